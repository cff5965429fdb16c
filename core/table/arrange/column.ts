import {asId, type ColumnId, type RowId, type SheetId} from '../../base/ids.ts';
import type {CellValue} from '../../schema/cell.ts';
import type {Column} from '../../schema/column.ts';
import type {Sheet} from '../../schema/sheet.ts';
import type {Table, Tables} from '../table.ts';

/** A column as sorting, filtering, grouping and search see it, by row index. */
export interface ArrangeColumn {
  readonly id: ColumnId;
  /** `number`: sorts by `number`; `text`: by the collation of `label`. */
  readonly sorts: 'number' | 'text';
  /** How search looks at it: texts of the row itself, names that many rows share, amounts and dates, or not at all. */
  readonly search: 'own' | 'shared' | 'money' | 'number' | 'date' | 'none';
  value(index: number): CellValue;
  /** NaN where the cell is empty. Choices: their place in the list. Booleans: 0 and 1. */
  number(index: number): number;
  /** What tells its texts apart: the text itself, a link's row id, a choice's id. '' where the cell is empty. */
  key(index: number): string;
  /** What is shown for a key. */
  label(key: string): string;
  /** Every key that the column can hold, where they are few and known: a choice's ids. */
  readonly keys?: readonly string[];
}

/** What fills a computed column, from whoever reckons it. */
export interface ComputedColumn {
  readonly sorts: 'number' | 'text';
  value(index: number): CellValue;
}

export interface ColumnSources {
  readonly tables: Tables;
  /** The sheet's description, for labels of links. */
  sheet(id: SheetId): Sheet | undefined;
  /** `null` where the measure is not known (yet): the column then counts as empty. `sheet` is the one it stands in. */
  computed(column: Column, sheet: SheetId): ComputedColumn | null;
}

/** Deepest chain of links that a label follows (an arrears line is called after its customer). */
const MAX_CHAIN = 4;

/** The arranging view of a sheet's column. */
export function arrangeColumn(table: Table, column: Column, sources: ColumnSources): ArrangeColumn {
  if (column.type === 'computed') return computedColumn(column, sources.computed(column, table.sheet));
  const cells = table.column(column.id);
  const {id} = column;
  const plain = {id, value: cells.get, key: cells.text, label: same} as const;
  switch (column.type) {
    case 'text':
    case 'phone':
    case 'email':
    case 'url':
      return {...plain, sorts: 'text', search: 'own', number: nothing};
    case 'link': {
      const label = linkLabel(column.target, sources, MAX_CHAIN);
      return {...plain, sorts: 'text', search: 'shared', number: nothing, label};
    }
    case 'choice':
      return choiceColumn(column, plain);
    case 'boolean':
      return {...plain, sorts: 'number', search: 'none', number: index => truthNumber(cells.get(index))};
    case 'money':
      return {...plain, sorts: 'number', search: 'money', number: cells.number};
    case 'date':
      return {...plain, sorts: 'number', search: 'date', number: cells.number};
    case 'number':
    case 'percent':
    case 'month':
      return {...plain, sorts: 'number', search: column.type === 'number' ? 'number' : 'none', number: cells.number};
  }
}

function choiceColumn(column: Column, plain: Pick<ArrangeColumn, 'id' | 'value' | 'key'>): ArrangeColumn {
  const choices = column.choices ?? [];
  const places = new Map(choices.map((choice, place) => [choice.id, place] as const));
  const labels = new Map(
    choices.map(({id, name}) => [id, name.zh === name.en ? name.zh : `${name.zh} ${name.en}`] as const),
  );
  return {
    ...plain,
    sorts: 'number',
    search: 'shared',
    number: index => {
      const key = plain.key(index);
      // A choice of a newer version sorts behind those that are known.
      return key === '' ? Number.NaN : (places.get(key) ?? choices.length);
    },
    label: key => labels.get(key) ?? key,
    keys: choices.map(choice => choice.id),
  };
}

function computedColumn(column: Column, computed: ComputedColumn | null): ArrangeColumn {
  const value = computed === null ? () => null : (index: number) => computed.value(index);
  return {
    id: column.id,
    sorts: computed?.sorts ?? 'number',
    search: 'none',
    value,
    number: index => {
      const cell = value(index);
      return typeof cell === 'number' ? cell : Number.NaN;
    },
    key: index => {
      const cell = value(index);
      return cell === null ? '' : String(cell);
    },
    label: same,
  };
}

/** What a row id is called: the title of the row it names, through further links; the id itself where there is no row. */
export function linkLabel(
  target: SheetId | undefined,
  sources: ColumnSources,
  depth = MAX_CHAIN,
): (row: string) => string {
  const sheet = target === undefined ? undefined : sources.sheet(target);
  const title = sheet?.columns.find(column => column.id === sheet.title);
  if (sheet === undefined || title === undefined || depth === 0) return same;
  const table = sources.tables.table(sheet.id);
  const further = title.type === 'link' ? linkLabel(title.target, sources, depth - 1) : same;
  return row => {
    const index = row === '' ? -1 : table.indexOf(asId<RowId>(row));
    return index < 0 ? row : further(table.text(index, title.id));
  };
}

function truthNumber(value: CellValue): number {
  return typeof value === 'boolean' ? Number(value) : Number.NaN;
}

function same(key: string): string {
  return key;
}

function nothing(): number {
  return Number.NaN;
}

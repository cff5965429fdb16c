import type {Day} from '../base/calendar-date.ts';
import {asId, type ColumnId, type RowId, type SheetId} from '../base/ids.ts';
import {matchKey} from '../base/text.ts';
import type {Change} from '../doc/change.ts';
import {valueOfCell} from '../formula/cell-value.ts';
import {type CompiledFormula, compileFormula} from '../formula/compile.ts';
import type {FormulaEnv, Related, Source} from '../formula/environment.ts';
import {reckoningOrder} from '../formula/order.ts';
import {parseFormula} from '../formula/parse.ts';
import {formulaError, type Value} from '../formula/value.ts';
import type {Column} from '../schema/column.ts';
import type {Sheet} from '../schema/sheet.ts';
import type {Tables} from '../table/table.ts';
import {createRelatedRows, type RelatedRows} from './related-rows.ts';

/** The day of the business, where a sheet also says when a row was written down. */
const BUSINESS_DATE = asId<ColumnId>('entry_date');

/** What formula columns are reckoned from. */
export interface FormulaSources {
  readonly tables: Tables;
  sheet(id: SheetId): Sheet | undefined;
  today(): Day;
}

/** The computed columns that a formula fills: each value is reckoned when it is first asked for and kept until it may alter. */
export interface FormulaColumns {
  /** A column's values by row index; `null` where it is no formula column of the sheet. */
  values(sheet: SheetId, column: Column): ((index: number) => Value) | null;
  /** Follows changes that the tables already show. */
  note(changes: readonly Change[]): void;
  /** Whether a sheet has a formula that reads other sheets, so that its cells may alter with them. */
  readsOthers(sheet: SheetId): boolean;
}

interface FormulaColumn {
  readonly name: string;
  readonly compiled: CompiledFormula<number> | null;
  readonly problem: Value;
  /** Keys of formula columns that it reads. */
  readonly reads: Set<string>;
  /** Reads rows of other sheets, itself or through what it reads. */
  crosses: boolean;
  readonly known: Map<number, Value>;
}

/** All compiled once; made anew when columns change. */
interface Plan {
  readonly columns: ReadonlyMap<string, FormulaColumn>;
  /** Columns that lead back to themselves, with the walk: `Margin → Price → Margin`. */
  readonly blocked: ReadonlyMap<string, string>;
}

/** Nothing reckoned yet; formulas are compiled at the first question. */
export function createFormulaColumns(sources: FormulaSources): FormulaColumns {
  const related = createRelatedRows(sources.tables);
  let plan: Plan | null = null;
  let day: Day | null = null;

  function planned(): Plan {
    plan ??= planOf(sources, related, read);
    const today = sources.today();
    if (day !== today) {
      day = today;
      for (const column of plan.columns.values()) column.known.clear();
    }
    return plan;
  }

  function read(key: string, index: number): Value {
    const {columns, blocked} = planned();
    const cycle = blocked.get(key);
    if (cycle !== undefined) return formulaError('#CYCLE!', cycle);
    const column = columns.get(key);
    if (column === undefined) return null;
    const known = column.known.get(index);
    if (known !== undefined) return known;
    const value = column.compiled?.evaluate(index) ?? column.problem;
    column.known.set(index, value);
    return value;
  }

  return {
    values(sheet, column) {
      const key = keyOf(sheet, column);
      return planned().columns.has(key) ? index => read(key, index) : null;
    },
    note(changes) {
      related.note(changes);
      if (plan === null) return;
      if (changes.some(change => change.kind === 'columns')) {
        plan = null;
        return;
      }
      for (const [key, column] of plan.columns) {
        for (const change of changes) {
          if (change.kind === 'settings') continue;
          const isOwn = key.startsWith(`${change.sheet}/`);
          if (column.crosses || (isOwn && change.kind === 'rows')) column.known.clear();
          else if (isOwn && change.kind !== 'rows' && change.kind !== 'columns') {
            column.known.delete(sources.tables.table(change.sheet).indexOf(change.row));
          }
        }
      }
    },
    readsOthers: sheet => [...planned().columns].some(([key, column]) => column.crosses && key.startsWith(`${sheet}/`)),
  };
}

function planOf(sources: FormulaSources, related: RelatedRows, read: (key: string, index: number) => Value): Plan {
  const columns = new Map<string, FormulaColumn>();
  for (const id of sources.tables.sheets) {
    const sheet = sources.sheet(id);
    for (const column of sheet?.columns ?? []) {
      if (sheet === undefined || column.type !== 'computed' || column.formula === undefined) continue;
      columns.set(keyOf(id, column), compiledColumn(sheet, column, sources, related, read));
    }
  }
  const {blocked, order} = reckoningOrder(new Map([...columns].map(([key, column]) => [key, column.reads])));
  for (const key of order) {
    const column = columns.get(key);
    if (column !== undefined) column.crosses ||= [...column.reads].some(other => columns.get(other)?.crosses === true);
  }
  const nameOf = (key: string) => columns.get(key)?.name ?? key;
  return {
    columns,
    blocked: new Map([...blocked].map(([key, walk]) => [key, walk.split(' → ').map(nameOf).join(' → ')])),
  };
}

function compiledColumn(
  sheet: Sheet,
  column: Column,
  sources: FormulaSources,
  related: RelatedRows,
  read: (key: string, index: number) => Value,
): FormulaColumn {
  const reads = new Set<string>();
  const base = {name: column.name.zh, reads, known: new Map<number, Value>()};
  const ast = parseFormula(column.formula ?? '');
  if (!ast.ok) {
    const detail = ast.error.kind === 'formula-invalid' ? ast.error.detail : ast.error.kind;
    return {...base, compiled: null, problem: formulaError('#NAME?', detail), crosses: false};
  }
  const readsOf = (key: string) => {
    reads.add(key);
    return (index: number) => read(key, index);
  };
  const compiled = compileFormula(ast.value, envOf(sheet, sources, related, readsOf));
  const crosses = compiled.dependencies.some(
    dependency => dependency.kind === 'related' || (dependency.kind === 'reference' && dependency.path.length > 1),
  );
  return {...base, compiled, problem: null, crosses};
}

/** What names mean in a sheet's formulas; a row is its index in the sheet's table. */
function envOf(
  sheet: Sheet,
  sources: FormulaSources,
  related: RelatedRows,
  readsOf: (key: string) => (index: number) => Value,
): FormulaEnv<number, number> {
  return {
    reference: path => referenceOf(sheet, path, sources, related, readsOf),
    related: name => relatedTo(sheet, name, sources, related, readsOf),
    today: () => sources.today(),
  };
}

function referenceOf(
  sheet: Sheet,
  path: readonly string[],
  sources: FormulaSources,
  related: RelatedRows,
  readsOf: (key: string) => (index: number) => Value,
): Source<number> | null {
  const [name = '', ...rest] = path;
  const column = sheet.columns.find(each => isCalled(each, name));
  if (column === undefined) return null;
  if (rest.length > 0) {
    const target = column.target === undefined ? undefined : sources.sheet(column.target);
    const inner = target === undefined ? null : referenceOf(target, rest, sources, related, readsOf);
    if (target === undefined || inner === null) return null;
    const links = sources.tables.table(sheet.id).column(column.id);
    const rows = sources.tables.table(target.id);
    return {
      read: index => {
        const link = links.text(index);
        const row = link === '' ? -1 : rows.indexOf(asId<RowId>(link));
        return row < 0 ? null : inner.read(row);
      },
    };
  }
  if (column.type === 'computed') {
    return column.formula === undefined ? null : {read: readsOf(keyOf(sheet.id, column))};
  }
  const cells = sources.tables.table(sheet.id).column(column.id);
  return {read: index => valueOfCell(column.type, cells.get(index))};
}

/** Rows of the sheet of that name which link to the row in hand; their date is the business date, else the sheet's first date. */
function relatedTo(
  sheet: Sheet,
  name: string,
  sources: FormulaSources,
  related: RelatedRows,
  readsOf: (key: string) => (index: number) => Value,
): Related<number, number> | null {
  const id = sources.tables.sheets.find(each => {
    const other = sources.sheet(each);
    return other !== undefined && isCalled(other, name);
  });
  const other = id === undefined ? undefined : sources.sheet(id);
  const link = other?.columns.find(column => column.type === 'link' && column.target === sheet.id);
  if (other === undefined || link === undefined) return null;
  const dated = other.columns.filter(column => column.type === 'date').map(column => column.id);
  const own = sources.tables.table(sheet.id);
  const rows = sources.tables.table(other.id);
  const dates = [...dated.filter(id => id === BUSINESS_DATE), ...dated].map(id => rows.column(id));
  const dayOfRow = (row: number): number => {
    for (const column of dates) if (!Number.isNaN(column.number(row))) return column.number(row);
    return Number.NaN;
  };
  return {
    env: {reference: path => referenceOf(other, path, sources, related, readsOf)},
    each(index, span, visit) {
      for (const row of related.of(other.id, link.id, own.rowId(index))) {
        if (span !== null) {
          const day = dayOfRow(row);
          if (!(day >= span.from && day <= span.to)) continue;
        }
        visit(row);
      }
    },
  };
}

function isCalled(thing: {readonly id: string; readonly name: Column['name']}, name: string): boolean {
  const key = matchKey(name);
  return thing.id === name || matchKey(thing.name.zh) === key || matchKey(thing.name.en) === key;
}

function keyOf(sheet: SheetId, column: Column): string {
  return `${sheet}/${column.id}`;
}

/**
 * The rows that an import would make, beside the workbook that is there: looks up what exists, adds what does not, and
 * turns into the blocks and cell writes of one command. Made anew for each plan; row ids are drawn once a session, so that
 * a second plan gives the same ids.
 */
import {asId, type ColumnId, type Random, type RowId, randomId, type SheetId} from '../base/ids.ts';
import {matchKey} from '../base/text.ts';
import type {CellWrite, RowBlock} from '../doc/command.ts';
import type {CellValue} from '../schema/cell.ts';
import {slotRowId} from '../table/row-directory.ts';
import type {Table, Tables} from '../table/table.ts';

/** Sheets whose blocks go first, since others link to them. */
const FIRST = ['staff', 'customers', 'contacts', 'agreements', 'entries'];

export type Cells = Readonly<Record<string, CellValue>>;

/** One random slot for each sheet (storage-spec R5: rows of an import are `<slot>.<index>`). */
export interface Slots {
  of(sheet: string): string;
}

/** Draws a sheet's slot when it is first asked for, and keeps it. */
export function drawSlots(random: Random): Slots {
  const slots = new Map<string, string>();
  return {
    of(sheet) {
      const known = slots.get(sheet);
      if (known !== undefined) return known;
      const made = randomId<RowId>(random);
      slots.set(sheet, made);
      return made;
    },
  };
}

export interface Draft {
  /** Row of the account manager of that name, made if need be; `isNew` tells. */
  staff(name: string): RowId;
  /** Adds a row; cells that are null are left out. */
  add(sheet: string, cells: Cells): RowId;
  /** An `add` for many rows of the same columns, which are looked up once: a long ledger spends its time here. */
  appender(sheet: string, columns: readonly string[]): (values: readonly CellValue[]) => RowId;
  /** Sets a cell of a drafted or an existing row; true where that changes it. */
  set(sheet: string, row: RowId, column: string, value: CellValue): boolean;
  get(sheet: string, row: RowId, column: string): CellValue;
  isNew(row: RowId): boolean;
  /** Row of the customer's contact of that name, drafted or there; `undefined` where it has none. */
  findContact(customer: RowId, name: string): RowId | undefined;
  count(sheet: string): number;
  blocks(): readonly RowBlock[];
  writes(): readonly CellWrite[];
}

interface Block {
  readonly rows: RowId[];
  readonly columns: Map<string, CellValue[]>;
}

/** An empty draft over a workbook's tables. */
export function createDraft(tables: Tables, slots: Slots): Draft {
  const blocks = new Map<string, Block>();
  /** Slot → sheet of the rows drafted so far. */
  const drafted = new Map<string, string>();
  const writes = new Map<string, CellWrite>();
  const staffByName = new Map<string, RowId>();
  /** By the name as written, which a ledger repeats on every line. */
  const staffByText = new Map<string, RowId>();
  const contacts = new Map<string, RowId>();
  const table = (sheet: string): Table => tables.table(asId<SheetId>(sheet));

  const staffTable = table('staff');
  forLive(staffTable, index => {
    const key = matchKey(staffTable.text(index, asId<ColumnId>('name')));
    if (key !== '' && !staffByName.has(key)) staffByName.set(key, staffTable.rowId(index));
  });
  const contactTable = table('contacts');
  forLive(contactTable, index => {
    const customer = contactTable.text(index, asId<ColumnId>('customer'));
    const key = contactKey(customer, contactTable.text(index, asId<ColumnId>('name')));
    if (!contacts.has(key)) contacts.set(key, contactTable.rowId(index));
  });

  function blockOf(sheet: string): Block {
    const known = blocks.get(sheet);
    if (known !== undefined) return known;
    const made: Block = {rows: [], columns: new Map()};
    blocks.set(sheet, made);
    return made;
  }

  function put(block: Block, name: string, at: number, value: CellValue): void {
    let values = block.columns.get(name);
    if (values === undefined) {
      if (value === null) return;
      values = [];
      block.columns.set(name, values);
    }
    fillTo(values, at);
    values[at] = value;
  }

  /** Position of a row among those drafted for its sheet; −1 for rows of the workbook. */
  function placeOf(row: RowId): number {
    const dot = row.lastIndexOf('.');
    return dot > 0 && drafted.has(row.slice(0, dot)) ? Number(row.slice(dot + 1)) : -1;
  }

  function newRow(sheet: string, block: Block): RowId {
    const slot = slots.of(sheet);
    const row = slotRowId(slot, block.rows.length);
    if (block.rows.length === 0) drafted.set(slot, sheet);
    block.rows.push(row);
    return row;
  }

  function findOrAddStaff(name: string): RowId {
    const key = matchKey(name);
    const known = staffByName.get(key);
    if (known !== undefined) return known;
    const row = draft.add('staff', {name, active: true});
    staffByName.set(key, row);
    return row;
  }

  const draft: Draft = {
    staff(name) {
      const named = staffByText.get(name);
      if (named !== undefined) return named;
      const row = findOrAddStaff(name);
      staffByText.set(name, row);
      return row;
    },
    add(sheet, cells) {
      const block = blockOf(sheet);
      const at = block.rows.length;
      const row = newRow(sheet, block);
      for (const name in cells) put(block, name, at, cells[name] ?? null);
      if (sheet === 'contacts') contacts.set(contactKey(String(cells.customer ?? ''), String(cells.name ?? '')), row);
      return row;
    },
    appender(sheet, columns) {
      const block = blockOf(sheet);
      const lists = columns.map(name => {
        const values = block.columns.get(name) ?? [];
        block.columns.set(name, values);
        return values;
      });
      return values => {
        const at = block.rows.length;
        for (let index = 0; index < lists.length; index += 1) {
          const list = lists[index];
          if (list === undefined) continue;
          if (list.length < at) fillTo(list, at);
          list.push(values[index] ?? null);
        }
        return newRow(sheet, block);
      };
    },
    set(sheet, row, column, value) {
      if (draft.get(sheet, row, column) === value) return false;
      const at = placeOf(row);
      if (at >= 0) put(blockOf(sheet), column, at, value);
      else {
        const key = `${row}/${column}`;
        writes.set(key, {sheet: asId<SheetId>(sheet), row, column: asId<ColumnId>(column), value});
      }
      return true;
    },
    get(sheet, row, column) {
      const at = placeOf(row);
      if (at >= 0) return blocks.get(sheet)?.columns.get(column)?.[at] ?? null;
      const written = writes.get(`${row}/${column}`);
      if (written !== undefined) return written.value;
      const home = table(sheet);
      const index = home.indexOf(row);
      return index < 0 ? null : home.get(index, asId<ColumnId>(column));
    },
    isNew: row => placeOf(row) >= 0,
    findContact: (customer, name) => contacts.get(contactKey(customer, name)),
    count: sheet => blocks.get(sheet)?.rows.length ?? 0,
    blocks: () =>
      [...new Set([...FIRST, ...blocks.keys()])].flatMap(sheet => {
        const block = blocks.get(sheet);
        return block === undefined || block.rows.length === 0 ? [] : [finished(sheet, block)];
      }),
    writes: () => [...writes.values()],
  };
  return draft;
}

function finished(sheet: string, {rows, columns}: Block): RowBlock {
  const full: Record<string, readonly CellValue[]> = {};
  for (const [name, values] of columns) {
    fillTo(values, rows.length);
    if (values.some(value => value !== null)) full[name] = values;
  }
  return {sheet: asId<SheetId>(sheet), rows, columns: full};
}

function fillTo(values: CellValue[], length: number): void {
  while (values.length < length) values.push(null);
}

function contactKey(customer: string, name: string): string {
  return `${customer}\n${matchKey(name)}`;
}

/** Calls for each live row's index. */
export function forLive(table: Table, visit: (index: number) => void): void {
  for (let index = 0; index < table.size; index += 1) if (table.isLive(index)) visit(index);
}

/**
 * What a typed entry leaves open (F02): number, posting date, account manager, handler. They are filled in with the command
 * that makes the entry or types what they rest on, and follow later changes of it as long as they still say what was
 * filled in; what somebody wrote differently stays.
 */
import {asDay, asMonth, type Day, lastDay, monthOf} from '../base/calendar-date.ts';
import {asId, type ColumnId, type RowId, type SheetId} from '../base/ids.ts';
import type {CellWrite, Command, NewRow} from '../doc/command.ts';
import type {CellValue} from '../schema/cell.ts';
import type {Settings} from '../schema/settings.ts';
import type {Tables} from '../table/table.ts';
import {isClosed, postingDay} from './closing.ts';
import {managerOn} from './handover.ts';
import {ledgerSheets} from './read-rows.ts';
import type {CustomerLedger} from './types.ts';

type WriteCommand = Extract<Command, {kind: 'write'}>;

export interface EntryDefaultsInput {
  /** As they are before the command. */
  readonly tables: Tables;
  /** The customer's ledger before the command; `undefined` where there is no such customer. */
  ledger(customer: RowId): CustomerLedger | undefined;
  readonly settings: Pick<Settings, 'closedThrough' | 'ledgerBegins'>;
  readonly today: Day;
  /** Number of the next entry. */
  nextNumber(): string;
}

/** A cell of a row, as it is before or after the command. */
type Cell = (sheet: SheetId, row: RowId, column: string) => CellValue;

const {entries: ENTRIES, customers: CUSTOMERS, contacts: CONTACTS} = ledgerSheets;
const STAFF = asId<SheetId>('staff');
/** What the filled-in cells rest on. */
const GROUNDS: ReadonlySet<string> = new Set(['posted_on', 'entry_date', 'entry_type', 'customer', 'contact']);
/** Entries that the account manager makes; payments and the rest may be finance's. */
const MANAGERS_OWN: ReadonlySet<CellValue> = new Set(['sale', 'sale_return']);

/** The command with the cells that its entries leave open. */
export function withEntryDefaults(command: WriteCommand, input: EntryDefaultsInput): WriteCommand {
  const made = command.inserts.filter(({sheet}) => sheet === ENTRIES);
  const isMade = new Set(made.map(({row}) => row));
  const touched = new Set<RowId>();
  for (const {sheet, row, column} of command.cells) {
    if (sheet === ENTRIES && GROUNDS.has(column) && !isMade.has(row)) touched.add(row);
  }
  if (made.length + touched.size === 0) return command;
  const context: Context = {...input, before: cellsBefore(input.tables), after: cellsAfter(command, input.tables)};
  const numbers = new Set(made.map(({cells}) => cells.entry_no));
  const filled = new Map<RowId, NewRow>();
  for (const insert of made) {
    const cells = newCells(insert.row, context);
    filled.set(insert.row, {
      ...insert,
      cells: {...insert.cells, ...cells, entry_no: numberOf(insert.row, numbers, context)},
    });
  }
  const followed = [...touched].flatMap(row => followingCells(row, context));
  return {
    ...command,
    inserts: command.inserts.map(insert => filled.get(insert.row) ?? insert),
    cells: [...command.cells, ...followed],
  };
}

interface Context extends EntryDefaultsInput {
  readonly before: Cell;
  readonly after: Cell;
}

/** A row that is there already, made again after a crash, keeps its number. */
function numberOf(row: RowId, taken: ReadonlySet<CellValue | undefined>, context: Context): CellValue {
  const known = context.after(ENTRIES, row, 'entry_no');
  if (known !== null) return known;
  let number = context.nextNumber();
  while (taken.has(number)) number = context.nextNumber();
  return number;
}

function newCells(row: RowId, context: Context): Record<string, CellValue> {
  const cells: Record<string, CellValue> = {};
  const typed = (column: string): CellValue => context.after(ENTRIES, row, column);
  const posted = typed('posted_on');
  if (typeof posted !== 'number') cells.posted_on = postedOn(row, context.after, context);
  else if (isClosed(monthOf(asDay(posted)), context.settings.closedThrough)) {
    // A late entry keeps its business date and is posted in the open month (reckoning rule 10).
    cells.posted_on = postingDay(asDay(posted), context.today, context.settings.closedThrough);
    if (typed('entry_type') !== 'opening') cells.entry_date = typed('entry_date') ?? posted;
  }
  const on = cells.posted_on ?? posted;
  const manager = typed('account_manager') ?? responsible(row, on, context.after, context);
  if (manager !== null) cells.account_manager = manager;
  const handler = typed('handler') ?? handlerOf(row, manager, context.after);
  if (handler !== null) cells.handler = handler;
  return cells;
}

function followingCells(row: RowId, context: Context): readonly CellWrite[] {
  const {before, after, settings} = context;
  const was = before(ENTRIES, row, 'posted_on');
  if (typeof was === 'number' && isClosed(monthOf(asDay(was)), settings.closedThrough)) return [];
  const writes: CellWrite[] = [];
  /** The value in the cell once the command is done. */
  const follow = (column: string, fromBefore: CellValue, fromAfter: CellValue): CellValue => {
    const held = before(ENTRIES, row, column);
    const kept = after(ENTRIES, row, column);
    const isTyped = kept !== held;
    if (isTyped || fromAfter === null || fromAfter === held || (held !== null && held !== fromBefore)) return kept;
    writes.push({sheet: ENTRIES, row, column: asId<ColumnId>(column), value: fromAfter});
    return fromAfter;
  };
  const on = follow('posted_on', postedOn(row, before, context), postedOn(row, after, context));
  const managerBefore = responsible(row, was, before, context);
  const manager = follow('account_manager', managerBefore, responsible(row, on, after, context));
  follow('handler', handlerOf(row, managerBefore, before), handlerOf(row, manager, after));
  return writes;
}

/**
 * Posting date: the business date while its month is open, else today, in the open month. An opening line is posted on the
 * last day before the ledger begins (reckoning rule 13).
 */
function postedOn(row: RowId, cell: Cell, {today, settings}: Context): Day {
  const {closedThrough, ledgerBegins} = settings;
  if (cell(ENTRIES, row, 'entry_type') === 'opening') {
    const begins = asMonth(ledgerBegins ?? monthOf(today));
    return postingDay(lastDay(asMonth(begins - 1)), today, closedThrough);
  }
  const dated = cell(ENTRIES, row, 'entry_date');
  return postingDay(typeof dated === 'number' ? asDay(dated) : today, today, closedThrough);
}

/** The manager responsible for the entry's row on its posting date. */
function responsible(row: RowId, postedOn: CellValue, cell: Cell, context: Context): RowId | null {
  const customer = linkOf(cell(ENTRIES, row, 'customer'));
  if (customer === null || typeof postedOn !== 'number') return null;
  const contact = linkOf(cell(ENTRIES, row, 'contact'));
  const ofContact = contact === null ? null : linkOf(cell(CONTACTS, contact, 'account_manager'));
  const manager = ofContact ?? linkOf(cell(CUSTOMERS, customer, 'account_manager'));
  const handovers = context.ledger(customer)?.handovers ?? [];
  return managerOn({handovers}, {id: contact ?? customer, manager}, asDay(postedOn));
}

/** Who made the entry, as far as its kind tells: the account manager, by name. */
function handlerOf(row: RowId, manager: CellValue, cell: Cell): CellValue {
  const id = linkOf(manager);
  return id !== null && MANAGERS_OWN.has(cell(ENTRIES, row, 'entry_type')) ? cell(STAFF, id, 'name') : null;
}

function cellsBefore(tables: Tables): Cell {
  return (sheet, row, column) => {
    const table = tables.table(sheet);
    const index = table.indexOf(row);
    return index < 0 ? null : table.get(index, asId<ColumnId>(column));
  };
}

function cellsAfter(command: WriteCommand, tables: Tables): Cell {
  const before = cellsBefore(tables);
  const made = new Map(command.inserts.map(({row, cells}) => [row, cells]));
  const written = new Map(command.cells.map(({row, column, value}) => [`${row} ${column}`, value]));
  return (sheet, row, column) => {
    const value = written.get(`${row} ${column}`);
    if (value !== undefined) return value;
    const cells = made.get(row);
    return cells === undefined || cells[column] === undefined ? before(sheet, row, column) : cells[column];
  };
}

function linkOf(value: CellValue): RowId | null {
  return typeof value === 'string' && value !== '' ? asId<RowId>(value) : null;
}

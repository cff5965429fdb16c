/**
 * What the ledger refuses to change, whoever asks: figures of closed months (reckoning rule 10), and customers and
 * contacts that entries still name. Checked on the whole command, before anything is written.
 */
import type {AppError} from '../base/app-error.ts';
import {asDay, formatMonth, type Month, monthOf} from '../base/calendar-date.ts';
import {asId, type ColumnId, type RowId} from '../base/ids.ts';
import type {CellWrite, Command, RowBlock} from '../doc/command.ts';
import type {CellValue} from '../schema/cell.ts';
import type {Settings} from '../schema/settings.ts';
import type {Tables} from '../table/table.ts';
import {isClosed} from './closing.ts';
import {ledgerSheets} from './read-rows.ts';
import type {CustomerLedger} from './types.ts';

export interface GuardInput {
  /** As they are before the command. */
  readonly tables: Tables;
  /** The customer's ledger before the command; `undefined` where there is no such customer. */
  ledger(customer: RowId): CustomerLedger | undefined;
  readonly settings: Pick<Settings, 'closedThrough'>;
}

type Guarded = Extract<Command, {kind: 'write' | 'import'}>;

const {entries: ENTRIES, customers: CUSTOMERS, contacts: CONTACTS} = ledgerSheets;
const POSTED = asId<ColumnId>('posted_on');

/** Columns of an entry that a month's figures rest on; remarks, document numbers and due dates may still be written. */
const FIGURES: ReadonlySet<string> = new Set([
  'posted_on',
  'entry_date',
  'customer',
  'contact',
  'entry_type',
  'amount',
  'settlement_form',
  'account_manager',
  'posted',
]);

/** Why the command must not be applied: `month-closed`, `row-in-use`; `null` where nothing stands against it. */
export function ledgerRefusal(command: Guarded, input: GuardInput): AppError | null {
  const month = closedMonthTouched(command, input);
  if (month !== null) return {kind: 'month-closed', month: formatMonth(month)};
  return command.kind === 'write' ? rowInUse(command, input) : null;
}

/** The first closed month whose figures the command would change. */
function closedMonthTouched(command: Guarded, {tables, settings}: GuardInput): Month | null {
  const {closedThrough} = settings;
  if (closedThrough === null) return null;
  const table = tables.table(ENTRIES);
  const closed = (posted: CellValue): Month | null => {
    if (typeof posted !== 'number') return null;
    const month = monthOf(asDay(posted));
    return isClosed(month, closedThrough) ? month : null;
  };
  const stored = (row: RowId): Month | null => {
    const index = table.indexOf(row);
    return index >= 0 && table.isLive(index) ? closed(table.get(index, POSTED)) : null;
  };
  const written = ({sheet, row, column, value}: CellWrite): Month | null => {
    if (sheet !== ENTRIES || !FIGURES.has(column)) return null;
    return stored(row) ?? (column === POSTED ? closed(value) : null);
  };
  if (command.kind === 'import') {
    return first(command.blocks, block => importedInto(block, closed)) ?? first(command.then, written);
  }
  return (
    first(command.inserts, ({sheet, cells}) => (sheet === ENTRIES ? closed(cells[POSTED] ?? null) : null)) ??
    first(command.cells, written) ??
    first(command.deletes, ({sheet, row}) => (sheet === ENTRIES ? stored(row) : null))
  );
}

/** Opening lines may lie on the last day of a closed month: they are what an imported row begins with. */
function importedInto(block: RowBlock, closed: (posted: CellValue) => Month | null): Month | null {
  if (block.sheet !== ENTRIES) return null;
  const types = block.columns.entry_type;
  for (const [at, posted] of (block.columns[POSTED] ?? []).entries()) {
    const month = types?.[at] === 'opening' ? null : closed(posted);
    if (month !== null) return month;
  }
  return null;
}

/** A deleted customer or contact would leave its entries without a row, and take them out of every month. */
function rowInUse(command: Extract<Command, {kind: 'write'}>, {tables, ledger}: GuardInput): AppError | null {
  for (const {sheet, row} of command.deletes) {
    if (sheet !== CUSTOMERS && sheet !== CONTACTS) continue;
    const table = tables.table(sheet);
    const index = table.indexOf(row);
    if (index < 0) continue;
    const customer = sheet === CUSTOMERS ? row : asId<RowId>(table.text(index, asId<ColumnId>('customer')));
    const all = ledger(customer)?.entries ?? [];
    const entries = sheet === CUSTOMERS ? all.length : all.filter(entry => entry.row === row).length;
    if (entries > 0) return {kind: 'row-in-use', row: table.text(index, asId<ColumnId>('name')), entries};
  }
  return null;
}

function first<Item, Found>(items: readonly Item[], find: (item: Item) => Found | null): Found | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

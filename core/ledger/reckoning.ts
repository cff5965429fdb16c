/**
 * A customer's ledger made ready for reckoning: each counted entry's effect, the bills with their due dates and the
 * credits, worked out once. Everything else of this room (`position`, `month`, `periods`, `arrears-list`) reads it. Pure
 * and thrown away after use: nothing here is patched.
 */
import {asDay, asMonth, type Day, firstDay, lastDay, type Month, monthOf} from '../base/calendar-date.ts';
import type {RowId} from '../base/ids.ts';
import {ZERO} from '../base/money.ts';
import type {Settings} from '../schema/settings.ts';
import {compareEntryNo} from './entry-order.ts';
import type {MonthSales} from './periods.ts';
import {effectOf} from './pools.ts';
import type {Position} from './position.ts';
import {type DefaultTerms, dueDate, type FullTerms, fullTerms, termsOn} from './terms.ts';
import type {AccountRow, CustomerLedger, Entry, Pool} from './types.ts';

/** The settings that reckoning depends on. */
export type LedgerSettings = DefaultTerms & Pick<Settings, 'weekScheme'>;

/** What one counted entry moves; all figures in fen with their sign. Proposals make none. */
export interface Movement {
  readonly entry: Entry;
  /** Position of its row in `Reckoning.rows`. */
  readonly row: number;
  readonly pool: Pool;
  readonly sales: number;
  readonly collection: number;
  readonly adjustment: number;
  readonly opening: number;
  /** Of the on-account balance (签单余款). */
  readonly onAccount: number;
  /** Of the stored value (储值). The row's closing balance moves by `onAccount − stored`. */
  readonly stored: number;
  /** The customer's on-account balance and stored value after this entry. */
  readonly onAccountAfter: number;
  readonly storedAfter: number;
}

/** Something owed (evaluation rule 3): an on-account sale, a positive adjustment, (a part of) an opening line, a refund beyond the advance. */
export interface Bill {
  readonly entry: RowId;
  /** 0, or 1 for the newer part of an opening line without a bill date (evaluation rule 6). */
  readonly part: 0 | 1;
  readonly entryNo: string;
  /** Position of its row in `Reckoning.rows`. */
  readonly row: number;
  readonly billDate: Day;
  readonly dueDate: Day;
  /** The due date was written on the bill. */
  readonly dueStated: boolean;
  /** Known from this day on. */
  readonly postedOn: Day;
  /** Fen, > 0. */
  readonly amount: number;
  /** Part of a refund that the row's advance covered when it was posted: it lowers the credits and is not owed. */
  readonly covered: number;
}

/** Something that settles bills. */
export interface Credit {
  readonly entry: RowId;
  readonly row: number;
  readonly postedOn: Day;
  /** Fen, > 0. */
  readonly amount: number;
  /** The bill it settles first; what is left goes to the oldest bill of its row. */
  readonly appliedTo: RowId | null;
}

export interface Reckoning {
  readonly ledger: CustomerLedger;
  readonly settings: LedgerSettings;
  /**
   * The customer's rows; rows that only entries name (a deleted contact) follow the recorded ones. A typed last-month
   * figure whose month has sales in the ledger after all has given way to them: it reads 0 here.
   */
  readonly rows: readonly AccountRow[];
  /** In order of posting. */
  readonly movements: readonly Movement[];
  /** Row by row, oldest first: bill date, then entry number. */
  readonly bills: readonly Bill[];
  /** In order of posting. */
  readonly credits: readonly Credit[];
  /** What `periods.ts` and `position.ts` have worked out of it: many rules and columns ask the same. */
  readonly memo: ReckoningMemo;
}

/** Filled by the functions that answer; nothing else looks at it. */
export interface ReckoningMemo {
  months: MonthSales | null;
  readonly positions: Position[];
}

/** Makes a customer's ledger ready. @param ledger entries in order of posting (`compareEntries`) */
export function reckon(ledger: CustomerLedger, settings: LedgerSettings): Reckoning {
  const rows = [...ledger.rows];
  const moves: Draft[] = [];
  let hasStored = false;
  for (const entry of ledger.entries) {
    if (entry.proposed) continue;
    const row = positionOf(rows, entry);
    const effect = effectOf(entry);
    const isStored = effect.pool === 'stored_value';
    hasStored ||= isStored;
    moves.push({
      entry,
      row,
      pool: effect.pool,
      sales: effect.sales,
      collection: effect.collection,
      adjustment: effect.adjustment,
      opening: effect.opening,
      onAccount: isStored ? 0 : effect.closing,
      stored: isStored ? -effect.closing : 0,
      onAccountAfter: 0,
      storedAfter: 0,
    });
  }
  if (hasStored) keepStoredValueFromFalling(moves, rows.length);
  runBalances(moves);
  const {bills, credits} = billsAndCredits(moves, rows, ledger, settings);
  const memo: ReckoningMemo = {months: null, positions: []};
  return {ledger, settings, rows: withoutDoubledFigures(rows, moves), movements: moves, bills, credits, memo};
}

/** Position after the last movement posted on or before a day: how many movements are known then. */
export function knownCount(reckoning: Reckoning, day: Day): number {
  const {movements} = reckoning;
  let low = 0;
  let high = movements.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const movement = movements[middle];
    if (movement !== undefined && movement.entry.postedOn <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Position of an entry's row; a row that only entries name is added. Customers have a handful of rows. */
function positionOf(rows: AccountRow[], entry: Entry): number {
  for (let at = 0; at < rows.length; at += 1) if (rows[at]?.id === entry.row) return at;
  return rows.push(rowWithoutRecord(entry)) - 1;
}

type Draft = {-readonly [Key in keyof Movement]: Movement[Key]};

function rowWithoutRecord(entry: Entry): AccountRow {
  return {
    id: entry.row,
    contactName: '',
    manager: entry.manager,
    usualForm: entry.form,
    authorisedSigner: null,
    prevMonth: null,
    prevMonthSales: null,
  };
}

/** Ledger first (reckoning rule 1): a typed last-month figure stands only where no sale of that month is in the ledger. */
function withoutDoubledFigures(rows: readonly AccountRow[], moves: readonly Movement[]): readonly AccountRow[] {
  if (rows.every(row => row.prevMonth === null)) return rows;
  const doubled = new Set<number>();
  for (const {row, sales, entry} of moves) {
    const typed = rows[row]?.prevMonth ?? null;
    if (sales === 0 || typed === null || entry.postedOn < firstDay(typed)) continue;
    // Entries come in order of posting and the ledger as a rule begins after the typed month.
    if (entry.postedOn <= lastDay(typed)) doubled.add(row);
  }
  return doubled.size === 0 ? rows : rows.map((row, at) => (doubled.has(at) ? {...row, prevMonthSales: ZERO} : row));
}

/**
 * Stored value never falls below 0 (reckoning rule 4): what a deduction takes beyond it is owed on account. Within a day
 * recharges count first, so that the order of entry of one day does not matter.
 */
function keepStoredValueFromFalling(moves: readonly Draft[], rowCount: number): void {
  const stored = new Float64Array(rowCount);
  for (let from = 0; from < moves.length; ) {
    const day = moves[from]?.entry.postedOn;
    let to = from;
    for (; to < moves.length && moves[to]?.entry.postedOn === day; to += 1) {
      const move = moves[to];
      if (move !== undefined && move.stored > 0) stored[move.row] = (stored[move.row] ?? 0) + move.stored;
    }
    for (let index = from; index < to; index += 1) {
      const move = moves[index];
      if (move === undefined || move.stored >= 0) continue;
      const taken = Math.min(-move.stored, stored[move.row] ?? 0);
      move.onAccount = -move.stored - taken;
      move.stored = taken === 0 ? 0 : -taken;
      stored[move.row] = (stored[move.row] ?? 0) - taken;
    }
    from = to;
  }
}

function runBalances(moves: readonly Draft[]): void {
  let onAccount = 0;
  let stored = 0;
  for (const move of moves) {
    move.onAccountAfter = onAccount += move.onAccount;
    move.storedAfter = stored += move.stored;
  }
}

function billsAndCredits(
  moves: readonly Movement[],
  rows: readonly AccountRow[],
  ledger: CustomerLedger,
  settings: LedgerSettings,
): {readonly bills: readonly Bill[]; readonly credits: readonly Credit[]} {
  const bills: Bill[] = [];
  const credits: Credit[] = [];
  const balances = new Float64Array(rows.length);
  const agedAsLastMonth = new Float64Array(rows.length);
  for (const {entry, row, onAccount} of moves) {
    if (onAccount === 0) continue;
    const before = balances[row] ?? 0;
    balances[row] = before + onAccount;
    if (onAccount < 0) {
      credits.push({entry: entry.id, row, postedOn: entry.postedOn, amount: -onAccount, appliedTo: entry.appliedTo});
      continue;
    }
    if (entry.type === 'opening' && entry.entryDate === null) {
      const account = rows[row];
      const previous = openingMonth(account, entry.postedOn);
      const known = Math.max(0, account?.prevMonthSales ?? 0) - (agedAsLastMonth[row] ?? 0);
      const newer = Math.min(onAccount, known);
      agedAsLastMonth[row] = (agedAsLastMonth[row] ?? 0) + newer;
      const eve = lastDay(asMonth(previous - 1));
      if (onAccount > newer) bills.push(billOf(entry, row, onAccount - newer, eve, 0, 0, ledger, settings));
      if (newer > 0) bills.push(billOf(entry, row, newer, lastDay(previous), 1, 0, ledger, settings));
      continue;
    }
    const covered = entry.type === 'refund' ? Math.min(onAccount, Math.max(0, -before)) : 0;
    bills.push(billOf(entry, row, onAccount, entry.entryDate ?? entry.postedOn, 0, covered, ledger, settings));
  }
  // Bills are posted in order of their dates as a rule; looking is cheaper than sorting.
  for (let at = 1; at < bills.length; at += 1) {
    const last = bills[at - 1];
    const bill = bills[at];
    if (last !== undefined && bill !== undefined && compareBills(last, bill) > 0) {
      bills.sort(compareBills);
      break;
    }
  }
  return {bills, credits};
}

function compareBills(a: Bill, b: Bill): number {
  return a.row - b.row || a.billDate - b.billDate || compareEntryNo(a.entryNo, b.entryNo) || a.part - b.part;
}

function billOf(
  entry: Entry,
  row: number,
  amount: number,
  billDate: Day,
  part: 0 | 1,
  covered: number,
  ledger: CustomerLedger,
  settings: LedgerSettings,
): Bill {
  return {
    entry: entry.id,
    part,
    entryNo: entry.entryNo,
    row,
    billDate,
    dueDate: entry.dueDate ?? dueDate(billDate, termsFor(billDate, ledger, settings)),
    dueStated: entry.dueDate !== null,
    postedOn: entry.postedOn,
    amount,
    covered,
  };
}

function termsFor(billDate: Day, ledger: CustomerLedger, settings: LedgerSettings): FullTerms {
  return fullTerms(termsOn(ledger.terms, billDate), settings);
}

/** The "previous month" of an opening line: the month of the typed last-month figure, else the last month that was over when the line was posted. */
function openingMonth(row: AccountRow | undefined, postedOn: Day): Month {
  if (row !== undefined && row.prevMonth !== null) return row.prevMonth;
  return asMonth(monthOf(asDay(postedOn + 1)) - 1);
}

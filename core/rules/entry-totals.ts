import {asDay, asMonth, firstDay, type Month, monthOf} from '../base/calendar-date.ts';
import {asId, type ColumnId, type RowId} from '../base/ids.ts';
import type {Change} from '../doc/change.ts';
import {ledgerSheets} from '../ledger/read-rows.ts';
import type {Tables} from '../table/table.ts';
import type {CustomerFeeds} from './feeds.ts';
import type {MonthSeries} from './measures/series.ts';
import {createQuarterRanking, type PlaceMeaning, type QuarterRanking} from './quarter-ranking.ts';

type Ranking = CustomerFeeds['ranking'];

/** What some changes altered of the sums over all entries. */
export interface TotalsChange {
  /** Something up to the end of the closed month. */
  readonly closed: boolean;
  /** Customers, by index, whose places in the ranking asked for last mean something else; `all` = everybody's may. */
  readonly moved: 'all' | readonly number[];
}

/**
 * Sums over all entries, for the rules that compare customers with each other or look at the shop. Kept entry by entry.
 */
export interface EntryTotals {
  /** Sales of all customers by month, from the first with entries up to `closed`; `null` without entries. */
  months(closed: Month): MonthSeries | null;
  /**
   * Places of a customer (by index) by the sales of a quarter (years since 1970 × 4 + 0 … 3). Asking for another quarter
   * ranks everybody again.
   */
  ranking(customer: number, quarter: number): Ranking;
  /** What places mean from now on. */
  mean(meaning: PlaceMeaning): void;
  /** Follows changes that the tables already show. */
  note(changes: readonly Change[], closed: Month): TotalsChange;
}

const COLUMNS = ['posted_on', 'entry_date', 'entry_type', 'amount', 'customer'] as const;
/** Month of an entry that counts nowhere: no ledger reaches back to January 1970. */
const NOWHERE = 0;

/** Reads all entries once. */
export function createEntryTotals(tables: Tables): EntryTotals {
  const table = tables.table(ledgerSheets.entries);
  const customers = tables.table(ledgerSheets.customers);
  const [posted, dated, type, amount, customer] = COLUMNS.map(name => table.column(asId<ColumnId>(name)));
  /** Sales and number of entries by month. */
  const sums = new Map<number, {sales: number; entries: number}>();
  /** Each entry as it was last read. */
  let months = new Int32Array(0);
  let sales = new Float64Array(0);
  let owners = new Int32Array(0);
  /** Entries that name a customer who is not there (yet). */
  let dangling = new Set<number>();
  let ranked: {readonly quarter: number; readonly isKnown: boolean; readonly ranking: QuarterRanking} | null = null;
  let meaning: PlaceMeaning | null = null;
  let starts = monthStarts();

  function monthAt(index: number): number {
    if (!table.isLive(index) || type?.text(index) === 'opening') return NOWHERE;
    const day = posted?.number(index) ?? Number.NaN;
    const found = Number.isInteger(day) ? day : (dated?.number(index) ?? Number.NaN);
    return Number.isInteger(found) ? starts(found) : NOWHERE;
  }

  /** Sales of one entry in fen: 0 for whatever is no sale. */
  function salesAt(index: number): number {
    const kind = type?.text(index);
    const fen = amount?.number(index) ?? Number.NaN;
    if (Number.isNaN(fen)) return 0;
    return kind === 'sale' ? fen : kind === 'sale_return' ? -fen : 0;
  }

  function ownerAt(index: number, month: number): number {
    const owner = customers.indexOf(asId<RowId>(customer?.text(index) ?? ''));
    if (month !== NOWHERE && owner < 0) dangling.add(index);
    else dangling.delete(index);
    return owner;
  }

  /** Counts an entry as it was last read (`times` 1) or takes it off again (−1). */
  function count(index: number, times: 1 | -1): void {
    const month = months[index] ?? NOWHERE;
    if (month === NOWHERE) return;
    const sum = sums.get(month) ?? {sales: 0, entries: 0};
    sums.set(month, sum);
    const sold = times * (sales[index] ?? 0);
    sum.sales += sold;
    sum.entries += times;
    rank(index, month, sold);
  }

  function rank(index: number, month: number, sold: number): void {
    const owner = owners[index] ?? -1;
    if (ranked === null || owner < 0 || sold === 0) return;
    const quarter = Math.floor(month / 3);
    if (quarter === ranked.quarter) ranked.ranking.add(owner, 'now', sold);
    else if (quarter === ranked.quarter - 1) ranked.ranking.add(owner, 'before', sold);
  }

  /** Reads an entry again (−1: there is none); true when something up to the end of `closed` altered. */
  function refresh(index: number, closed: Month): boolean {
    if (index < 0) return false;
    const month = monthAt(index);
    const sold = salesAt(index);
    const owner = ownerAt(index, month);
    const was = months[index] ?? NOWHERE;
    if (was === month && sales[index] === sold && owners[index] === owner) return false;
    count(index, -1);
    months[index] = month;
    sales[index] = sold;
    owners[index] = owner;
    count(index, 1);
    return (was !== NOWHERE && was <= closed) || (month !== NOWHERE && month <= closed);
  }

  function makeRoom(): void {
    if (months.length >= table.size) return;
    const size = Math.max(table.size, months.length + (months.length >> 1));
    const [oldMonths, oldSales, oldOwners] = [months, sales, owners];
    months = new Int32Array(size);
    sales = new Float64Array(size);
    owners = new Int32Array(size).fill(-1);
    months.set(oldMonths);
    sales.set(oldSales);
    owners.set(oldOwners);
  }

  function rebuild(): void {
    sums.clear();
    dangling = new Set();
    ranked = null;
    starts = monthStarts();
    months = new Int32Array(table.size);
    sales = new Float64Array(table.size);
    owners = new Int32Array(table.size).fill(-1);
    // Few customers, many entries: each customer is looked up once.
    const found = new Map<string, number>();
    for (let index = 0; index < table.size; index += 1) {
      const month = monthAt(index);
      if (month === NOWHERE) continue;
      const name = customer?.text(index) ?? '';
      let owner = found.get(name);
      if (owner === undefined) {
        owner = customers.indexOf(asId<RowId>(name));
        found.set(name, owner);
      }
      if (owner < 0) dangling.add(index);
      months[index] = month;
      sales[index] = salesAt(index);
      owners[index] = owner;
      count(index, 1);
    }
  }

  function rankedIn(quarter: number): {readonly isKnown: boolean; readonly ranking: QuarterRanking} {
    if (ranked?.quarter === quarter) return ranked;
    const ranking = createQuarterRanking();
    const made = {quarter, isKnown: isKnown(quarter), ranking};
    ranked = made;
    for (let index = 0; index < customers.size; index += 1) if (!customers.isLive(index)) ranking.admit(index, false);
    for (let index = 0; index < months.length; index += 1) rank(index, months[index] ?? NOWHERE, sales[index] ?? 0);
    if (meaning !== null) ranking.mean(meaning);
    ranking.settle();
    return made;
  }

  /** The quarter before is all known when entries go back to its first month at least. */
  function isKnown(quarter: number): boolean {
    const first = (quarter - 1) * 3;
    for (const [month, {entries}] of sums) if (entries > 0 && month <= first) return true;
    return false;
  }

  rebuild();
  return {
    months(closed) {
      let first: Month | null = null;
      for (const [month, {entries}] of sums) {
        if (entries > 0 && month <= closed && (first === null || month < first)) first = asMonth(month);
      }
      if (first === null) return null;
      const begins = first;
      return {first, values: Array.from({length: closed - first + 1}, (_, at) => sums.get(begins + at)?.sales ?? 0)};
    },
    ranking(index, quarter) {
      const {isKnown: known, ranking} = rankedIn(quarter);
      return known ? (ranking.rank(index) ?? 'not_ranked') : 'unknown';
    },
    mean(next) {
      meaning = next;
      ranked?.ranking.mean(next);
      ranked?.ranking.settle();
    },
    note(changes, closed) {
      makeRoom();
      let altered = false;
      for (const change of changes) {
        if (change.kind === 'settings' || change.kind === 'columns') continue;
        const isEntry = change.sheet === ledgerSheets.entries;
        if (!isEntry && (change.sheet !== ledgerSheets.customers || change.kind === 'cell')) continue;
        if (change.kind === 'rows' && change.from === undefined) {
          rebuild();
          return {closed: true, moved: 'all'};
        }
        if (isEntry) altered = noteEntries(change, closed) || altered;
        else altered = noteCustomer(change, closed) || altered;
      }
      return {closed: altered, moved: settled()};
    },
  };

  function noteEntries(change: EntryChange, closed: Month): boolean {
    if (change.kind !== 'rows') return refresh(table.indexOf(change.row), closed);
    let altered = false;
    for (let at = 0; at < change.count; at += 1) altered = refresh((change.from ?? 0) + at, closed) || altered;
    return altered;
  }

  /** A customer went or came: it leaves or joins the ranking, and its entries may have been waiting for it. */
  function noteCustomer(change: EntryChange, closed: Month): boolean {
    if (change.kind === 'row') ranked?.ranking.admit(customers.indexOf(change.row), change.exists);
    let altered = false;
    for (const index of [...dangling]) altered = refresh(index, closed) || altered;
    return altered;
  }

  function settled(): TotalsChange['moved'] {
    if (ranked === null) return [];
    const {quarter, isKnown: known, ranking} = ranked;
    const moved = ranking.settle();
    if (isKnown(quarter) !== known) {
      ranked = null;
      return 'all';
    }
    return moved;
  }
}

type EntryChange = Extract<Change, {readonly kind: 'cell' | 'row' | 'rows'}>;

/** `monthOf` that remembers the month it found last: entries lie in runs of days of one month. */
function monthStarts(): (day: number) => Month {
  let from = 1;
  let to = 0;
  let month = asMonth(0);
  return day => {
    if (day < from || day > to) {
      month = monthOf(asDay(day));
      from = firstDay(month);
      to = firstDay(asMonth(month + 1)) - 1;
    }
    return month;
  };
}

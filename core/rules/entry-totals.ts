import {asDay, asMonth, type Day, firstDay, type Month, monthOf} from '../base/calendar-date.ts';
import {asId, type ColumnId, type RowId} from '../base/ids.ts';
import type {Change} from '../doc/change.ts';
import {ledgerSheets} from '../ledger/read-rows.ts';
import type {Tables} from '../table/table.ts';
import type {QuarterRank} from './feeds.ts';
import {rankQuarters} from './measures/ranking.ts';
import type {MonthSeries} from './measures/series.ts';

/**
 * Sums over all entries of closed months, for the rules that compare customers with each other or look at the shop. Taken
 * in one pass when asked for and kept until an entry of a closed month changes, which is rare.
 */
export interface EntryTotals {
  /** Sales of all customers by month, from the first with entries up to `closed`; `null` without entries. */
  months(closed: Month): MonthSeries | null;
  /** Places by the sales of a quarter (years since 1970 × 4 + 0 … 3); `null` when the one before it is not all known. */
  ranks(quarter: number): ReadonlyMap<RowId, QuarterRank> | null;
  /** True when something up to the end of `closed` may have altered; what was kept is thrown away then. */
  note(changes: readonly Change[], closed: Month): boolean;
}

const COLUMNS = ['posted_on', 'entry_date', 'entry_type', 'amount', 'customer'] as const;
/** Columns that can move an entry out of the months that are closed. */
const MOVING: ReadonlySet<string> = new Set(['posted_on', 'entry_date']);

export function createEntryTotals(tables: Tables): EntryTotals {
  const table = tables.table(ledgerSheets.entries);
  const customers = tables.table(ledgerSheets.customers);
  const [posted, dated, type, amount, customer] = COLUMNS.map(name => table.column(asId<ColumnId>(name)));
  let kept: {readonly closed: Month; readonly series: MonthSeries | null} | null = null;
  let ranked: {readonly quarter: number; readonly ranks: ReadonlyMap<RowId, QuarterRank> | null} | null = null;

  function postedOn(index: number): Day | null {
    const day = posted?.number(index) ?? Number.NaN;
    const found = Number.isInteger(day) ? day : (dated?.number(index) ?? Number.NaN);
    return Number.isInteger(found) ? asDay(found) : null;
  }

  /** Sales of one entry in fen: 0 for whatever is no sale. */
  function salesOf(index: number): number {
    const kind = type?.text(index);
    const fen = amount?.number(index) ?? Number.NaN;
    if (Number.isNaN(fen)) return 0;
    return kind === 'sale' ? fen : kind === 'sale_return' ? -fen : 0;
  }

  function eachUpTo(last: Day, visit: (index: number, day: Day) => void): void {
    for (let index = 0; index < table.size; index += 1) {
      if (!table.isLive(index)) continue;
      const day = postedOn(index);
      if (day !== null && day <= last && type?.text(index) !== 'opening') visit(index, day);
    }
  }

  function series(closed: Month): MonthSeries | null {
    const sums = new Map<Month, number>();
    const starts = monthStarts();
    eachUpTo(asDay(firstDay(asMonth(closed + 1)) - 1), (index, day) => {
      const month = starts(day);
      sums.set(month, (sums.get(month) ?? 0) + salesOf(index));
    });
    if (sums.size === 0) return null;
    const first = asMonth(Math.min(...sums.keys()));
    const values = Array.from({length: closed - first + 1}, (_, at) => sums.get(asMonth(first + at)) ?? 0);
    return {first, values};
  }

  function rankAll(quarter: number): ReadonlyMap<RowId, QuarterRank> | null {
    const begin = firstDay(asMonth((quarter - 1) * 3));
    const middle = firstDay(asMonth(quarter * 3));
    const end = asDay(firstDay(asMonth((quarter + 1) * 3)) - 1);
    const sales = new Float64Array(customers.size);
    const previous = new Float64Array(customers.size);
    let known = false;
    eachUpTo(end, (index, day) => {
      known ||= day < firstDay(asMonth((quarter - 1) * 3 + 1));
      if (day < begin) return;
      const owner = customers.indexOf(asId<RowId>(customer?.text(index) ?? ''));
      if (owner < 0) return;
      const sums = day < middle ? previous : sales;
      sums[owner] = (sums[owner] ?? 0) + salesOf(index);
    });
    if (!known) return null;
    const list = [...sales].map((sum, owner) => ({
      customer: customers.rowId(owner),
      sales: customers.isLive(owner) ? sum : 0,
      previous: previous[owner] ?? 0,
    }));
    return rankQuarters(list);
  }

  return {
    months(closed) {
      if (kept?.closed !== closed) kept = {closed, series: series(closed)};
      return kept.series;
    },
    ranks(quarter) {
      if (ranked?.quarter !== quarter) ranked = {quarter, ranks: rankAll(quarter)};
      return ranked.ranks;
    },
    note(changes, closed) {
      const last = asDay(firstDay(asMonth(closed + 1)) - 1);
      const altered = changes.some(change => {
        if (change.kind === 'settings' || change.kind === 'columns' || change.sheet !== ledgerSheets.entries)
          return false;
        if (change.kind === 'rows') return true;
        if (change.kind === 'cell' && MOVING.has(change.column)) return true;
        const index = table.indexOf(change.row);
        const day = index < 0 ? null : postedOn(index);
        return day === null || day <= last;
      });
      if (altered) {
        kept = null;
        ranked = null;
      }
      return altered;
    },
  };
}

/** `monthOf` that remembers the month it found last: entries lie in runs of days of one month. */
function monthStarts(): (day: Day) => Month {
  let from = 1;
  let to = 0;
  let month = asMonth(0);
  return day => {
    if (day < from || day > to) {
      month = monthOf(day);
      from = firstDay(month);
      to = firstDay(asMonth(month + 1)) - 1;
    }
    return month;
  };
}

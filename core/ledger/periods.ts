import {asDay, asMonth, type Day, firstDay, lastDay, type Month, monthOf} from '../base/calendar-date.ts';
import {type Fen, fen} from '../base/money.ts';
import {knownCount, type Movement, type Reckoning} from './reckoning.ts';

/** Sums of a customer's entries posted in a period, all rows and managers together. Fen; returns and refunds are taken off. */
export interface PeriodFigures {
  readonly sales: Fen;
  readonly collection: Fen;
  readonly adjustment: Fen;
  /** On-account sales less their returns. */
  readonly onAccountSales: Fen;
  /** Payments less refunds that moved the on-account balance. Returns, write-offs and what was paid at once are not in it. */
  readonly onAccountCollection: Fen;
  /** Entries counted, openings left out. */
  readonly entries: number;
}

/** Figures of the entries posted from `from` to `to`, both included. */
export function figuresBetween(reckoning: Reckoning, from: Day, to: Day): PeriodFigures {
  const end = knownCount(reckoning, to);
  let sales = 0;
  let collection = 0;
  let adjustment = 0;
  let onAccountSales = 0;
  let onAccountCollection = 0;
  let entries = 0;
  for (let index = knownCount(reckoning, asDay(from - 1)); index < end; index += 1) {
    const movement = reckoning.movements[index];
    if (movement === undefined || movement.entry.type === 'opening') continue;
    entries += 1;
    sales += movement.sales;
    collection += movement.collection;
    adjustment += movement.adjustment;
    onAccountSales += onAccountSalesOf(movement);
    onAccountCollection += onAccountCollectionOf(movement);
  }
  return {
    sales: fen(sales),
    collection: fen(collection),
    adjustment: fen(adjustment),
    onAccountSales: fen(onAccountSales),
    onAccountCollection: fen(onAccountCollection),
    entries,
  };
}

/** Figures of a month. */
export function monthFigures(reckoning: Reckoning, month: Month): PeriodFigures {
  return figuresBetween(reckoning, firstDay(month), lastDay(month));
}

/** Figures of a calendar quarter: the one that `month` lies in. */
export function quarterFigures(reckoning: Reckoning, month: Month): PeriodFigures {
  const first = quarterStart(month);
  return figuresBetween(reckoning, firstDay(first), lastDay(asMonth(first + 2)));
}

/** First month of the calendar quarter that a month lies in. */
export function quarterStart(month: Month): Month {
  return asMonth(Math.floor(month / 3) * 3);
}

/** Figures of the `days` days that end with `day`. */
export function lastDaysFigures(reckoning: Reckoning, day: Day, days: number): PeriodFigures {
  return figuresBetween(reckoning, asDay(day - days + 1), day);
}

/** Figures of everything posted by the end of a day. */
export function allTimeFigures(reckoning: Reckoning, day: Day): PeriodFigures {
  const first = reckoning.movements[0];
  return figuresBetween(reckoning, first === undefined ? day : first.entry.postedOn, day);
}

/** Sales of the entries posted from `from` to `to`, fen. */
export function salesBetween(reckoning: Reckoning, from: Day, to: Day): number {
  return sumBetween(reckoning, from, to, ({sales}) => sales);
}

/** What the entries posted from `from` to `to` add to the on-account sales, fen. */
export function onAccountSalesBetween(reckoning: Reckoning, from: Day, to: Day): number {
  return sumBetween(reckoning, from, to, onAccountSalesOf);
}

/** What the entries posted from `from` to `to` add to the on-account collections, fen. */
export function onAccountCollectionBetween(reckoning: Reckoning, from: Day, to: Day): number {
  return sumBetween(reckoning, from, to, onAccountCollectionOf);
}

function sumBetween(reckoning: Reckoning, from: Day, to: Day, of: (movement: Movement) => number): number {
  const {movements} = reckoning;
  let sum = 0;
  for (let index = knownCount(reckoning, to) - 1; index >= 0; index -= 1) {
    const movement = movements[index];
    if (movement === undefined || movement.entry.postedOn < from) break;
    if (movement.entry.type !== 'opening') sum += of(movement);
  }
  return sum;
}

/** A customer's sales month by month. */
export interface MonthSales {
  /** `firstLedgerMonth` and `firstKnownMonth` of the customer. */
  readonly firstLedger: Month | null;
  readonly firstKnown: Month | null;
  /** Months with entries, ascending, and their sales in fen. */
  readonly months: readonly number[];
  readonly sums: readonly number[];
}

function monthSales(reckoning: Reckoning): MonthSales {
  reckoning.memo.months ??= sumMonths(reckoning);
  return reckoning.memo.months;
}

function sumMonths(reckoning: Reckoning): MonthSales {
  const months: number[] = [];
  const sums: number[] = [];
  let from = 1;
  let to = 0;
  let firstLedger: Month | null = null;
  let afterOpening: Month | null = null;
  for (const {entry, sales} of reckoning.movements) {
    const day = entry.postedOn;
    if (day < from || day > to) {
      const month = monthOf(day);
      from = firstDay(month);
      to = lastDay(month);
      months.push(month);
      sums.push(0);
    }
    const month = asMonth(months[months.length - 1] ?? 0);
    afterOpening ??= asMonth(month + 1);
    if (entry.type === 'opening') continue;
    if (firstLedger === null) firstLedger = month < afterOpening ? month : afterOpening;
    sums[sums.length - 1] = (sums[sums.length - 1] ?? 0) + sales;
  }
  firstLedger ??= afterOpening;
  return {firstLedger, firstKnown: earliestTyped(reckoning, firstLedger), months, sums};
}

/**
 * First month whose sales the ledger itself knows: that of the first sale, payment or other entry; where the ledger begins
 * with an opening line, the month after it. `null` without entries.
 */
export function firstLedgerMonth(reckoning: Reckoning): Month | null {
  return monthSales(reckoning).firstLedger;
}

/**
 * Month in which the customer is first seen: of its first entry, openings included, or of a typed last-month figure,
 * which is history too (evaluation rule 9). `null` where there is neither.
 */
export function firstHistoryMonth(reckoning: Reckoning): Month | null {
  const entry = reckoning.movements[0]?.entry;
  return earliestTyped(reckoning, entry === undefined ? null : monthOf(entry.postedOn));
}

/**
 * First month of whose sales something is known (evaluation rules 8 and 9): the month of a typed last-month figure or the first
 * month of the ledger. Months before it are unknown, not zero. `null` where nothing is known.
 */
export function firstKnownMonth(reckoning: Reckoning): Month | null {
  return monthSales(reckoning).firstKnown;
}

/** The earlier of a month and the months of typed last-month figures. */
function earliestTyped(reckoning: Reckoning, month: Month | null): Month | null {
  let first = month;
  for (const row of reckoning.rows) {
    if (row.prevMonth === null || row.prevMonthSales === null) continue;
    if (first === null || row.prevMonth < first) first = row.prevMonth;
  }
  return first;
}

/** The customer's sales of a month, the typed last-month figures of the first sheet included; `null` = unknown. */
export function salesOfMonth(reckoning: Reckoning, month: Month): Fen | null {
  const {firstKnown, months, sums} = monthSales(reckoning);
  if (firstKnown === null || month < firstKnown) return null;
  let sales = sums[months.lastIndexOf(month)] ?? 0;
  for (const row of reckoning.rows) if (row.prevMonth === month) sales += row.prevMonthSales ?? 0;
  return fen(sales);
}

/** What an entry adds to the on-account sales; a deduction beyond the stored value counts with what it left owing. */
export function onAccountSalesOf(movement: Movement): number {
  return movement.sales === 0 ? 0 : movement.onAccount;
}

/** What an entry adds to the on-account collections. */
export function onAccountCollectionOf(movement: Movement): number {
  return movement.sales === 0 && movement.collection !== 0 ? -movement.onAccount || 0 : 0;
}

import {asDay, asMonth, civil, type Day, firstDay, lastDay, type Month, monthOf} from '../base/calendar-date.ts';
import {type ArrearsLine, arrearsLine, lastTrackingDay} from '../ledger/arrears-list.ts';
import {
  firstLedgerMonth,
  onAccountCollectionBetween,
  onAccountSalesBetween,
  salesBetween,
  salesOfMonth,
} from '../ledger/periods.ts';
import {type OpenBill, onAccountBalanceAt, type Position, positionAt} from '../ledger/position.ts';
import type {Reckoning} from '../ledger/reckoning.ts';
import {termsOn} from '../ledger/terms.ts';
import type {Terms} from '../ledger/types.ts';
import type {SheetWeek} from '../ledger/weeks.ts';
import type {RuleBook} from './book.ts';
import {closeDay, type FullClock, lastClosedWeeks} from './clock.ts';
import type {CustomerFeeds} from './feeds.ts';

/** Days of sales that AR-12 looks at. */
export const DSO_DAYS = 90;

/** The figures of one customer at one moment, each worked out once, when a measure first asks for it. */
export class CustomerFigures {
  readonly reckoning: Reckoning;
  readonly clock: FullClock;
  readonly book: RuleBook;
  readonly feeds: CustomerFeeds;
  #position: Position | null = null;
  #closePosition: Position | null = null;
  #arrears: ArrearsLine | null | undefined = undefined;
  #overdue: readonly OpenBill[] | null = null;
  #closedWeeks: readonly SheetWeek[] | null = null;

  constructor(reckoning: Reckoning, clock: FullClock, book: RuleBook, feeds: CustomerFeeds) {
    this.reckoning = reckoning;
    this.clock = clock;
    this.book = book;
    this.feeds = feeds;
  }

  /** What is owed now. Its `daysPastDue` are those of `clock.known`; ask `pastDue` for those of today. */
  get position(): Position {
    this.#position ??= positionAt(this.reckoning, this.clock.known);
    return this.#position;
  }

  /** What was owed at the end of the closed month. */
  get closePosition(): Position {
    if (this.clock.known === closeDay(this.clock)) return this.position;
    this.#closePosition ??= positionAt(this.reckoning, closeDay(this.clock));
    return this.#closePosition;
  }

  /** Unpaid bills whose due date lies before today, the one due first first. */
  get overdue(): readonly OpenBill[] {
    this.#overdue ??= this.position.openBills
      .filter(({bill}) => this.pastDue(bill.dueDate) > 0)
      .sort((a, b) => a.bill.dueDate - b.bill.dueDate);
    return this.#overdue;
  }

  /** The line on the last arrears list, `null` when not listed. */
  get arrears(): ArrearsLine | null {
    if (this.#arrears === undefined) this.#arrears = arrearsLine(this.reckoning, lastTrackingDay(this.clock.today));
    return this.#arrears;
  }

  /** On-account balance now, fen. */
  get balance(): number {
    return onAccountBalanceAt(this.reckoning, this.clock.known);
  }

  /** On-account balance at the end of the closed month, fen. */
  get closeBalance(): number {
    return onAccountBalanceAt(this.reckoning, closeDay(this.clock));
  }

  /** On-account sales of the 90 days up to the closed month's end, fen (AR-12). */
  get sales90(): number {
    const close = closeDay(this.clock);
    return onAccountSalesBetween(this.reckoning, asDay(close - DSO_DAYS + 1), close);
  }

  /** Days a due date lies behind today; ≤ 0 = not overdue. */
  pastDue(dueDate: Day): number {
    return this.clock.today - dueDate;
  }

  /** Sales of a month in fen, typed last-month figures included; `null` = unknown. */
  sales(month: Month): number | null {
    return salesOfMonth(this.reckoning, month);
  }

  /** Sales of the entries posted from … to, fen. */
  salesBetween(from: Day, to: Day): number {
    return salesBetween(this.reckoning, from, to);
  }

  /** On-account collections of the entries posted from … to, fen. */
  collectedBetween(from: Day, to: Day): number {
    return onAccountCollectionBetween(this.reckoning, from, to);
  }

  /** Sheet weeks that are over, oldest first, for more than a year. */
  get closedWeeks(): readonly SheetWeek[] {
    this.#closedWeeks ??= lastClosedWeeks(this.clock, this.reckoning.settings.weekScheme);
    return this.#closedWeeks;
  }

  /** First month that the ledger itself covers; months before are unknown but for typed figures. */
  get firstMonth(): Month | null {
    return firstLedgerMonth(this.reckoning);
  }

  /** The agreement in force today, else the one that ended last; `null` without a record. */
  get terms(): Terms | null {
    const {terms} = this.reckoning.ledger;
    const valid = termsOn(terms, this.clock.today);
    if (valid !== null) return valid;
    let last: Terms | null = null;
    for (const version of terms) {
      if (last === null || (version.validTo ?? Number.MAX_SAFE_INTEGER) >= (last.validTo ?? Number.MAX_SAFE_INTEGER))
        last = version;
    }
    return last;
  }
}

/** The same day of the month, months earlier; the month's last day where it is shorter. */
export function monthsBefore(day: Day, months: number): Day {
  const {day: number} = civil(day);
  const month = asMonth(monthOf(day) - months);
  return asDay(Math.min(firstDay(month) + number - 1, lastDay(month)));
}

import {asDay, asMonth, civil, type Day, firstDay, type Month, monthOf} from '../base/calendar-date.ts';
import type {RowId} from '../base/ids.ts';
import type {Fen} from '../base/money.ts';
import {firstHistoryMonth} from './periods.ts';
import {type OpenBill, positionAt} from './position.ts';
import type {Reckoning} from './reckoning.ts';

/** Day of the month on which the arrears list is drawn up (F04, seed). */
export const TRACKING_DAY = 20;

/** A customer on the arrears list of a tracking day. */
export interface ArrearsLine {
  readonly trackingDay: Day;
  readonly customer: RowId;
  /** On-account balance on the morning of the tracking day. */
  readonly balance: Fen;
  /** Due date of the unpaid bill that is due first; the list has no customer without one. */
  readonly oldestDue: Day;
  /** Tracking days, this one included, that lie after `oldestDue`. */
  readonly n: number;
  /** The bills that were unpaid that morning. */
  readonly bills: readonly OpenBill[];
}

/** The tracking day of a month. */
export function trackingDayOf(month: Month): Day {
  return asDay(firstDay(month) + TRACKING_DAY - 1);
}

/** The last tracking day on or before a day. */
export function lastTrackingDay(day: Day): Day {
  const month = monthOf(day);
  return trackingDayOf(civil(day).day >= TRACKING_DAY ? month : asMonth(month - 1));
}

/** Number of tracking days after `due` up to and including `trackingDay`. */
export function trackingDaysAfter(due: Day, trackingDay: Day): number {
  if (due >= trackingDay) return 0;
  return monthOf(trackingDay) - monthOf(due) + (civil(due).day < TRACKING_DAY ? 1 : 0);
}

/**
 * The customer's line on the arrears list of a tracking day (AR-04), on what was posted up to the day before; `null` when
 * it is not listed: nothing owed on account, first seen in the tracking day's own month (evaluation rule 8), or no customer
 * that is watched (prospects, closed ones).
 */
export function arrearsLine(reckoning: Reckoning, trackingDay: Day): ArrearsLine | null {
  const {status} = reckoning.ledger.customer;
  if (status === 'prospect' || status === 'closed') return null;
  const first = firstHistoryMonth(reckoning);
  if (first === null || first >= monthOf(trackingDay)) return null;
  const {onAccountBalance, openBills, oldestDue} = positionAt(reckoning, asDay(trackingDay - 1));
  if (onAccountBalance <= 0 || oldestDue === null) return null;
  return {
    trackingDay,
    customer: reckoning.ledger.customer.id,
    balance: onAccountBalance,
    oldestDue,
    n: trackingDaysAfter(oldestDue, trackingDay),
    bills: openBills,
  };
}

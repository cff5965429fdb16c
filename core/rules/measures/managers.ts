/** Measures of one account manager, from the shares of all customers: AR-05, AR-17, SAL-13. */
import {asDay, civil, firstDay, lastDay, monthOf} from '../../base/calendar-date.ts';
import {lastTrackingDay} from '../../ledger/arrears-list.ts';
import {basisPoints} from '../../ledger/ratio.ts';
import type {FullClock} from '../clock.ts';
import type {Target} from '../feeds.ts';
import type {ManagerShare} from '../verdict.ts';
import {type WorkCalendar, workingDaysAfter} from '../working-days.ts';
import {found, lacks, type Measured, type MeasuredForms, notApplicable} from './measured.ts';

/** AR-05: customers on the last arrears list without an arrears sheet, and the working days over since. */
export function untrackedCustomers(
  shares: readonly ManagerShare[],
  clock: FullClock,
  calendar: WorkCalendar,
): Measured {
  // In an order of their own: shares come in the order in which customers were last judged.
  const customers = shares
    .filter(({untracked}) => untracked)
    .map(({customer}) => customer)
    .sort();
  const working_days = workingDaysAfter(lastTrackingDay(clock.today), clock.over, calendar);
  return found({untracked: customers.length, customers, working_days});
}

/** AR-17: each customer's balance against the manager's balances > 0, greatest first. */
export function balanceConcentration(shares: readonly ManagerShare[]): {
  readonly customers: number;
  readonly total: number;
  readonly parts: readonly (ManagerShare & {readonly measured: Measured})[];
} {
  const owing = shares.filter(({closedBalance}) => closedBalance > 0);
  const total = owing.reduce((sum, {closedBalance}) => sum + closedBalance, 0);
  const parts = owing
    .toSorted((a, b) => b.closedBalance - a.closedBalance || (a.customer < b.customer ? -1 : 1))
    .map(share => ({
      ...share,
      measured: found({
        balance: share.closedBalance,
        total,
        customers: owing.length,
        customer_id: share.customer,
        share_bp: basisPoints(share.closedBalance, total),
      }),
    }));
  return {customers: owing.length, total, parts};
}

/** SAL-13: a target of the month that runs (or was over last night) against what was reached. `null` without targets. */
export function targetProgress(
  targets: readonly Target[] | null,
  shares: readonly ManagerShare[],
  clock: FullClock,
): MeasuredForms {
  if (targets === null) return null;
  const month = monthOf(clock.over);
  const due = targets.filter(target => target.month === month);
  if (due.length === 0) return lacks('target_value');
  const days = lastDay(month) - firstDay(month) + 1;
  const days_gone = civil(asDay(clock.over)).day;
  return due.map(({id, name, value}): Measured => {
    if (value === null) return lacks('target_value');
    if (value <= 0) return notApplicable('floor');
    const actual = shares.reduce(
      (sum, share) => sum + (name === 'sales' ? share.monthSales : share.monthCollection),
      0,
    );
    const behind = days_gone * value - actual * days;
    return found(
      {
        target: value,
        actual,
        target_name: name,
        days_gone,
        days,
        behind,
        behind_bp: basisPoints(behind, days * value),
        actual_bp: basisPoints(actual, value),
      },
      [id],
    );
  });
}

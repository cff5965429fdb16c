/** Measures of one account manager, from the shares of all customers: AR-05, AR-17, SAL-13. */
import {asDay, civil, firstDay, lastDay, monthOf} from '../../base/calendar-date.ts';
import type {RowId} from '../../base/ids.ts';
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

/**
 * AR-17: each customer's balance against the manager's balances > 0, greatest first. Lazy: a manager has thousands of
 * customers, and few stand out.
 */
export function* balanceConcentration(
  shares: readonly ManagerShare[],
): Generator<{readonly customer: RowId; readonly measured: Measured}, void, undefined> {
  let total = 0;
  let customers = 0;
  for (const {closedBalance} of shares) {
    if (closedBalance <= 0) continue;
    total += closedBalance;
    customers += 1;
  }
  let last: ManagerShare | null = null;
  for (;;) {
    const next = greatestAfter(shares, last);
    if (next === null) return;
    last = next;
    const {customer, closedBalance: balance} = next;
    const share_bp = basisPoints(balance, total);
    yield {customer, measured: found({balance, total, customers, customer_id: customer, share_bp})};
  }
}

/** The share that follows `last` by balance (equal ones by customer id); `null` when the others are 0 or less. */
function greatestAfter(shares: readonly ManagerShare[], last: ManagerShare | null): ManagerShare | null {
  let best: ManagerShare | null = null;
  for (const share of shares) {
    if (share.closedBalance <= 0 || (last !== null && !follows(last, share))) continue;
    if (best === null || follows(share, best)) best = share;
  }
  return best;
}

function follows(a: ManagerShare, b: ManagerShare): boolean {
  return a.closedBalance > b.closedBalance || (a.closedBalance === b.closedBalance && a.customer < b.customer);
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

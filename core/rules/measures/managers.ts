/** Measures of one account manager, from the sums over all customers: AR-05, AR-17, SAL-13. */
import {asDay, civil, firstDay, lastDay, monthOf} from '../../base/calendar-date.ts';
import type {RowId} from '../../base/ids.ts';
import {lastTrackingDay} from '../../ledger/arrears-list.ts';
import {basisPoints} from '../../ledger/ratio.ts';
import type {FullClock} from '../clock.ts';
import type {Target} from '../feeds.ts';
import type {ManagerSums} from '../manager-sums.ts';
import {type WorkCalendar, workingDaysAfter} from '../working-days.ts';
import {found, lacks, type Measured, type MeasuredForms, notApplicable} from './measured.ts';

/** AR-05: customers on the last arrears list without an arrears sheet, and the working days over since. */
export function untrackedCustomers(sums: ManagerSums, clock: FullClock, calendar: WorkCalendar): Measured {
  const customers = sums.untracked();
  const working_days = workingDaysAfter(lastTrackingDay(clock.today), clock.over, calendar);
  return found({untracked: customers.length, customers, working_days});
}

/**
 * AR-17: each customer's balance against the manager's balances > 0, greatest first. Lazy: a manager has thousands of
 * customers, and few stand out.
 */
export function* balanceConcentration(
  sums: ManagerSums,
): Generator<{readonly customer: RowId; readonly measured: Measured}, void, undefined> {
  const {owed: total, owing: customers} = sums;
  for (const {customer, closedBalance: balance} of sums.greatest()) {
    const share_bp = basisPoints(balance, total);
    yield {customer, measured: found({balance, total, customers, customer_id: customer, share_bp})};
  }
}

/** SAL-13: a target of the month that runs (or was over last night) against what was reached. `null` without targets. */
export function targetProgress(targets: readonly Target[] | null, sums: ManagerSums, clock: FullClock): MeasuredForms {
  if (targets === null) return null;
  const month = monthOf(clock.over);
  const due = targets.filter(target => target.month === month);
  if (due.length === 0) return lacks('target_value');
  const days = lastDay(month) - firstDay(month) + 1;
  const days_gone = civil(asDay(clock.over)).day;
  return due.map(({id, name, value}): Measured => {
    if (value === null) return lacks('target_value');
    if (value <= 0) return notApplicable('floor');
    const actual = name === 'sales' ? sums.monthSales : sums.monthCollection;
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

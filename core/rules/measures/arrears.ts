/** Measures of the arrears list and of promises: AR-04, AR-13. */
import type {Day} from '../../base/calendar-date.ts';
import {trackingDaysAfter} from '../../ledger/arrears-list.ts';
import type {Bill} from '../../ledger/reckoning.ts';
import type {Tracking} from '../../ledger/types.ts';
import {type CustomerFigures, monthsBefore} from '../customer-figures.ts';
import {entriesOf, sumUnpaid} from './debt.ts';
import {found, lacks, type Measured, notApplicable} from './measured.ts';

/** AR-04: what stood on the last arrears list, as far as it is still unpaid. */
export function listedArrears(figures: CustomerFigures): Measured {
  const line = figures.arrears;
  if (line === null) return notApplicable('not_listed');
  const listed = new Set<Bill>();
  for (const {bill} of line.bills) listed.add(bill);
  const open = figures.position.openBills.filter(({bill}) => listed.has(bill));
  const still_unpaid = sumUnpaid(open);
  let oldest_due: Day | null = null;
  for (const {bill} of open) if (oldest_due === null || bill.dueDate < oldest_due) oldest_due = bill.dueDate;
  if (oldest_due === null) return found({listed_balance: line.balance, still_unpaid, n: 0});
  return found(
    {
      listed_balance: line.balance,
      still_unpaid,
      oldest_due,
      n: trackingDaysAfter(oldest_due, line.trackingDay),
    },
    () => entriesOf(open),
  );
}

interface Promised {
  readonly madeOn: Day;
  readonly date: Day;
  readonly amount: number;
}

/** AR-13: promises not kept by their date; those whose amount has come in since only count. */
export function brokenPromises(figures: CustomerFigures): Measured {
  const promises: Promised[] = [];
  for (const tracking of figures.reckoning.ledger.tracking) {
    const promised = promiseOf(tracking);
    if (promised === null) continue;
    if ('kind' in promised) return promised;
    if (promised.madeOn <= figures.clock.known) promises.push(promised);
  }
  if (promises.length === 0) return notApplicable('no_promise');
  const since = monthsBefore(figures.clock.today, 12);
  const received = (from: Day, to: Day): number => figures.collectedBetween(from, to);
  const known = figures.clock.known;
  const broken = promises
    .filter(({date}) => date < figures.clock.today && date > since)
    .map(each => ({
      ...each,
      byDate: received(each.madeOn, each.date < known ? each.date : known),
      byNow: received(each.madeOn, known),
    }))
    .filter(({byDate, amount}) => byDate < amount)
    .sort((a, b) => a.date - b.date);
  const open = broken.filter(({byNow, amount}) => byNow < amount).at(-1);
  if (open === undefined) return notApplicable('no_promise');
  return found({
    broken: broken.length,
    promised: open.amount,
    promised_date: open.date,
    received_by_date: open.byDate,
    received_now: open.byNow,
  });
}

/** The promise of a tracking line; half a promise is a missing field. */
function promiseOf(tracking: Tracking): Promised | Measured | null {
  const {promisedDate, promisedAmount} = tracking;
  if (promisedDate === null) return promisedAmount === null ? null : lacks('promised_date');
  if (promisedAmount === null) return lacks('promised_amount');
  return {madeOn: tracking.promisedOn ?? tracking.trackingDate, date: promisedDate, amount: promisedAmount};
}

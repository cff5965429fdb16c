/** Measures of unpaid and overdue bills: AR-02, AR-03, AR-06, AR-07, AR-16. */
import {asDay, type Day, firstDay} from '../../base/calendar-date.ts';
import type {RowId} from '../../base/ids.ts';
import {firstLedgerMonth, onAccountCollectionOf, onAccountSalesOf} from '../../ledger/periods.ts';
import {type OpenBill, positionAt} from '../../ledger/position.ts';
import {basisPoints} from '../../ledger/ratio.ts';
import {knownCount} from '../../ledger/reckoning.ts';
import {closeDay} from '../clock.ts';
import {type CustomerFigures, monthsBefore} from '../customer-figures.ts';
import {found, lacks, type Measured, notApplicable} from './measured.ts';

/** AR-03: days past due of the oldest unpaid bill and what is overdue in all. */
export function overdueDebt(figures: CustomerFigures): Measured {
  return overdueOf(figures, figures.overdue);
}

/** AR-02: the same of bills whose date was agreed: all of a customer with terms, else those with a stated date. */
export function agreedDebt(figures: CustomerFigures): Measured {
  const bills = figures.position.openBills;
  if (bills.length === 0 || hasAgreedTerms(figures)) return overdueOf(figures, figures.overdue);
  if (bills.every(({bill}) => !bill.dueStated)) return notApplicable('no_agreed_terms');
  return overdueOf(
    figures,
    figures.overdue.filter(({bill}) => bill.dueStated),
  );
}

function hasAgreedTerms(figures: CustomerFigures): boolean {
  return figures.reckoning.ledger.terms.some(
    terms => terms.onAccountAllowed !== false || terms.accountPeriodDays !== null,
  );
}

/** @param late overdue bills, the one due first first */
function overdueOf(figures: CustomerFigures, late: readonly OpenBill[]): Measured {
  const oldest = late[0];
  if (oldest === undefined) return notApplicable('no_overdue');
  const days_past_due = figures.pastDue(oldest.bill.dueDate);
  return found({days_past_due, overdue_amount: sumUnpaid(late)}, () => entriesOf(late));
}

/** AR-06: of what was due by the month's end, how much was collected in the month. */
export function dueCollectionRate(figures: CustomerFigures): Measured {
  const close = closeDay(figures.clock);
  const due = figures.closePosition.openBills.filter(({bill}) => bill.dueDate <= close);
  const unpaidDue = sumUnpaid(due);
  const collected = Math.max(0, figures.collectedBetween(firstDay(figures.clock.closedMonth), close));
  const base = collected + unpaidDue;
  if (base === 0) return notApplicable('nothing_due');
  return found({collected, unpaid_due: unpaidDue, base, rate_bp: basisPoints(collected, base)}, () => entriesOf(due));
}

/** AR-07: closed weeks in a row with on-account sales and no on-account payment, while something is overdue. */
export function weeksWithoutCollection(figures: CustomerFigures): Measured {
  const late = figures.overdue;
  if (late.length === 0) return notApplicable('no_overdue');
  const known = firstLedgerMonth(figures.reckoning);
  const first = figures.reckoning.movements[0];
  if (known === null || first === undefined) return notApplicable('no_sales');
  const beginning = first.entry.type === 'opening' ? firstDay(known) : first.entry.postedOn;
  const weeks = figures.closedWeeks;
  let run = 0;
  let sales = 0;
  /** Newest week first. */
  const entries: (readonly RowId[])[] = [];
  const running = activity(figures, asDay((weeks.at(-1)?.to ?? figures.clock.over) + 1), figures.clock.known);
  if (!running.collected) {
    for (let at = weeks.length - 1; at >= 0; at -= 1) {
      const week = weeks[at];
      if (week === undefined || week.to < beginning) break;
      const {collected, sold, bills} = activity(figures, week.from, week.to);
      if (collected) break;
      run += 1;
      sales += sold;
      entries.push(bills);
    }
  }
  return found({weeks: run, sales_in_run: sales, overdue_amount: sumUnpaid(late)}, () => entries.toReversed().flat());
}

function activity(
  {reckoning}: CustomerFigures,
  from: Day,
  to: Day,
): {readonly collected: boolean; readonly sold: number; readonly bills: readonly RowId[]} {
  let collected = false;
  let sold = 0;
  const bills: RowId[] = [];
  const end = knownCount(reckoning, to);
  for (let index = knownCount(reckoning, asDay(from - 1)); index < end; index += 1) {
    const movement = reckoning.movements[index];
    if (movement === undefined) continue;
    collected ||= onAccountCollectionOf(movement) > 0;
    const sale = onAccountSalesOf(movement);
    sold += sale;
    if (sale > 0) bills.push(movement.entry.id);
  }
  return {collected, sold, bills};
}

/**
 * AR-16: overdue spells of an account in the last twelve months. A spell begins on the day after a due date with nothing
 * overdue before and ends when all of it is paid.
 */
export function overdueSpells(figures: CustomerFigures): Measured {
  const {clock, reckoning} = figures;
  if (reckoning.bills.length === 0) return lacks('transaction-ledger');
  const from = monthsBefore(clock.today, 12);
  const days = new Set<number>();
  for (const bill of reckoning.bills) days.add(Math.max(bill.dueDate + 1, bill.postedOn));
  for (const credit of reckoning.credits) days.add(credit.postedOn);
  let count = 0;
  let inSpell = false;
  for (const day of [...days].filter(each => each <= clock.today).sort((a, b) => a - b)) {
    const known = asDay(Math.min(day, clock.known));
    const overdue = positionAt(reckoning, known).openBills.some(({bill}) => bill.dueDate < day);
    if (overdue && !inSpell && day > from) count += 1;
    inSpell = overdue;
  }
  const late = figures.position.openBills.filter(({bill}) => figures.pastDue(bill.dueDate) > 0);
  const days_past_due = late.reduce((most, {bill}) => Math.max(most, figures.pastDue(bill.dueDate)), 0);
  return found({overdue_count: count, overdue_amount: sumUnpaid(late), days_past_due}, () => entriesOf(late));
}

/** Fen unpaid of some bills. */
export function sumUnpaid(bills: readonly OpenBill[]): number {
  let sum = 0;
  for (const {unpaid} of bills) sum += unpaid;
  return sum;
}

/** Entries behind some bills, each once. */
export function entriesOf(bills: readonly OpenBill[]): readonly RowId[] {
  return [...new Set(bills.map(({bill}) => bill.entry))];
}

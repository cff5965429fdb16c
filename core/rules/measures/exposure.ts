/** Measures of the balance against what the customer buys and may owe: AR-08, AR-09, AR-10, AR-11, AR-12. */
import {asDay, asMonth, firstDay, lastDay, type Month} from '../../base/calendar-date.ts';
import {onAccountBalanceAt} from '../../ledger/position.ts';
import {closeDay} from '../clock.ts';
import {type CustomerFigures, DSO_DAYS} from '../customer-figures.ts';
import {roundedRatio} from '../ratio.ts';
import {entriesOf} from './debt.ts';
import {found, lacks, type Measured, notApplicable} from './measured.ts';

/** AR-08: closed months in a row whose on-account balance ended higher than it began, and above 0. */
export function risingBalance(figures: CustomerFigures): Measured {
  if (figures.closeBalance <= 0) return notApplicable('no_balance');
  const first = figures.firstMonth;
  const closing = (month: Month): number => onAccountBalanceAt(figures.reckoning, lastDay(month));
  const balances = [figures.closeBalance];
  for (let month = figures.clock.closedMonth; first !== null && month >= first; month = asMonth(month - 1)) {
    const opening = closing(asMonth(month - 1));
    const end = balances[0] ?? 0;
    if (end <= opening || end <= 0) break;
    balances.unshift(opening);
  }
  return found({months: balances.length - 1, balances, balance: figures.closeBalance});
}

/** AR-09: the balance in months of consumption, by the mean of the known ones among the last three months. */
export function balanceInMonths(figures: CustomerFigures): Measured {
  const balance = figures.closeBalance;
  if (balance <= 0) return notApplicable('no_balance');
  let sum = 0;
  let known = 0;
  for (let back = 0; back < 3; back += 1) {
    const sales = figures.sales(asMonth(figures.clock.closedMonth - back));
    if (sales === null) continue;
    sum += sales;
    known += 1;
  }
  if (known < 2) return lacks('month_sales history');
  if (sum <= 0) return notApplicable('no_sales');
  return found(
    {balance, sum, known, mean_sales_x: [sum, known], months_x100: roundedRatio(balance * known, sum, 100)},
    () => entriesOf(figures.closePosition.openBills),
  );
}

/** AR-10: closed months in a row without sales while money is owed. */
export function owesWithoutBuying(figures: CustomerFigures): Measured {
  const balance = figures.closeBalance;
  if (balance <= 0) return notApplicable('no_balance');
  const months = monthsWithoutSales(figures);
  return found({months, balance}, () => entriesOf(figures.closePosition.openBills));
}

/** Closed months in a row without sales, known ones only. */
export function monthsWithoutSales(figures: CustomerFigures): number {
  let months = 0;
  for (let month = figures.clock.closedMonth; ; month = asMonth(month - 1)) {
    const sales = figures.sales(month);
    if (sales === null || sales > 0) return months;
    months += 1;
  }
}

/** AR-11: the on-account balance against the credit limit. */
export function creditUse(figures: CustomerFigures): Measured {
  const {terms} = figures;
  if (terms === null) return lacks('credit-agreement');
  if (terms.onAccountAllowed === false) return notApplicable('not_on_account');
  const limit = terms.creditLimit;
  if (limit === null) return lacks('credit_limit');
  if (limit <= 0) return notApplicable('no_limit');
  const used = Math.max(0, figures.balance);
  return found({used, limit, use_bp: roundedRatio(used, limit, 10_000)}, () => entriesOf(figures.position.openBills));
}

/** AR-12: days' sales outstanding, against the agreed days. */
export function salesOutstanding(figures: CustomerFigures): Measured {
  const balance = figures.closeBalance;
  if (balance <= 0) return notApplicable('no_balance');
  const close = closeDay(figures.clock);
  const from = asDay(close - DSO_DAYS + 1);
  const firstEntry = figures.reckoning.movements[0]?.entry;
  const first = figures.firstMonth;
  if (firstEntry === undefined || first === null) return lacks('90 days of entries');
  const begin = firstEntry.type === 'opening' ? firstDay(first) : firstEntry.postedOn;
  if (begin > from) return lacks('90 days of entries');
  const sales = figures.sales90;
  if (sales <= 0) return notApplicable('no_sales');
  const agreed = figures.terms?.accountPeriodDays ?? figures.book.settings.defaultAccountPeriodDays;
  return found({balance, sales, agreed_days: agreed, dso_days: roundedRatio(balance, sales, DSO_DAYS)}, () =>
    entriesOf(figures.closePosition.openBills),
  );
}

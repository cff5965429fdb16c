/** Rules about products, regions, contracts and the shop as a whole. */
import {asMonth, type Month, monthOf} from '../base/calendar-date.ts';
import type {RuleBook} from './book.ts';
import type {FullClock} from './clock.ts';
import type {Contract, Instalment, OrderLine, ProductFeeds} from './feeds.ts';
import {instalmentsDue, mortgageDeadline} from './measures/contracts.ts';
import {againstLastYear} from './measures/fall.ts';
import {found, lacks, type Measured, notApplicable} from './measures/measured.ts';
import {grossMargin, promotionLift, stockCover} from './measures/orders.ts';
import {againstForecast, highOutlier, lowOutlier, type MonthSeries} from './measures/series.ts';
import {roundedRatio} from './ratio.ts';
import {evaluateRule} from './run.ts';
import type {Finding, Subject} from './types.ts';

/** Subject id of the whole workbook. */
export const SHOP = 'shop';

/** SAL-05, SAL-07, SAL-08, SAL-11 of a product. */
export function evaluateProduct(id: string, feeds: ProductFeeds, clock: FullClock, book: RuleBook): readonly Finding[] {
  const subject: Subject = {kind: 'product', id};
  const closed = clock.closedMonth;
  const series = orderSeries(feeds.orders, closed);
  return kept([
    evaluateRule(book, 'SAL-05', subject, () => (series === null ? null : highOutlier(series, closed))),
    evaluateRule(book, 'SAL-07', subject, () => promotionLift(feeds.activities, feeds.orders, closed)),
    evaluateRule(book, 'SAL-08', subject, () => stockCover(feeds.stock, feeds.orders, clock.today, clock.known)),
    evaluateRule(book, 'SAL-11', subject, () => grossMargin(feeds.orders, closed)),
  ]);
}

/** SAL-06 of a region. */
export function evaluateRegion(
  id: string,
  orders: readonly OrderLine[],
  clock: FullClock,
  book: RuleBook,
): readonly Finding[] {
  const series = orderSeries(orders, clock.closedMonth);
  const subject: Subject = {kind: 'region', id};
  return kept([
    evaluateRule(book, 'SAL-06', subject, () => (series === null ? null : lowOutlier(series, clock.closedMonth))),
  ]);
}

/** AR-18, AR-19 of a contract. */
export function evaluateContract(
  contract: Contract,
  instalments: readonly Instalment[],
  clock: FullClock,
  book: RuleBook,
): readonly Finding[] {
  const subject: Subject = {kind: 'contract', id: contract.id};
  return kept([
    evaluateRule(book, 'AR-18', subject, () => instalmentsDue(instalments, clock.today)),
    evaluateRule(book, 'AR-19', subject, () => mortgageDeadline(contract, clock.today)),
  ]);
}

/** What the shop's own rules rest on. */
export interface ShopFigures {
  /** Sales of all customers by month up to the closed one; `null` without entries. */
  readonly series: MonthSeries | null;
  /** On-account balance of all customers at the end of the closed month, fen. */
  readonly balance: number;
  /** On-account sales of all customers in the 90 days up to then; `null` = not known for so long. */
  readonly sales90: number | null;
}

/** AR-12, SAL-04, SAL-05, SAL-06, SAL-09 of the shop. */
export function evaluateShop(figures: ShopFigures, clock: FullClock, book: RuleBook): readonly Finding[] {
  const {series} = figures;
  if (series === null) return [];
  const subject: Subject = {kind: 'shop', id: SHOP};
  const closed = clock.closedMonth;
  const at = (month: Month): number | null => series.values[month - series.first] ?? null;
  return kept([
    evaluateRule(book, 'AR-12', subject, () => shopOutstanding(figures, book.settings.defaultAccountPeriodDays)),
    evaluateRule(book, 'SAL-04', subject, () => againstLastYear(at(closed), at(asMonth(closed - 12)))),
    evaluateRule(book, 'SAL-05', subject, () => highOutlier(series, closed)),
    evaluateRule(book, 'SAL-06', subject, () => lowOutlier(series, closed)),
    evaluateRule(book, 'SAL-09', subject, () => againstForecast(series, closed)),
  ]);
}

function shopOutstanding({balance, sales90}: ShopFigures, agreed_days: number): Measured {
  if (balance <= 0) return notApplicable('no_balance');
  if (sales90 === null) return lacks('90 days of entries');
  if (sales90 <= 0) return notApplicable('no_sales');
  return found({balance, sales: sales90, agreed_days, dso_days: roundedRatio(balance, sales90, 90)});
}

/** Amounts of order lines by month from the first up to `closed`; `null` without any. */
function orderSeries(orders: readonly OrderLine[], closed: Month): MonthSeries | null {
  let first: Month | null = null;
  for (const {day} of orders) {
    const month = monthOf(day);
    if (month <= closed && (first === null || month < first)) first = month;
  }
  if (first === null) return null;
  const values = Array.from({length: closed - first + 1}, () => 0);
  for (const {day, amount} of orders) {
    const index = monthOf(day) - first;
    if (index < values.length) values[index] = (values[index] ?? 0) + (amount ?? 0);
  }
  return {first, values};
}

function kept(findings: readonly (Finding | null)[]): readonly Finding[] {
  return findings.filter(finding => finding !== null);
}

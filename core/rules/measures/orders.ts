/** Measures of order lines and stock: SAL-07, SAL-08 (a product), SAL-11, SAL-12 (a customer or a product). */
import {asDay, type Day, lastDay, type Month, monthOf} from '../../base/calendar-date.ts';
import {monthsBefore} from '../customer-figures.ts';
import type {Activity, OrderLine, StockRecord} from '../feeds.ts';
import {roundedRatio} from '../ratio.ts';
import {found, lacks, type MeasuredForms, notApplicable} from './measured.ts';

/** SAL-11: gross margin of the month's orders: (amount − discount − cost) / (amount − discount). */
export function grossMargin(orders: readonly OrderLine[] | null, month: Month): MeasuredForms {
  if (orders === null) return null;
  const lines = orders.filter(({day}) => monthOf(day) === month);
  if (lines.length === 0) return notApplicable('no_orders');
  if (lines.some(({amount}) => amount === null)) return lacks('amount');
  if (lines.some(({cost}) => cost === null)) return lacks('cost');
  const net = sum(lines, ({amount, discount}) => (amount ?? 0) - (discount ?? 0));
  if (net <= 0) return notApplicable('no_sales');
  const profit = net - sum(lines, ({cost}) => cost ?? 0);
  return found(
    {net_sales: net, gross_profit: profit, margin_bp: roundedRatio(profit, net, 10_000)},
    lines.map(({id}) => id),
  );
}

/** SAL-12: discount of the month's orders against their amount before discount. Blank beside recorded discounts is none. */
export function discountShare(orders: readonly OrderLine[] | null, month: Month): MeasuredForms {
  if (orders === null) return null;
  const lines = orders.filter(({day}) => monthOf(day) === month);
  if (lines.length === 0) return notApplicable('no_orders');
  if (lines.some(({amount}) => amount === null)) return lacks('amount');
  if (lines.every(({discount}) => discount === null)) return lacks('discount_amount');
  const sales_amount = sum(lines, ({amount}) => amount ?? 0);
  if (sales_amount <= 0) return notApplicable('no_sales');
  const discount_amount = sum(lines, ({discount}) => discount ?? 0);
  return found(
    {sales_amount, discount_amount, discount_bp: roundedRatio(discount_amount, sales_amount, 10_000)},
    lines.filter(({discount}) => (discount ?? 0) !== 0).map(({id}) => id),
  );
}

/** Days of orders that SAL-08's mean is taken of. */
const COVER_DAYS = 30;

/** SAL-08: days that the stock lasts at the mean daily quantity sold in the last 30 days. */
export function stockCover(
  stock: readonly StockRecord[] | null,
  orders: readonly OrderLine[],
  today: Day,
  known: Day,
): MeasuredForms {
  if (stock === null) return null;
  const latest = new Map<string, StockRecord>();
  for (const record of stock) {
    if (record.day > known) continue;
    const before = latest.get(record.place);
    if (before === undefined || record.day >= before.day) latest.set(record.place, record);
  }
  const records = [...latest.values()];
  if (records.length === 0 || records.some(({quantity}) => quantity === null)) return lacks('quantity_on_hand');
  const lines = orders.filter(({day}) => day > today - COVER_DAYS && day <= known);
  if (lines.some(({quantity}) => quantity === null)) return lacks('quantity');
  const stock_quantity = records.reduce((total, {quantity}) => total + (quantity ?? 0), 0);
  const sold = Math.max(
    0,
    sum(lines, ({quantity}) => quantity ?? 0),
  );
  if (sold === 0 && stock_quantity <= 0) return lacks('quantity');
  const cover = sold === 0 ? {} : {cover_days: Math.round((stock_quantity * COVER_DAYS) / sold)};
  return found(
    {stock: stock_quantity, sold, ...cover},
    records.map(({id}) => id),
  );
}

/**
 * SAL-07: what the promotions that ended in the month lifted the mean daily quantity by, over the last twelve
 * months.
 * @param activities those of the product and those for everything
 */
export function promotionLift(
  activities: readonly Activity[] | null,
  orders: readonly OrderLine[],
  closed: Month,
): MeasuredForms {
  if (activities === null) return null;
  if (activities.some(({from, to}) => from === null || to === null)) return lacks('start_end');
  const close = lastDay(closed);
  if (!activities.some(({to}) => to !== null && monthOf(to) === closed)) return notApplicable('no_promotion');
  const first = orders.reduce<Day>((day, line) => (line.day < day ? line.day : day), close);
  const begin = Math.max(first, monthsBefore(asDay(close + 1), 12));
  const promoted = new Set<number>();
  for (const {from, to} of activities) {
    if (from === null || to === null) continue;
    for (let day = Math.max(from, begin); day <= Math.min(to, close); day += 1) promoted.add(day);
  }
  const lines = orders.filter(({day}) => day >= begin && day <= close);
  if (lines.length === 0) return notApplicable('no_orders');
  if (lines.some(({quantity}) => quantity === null)) return lacks('quantity');
  const inside = sum(
    lines.filter(({day}) => promoted.has(day)),
    ({quantity}) => quantity ?? 0,
  );
  const outside = sum(lines, ({quantity}) => quantity ?? 0) - inside;
  const insideDays = promoted.size;
  const outsideDays = close - begin + 1 - insideDays;
  const base = outside * insideDays;
  if (base <= 0) return notApplicable('no_sales');
  const lift = inside * outsideDays - base;
  return found({lift, base, lift_bp: Math.round((lift * 10_000) / base), promotion_days: insideDays});
}

function sum<T>(items: readonly T[], part: (item: T) => number): number {
  return items.reduce((total, item) => total + part(item), 0);
}

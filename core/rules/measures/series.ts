/** Measures of a monthly series of sales, of a product, a region or the shop: SAL-05, SAL-06, SAL-09. */
import {asMonth, type Month} from '../../base/calendar-date.ts';
import {comparableRatio, roundedRatio} from '../ratio.ts';
import {found, lacks, type Measured, notApplicable} from './measured.ts';

/** Sales in fen by month without a gap, oldest first. */
export interface MonthSeries {
  readonly first: Month;
  readonly values: readonly number[];
}

/** Fewest months that an outlier can be seen in, and those from which on it is judged by standard deviations. */
const FENCE_MONTHS = 8;
const DEVIATION_MONTHS = 12;

/** How far a month lies from the others. `z`: standard deviations (12 months and more); `fence` > 0: outside Q1/Q3 ∓ 1.5 IQR (8 to 11 months), in eighths of a fen. */
interface Outlier {
  readonly value: number;
  readonly mean: number;
  readonly z: number;
  readonly above: number;
  readonly below: number;
  readonly byDeviation: boolean;
}

function outlierAt(series: MonthSeries, month: Month): Outlier | null {
  const index = month - series.first;
  const value = series.values[index];
  if (value === undefined || index + 1 < FENCE_MONTHS) return null;
  const others = series.values.slice(0, index);
  const sum = others.reduce((total, each) => total + each, 0);
  const mean = Math.round(sum / others.length);
  if (index + 1 >= DEVIATION_MONTHS) {
    return {value, mean, z: standardScore(value, others), above: 0, below: 0, byDeviation: true};
  }
  const sorted = others.toSorted((a, b) => a - b);
  const q1 = quartile4(sorted, 1);
  const q3 = quartile4(sorted, 3);
  const reach = 3 * (q3 - q1);
  return {
    value,
    mean,
    z: 0,
    above: 8 * value - (2 * q3 + reach),
    below: 2 * q1 - reach - 8 * value,
    byDeviation: false,
  };
}

/**
 * (value − mean of the others) / their sample standard deviation. The quotient under the root is reckoned in whole
 * numbers, so that a value exactly two deviations away is not taken for more. Others all alike: 0 when the value is too,
 * else beyond every threshold.
 */
function standardScore(value: number, others: readonly number[]): number {
  const n = BigInt(others.length);
  let sum = 0n;
  let squares = 0n;
  for (const other of others) {
    sum += BigInt(other);
    squares += BigInt(other) * BigInt(other);
  }
  const distance = n * BigInt(value) - sum;
  const spread = n * (n * squares - sum * sum);
  if (spread === 0n) return distance === 0n ? 0 : distance > 0n ? Number.MAX_SAFE_INTEGER : -Number.MAX_SAFE_INTEGER;
  const square = Number(distance * distance * (n - 1n)) / Number(spread);
  return (distance < 0n ? -1 : 1) * Math.sqrt(square);
}

/** Four times a quartile (Excel's QUARTILE.INC): whole for whole values. */
function quartile4(sorted: readonly number[], quarter: 1 | 3): number {
  const at = (sorted.length - 1) * quarter;
  const low = sorted[Math.floor(at / 4)] ?? 0;
  const high = sorted[Math.floor(at / 4) + 1] ?? low;
  return 4 * low + (high - low) * (at % 4);
}

/** SAL-05: an unusually high month. */
export function highOutlier(series: MonthSeries, closed: Month): Measured {
  const outlier = outlierAt(series, closed);
  if (outlier === null) return lacks('8 months of sales');
  const {value, mean, z, above, byDeviation} = outlier;
  return found({month_sales: value, mean_sales: mean, z, above, ...(byDeviation ? shownScore(z) : {})});
}

/** SAL-06: an unusually low month, and whether the one before was too. */
export function lowOutlier(series: MonthSeries, closed: Month): Measured {
  const outlier = outlierAt(series, closed);
  if (outlier === null) return lacks('8 months of sales');
  const before = outlierAt(series, asMonth(closed - 1));
  const {value, mean, z, below, byDeviation} = outlier;
  return found({
    month_sales: value,
    mean_sales: mean,
    z,
    below,
    z_before: before?.z ?? 0,
    below_before: before?.below ?? 0,
    ...(byDeviation ? shownScore(z) : {}),
  });
}

function shownScore(z: number): Readonly<Record<string, number>> {
  return Math.abs(z) < Number.MAX_SAFE_INTEGER ? {z_x100: Math.round(z * 100)} : {};
}

/**
 * SAL-09: the month against its forecast: the same month last year × (the twelve months before this one ÷ the twelve
 * before those). The month itself is not in its forecast, so 24 months must be known before it.
 */
export function againstForecast(series: MonthSeries, closed: Month): Measured {
  const index = closed - series.first;
  const actual = series.values[index];
  if (actual === undefined || index < 24) return lacks('24 months of sales');
  const sum = (from: number, to: number): number =>
    series.values.slice(from, to).reduce((total, each) => total + each, 0);
  const last = sum(index - 12, index);
  const before = sum(index - 24, index - 12);
  const sameMonth = series.values[index - 12] ?? 0;
  if (before <= 0 || last <= 0 || sameMonth <= 0) return notApplicable('no_sales');
  const share = comparableRatio(
    BigInt(Math.max(0, actual)) * BigInt(before),
    BigInt(sameMonth) * BigInt(last),
    10_000n,
  );
  const forecast = Number((BigInt(sameMonth) * BigInt(last)) / BigInt(before));
  return found({
    month_sales: actual,
    forecast,
    share,
    share_bp: forecast === 0 ? null : roundedRatio(actual, forecast, 10_000),
  });
}

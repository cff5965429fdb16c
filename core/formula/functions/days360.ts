import {civilOfSerial} from './serials.ts';

/** Days between two dates in a year of twelve months of thirty days, by the American or the European rule. */
export function days360(from: number, to: number, european: boolean): number {
  const a = civilOfSerial(from);
  const b = civilOfSerial(to);
  let first = a.day;
  let last = b.day;
  if (european) {
    first = Math.min(first, 30);
    last = Math.min(last, 30);
  } else {
    const isMonthEnd = civilOfSerial(from + 1).day === 1;
    if (isMonthEnd) first = 30;
    if (last === 31 && first >= 30) last = 30;
  }
  return (b.year - a.year) * 360 + (b.month - a.month) * 30 + last - first;
}

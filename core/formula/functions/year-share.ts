import {days360} from './days360.ts';
import {civilOfSerial, serialOfParts} from './serials.ts';

/**
 * The years between two days, by Excel's five bases: 30/360 American, actual/actual, actual/360, actual/365, 30/360
 * European. `null` for another basis.
 * @param from a serial not after `to`
 */
export function yearShare(from: number, to: number, basis: number): number | null {
  switch (basis) {
    case 0:
      return nasd360(from, to) / 360;
    case 1:
      return (to - from) / yearLength(from, to);
    case 2:
      return (to - from) / 360;
    case 3:
      return (to - from) / 365;
    case 4:
      return days360(from, to, true) / 360;
    default:
      return null;
  }
}

/** As `DAYS360`, but two ends of February are a whole year apart. */
function nasd360(from: number, to: number): number {
  const a = civilOfSerial(from);
  const b = civilOfSerial(to);
  const isFebruaryEnd = (serial: number) => civilOfSerial(serial).month === 2 && civilOfSerial(serial + 1).day === 1;
  let first = a.day;
  let last = b.day;
  if (isFebruaryEnd(from)) {
    if (isFebruaryEnd(to)) last = 30;
    first = 30;
  }
  if (last === 31 && first >= 30) last = 30;
  if (first === 31) first = 30;
  return (b.year - a.year) * 360 + (b.month - a.month) * 30 + last - first;
}

/** Mean length of the years that a span touches; of a span within a year, 366 where it holds a 29 February. */
function yearLength(from: number, to: number): number {
  const a = civilOfSerial(from);
  const b = civilOfSerial(to);
  const isWithinYear =
    a.year === b.year || (b.year === a.year + 1 && (b.month < a.month || (b.month === a.month && b.day <= a.day)));
  if (!isWithinYear) return (serialOfParts(b.year + 1, 1, 1) - serialOfParts(a.year, 1, 1)) / (b.year - a.year + 1);
  if (a.year === b.year) return isLeap(a.year) ? 366 : 365;
  const hasLeapDay = [a.year, b.year].some(year => {
    const leapDay = serialOfParts(year, 2, 29);
    return isLeap(year) && leapDay >= from && leapDay <= to;
  });
  return hasLeapDay ? 366 : 365;
}

function isLeap(year: number): boolean {
  return serialOfParts(year + 1, 1, 1) - serialOfParts(year, 1, 1) === 366;
}

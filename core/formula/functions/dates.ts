import {
  asDay,
  asMonth,
  civil,
  type Day,
  dayOf,
  firstDay,
  lastDay,
  monthAt,
  monthOf,
  monthParts,
} from '../../base/calendar-date.ts';
import {toDay, toNumber} from '../coerce.ts';
import {FIRST_DAY, LAST_DAY} from '../serial.ts';
import {date, type FormulaError, formulaError, type Missing, type Value} from '../value.ts';
import {type FunctionTable, scalar} from './spec.ts';

/** Calendar functions; their dates are dates, not serials. */
export const dateFunctions: FunctionTable = {
  TODAY: {kind: 'clock', min: 0, max: 0, run: date},
  DATE: scalar(3, 3, args => {
    const parts = args.map(toNumber);
    const [year = 0, month = 0, day = 0] = parts;
    if (typeof year !== 'number') return year;
    if (typeof month !== 'number') return month;
    if (typeof day !== 'number') return day;
    return dateOfParts(Math.trunc(year), Math.trunc(month), Math.trunc(day));
  }),
  YEAR: scalar(1, 1, ([value = null]) => partOf(value, day => civil(day).year)),
  MONTH: scalar(1, 1, ([value = null]) => partOf(value, day => civil(day).month)),
  DAY: scalar(1, 1, ([value = null]) => partOf(value, day => civil(day).day)),
  DAYS: scalar(2, 2, ([end = null, start = null]) => {
    const to = toDay(end);
    const from = toDay(start);
    return typeof to !== 'number' ? to : typeof from !== 'number' ? from : to - from;
  }),
  EDATE: scalar(2, 2, ([value = null, months = null]) =>
    moved(value, months, (day, month) => {
      const target = asMonth(month);
      return Math.min(firstDay(target) + civil(day).day - 1, lastDay(target));
    }),
  ),
  EOMONTH: scalar(2, 2, ([value = null, months = null]) =>
    moved(value, months, (_day, month) => lastDay(asMonth(month))),
  ),
  WEEKDAY: scalar(1, 2, ([value = null, type = 1]) => {
    const kind = toNumber(type);
    if (typeof kind !== 'number') return kind;
    const first = WEEK_START[Math.trunc(kind)];
    if (first === undefined) return formulaError('#NUM!', 'WEEKDAY');
    // 1970-01-01 was a Thursday: day 0 is 4 days after Sunday.
    return partOf(value, day => ((((day + 4 - first) % 7) + 7) % 7) + (Math.trunc(kind) === 3 ? 0 : 1));
  }),
};

/** Weekday (0 = Sunday) on which the week begins for each return type of `WEEKDAY`. */
const WEEK_START: Readonly<Record<number, number>> = {
  1: 0,
  2: 1,
  3: 1,
  11: 1,
  12: 2,
  13: 3,
  14: 4,
  15: 5,
  16: 6,
  17: 0,
};

function dateOfParts(year: number, month: number, day: number): Value {
  const full = year >= 0 && year < 1900 ? year + 1900 : year;
  if (full < 0 || full > 9999 || Math.abs(month) > 120000 || Math.abs(day) > 4000000)
    return formulaError('#NUM!', 'DATE');
  const first = monthParts(monthAt(full, month));
  return inRange(dayOf(first.year, first.month, 1) + day - 1);
}

function moved(value: Value, months: Value, target: (day: Day, month: number) => number): Value {
  const day = toDay(value);
  if (typeof day !== 'number') return day;
  // Excel takes no TRUE for 1 here.
  const count = typeof months === 'boolean' ? formulaError('#VALUE!') : toNumber(months);
  if (typeof count !== 'number') return count;
  if (Math.abs(count) > 120000) return formulaError('#NUM!');
  return inRange(target(day, monthOf(day) + Math.trunc(count)));
}

function inRange(number: number): Value {
  return number < FIRST_DAY || number > LAST_DAY
    ? formulaError('#NUM!', 'date outside 1900–9999')
    : date(asDay(number));
}

function partOf(value: Value, part: (day: Day) => number): number | FormulaError | Missing {
  const day = toDay(value);
  return typeof day === 'number' ? part(day) : day;
}

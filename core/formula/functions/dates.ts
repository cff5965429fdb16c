import {toNumber} from '../coerce.ts';
import {date, formulaError, type Value} from '../value.ts';
import {
  civilOfSerial,
  dateOfSerial,
  movedByMonths,
  serialAt,
  serialOfParts,
  strictSerial,
  weekdayOf,
} from './serials.ts';
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
  YEAR: scalar(1, 1, ([value = null]) => partOf(value, serial => civilOfSerial(serial).year)),
  MONTH: scalar(1, 1, ([value = null]) => partOf(value, serial => civilOfSerial(serial).month)),
  DAY: scalar(1, 1, ([value = null]) => partOf(value, serial => civilOfSerial(serial).day)),
  DAYS: scalar(2, 2, ([end = null, start = null]) =>
    partOf(end, to => partOf(start, from => Math.floor(to) - Math.floor(from))),
  ),
  EDATE: scalar(2, 2, ([value = null, months = null]) => moved(value, months, movedByMonths)),
  EOMONTH: scalar(2, 2, ([value = null, months = null]) =>
    moved(value, months, (serial, count) => {
      const {year, month} = civilOfSerial(serial);
      return serialOfParts(year, month + count + 1, 1) - 1;
    }),
  ),
  WEEKDAY: scalar(1, 2, ([value = null, type = 1]) => {
    const kind = toNumber(type);
    if (typeof kind !== 'number') return kind;
    const first = WEEK_START[Math.trunc(kind)];
    if (first === undefined) return formulaError('#NUM!', 'WEEKDAY');
    return partOf(value, serial => ((weekdayOf(serial) - first + 7) % 7) + (Math.trunc(kind) === 3 ? 0 : 1));
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
  const serial = serialOfParts(full, month, day);
  return dateOfSerial(serial);
}

function moved(value: Value, months: Value, target: (serial: number, months: number) => number): Value {
  const serial = strictSerial(value);
  if (typeof serial !== 'number') return serial;
  // Excel takes no TRUE for 1 here.
  const count = typeof months === 'boolean' ? formulaError('#VALUE!') : toNumber(months);
  if (typeof count !== 'number') return count;
  if (Math.abs(count) > 120000) return formulaError('#NUM!');
  return dateOfSerial(target(serial, Math.trunc(count)));
}

function partOf(value: Value, part: (serial: number) => Value): Value {
  const serial = serialAt(value);
  return typeof serial === 'number' ? part(serial) : serial;
}

import {toNumber, toText} from '../coerce.ts';
import {numberOfText} from '../number-text.ts';
import {type FormulaError, formulaError, type Missing, type Value} from '../value.ts';
import {days360} from './days360.ts';
import {numeric} from './numeric.ts';
import {civilOfSerial, dateOfSerial, serialAt, serialOfParts, strictSerial, weekdayOf} from './serials.ts';
import {type FunctionSpec, type FunctionTable, scalar} from './spec.ts';
import {yearShare} from './year-share.ts';

/** First day of the week (0 = Sunday) for each return type of `WEEKNUM`. */
const WEEK_START: Readonly<Record<number, number>> = {1: 0, 2: 1, 11: 1, 12: 2, 13: 3, 14: 4, 15: 5, 16: 6, 17: 0};

/** Weeks, spans and times of day. */
export const calendarFunctions: FunctionTable = {
  HOUR: timePart(seconds => Math.floor(seconds / 3600) % 24),
  MINUTE: timePart(seconds => Math.floor(seconds / 60) % 60),
  SECOND: timePart(seconds => seconds % 60),
  TIME: numeric(3, 3, (hour = 0, minute = 0, second = 0) => {
    if ([hour, minute, second].some(part => Math.abs(part) > 32767)) return formulaError('#NUM!', 'TIME');
    const seconds = Math.trunc(hour) * 3600 + Math.trunc(minute) * 60 + Math.trunc(second);
    return seconds < 0 ? formulaError('#NUM!', 'TIME') : (seconds % 86400) / 86400;
  }),
  TIMEVALUE: scalar(1, 1, ([value = null]) => {
    if (typeof value !== 'string') return formulaError('#VALUE!', 'TIMEVALUE');
    const serial = numberOfText(value);
    return serial === null || !/[:年月日/-]/u.test(value)
      ? formulaError('#VALUE!', value)
      : serial - Math.floor(serial);
  }),
  DATEVALUE: scalar(1, 1, ([value = null]) => {
    if (typeof value !== 'string') return formulaError('#VALUE!', 'DATEVALUE');
    const serial = numberOfText(value);
    const isDate = /[-/:年]|[a-z]{3}/iu.test(value) && !/^[-+(]/.test(value.trim());
    return serial === null || !isDate ? formulaError('#VALUE!', value) : dateOfSerial(Math.floor(serial));
  }),
  WEEKNUM: scalar(1, 2, ([value = null, type = 1]) => {
    const serial = strictSerial(value);
    if (typeof serial !== 'number') return serial;
    const kind = typeof type === 'boolean' ? formulaError('#VALUE!') : toNumber(type);
    if (typeof kind !== 'number') return kind;
    if (Math.trunc(kind) === 21) return isoWeek(serial);
    const start = WEEK_START[Math.trunc(kind)];
    if (start === undefined) return formulaError('#NUM!', 'WEEKNUM');
    const first = serialOfParts(civilOfSerial(serial).year, 1, 1);
    const lead = (weekdayOf(first) - start + 7) % 7;
    return Math.floor((serial - first + lead) / 7) + 1;
  }),
  ISOWEEKNUM: scalar(1, 1, ([value = null]) => {
    const serial = serialAt(value);
    return typeof serial === 'number' ? isoWeek(Math.floor(serial)) : serial;
  }),
  DAYS360: scalar(2, 3, ([start = null, end = null, method = false]) =>
    onDays(start, end, (from, to) => {
      const european = toNumber(method);
      return typeof european === 'number' ? days360(from, to, european !== 0) : european;
    }),
  ),
  YEARFRAC: scalar(2, 3, ([start = null, end = null, basis = 0]) => {
    const kind = typeof basis === 'boolean' ? formulaError('#VALUE!') : toNumber(basis);
    if (typeof kind !== 'number') return kind;
    const from = strictSerial(start);
    if (typeof from !== 'number') return from;
    const to = strictSerial(end);
    if (typeof to !== 'number') return to;
    return yearShare(Math.min(from, to), Math.max(from, to), Math.trunc(kind)) ?? formulaError('#NUM!', 'YEARFRAC');
  }),
  DATEDIF: scalar(3, 3, ([start = null, end = null, unit = null]) =>
    onDays(start, end, (from, to) => {
      const word = toText(unit);
      if (typeof word !== 'string') return word;
      return from > to ? formulaError('#NUM!', 'DATEDIF') : difference(from, to, word.toUpperCase());
    }),
  ),
};

function timePart(part: (seconds: number) => number): FunctionSpec {
  return scalar(1, 1, ([value = null]) => {
    const serial = serialAt(value);
    if (typeof serial !== 'number') return serial;
    return part(Math.round((serial - Math.floor(serial)) * 86400));
  });
}

function onDays(start: Value, end: Value, run: (from: number, to: number) => Value): Value {
  const from = serialAt(start);
  if (typeof from !== 'number') return from;
  const to = serialAt(end);
  return typeof to !== 'number' ? to : run(Math.floor(from), Math.floor(to));
}

/** Week of the year that its Thursday lies in. */
function isoWeek(serial: number): number | FormulaError | Missing {
  const thursday = serial + 3 - ((weekdayOf(serial) + 6) % 7);
  // The days before 1900 belong to the 52nd week of 1899.
  if (thursday < 1) return 52;
  return Math.floor((thursday - serialOfParts(civilOfSerial(thursday).year, 1, 1)) / 7) + 1;
}

function difference(from: number, to: number, unit: string): Value {
  const a = civilOfSerial(from);
  const b = civilOfSerial(to);
  const months = (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
  switch (unit) {
    case 'D':
      return to - from;
    case 'M':
      return months;
    case 'Y':
      return Math.floor(months / 12);
    case 'YM':
      return ((months % 12) + 12) % 12;
    case 'MD':
      return b.day >= a.day ? b.day - a.day : to - serialOfParts(b.year, b.month - 1, a.day);
    case 'YD': {
      const isLater = b.month > a.month || (b.month === a.month && b.day >= a.day);
      return to - serialOfParts(isLater ? b.year : b.year - 1, a.month, a.day);
    }
    default:
      return formulaError('#NUM!', 'DATEDIF');
  }
}

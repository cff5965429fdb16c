import {type FormulaError, formulaError, type Missing, type Operand, single, type Value} from '../value.ts';
import type {Work} from '../work.ts';
import {itemsOf, numberAt} from './numeric.ts';
import {dateOfSerial, strictSerial, weekdayOf} from './serials.ts';
import {type FunctionTable, listed} from './spec.ts';

/** Which days of the week are free, Monday first. */
type Week = readonly boolean[];

const USUAL: Week = [false, false, false, false, false, true, true];
/** Serial of 9999-12-31. */
const LAST = 2958465;

/** Days on which people work: not weekends, not the holidays given. */
export const workdayFunctions: FunctionTable = {
  NETWORKDAYS: listed(2, 3, (args, work) => between(args, USUAL, args[2] ?? null, work)),
  'NETWORKDAYS.INTL': listed(2, 4, (args, work) => {
    const week = weekOf(args[2] ?? null);
    return 'kind' in week ? week : between(args, week, args[3] ?? null, work);
  }),
  WORKDAY: listed(2, 3, (args, work) => after(args, USUAL, args[2] ?? null, work)),
  'WORKDAY.INTL': listed(2, 4, (args, work) => {
    const week = weekOf(args[2] ?? null);
    return 'kind' in week ? week : after(args, week, args[3] ?? null, work);
  }),
};

function between(args: readonly Operand[], week: Week, holidays: Operand, work: Work): Value {
  const from = strictSerial(single(args[0] ?? null));
  if (typeof from !== 'number') return from;
  const to = strictSerial(single(args[1] ?? null));
  if (typeof to !== 'number') return to;
  const free = holidaysOf(holidays, week, work);
  if (!('days' in free)) return free;
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  const count = workdaysUpTo(last, week) - workdaysUpTo(first - 1, week);
  const off = free.days.filter(day => day >= first && day <= last).length;
  const sum = count - off;
  return from > to && sum !== 0 ? -sum : sum;
}

/** Working days among the serials 0 … serial. */
function workdaysUpTo(serial: number, week: Week): number {
  if (serial < 0) return 0;
  const perWeek = week.filter(isFree => !isFree).length;
  const weeks = Math.floor((serial + 1) / 7);
  let count = weeks * perWeek;
  for (let day = weeks * 7; day <= serial; day += 1) if (!isFree(day, week)) count += 1;
  return count;
}

function after(args: readonly Operand[], week: Week, holidays: Operand, work: Work): Value {
  const start = strictSerial(single(args[0] ?? null));
  if (typeof start !== 'number') return start;
  const given = single(args[1] ?? null);
  const count = typeof given === 'boolean' ? formulaError('#VALUE!') : numberAt(args, 1);
  if (typeof count !== 'number') return count;
  const free = holidaysOf(holidays, week, work);
  if (!('days' in free)) return free;
  if (week.every(isFreeDay => isFreeDay)) return formulaError('#VALUE!', 'no working day');
  const off = new Set(free.days);
  const step = Math.sign(Math.trunc(count));
  let left = Math.abs(Math.trunc(count));
  let day = start;
  while (left > 0) {
    work.spend(1);
    day += step;
    if (day < 0 || day > LAST) return formulaError('#NUM!', 'date outside 1900–9999');
    if (!isFree(day, week) && !off.has(day)) left -= 1;
  }
  return dateOfSerial(day);
}

function isFree(serial: number, week: Week): boolean {
  return week[(weekdayOf(serial) + 6) % 7] === true;
}

/** Holidays on working days, each once. */
function holidaysOf(
  operand: Operand,
  week: Week,
  work: Work,
): {readonly days: readonly number[]} | FormulaError | Missing {
  const days = new Set<number>();
  for (const item of itemsOf(operand)) {
    if (item === null) continue;
    work.spend(1);
    const serial = strictSerial(item);
    if (typeof serial !== 'number') return serial;
    if (!isFree(serial, week)) days.add(serial);
  }
  return {days: [...days]};
}

/** `1` … `7` two free days from Saturday on, `11` … `17` one from Sunday on, or seven figures from Monday on, 1 = free. */
function weekOf(operand: Operand): Week | FormulaError {
  const given = single(operand);
  if (given === null) return USUAL;
  if (typeof given === 'string') {
    return /^[01]{7}$/.test(given) ? [...given].map(figure => figure === '1') : formulaError('#VALUE!', 'weekend');
  }
  const code = typeof given === 'number' ? Math.trunc(given) : 0;
  const isPair = code >= 1 && code <= 7;
  if (!isPair && !(code >= 11 && code <= 17)) return formulaError('#NUM!', 'weekend');
  const days = isPair ? [(code + 4) % 7, (code + 5) % 7] : [(code - 11 + 6) % 7];
  return USUAL.map((_, day) => days.includes(day));
}

import {asDay, asMonth, type Day, firstDay, lastDay, type Month, monthOf, monthParts} from '../base/calendar-date.ts';
import type {DateWindow} from './environment.ts';

/** Words for spans of time in a rollup, seen from today. `null` stands for all time. */
export const windowNames = [
  'ALL_TIME',
  'THIS_MONTH',
  'LAST_MONTH',
  'THIS_QUARTER',
  'LAST_QUARTER',
  'THIS_YEAR',
  'LAST_YEAR',
] as const;
/** The same with a number: `LAST_DAYS(30)` ends today, `LAST_MONTHS(3)` ends with the last full month. */
export const windowFunctions = ['LAST_DAYS', 'LAST_MONTHS'] as const;

export type WindowName = (typeof windowNames)[number];
export type WindowFunction = (typeof windowFunctions)[number];

/** The word as a window's name, or `null`. */
export function windowName(word: string): WindowName | null {
  return windowNames.find(name => name === word) ?? null;
}

/** The word as a window that takes a number, or `null`. */
export function windowFunction(word: string): WindowFunction | null {
  return windowFunctions.find(name => name === word) ?? null;
}

/** Days of a named window. A running month, quarter or year goes to its end, so that entries dated ahead count. */
export function windowOf(name: WindowName, today: Day): DateWindow | null {
  const month = monthOf(today);
  const quarter = asMonth(month - ((monthParts(month).month - 1) % 3));
  const year = asMonth(month - (monthParts(month).month - 1));
  switch (name) {
    case 'ALL_TIME':
      return null;
    case 'THIS_MONTH':
      return months(month, 1);
    case 'LAST_MONTH':
      return months(asMonth(month - 1), 1);
    case 'THIS_QUARTER':
      return months(quarter, 3);
    case 'LAST_QUARTER':
      return months(asMonth(quarter - 3), 3);
    case 'THIS_YEAR':
      return months(year, 12);
    case 'LAST_YEAR':
      return months(asMonth(year - 12), 12);
  }
}

/** Days of a window of `count` days or months; counts below 1 give an empty window. */
export function windowOfCount(name: WindowFunction, count: number, today: Day): DateWindow {
  const whole = Math.max(0, Math.min(Math.trunc(count), 100_000));
  if (name === 'LAST_DAYS') return {from: asDay(today - whole + 1), to: today};
  const month = monthOf(today);
  return {from: firstDay(asMonth(month - whole)), to: asDay(firstDay(month) - 1)};
}

function months(first: Month, count: number): DateWindow {
  return {from: firstDay(first), to: lastDay(asMonth(first + count - 1))};
}

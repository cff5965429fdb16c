import {asDay, type Day} from '../base/calendar-date.ts';
import type {Settings} from '../schema/settings.ts';

/** Days on which people work: Monday to Friday, less holidays, and weekend days worked instead (调休). */
export type WorkCalendar = Pick<Settings, 'holidays' | 'workdays'>;

/** Whether people work on a day. Day 0 (1970-01-01) was a Thursday. */
export function isWorkingDay(day: Day, calendar: WorkCalendar): boolean {
  if (calendar.workdays.includes(day)) return true;
  if (calendar.holidays.includes(day)) return false;
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday !== 0 && weekday !== 6;
}

/** Working days after `day` up to and including `until`. */
export function workingDaysAfter(day: Day, until: Day, calendar: WorkCalendar): number {
  let count = 0;
  for (let each = day + 1; each <= until; each += 1) if (isWorkingDay(asDay(each), calendar)) count += 1;
  return count;
}

/** The last working day before a day: when a tracking day off is reminded of (AR-04). */
export function workingDayBefore(day: Day, calendar: WorkCalendar): Day {
  let each = asDay(day - 1);
  while (!isWorkingDay(each, calendar)) each = asDay(each - 1);
  return each;
}

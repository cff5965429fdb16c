import {asMonth, type Day, firstDay, type Month, monthOf} from '../base/calendar-date.ts';

/** Whether a month's sheet is closed (reckoning rule 10). @param closedThrough last closed month; `null` = none */
export function isClosed(month: Month, closedThrough: number | null): boolean {
  return closedThrough !== null && month <= closedThrough;
}

/**
 * Posting date of an entry (F02): its business date while that month is open, else the day of entry, in the open month.
 * Should even today's month be closed already, it is the first day that is open.
 */
export function postingDay(entryDate: Day, today: Day, closedThrough: number | null): Day {
  if (!isClosed(monthOf(entryDate), closedThrough)) return entryDate;
  if (!isClosed(monthOf(today), closedThrough)) return today;
  return firstDay(asMonth((closedThrough ?? 0) + 1));
}

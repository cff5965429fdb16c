import {AssertionError} from '../base/assert.ts';
import {asDay, asMonth, civil, type Day, firstDay, lastDay, type Month, monthOf} from '../base/calendar-date.ts';
import type {WeekSpan} from './month-table-types.ts';

/** `four`: 1–7, 8–14, 15–21, 22–end · `five`: day 29 to month end apart (F01 reckoning rule 2). */
export type WeekScheme = 'four' | 'five';

/** One week of the sheet. `days` is 0 only for the fifth week of a 28-day February. */
export interface SheetWeek extends WeekSpan {
  readonly month: Month;
  /** 0-based position among the month's week pairs. */
  readonly index: number;
  readonly days: number;
}

/** Number of week pairs a month has under a scheme. */
export function weekCount(scheme: WeekScheme): 4 | 5 {
  return scheme === 'four' ? 4 : 5;
}

/** 0-based week of a day of the month (1–31). */
export function weekOfDayNumber(dayNumber: number, scheme: WeekScheme): number {
  return Math.min(Math.floor((dayNumber - 1) / 7), weekCount(scheme) - 1);
}

/** 0-based week that a day lies in; no week crosses a month end. */
export function weekIndexOf(day: Day, scheme: WeekScheme): number {
  return weekOfDayNumber(civil(day).day, scheme);
}

/** A week of a month by its 0-based position. An empty fifth week runs from the day after month end to month end. */
export function sheetWeek(month: Month, index: number, scheme: WeekScheme): SheetWeek {
  const last = weekCount(scheme) - 1;
  if (index < 0 || index > last) throw new AssertionError(`no week ${index} under the scheme ${scheme}`);
  const from = asDay(firstDay(month) + index * 7);
  const to = index === last ? lastDay(month) : asDay(from + 6);
  return {month, index, from, to, days: to - from + 1};
}

/** All weeks of a month in order: four, or five under the scheme `five`. */
export function weeksOf(month: Month, scheme: WeekScheme): readonly SheetWeek[] {
  return Array.from({length: weekCount(scheme)}, (_, index) => sheetWeek(month, index, scheme));
}

/**
 * The last `count` sheet weeks that are over by the end of `through` (a week is closed when its last day is over), newest
 * last, across month ends. Weeks without a day are left out.
 */
export function closedWeeks(through: Day, count: number, scheme: WeekScheme): readonly SheetWeek[] {
  const found: SheetWeek[] = [];
  for (let month = monthOf(through); found.length < count; month = asMonth(month - 1)) {
    for (let index = weekCount(scheme) - 1; index >= 0 && found.length < count; index -= 1) {
      const week = sheetWeek(month, index, scheme);
      if (week.days > 0 && week.to <= through) found.push(week);
    }
  }
  return found.reverse();
}

import {asDay, asMonth, type Day, lastDay, type Month, monthOf} from '../base/calendar-date.ts';
import {closedWeeks, type SheetWeek, type WeekScheme} from '../ledger/weeks.ts';
import type {EvaluationClock} from './types.ts';

/** An `EvaluationClock` with nothing left to default. */
export interface FullClock extends Required<EvaluationClock> {
  /** `lastClosedWeeks`, where many customers are evaluated under one clock. */
  readonly closedWeeks?: readonly SheetWeek[];
}

/** Sheet weeks that rules look back on at most: more than a year. */
const WEEKS_BACK = 60;

/** The sheet weeks that are over, oldest first. */
export function lastClosedWeeks(clock: FullClock, scheme: WeekScheme): readonly SheetWeek[] {
  return clock.closedWeeks ?? closedWeeks(clock.over, WEEKS_BACK, scheme);
}

/** What the screens show while the day runs: all that is posted up to now, the day itself not over. */
export function runningClock(today: Day): FullClock {
  return {today, known: today, over: asDay(today - 1), closedMonth: asMonth(monthOf(today) - 1)};
}

/**
 * The nightly evaluation in the night before `today`: what was posted by the end of the day before, judged by the day
 * that begins (AR-04 lists on the 20th what was posted up to the 19th; a month is evaluated from the first day of the next).
 */
export function nightClock(today: Day): FullClock {
  const before = asDay(today - 1);
  return {today, known: before, over: before, closedMonth: asMonth(monthOf(today) - 1)};
}

/** The evening of `today` with its entries; on a month's last day that month is closed too. */
export function eveningClock(today: Day): FullClock {
  const month = monthOf(today);
  const closedMonth = lastDay(month) === today ? month : asMonth(month - 1);
  return {today, known: today, over: today, closedMonth};
}

/** Fills the defaults. */
export function fullClock(clock: EvaluationClock & Pick<FullClock, 'closedWeeks'>): FullClock {
  if (isFull(clock)) return clock;
  return {...clock, known: clock.known ?? clock.today, over: clock.over ?? clock.today};
}

/** Day up to which the month-close rules know entries: the last of the closed month. */
export function closeDay(clock: FullClock): Day {
  return lastDay(clock.closedMonth);
}

/** Quarter number (years since 1970 × 4 + 0 … 3) of a month. */
export function quarterOf(month: Month): number {
  return Math.floor(month / 3);
}

/** The last quarter all of whose months are closed. */
export function closedQuarter(clock: FullClock): number {
  return Math.floor((clock.closedMonth + 1) / 3) - 1;
}

function isFull(clock: EvaluationClock): clock is FullClock {
  return clock.known !== undefined && clock.over !== undefined;
}

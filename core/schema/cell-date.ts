/** Dates and months as people type them into a cell. */
import {
  asDay,
  asMonth,
  civil,
  type Day,
  firstDay,
  formatDay,
  type Month,
  monthAt,
  monthOf,
  realDay,
} from '../base/calendar-date.ts';
import {foldText} from '../base/text.ts';
import {parseDate, statedMonth} from '../transfer/dates.ts';

/** Days from today that a word names. */
const DAY_WORDS: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  昨天: -1,
  昨日: -1,
  前天: -2,
  大前天: -3,
  明天: 1,
  明日: 1,
  后天: 2,
  大后天: 3,
  today: 0,
  yesterday: -1,
  tomorrow: 1,
};
/** Months from this one that a word names. */
const MONTH_WORDS: Readonly<Record<string, number>> = {
  本月: 0,
  这个月: 0,
  上月: -1,
  上个月: -1,
  下月: 1,
  下个月: 1,
  'this month': 0,
  'last month': -1,
  'next month': 1,
};

/** A date without a year is taken for last year's when this year's lies further ahead: in January 12/28 is last December. */
const FAR_AHEAD_DAYS = 270;
const FIRST_DAY = firstDay(monthAt(1900, 1));
const LAST_DAY = asDay(firstDay(monthAt(2200, 1)) - 1);

/** First and last day that a cell takes. */
export const dateRange = {from: formatDay(FIRST_DAY), to: formatDay(LAST_DAY)} as const;

/** True between 1900-01-01 and 2199-12-31. */
export function isDayInRange(day: Day): boolean {
  return day >= FIRST_DAY && day <= LAST_DAY;
}

/**
 * `2026-11-20`, `2026/11/20`, `20261120`, `2026年11月20日`, `11/20`, `11月20日`, `20日`, `今天`, `昨天`, `+7`, `-3`,
 * `today`, `20 Nov 2026`. `undefined` where the text is no date of the calendar.
 */
export function parseDateText(text: string, today: Day): Day | undefined {
  const folded = foldText(text).toLowerCase();
  const word = DAY_WORDS[folded];
  if (word !== undefined) return asDay(today + word);
  const offset = /^([+-])\s?(\d{1,4})$/.exec(folded);
  if (offset) return asDay(today + (offset[1] === '-' ? -1 : 1) * Number(offset[2]));
  const dayOnly = /^(\d{1,2})[日号]$/u.exec(folded);
  if (dayOnly) return dayInMonth(monthOf(today), Number(dayOnly[1]));
  const noYear = /^(\d{1,2})\s?[-/.月]\s?(\d{1,2})[日号]?$/u.exec(folded);
  if (noYear) return withoutYear(Number(noYear[1]), Number(noYear[2]), today);
  return parseDate(folded, 'mdy') ?? parseDate(folded, 'ymd') ?? parseDate(folded, 'dmy');
}

/** `2026-11`, `202611`, `2026年11月`, `11月`, `11`, `Nov 2026`, `上月`, or a whole date of the month. */
export function parseMonthText(text: string, today: Day): Month | undefined {
  const folded = foldText(text).toLowerCase();
  const word = MONTH_WORDS[folded];
  if (word !== undefined) return asMonth(monthOf(today) + word);
  const alone = /^(\d{1,2})(?:月份?)?$/u.exec(folded);
  if (alone) {
    const first = withoutYear(Number(alone[1]), 1, today);
    return first === undefined ? undefined : monthOf(first);
  }
  const yearAndMonth = /^(\d{4})\s?(?:[-/.年]\s?)?(\d{1,2})(?:月份?)?$/u.exec(folded);
  if (yearAndMonth) {
    const month = Number(yearAndMonth[2]);
    return month >= 1 && month <= 12 ? monthAt(Number(yearAndMonth[1]), month) : undefined;
  }
  const day = parseDate(folded, 'mdy') ?? parseDate(folded, 'ymd');
  if (day !== undefined) return monthOf(day);
  return /^[a-z]+\.? \d{4}$/.test(folded) ? statedMonth(folded) : undefined;
}

function dayInMonth(month: Month, day: number): Day | undefined {
  const {year, month: number} = civil(firstDay(month));
  return realDay(year, number, day);
}

function withoutYear(month: number, day: number, today: Day): Day | undefined {
  const {year} = civil(today);
  const thisYear = realDay(year, month, day);
  if (thisYear !== undefined && thisYear - today <= FAR_AHEAD_DAYS) return thisYear;
  return realDay(year - 1, month, day) ?? thisYear;
}

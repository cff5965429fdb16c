import type {Brand} from './brand.ts';

/** Days since 1970-01-01, proleptic Gregorian, no time zone. */
export type Day = Brand<number, 'Day'>;
/** Months since 1970-01: (year − 1970) × 12 + month − 1. */
export type Month = Brand<number, 'Month'>;

export interface CivilDate {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  /** 1–31 */
  readonly day: number;
}

/** Tags an integer as a day number. */
export function asDay(days: number): Day {
  return days as Day;
}

/** Tags an integer as a month number. */
export function asMonth(months: number): Month {
  return months as Month;
}

/** Source of the method: days-from-civil, H. Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
export function dayOf(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return asDay(era * 146097 + dayOfEra - 719468);
}

/** Months from 1970 on whose first days are looked up. A ledger asks for months half a million times. */
const MONTHS_KNOWN = 230 * 12;
const MEAN_MONTH = 365.2425 / 12;
const firstDays = Int32Array.from({length: MONTHS_KNOWN + 1}, (_, month) =>
  dayOf(1970 + Math.floor(month / 12), (month % 12) + 1, 1),
);
const KNOWN_DAYS = firstDays[MONTHS_KNOWN] ?? 0;

/** Year, month and day of a day number. Inverse of `dayOf`. */
export function civil(day: Day): CivilDate {
  if (!(day >= 0 && day < KNOWN_DAYS)) return civilOf(day);
  const month = monthOf(day);
  const years = Math.floor(month / 12);
  return {year: 1970 + years, month: month - years * 12 + 1, day: day - firstDay(month) + 1};
}

/** The same for any day. Source as of `dayOf`. */
function civilOf(day: Day): CivilDate {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1};
}

/** Month of a day. */
export function monthOf(day: Day): Month {
  if (!(day >= 0 && day < KNOWN_DAYS)) {
    const {year, month} = civilOf(day);
    return monthAt(year, month);
  }
  let month = Math.floor(day / MEAN_MONTH);
  while ((firstDays[month] ?? 0) > day) month -= 1;
  while ((firstDays[month + 1] ?? Infinity) <= day) month += 1;
  return asMonth(month);
}

/** Month number of a calendar year and month (1–12; others carry over). */
export function monthAt(year: number, month: number): Month {
  return asMonth((year - 1970) * 12 + month - 1);
}

/** Calendar year and month (1–12) of a month number. */
export function monthParts(month: Month): {readonly year: number; readonly month: number} {
  const years = Math.floor(month / 12);
  return {year: 1970 + years, month: month - years * 12 + 1};
}

/** First day of a month. */
export function firstDay(month: Month): Day {
  if (month >= 0 && month <= MONTHS_KNOWN) return asDay(firstDays[month] ?? 0);
  const {year, month: m} = monthParts(month);
  return dayOf(year, m, 1);
}

/** Last day of a month. */
export function lastDay(month: Month): Day {
  return asDay(firstDay(asMonth(month + 1)) - 1);
}

/** `YYYY-MM-DD`. */
export function formatDay(day: Day): string {
  const {year, month, day: d} = civil(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

/** `YYYY-MM`. */
export function formatMonth(month: Month): string {
  const {year, month: m} = monthParts(month);
  return `${String(year).padStart(4, '0')}-${String(m).padStart(2, '0')}`;
}

/** Day of a real calendar date written `YYYY-MM-DD`, else `undefined`. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? realDay(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** Month written `YYYY-MM`, else `undefined`. */
export function parseMonth(text: string): Month | undefined {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const month = Number(match[2]);
  return month >= 1 && month <= 12 ? monthAt(Number(match[1]), month) : undefined;
}

/** The day, or `undefined` where the calendar has none (31 April). */
export function realDay(year: number, month: number, day: number): Day | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const number = dayOf(year, month, day);
  const back = civil(number);
  return back.year === year && back.month === month && back.day === day ? number : undefined;
}

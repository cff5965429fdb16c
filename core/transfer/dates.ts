/** Dates as files write them, to day numbers. The time of day is read over: a ledger counts days. */
import {asDay, type Day, dayOf, type Month, monthAt, realDay} from '../base/calendar-date.ts';
import {foldText} from '../base/text.ts';
import type {DateOrder} from './import-types.ts';

/** A date text cut into its figures; `order` where the text itself says it (a year first, a month's name). */
export interface DateParts {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly order: DateOrder | null;
}

const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Time of day that may follow a date, and a weekday that may surround it. */
const TIME =
  /(?:[T\s]+|(?<=[日号]))(?:上午|下午|凌晨|晚上)?\s*\d{1,2}[:时点]\d{1,2}(?:[:分]\d{1,2}(?:[.,]\d+)?秒?)?\s*(?:am|pm)?\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2})?$/iu;
const WEEKDAY =
  /[\s,(]*(?:星期[一二三四五六日天]|周[一二三四五六日天]|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)[\s,.)]*/iu;

/** The figures of a date text, or `undefined` where it is none. Says nothing yet about which is day and which month. */
export function dateParts(text: string): DateParts | undefined {
  // Most cells are short and plain; folding and stripping is for the others.
  const plain = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})$/.exec(text);
  if (plain) return numericParts(plain);
  const folded = foldText(text).replace(TIME, '').replace(WEEKDAY, ' ').trim();
  const numeric = /^(\d{1,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,4})\s*[日号]?$/u.exec(folded);
  if (numeric) return numericParts(numeric);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(folded);
  if (compact) return {a: Number(compact[1]), b: Number(compact[2]), c: Number(compact[3]), order: 'ymd'};
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s\-./]+([a-z]{3,9})\.?[\s\-./,]+(\d{2,4})$/i.exec(folded);
  if (dayFirst) return named(dayFirst[2], dayFirst[1], dayFirst[3]);
  const monthFirst = /^([a-z]{3,9})\.?[\s\-./]+(\d{1,2})(?:st|nd|rd|th)?[\s\-./,]+(\d{2,4})$/i.exec(folded);
  if (monthFirst) return named(monthFirst[1], monthFirst[2], monthFirst[3]);
  const spaced = /^(\d{4})\s+(\d{1,2})\s+(\d{1,2})$/.exec(folded);
  return spaced ? {a: Number(spaced[1]), b: Number(spaced[2]), c: Number(spaced[3]), order: 'ymd'} : undefined;
}

function numericParts(match: RegExpExecArray): DateParts | undefined {
  const [, first = '', second = '', third = ''] = match;
  const parts = {a: Number(first), b: Number(second), c: Number(third)};
  if (first.length >= 3) return third.length <= 2 ? {...parts, order: 'ymd'} : undefined;
  return third.length === 3 ? undefined : {...parts, order: null};
}

function named(month: string | undefined, day: string | undefined, year: string | undefined): DateParts | undefined {
  const index = MONTH_NAMES.indexOf((month ?? '').slice(0, 3).toLowerCase());
  if (index < 0) return undefined;
  return {a: index + 1, b: Number(day), c: Number(year), order: 'mdy'};
}

/** The day of a date's figures under an order, or `undefined` where the calendar has none. Years 00–69 are 20xx. */
export function dayOfParts(parts: DateParts, order: DateOrder): Day | undefined {
  const by = parts.order ?? order;
  if (by === 'ymd') return realDay(fullYear(parts.a), parts.b, parts.c);
  return by === 'mdy' ? realDay(fullYear(parts.c), parts.a, parts.b) : realDay(fullYear(parts.c), parts.b, parts.a);
}

function fullYear(year: number): number {
  if (year >= 100) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** `dateParts` and `dayOfParts` in one. */
export function parseDate(text: string, order: DateOrder): Day | undefined {
  const parts = dateParts(text);
  return parts === undefined ? undefined : dayOfParts(parts, order);
}

/** What the dates of a sheet say about their order. `unsure`: more than one order reads all of them. */
export interface OrderEvidence {
  readonly order: DateOrder;
  readonly unsure: boolean;
}

/**
 * The order that reads most of the dates. Where day and month could change places in every one of them, the order under
 * which neighbours lie closer together and fewer lie in the future is preferred, and the answer stays unsure.
 * @param columns dates of one file, column by column, each in row order
 * @param today dates after it speak against an order
 */
export function dateOrderOf(columns: readonly (readonly string[])[], today: Day): OrderEvidence | null {
  const parts = columns.map(texts => texts.map(dateParts).filter(part => part !== undefined));
  const all = parts.flat();
  if (all.length === 0) return null;
  const open = parts.map(column => column.filter(part => part.order === null)).filter(column => column.length > 0);
  if (open.length === 0) return {order: all[0]?.order === 'mdy' ? 'mdy' : 'ymd', unsure: false};
  const readings = (['mdy', 'dmy', 'ymd'] as const).map(order => {
    const days = open.map(column => column.map(part => dayOfParts(part, order)).filter(day => day !== undefined));
    const read = days.reduce((sum, column) => sum + column.length, 0);
    return {order, read, strain: days.reduce((sum, column) => sum + strain(column, today), 0)};
  });
  const best = Math.max(...readings.map(reading => reading.read));
  if (best === 0) return null;
  const fits = readings.filter(reading => reading.read === best).sort((x, y) => x.strain - y.strain);
  // 13.05.26 could be a year first, but the year goes last far more often: ymd never wins over a rival that reads as much.
  const rivals = fits.filter(fit => fit.order !== 'ymd');
  const chosen = rivals[0] ?? fits[0];
  if (chosen === undefined) return null;
  return {order: chosen.order, unsure: rivals.length > 1 && open.some(column => differs(column, chosen.order))};
}

/** True where at least one date means another day when day and month change places. */
function differs(parts: readonly DateParts[], order: DateOrder): boolean {
  const other = order === 'mdy' ? 'dmy' : 'mdy';
  return parts.some(part => dayOfParts(part, order) !== dayOfParts(part, other));
}

/** How far a reading strays: days between neighbours, days in the future counted ten times. */
function strain(days: readonly Day[], today: Day): number {
  let sum = 0;
  for (const [index, day] of days.entries()) {
    const before = days[index - 1];
    if (before !== undefined) sum += Math.abs(day - before);
    if (day > today) sum += (day - today) * 10;
  }
  return days.length === 0 ? Number.POSITIVE_INFINITY : sum / days.length;
}

/** Day of an Excel serial number. Serials below 60 in the 1900 system precede Excel's invented 29 February 1900. */
export function dayOfSerial(serial: number, date1904: boolean): Day | undefined {
  const whole = Math.floor(serial);
  if (!(whole >= 1 && whole <= 2_958_465)) return undefined;
  if (date1904) return asDay(dayOf(1904, 1, 1) + whole);
  return asDay(dayOf(1899, 12, 30) + whole + (whole < 60 ? 1 : 0));
}

/** True for a number that is a date of 1990–2060 as a serial, and no plausible amount of days. */
export function looksLikeSerial(value: number): boolean {
  return Number.isFinite(value) && value >= 32_874 && value <= 58_806;
}

/** True for 19970101 and the like, 1970–2060. */
export function compactDay(value: number): Day | undefined {
  if (!Number.isInteger(value) || value < 19_700_101 || value > 20_601_231) return undefined;
  return realDay(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
}

/** The month a title or a sheet name states (`2026年3月`, `2026-03`, `2026.3`, `March 2026`), or `undefined`. */
export function statedMonth(text: string): Month | undefined {
  const folded = foldText(text);
  const figures = /(?<!\d)((?:19|20)\d{2})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月份?|(?![\d]))/u.exec(folded);
  if (figures) {
    const month = Number(figures[2]);
    return month >= 1 && month <= 12 ? monthAt(Number(figures[1]), month) : undefined;
  }
  const compact = /(?<!\d)(20\d{2})(0[1-9]|1[0-2])(?!\d)/.exec(folded);
  if (compact) return monthAt(Number(compact[1]), Number(compact[2]));
  const words = /\b([a-z]{3,9})\.?\s+((?:19|20)\d{2})\b/i.exec(folded);
  const index = words ? MONTH_NAMES.indexOf((words[1] ?? '').slice(0, 3).toLowerCase()) : -1;
  return words && index >= 0 ? monthAt(Number(words[2]), index + 1) : undefined;
}

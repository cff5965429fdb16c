/** How figures, dates and sizes are written in both languages. Real minus, thousands by comma, no full-width digits. */
import {civil, type Day, formatDay, type Month, monthParts} from '../base/calendar-date.ts';
import type {Locale} from '../base/text.ts';

/** `auto` drops `.00` of a whole amount; `never` is for columns whose caller knows that no amount has cents. */
export type Cents = 'always' | 'auto' | 'never';

const MINUS = '−';

/** `1234567` → `1,234,567`. Integers only. */
export function formatCount(count: number): string {
  const digits = String(Math.abs(count)).replace(/\B(?=(\d{3})+$)/g, ',');
  return count < 0 ? `${MINUS}${digits}` : digits;
}

/**
 * Yuan with thousands separators: `68,440`, `−1,234.50`.
 * @param fen integer fen
 */
export function formatMoney(fen: number, cents: Cents = 'auto'): string {
  const abs = Math.abs(fen);
  const rest = abs % 100;
  const whole = formatCount(Math.floor(abs / 100));
  const shown = cents === 'always' || (cents === 'auto' && rest !== 0);
  return `${fen < 0 ? MINUS : ''}${whole}${shown ? `.${String(rest).padStart(2, '0')}` : ''}`;
}

/**
 * `7634` → `76.3%`, `11400` → `114%`. Rounded half away from zero to one decimal; `.0` is dropped.
 * @param basisPoints hundredths of a per cent
 */
export function formatPercent(basisPoints: number): string {
  const tenths = Math.round(Math.abs(basisPoints) / 10);
  const text = `${formatCount(Math.floor(tenths / 10))}${tenths % 10 === 0 ? '' : `.${tenths % 10}`}%`;
  return basisPoints < 0 && tenths !== 0 ? `${MINUS}${text}` : text;
}

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** English name of a month 1–12. */
function englishMonth(month: number): string {
  return englishMonths[month - 1] ?? String(month);
}

/** `2026 年 11 月` · `November 2026`. */
export function monthTitle(month: Month, locale: Locale): string {
  const parts = monthParts(month);
  return locale === 'zh' ? `${parts.year} 年 ${parts.month} 月` : `${englishMonth(parts.month)} ${parts.year}`;
}

/** `11 月` · `November`. */
export function monthName(month: Month, locale: Locale): string {
  const parts = monthParts(month);
  return locale === 'zh' ? `${parts.month} 月` : englishMonth(parts.month);
}

/** `11 月 20 日` · `20 November`. */
export function dayName(day: Day, locale: Locale): string {
  const parts = civil(day);
  return locale === 'zh' ? `${parts.month} 月 ${parts.day} 日` : `${parts.day} ${englishMonth(parts.month)}`;
}

/** `今天`, `昨天`, `11-18` in the running year, else `2025-11-18`. */
export function recentDay(day: Day, today: Day, locale: Locale): string {
  if (day === today) return locale === 'zh' ? '今天' : 'Today';
  if (day === today - 1) return locale === 'zh' ? '昨天' : 'Yesterday';
  const text = formatDay(day);
  return civil(day).year === civil(today).year ? text.slice(5) : text;
}

/** The days of a week of the month: `1–7日` · `1–7`. */
export function daySpan(from: Day, to: Day, locale: Locale): string {
  const first = civil(from).day;
  const last = civil(to).day;
  const span = first === last ? String(first) : `${first}–${last}`;
  return locale === 'zh' ? `${span}日` : span;
}

/** `4.2 MB`; decimal units, one decimal under ten. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
  let amount = bytes;
  let unit = 0;
  while (amount >= 1000 && unit < units.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  const text = unit === 0 || amount >= 10 ? String(Math.round(amount)) : amount.toFixed(1).replace(/\.0$/, '');
  return `${text} ${units[unit] ?? 'B'}`;
}

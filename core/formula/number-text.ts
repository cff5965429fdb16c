import {type Day, realDay} from '../base/calendar-date.ts';
import {FIRST_DAY, serialOf} from './serial.ts';

/** A longer text is no number; keeps the patterns' work small. */
const MAX_LENGTH = 255;
const NUMBER =
  /^([-+]?)\s*([$¥￥€£]?)\s*([-+]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(?:[eE]([-+]?\d+))?\s*(%?)$/u;
const ISO_DATE = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const ZH_DATE = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/u;
const US_DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
/** `15-Jan-2008`, `1 January 2008`; `January 15, 2008`; `Jan 2008`. */
const ENGLISH_DATES = [
  /^(?<day>\d{1,2})[-\s/](?<month>[a-z]{3,9})[-\s/,]+(?<year>\d{4})$/i,
  /^(?<month>[a-z]{3,9})\s(?<day>\d{1,2}),?\s(?<year>\d{4})$/i,
  /^(?<month>[a-z]{3,9})[-\s](?<year>\d{4})$/i,
];
const ENGLISH_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(am|pm)?$/i;

/**
 * The number that a text stands for, as Excel (en-US) reads it where a number is wanted: signs, thousands by comma, a
 * currency sign, per cent, (123) as negative, exponents, dates as their serial and times as parts of a day.
 * `null` where it is no number.
 */
export function numberOfText(text: string): number | null {
  if (text.length > MAX_LENGTH) return null;
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const inside = /^\((.*)\)$/.exec(trimmed)?.[1];
  if (inside !== undefined) {
    const positive = plainNumber(inside);
    return positive === null || inside.includes('-') ? null : -positive;
  }
  return plainNumber(trimmed) ?? serialOfText(trimmed);
}

/** The day of a text written as a full date (`2026-11-20`, `2026/11/20`, `2026年11月20日`, `11/20/2026`, `20-Nov-2026`) from 1900 on, else `null`. */
export function dayOfText(text: string): Day | null {
  if (text.length > MAX_LENGTH) return null;
  const day = anyDayOfText(text);
  return day === null || day < FIRST_DAY ? null : day;
}

function anyDayOfText(text: string): Day | null {
  const trimmed = text.trim();
  const iso = ISO_DATE.exec(trimmed);
  if (iso) return realDay(Number(iso[1]), Number(iso[3]), Number(iso[4])) ?? null;
  const zh = ZH_DATE.exec(trimmed);
  if (zh) return realDay(Number(zh[1]), Number(zh[2]), Number(zh[3])) ?? null;
  const us = US_DATE.exec(trimmed);
  return us ? (realDay(Number(us[3]), Number(us[1]), Number(us[2])) ?? null) : englishDay(trimmed);
}

function englishDay(text: string): Day | null {
  for (const pattern of ENGLISH_DATES) {
    const {year, month = '', day = '1'} = pattern.exec(text)?.groups ?? {};
    const word = month.toLowerCase();
    const index = ENGLISH_MONTHS.findIndex(name => name === word || name.slice(0, 3) === word);
    if (year !== undefined && index >= 0) return realDay(Number(year), index + 1, Number(day)) ?? null;
  }
  return null;
}

function plainNumber(text: string): number | null {
  const match = NUMBER.exec(text);
  if (match === null || (match[1] !== '' && match[3] !== '')) return null;
  const digits = (match[4] ?? '').replaceAll(',', '');
  const exponent = Number(match[5] ?? 0) - 2 * (match[6] ?? '').length;
  const value = Number(`${digits}e${exponent}`);
  if (!Number.isFinite(value)) return null;
  return match[1] === '-' || match[3] === '-' ? -value : value;
}

function serialOfText(text: string): number | null {
  const day = dayOfText(text);
  if (day !== null) return serialOf(day);
  const time = timeOfText(text);
  if (time !== null) return time;
  const both = /^(.*?)\s+(\d{1,2}:.*)$/.exec(text);
  if (both === null) return null;
  const dayPart = dayOfText(both[1] ?? '');
  const timePart = timeOfText(both[2] ?? '');
  return dayPart === null || timePart === null ? null : serialOf(dayPart) + timePart;
}

function timeOfText(text: string): number | null {
  const match = TIME.exec(text);
  if (match === null) return null;
  const half = match[4]?.toLowerCase();
  const hour = Number(match[1]);
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const hours = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  const minutes = Number(match[2]);
  const seconds = Number(match[3] ?? 0);
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return (hours * 3600 + minutes * 60 + seconds) / 86400;
}

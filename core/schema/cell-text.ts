/**
 * Cells as texts: what a person types or pastes, what the grid shows, what goes to the clipboard. One rule for all
 * three: what is shown or copied reads back as the same cell.
 */
import type {AppError} from '../base/app-error.ts';
import {assertNever} from '../base/assert.ts';
import {asDay, asMonth, type Day, firstDay, formatDay, formatMonth} from '../base/calendar-date.ts';
import {decimalText, shiftPoint} from '../base/decimal.ts';
import type {RowId, SheetId} from '../base/ids.ts';
import {fen, fenToPlain} from '../base/money.ts';
import {err, ok, type Result} from '../base/result.ts';
import {foldText, type Locale, type Words} from '../base/text.ts';
import {formatMoney} from '../text/figures.ts';
import type {Pinyin} from '../text/pinyin-key.ts';
import {readAmountText} from '../transfer/amounts.ts';
import {yesNoOf} from '../transfer/choice-words.ts';
import type {CellValue} from './cell.ts';
import {readChoice} from './cell-choice.ts';
import {dateRange, isDayInRange, parseDateText, parseMonthText} from './cell-date.ts';
import {parseNumberText, parsePercentText} from './cell-number.ts';
import {MOBILE_DIGITS, parsePhoneText} from './cell-phone.ts';
import type {Column} from './column.ts';

/** What reading a cell's text may rest on beside the text. */
export interface CellTextContext {
  readonly today: Day;
  /** Language of the errors. Every language's words are read whatever it is. */
  readonly locale: Locale;
  /** For choices by pinyin; `null` until the dictionary is loaded. */
  readonly pinyin: Pinyin | null;
  /** Finds the row that a text names in a link's target sheet; errors are the caller's (none, several). */
  link?(target: SheetId, text: string): Result<RowId, Words>;
}

/** Longest text a cell takes, as in Excel. */
export const MAX_CELL_TEXT = 32_767;

const EXPECTED = {
  money: {zh: '金额，如 1,234.50', en: 'an amount such as 1,234.50'},
  cents: {zh: '最多两位小数的金额', en: 'an amount with two decimals at most'},
  number: {zh: '数字', en: 'a number'},
  percent: {zh: '百分数，如 15%', en: 'a percentage such as 15%'},
  date: {zh: '日期，如 2026-11-20', en: 'a date such as 2026-11-20'},
  month: {zh: '月份，如 2026-11', en: 'a month such as 2026-11'},
  boolean: {zh: '「是」或「否」', en: 'yes or no'},
  phone: {zh: '电话号码', en: 'a phone number'},
  email: {zh: '邮箱地址', en: 'an email address'},
  url: {zh: '网址', en: 'a web address'},
  link: {zh: '已有的一行', en: 'an existing row'},
} as const satisfies Record<string, Words>;

/**
 * The cell that a text stands for in a column. Blank text is `null` (an error only where the column is required).
 * Errors: `value-invalid`, `value-required`, `value-out-of-range`, `column-read-only` for computed columns.
 */
export function parseCellText(column: Column, text: string, context: CellTextContext): Result<CellValue, AppError> {
  const name = column.name[context.locale];
  if (column.type === 'computed') return err({kind: 'column-read-only', column: name, reason: 'computed'});
  if (foldText(text) === '') return column.required ? err({kind: 'value-required', column: name}) : ok(null);
  if (text.length > MAX_CELL_TEXT) return outOfRange(column, text, tooLong, context);
  switch (column.type) {
    case 'text':
      return ok(text);
    case 'money':
      return parseMoney(column, text, context);
    case 'number':
      return found(column, text, parseNumberText(text), EXPECTED.number, context);
    case 'percent':
      return found(column, text, parsePercentText(text), EXPECTED.percent, context);
    case 'date':
      return parseDateCell(column, text, context);
    case 'month':
      return parseMonthCell(column, text, context);
    case 'boolean':
      return found(column, text, yesNoOf(text), EXPECTED.boolean, context);
    case 'choice':
      return parseChoice(column, text, context);
    case 'link':
      return parseLink(column, text, context);
    case 'phone':
      return parsePhone(column, text, context);
    case 'email':
      return found(column, text, emailOf(text), EXPECTED.email, context);
    case 'url':
      return found(column, text, urlOf(text), EXPECTED.url, context);
    default:
      return assertNever(column.type);
  }
}

/** The cell as the grid shows it. Links and computed cells are labelled by their owner; here a link is its row id. */
export function formatCell(column: Column, value: CellValue, locale: Locale): string {
  if (typeof value === 'number' && column.type === 'money') return formatMoney(fen(value), 'always');
  if (typeof value === 'number' && column.type === 'percent') return `${groupedNumber(roundedPercent(value))}%`;
  if (typeof value === 'number' && column.type === 'number') return groupedNumber(value);
  return cellSource(column, value, locale);
}

/** The cell as the editor and the clipboard carry it: plain minus, no thousands, nothing rounded, so that Excel reads it too. */
export function cellSource(column: Column, value: CellValue, locale: Locale): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? YES[locale] : NO[locale];
  if (typeof value === 'string') return column.type === 'choice' ? choiceName(column, value, locale) : value;
  switch (column.type) {
    case 'money':
      return fenToPlain(fen(value));
    case 'percent':
      return `${decimalText(value, 2)}%`;
    case 'date':
      return formatDay(asDay(value));
    case 'month':
      return formatMonth(asMonth(value));
    default:
      return decimalText(value);
  }
}

const YES: Words = {zh: '是', en: 'Yes'};
const NO: Words = {zh: '否', en: 'No'};
const tooLong: Words = {zh: `最多 ${MAX_CELL_TEXT} 个字`, en: `at most ${MAX_CELL_TEXT} characters`};
const dates: Words = {zh: `从 ${dateRange.from} 到 ${dateRange.to}`, en: `${dateRange.from} to ${dateRange.to}`};
const amounts: Words = {zh: '不超过 90 万亿元', en: 'up to 90 trillion yuan'};

function choiceName(column: Column, id: string, locale: Locale): string {
  return column.choices?.find(choice => choice.id === id)?.name[locale] ?? id;
}

function groupedNumber(value: number): string {
  const [whole = '', fraction] = decimalText(Math.abs(value)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A share of one in hundredths, to two decimals. */
function roundedPercent(value: number): number {
  const rounded = shiftPoint(Math.round(shiftPoint(Math.abs(value), 4)), -2);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

function parseMoney(column: Column, text: string, context: CellTextContext): Result<CellValue, AppError> {
  const reading = readAmountText(text);
  switch (reading.kind) {
    case 'nothing':
      // A dash stands for nothing on paper; in a cell that somebody types into it must not erase what was there.
      return invalid(column, text, EXPECTED.money, context);
    case 'not-an-amount':
      return invalid(column, text, EXPECTED.money, context);
    case 'too-large':
      return outOfRange(column, text, amounts, context);
    case 'amount':
      return reading.rounded ? invalid(column, text, EXPECTED.cents, context) : ok(reading.fen);
    default:
      return assertNever(reading);
  }
}

function parseDateCell(column: Column, text: string, context: CellTextContext): Result<CellValue, AppError> {
  const day = parseDateText(text, context.today);
  if (day === undefined) return invalid(column, text, EXPECTED.date, context);
  return isDayInRange(day) ? ok(day) : outOfRange(column, text, dates, context);
}

function parseMonthCell(column: Column, text: string, context: CellTextContext): Result<CellValue, AppError> {
  const month = parseMonthText(text, context.today);
  if (month === undefined) return invalid(column, text, EXPECTED.month, context);
  return isDayInRange(firstDay(month)) ? ok(month) : outOfRange(column, text, dates, context);
}

function parseChoice(column: Column, text: string, context: CellTextContext): Result<CellValue, AppError> {
  const choices = column.choices ?? [];
  const reading = readChoice(text, choices, context.pinyin);
  if (reading.kind === 'choice') return ok(reading.id);
  const offered = reading.kind === 'many' ? reading.choices : choices;
  const zh = offered.map(choice => choice.name.zh).join('、');
  const en = offered.map(choice => choice.name.en).join(', ');
  return invalid(column, text, {zh: `其中之一：${zh}`, en: `one of: ${en}`}, context);
}

function parseLink(column: Column, text: string, context: CellTextContext): Result<CellValue, AppError> {
  if (column.target === undefined || context.link === undefined) return invalid(column, text, EXPECTED.link, context);
  const row = context.link(column.target, text);
  return row.ok ? row : invalid(column, text, row.error, context);
}

function parsePhone(column: Column, text: string, context: CellTextContext): Result<CellValue, AppError> {
  const reading = parsePhoneText(text);
  switch (reading.kind) {
    case 'phone':
      return ok(reading.text);
    case 'no-phone':
      return invalid(column, text, EXPECTED.phone, context);
    case 'short':
    case 'long':
      return invalid(column, text, phoneLength(reading), context);
    default:
      return assertNever(reading);
  }
}

function phoneLength(reading: {readonly kind: 'short' | 'long'; readonly digits: number}): Words {
  const off = Math.abs(MOBILE_DIGITS - reading.digits);
  return {
    zh: `${MOBILE_DIGITS} 位手机号（${reading.kind === 'short' ? '少' : '多'} ${off} 位）`,
    en: `an ${MOBILE_DIGITS}-digit phone number (${off} ${reading.kind === 'short' ? 'short' : 'too many'})`,
  };
}

function emailOf(text: string): string | undefined {
  const folded = foldText(text);
  return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/u.test(folded) ? folded : undefined;
}

/** Only addresses that a browser may open from a cell: http, https, or none stated. */
function urlOf(text: string): string | undefined {
  const trimmed = text.trim();
  return /^(?:https?:\/\/)?[^\s/:@]+\.[^\s/:@.]{2,}(?::\d{1,5})?(?:[/?#]\S*)?$/iu.test(trimmed) ? trimmed : undefined;
}

function found(
  column: Column,
  text: string,
  value: CellValue | undefined,
  expected: Words,
  context: CellTextContext,
): Result<CellValue, AppError> {
  return value === undefined ? invalid(column, text, expected, context) : ok(value);
}

function invalid(column: Column, input: string, expected: Words, {locale}: CellTextContext): Result<never, AppError> {
  return err({kind: 'value-invalid', column: column.name[locale], input, expected: expected[locale]});
}

function outOfRange(column: Column, input: string, limit: Words, {locale}: CellTextContext): Result<never, AppError> {
  return err({kind: 'value-out-of-range', column: column.name[locale], input, limit: limit[locale]});
}

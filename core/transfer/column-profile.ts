/** What the cells of a column look like, over a sample. Nothing here knows headings or fields. */
import {foldText} from '../base/text.ts';
import {readAmountText} from './amounts.ts';
import {compactDay, dateParts, dayOfParts, looksLikeSerial} from './dates.ts';
import {cellText, type FileSheet, isBlank, type RawCell} from './file-sheets.ts';

/** Cells looked at; spread over the whole column, so that a late change of form shows. */
const SAMPLE = 600;
const WORDS = 80;

/** Shares are of the filled sample cells, 0–1. */
export interface ColumnProfile {
  readonly filled: number;
  /** Filled cells of the sample, as text. */
  readonly texts: readonly string[];
  /** The first different ones: words of a choice repeat, so few tell as much as all. */
  readonly words: readonly string[];
  readonly date: number;
  /** Number cells that could be Excel's day count. */
  readonly serial: number;
  readonly amount: number;
  /** Numbers that would be printed as they stand: no leading zeros, not twenty digits. */
  readonly number: number;
  readonly decimal: number;
  /** Whole numbers below 1,000. */
  readonly small: number;
  readonly phone: number;
  readonly letters: number;
  /** Digits in the form of a code: leading zeros, or mixed with letters, no blanks. */
  readonly code: number;
  readonly distinct: number;
  readonly yesNo: number;
  /** Mean length in characters. */
  readonly length: number;
}

/** Profile of one column over the given rows of a sheet. */
export function profileColumn(sheet: FileSheet, rows: readonly number[], column: number): ColumnProfile {
  const cells: RawCell[] = [];
  const step = Math.max(1, Math.ceil(rows.length / (SAMPLE * 2)));
  for (let at = 0; at < rows.length && cells.length < SAMPLE; at += step) {
    const cell = sheet.rows[rows[at] ?? -1]?.[column];
    if (!isBlank(cell) && cell !== undefined) cells.push(cell);
  }
  return profileCells(cells);
}

/** Profile of filled cells. */
export function profileCells(cells: readonly RawCell[]): ColumnProfile {
  const count = {
    date: 0,
    serial: 0,
    amount: 0,
    number: 0,
    decimal: 0,
    small: 0,
    phone: 0,
    letters: 0,
    code: 0,
    yesNo: 0,
  };
  const texts = cells.map(cell => foldText(cellText(cell)));
  let length = 0;
  for (const [index, text] of texts.entries()) {
    const cell = cells[index];
    length += text.length;
    if (typeof cell === 'object' && cell?.kind === 'date') {
      count.date += 1;
      continue;
    }
    if (typeof cell === 'boolean' || /^(?:yes|no|y|n|true|false|是|否)$/i.test(text)) count.yesNo += 1;
    const isNumber = typeof cell === 'number';
    if (isDateText(text) || (isNumber && compactDay(cell) !== undefined)) count.date += 1;
    if (isNumber && looksLikeSerial(cell)) count.serial += 1;
    if (isPhone(text)) count.phone += 1;
    const amount = isNumber || (/\d/.test(text) && readAmountText(text).kind === 'amount') || isCommaDecimal(text);
    if (amount) count.amount += 1;
    if (isNumber || /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(text)) {
      count.number += 1;
      if (/\.\d/.test(text)) count.decimal += 1;
      else if (Math.abs(Number(text)) < 1000) count.small += 1;
    } else if (amount && /[.,]\d{1,2}\D*$/.test(text)) count.decimal += 1;
    if (/\p{L}/u.test(text)) count.letters += 1;
    if (/^(?:0\d+|(?=.*\d)(?=.*[A-Za-z])[\w\-./#]+|\d+-[\w-]+)$/.test(text)) count.code += 1;
  }
  const of = Math.max(1, cells.length);
  const unlike = new Set(texts);
  return {
    filled: cells.length,
    texts,
    words: [...unlike].slice(0, WORDS),
    date: count.date / of,
    serial: count.serial / of,
    amount: count.amount / of,
    number: count.number / of,
    decimal: count.decimal / of,
    small: count.small / of,
    phone: count.phone / of,
    letters: count.letters / of,
    code: count.code / of,
    yesNo: count.yesNo / of,
    distinct: unlike.size / of,
    length: length / of,
  };
}

/** True for a text that is a date under some order, in a year that a ledger may hold. */
export function isDateText(text: string): boolean {
  const parts = dateParts(text.replace(/\.0+$/, ''));
  if (parts === undefined) return false;
  return (['ymd', 'mdy', 'dmy'] as const).some(order => {
    const day = dayOfParts(parts, order);
    return day !== undefined && day > -25_567 && day < 47_482;
  });
}

/** Digits alone are a phone only as a mobile or with their trunk zero; amounts and numbers of documents look alike. */
function isPhone(text: string): boolean {
  if (/^(?:1[3-9]\d{9}|0\d{9,11})$/.test(text)) return true;
  if (!/^[+(]?\d[\d\s()+-]{5,24}$/.test(text) || !/[\s()+-]/.test(text) || isDateText(text)) return false;
  const digits = text.replace(/\D/g, '');
  return digits.length >= 7 && digits.length <= 15;
}

function isCommaDecimal(text: string): boolean {
  return /^-?(?:\d{1,3}(?:\.\d{3})*|\d+),\d{1,2}$/.test(text);
}

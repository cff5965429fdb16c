import {assertNever} from '../base/assert.ts';
import {type Day, formatDay} from '../base/calendar-date.ts';
import {fen, fenToPlain} from '../base/money.ts';
import {dayOfText, numberOfText} from './number-text.ts';
import {dayOfSerial, serialOf} from './serial.ts';
import {type FormulaError, formulaError, isStop, type Missing, type Value} from './value.ts';

/** Longest text a formula may make, as in Excel. */
export const MAX_TEXT = 32767;

/** A value as a plain number: money in yuan, dates as serials, spans in days, texts as Excel reads them. */
export function toNumber(value: Value): number | FormulaError | Missing {
  if (typeof value === 'number') return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return numberOfText(value) ?? formulaError('#VALUE!', value);
  switch (value.kind) {
    case 'money':
      return value.fen / 100;
    case 'date':
      return serialOf(value.day);
    case 'duration':
      return value.days;
    case 'missing':
    case 'error':
      return value;
    default:
      return assertNever(value);
  }
}

/** A value as text: numbers with up to 15 digits, money with two decimals, dates as `YYYY-MM-DD`. */
export function toText(value: Value): string | FormulaError | Missing {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return generalText(value);
  switch (value.kind) {
    case 'money':
      return Number.isSafeInteger(value.fen) ? fenToPlain(fen(value.fen)) : generalText(value.fen / 100);
    case 'date':
      return formatDay(value.day);
    case 'duration':
      return generalText(value.days);
    case 'missing':
    case 'error':
      return value;
    default:
      return assertNever(value);
  }
}

/** A value as a condition. Texts other than TRUE and FALSE are `#VALUE!`. */
export function toBoolean(value: Value): boolean | FormulaError | Missing {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    const word = value.toUpperCase();
    return word === 'TRUE' ? true : word === 'FALSE' ? false : formulaError('#VALUE!', value);
  }
  const number = toNumber(value);
  return typeof number === 'number' ? number !== 0 : number;
}

/** A value as a day. Numbers are serials (`#NUM!` outside 1900–9999), texts must be full dates. */
export function toDay(value: Value): Day | FormulaError | Missing {
  if (isStop(value)) return value;
  if (typeof value === 'object' && value !== null && value.kind === 'date') return value.day;
  if (typeof value === 'string') {
    const day = dayOfText(value);
    if (day !== null) return day;
  }
  const number = toNumber(value);
  if (typeof number !== 'number') return number;
  return dayOfSerial(number) ?? formulaError('#NUM!', String(number));
}

/** A number as Excel's General format writes it: 15 significant digits, exponents from 1E+21 and below 1E-9. */
export function generalText(value: number): string {
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded === 0 ? 0 : rounded);
  if (!text.includes('e') && (Math.abs(rounded) >= 1e-9 || rounded === 0)) return text;
  const [mantissa = '', exponent = '0'] = rounded.toExponential().split('e');
  return `${mantissa}E${exponent.startsWith('-') ? '-' : '+'}${exponent.replace(/^[-+]/, '').padStart(2, '0')}`;
}

/** A finite number or `#NUM!`; never −0. */
export function finite(value: number): number | FormulaError {
  if (!Number.isFinite(value)) return formulaError('#NUM!');
  return value === 0 ? 0 : value;
}

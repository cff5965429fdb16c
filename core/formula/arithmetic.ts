import {MAX_FEN} from '../base/money.ts';
import type {BinaryOperator} from './ast.ts';
import {finite, MAX_TEXT, toNumber, toText} from './coerce.ts';
import {yuanToFen} from './compare.ts';
import {dayOfSerial, serialOf} from './serial.ts';
import {date, duration, formulaError, isStop, money, type Value} from './value.ts';

export type Arithmetic = Extract<BinaryOperator, '+' | '-' | '*' | '/' | '^' | '&'>;
export type QuantityKind = 'number' | 'money' | 'date' | 'duration';
/** A quantity taken apart: money in fen, dates as serials, spans in days. */
export interface Amount {
  readonly kind: QuantityKind;
  readonly amount: number;
}

/**
 * Applies an operator as Excel does, with types: money ± number is money (the number in yuan), money × number and
 * money ÷ number are money, money ÷ money is a number, date − date is a span, date ± days is a date. What no one can
 * mean (money × money, date + date, money + days) is `#VALUE!`.
 */
export function calculate(operator: Arithmetic, left: Value, right: Value): Value {
  if (isStop(left)) return left;
  if (isStop(right)) return right;
  if (operator === '&') return concatenate(left, right);
  if (typeof left === 'number' && typeof right === 'number') return plain(operator, left, right);
  const a = amountOf(left);
  if (isStop(a)) return a;
  const b = amountOf(right);
  if (isStop(b)) return b;
  return a.kind === 'number' && b.kind === 'number' ? plain(operator, a.amount, b.amount) : typed(operator, a, b);
}

/** `−x`; a date's is its serial's. */
export function negate(value: Value): Value {
  if (typeof value === 'number') return value === 0 ? 0 : -value;
  const amount = amountOf(value);
  if (isStop(amount)) return amount;
  return wrap(amount.kind === 'date' ? 'number' : amount.kind, -amount.amount);
}

/** `x%`. */
export function percentOf(value: Value): Value {
  return calculate('/', value, 100);
}

/** Quantity of a kind from its bare amount (fen, serial, days); `#NUM!` where it is not finite or no date. */
export function wrap(kind: QuantityKind, amount: number): Value {
  const checked = finite(amount);
  if (typeof checked !== 'number') return checked;
  switch (kind) {
    case 'number':
      return checked;
    case 'money':
      // Beyond this a sum of fen is no longer exact; an error is better than a cent lost.
      return Math.abs(checked) > MAX_FEN ? formulaError('#NUM!', 'amount too large') : money(checked);
    case 'duration':
      return duration(checked);
    case 'date': {
      const day = dayOfSerial(checked);
      return day === null ? formulaError('#NUM!', 'date outside 1900–9999') : date(day);
    }
  }
}

/** A value as a quantity; texts become numbers or `#VALUE!`. */
export function amountOf(value: Value): Amount | Extract<Value, {kind: 'error' | 'missing'}> {
  if (typeof value === 'object' && value !== null) {
    if (value.kind === 'money') return {kind: 'money', amount: value.fen};
    if (value.kind === 'duration') return {kind: 'duration', amount: value.days};
    if (value.kind === 'date') return {kind: 'date', amount: serialOf(value.day)};
  }
  const number = toNumber(value);
  return typeof number === 'number' ? {kind: 'number', amount: number} : number;
}

function plain(operator: Arithmetic, a: number, b: number): Value {
  switch (operator) {
    case '+':
      return finite(a + b);
    case '-':
      return finite(a - b);
    case '*':
      return finite(a * b);
    case '/':
      return b === 0 ? formulaError('#DIV/0!') : finite(a / b);
    case '^':
      return power(a, b);
    case '&':
      return concatenate(a, b);
  }
}

/** `base ^ exponent`; 0^0 is `#NUM!`, 0 to a negative power `#DIV/0!`, as in Excel. */
export function power(base: number, exponent: number): Value {
  if (base === 0 && exponent === 0) return formulaError('#NUM!', '0^0');
  if (base === 0 && exponent < 0) return formulaError('#DIV/0!');
  return finite(base ** exponent);
}

function typed(operator: Arithmetic, a: Amount, b: Amount): Value {
  switch (operator) {
    case '+':
      return a.kind === 'date' && b.kind === 'date' ? mistake('date + date') : added(a, b, 1);
    case '-':
      return a.kind === 'date' && b.kind === 'date' ? duration(a.amount - b.amount) : added(a, b, -1);
    case '*':
      return multiplied(a, b);
    case '/':
      return divided(a, b);
    default:
      return plain(operator, asNumber(a), asNumber(b));
  }
}

function added(a: Amount, b: Amount, sign: 1 | -1): Value {
  const isMoney = a.kind === 'money' || b.kind === 'money';
  if (isMoney) {
    if (isDays(a) || isDays(b)) return mistake('money and days');
    return wrap('money', fenOf(a) + sign * fenOf(b));
  }
  if (a.kind === 'date') return wrap('date', a.amount + sign * b.amount);
  if (b.kind === 'date') return sign === 1 ? wrap('date', a.amount + b.amount) : wrap('number', a.amount - b.amount);
  return wrap('duration', a.amount + sign * b.amount);
}

function multiplied(a: Amount, b: Amount): Value {
  if (a.kind === 'money' && b.kind === 'money') return mistake('money × money');
  const kind =
    a.kind === 'money' || b.kind === 'money'
      ? 'money'
      : a.kind === 'duration' || b.kind === 'duration'
        ? 'duration'
        : 'number';
  return wrap(kind, a.amount * b.amount);
}

function divided(a: Amount, b: Amount): Value {
  if (b.amount === 0) return formulaError('#DIV/0!');
  if (a.kind === b.kind) return wrap('number', a.amount / b.amount);
  if (a.kind === 'money' || (a.kind === 'duration' && b.kind === 'number')) return wrap(a.kind, a.amount / b.amount);
  return wrap('number', asNumber(a) / asNumber(b));
}

function concatenate(left: Value, right: Value): Value {
  const a = toText(left);
  if (typeof a !== 'string') return a;
  const b = toText(right);
  if (typeof b !== 'string') return b;
  return a.length + b.length > MAX_TEXT ? formulaError('#VALUE!', 'text too long') : a + b;
}

function isDays(amount: Amount): boolean {
  return amount.kind === 'date' || amount.kind === 'duration';
}

function fenOf(amount: Amount): number {
  return amount.kind === 'money' ? amount.amount : yuanToFen(amount.amount);
}

function asNumber(amount: Amount): number {
  return amount.kind === 'money' ? amount.amount / 100 : amount.amount;
}

function mistake(detail: string): Value {
  return formulaError('#VALUE!', detail);
}

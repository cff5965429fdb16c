import type {BinaryOperator} from './ast.ts';
import {dayOfText} from './number-text.ts';
import {serialOf} from './serial.ts';
import {
  type DateValue,
  type DurationValue,
  type FormulaError,
  formulaError,
  isStop,
  type Missing,
  type MoneyValue,
  type Value,
} from './value.ts';

export type Comparison = Extract<BinaryOperator, '=' | '<>' | '<' | '<=' | '>' | '>='>;
type Quantity = number | MoneyValue | DateValue | DurationValue;

/** Greatest relative difference at which fifteen digits may still tell two numbers apart. */
const NEAR = 1e-14;

/** Compares as Excel does; stops pass through, the left one first. */
export function compare(operator: Comparison, left: Value, right: Value): boolean | FormulaError | Missing {
  if (typeof left === 'number' && typeof right === 'number') return holds(operator, compareNumbers(left, right));
  if (isStop(left)) return left;
  if (isStop(right)) return right;
  const order = compareValues(left, right);
  return typeof order === 'number' ? holds(operator, order) : order;
}

/**
 * Order of two values: below 0, 0 or above 0. Numbers < text < booleans, text without regard to case, a blank as 0, ""
 * or FALSE. Money meets plain numbers as yuan, exactly; dates meet serials and texts that are dates; money against a
 * date or a span is `#VALUE!`, because it is always a mistake.
 */
export function compareValues(left: Value, right: Value): number | FormulaError | Missing {
  if (isStop(left)) return left;
  if (isStop(right)) return right;
  if (left === null) return right === null ? 0 : compareValues(blankLike(right), right);
  if (right === null) return compareValues(left, blankLike(left));
  if (isDate(left) && typeof right === 'string') return compareDateToText(left, right);
  if (isDate(right) && typeof left === 'string') return -compareDateToText(right, left);
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (isQuantity(left) && isQuantity(right)) return compareQuantities(left, right);
  return rank(left) - rank(right);
}

/**
 * Order of two numbers, to fifteen significant digits as in Excel (0.1 + 0.2 = 0.3), but exact for whole numbers: fen
 * beyond fifteen digits must still differ. Ratios of fen up to 10^13 are never confused with a threshold they miss.
 */
export function compareNumbers(a: number, b: number): number {
  if (a === b) return 0;
  const difference = a - b;
  if (
    Math.abs(difference) > NEAR * Math.max(Math.abs(a), Math.abs(b)) ||
    (Number.isInteger(a) && Number.isInteger(b))
  ) {
    return difference;
  }
  return Number(a.toPrecision(15)) - Number(b.toPrecision(15));
}

/** Yuan as fen; exact when the number has at most two decimals as written. */
export function yuanToFen(yuan: number): number {
  const whole = Math.round(yuan * 100);
  return whole / 100 === yuan ? whole : yuan * 100;
}

function holds(operator: Comparison, order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function compareQuantities(left: Quantity, right: Quantity): number | FormulaError {
  const leftMoney = typeof left !== 'number' && left.kind === 'money';
  const rightMoney = typeof right !== 'number' && right.kind === 'money';
  if (leftMoney || rightMoney) {
    const a = inFen(left);
    const b = inFen(right);
    return a === null || b === null ? formulaError('#VALUE!', 'money compared with days') : compareNumbers(a, b);
  }
  return compareNumbers(inDays(left), inDays(right));
}

function inFen(value: Quantity): number | null {
  if (typeof value === 'number') return yuanToFen(value);
  return value.kind === 'money' ? value.fen : null;
}

function inDays(value: Quantity): number {
  if (typeof value === 'number') return value;
  if (value.kind === 'date') return serialOf(value.day);
  return value.kind === 'duration' ? value.days : value.fen / 100;
}

function compareDateToText(left: DateValue, right: string): number {
  const day = dayOfText(right);
  return day === null ? -1 : left.day - day;
}

function compareTexts(left: string, right: string): number {
  const a = left.toLowerCase();
  const b = right.toLowerCase();
  return a === b ? 0 : a < b ? -1 : 1;
}

function blankLike(other: Value): Value {
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}

function isDate(value: Value): value is DateValue {
  return typeof value === 'object' && value !== null && value.kind === 'date';
}

function isQuantity(value: Value): value is Quantity {
  if (typeof value === 'number') return true;
  return typeof value === 'object' && value !== null && value.kind !== 'missing' && value.kind !== 'error';
}

function rank(value: Value): number {
  return typeof value === 'string' ? 1 : typeof value === 'boolean' ? 2 : 0;
}

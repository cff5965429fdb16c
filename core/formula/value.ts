import type {Day} from '../base/calendar-date.ts';

/** Excel's error codes and our own `#CYCLE!`. */
export const errorCodes = ['#DIV/0!', '#VALUE!', '#NAME?', '#N/A', '#NUM!', '#REF!', '#NULL!', '#CYCLE!'] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** An error is a value and flows through whatever uses it. `detail` names the culprit: a function, a column, a cycle. */
export interface FormulaError {
  readonly kind: 'error';
  readonly code: ErrorCode;
  readonly detail: string;
}

/** An input that is not recorded. Flows like an error, so that the result is `not_evaluated` and says which field. */
export interface Missing {
  readonly kind: 'missing';
  readonly field: string;
}

/** Money in fen. Intermediate results may hold fractions of a fen (a third of 1.00); cells round them, comparisons do not. */
export interface MoneyValue {
  readonly kind: 'money';
  readonly fen: number;
}

/** A calendar day without a time zone. Months stand as their first day. */
export interface DateValue {
  readonly kind: 'date';
  readonly day: Day;
}

/** A span in days: the difference of two dates. Compares and reckons with plain numbers as days. */
export interface DurationValue {
  readonly kind: 'duration';
  readonly days: number;
}

/**
 * What a formula yields. `null` is Excel's blank (0, "" or FALSE as the place asks); an environment that wants an
 * empty cell to stop the reckoning hands out `missing` instead. Numbers are finite. Percentages are shares of one.
 */
export type Value = null | boolean | number | string | MoneyValue | DateValue | DurationValue | Missing | FormulaError;

/** Several values: a column of related rows, a range, an array constant. Row by row, `width` values each. */
export interface ListValue {
  readonly kind: 'list';
  readonly width: number;
  readonly items: readonly Value[];
}

/** What an argument may be. A list in a place for one value counts as its first item. */
export type Operand = Value | ListValue;

/** An error value. `detail` may stay empty where the code says all. */
export function formulaError(code: ErrorCode, detail = ''): FormulaError {
  return {kind: 'error', code, detail};
}

/** The value that makes a result not evaluated for want of `field`. */
export function missing(field: string): Missing {
  return {kind: 'missing', field};
}

/** Money of so many fen. */
export function money(fen: number): MoneyValue {
  return {kind: 'money', fen};
}

/** A date. */
export function date(day: Day): DateValue {
  return {kind: 'date', day};
}

/** A span of days. */
export function duration(days: number): DurationValue {
  return {kind: 'duration', days};
}

/** True for errors and missing inputs: what passes through every operator and most functions untouched. */
export function isStop(value: Operand | {readonly kind: string}): value is FormulaError | Missing {
  return typeof value === 'object' && value !== null && (value.kind === 'error' || value.kind === 'missing');
}

/** True for `kind: 'error'`. */
export function isError(value: Operand): value is FormulaError {
  return typeof value === 'object' && value !== null && value.kind === 'error';
}

/** True for `kind: 'missing'`. */
export function isMissing(value: Operand): value is Missing {
  return typeof value === 'object' && value !== null && value.kind === 'missing';
}

/** True for lists. */
export function isList(value: Operand): value is ListValue {
  return typeof value === 'object' && value !== null && value.kind === 'list';
}

/** One value of an operand: a list gives its first item, an empty list a blank. */
export function single(operand: Operand): Value {
  if (!isList(operand)) return operand;
  const first = operand.items[0];
  return first === undefined ? null : first;
}

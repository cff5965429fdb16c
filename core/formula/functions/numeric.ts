import {finite, toNumber} from '../coerce.ts';
import {
  type FormulaError,
  formulaError,
  isError,
  isList,
  isStop,
  type Missing,
  type Operand,
  single,
  type Value,
} from '../value.ts';
import {quantitiesOf} from './quantities.ts';
import {type FunctionSpec, scalar} from './spec.ts';

/** A function of plain numbers (money in yuan, dates as serials); the result is checked to be finite. */
export function numeric(min: number, max: number, run: (...numbers: number[]) => Value): FunctionSpec {
  return scalar(min, max, args => applied(args, run));
}

/** The same for those functions of Excel's that take no TRUE for 1. */
export function strictNumeric(min: number, max: number, run: (...numbers: number[]) => Value): FunctionSpec {
  return scalar(min, max, args => {
    const flag = args.find(arg => typeof arg === 'boolean');
    return flag === undefined ? applied(args, run) : formulaError('#VALUE!', String(flag));
  });
}

function applied(args: readonly Value[], run: (...numbers: number[]) => Value): Value {
  const numbers: number[] = [];
  for (const arg of args) {
    const number = toNumber(arg);
    if (typeof number !== 'number') return number;
    numbers.push(number);
  }
  const result = run(...numbers);
  return typeof result === 'number' ? finite(result) : result;
}

/** The plain numbers among arguments, as `quantitiesOf` picks them; money in yuan. */
export function numbersOf(args: readonly Operand[]): readonly number[] | FormulaError | Missing {
  const found = quantitiesOf(args);
  if (isStop(found)) return found;
  return found.kind === 'money' ? found.amounts.map(amount => amount / 100) : found.amounts;
}

/** One argument of a list function as a number; `fallback` where it is not given at all. */
export function numberAt(args: readonly Operand[], index: number, fallback?: number): number | FormulaError | Missing {
  const arg = args[index];
  return arg === undefined && fallback !== undefined ? fallback : toNumber(single(arg ?? null));
}

/** The values of an argument, one where it is no list. */
export function itemsOf(operand: Operand): readonly Value[] {
  return isList(operand) ? operand.items : [operand];
}

/** First error among the values, `undefined` without one. */
export function firstError(items: readonly Value[]): FormulaError | undefined {
  return items.find(isError);
}

/** Whether a value is a quantity: a number, money, a date or a span. */
export function isQuantity(item: Value): boolean {
  return typeof item === 'number' || (typeof item === 'object' && item !== null && !isStop(item));
}

/** Sum of numbers. */
export function total(amounts: readonly number[]): number {
  let result = 0;
  for (const amount of amounts) result += amount;
  return result;
}

/** Arithmetic mean; NaN of nothing. */
export function mean(amounts: readonly number[]): number {
  return total(amounts) / amounts.length;
}

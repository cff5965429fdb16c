import {wrap} from '../arithmetic.ts';
import {toNumber} from '../coerce.ts';
import {formulaError, isStop, type Operand, single, type Value} from '../value.ts';
import {itemsOf, numeric, strictNumeric} from './numeric.ts';
import {quantitiesOf} from './quantities.ts';
import {type FunctionTable, listed, scalar} from './spec.ts';

/** Multiples, divisors and remainders. Rounding to a multiple keeps money money. */
export const multipleFunctions: FunctionTable = {
  CEILING: scalar(1, 2, ([value = null, step = 1]) =>
    toMultiple(value, step, (amount, by) => {
      if (by === 0) return 0;
      return amount > 0 && by < 0 ? formulaError('#NUM!', 'CEILING') : Math.ceil(quotient(amount, by)) * by;
    }),
  ),
  FLOOR: scalar(1, 2, ([value = null, step = 1]) =>
    toMultiple(value, step, (amount, by) => {
      if (amount === 0) return 0;
      if (by === 0) return formulaError('#DIV/0!');
      return amount > 0 && by < 0 ? formulaError('#NUM!', 'FLOOR') : Math.floor(quotient(amount, by)) * by;
    }),
  ),
  'CEILING.MATH': scalar(1, 3, ([value = null, step = 1, mode = 0]) =>
    toMultiple(value, step, (amount, by) => withMode(amount, by, mode, Math.ceil, Math.floor)),
  ),
  'FLOOR.MATH': scalar(1, 3, ([value = null, step = 1, mode = 0]) =>
    toMultiple(value, step, (amount, by) => withMode(amount, by, mode, Math.floor, Math.ceil)),
  ),
  'CEILING.PRECISE': scalar(1, 2, ([value = null, step = 1]) =>
    toMultiple(value, step, (amount, by) => withMode(amount, by, 0, Math.ceil, Math.ceil)),
  ),
  'ISO.CEILING': scalar(1, 2, ([value = null, step = 1]) =>
    toMultiple(value, step, (amount, by) => withMode(amount, by, 0, Math.ceil, Math.ceil)),
  ),
  'FLOOR.PRECISE': scalar(1, 2, ([value = null, step = 1]) =>
    toMultiple(value, step, (amount, by) => withMode(amount, by, 0, Math.floor, Math.floor)),
  ),
  MROUND: scalar(2, 2, ([value = null, step = null]) => {
    if (typeof value === 'boolean' || typeof step === 'boolean') return formulaError('#VALUE!', 'MROUND');
    return toMultiple(value, step, (amount, by) => {
      if (amount === 0 || by === 0) return 0;
      if (amount > 0 !== by > 0) return formulaError('#NUM!', 'MROUND');
      return Math.floor(quotient(amount, by) + 0.5) * by;
    });
  }),
  EVEN: numeric(1, 1, (value = 0) => Math.sign(value) * Math.ceil(Math.abs(value) / 2) * 2),
  ODD: numeric(1, 1, (value = 0) => {
    const size = Math.abs(value) <= 1 ? 1 : Math.ceil((Math.abs(value) - 1) / 2) * 2 + 1;
    return value < 0 ? -size : size;
  }),
  QUOTIENT: strictNumeric(2, 2, (value = 0, by = 0) => (by === 0 ? formulaError('#DIV/0!') : Math.trunc(value / by))),
  GCD: listed(1, Infinity, args => folded(args, greatestDivisor)),
  LCM: listed(1, Infinity, args =>
    folded(args, (a, b) => (a === 0 || b === 0 ? 0 : (a / greatestDivisor(a, b)) * b), 1),
  ),
};

/** `amount ÷ by` to the fifteen digits that people see, so that 22.3 is 223 times 0.1 and not a little less. */
function quotient(amount: number, by: number): number {
  return Number((amount / by).toPrecision(15));
}

function toMultiple(value: Value, step: Value, run: (amount: number, by: number) => Value): Value {
  const both = quantitiesOf([value, step]);
  if (isStop(both)) return both;
  const result = run(both.amounts[0] ?? 0, both.amounts[1] ?? 0);
  // Steps such as 0.1 leave a tail of binary digits behind.
  return typeof result === 'number' ? wrap(both.kind, Number(result.toPrecision(15))) : result;
}

function withMode(
  amount: number,
  by: number,
  mode: Value,
  round: (value: number) => number,
  negative: (value: number) => number,
): Value {
  const kind = toNumber(mode);
  if (typeof kind !== 'number') return kind;
  const size = Math.abs(by);
  if (size === 0) return 0;
  return (amount < 0 && kind !== 0 ? negative : round)(quotient(amount, size)) * size;
}

function greatestDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** Whole numbers only; fractions are cut off, blanks passed over, texts must be numbers. */
function folded(args: readonly Operand[], run: (a: number, b: number) => number, start = 0): Value {
  let result: number = start;
  let first = true;
  for (const arg of args) {
    for (const item of itemsOf(arg)) {
      if (typeof item === 'boolean') return formulaError('#VALUE!');
      const number = toNumber(single(item));
      if (typeof number !== 'number') return number;
      if (item === null && args.length === 1 && itemsOf(arg).length > 1) continue;
      const whole = Math.trunc(number);
      if (whole < 0 || whole > Number.MAX_SAFE_INTEGER) return formulaError('#NUM!');
      result = first ? whole : run(result, whole);
      first = false;
    }
  }
  return result > Number.MAX_SAFE_INTEGER ? formulaError('#NUM!') : result;
}

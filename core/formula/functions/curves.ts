import {formulaError, type Operand} from '../value.ts';
import {numbersOf, numeric, total} from './numeric.ts';
import {type FunctionTable, listed, rollup, scalar} from './spec.ts';

/** Powers, logarithms, angles and counts of arrangements; all of plain numbers. */
export const curveFunctions: FunctionTable = {
  EXP: numeric(1, 1, (value = 0) => Math.exp(value)),
  LN: numeric(1, 1, (value = 0) => (value <= 0 ? formulaError('#NUM!', 'LN') : Math.log(value))),
  LOG10: numeric(1, 1, (value = 0) => (value <= 0 ? formulaError('#NUM!', 'LOG10') : Math.log10(value))),
  LOG: numeric(1, 2, (value = 0, base = 10) => {
    if (value <= 0 || base <= 0) return formulaError('#NUM!', 'LOG');
    if (base === 1) return formulaError('#DIV/0!');
    return base === 10 ? Math.log10(value) : base === 2 ? Math.log2(value) : Math.log(value) / Math.log(base);
  }),
  PI: scalar(0, 0, () => Math.PI),
  SQRTPI: numeric(1, 1, (value = 0) => (value < 0 ? formulaError('#NUM!') : Math.sqrt(value * Math.PI))),
  SIN: numeric(1, 1, (value = 0) => Math.sin(value)),
  COS: numeric(1, 1, (value = 0) => Math.cos(value)),
  TAN: numeric(1, 1, (value = 0) => Math.tan(value)),
  ASIN: numeric(1, 1, (value = 0) => Math.asin(value)),
  ACOS: numeric(1, 1, (value = 0) => Math.acos(value)),
  ATAN: numeric(1, 1, (value = 0) => Math.atan(value)),
  ATAN2: numeric(2, 2, (x = 0, y = 0) => (x === 0 && y === 0 ? formulaError('#DIV/0!') : Math.atan2(y, x))),
  DEGREES: numeric(1, 1, (value = 0) => (value * 180) / Math.PI),
  RADIANS: numeric(1, 1, (value = 0) => (value * Math.PI) / 180),
  FACT: numeric(1, 1, (value = 0) => {
    const whole = Math.trunc(value);
    return whole < 0 || whole > 170 ? formulaError('#NUM!', 'FACT') : product(1, whole);
  }),
  COMBIN: numeric(2, 2, (count = 0, chosen = 0) => combinations(Math.trunc(count), Math.trunc(chosen))),
  PERMUT: numeric(2, 2, (count = 0, chosen = 0) => {
    const n = Math.trunc(count);
    const k = Math.trunc(chosen);
    return n <= 0 || k < 0 || k > n || k > 1000 ? formulaError('#NUM!') : product(n - k + 1, n);
  }),
  SUMSQ: rollup(1, Infinity, args => ofNumbers(args, numbers => total(numbers.map(number => number * number)))),
  PRODUCT: rollup(1, Infinity, args =>
    ofNumbers(args, numbers => (numbers.length === 0 ? 0 : numbers.reduce((result, number) => result * number, 1))),
  ),
  MULTINOMIAL: listed(1, Infinity, args =>
    ofNumbers(args, numbers => {
      let result = 1;
      let sum = 0;
      for (const number of numbers) {
        const part = Math.trunc(number);
        sum += part;
        if (part < 0 || sum > 170) return Number.NaN;
        result *= product(sum - part + 1, sum) / product(1, part);
      }
      return Math.round(result);
    }),
  ),
};

function ofNumbers(args: readonly Operand[], run: (numbers: readonly number[]) => number): Operand {
  const numbers = numbersOf(args);
  if ('kind' in numbers) return numbers;
  const result = run(numbers);
  return Number.isFinite(result) ? result : formulaError('#NUM!');
}

/** from × (from + 1) × … × to; 1 where that is nothing. */
function product(from: number, to: number): number {
  let result = 1;
  for (let factor = from; factor <= to && Number.isFinite(result); factor += 1) result *= factor;
  return result;
}

function combinations(n: number, chosen: number): number | ReturnType<typeof formulaError> {
  if (n < 0 || chosen < 0 || chosen > n) return formulaError('#NUM!', 'COMBIN');
  const k = Math.min(chosen, n - chosen);
  let result = 1;
  for (let index = 1; index <= k && Number.isFinite(result); index += 1) result = (result * (n - k + index)) / index;
  return Math.round(result);
}

import {calculate, wrap} from '../arithmetic.ts';
import {formulaError, isList, isMissing, isStop, type Operand, type Value} from '../value.ts';
import {firstError, isQuantity, itemsOf, total} from './numeric.ts';
import {quantitiesOf} from './quantities.ts';
import {type FunctionTable, listed, rollup} from './spec.ts';

/** Sums, means, counts, extremes; most may stand over related rows. */
export const statisticsFunctions: FunctionTable = {
  SUM: rollup(1, Infinity, args => sum(args)),
  AVERAGE: rollup(1, Infinity, args => {
    const found = quantitiesOf(args);
    if (isStop(found)) return found;
    if (found.amounts.length === 0) return formulaError('#DIV/0!');
    return wrap(found.kind, total(found.amounts) / found.amounts.length);
  }),
  MEDIAN: rollup(1, Infinity, args => {
    const found = quantitiesOf(args);
    if (isStop(found)) return found;
    const sorted = [...found.amounts].sort((a, b) => a - b);
    const upper = sorted[sorted.length >> 1];
    const lower = sorted[(sorted.length - 1) >> 1];
    if (upper === undefined || lower === undefined) return formulaError('#NUM!');
    return wrap(found.kind, (lower + upper) / 2);
  }),
  MIN: rollup(1, Infinity, args => extreme(args, -1)),
  MAX: rollup(1, Infinity, args => extreme(args, 1)),
  COUNT: rollup(1, Infinity, args => countOf(args, isQuantity)),
  COUNTA: rollup(1, Infinity, args => countOf(args, item => item !== null && !isMissing(item))),
  SUMPRODUCT: listed(1, Infinity, (args, work) => {
    const [first = null] = args;
    const size = itemsOf(first).length;
    const columns: (readonly Value[])[] = [];
    for (const arg of args) {
      if (!isList(arg) && isStop(arg)) return arg;
      const items = itemsOf(arg);
      const error = firstError(items);
      if (error !== undefined) return error;
      if (items.length !== size || (isList(arg) ? arg.width : 1) !== (isList(first) ? first.width : 1))
        return formulaError('#VALUE!', 'lists of different size');
      columns.push(items);
    }
    work.spend(size * columns.length);
    const products: Value[] = [];
    for (let row = 0; row < size; row += 1) {
      let product: Value = 1;
      for (const column of columns) {
        const item: Value = column[row] ?? null;
        product = calculate('*', product, isQuantity(item) ? item : 0);
      }
      products.push(product);
    }
    return sum([{kind: 'list', width: 1, items: products}]);
  }),
};

function sum(args: readonly Operand[]): Value {
  const found = quantitiesOf(args);
  if (isStop(found)) return found;
  if (found.kind === 'date' && found.amounts.length > 1) return formulaError('#VALUE!', 'date + date');
  return wrap(found.kind, total(found.amounts));
}

function extreme(args: readonly Operand[], sign: 1 | -1): Value {
  const found = quantitiesOf(args);
  if (isStop(found)) return found;
  let best: number | undefined;
  for (const amount of found.amounts) if (best === undefined || sign * amount > sign * best) best = amount;
  return best === undefined ? 0 : wrap(found.kind, best);
}

function countOf(args: readonly Operand[], counts: (item: Value) => boolean): Value {
  let result = 0;
  for (const arg of args) {
    if (isList(arg)) for (const item of arg.items) result += counts(item) ? 1 : 0;
    // A typed argument counts where it can be taken as a number, an empty one too.
    else result += arg === null || typeof arg === 'boolean' || counts(arg) || !isStop(quantitiesOf([arg])) ? 1 : 0;
  }
  return result;
}

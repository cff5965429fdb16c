import {wrap} from '../arithmetic.ts';
import {
  type FormulaError,
  formulaError,
  isMissing,
  isStop,
  type Missing,
  type Operand,
  single,
  type Value,
} from '../value.ts';
import type {Work} from '../work.ts';
import {itemsOf, mean, numberAt, numbersOf, total} from './numeric.ts';
import {type Quantities, quantitiesOf} from './quantities.ts';
import {type FunctionSpec, type FunctionTable, listed, rollup} from './spec.ts';

const stDevS = spread(1, Math.sqrt);
const stDevP = spread(0, Math.sqrt);
const varS = spread(1, value => value);
const varP = spread(0, value => value);
const percentile = quantile((share, count) => (share < 0 || share > 1 ? null : share * (count - 1)), 1);
const quartile = quantile((share, count) => (share < 0 || share > 1 ? null : share * (count - 1)), 4);
const percentRank = listed(2, 3, (args, work) => rankShare(args, work, false));
const rank = listed(2, 3, args => placeOf(args, () => 0));
const mode = rollup(1, Infinity, args => {
  const found = quantitiesOf(args);
  if (isStop(found)) return found;
  const counts = new Map<number, number>();
  for (const amount of found.amounts) counts.set(amount, (counts.get(amount) ?? 0) + 1);
  let best: number | null = null;
  let most = 1;
  for (const [amount, times] of counts) {
    if (times <= most) continue;
    best = amount;
    most = times;
  }
  return best === null ? formulaError('#N/A', 'MODE') : wrap(found.kind, best);
});

/** How values spread, and where one of them stands among the others. */
export const distributionFunctions: FunctionTable = {
  'STDEV.S': stDevS,
  STDEV: stDevS,
  'STDEV.P': stDevP,
  STDEVP: stDevP,
  'VAR.S': varS,
  VAR: varS,
  'VAR.P': varP,
  VARP: varP,
  STDEVA: spread(1, Math.sqrt, allNumbers),
  STDEVPA: spread(0, Math.sqrt, allNumbers),
  VARA: spread(1, value => value, allNumbers),
  VARPA: spread(0, value => value, allNumbers),
  AVERAGEA: rollup(1, Infinity, args => ofAll(args, numbers => (numbers.length === 0 ? null : mean(numbers)))),
  MAXA: rollup(1, Infinity, args => ofAll(args, numbers => numbers.reduce((a, b) => Math.max(a, b), numbers[0] ?? 0))),
  MINA: rollup(1, Infinity, args => ofAll(args, numbers => numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0))),
  AVEDEV: rollup(1, Infinity, args =>
    ofNumbers(args, numbers => {
      const middle = mean(numbers);
      return mean(numbers.map(number => Math.abs(number - middle)));
    }),
  ),
  DEVSQ: rollup(1, Infinity, args => ofNumbers(args, squares)),
  GEOMEAN: rollup(1, Infinity, args =>
    ofNumbers(args, numbers =>
      numbers.some(number => number <= 0) ? Number.NaN : Math.exp(mean(numbers.map(Math.log))),
    ),
  ),
  HARMEAN: rollup(1, Infinity, args =>
    ofNumbers(args, numbers =>
      numbers.some(number => number <= 0) ? Number.NaN : numbers.length / total(numbers.map(number => 1 / number)),
    ),
  ),
  LARGE: listed(2, 2, (args, work) => ranked(args, work, (sorted, k) => sorted[sorted.length - Math.ceil(k)])),
  SMALL: listed(2, 2, (args, work) => ranked(args, work, (sorted, k) => sorted[Math.trunc(k) - 1])),
  'PERCENTILE.INC': percentile,
  PERCENTILE: percentile,
  'PERCENTILE.EXC': quantile(exclusive, 1),
  'QUARTILE.INC': quartile,
  QUARTILE: quartile,
  'QUARTILE.EXC': quantile(exclusive, 4),
  PERCENTRANK: percentRank,
  'PERCENTRANK.INC': percentRank,
  'PERCENTRANK.EXC': listed(2, 3, (args, work) => rankShare(args, work, true)),
  'RANK.EQ': rank,
  RANK: rank,
  'RANK.AVG': listed(2, 3, args => placeOf(args, count => (count - 1) / 2)),
  MODE: mode,
  'MODE.SNGL': mode,
  COUNTBLANK: listed(
    1,
    1,
    ([list = null]) => itemsOf(list).filter(item => item === null || item === '' || isMissing(item)).length,
  ),
};

/** Sum of the squares of the differences from the mean. */
function squares(numbers: readonly number[]): number {
  const middle = mean(numbers);
  return total(numbers.map(number => (number - middle) ** 2));
}

function spread(sample: 0 | 1, finish: (variance: number) => number, pick: typeof numbersOf = numbersOf): FunctionSpec {
  return rollup(1, Infinity, args => {
    const numbers = pick(args);
    if ('kind' in numbers) return numbers;
    if (numbers.length <= sample) return formulaError('#DIV/0!');
    return finish(squares(numbers) / (numbers.length - sample));
  });
}

/** As `numbersOf`, but texts in lists are 0 and TRUE is 1. */
function allNumbers(args: readonly Operand[]): readonly number[] | FormulaError | Missing {
  const lists = args.map((arg): Operand => {
    if (typeof arg !== 'object' || arg === null || arg.kind !== 'list') return arg;
    const items = arg.items.map(item =>
      typeof item === 'string' ? 0 : typeof item === 'boolean' ? Number(item) : item,
    );
    return {kind: 'list', width: arg.width, items};
  });
  return numbersOf(lists);
}

function ofAll(args: readonly Operand[], run: (numbers: readonly number[]) => number | null): Value {
  const numbers = allNumbers(args);
  if ('kind' in numbers) return numbers;
  return run(numbers) ?? formulaError('#DIV/0!');
}

function ofNumbers(args: readonly Operand[], run: (numbers: readonly number[]) => number): Value {
  const numbers = numbersOf(args);
  if ('kind' in numbers) return numbers;
  const result = numbers.length === 0 ? Number.NaN : run(numbers);
  return Number.isFinite(result) ? result : formulaError('#NUM!');
}

function sortedOf(list: Operand, work: Work): Quantities | FormulaError | Missing {
  const found = quantitiesOf([list]);
  if (isStop(found)) return found;
  work.spend(found.amounts.length * 16);
  return {kind: found.kind, amounts: [...found.amounts].sort((a, b) => a - b)};
}

function ranked(
  args: readonly Operand[],
  work: Work,
  pick: (sorted: readonly number[], k: number) => number | undefined,
): Value {
  const k = numberAt(args, 1);
  if (typeof k !== 'number') return k;
  const found = sortedOf(args[0] ?? null, work);
  if (isStop(found)) return found;
  const picked = k < 1 ? undefined : pick(found.amounts, k);
  return picked === undefined ? formulaError('#NUM!') : wrap(found.kind, picked);
}

function exclusive(share: number, count: number): number | null {
  const at = share * (count + 1) - 1;
  return share <= 0 || share >= 1 || at < 0 || at > count - 1 ? null : at;
}

/** @param parts 4 for quartiles: the share is given as a whole number of quarters */
function quantile(place: (share: number, count: number) => number | null, parts: number): FunctionSpec {
  return listed(2, 2, (args, work) => {
    const found = sortedOf(args[0] ?? null, work);
    if (isStop(found)) return found;
    const given = numberAt(args, 1);
    if (typeof given !== 'number') return given;
    const share = parts === 1 ? given : Math.trunc(given) / parts;
    const at = place(share, found.amounts.length);
    const below = at === null ? undefined : found.amounts[Math.floor(at)];
    if (at === null || below === undefined) return formulaError('#NUM!');
    const above = found.amounts[Math.ceil(at)] ?? below;
    return wrap(found.kind, below + (at - Math.floor(at)) * (above - below));
  });
}

function rankShare(args: readonly Operand[], work: Work, isExclusive: boolean): Value {
  const found = sortedOf(args[0] ?? null, work);
  if (isStop(found)) return found;
  const wanted = quantitiesOf([single(args[1] ?? null)]);
  if (isStop(wanted)) return wanted;
  const digits = numberAt(args, 2, 3);
  if (typeof digits !== 'number') return digits;
  const sorted = found.amounts;
  const value = wanted.amounts[0] ?? 0;
  if (digits < 1 || sorted.length === 0) return formulaError('#NUM!', 'PERCENTRANK');
  const above = sorted.findIndex(amount => amount >= value);
  const high = sorted[above];
  if (high === undefined || value < (sorted[0] ?? value)) return formulaError('#N/A', 'PERCENTRANK');
  const low = sorted[above - 1] ?? high;
  const place = high === value ? above : above - 1 + (value - low) / (high - low);
  if (sorted.length === 1 && !isExclusive) return 1;
  const share = isExclusive ? (place + 1) / (sorted.length + 1) : place / (sorted.length - 1);
  const scale = 10 ** Math.trunc(digits);
  return Math.floor(Number((share * scale).toPrecision(15))) / scale;
}

/** @param shift what equal values add to the place */
function placeOf(args: readonly Operand[], shift: (equal: number) => number): Value {
  const wanted = single(args[0] ?? null);
  const found = quantitiesOf([args[1] ?? null]);
  if (isStop(found)) return found;
  const one = quantitiesOf([wanted]);
  if (isStop(one)) return one;
  const order = numberAt(args, 2, 0);
  if (typeof order !== 'number') return order;
  const value = one.amounts[0] ?? 0;
  const equal = found.amounts.filter(amount => amount === value).length;
  if (equal === 0) return formulaError('#N/A', 'RANK');
  return 1 + found.amounts.filter(amount => (order === 0 ? amount > value : amount < value)).length + shift(equal);
}

import {toBoolean, toNumber} from '../coerce.ts';
import {leastSquares} from '../least-squares.ts';
import {type FormulaError, formulaError, isList, isStop, type Operand, single, type Value} from '../value.ts';
import type {Work} from '../work.ts';
import {firstError, isQuantity, itemsOf, mean, numberAt, total} from './numeric.ts';
import {type FunctionSpec, type FunctionTable, listed} from './spec.ts';

interface Pairs {
  readonly kind: 'pairs';
  readonly ys: readonly number[];
  readonly xs: readonly number[];
}

const forecast = listed(3, 3, args => {
  const x = numberAt(args, 0);
  if (typeof x !== 'number') return x;
  return onPairs(args[1], args[2], ({ys, xs}) => {
    const slope = slopeOf(ys, xs);
    return slope === null ? formulaError('#DIV/0!') : mean(ys) + slope * (x - mean(xs));
  });
});
const covariance = paired(({ys, xs}) => products(ys, xs) / ys.length);
const correlation = paired(correlationOf);

/** Lines through points, and how well they fit. */
export const regressionFunctions: FunctionTable = {
  SLOPE: paired(({ys, xs}) => slopeOf(ys, xs) ?? formulaError('#DIV/0!')),
  INTERCEPT: paired(({ys, xs}) => {
    const slope = slopeOf(ys, xs);
    return slope === null ? formulaError('#DIV/0!') : mean(ys) - slope * mean(xs);
  }),
  CORREL: correlation,
  PEARSON: correlation,
  RSQ: paired(pairs => {
    const r = correlationOf(pairs);
    return typeof r === 'number' ? r * r : r;
  }),
  STEYX: paired(({ys, xs}) => {
    const slope = slopeOf(ys, xs);
    if (slope === null || ys.length < 3) return formulaError('#DIV/0!');
    return Math.sqrt(Math.max(0, products(ys, ys) - slope * products(ys, xs)) / (ys.length - 2));
  }),
  'COVARIANCE.P': covariance,
  COVAR: covariance,
  'COVARIANCE.S': paired(({ys, xs}) => (ys.length < 2 ? formulaError('#DIV/0!') : products(ys, xs) / (ys.length - 1))),
  'FORECAST.LINEAR': forecast,
  FORECAST: forecast,
  TREND: listed(1, 4, (args, work) =>
    fitted(
      args,
      work,
      y => y,
      y => y,
    ),
  ),
  GROWTH: listed(1, 4, (args, work) => fitted(args, work, y => (y > 0 ? Math.log(y) : null), Math.exp)),
};

function paired(run: (pairs: Pairs) => Value): FunctionSpec {
  return listed(2, 2, args => onPairs(args[0], args[1], run));
}

/** Pairs in which both are numbers; lists of different length are `#N/A`, no pair at all `#DIV/0!`. */
function onPairs(first: Operand | undefined, second: Operand | undefined, run: (pairs: Pairs) => Value): Value {
  const left = itemsOf(first ?? null);
  const right = itemsOf(second ?? null);
  if (typeof first === 'string' || typeof second === 'string') return formulaError('#VALUE!');
  if (left.length !== right.length) return formulaError('#N/A', 'lists of different length');
  // Pair by pair: which of two errors wins shows that Excel reads the lists side by side.
  const error = firstError(left.flatMap((item, index) => [item, right[index] ?? null]));
  if (error !== undefined) return error;
  const ys: number[] = [];
  const xs: number[] = [];
  for (const [index, item] of left.entries()) {
    const other = right[index] ?? null;
    if (!isQuantity(item) || !isQuantity(other)) continue;
    const y = toNumber(item);
    const x = toNumber(other);
    if (typeof y !== 'number' || typeof x !== 'number') continue;
    ys.push(y);
    xs.push(x);
  }
  return ys.length === 0 ? formulaError('#DIV/0!') : run({kind: 'pairs', ys, xs});
}

function products(ys: readonly number[], xs: readonly number[]): number {
  const middleY = mean(ys);
  const middleX = mean(xs);
  return total(ys.map((y, index) => (y - middleY) * ((xs[index] ?? 0) - middleX)));
}

function slopeOf(ys: readonly number[], xs: readonly number[]): number | null {
  const below = products(xs, xs);
  return below === 0 ? null : products(ys, xs) / below;
}

function correlationOf({ys, xs}: Pairs): number | FormulaError {
  const below = Math.sqrt(products(ys, ys) * products(xs, xs));
  return below === 0 ? formulaError('#DIV/0!') : products(ys, xs) / below;
}

/** `TREND(ys, [xs], [new xs], [with constant])` with any number of variables; `GROWTH` the same over logarithms. */
function fitted(
  [known = null, given, wanted, constant]: readonly Operand[],
  work: Work,
  into: (y: number) => number | null,
  back: (y: number) => number,
): Operand {
  const withConstant = constant === undefined || constant === null ? true : toBoolean(single(constant));
  if (typeof withConstant !== 'boolean') return withConstant;
  const ys = asNumbers(known);
  if ('kind' in ys) return ys;
  const count = ys.items.length;
  const xs = given === undefined || given === null ? counting(ys) : asNumbers(given);
  if ('kind' in xs) return xs;
  const fresh = wanted === undefined || wanted === null ? xs : asNumbers(wanted);
  if ('kind' in fresh) return fresh;
  const layout = layoutOf(ys, xs, fresh);
  if (layout === null) return formulaError('#REF!', 'lists do not fit together');
  const targets: number[] = [];
  for (const y of ys.items) {
    const target = into(y);
    if (target === null) return formulaError('#NUM!', 'GROWTH');
    targets.push(target);
  }
  work.spend(count * (layout.points[0]?.length ?? 1) ** 2 + (layout.points[0]?.length ?? 1) ** 3);
  const line = leastSquares(layout.points, targets, withConstant);
  const items = layout.wanted.map(point => {
    const y = back(line.constant + total(point.map((x, index) => x * (line.slopes[index] ?? 0))));
    return Number.isFinite(y) ? y : formulaError('#NUM!');
  });
  return {kind: 'list', width: layout.width, items};
}

interface Matrix {
  readonly width: number;
  readonly items: readonly number[];
}

/** Every value must be a number. */
function asNumbers(operand: Operand): Matrix | FormulaError {
  const items: number[] = [];
  for (const item of itemsOf(operand)) {
    const number = isQuantity(item) ? toNumber(item) : formulaError('#VALUE!', 'not a number');
    if (typeof number !== 'number')
      return isStop(item) && item.kind === 'error' && !isList(operand) ? item : formulaError('#VALUE!');
    items.push(number);
  }
  return {width: isList(operand) ? Math.max(1, operand.width) : 1, items};
}

function counting(ys: Matrix): Matrix {
  return {width: ys.width, items: ys.items.map((_, index) => index + 1)};
}

/** Which values belong together: one variable cell by cell, several by row or by column as the known values lie. */
function layoutOf(
  ys: Matrix,
  xs: Matrix,
  wanted: Matrix,
): {
  readonly points: readonly (readonly number[])[];
  readonly wanted: readonly (readonly number[])[];
  readonly width: number;
} | null {
  const each = (matrix: Matrix) => matrix.items.map(item => [item]);
  if (xs.items.length === ys.items.length) {
    if (xs.width !== ys.width) return null;
    return {points: each(xs), wanted: each(wanted), width: wanted.width};
  }
  const byRow = ys.width === 1 && rowsOf(xs).length === ys.items.length;
  const byColumn = ys.width === ys.items.length && xs.width === ys.items.length;
  if (byRow && wanted.width === xs.width) return {points: rowsOf(xs), wanted: rowsOf(wanted), width: 1};
  if (byColumn && rowsOf(wanted).length === rowsOf(xs).length)
    return {points: columnsOf(xs), wanted: columnsOf(wanted), width: wanted.width};
  return null;
}

function rowsOf({width, items}: Matrix): readonly (readonly number[])[] {
  return Array.from({length: items.length / width}, (_, row) => items.slice(row * width, (row + 1) * width));
}

function columnsOf(matrix: Matrix): readonly (readonly number[])[] {
  const rows = rowsOf(matrix);
  return Array.from({length: matrix.width}, (_, column) => rows.map(row => row[column] ?? 0));
}

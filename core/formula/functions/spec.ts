import type {Day} from '../../base/calendar-date.ts';
import type {Operand, Value} from '../value.ts';
import type {Work} from '../work.ts';

/** Evaluates one argument for the row in hand. */
export type Argument<S> = (scope: S) => Operand;

/** Works on whole lists; `work` is spent for whatever costs more than looking at each value once. */
export type ListRun = (args: readonly Operand[], work: Work) => Operand;

interface Arity {
  readonly min: number;
  /** `Infinity` = any number (Excel's own limit of 255 is kept by the parser's bound on parts). */
  readonly max: number;
}

/** How a function wants its arguments; the compiler does the rest. */
export type FunctionSpec =
  /** Each argument as one value. An error or missing input never reaches `run`: it is the result. */
  | (Arity & {readonly kind: 'scalar'; readonly run: (args: readonly Value[]) => Value})
  /** Lists whole, stops included. A single cell comes as a list of one, because Excel skips text in cells but not typed text. */
  | (Arity & {readonly kind: 'list'; readonly rollup: boolean; readonly run: ListRun})
  /** Arguments are evaluated only as needed. */
  | (Arity & {readonly kind: 'lazy'; readonly run: <S>(args: readonly Argument<S>[], scope: S, work: Work) => Operand})
  /** Needs the day; without one it is `#N/A`. */
  | (Arity & {readonly kind: 'clock'; readonly run: (today: Day) => Value});

export type FunctionTable = Readonly<Record<string, FunctionSpec>>;

/** A function of single values. */
export function scalar(min: number, max: number, run: (args: readonly Value[]) => Value): FunctionSpec {
  return {kind: 'scalar', min, max, run};
}

/** A function of lists. */
export function listed(min: number, max: number, run: ListRun): FunctionSpec {
  return {kind: 'list', rollup: false, min, max, run};
}

/** A function of lists that may also stand over related rows: `SUM([Entries.Amount], condition, THIS_MONTH)`. */
export function rollup(min: number, max: number, run: ListRun): FunctionSpec {
  return {kind: 'list', rollup: true, min, max, run};
}

/** A function that decides which arguments to evaluate. */
export function lazy(
  min: number,
  max: number,
  run: <S>(args: readonly Argument<S>[], scope: S, work: Work) => Operand,
): FunctionSpec {
  return {kind: 'lazy', min, max, run};
}

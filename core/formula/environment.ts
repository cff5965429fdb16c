import type {Day} from '../base/calendar-date.ts';
import type {Operand} from './value.ts';

/**
 * What a formula's result rests on, so that an edit re-evaluates only what it touches.
 * `today`: `TODAY()` or a window; a new day alone may change the result.
 */
export type Dependency =
  | {readonly kind: 'reference'; readonly path: readonly string[]}
  | {readonly kind: 'related'; readonly sheet: string; readonly column: string}
  | {readonly kind: 'name'; readonly name: string}
  | {readonly kind: 'today'};

/** Where a reference gets its value at evaluation. */
export interface Source<S> {
  read(scope: S): Operand;
}

/** Days from … to, both included. */
export interface DateWindow {
  readonly from: Day;
  readonly to: Day;
}

/** Rows of another sheet that belong to the row in hand (the entries of a customer). */
export interface Related<R, S> {
  /** What references mean inside a rollup's condition; looked up before the outer environment. */
  readonly env: FormulaEnv<R>;
  /** Calls `visit` for each related row whose date (the sheet's own notion of it) lies in the window; all rows without one. */
  each(scope: S, window: DateWindow | null, visit: (row: R) => void): void;
}

/**
 * Meaning of names, found once when a formula is compiled. `S` is whatever a row is to the caller (an index, a record
 * of facts); `R` the same for related rows. `null` = no such thing; the formula then yields `#NAME?`.
 */
export interface FormulaEnv<S, R = never> {
  /** `[Column]`, `[threshold.red]`, a column of a linked row. Compare names with `matchKey` where people wrote them. */
  reference(path: readonly string[]): Source<S> | null;
  /** The sheet of `[Sheet.Column]` when it means many rows. Asked only where `reference` says null. */
  related?(sheet: string): Related<R, S> | null;
  /** In a rollup's condition: the sheet whose row is in hand; a rollup over it may be nested all the same. */
  readonly inside?: string;
  /** A bare word, such as the cell `B2` of a conformance case. */
  name?(name: string): Source<S> | null;
  range?(from: string, to: string): Source<S> | null;
  /** Without it `TODAY()` and windows yield `#N/A`. */
  today?(scope: S): Day;
}

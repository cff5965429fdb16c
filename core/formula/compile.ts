import type {Ast} from './ast.ts';
import type {Dependency, FormulaEnv} from './environment.ts';
import {formulaError, type Value} from './value.ts';

/** A formula ready to run. */
export interface CompiledFormula<S> {
  /** The formula's value for one row. Never throws; work is bounded by the formula's size times the related rows. */
  evaluate(scope: S): Value;
  /** Everything it reads, each once, in order of appearance. */
  readonly dependencies: readonly Dependency[];
  /** Names of columns, words and functions that the environment does not have; each is `#NAME?` in the result. */
  readonly unknown: readonly string[];
}

/** Turns a tree into closures, once. */
export function compileFormula<S, R = never>(_ast: Ast, _env: FormulaEnv<S, R>): CompiledFormula<S> {
  return {evaluate: () => formulaError('#N/A'), dependencies: [], unknown: []};
}

import type {Ast} from './ast.ts';
import type {Dependency, FormulaEnv} from './environment.ts';
import type {Argument} from './functions/spec.ts';
import type {Work} from './work.ts';

/** What a compilation finds out beside the closures. */
export interface Findings {
  readonly dependencies: Map<string, Dependency>;
  readonly unknown: Set<string>;
  /** Shared by every part of the formula. */
  readonly work: Work;
}

/** Compiles one part of a formula; handed to whoever needs it, so that no file asks for `compile.ts` in a circle. */
export type CompileNode = <S, R>(ast: Ast, env: FormulaEnv<S, R>, findings: Findings) => Argument<S>;

/** Nothing found yet. */
export function noFindings(work: Work): Findings {
  return {dependencies: new Map(), unknown: new Set(), work};
}

/** Notes a dependency once. */
export function note(findings: Findings, dependency: Dependency): void {
  findings.dependencies.set(JSON.stringify(dependency), dependency);
}

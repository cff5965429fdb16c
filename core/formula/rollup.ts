import type {Ast} from './ast.ts';
import {toBoolean, toNumber} from './coerce.ts';
import type {DateWindow, FormulaEnv, Related, Source} from './environment.ts';
import {type CompileNode, type Findings, noFindings, note} from './findings.ts';
import type {Argument} from './functions/spec.ts';
import {
  type FormulaError,
  formulaError,
  isMissing,
  isStop,
  type ListValue,
  type Missing,
  missing,
  type Operand,
  single,
  type Value,
} from './value.ts';
import {windowFunction, windowName, windowOf, windowOfCount} from './windows.ts';
import type {Work} from './work.ts';

/** A related row beside the row that it belongs to: what a condition sees. */
interface Pair<R, S> {
  readonly inner: R;
  readonly outer: S;
}

type WindowOf<S> = (scope: S) => DateWindow | null | FormulaError | Missing;

/**
 * The form `SUM([Entries.Amount], condition, …, THIS_MONTH)`: the values of related rows that meet every condition and
 * lie in the window. Inside a condition `[Kind]` is first a column of the related sheet, then one of the row in hand.
 * A condition that an empty cell of the related row leaves open does not hold; one that lacks an input of the row in
 * hand makes the whole not evaluated.
 * @returns `null` where the call is no rollup: the first argument is not a column of a related sheet, or stands alone
 */
export function compileRollup<S, R>(
  args: readonly Ast[],
  env: FormulaEnv<S, R>,
  findings: Findings,
  compileNode: CompileNode,
  aggregate: (items: ListValue) => Value,
): Argument<S> | null {
  const [first, ...rest] = args;
  if (first?.kind !== 'reference' || first.path.length !== 2 || rest.length === 0) return null;
  const [sheet, column] = first.path;
  if (sheet === undefined || column === undefined) return null;
  // Inside a condition over the same sheet `[Entries.Amount]` alone is the row's own; with conditions of its own it is a rollup again.
  if (env.inside !== sheet && env.reference(first.path) !== null) return null;
  const related = env.related?.(sheet) ?? null;
  const cell = related?.env.reference([column]) ?? null;
  if (related === null || cell === null) return null;
  note(findings, {kind: 'related', sheet, column});

  const pairEnv = envOfPair(sheet, related, env);
  const conditions: Argument<Pair<R, S>>[] = [];
  const seen = noFindings(findings.work);
  let window: WindowOf<S> = () => null;
  for (const arg of rest) {
    const span = compileWindow(arg, env, findings, compileNode);
    if (span !== null) window = span;
    else conditions.push(compileNode(arg, pairEnv, seen));
  }
  noteConditions(sheet, related, seen, findings);
  return scope => collect(scope, related, cell, sheet, conditions, window, aggregate, findings.work);
}

function collect<S, R>(
  scope: S,
  related: Related<R, S>,
  cell: Source<R>,
  sheet: string,
  conditions: readonly Argument<Pair<R, S>>[],
  window: WindowOf<S>,
  aggregate: (items: ListValue) => Value,
  work: Work,
): Operand {
  const days = window(scope);
  if (days !== null && 'kind' in days) return days;
  const items: Value[] = [];
  let stop: FormulaError | Missing | null = null;
  related.each(scope, days, inner => {
    if (stop !== null) return;
    work.spend(1 + conditions.length);
    const meets = meetsAll({inner, outer: scope}, conditions, sheet);
    if (meets === true) items.push(single(cell.read(inner)));
    else if (meets !== false) stop = meets;
  });
  return stop ?? aggregate({kind: 'list', width: 1, items});
}

function meetsAll<R, S>(
  pair: Pair<R, S>,
  conditions: readonly Argument<Pair<R, S>>[],
  sheet: string,
): boolean | FormulaError | Missing {
  for (const condition of conditions) {
    const holds = toBoolean(single(condition(pair)));
    if (isMissing(holds) && holds.field.startsWith(`${sheet}.`)) return false;
    if (holds !== true) return holds;
  }
  return true;
}

/** What the conditions read, said from the outside: their own columns are columns of the related sheet. */
function noteConditions<R, S>(sheet: string, related: Related<R, S>, seen: Findings, findings: Findings): void {
  for (const dependency of seen.dependencies.values()) {
    const path = dependency.kind === 'reference' ? ownPath(sheet, dependency.path) : null;
    const isOwn = path !== null && related.env.reference(path) !== null;
    note(findings, isOwn ? {kind: 'related', sheet, column: path.join('.')} : dependency);
  }
  for (const name of seen.unknown) findings.unknown.add(name);
}

/** `[Entries.Kind]` inside a rollup over `Entries` is its row's own `[Kind]`. */
function ownPath(sheet: string, path: readonly string[]): readonly string[] {
  return path.length > 1 && path[0] === sheet ? path.slice(1) : path;
}

function envOfPair<R, S>(sheet: string, related: Related<R, S>, outer: FormulaEnv<S, R>): FormulaEnv<Pair<R, S>, R> {
  const inner = (path: readonly string[]): Source<Pair<R, S>> | null => {
    const source = related.env.reference(path);
    if (source === null) return null;
    const label = `${sheet}.${path.join('.')}`;
    return {
      read: pair => {
        const value = source.read(pair.inner);
        return isMissing(value) ? missing(label) : value;
      },
    };
  };
  const today = outer.today;
  return {
    inside: sheet,
    related: name => {
      const rows = outer.related?.(name) ?? null;
      return rows === null
        ? null
        : {env: rows.env, each: (pair, window, visit) => rows.each(pair.outer, window, visit)};
    },
    reference: path => {
      const own = inner(ownPath(sheet, path));
      if (own !== null) return own;
      const source = outer.reference(path);
      return source === null ? null : {read: pair => source.read(pair.outer)};
    },
    ...(today === undefined ? {} : {today: (pair: Pair<R, S>) => today(pair.outer)}),
  };
}

function compileWindow<S, R>(
  ast: Ast,
  env: FormulaEnv<S, R>,
  findings: Findings,
  compileNode: CompileNode,
): WindowOf<S> | null {
  const today = env.today;
  const noDay = () => formulaError('#N/A', 'today');
  if (ast.kind === 'name') {
    const name = windowName(ast.name);
    if (name === null) return null;
    if (name === 'ALL_TIME') return () => null;
    note(findings, {kind: 'today'});
    return today === undefined ? noDay : scope => windowOf(name, today(scope));
  }
  if (ast.kind !== 'call') return null;
  const name = windowFunction(ast.name);
  const [argument] = ast.args;
  if (name === null || argument === undefined || ast.args.length !== 1) return null;
  const count = compileNode(argument, env, findings);
  note(findings, {kind: 'today'});
  if (today === undefined) return noDay;
  return scope => {
    const number = toNumber(single(count(scope)));
    return isStop(number) ? number : windowOfCount(name, number, today(scope));
  };
}

import {assertNever} from '../base/assert.ts';
import type {Day} from '../base/calendar-date.ts';
import {type Arithmetic, calculate, negate, percentOf} from './arithmetic.ts';
import type {Ast, BinaryOperator} from './ast.ts';
import {broadcast} from './broadcast.ts';
import {finite, MAX_TEXT} from './coerce.ts';
import {compare} from './compare.ts';
import type {Dependency, FormulaEnv, Source} from './environment.ts';
import {type Findings, noFindings, note} from './findings.ts';
import type {Argument, FunctionSpec} from './functions/spec.ts';
import {functionNamed} from './functions/table.ts';
import {compileRollup} from './rollup.ts';
import {formulaError, isList, isStop, type Operand, single, type Value} from './value.ts';
import {createWork, OverBudget, type Work} from './work.ts';

/** A formula ready to run. */
export interface CompiledFormula<S> {
  /** The formula's value for one row. Never throws; more work than `MAX_STEPS` is `#NUM!`. */
  evaluate(scope: S): Value;
  /** Everything it reads, each once, in order of appearance. */
  readonly dependencies: readonly Dependency[];
  /** Names of columns, words and functions that the environment does not have; each is `#NAME?` in the result. */
  readonly unknown: readonly string[];
}

/** Turns a tree into closures, once; what names mean is asked of `env` now, values are read at evaluation. */
export function compileFormula<S, R = never>(ast: Ast, env: FormulaEnv<S, R>): CompiledFormula<S> {
  const findings = noFindings(createWork());
  const run = compileNode(ast, env, findings);
  return {
    evaluate: scope => bounded(findings.work, run, scope),
    dependencies: [...findings.dependencies.values()],
    unknown: [...findings.unknown],
  };
}

/** Runs an evaluation with a budget of its own, also where reading a value evaluates another formula. */
function bounded<S>(work: Work, run: Argument<S>, scope: S): Value {
  const before = work.begin();
  try {
    return single(run(scope));
  } catch (error) {
    if (error instanceof OverBudget) return formulaError('#NUM!', 'too much work');
    throw error;
  } finally {
    work.resume(before);
  }
}

function compileNode<S, R>(ast: Ast, env: FormulaEnv<S, R>, findings: Findings): Argument<S> {
  switch (ast.kind) {
    case 'number':
    case 'text':
    case 'boolean':
      return constant(ast.value);
    case 'error':
      return constant(formulaError(ast.code));
    case 'omitted':
      return constant(null);
    case 'array':
      return compileArray(ast.rows);
    case 'reference':
      return compileReference(ast.path, env, findings);
    case 'name':
      return fromSource(env.name?.(ast.name) ?? null, ast.name, {kind: 'name', name: ast.name}, findings);
    case 'range': {
      const name = `${ast.from}:${ast.to}`;
      return fromSource(env.range?.(ast.from, ast.to) ?? null, name, {kind: 'name', name}, findings);
    }
    case 'unary': {
      const operand = compileNode(ast.operand, env, findings);
      return ast.operator === '-' ? onEach(operand, negate, findings.work) : operand;
    }
    case 'percent': {
      return onEach(compileNode(ast.operand, env, findings), percentOf, findings.work);
    }
    case 'binary':
      return compileBinary(ast, env, findings);
    case 'call':
      return compileCall(ast, env, findings);
    default:
      return assertNever(ast);
  }
}

function constant(value: Operand): () => Operand {
  return () => value;
}

function compileArray(rows: readonly (readonly Ast[])[]): () => Operand {
  const items = rows.flat().map(constantValue);
  return constant({kind: 'list', width: rows[0]?.length ?? 0, items});
}

/** The parser lets only constants into arrays. */
function constantValue(ast: Ast): Value {
  if (ast.kind === 'number' || ast.kind === 'text' || ast.kind === 'boolean') return ast.value;
  if (ast.kind === 'unary')
    return ast.operator === '-' ? negate(constantValue(ast.operand)) : constantValue(ast.operand);
  return formulaError(ast.kind === 'error' ? ast.code : '#VALUE!');
}

function compileReference<S, R>(path: readonly string[], env: FormulaEnv<S, R>, findings: Findings): Argument<S> {
  const source = env.reference(path);
  const [sheet, column] = path;
  if (source === null && sheet !== undefined && column !== undefined && path.length === 2) {
    const related = env.related?.(sheet) ?? null;
    const cell = related?.env.reference([column]) ?? null;
    if (related !== null && cell !== null) {
      note(findings, {kind: 'related', sheet, column});
      return scope => {
        const items: Value[] = [];
        related.each(scope, null, row => {
          findings.work.spend(1);
          items.push(single(cell.read(row)));
        });
        return {kind: 'list', width: 1, items};
      };
    }
  }
  return fromSource(source, `[${path.join('.')}]`, {kind: 'reference', path}, findings);
}

function fromSource<S>(
  source: Source<S> | null,
  name: string,
  dependency: Dependency,
  findings: Findings,
): Argument<S> {
  if (source === null) {
    findings.unknown.add(name);
    return constant(formulaError('#NAME?', name));
  }
  note(findings, dependency);
  return scope => source.read(scope);
}

function compileBinary<S, R>(
  ast: Extract<Ast, {kind: 'binary'}>,
  env: FormulaEnv<S, R>,
  findings: Findings,
): Argument<S> {
  const left = compileNode(ast.left, env, findings);
  const right = compileNode(ast.right, env, findings);
  const operator = ast.operator;
  const run = isArithmetic(operator)
    ? (a: Value, b: Value) => calculate(operator, a, b)
    : (a: Value, b: Value) => compare(operator, a, b);
  const {work} = findings;
  return scope => {
    const a = left(scope);
    const b = right(scope);
    if (isList(a) || isList(b)) return broadcast([a, b], work, ([x = null, y = null]) => run(x, y));
    work.spend(typeof a === 'string' || typeof b === 'string' ? 1 + (sizeOf(a) + sizeOf(b)) / 16 : 1);
    return run(a, b);
  };
}

function onEach<S>(operand: Argument<S>, run: (value: Value) => Value, work: Work): Argument<S> {
  return scope => {
    const value = operand(scope);
    return isList(value) ? broadcast([value], work, ([item = null]) => run(item)) : run(value);
  };
}

/** Letters of a text; other values count as nothing. */
function sizeOf(value: Operand): number {
  return typeof value === 'string' ? value.length : 0;
}

function isArithmetic(operator: BinaryOperator): operator is Arithmetic {
  return '+-*/^&'.includes(operator);
}

function compileCall<S, R>(ast: Extract<Ast, {kind: 'call'}>, env: FormulaEnv<S, R>, findings: Findings): Argument<S> {
  const spec = functionNamed(ast.name);
  if (spec === null) {
    findings.unknown.add(`${ast.name}()`);
    return constant(formulaError('#NAME?', `${ast.name}()`));
  }
  if (spec.kind === 'list' && spec.rollup) {
    const rolled = compileRollup(ast.args, env, findings, compileNode, items => {
      findings.work.spend(items.items.length);
      return proper(single(spec.run([items], findings.work)));
    });
    if (rolled !== null) return rolled;
  }
  if (ast.args.length < spec.min || ast.args.length > spec.max) {
    return constant(formulaError('#VALUE!', `${ast.name}(${spec.min}…${spec.max})`));
  }
  const args = ast.args.map(arg => compileNode(arg, env, findings));
  return applied(spec, ast.args, args, env, findings);
}

function applied<S, R>(
  spec: FunctionSpec,
  asts: readonly Ast[],
  args: readonly Argument<S>[],
  env: FormulaEnv<S, R>,
  findings: Findings,
): Argument<S> {
  switch (spec.kind) {
    case 'lazy':
      return scope => spec.run(args, scope, findings.work);
    case 'scalar':
      return scope => runScalar(values => proper(spec.run(values)), args, scope, findings.work);
    case 'list': {
      const cells = asts.map(arg => arg.kind === 'reference' || arg.kind === 'name');
      const {work} = findings;
      return scope => {
        const operands = args.map((arg, index) => (cells[index] ? asList(arg(scope)) : arg(scope)));
        for (const operand of operands) work.spend(isList(operand) ? operand.items.length : 1 + sizeOf(operand) / 16);
        const result = spec.run(operands, work);
        return isList(result) ? {...result, items: result.items.map(proper)} : proper(result);
      };
    }
    case 'clock':
      return compileClock(spec.run, env, findings);
    default:
      return assertNever(spec);
  }
}

function runScalar<S>(
  run: (args: readonly Value[]) => Value,
  args: readonly Argument<S>[],
  scope: S,
  work: Work,
): Operand {
  const values: Value[] = [];
  let steps = 1;
  for (let index = 0; index < args.length; index += 1) {
    const value = args[index]?.(scope) ?? null;
    if (isList(value)) {
      const rest = args.slice(index + 1).map(later => later(scope));
      return broadcast([...values, value, ...rest], work, items => {
        for (const item of items) work.spend(sizeOf(item) / 16);
        return items.find(item => isStop(item)) ?? run(items);
      });
    }
    if (isStop(value)) return value;
    steps += sizeOf(value) / 16;
    values.push(value);
  }
  work.spend(steps);
  return run(values);
}

/** What a function gives, where it is a value: numbers are finite and texts fit into a cell. */
function proper(value: Value): Value {
  if (typeof value === 'number') return finite(value);
  return typeof value === 'string' && value.length > MAX_TEXT ? formulaError('#VALUE!', 'text too long') : value;
}

/** A cell as a list of one; a missing single input stays what it is, so that a sum over it is not evaluated. */
function asList(operand: Operand): Operand {
  return isList(operand) || isStop(operand) ? operand : {kind: 'list', width: 1, items: [operand]};
}

function compileClock<S, R>(run: (today: Day) => Value, env: FormulaEnv<S, R>, findings: Findings): Argument<S> {
  note(findings, {kind: 'today'});
  return scope => (env.today === undefined ? formulaError('#N/A', 'today') : run(env.today(scope)));
}

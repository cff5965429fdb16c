import {broadcast} from '../broadcast.ts';
import {toBoolean} from '../coerce.ts';
import {compareValues} from '../compare.ts';
import {
  type FormulaError,
  formulaError,
  isError,
  isList,
  isMissing,
  isStop,
  type ListValue,
  type Operand,
  single,
  type Value,
} from '../value.ts';
import {type Argument, type FunctionTable, lazy, listed, scalar} from './spec.ts';

/** Conditions, choices and tests of kind. */
export const logicFunctions: FunctionTable = {
  IF: lazy(2, 3, (args, scope, work) => {
    const asked = value(args[0], scope);
    if (isList(asked) && asked.items.length > 1) {
      const answers = [value(args[1], scope), args.length < 3 ? false : value(args[2], scope)];
      return broadcast([asked, ...answers], work, ([item = null, yes = null, no = null]) => {
        const holds = toBoolean(item);
        return typeof holds !== 'boolean' ? holds : holds ? yes : no;
      });
    }
    const condition = toBoolean(single(asked));
    if (typeof condition !== 'boolean') return condition;
    return condition ? value(args[1], scope) : args.length < 3 ? false : value(args[2], scope);
  }),
  IFS: lazy(2, Infinity, (args, scope) => {
    if (args.length % 2 !== 0) return formulaError('#N/A', 'IFS');
    for (let index = 0; index < args.length; index += 2) {
      const condition = truth(args[index], scope);
      if (condition === true) return value(args[index + 1], scope);
      if (condition !== false) return condition;
    }
    return formulaError('#N/A', 'IFS');
  }),
  SWITCH: lazy(3, Infinity, (args, scope) => {
    const subject = single(value(args[0], scope));
    if (isStop(subject)) return subject;
    let index = 1;
    for (; index + 1 < args.length; index += 2) {
      const order = compareValues(subject, single(value(args[index], scope)));
      if (typeof order !== 'number') return order;
      if (order === 0) return value(args[index + 1], scope);
    }
    return index < args.length ? value(args[index], scope) : formulaError('#N/A', 'SWITCH');
  }),
  IFERROR: lazy(2, 2, (args, scope) => {
    const first = value(args[0], scope);
    return isError(single(first)) ? value(args[1], scope) : first;
  }),
  IFNA: lazy(2, 2, (args, scope) => {
    const first = value(args[0], scope);
    const one = single(first);
    return isError(one) && one.code === '#N/A' ? value(args[1], scope) : first;
  }),
  /** First argument that is recorded: neither blank nor missing. The one way to give a missing input a default. */
  COALESCE: lazy(1, Infinity, (args, scope) => {
    let last: Operand = null;
    for (const arg of args) {
      last = value(arg, scope);
      const one = single(last);
      if (one !== null && one !== '' && !isMissing(one)) return last;
    }
    return last;
  }),
  AND: listed(1, Infinity, args => allOf(args, true)),
  OR: listed(1, Infinity, args => {
    const none = allOf(args, false);
    return isStop(none) ? none : none !== true;
  }),
  XOR: listed(1, Infinity, args => {
    const conditions = conditionsOf(args);
    if (isStop(conditions)) return conditions;
    const stop = conditions.items.find(isMissing);
    return stop ?? conditions.items.filter(condition => condition === true).length % 2 === 1;
  }),
  NOT: scalar(1, 1, ([first = null]) => {
    const condition = toBoolean(first);
    return typeof condition === 'boolean' ? !condition : condition;
  }),
  TRUE: scalar(0, 0, () => true),
  FALSE: scalar(0, 0, () => false),
  NA: scalar(0, 0, () => formulaError('#N/A')),
};

function value<S>(arg: Argument<S> | undefined, scope: S): Operand {
  return arg === undefined ? null : arg(scope);
}

function truth<S>(arg: Argument<S> | undefined, scope: S): boolean | Exclude<Value, null | boolean | string | number> {
  return toBoolean(single(value(arg, scope)));
}

/**
 * Whether every condition equals `wanted`. A missing input decides nothing where another argument decides already:
 * `AND(FALSE, missing)` is FALSE, whatever the missing one would be.
 */
function allOf(args: readonly Operand[], wanted: boolean): Value {
  const decided = allPlain(args, wanted);
  if (decided !== null) return decided;
  const conditions = conditionsOf(args);
  if (isStop(conditions)) return conditions;
  if (conditions.items.some(condition => condition === !wanted)) return false;
  return conditions.items.find(isMissing) ?? true;
}

/** The same of plain conditions, as nearly all are; `null` where there are others. Asked a million times when a workbook is judged. */
function allPlain(args: readonly Operand[], wanted: boolean): boolean | null {
  let all = true;
  for (const arg of args) {
    if (typeof arg !== 'boolean') return null;
    if (arg !== wanted) all = false;
  }
  return all;
}

/** Conditions of all arguments: cells with text are skipped, typed text must be TRUE or FALSE. Nothing at all is `#VALUE!`. */
function conditionsOf(args: readonly Operand[]): ListValue | FormulaError {
  const items: Value[] = [];
  for (const arg of args) {
    for (const item of isList(arg) ? arg.items : [arg]) {
      if (isList(arg) && (item === null || typeof item === 'string')) continue;
      const condition = toBoolean(item);
      if (isError(condition)) return condition;
      items.push(condition);
    }
  }
  return items.length === 0 ? formulaError('#VALUE!') : {kind: 'list', width: 1, items};
}

import {wrap} from '../arithmetic.ts';
import {formulaError, isList, isStop, type ListValue, type Operand, single, type Value} from '../value.ts';
import type {Work} from '../work.ts';
import {type Criterion, criterionOf} from './criterion.ts';
import {itemsOf} from './numeric.ts';
import {type Quantities, quantitiesOf} from './quantities.ts';
import {type FunctionSpec, type FunctionTable, listed} from './spec.ts';

/** Counts, sums, means and extremes of what meets a condition. */
export const conditionalFunctions: FunctionTable = {
  COUNTIF: listed(2, 2, ([list = null, wanted = null], work) =>
    onEachCriterion(wanted, one => {
      const criterion = criterionOf(one, work);
      return isStop(criterion) ? criterion : count(itemsOf(list), criterion);
    }),
  ),
  SUMIF: oneCondition(found =>
    wrap(
      found.kind,
      found.amounts.reduce((sum, amount) => sum + amount, 0),
    ),
  ),
  AVERAGEIF: oneCondition(average),
  COUNTIFS: listed(2, Infinity, (args, work) =>
    args.length % 2 !== 0
      ? formulaError('#VALUE!', 'COUNTIFS')
      : several(args, work, sizeOf(args[0]), rows => rows.length),
  ),
  SUMIFS: many(found =>
    wrap(
      found.kind,
      found.amounts.reduce((sum, amount) => sum + amount, 0),
    ),
  ),
  AVERAGEIFS: many(average),
  MAXIFS: many(found => extreme(found, 1)),
  MINIFS: many(found => extreme(found, -1)),
};

function average(found: Quantities): Value {
  if (found.amounts.length === 0) return formulaError('#DIV/0!');
  return wrap(found.kind, found.amounts.reduce((sum, amount) => sum + amount, 0) / found.amounts.length);
}

function extreme(found: Quantities, sign: 1 | -1): Value {
  let best: number | undefined;
  for (const amount of found.amounts) if (best === undefined || sign * amount > sign * best) best = amount;
  return best === undefined ? 0 : wrap(found.kind, best);
}

/** `F(list, criterion, [amounts])`; amounts lie where the list's values lie. */
function oneCondition(reduce: (found: Quantities) => Value): FunctionSpec {
  return listed(2, 3, ([list = null, wanted = null, given], work) =>
    onEachCriterion(wanted, one => {
      const criterion = criterionOf(one, work);
      if (isStop(criterion)) return criterion;
      const amounts = itemsOf(given ?? list);
      return reduced(
        itemsOf(list).flatMap((item, index) => (criterion.matches(item) ? [amounts[index] ?? null] : [])),
        reduce,
      );
    }),
  );
}

/** `F(amounts, list, criterion, …)`; lists of another size are `#VALUE!`. */
function many(reduce: (found: Quantities) => Value): FunctionSpec {
  return listed(3, Infinity, (args, work) => {
    const [amounts = null, ...conditions] = args;
    if (conditions.length % 2 !== 0) return formulaError('#VALUE!', 'a criterion for each list');
    const items = itemsOf(amounts);
    return several(conditions, work, items.length, rows =>
      reduced(
        rows.map(row => items[row] ?? null),
        reduce,
      ),
    );
  });
}

function several(
  conditions: readonly Operand[],
  work: Work,
  size: number,
  use: (rows: readonly number[]) => Value,
): Operand {
  const lead = conditions.find(
    (arg, index): arg is ListValue => index % 2 === 1 && isList(arg) && arg.items.length > 1,
  );
  const answer = (pick: (arg: Operand) => Value): Value => {
    let rows = Array.from({length: size}, (_, index) => index);
    for (let index = 0; index < conditions.length; index += 2) {
      const items = itemsOf(conditions[index] ?? null);
      if (items.length !== size) return formulaError('#VALUE!', 'lists of different size');
      const criterion = criterionOf(pick(conditions[index + 1] ?? null), work);
      if (isStop(criterion)) return criterion;
      work.spend(rows.length);
      rows = rows.filter(row => criterion.matches(items[row] ?? null));
    }
    return use(rows);
  };
  if (lead === undefined) return answer(single);
  work.spend(lead.items.length * size);
  // Several criteria in one place give as many answers; other places with as many go along with it.
  return {
    kind: 'list',
    width: lead.width,
    items: lead.items.map((_, place) =>
      answer(arg => (isList(arg) && arg.items.length === lead.items.length ? (arg.items[place] ?? null) : single(arg))),
    ),
  };
}

/** A list of criteria gives a list of answers, as `SUM(SUMIF(…, {"a","b"}, …))` asks for. */
function onEachCriterion(wanted: Operand, answer: (one: Value) => Value): Operand {
  if (!isList(wanted) || wanted.items.length <= 1) return answer(single(wanted));
  return {kind: 'list', width: wanted.width, items: wanted.items.map(answer)};
}

function reduced(items: readonly Value[], reduce: (found: Quantities) => Value): Value {
  const found = quantitiesOf([{kind: 'list', width: 1, items}]);
  return isStop(found) ? found : reduce(found);
}

function count(items: readonly Value[], criterion: Criterion): number {
  let result = 0;
  for (const item of items) if (criterion.matches(item)) result += 1;
  return result;
}

function sizeOf(operand: Operand | undefined): number {
  return itemsOf(operand ?? null).length;
}

import {type Amount, amountOf, type QuantityKind} from '../arithmetic.ts';
import {yuanToFen} from '../compare.ts';
import {type FormulaError, formulaError, isError, isList, isStop, type Missing, type Operand} from '../value.ts';

/** Amounts of one kind, ready to be reckoned with: money in fen, dates as serials, spans in days. */
export interface Quantities {
  readonly kind: QuantityKind;
  readonly amounts: readonly number[];
}

/**
 * The numbers among the arguments. In lists (and single cells) texts, booleans, blanks and missing cells are passed
 * over; typed arguments are taken as numbers or are `#VALUE!`. Plain numbers beside money count as yuan.
 */
export function quantitiesOf(args: readonly Operand[]): Quantities | FormulaError | Missing {
  const found: Amount[] = [];
  for (const arg of args) {
    if (isList(arg)) {
      for (const item of arg.items) {
        if (isError(item)) return item;
        if (typeof item === 'number') found.push({kind: 'number', amount: item});
        else if (typeof item === 'object' && item !== null && !isStop(item)) push(found, amountOf(item));
      }
    } else {
      const amount = amountOf(arg);
      if (isStop(amount)) return amount;
      found.push(amount);
    }
  }
  return oneKind(found);
}

function push(found: Amount[], amount: Amount | FormulaError | Missing): void {
  if (!isStop(amount)) found.push(amount);
}

function oneKind(found: readonly Amount[]): Quantities | FormulaError {
  let kind: QuantityKind = 'number';
  for (const amount of found) {
    if (amount.kind === 'number' || amount.kind === kind) continue;
    if (kind !== 'number') return formulaError('#VALUE!', `${kind} with ${amount.kind}`);
    kind = amount.kind;
  }
  const amounts = found.map(({kind: own, amount}) =>
    kind === 'money' && own === 'number' ? yuanToFen(amount) : amount,
  );
  return {kind, amounts};
}

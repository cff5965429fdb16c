import {amountOf, power, type QuantityKind, wrap} from '../arithmetic.ts';
import {toNumber} from '../coerce.ts';
import {type Rounding, roundTo} from '../rounding.ts';
import {formulaError, isStop, type Value} from '../value.ts';
import {quantitiesOf} from './quantities.ts';
import {type FunctionTable, scalar} from './spec.ts';

/** Rounding and reckoning with numbers; money stays money. */
export const mathsFunctions: FunctionTable = {
  ROUND: scalar(2, 2, args => rounded(args, 'half')),
  ROUNDUP: scalar(2, 2, args => rounded(args, 'up')),
  ROUNDDOWN: scalar(2, 2, args => rounded(args, 'down')),
  TRUNC: scalar(1, 2, args => rounded(args.length < 2 ? [args[0] ?? null, 0] : args, 'down')),
  INT: scalar(1, 1, ([value = null]) =>
    mapped(value, (amount, kind) => (kind === 'money' ? Math.floor(amount / 100) * 100 : Math.floor(amount))),
  ),
  ABS: scalar(1, 1, ([value = null]) => mapped(value, Math.abs)),
  SIGN: scalar(1, 1, ([value = null]) => {
    const amount = amountOf(value);
    return isStop(amount) ? amount : Math.sign(amount.amount);
  }),
  MOD: scalar(2, 2, ([value = null, divisor = null]) => {
    const both = quantitiesOf([value, divisor]);
    if (isStop(both)) return both;
    const [amount = 0, by = 0] = both.amounts;
    if (by === 0) return formulaError('#DIV/0!');
    // The result has the divisor's sign.
    return wrap(both.kind === 'date' ? 'number' : both.kind, amount - by * Math.floor(amount / by));
  }),
  POWER: scalar(2, 2, ([base = null, exponent = null]) => {
    const a = toNumber(base);
    const b = toNumber(exponent);
    return typeof a !== 'number' ? a : typeof b !== 'number' ? b : power(a, b);
  }),
  SQRT: scalar(1, 1, ([value = null]) => {
    const number = toNumber(value);
    if (typeof number !== 'number') return number;
    return number < 0 ? formulaError('#NUM!') : Math.sqrt(number);
  }),
};

/** Rounds to so many decimals (of yuan, for money), halves away from zero. */
function rounded([value = null, digits = null]: readonly Value[], how: Rounding): Value {
  const places = toNumber(digits);
  if (typeof places !== 'number') return places;
  const whole = Math.trunc(places);
  return mapped(value, (amount, kind) => roundTo(amount, kind === 'money' ? whole - 2 : whole, how));
}

function mapped(value: Value, change: (amount: number, kind: QuantityKind) => number): Value {
  const amount = amountOf(value);
  return isStop(amount) ? amount : wrap(amount.kind, change(amount.amount, amount.kind));
}

import {broadcast} from '../broadcast.ts';
import {toNumber} from '../coerce.ts';
import {type ErrorCode, formulaError, isError, isList, isMissing, isStop, type Operand, type Value} from '../value.ts';
import {isQuantity} from './numeric.ts';
import {type FunctionSpec, type FunctionTable, lazy, scalar} from './spec.ts';

/** What kind a value is. Tests look at each value of a list, and never stop at an error. */
export const kindFunctions: FunctionTable = {
  ISBLANK: test(item => item === null || isMissing(item)),
  ISERROR: test(isError),
  ISERR: test(item => isError(item) && item.code !== '#N/A'),
  ISNA: test(item => isError(item) && item.code === '#N/A'),
  ISNUMBER: test(isQuantity),
  ISTEXT: test(item => typeof item === 'string'),
  ISNONTEXT: test(item => typeof item !== 'string'),
  ISLOGICAL: test(item => typeof item === 'boolean'),
  ISEVEN: parity(0),
  ISODD: parity(1),
  N: scalar(1, 1, ([value = null]) => (typeof value === 'string' ? 0 : toNumber(value))),
  T: scalar(1, 1, ([value = null]) => (typeof value === 'string' ? value : '')),
  TYPE: lazy(1, 1, ([arg], scope) => {
    const value: Operand = arg === undefined ? null : arg(scope);
    if (isList(value) && value.items.length > 1) return 64;
    const item: Value = isList(value) ? (value.items[0] ?? null) : value;
    if (isError(item)) return 16;
    return typeof item === 'string' ? 2 : typeof item === 'boolean' ? 4 : 1;
  }),
  'ERROR.TYPE': lazy(1, 1, ([arg], scope) => {
    const value: Operand = arg === undefined ? null : arg(scope);
    const item: Value = isList(value) ? (value.items[0] ?? null) : value;
    const place = isError(item) ? NUMBERED.indexOf(item.code) : -1;
    return place < 0 ? formulaError('#N/A') : place + 1;
  }),
};

/** Errors by the number that `ERROR.TYPE` gives them, from 1. */
const NUMBERED: readonly ErrorCode[] = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A'];

function test(holds: (item: Value) => boolean): FunctionSpec {
  return lazy(1, 1, ([arg], scope, work) => {
    const value: Operand = arg === undefined ? null : arg(scope);
    return isList(value) ? broadcast([value], work, ([item = null]) => holds(item)) : holds(value);
  });
}

function parity(rest: number): FunctionSpec {
  return scalar(1, 1, ([value = null]) => {
    if (typeof value === 'boolean') return formulaError('#VALUE!');
    const number = toNumber(value);
    return isStop(number) ? number : Math.abs(Math.trunc(number)) % 2 === rest;
  });
}

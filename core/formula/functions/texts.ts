import {MAX_TEXT, toNumber, toText} from '../coerce.ts';
import {formatNumber} from '../number-format.ts';
import {numberOfText} from '../number-text.ts';
import {formulaError, isList, isStop, type Operand, single, type Value} from '../value.ts';
import {type FunctionTable, listed, scalar} from './spec.ts';

/** Functions of texts; lengths and places count UTF-16 units, as in Excel. */
export const textFunctions: FunctionTable = {
  LEFT: scalar(1, 2, ([text = null, count = 1]) => cut(text, count, (all, length) => all.slice(0, length))),
  RIGHT: scalar(1, 2, ([text = null, count = 1]) =>
    cut(text, count, (all, length) => all.slice(Math.max(0, all.length - length))),
  ),
  MID: scalar(3, 3, ([text = null, start = null, count = null]) => {
    const from = toNumber(start);
    if (typeof from !== 'number') return from;
    if (from < 1) return formulaError('#VALUE!', 'MID');
    return cut(text, count, (all, length) => all.slice(Math.trunc(from) - 1, Math.trunc(from) - 1 + length));
  }),
  LEN: scalar(1, 1, ([text = null]) => onText(text, all => all.length)),
  TRIM: scalar(1, 1, ([text = null]) => onText(text, all => all.replace(/ +/g, ' ').replace(/^ | $/g, ''))),
  UPPER: scalar(1, 1, ([text = null]) => onText(text, all => all.toUpperCase())),
  LOWER: scalar(1, 1, ([text = null]) => onText(text, all => all.toLowerCase())),
  CONCAT: listed(1, Infinity, args => concatenated(args)),
  EXACT: scalar(2, 2, ([left = null, right = null]) => onText(left, a => onText(right, b => a === b))),
  FIND: scalar(2, 3, ([wanted = null, within = null, start = 1]) => {
    const from = toNumber(start);
    if (typeof from !== 'number') return from;
    return onText(wanted, needle =>
      onText(within, hay => {
        if (from < 1 || Math.trunc(from) > hay.length + 1) return formulaError('#VALUE!', 'FIND');
        const at = hay.indexOf(needle, Math.trunc(from) - 1);
        return at < 0 ? formulaError('#VALUE!', 'FIND') : at + 1;
      }),
    );
  }),
  SUBSTITUTE: scalar(3, 4, ([text = null, old = null, fresh = null, which]) => {
    const occurrence = which === undefined ? null : toNumber(which);
    if (occurrence !== null && typeof occurrence !== 'number') return occurrence;
    if (occurrence !== null && occurrence < 1) return formulaError('#VALUE!', 'SUBSTITUTE');
    return onText(text, all => onText(old, needle => onText(fresh, put => substituted(all, needle, put, occurrence))));
  }),
  TEXT: scalar(2, 2, ([value = null, format = null]) => onText(format, code => formatNumber(value, code))),
  VALUE: scalar(1, 1, ([value = null]) => {
    if (typeof value === 'boolean') return formulaError('#VALUE!', 'VALUE');
    if (typeof value === 'string') return numberOfText(value) ?? formulaError('#VALUE!', value);
    return toNumber(value);
  }),
};

function onText(value: Value, use: (text: string) => Value): Value {
  const text = toText(value);
  return typeof text === 'string' ? use(text) : text;
}

function cut(value: Value, count: Value, take: (text: string, length: number) => string): Value {
  const length = toNumber(count);
  if (typeof length !== 'number') return length;
  if (length < 0) return formulaError('#VALUE!', 'negative length');
  return onText(value, text => take(text, Math.trunc(length)));
}

function concatenated(args: readonly Operand[]): Value {
  let result = '';
  for (const arg of args) {
    for (const item of isList(arg) ? arg.items : [single(arg)]) {
      const text = toText(item);
      if (typeof text === 'string') result += text;
      // An empty cell of a list adds nothing; a missing single input stops.
      else if (!(isList(arg) && isStop(text) && text.kind === 'missing')) return text;
      if (result.length > MAX_TEXT) return formulaError('#VALUE!', 'text too long');
    }
  }
  return result;
}

function substituted(text: string, old: string, fresh: string, occurrence: number | null): Value {
  if (old === '') return text;
  const parts = text.split(old);
  const replaced = occurrence === null ? parts.length - 1 : Math.trunc(occurrence) < parts.length ? 1 : 0;
  // Before joining: 32,767 single letters each replaced by 32,767 would not fit any string.
  if (text.length + replaced * (fresh.length - old.length) > MAX_TEXT) return formulaError('#VALUE!', 'text too long');
  if (occurrence === null) return parts.join(fresh);
  if (replaced === 0) return text;
  const which = Math.trunc(occurrence);
  return parts.slice(0, which).join(old) + fresh + parts.slice(which).join(old);
}

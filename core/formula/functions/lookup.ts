import {toBoolean, toNumber} from '../coerce.ts';
import {formulaError, isList, isStop, type ListValue, type Operand, single, type Value} from '../value.ts';
import type {Work} from '../work.ts';
import {itemsOf, numberAt} from './numeric.ts';
import {lastUpTo, placeOf, type Search} from './search.ts';
import {type FunctionTable, lazy, listed} from './spec.ts';

/** Values found by their place or by another value beside them. */
export const lookupFunctions: FunctionTable = {
  CHOOSE: lazy(2, Infinity, (args, scope) => {
    const at = toNumber(single(args[0]?.(scope) ?? null));
    if (typeof at !== 'number') return at;
    const chosen = at < 1 ? undefined : args[Math.trunc(at)];
    return chosen === undefined ? formulaError('#VALUE!', 'CHOOSE') : chosen(scope);
  }),
  INDEX: listed(1, 4, args => {
    const list = asTable(args[0] ?? null);
    if (args[0] === null) return formulaError('#VALUE!', 'INDEX');
    const row = numberAt(args, 1, 0);
    if (typeof row !== 'number') return row;
    const column = numberAt(args, 2, 0);
    if (typeof column !== 'number') return column;
    return cellAt(list, Math.trunc(row), Math.trunc(column), args.length < 3);
  }),
  MATCH: listed(2, 3, (args, work) => {
    const wanted = single(args[0] ?? null);
    if (isStop(wanted)) return wanted;
    const kind = numberAt(args, 2, 1);
    if (typeof kind !== 'number') return kind;
    const {width, items} = asTable(args[1] ?? null);
    if (width > 1 && items.length > width) return formulaError('#N/A', 'MATCH wants one row or column');
    const search: Search = {mode: kind === 0 ? 'wildcard' : kind > 0 ? 'sorted-up' : 'sorted-down', last: false};
    const place = placeOf(wanted, items, search, work);
    return place < 0 ? formulaError('#N/A', 'MATCH') : place + 1;
  }),
  XMATCH: listed(2, 4, (args, work) => {
    const place = crossPlace(args, 2, 3, work);
    if (typeof place !== 'number') return place;
    return place < 0 ? formulaError('#N/A', 'XMATCH') : place + 1;
  }),
  VLOOKUP: listed(3, 4, (args, work) =>
    lookedUp(
      args,
      work,
      table => column(table, 0),
      (table, found, wanted) => {
        if (wanted > table.width) return formulaError('#REF!', 'VLOOKUP');
        return table.items[found * table.width + wanted - 1] ?? null;
      },
    ),
  ),
  HLOOKUP: listed(3, 4, (args, work) =>
    lookedUp(
      args,
      work,
      table => table.items.slice(0, table.width),
      (table, found, wanted) => {
        if (wanted > heightOf(table)) return formulaError('#REF!', 'HLOOKUP');
        return table.items[(wanted - 1) * table.width + found] ?? null;
      },
    ),
  ),
  LOOKUP: listed(2, 3, ([given = null, lookup = null, result], work) => {
    const wanted = single(given);
    if (isStop(wanted)) return wanted;
    const table = asTable(lookup);
    const isWide = table.width > heightOf(table);
    const keys = isWide ? table.items.slice(0, table.width) : column(table, 0);
    const place = lastUpTo(wanted, keys, work);
    if (place < 0) return formulaError('#N/A', 'LOOKUP');
    if (result !== undefined) {
      const found = itemsOf(result)[place];
      return found === undefined ? formulaError('#REF!', 'LOOKUP') : found;
    }
    const answers = isWide ? table.items.slice(-table.width) : column(table, table.width - 1);
    return answers[place] ?? null;
  }),
  XLOOKUP: listed(3, 6, (args, work) => {
    const keys = asTable(args[1] ?? null);
    const answers = asTable(args[2] ?? null);
    const byColumn = keys.width > 1 && heightOf(keys) === 1;
    if (keys.width > 1 && !byColumn) return formulaError('#VALUE!', 'XLOOKUP wants one row or column');
    if ((byColumn ? answers.width : heightOf(answers)) !== keys.items.length)
      return formulaError('#VALUE!', 'lists of different size');
    const place = crossPlace(args, 4, 5, work);
    if (typeof place !== 'number') return place;
    if (place < 0) return args[3] === undefined || args[3] === null ? formulaError('#N/A', 'XLOOKUP') : args[3];
    return byColumn ? cellAt(answers, 0, place + 1, false) : cellAt(answers, place + 1, 0, false);
  }),
  ROWS: listed(1, 1, ([list = null]) => (isStop(list) ? list : heightOf(asTable(list)))),
  COLUMNS: listed(1, 1, ([list = null]) => (isStop(list) ? list : asTable(list).width)),
  TRANSPOSE: listed(1, 1, ([given = null]) => {
    const table = asTable(given);
    const height = heightOf(table);
    const items = Array.from({length: table.items.length}, (_, index) => {
      const item = table.items[(index % height) * table.width + Math.floor(index / height)];
      return item === undefined ? null : item;
    });
    return {kind: 'list', width: height, items};
  }),
};

function asTable(operand: Operand): ListValue {
  return isList(operand) ? {...operand, width: Math.max(1, operand.width)} : {kind: 'list', width: 1, items: [operand]};
}

function heightOf(table: ListValue): number {
  return Math.ceil(table.items.length / table.width);
}

function column(table: ListValue, at: number): readonly Value[] {
  return Array.from({length: heightOf(table)}, (_, row) => table.items[row * table.width + at] ?? null);
}

/** 0 stands for the whole row or column. One number into a single row counts along it. */
function cellAt(table: ListValue, row: number, columnAt: number, isShort: boolean): Operand {
  if (row < 0 || columnAt < 0) return formulaError('#VALUE!', 'INDEX');
  const height = heightOf(table);
  if (isShort && height === 1) return cellAt(table, 1, row, false);
  if (row > height || columnAt > table.width) return formulaError('#REF!', 'INDEX');
  if (row === 0 && columnAt === 0) return table;
  if (row === 0) return {kind: 'list', width: 1, items: column(table, columnAt - 1)};
  const start = (row - 1) * table.width;
  if (columnAt === 0 && table.width > 1) return {...table, items: table.items.slice(start, start + table.width)};
  return table.items[start + Math.max(0, columnAt - 1)] ?? null;
}

function lookedUp(
  args: readonly Operand[],
  work: Work,
  keysOf: (table: ListValue) => readonly Value[],
  pick: (table: ListValue, found: number, wanted: number) => Value,
): Operand {
  const wanted = single(args[0] ?? null);
  if (isStop(wanted)) return wanted;
  const table = asTable(args[1] ?? null);
  const whole = single(args[1] ?? null);
  if (!isList(args[1] ?? null) && isStop(whole)) return whole;
  const at = numberAt(args, 2);
  if (typeof at !== 'number') return at;
  if (at < 1) return formulaError('#VALUE!', 'place below 1');
  const near = args.length < 4 ? true : toBoolean(single(args[3] ?? null));
  if (typeof near !== 'boolean') return near;
  const keys = keysOf(table);
  const outOfTable = pick(table, 0, Math.trunc(at));
  if (isStop(outOfTable) && outOfTable.kind === 'error' && outOfTable.code === '#REF!') return outOfTable;
  const found = placeOf(wanted, keys, {mode: near ? 'sorted-up' : 'wildcard', last: false}, work);
  return found < 0 ? formulaError('#N/A') : pick(table, found, Math.trunc(at));
}

/** The place for `XLOOKUP` and `XMATCH` by their match and search modes; −1 = nowhere. */
function crossPlace(
  args: readonly Operand[],
  modeAt: number,
  searchAt: number,
  work: Work,
): number | Exclude<Value, number> {
  const wanted = single(args[0] ?? null);
  if (isStop(wanted)) return wanted;
  const mode = numberAt(args, modeAt, 0);
  if (typeof mode !== 'number') return mode;
  const search = numberAt(args, searchAt, 1);
  if (typeof search !== 'number') return search;
  const name = ({[-1]: 'below', 0: 'exact', 1: 'above', 2: 'wildcard'} as const)[Math.trunc(mode)];
  if (name === undefined || ![1, -1, 2, -2].includes(Math.trunc(search))) return formulaError('#VALUE!', 'match mode');
  return placeOf(wanted, itemsOf(args[1] ?? null), {mode: name, last: search === -1}, work);
}

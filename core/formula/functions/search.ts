import {compareValues} from '../compare.ts';
import {isStop, type Value} from '../value.ts';
import type {Work} from '../work.ts';
import {isQuantity} from './numeric.ts';
import {patternOf} from './pattern.ts';

/**
 * How a value is looked for. `wildcard`: equal, patterns in texts; `exact`: equal; `below`, `above`: equal, else the next
 * smaller or larger; `sorted-up`, `sorted-down`: the last one up to it, the last one down to it, in a list so sorted.
 */
export interface Search {
  readonly mode: 'wildcard' | 'exact' | 'below' | 'above' | 'sorted-up' | 'sorted-down';
  /** From the end. */
  readonly last: boolean;
}

/** Index of a value in a list, −1 = nowhere. Only values of the same sort are compared: numbers, texts, yes/no. */
export function placeOf(given: Value, items: readonly Value[], search: Search, work: Work): number {
  const wanted = given ?? 0;
  work.spend(items.length);
  switch (search.mode) {
    case 'sorted-up':
      return lastUpTo(wanted, items, work);
    case 'sorted-down':
      return lastDownTo(wanted, items);
    case 'wildcard': {
      const pattern = typeof wanted === 'string' && /[*?~]/.test(wanted) ? patternOf(wanted, work) : null;
      if (pattern === undefined) return -1;
      return first(items, search.last, item =>
        pattern !== null ? typeof item === 'string' && pattern(item) : orderOf(item, wanted) === 0,
      );
    }
    case 'exact':
      return first(items, search.last, item => orderOf(item, wanted) === 0);
    case 'below':
      return nearest(wanted, items, search.last, -1);
    case 'above':
      return nearest(wanted, items, search.last, 1);
  }
}

/** Halving search for the last value that is not above the one wanted, as Excel does it: the list is taken to be sorted. */
export function lastUpTo(given: Value, items: readonly Value[], work: Work): number {
  const wanted = given ?? 0;
  let low = 0;
  let high = items.length - 1;
  let best = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    let probe = middle;
    while (probe <= high && orderOf(items[probe] ?? null, wanted) === null) probe += 1;
    work.spend(1 + probe - middle);
    if (probe > high) {
      high = middle - 1;
      continue;
    }
    const order = orderOf(items[probe] ?? null, wanted) ?? 0;
    if (order <= 0) {
      best = probe;
      low = probe + 1;
    } else high = middle - 1;
  }
  return best;
}

function lastDownTo(wanted: Value, items: readonly Value[]): number {
  let best = -1;
  for (const [index, item] of items.entries()) {
    const order = orderOf(item, wanted);
    if (order === null) continue;
    if (order < 0) break;
    best = index;
    if (order === 0) break;
  }
  return best;
}

function nearest(wanted: Value, items: readonly Value[], last: boolean, side: 1 | -1): number {
  const equal = first(items, last, item => orderOf(item, wanted) === 0);
  if (equal >= 0) return equal;
  let best = -1;
  for (let step = 0; step < items.length; step += 1) {
    const index = last ? items.length - 1 - step : step;
    const order = orderOf(items[index] ?? null, wanted);
    if (order === null || order * side <= 0) continue;
    const rival = best < 0 ? null : orderOf(items[index] ?? null, items[best] ?? null);
    if (best < 0 || (rival !== null && rival * side < 0)) best = index;
  }
  return best;
}

function first(items: readonly Value[], last: boolean, holds: (item: Value) => boolean): number {
  return last ? items.findLastIndex(holds) : items.findIndex(holds);
}

/** Order of an item to the value wanted, `null` where they are of different sorts or the item is empty. */
function orderOf(item: Value, wanted: Value): number | null {
  if (item === null || isStop(item)) return null;
  if (isQuantity(item) !== isQuantity(wanted)) return null;
  if (!isQuantity(item) && typeof item !== typeof wanted) return null;
  const order = compareValues(item, wanted);
  return typeof order === 'number' ? order : null;
}

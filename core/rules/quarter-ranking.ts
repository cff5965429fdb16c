import type {QuarterRank} from './feeds.ts';

/**
 * Customers' places by the sales of two quarters (SAL-10), by index of the customers' table: greatest first, equal sales
 * share a place, only customers that bought in both. Patched customer by customer; a place is found by bisection.
 */
export interface QuarterRanking {
  /** Adds to a customer's sales of the quarter (`now`) or the one before; takes effect with `settle`. */
  add(customer: number, side: 'now' | 'before', fen: number): void;
  /** Takes a customer out of the ranking, or lets it in again; takes effect with `settle`. */
  admit(customer: number, is: boolean): void;
  rank(customer: number): QuarterRank | null;
  /**
   * Puts everything added since in place. Returns the customers that were altered, then those whose place they shifted.
   * @param matters leaves out shifted customers to whom it makes no difference; there can be thousands
   */
  settle(matters?: ShiftFilter): readonly number[];
}

/** Told a customer's places before and after; the objects are used again for the next one. */
export type ShiftFilter = (was: QuarterRank, is: QuarterRank) => boolean;

/** Beyond so many altered customers every place is looked up anew instead of shifted. */
const FEW = 16;

/** Sums of the two quarters. A customer is ranked when both are above 0. */
interface Sales {
  readonly now: number;
  readonly before: number;
}

const NONE: Sales = {now: 0, before: 0};

/** An empty ranking. */
export function createQuarterRanking(): QuarterRanking {
  let now = new Float64Array(0);
  let before = new Float64Array(0);
  const shut = new Set<number>();
  /** Ranked amounts, ascending. */
  let sortedNow = new Float64Array(0);
  let sortedBefore = new Float64Array(0);
  /** Places as of the last `settle`; 0 = not ranked. */
  let placeNow = new Int32Array(0);
  let placeBefore = new Int32Array(0);
  /** Customers altered since the last `settle`, with what counted of them then. */
  const altered = new Map<number, Sales>();

  function counted(customer: number): Sales {
    const sales = {now: now[customer] ?? 0, before: before[customer] ?? 0};
    return shut.has(customer) || !isRanked(sales) ? NONE : sales;
  }

  function remember(customer: number): void {
    if (customer >= now.length) {
      now = wider(now, customer + 1);
      before = wider(before, customer + 1);
      placeNow = widerPlaces(placeNow, now.length);
      placeBefore = widerPlaces(placeBefore, now.length);
    }
    if (!altered.has(customer)) altered.set(customer, counted(customer));
  }

  return {
    add(customer, side, fen) {
      remember(customer);
      const sums = side === 'now' ? now : before;
      sums[customer] = (sums[customer] ?? 0) + fen;
    },
    admit(customer, is) {
      if (shut.has(customer) !== is) return;
      remember(customer);
      if (is) shut.delete(customer);
      else shut.add(customer);
    },
    rank(customer) {
      const rank = placeNow[customer] ?? 0;
      return rank === 0 ? null : {rank, previousRank: placeBefore[customer] ?? 0, of: sortedNow.length};
    },
    settle(matters = () => true) {
      const moves = [...altered]
        .map(([customer, was]) => ({customer, was, is: counted(customer)}))
        .filter(({was, is}) => was.now !== is.now || was.before !== is.before);
      altered.clear();
      if (moves.length === 0) return [];
      const was = {rank: 0, previousRank: 0, of: sortedNow.length};
      sortedNow = exchanged(
        sortedNow,
        moves.map(move => move.was.now),
        moves.map(move => move.is.now),
      );
      sortedBefore = exchanged(
        sortedBefore,
        moves.map(move => move.was.before),
        moves.map(move => move.is.before),
      );
      const is = {rank: 0, previousRank: 0, of: sortedNow.length};
      const moved = moves.map(({customer}) => customer);
      for (const customer of moved) placeNow[customer] = OWN;
      const shift = moves.length <= FEW ? moves : null;
      for (let customer = 0; customer < now.length; customer += 1) {
        const sold = now[customer] ?? 0;
        const soldBefore = before[customer] ?? 0;
        was.rank = placeNow[customer] ?? 0;
        was.previousRank = placeBefore[customer] ?? 0;
        if (sold <= 0 || soldBefore <= 0 || (shut.size > 0 && shut.has(customer))) {
          placeNow[customer] = 0;
          placeBefore[customer] = 0;
          continue;
        }
        const isShifted = shift !== null && was.rank > 0;
        is.rank = isShifted ? was.rank + shiftOf(shift, 'now', sold) : placeOf(sold, sortedNow);
        is.previousRank = isShifted
          ? was.previousRank + shiftOf(shift, 'before', soldBefore)
          : placeOf(soldBefore, sortedBefore);
        placeNow[customer] = is.rank;
        placeBefore[customer] = is.previousRank;
        if (was.rank === OWN) continue;
        const isMoved = is.rank !== was.rank || is.previousRank !== was.previousRank || is.of !== was.of;
        if (isMoved && matters(was, is)) moved.push(customer);
      }
      return moved;
    },
  };
}

/** Place of a customer that was altered itself, while the others are shifted. */
const OWN = -1;

interface Move {
  readonly was: Sales;
  readonly is: Sales;
}

/** Places by which some moves shift a customer with this amount: down for each that is greater now and was not. */
function shiftOf(moves: readonly Move[], side: 'now' | 'before', amount: number): number {
  let shift = 0;
  for (const {was, is} of moves) shift += Number(is[side] > amount) - Number(was[side] > amount);
  return shift;
}

function isRanked({now, before}: Sales): boolean {
  return now > 0 && before > 0;
}

/** 1 + how many amounts are greater. */
function placeOf(amount: number, sorted: Float64Array): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= amount) low = middle + 1;
    else high = middle;
  }
  return sorted.length - low + 1;
}

/** A sorted list without some of its amounts and with others; 0 stands for no amount. */
function exchanged(
  sorted: Float64Array<ArrayBuffer>,
  gone: readonly number[],
  came: readonly number[],
): Float64Array<ArrayBuffer> {
  const out = Float64Array.from(gone.filter(amount => amount > 0)).sort();
  const into = Float64Array.from(came.filter(amount => amount > 0)).sort();
  const merged = new Float64Array(sorted.length - out.length + into.length);
  let at = 0;
  let leaving = 0;
  let coming = 0;
  for (const amount of sorted) {
    if (leaving < out.length && out[leaving] === amount) {
      leaving += 1;
      continue;
    }
    while (coming < into.length && (into[coming] ?? 0) <= amount) merged[at++] = into[coming++] ?? 0;
    merged[at++] = amount;
  }
  while (coming < into.length) merged[at++] = into[coming++] ?? 0;
  return merged;
}

function wider(old: Float64Array<ArrayBuffer>, size: number): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(Math.max(size, old.length + (old.length >> 1), 64));
  grown.set(old);
  return grown;
}

function widerPlaces(old: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(size);
  grown.set(old);
  return grown;
}

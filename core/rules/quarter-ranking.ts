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
  /** Puts everything added since in place. Returns the customers whose place moved. */
  settle(): readonly number[];
}

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
    rank: customer => rankIn(counted(customer), sortedNow, sortedBefore),
    settle() {
      const moves = [...altered]
        .map(([customer, was]) => ({customer, was, is: counted(customer)}))
        .filter(({was, is}) => was.now !== is.now || was.before !== is.before);
      altered.clear();
      if (moves.length === 0) return [];
      const [oldNow, oldBefore] = [sortedNow, sortedBefore];
      sortedNow = exchanged(
        oldNow,
        moves.map(({was}) => was.now),
        moves.map(({is}) => is.now),
      );
      sortedBefore = exchanged(
        oldBefore,
        moves.map(({was}) => was.before),
        moves.map(({is}) => is.before),
      );
      const moved = moves.map(({customer}) => customer);
      const own = new Set(moved);
      const resized = oldNow.length !== sortedNow.length;
      for (let customer = 0; customer < now.length; customer += 1) {
        const sold = now[customer] ?? 0;
        const soldBefore = before[customer] ?? 0;
        if (sold <= 0 || soldBefore <= 0 || own.has(customer) || shut.has(customer)) continue;
        if (resized || moves.some(move => passes(move, sold, soldBefore))) moved.push(customer);
      }
      return moved;
    },
  };
}

interface Move {
  readonly was: Sales;
  readonly is: Sales;
}

/** Whether a customer's move goes past one with these sales, and so shifts its place. */
function passes({was, is}: Move, now: number, before: number): boolean {
  return was.now > now !== is.now > now || was.before > before !== is.before > before;
}

function isRanked({now, before}: Sales): boolean {
  return now > 0 && before > 0;
}

function rankIn(sales: Sales, sortedNow: Float64Array, sortedBefore: Float64Array): QuarterRank | null {
  if (!isRanked(sales)) return null;
  return {
    rank: placeOf(sales.now, sortedNow),
    previousRank: placeOf(sales.before, sortedBefore),
    of: sortedNow.length,
  };
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

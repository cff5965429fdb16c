import type {QuarterRank} from './feeds.ts';
import {createLookCalendar} from './look-calendar.ts';
import {createSortedAmounts} from './sorted-amounts.ts';

/**
 * Customers' places by the sales of two quarters (SAL-10), by index of the customers' table: greatest first, equal sales
 * share a place, only customers that bought in both. Patched customer by customer; a place is found by bisection.
 *
 * One that sells more shifts all those whom it passes by one place, and that can be thousands; it makes a difference to
 * few of them. Each is therefore looked at again only when so many steps have been made that its outcome could have
 * changed: with its places 400 steps from any threshold, not for 400 steps.
 */
export interface QuarterRanking {
  /** Adds to a customer's sales of the quarter (`now`) or the one before; takes effect with `settle`. */
  add(customer: number, side: 'now' | 'before', fen: number): void;
  /** Takes a customer out of the ranking, or lets it in again; takes effect with `settle`. */
  admit(customer: number, is: boolean): void;
  rank(customer: number): QuarterRank | null;
  /**
   * Puts everything added since in place. Returns the customers that were altered and those whose places mean something
   * else now, in no order.
   */
  settle(): readonly number[];
  /** What places mean from now on; everybody is looked at anew with the next `settle`. */
  mean(meaning: PlaceMeaning): void;
}

/** What follows from a customer's places. */
export interface PlaceMeaning {
  /** Places that mean the same give the same number. */
  of(customer: number, places: QuarterRank): number;
  /**
   * Steps that surely leave the meaning as it is, and one more: ≥ 1. One step moves one customer by any number of places
   * in one of the two quarters, and so each of the two places of everybody else by one at most.
   */
  stepsTo(customer: number, places: QuarterRank): number;
}

/** Beyond so many altered customers everything is put in order anew. */
const FEW = 64;

/** An empty ranking whose places mean nothing yet. */
export function createQuarterRanking(): QuarterRanking {
  let now = new Float64Array(0);
  let before = new Float64Array(0);
  /** What each counted with at the last `settle`; 0 = not ranked. */
  let rankedNow = new Float64Array(0);
  let rankedBefore = new Float64Array(0);
  let meanings = new Int32Array(0);
  let meaning: PlaceMeaning | null = null;
  let isStale = false;
  const shut = new Set<number>();
  const byNow = createSortedAmounts();
  const byBefore = createSortedAmounts();
  const calendar = createLookCalendar();
  /** Customers altered since the last `settle`. */
  const altered = new Set<number>();
  /** Used again for each look. */
  const places = {rank: 0, previousRank: 0, of: 0};

  function makeRoom(customer: number): void {
    if (customer < now.length) return;
    const size = Math.max(64, customer + 1, now.length + (now.length >> 1));
    now = wider(now, size);
    before = wider(before, size);
    rankedNow = wider(rankedNow, size);
    rankedBefore = wider(rankedBefore, size);
    const kept = meanings;
    meanings = new Int32Array(size);
    meanings.set(kept);
  }

  function isRanked(customer: number): boolean {
    return (now[customer] ?? 0) > 0 && (before[customer] ?? 0) > 0 && !shut.has(customer);
  }

  /** Looks at a customer's places; true where they mean something else than at the last look. */
  function look(customer: number): boolean {
    if (meaning === null) return false;
    let means = 0;
    if ((rankedNow[customer] ?? 0) > 0) {
      places.rank = byNow.placeOf(rankedNow[customer] ?? 0);
      places.previousRank = byBefore.placeOf(rankedBefore[customer] ?? 0);
      places.of = byNow.count;
      means = 1 + meaning.of(customer, places);
      calendar.put(customer, meaning.stepsTo(customer, places));
    } else calendar.drop(customer);
    const isOther = meanings[customer] !== means;
    meanings[customer] = means;
    return isOther;
  }

  /** Puts an altered customer in its new place; returns the steps that this took. */
  function move(customer: number): number {
    const [wasNow, wasBefore] = [rankedNow[customer] ?? 0, rankedBefore[customer] ?? 0];
    const is = isRanked(customer);
    const isNow = is ? (now[customer] ?? 0) : 0;
    const isBefore = is ? (before[customer] ?? 0) : 0;
    byNow.exchange(wasNow, isNow);
    byBefore.exchange(wasBefore, isBefore);
    rankedNow[customer] = isNow;
    rankedBefore[customer] = isBefore;
    return Number(wasNow !== isNow) + Number(wasBefore !== isBefore);
  }

  function sortAnew(): void {
    const [nows, befores] = [new Float64Array(now.length), new Float64Array(now.length)];
    let count = 0;
    for (let customer = 0; customer < now.length; customer += 1) {
      const is = isRanked(customer);
      rankedNow[customer] = is ? (now[customer] ?? 0) : 0;
      rankedBefore[customer] = is ? (before[customer] ?? 0) : 0;
      if (!is) continue;
      nows[count] = now[customer] ?? 0;
      befores[count] = before[customer] ?? 0;
      count += 1;
    }
    byNow.load(nows.slice(0, count));
    byBefore.load(befores.slice(0, count));
  }

  /** Everybody whose places mean something else than at the last look. */
  function lookAtAll(): Set<number> {
    calendar.clear();
    const moved = new Set<number>();
    for (let customer = 0; customer < now.length; customer += 1) if (look(customer)) moved.add(customer);
    return moved;
  }

  return {
    add(customer, side, fen) {
      makeRoom(customer);
      altered.add(customer);
      const sums = side === 'now' ? now : before;
      sums[customer] = (sums[customer] ?? 0) + fen;
    },
    admit(customer, is) {
      if (shut.has(customer) !== is) return;
      makeRoom(customer);
      altered.add(customer);
      if (is) shut.delete(customer);
      else shut.add(customer);
    },
    rank(customer) {
      const amount = rankedNow[customer] ?? 0;
      if (amount === 0) return null;
      const previousRank = byBefore.placeOf(rankedBefore[customer] ?? 0);
      return {rank: byNow.placeOf(amount), previousRank, of: byNow.count};
    },
    settle() {
      const own = [...altered].filter(
        customer =>
          (rankedNow[customer] ?? 0) !== (isRanked(customer) ? now[customer] : 0) ||
          (rankedBefore[customer] ?? 0) !== (isRanked(customer) ? before[customer] : 0),
      );
      altered.clear();
      let steps = 0;
      if (own.length > FEW) sortAnew();
      else for (const customer of own) steps += move(customer);
      const due = isStale || own.length > FEW ? 'all' : calendar.advance(steps);
      isStale = false;
      const moved = due === 'all' ? lookAtAll() : new Set(due.filter(look));
      for (const customer of own) {
        look(customer);
        moved.add(customer);
      }
      return [...moved];
    },
    mean(next) {
      meaning = next;
      isStale = true;
    },
  };
}

function wider(old: Float64Array<ArrayBuffer>, size: number): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(size);
  grown.set(old);
  return grown;
}

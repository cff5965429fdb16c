/**
 * Amounts above 0 in ascending order, each as often as it occurs. Exchanging one moves only those between its old and its
 * new place, as one block of memory: some microseconds in a list of 50,000.
 */
export interface SortedAmounts {
  readonly count: number;
  /** 1 + how many amounts are greater. */
  placeOf(amount: number): number;
  /** Takes one amount out and puts another in; 0 = none. */
  exchange(out: number, into: number): void;
  /** Everything anew, in any order. */
  load(amounts: Float64Array<ArrayBuffer>): void;
}

/** No amounts. */
export function createSortedAmounts(): SortedAmounts {
  let amounts = new Float64Array(0);
  let count = 0;

  /** How many amounts are at most this one. */
  function upTo(amount: number): number {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((amounts[middle] ?? 0) <= amount) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function replace(out: number, into: number): void {
    const from = upTo(out) - 1;
    const to = upTo(into);
    if (to > from) {
      amounts.copyWithin(from, from + 1, to);
      amounts[to - 1] = into;
    } else {
      amounts.copyWithin(to + 1, to, from);
      amounts[to] = into;
    }
  }

  function insert(into: number): void {
    if (count === amounts.length) {
      const wider = new Float64Array(Math.max(64, count + (count >> 1)));
      wider.set(amounts);
      amounts = wider;
    }
    const at = upTo(into);
    amounts.copyWithin(at + 1, at, count);
    amounts[at] = into;
    count += 1;
  }

  function remove(out: number): void {
    amounts.copyWithin(upTo(out) - 1, upTo(out), count);
    count -= 1;
  }

  return {
    get count() {
      return count;
    },
    placeOf: amount => count - upTo(amount) + 1,
    exchange(out, into) {
      if (out === into) return;
      if (out > 0 && into > 0) replace(out, into);
      else if (into > 0) insert(into);
      else remove(out);
    },
    load(next) {
      amounts = next.sort();
      count = next.length;
    },
  };
}

/** Things in order. Sorted once after many additions; patched by bisection while it is being read. */
export interface SortedList<T> {
  add(item: T): void;
  /** Takes an item off that compares as equal. */
  remove(item: T): void;
  readonly size: number;
  /** In order; not to be kept, since later additions change it. */
  items(): readonly T[];
}

/** An empty list. @param compare below 0 where `a` comes first; 0 only for the same item */
export function createSortedList<T>(compare: (a: T, b: T) => number): SortedList<T> {
  const items: T[] = [];
  let isSorted = true;
  /** From the first look on, additions come one by one. */
  let wasRead = false;

  function settle(): void {
    if (!isSorted) items.sort(compare);
    isSorted = true;
    wasRead = true;
  }

  /** Where an item stands, or would. */
  function placeOf(item: T): number {
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = items[middle];
      if (other !== undefined && compare(other, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    add(item) {
      const last = items.at(-1);
      if (!isSorted || last === undefined) items.push(item);
      else if (compare(last, item) < 0) items.push(item);
      else if (wasRead) items.splice(placeOf(item), 0, item);
      else {
        items.push(item);
        isSorted = false;
      }
    },
    remove(item) {
      settle();
      const place = placeOf(item);
      const found = items[place];
      if (found !== undefined && compare(found, item) === 0) items.splice(place, 1);
    },
    get size() {
      return items.length;
    },
    items() {
      settle();
      return items;
    },
  };
}

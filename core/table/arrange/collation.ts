/**
 * Order of texts as Chinese readers expect it: Chinese by pinyin, then Latin letters, numbers inside by their value. The
 * collator costs about a microsecond a comparison, so texts are ranked once and rows sorted by rank.
 */
export interface Collation {
  /** Below 0, 0 or above 0. Empty texts are the caller's matter. */
  compare(a: string, b: string): number;
  /** Rank of each label; equal labels have equal ranks. Ranks of a former call may change. */
  ranks(labels: Iterable<string>): ReadonlyMap<string, number>;
}

/** Up to so many new labels are put into their places one by one; more are sorted anew with the rest. */
const FEW = 256;

/** A collation with a memory for one column's labels. */
export function createCollation(): Collation {
  const {compare} = new Intl.Collator('zh-Hans-CN-u-co-pinyin', {numeric: true, sensitivity: 'base'});
  let sorted: string[] = [];
  let ranks = new Map<string, number>();

  function renumber(): void {
    ranks = new Map();
    let rank = 0;
    for (const [place, label] of sorted.entries()) {
      const before = sorted[place - 1];
      if (before !== undefined && compare(before, label) !== 0) rank += 1;
      ranks.set(label, rank);
    }
  }

  function place(label: string): number {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(sorted[middle] ?? '', label) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    compare,
    ranks(labels) {
      const wanted = new Set(labels);
      const fresh = [...wanted].filter(label => !ranks.has(label));
      if (fresh.length === 0) return ranks;
      // Labels that no row has any more are dropped when they outnumber the living.
      if (fresh.length > FEW || sorted.length > 2 * wanted.size + FEW) sorted = [...wanted].sort(compare);
      else for (const label of fresh) sorted.splice(place(label), 0, label);
      renumber();
      return ranks;
    },
  };
}

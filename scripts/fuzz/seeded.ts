/** Integers below a limit from a seed (mulberry32); the same seed gives the same row. */
export function seededRandom(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return below => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return below <= 0 ? 0 : ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

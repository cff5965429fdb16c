import type {Random} from '../../../../core/base/ids.ts';

/** A seeded source of numbers in [0, 1): mulberry32. */
export function dice(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same as a filler of bytes. */
export function randomBytes(roll: () => number): Random {
  return bytes => bytes.map(() => Math.floor(roll() * 256));
}

/** One of a list by a number in [0, 1). */
export function pick<T>(list: readonly T[], die: number): T | undefined {
  return list[Math.floor(die * list.length)];
}

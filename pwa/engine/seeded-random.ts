import type {Random} from '../../core/base/ids.ts';

/**
 * Chance that a seed determines: the ids of rows that an intent makes come from its own 80 random bits, so that a
 * replay after a crash makes the same rows and not second ones. The mixing is splitmix32's (G. Steele et al.), four
 * lanes over the seed's characters.
 */
export function seededRandom(seed: string): Random {
  const lanes = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0xdeadbeef].map(start =>
    [...seed].reduce((state, character) => mixed((state ^ character.charCodeAt(0)) + 0x9e3779b9), start),
  );
  let count = 0;
  return bytes => {
    for (let at = 0; at < bytes.length; at += 1) {
      const lane = count % lanes.length;
      lanes[lane] = ((lanes[lane] ?? 0) + 0x9e3779b9) | 0;
      bytes[at] = mixed((lanes[lane] ?? 0) ^ (lanes[(lane + 1) % lanes.length] ?? 0)) >>> 24;
      count += 1;
    }
    return bytes;
  };
}

function mixed(value: number): number {
  let z = value | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) >>> 0;
}

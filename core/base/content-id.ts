import {asId} from './ids.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Id made from what a row is about instead of from chance: 80 bits of a hash as 16 characters, so that every device that
 * writes the same thing writes the same row.
 */
export function contentId<Id extends string>(text: string): Id {
  let id = '';
  for (const seed of [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b]) {
    let hash = fnv(text, seed) % 2 ** 20;
    for (let digit = 0; digit < 4; digit += 1) {
      id += ALPHABET[hash & 31];
      hash >>>= 5;
    }
  }
  return asId<Id>(id);
}

/** 32-bit FNV-1a with a seed, finished with the mixer of MurmurHash3. */
function fnv(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

import type {RowId, RuleId} from '../base/ids.ts';
import {asId} from '../base/ids.ts';
import type {Subject} from './types.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** What an episode is about: one rule, one subject, perhaps one customer within it. */
export interface EpisodeKey {
  readonly rule: RuleId;
  readonly subject: Subject;
  readonly about?: RowId | null;
}

/** The key as one string, for maps. */
export function keyText({rule, subject, about}: EpisodeKey): string {
  return `${rule}|${subject.kind}|${subject.id}|${about ?? ''}`;
}

/**
 * Row id of the episode that a rule raises for a subject on a day: 80 bits of a hash, so that every device that evaluates
 * the same night writes the same row.
 */
export function episodeId(key: EpisodeKey, raisedOn: number): RowId {
  const text = `${keyText(key)}|${raisedOn}`;
  let id = '';
  for (const seed of [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b]) {
    let hash = fnv(text, seed) % 2 ** 20;
    for (let digit = 0; digit < 4; digit += 1) {
      id += ALPHABET[hash & 31];
      hash >>>= 5;
    }
  }
  return asId<RowId>(id);
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

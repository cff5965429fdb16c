/** Damage to a file, repeatable by its seed. */
import {unzipSync, type Zippable, zipSync} from 'fflate';
import {seededRandom} from './seeded.ts';

export type Mutation = {readonly seed: number; readonly kind: (typeof KINDS)[number]};

const KINDS = ['bytes', 'cut', 'splice', 'zip-part', 'zip-text'] as const;
/** What breaks readers of markup and numbers. */
const TOKENS = [
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '&a;',
  '&#0;',
  '</row>',
  '<c r="XFD1048576"><v>1</v></c>',
  '1e308',
  '-1',
  '4294967295',
  '__proto__',
  'NaN',
  '\u0000',
  't="s"',
  '../../x',
  'http://x.invalid/',
  '"',
  '\uFFFE',
] as const;

/** The damage of a seed. */
export function mutationOf(seed: number): Mutation {
  return {seed, kind: KINDS[seed % KINDS.length] ?? 'bytes'};
}

/** A damaged copy. Parts of archives are damaged inside and packed again, so that the damage gets past checksums. */
export function mutate(bytes: Uint8Array, {seed, kind}: Mutation): Uint8Array {
  const random = seededRandom(seed);
  if (kind === 'zip-part' || kind === 'zip-text') {
    const inside = insideZip(bytes, random, kind);
    if (inside !== undefined) return inside;
  }
  return damaged(bytes, random, kind);
}

function damaged(bytes: Uint8Array, random: (below: number) => number, kind: Mutation['kind']): Uint8Array {
  if (bytes.length === 0) return bytes;
  switch (kind) {
    case 'cut': {
      const from = random(bytes.length);
      return bytes.slice(0, from + random(2) * random(bytes.length - from));
    }
    case 'splice': {
      const from = random(bytes.length);
      const piece = bytes.slice(from, from + random(4096));
      const at = random(bytes.length);
      return joined(bytes.subarray(0, at), piece, bytes.subarray(at + random(2) * piece.length));
    }
    case 'zip-text': {
      const at = random(bytes.length);
      const token = new TextEncoder().encode(TOKENS[random(TOKENS.length)] ?? '');
      return joined(bytes.subarray(0, at), token, bytes.subarray(at));
    }
    default: {
      const copy = bytes.slice();
      // The head decides what is read at all: hit it more often than its share.
      const end = random(3) === 0 ? Math.min(copy.length, 1024) : copy.length;
      for (let times = 1 + random(16); times > 0; times -= 1) {
        copy[random(end)] = [0, 0xff, 0x7f, 0x80, random(256)][random(5)] ?? 0;
      }
      return copy;
    }
  }
}

function insideZip(bytes: Uint8Array, random: (below: number) => number, kind: Mutation['kind']) {
  try {
    const parts: Zippable = {...unzipSync(bytes)};
    const names = Object.keys(parts).filter(name => /\.(?:xml|rels|bin)$/.test(name));
    const name = names[random(names.length)];
    const part = name === undefined ? undefined : parts[name];
    if (name === undefined || !(part instanceof Uint8Array)) return undefined;
    parts[name] = damaged(
      part,
      random,
      kind === 'zip-text' ? 'zip-text' : ((['bytes', 'cut', 'splice'] as const)[random(3)] ?? 'cut'),
    );
    return zipSync(parts, {level: 1});
  } catch {
    return undefined;
  }
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

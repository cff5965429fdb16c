/**
 * Long answers in pieces: a message is taken over in one task of the page, and one with ten thousand rows would hold it
 * up. Long lists and records are cut out of the answer, sent ahead in messages of their own, and put back by the page.
 */

/** Items of a piece; taking one over costs the page a few milliseconds. */
const PIECE = 200;
/** Lists are looked for this deep: the warning table's rows lie in sheets, groups, rows. */
const DEPTH = 6;

/** Stands for a list (`array`) or record (`record`) that was sent ahead in so many pieces. */
interface Cut {
  readonly $cut: 'array' | 'record';
  readonly from: number;
  readonly to: number;
}

export interface Pieces {
  /** What is left, with the long lists cut out. */
  readonly rest: unknown;
  /** Items, or pairs of key and value. */
  readonly pieces: readonly (readonly unknown[])[];
}

/** Cuts the long lists out of an answer. Plain data only; bytes are left whole. */
export function inPieces(value: unknown): Pieces {
  const pieces: (readonly unknown[])[] = [];
  const cut = (items: readonly unknown[], kind: Cut['$cut']): Cut => {
    const from = pieces.length;
    for (let at = 0; at < items.length; at += PIECE) pieces.push(items.slice(at, at + PIECE));
    return {$cut: kind, from, to: pieces.length};
  };
  const walk = (part: unknown, depth: number): unknown => {
    if (depth === 0 || typeof part !== 'object' || part === null || ArrayBuffer.isView(part)) return part;
    if (Array.isArray(part)) {
      return part.length > PIECE ? cut(part, 'array') : part.map(each => walk(each, depth - 1));
    }
    const entries = Object.entries(part);
    if (entries.length > PIECE) return cut(entries, 'record');
    return Object.fromEntries(entries.map(([key, each]) => [key, walk(each, depth - 1)]));
  };
  const rest = isLong(value, DEPTH) ? walk(value, DEPTH) : value;
  return {rest, pieces};
}

/** Puts the pieces back. */
export function putTogether({rest, pieces}: Pieces): unknown {
  if (pieces.length === 0) return rest;
  const walk = (part: unknown, depth: number): unknown => {
    if (depth === 0 || typeof part !== 'object' || part === null || ArrayBuffer.isView(part)) return part;
    if (isCut(part)) {
      const items = pieces.slice(part.from, part.to).flat();
      return part.$cut === 'array' ? items : Object.fromEntries(items.filter(isPair));
    }
    if (Array.isArray(part)) return part.map(each => walk(each, depth - 1));
    return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, walk(each, depth - 1)]));
  };
  return walk(rest, DEPTH + 1);
}

/** Whether there is anything to cut; most answers are short and are sent as they are. */
function isLong(part: unknown, depth: number): boolean {
  if (depth === 0 || typeof part !== 'object' || part === null || ArrayBuffer.isView(part)) return false;
  const items = Array.isArray(part) ? part : Object.values(part);
  return items.length > PIECE || items.some(each => isLong(each, depth - 1));
}

function isCut(part: object): part is Cut {
  return '$cut' in part;
}

function isPair(item: unknown): item is [string, unknown] {
  return Array.isArray(item) && item.length === 2 && typeof item[0] === 'string';
}

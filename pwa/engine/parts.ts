/**
 * Long answers in pieces: a message is taken over in one task of the page, and one with ten thousand rows would hold it
 * up. Long lists and records are cut out of the answer, sent ahead in messages of their own, and put back by the page.
 */

/** Items of a piece; taking one over costs the page a few milliseconds. */
const PIECE = 200;
/** Lists this short stay where they are. */
const SHORT = 8;
/** An answer of more objects than this is cut even if no list of it is long: a table of many groups with few rows each. */
const MANY = 5000;
/** Lists are looked for this deep: the warning table's rows lie in sheets, groups, rows. */
const DEPTH = 6;

/** Stands for a list (`array`) or record (`record`) that was sent ahead: places in all pieces' items, `to` exclusive. */
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
  const sent: unknown[] = [];
  const cut = (items: readonly unknown[], kind: Cut['$cut']): Cut => {
    const from = sent.length;
    for (const item of items) sent.push(item);
    return {$cut: kind, from, to: sent.length};
  };
  const many = objects(value, DEPTH) > MANY;
  const isCuttable = (items: readonly unknown[]) =>
    items.length > PIECE || (many && items.length > SHORT && !items.some(holdsList));
  const walk = (part: unknown, depth: number): unknown => {
    if (depth === 0 || typeof part !== 'object' || part === null || ArrayBuffer.isView(part)) return part;
    if (Array.isArray(part)) {
      return isCuttable(part) ? cut(part, 'array') : part.map(each => walk(each, depth - 1));
    }
    const entries = Object.entries(part);
    if (entries.length > PIECE) return cut(entries, 'record');
    return Object.fromEntries(entries.map(([key, each]) => [key, walk(each, depth - 1)]));
  };
  const rest = many || isLong(value, DEPTH) ? walk(value, DEPTH) : value;
  const pieces: (readonly unknown[])[] = [];
  for (let at = 0; at < sent.length; at += PIECE) pieces.push(sent.slice(at, at + PIECE));
  return {rest, pieces};
}

/** Puts the pieces back. */
export function putTogether({rest, pieces}: Pieces): unknown {
  if (pieces.length === 0) return rest;
  const sent = pieces.flat();
  const walk = (part: unknown, depth: number): unknown => {
    if (depth === 0 || typeof part !== 'object' || part === null || ArrayBuffer.isView(part)) return part;
    if (isCut(part)) {
      const items = sent.slice(part.from, part.to);
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

/** How many objects the lists hold; counting stops past `MANY`. */
function objects(part: unknown, depth: number): number {
  if (depth === 0 || typeof part !== 'object' || part === null || ArrayBuffer.isView(part)) return 0;
  let count = Array.isArray(part) && typeof part[0] === 'object' ? part.length : 0;
  for (const each of Array.isArray(part) ? part : Object.values(part)) {
    if (count > MANY) break;
    count += objects(each, depth - 1);
  }
  return count;
}

/** Whether an item has a list to cut in it; it is gone through instead of being sent whole. */
function holdsList(item: unknown): boolean {
  if (typeof item !== 'object' || item === null) return false;
  return Object.values(item).some(each => Array.isArray(each) && (each.length > SHORT || each.some(holdsList)));
}

function isCut(part: object): part is Cut {
  return '$cut' in part;
}

function isPair(item: unknown): item is [string, unknown] {
  return Array.isArray(item) && item.length === 2 && typeof item[0] === 'string';
}

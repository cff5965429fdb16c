/**
 * The only file that knows where things lie in Yjs documents.
 *
 * ```
 * wb/<id>/root                                   ordinary maps, keys overwritten in place
 *   meta       format, id
 *   settings   <key> or <key>/<part>/<part>  → JSON    flat, so that two people's thresholds do not overwrite each other
 *   sheets     <sheet>/<attribute>           → JSON
 *   columns    <sheet>/<column>/<attribute>  → JSON
 *   views      <view>                        → JSON
 *   portfolios <portfolio>                   → {order}
 *   levels     <level>                       → {order}
 * wb/<id>/u/<user>                               kept free for one user's own views and widths
 * wb/<id>/p/<portfolio>/<level>/<epoch>          rows; grow-only (R4), replaced by the next epoch, never compacted
 *   base       <n> → segment reference           written once, by the authority, when it makes the document
 *   L:<session>  array, pushed to by one engine run: header {author, device, format}, then
 *                [row, column, stamp, value, author?] · ['ref', segment reference] · ['as', author, entry] ·
 *                what newer versions may add
 * ```
 */
import * as Y from 'yjs';
import type {DeviceId, LevelId, Random, SessionId, UserId, WorkbookId} from '../base/ids.ts';
import {asId} from '../base/ids.ts';
import type {CellValue} from '../schema/cell.ts';
import {FORMAT_VERSION} from '../schema/version.ts';
import {canonicalValue} from './canonical.ts';
import {isStamp} from './stamp.ts';
import type {Head} from './workbook-types.ts';

/** Level of the columns that everybody who sees a row may read; holds the rows' existence. */
export const ORDINARY_LEVEL = asId<LevelId>('0');

/** Column under which a row's existence is kept: the sheet's id, or null when the row is deleted. */
export const EXISTENCE = '$';

/** The root document's maps. */
export const ROOT_MAPS = ['meta', 'settings', 'sheets', 'columns', 'views', 'portfolios', 'levels'] as const;
export type RootMap = (typeof ROOT_MAPS)[number];

/** Whether a text names one of the root document's maps. */
export function isRootMap(map: string): map is RootMap {
  return ROOT_MAPS.some(known => known === map);
}

/** Name of the document of settings, sheets and columns. */
export function rootName(workbook: WorkbookId): string {
  return `wb/${workbook}/root`;
}

/** Name of a rows document in one epoch. */
export function rowsName(workbook: WorkbookId, head: Head): string {
  return `wb/${workbook}/p/${head.portfolio}/${head.level}/${head.epoch}`;
}

/** An empty document whose client id comes from the given chance. */
export function newDocument(name: string, random: Random): Y.Doc {
  const doc = new Y.Doc({guid: name});
  doc.clientID = new DataView(random(new Uint8Array(4)).buffer).getUint32(0);
  return doc;
}

/** A map of the root document: key → JSON. */
export function rootMap(doc: Y.Doc, map: RootMap): Y.Map<unknown> {
  return doc.getMap<unknown>(map);
}

// ── rows documents ───────────────────────────────────────────────────────────────────────────────────────────────

/** `slot` of a segment whose rows are not those of one slot: packs of cell writes. */
export const ANY_ROWS = 'rows';

/** What a document says about a segment outside it. Fields of newer versions ride along. */
export interface SegmentRef {
  /** Number space of the rows in it, or `rows` where they may be any. */
  readonly slot: string;
  readonly hash: string;
  /** Length. */
  readonly bytes: number;
  /** Greatest stamp inside; lifts the document clock before the bytes are here (R2). */
  readonly maxStamp: number;
  /** For pages: index of the first row in the slot, how many rows, how many cells. */
  readonly first?: number;
  readonly rows?: number;
  readonly cells?: number;
  /** Only overwritten writes and copies of what pages hold: not read at opening. */
  readonly history?: boolean;
}

/** One cell write in a lane: row, column, stamp, value, and the author where it is not the lane's. */
type WriteEntry =
  | readonly [row: string, column: string, stamp: number, value: CellValue]
  | readonly [row: string, column: string, stamp: number, value: CellValue, author: string];

/** A write to a register: a cell, or a row's existence under `$`. */
export interface RegisterWrite {
  readonly row: string;
  readonly column: string;
  readonly stamp: number;
  readonly author: string;
  readonly value: CellValue;
}

export interface LaneHeader {
  readonly author: UserId;
  readonly device: DeviceId;
}

/** Who reads a rows document's contents, in any order and possibly twice: everything given to it is a join. */
export interface RowsVisitor {
  write(row: string, column: string, stamp: number, value: CellValue, author: string): void;
  segment(ref: SegmentRef): void;
  /** An entry of a newer format, or one that does not count (R2): carried byte for byte (R9). */
  unknown(entry: unknown, author: string): void;
}

/** Struct positions by client, as Yjs counts them. */
export type StateVector = ReadonlyMap<number, number>;

/** The document's state vector. */
export function stateOf(doc: Y.Doc): StateVector {
  return Y.decodeStateVector(Y.encodeStateVector(doc));
}

/** Puts the references into a document that is being made. The authority's alone, once (P, `base`). */
export function writeBase(doc: Y.Doc, refs: readonly SegmentRef[]): void {
  const base = doc.getMap<unknown>('base');
  doc.transact(() => {
    for (const [n, ref] of refs.entries()) base.set(String(n), ref);
  });
}

/** The references of the document's base. */
export function baseRefs(doc: Y.Doc): readonly SegmentRef[] {
  return [...doc.getMap<unknown>('base').values()].filter(isSegmentRef);
}

/** A lane entry that refers to a segment. */
export function refEntry(ref: SegmentRef): unknown {
  return ['ref', ref];
}

/** A lane entry that writes a register; `author` only where it is not the lane's own. */
export function writeEntry({row, column, stamp, value, author}: RegisterWrite, lane: string): WriteEntry {
  return author === lane ? [row, column, stamp, value] : [row, column, stamp, value, author];
}

/** A lane entry that carries somebody else's entry of a newer format. */
export function carriedEntry(author: string, entry: unknown): unknown {
  return ['as', author, entry];
}

/**
 * Pushes entries to the lane of one run, with the header first when this document instance has not written to it yet.
 * The caller holds the transaction.
 */
export function pushToLane(
  doc: Y.Doc,
  session: SessionId,
  header: LaneHeader,
  entries: readonly unknown[],
  begun: boolean,
): void {
  const lane = doc.getArray<unknown>(`L:${session}`);
  lane.push(
    begun ? [...entries] : [{author: header.author, device: header.device, format: FORMAT_VERSION}, ...entries],
  );
}

/** Reads a document's lanes and base piece by piece; each call gives what came since the last. */
export interface RowsCursor {
  visitNew(visitor: RowsVisitor): void;
  /** Write entries seen so far, for the fold threshold. */
  readonly entries: number;
  readonly lanes: number;
}

/** A cursor before everything that `since` does not cover. */
export function createRowsCursor(doc: Y.Doc, since?: StateVector): RowsCursor {
  const seen = new Map(since);
  // A lane's author by lane and client: each client's first struct in a lane is its header, so this never depends on
  // the order in which two clients' structs arrived.
  const authors = new Map<string, string>();
  const lanes = new Map<unknown, string | null>();
  let entries = 0;

  function laneOf(parent: unknown): string | null {
    const known = lanes.get(parent);
    if (known !== undefined) return known;
    let name: string | null = null;
    for (const [key, type] of doc.share) if (type === parent && (key === 'base' || key.startsWith('L:'))) name = key;
    lanes.set(parent, name);
    return name;
  }

  function authorOf(lane: string, client: number): string {
    const key = `${lane} ${client}`;
    const known = authors.get(key);
    if (known !== undefined) return known;
    const found = firstHeader(doc, lane, client, laneOf);
    authors.set(key, found);
    return found;
  }

  function visitItem(item: Y.Item, from: number, client: number, visitor: RowsVisitor): void {
    if (item.deleted || !(item.content instanceof Y.ContentAny)) return;
    const lane = laneOf(item.parent);
    if (lane === null) return;
    const values: readonly unknown[] = item.content.arr;
    if (lane === 'base') {
      for (const value of values) visitRef(value, visitor, '');
      return;
    }
    const author = authorOf(lane, client);
    for (let i = Math.max(0, from - item.id.clock); i < values.length; i++) {
      if (visitEntry(values[i], author, visitor)) entries++;
    }
  }

  return {
    get entries() {
      return entries;
    },
    get lanes() {
      return authors.size;
    },
    visitNew(visitor) {
      // In order of client id, so that the same document is read, and folded, in the same order everywhere.
      for (const [client, structs] of [...doc.store.clients].sort(([a], [b]) => a - b)) {
        const from = seen.get(client) ?? 0;
        const last = structs.at(-1);
        const end = last === undefined ? 0 : last.id.clock + last.length;
        if (end <= from) continue;
        for (let i = from === 0 ? 0 : Y.findIndexSS(structs, from); i < structs.length; i++) {
          const struct = structs[i];
          if (struct instanceof Y.Item) visitItem(struct, from, client, visitor);
        }
        seen.set(client, end);
      }
    },
  };
}

/** Author in the header that this client pushed to the lane; '' where a lane has none. */
function firstHeader(doc: Y.Doc, lane: string, client: number, laneOf: (parent: unknown) => string | null): string {
  for (const struct of doc.store.clients.get(client) ?? []) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny) || laneOf(struct.parent) !== lane) {
      continue;
    }
    const values: readonly unknown[] = struct.content.arr;
    for (const value of values) if (isHeader(value)) return value.author;
  }
  return '';
}

/** Hands an entry to the right method; true when it was a cell write that counts. */
function visitEntry(entry: unknown, author: string, visitor: RowsVisitor): boolean {
  if (Array.isArray(entry)) {
    const [row, column, stamp, raw, own]: readonly unknown[] = entry;
    const value = entry.length === 4 || entry.length === 5 ? canonicalValue(raw) : undefined;
    if (value !== undefined && typeof row === 'string' && typeof column === 'string' && isStamp(stamp)) {
      visitor.write(row, column, stamp, value, typeof own === 'string' ? own : author);
      return true;
    }
    if (row === 'as' && typeof column === 'string' && entry.length === 3) {
      visitor.unknown(stamp, column);
      return false;
    }
    if (row === 'ref' && entry.length === 2) {
      visitRef(column, visitor, author);
      return false;
    }
  }
  if (!isHeader(entry)) visitor.unknown(entry, author);
  return false;
}

function visitRef(value: unknown, visitor: RowsVisitor, author: string): void {
  if (isSegmentRef(value)) visitor.segment(value);
  else visitor.unknown(['ref', value], author);
}

function isHeader(value: unknown): value is {readonly author: string} {
  return isRecord(value) && typeof value.author === 'string' && 'device' in value;
}

function isSegmentRef(value: unknown): value is SegmentRef {
  return (
    isRecord(value) &&
    typeof value.slot === 'string' &&
    typeof value.hash === 'string' &&
    typeof value.bytes === 'number' &&
    isStamp(value.maxStamp)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

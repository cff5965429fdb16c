/**
 * Segments: immutable bytes outside the documents, named by their hash. `WBS`, format, kind, then the parts, each
 * deflated on its own. A kind that this version does not know is never opened, only carried (R9).
 */
import {deflateSync, inflateSync} from 'fflate';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import {digest} from 'lib0/hash/sha256';
import {assert} from '../base/assert.ts';
import {ANY_ROWS, type SegmentRef} from './layout.ts';
import {decodePack, encodePack, maxStamp, type Pack, type PackContents} from './pack.ts';
import {decodePage, encodePage, type Page, type PageCells, pageLength, pageMaxStamp} from './page.ts';
import type {Segment} from './workbook-types.ts';

const MAGIC = [0x57, 0x42, 0x53];
const FORMAT = 1;
const PAGES = 1;
const PACK = 2;

/** Pages of one segment: 65,536 rows, so that a segment is worth a request and not too much for a phone. */
export const SEGMENT_PAGES = 16;

/** Between 1 (fast) and 9; 6 takes a third longer than 4 and saves 3 % on ledgers. */
const DEFLATE_LEVEL = 4;

/** A segment with the reference that documents keep of it. */
export interface BuiltSegment {
  readonly segment: Segment;
  readonly ref: SegmentRef;
}

export type SegmentContents =
  | {readonly kind: 'pages'; readonly pages: readonly Page[]}
  | {readonly kind: 'pack'; readonly pack: Pack}
  /** Of a newer version, or damaged beyond its header. */
  | {readonly kind: 'unknown'};

/** Up to `SEGMENT_PAGES` pages of one slot, in order. */
export function buildPagesSegment(slot: string, pages: readonly PageCells[]): BuiltSegment {
  assert(pages.length > 0 && pages.length <= SEGMENT_PAGES, 'a segment holds 1 to 16 pages');
  const segment = envelope(PAGES, pages.map(encodePage));
  const first = pages[0]?.rows;
  const ref = {
    slot: first?.kind === 'list' ? ANY_ROWS : slot,
    hash: segment.hash,
    bytes: segment.bytes.length,
    maxStamp: Math.max(...pages.map(pageMaxStamp)),
    ...(first?.kind === 'slot' ? {first: first.first} : {}),
    rows: pages.reduce((sum, page) => sum + pageLength(page.rows), 0),
    cells: pages.reduce((sum, page) => sum + pageLength(page.rows) * page.columns.length, 0),
  };
  return {segment, ref};
}

/** A pack of cell writes. `history`: only for looking back, not read at opening. */
export function buildPackSegment(contents: PackContents, {history}: {readonly history: boolean}): BuiltSegment {
  const segment = envelope(PACK, [encodePack(contents)]);
  const ref = {
    slot: ANY_ROWS,
    hash: segment.hash,
    bytes: segment.bytes.length,
    maxStamp: maxStamp(contents.writes),
    ...(history ? {history} : {}),
  };
  return {segment, ref};
}

/** Opens a segment. Throws on damaged bytes. */
export function openSegment(bytes: Uint8Array): SegmentContents {
  const decoder = decoding.createDecoder(bytes);
  for (const byte of MAGIC) if (decoding.readUint8(decoder) !== byte) throw new Error('these bytes are no segment');
  const format = decoding.readUint8(decoder);
  const kind = decoding.readUint8(decoder);
  if (format > FORMAT || (kind !== PAGES && kind !== PACK)) return {kind: 'unknown'};
  const parts = Array.from({length: decoding.readVarUint(decoder)}, () => {
    const length = decoding.readVarUint(decoder);
    return inflateSync(decoding.readVarUint8Array(decoder), {out: new Uint8Array(length)});
  });
  if (kind === PAGES) return {kind: 'pages', pages: parts.map(decodePage)};
  const [pack] = parts;
  if (pack === undefined) throw new Error('the pack is empty');
  return {kind: 'pack', pack: decodePack(pack)};
}

/** SHA-256 as 64 hex digits: the name of the bytes. */
export function hashOf(bytes: Uint8Array): string {
  return Array.from(digest(bytes), byte => byte.toString(16).padStart(2, '0')).join('');
}

function envelope(kind: number, parts: readonly Uint8Array[]): Segment {
  const encoder = encoding.createEncoder();
  for (const byte of [...MAGIC, FORMAT, kind]) encoding.writeUint8(encoder, byte);
  encoding.writeVarUint(encoder, parts.length);
  for (const part of parts) {
    encoding.writeVarUint(encoder, part.length);
    encoding.writeVarUint8Array(encoder, deflateSync(part, {level: DEFLATE_LEVEL}));
  }
  const bytes = encoding.toUint8Array(encoder);
  return {hash: hashOf(bytes), bytes};
}

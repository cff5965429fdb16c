/**
 * A pack: cell writes taken out of lanes, column by column, every one with stamp and author. Oldest first, and within
 * one action in the order it wrote them, so that rows come back in the order in which they were entered.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import {assert} from '../base/assert.ts';
import {blockValue, type ColumnBlock} from '../table/column-block.ts';
import {readColumn, readIntegers, writeColumn, writeIntegers} from './column-codec.ts';
import type {RegisterWrite} from './layout.ts';
import {readStamps, textsOf, writeStamps} from './page.ts';
import {compareWrites} from './stamp.ts';

/** An entry of a newer format, kept as it came (R9). */
export interface UnknownEntry {
  readonly author: string;
  readonly entry: unknown;
}

/** What goes into a pack. */
export interface PackContents {
  readonly writes: readonly RegisterWrite[];
  readonly unknown: readonly UnknownEntry[];
}

/** The writes to one column; `rows` and `authors` are positions in the pack's lists. */
export interface PackColumn {
  readonly column: string;
  readonly rows: Float64Array;
  readonly authors: Float64Array;
  readonly stamps: Float64Array;
  readonly values: ColumnBlock;
}

/** A decoded pack. */
export interface Pack {
  readonly rows: readonly string[];
  readonly authors: readonly string[];
  readonly columns: readonly PackColumn[];
  readonly unknown: readonly UnknownEntry[];
}

/** The pack as bytes, not deflated. The very same write twice is kept once. Same writes in the same order, same bytes. */
export function encodePack(contents: PackContents): Uint8Array {
  const encoder = encoding.createEncoder();
  const columns = byColumn(distinct([...contents.writes].sort(byAge)));
  const all = columns.flatMap(([, writes]) => writes);
  const rows = numbered(all.map(write => write.row));
  const authors = numbered(all.map(write => write.author));
  writeTexts(encoder, rows);
  writeTexts(encoder, authors);
  encoding.writeVarUint(encoder, columns.length);
  for (const [column, writes] of columns) {
    encoding.writeVarString(encoder, column);
    encoding.writeVarUint(encoder, writes.length);
    writeIntegers(encoder, positions(writes, rows, 'row'));
    writeIntegers(encoder, positions(writes, authors, 'author'));
    writeStamps(
      encoder,
      writes.map(write => write.stamp),
    );
    writeColumn(
      encoder,
      writes.map(write => write.value),
    );
  }
  writeUnknown(encoder, contents.unknown);
  return encoding.toUint8Array(encoder);
}

/** Reads a pack. Throws on damaged bytes. */
export function decodePack(bytes: Uint8Array): Pack {
  const decoder = decoding.createDecoder(bytes);
  const rows = readTexts(decoder);
  const authors = readTexts(decoder);
  const width = decoding.readVarUint(decoder);
  const columns = Array.from({length: width}, () => {
    const column = decoding.readVarString(decoder);
    const count = decoding.readVarUint(decoder);
    return {
      column,
      rows: readIntegers(decoder, count),
      authors: readIntegers(decoder, count),
      stamps: readStamps(decoder, count),
      values: readColumn(decoder, count),
    };
  });
  const unknown = Array.from({length: decoding.readVarUint(decoder)}, () => ({
    author: decoding.readVarString(decoder),
    entry: decoding.readAny(decoder),
  }));
  return {rows, authors, columns, unknown};
}

/** A pack's writes one by one. */
export function packWrites(pack: Pack): readonly RegisterWrite[] {
  const writes: RegisterWrite[] = [];
  for (const group of pack.columns) {
    for (let i = 0; i < group.stamps.length; i++) {
      writes.push({
        row: pack.rows[group.rows[i] ?? 0] ?? '',
        column: group.column,
        stamp: group.stamps[i] ?? 0,
        author: pack.authors[group.authors[i] ?? 0] ?? '',
        value: blockValue(group.values, i),
      });
    }
  }
  return writes;
}

/** Greatest stamp among writes. */
export function maxStamp(writes: readonly RegisterWrite[]): number {
  let max = 0;
  for (const write of writes) if (write.stamp > max) max = write.stamp;
  return max;
}

function numbered(texts: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...new Set(texts)].map((text, i) => [text, i]));
}

function positions(
  writes: readonly RegisterWrite[],
  numbers: ReadonlyMap<string, number>,
  part: 'row' | 'author',
): Uint32Array {
  return Uint32Array.from(writes, write => numbers.get(write[part]) ?? 0);
}

function byColumn(writes: readonly RegisterWrite[]): readonly (readonly [string, readonly RegisterWrite[]])[] {
  const groups = new Map<string, RegisterWrite[]>();
  for (const write of writes) {
    const group = groups.get(write.column);
    if (group) group.push(write);
    else groups.set(write.column, [write]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Stamp, then author: the writes of one action stay together, in the order in which it made them. */
function byAge(a: RegisterWrite, b: RegisterWrite): number {
  return a.stamp - b.stamp || (a.author < b.author ? -1 : a.author > b.author ? 1 : 0);
}

function distinct(writes: readonly RegisterWrite[]): readonly RegisterWrite[] {
  const held = new Map<string, RegisterWrite[]>();
  return writes.filter(write => {
    const key = `${write.row} ${write.column}`;
    const others = held.get(key);
    if (others === undefined) held.set(key, [write]);
    else if (others.some(other => compareWrites(other, write) === 0)) return false;
    else others.push(write);
    return true;
  });
}

function writeTexts(encoder: encoding.Encoder, texts: ReadonlyMap<string, number>): void {
  encoding.writeVarUint(encoder, texts.size);
  writeColumn(encoder, [...texts.keys()]);
}

function readTexts(decoder: decoding.Decoder): readonly string[] {
  const count = decoding.readVarUint(decoder);
  const block = readColumn(decoder, count);
  return count === 0 ? [] : textsOf(block);
}

/** Sorted by their bytes, which is the only order that needs no knowledge of them. */
function writeUnknown(encoder: encoding.Encoder, entries: readonly UnknownEntry[]): void {
  const encoded = entries.map(({author, entry}) =>
    encoding.encode(each => {
      encoding.writeVarString(each, author);
      assert(isEncodable(entry), 'what came in a lane can go into a pack');
      encoding.writeAny(each, entry);
    }),
  );
  encoded.sort(compareBytes);
  const kept = encoded.filter((bytes, i) => {
    const before = encoded[i - 1];
    return before === undefined || compareBytes(before, bytes) !== 0;
  });
  encoding.writeVarUint(encoder, kept.length);
  for (const bytes of kept) encoding.writeUint8Array(encoder, bytes);
}

/** Whatever Yjs has carried in an array came through lib0's encoding of any value, so this says no more than that. */
function isEncodable(value: unknown): value is Parameters<typeof encoding.writeAny>[1] {
  return typeof value !== 'function' && typeof value !== 'symbol';
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

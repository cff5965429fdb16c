/**
 * A page: up to 4,096 rows of one sheet and one level, column by column, with the stamps of those cells that are newer
 * than the import (storage.md I5: without them a page could not be joined with anything). Immutable.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import {asId, type RowId, type SheetId} from '../base/ids.ts';
import type {CellValue} from '../schema/cell.ts';
import {blockLength, type ColumnBlock} from '../table/column-block.ts';
import {readColumn, readIntegers, writeColumn, writeIntegers} from './column-codec.ts';

/** Rows of a page. 4,096 × 6 cells decode in about half a millisecond. */
export const PAGE_ROWS = 4096;

/** Ids of a page's rows: a slot and the first index for imported rows, a list for rows that have ids of their own. */
export type PageRows =
  | {readonly kind: 'slot'; readonly slot: string; readonly first: number; readonly count: number}
  | {readonly kind: 'list'; readonly ids: readonly RowId[]};

/** A cell whose value is not the import's: who wrote it, when (document clock). `position` counts within the page. */
export interface StampedCell {
  readonly position: number;
  readonly stamp: number;
  readonly author: string;
}

export interface PageColumn {
  /** Column id, or `$` for the rows' existence. */
  readonly id: string;
  readonly block: ColumnBlock;
  /** In rising order of position; all other cells have stamp 0. */
  readonly stamped: readonly StampedCell[];
}

export interface Page {
  readonly sheet: SheetId;
  readonly rows: PageRows;
  readonly columns: readonly PageColumn[];
}

/** A page's cells before they are encoded. */
export interface PageCells {
  readonly sheet: SheetId;
  readonly rows: PageRows;
  readonly columns: readonly {
    readonly id: string;
    readonly values: readonly CellValue[];
    readonly stamped: readonly StampedCell[];
  }[];
}

/** Number of rows. */
export function pageLength(rows: PageRows): number {
  return rows.kind === 'slot' ? rows.count : rows.ids.length;
}

/** Greatest stamp in a page. */
export function pageMaxStamp(page: PageCells): number {
  let max = 0;
  for (const column of page.columns) for (const cell of column.stamped) if (cell.stamp > max) max = cell.stamp;
  return max;
}

/** The page as bytes, not deflated. Same cells, same bytes. */
export function encodePage(page: PageCells): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, page.sheet);
  writeRows(encoder, page.rows);
  encoding.writeVarUint(encoder, page.columns.length);
  for (const column of page.columns) {
    encoding.writeVarString(encoder, column.id);
    writeColumn(encoder, column.values);
    writeStamped(encoder, column.stamped);
  }
  return encoding.toUint8Array(encoder);
}

/** Reads a page. Throws on damaged bytes. */
export function decodePage(bytes: Uint8Array): Page {
  const decoder = decoding.createDecoder(bytes);
  const sheet = asId<SheetId>(decoding.readVarString(decoder));
  const rows = readRows(decoder);
  const count = pageLength(rows);
  const width = decoding.readVarUint(decoder);
  const columns = Array.from({length: width}, () => ({
    id: decoding.readVarString(decoder),
    block: readColumn(decoder, count),
    stamped: readStamped(decoder),
  }));
  return {sheet, rows, columns};
}

function writeRows(encoder: encoding.Encoder, rows: PageRows): void {
  encoding.writeUint8(encoder, rows.kind === 'slot' ? 0 : 1);
  if (rows.kind === 'slot') {
    encoding.writeVarString(encoder, rows.slot);
    encoding.writeVarUint(encoder, rows.first);
    encoding.writeVarUint(encoder, rows.count);
    return;
  }
  encoding.writeVarUint(encoder, rows.ids.length);
  writeColumn(encoder, rows.ids);
}

function readRows(decoder: decoding.Decoder): PageRows {
  if (decoding.readUint8(decoder) === 0) {
    const slot = decoding.readVarString(decoder);
    const first = decoding.readVarUint(decoder);
    return {kind: 'slot', slot, first, count: decoding.readVarUint(decoder)};
  }
  const block = readColumn(decoder, decoding.readVarUint(decoder));
  return {kind: 'list', ids: textsOf(block).map(asId<RowId>)};
}

/** The texts of a block that holds nothing else. Throws otherwise. */
export function textsOf(block: ColumnBlock): readonly string[] {
  const texts: string[] = [];
  for (let i = 0; i < blockLength(block); i++) {
    const value = blockText(block, i);
    texts.push(value);
  }
  return texts;
}

function blockText(block: ColumnBlock, position: number): string {
  if (block.kind === 'texts' && block.nulls === null) {
    return block.text.substring(block.starts[position] ?? 0, block.starts[position + 1] ?? 0);
  }
  const value =
    block.kind === 'words'
      ? block.words[(block.ids[position] ?? 0) - 1]
      : block.kind === 'constant'
        ? block.value
        : null;
  if (typeof value !== 'string') throw new Error('an id is missing');
  return value;
}

function writeStamped(encoder: encoding.Encoder, cells: readonly StampedCell[]): void {
  encoding.writeVarUint(encoder, cells.length);
  if (cells.length === 0) return;
  const authors = [...new Set(cells.map(cell => cell.author))].sort();
  encoding.writeVarUint(encoder, authors.length);
  for (const author of authors) encoding.writeVarString(encoder, author);
  writeIntegers(
    encoder,
    Uint32Array.from(cells, (cell, i) => cell.position - (cells[i - 1]?.position ?? 0)),
  );
  writeIntegers(
    encoder,
    Uint32Array.from(cells, cell => authors.indexOf(cell.author)),
  );
  writeStamps(
    encoder,
    cells.map(cell => cell.stamp),
  );
}

function readStamped(decoder: decoding.Decoder): readonly StampedCell[] {
  const count = decoding.readVarUint(decoder);
  if (count === 0) return [];
  const authors = Array.from({length: decoding.readVarUint(decoder)}, () => decoding.readVarString(decoder));
  const gaps = readIntegers(decoder, count);
  const authorIds = readIntegers(decoder, count);
  const stamps = readStamps(decoder, count);
  let position = 0;
  return Array.from({length: count}, (_, i) => {
    position += gaps[i] ?? 0;
    return {position, stamp: stamps[i] ?? 0, author: authors[authorIds[i] ?? 0] ?? ''};
  });
}

/** Stamps go up to 2^48, so they are written as a number column. */
export function writeStamps(encoder: encoding.Encoder, stamps: readonly number[]): void {
  writeColumn(encoder, stamps);
}

/** Reads what `writeStamps` wrote. */
export function readStamps(decoder: decoding.Decoder, count: number): Float64Array {
  const block = readColumn(decoder, count);
  if (block.kind === 'numbers') return block.values;
  if (block.kind === 'constant' && typeof block.value === 'number') return new Float64Array(count).fill(block.value);
  throw new Error('stamps are numbers');
}

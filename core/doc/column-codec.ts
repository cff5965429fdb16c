/**
 * Columns of cells as bytes. Each column takes the tightest of eight forms that gives every value back
 * `Object.is`-identical; the choice is a function of the values alone, so the same cells give the same bytes (and the
 * same hash) on every machine, and encode ∘ decode ∘ encode = encode.
 *
 * | form | bytes | taken for |
 * |---|---|---|
 * | constant | the value once | all cells equal, empty columns |
 * | integers | least value, then offsets of 1, 2 or 4 bytes | dates, fen, counts |
 * | scaled | 1–4 decimal places, then as integers | rates, quantities |
 * | doubles | 8 bytes a cell | other numbers |
 * | booleans | 1 byte | |
 * | words | each text once, then numbers | at most one different text in four cells |
 * | texts | all joined as UTF-8, then lengths | the rest |
 * | mixed | one tagged value a cell | different types |
 *
 * Empty cells of the middle forms stand in a bit mask before them. Multi-byte arrays are little-endian, as every
 * machine that runs a browser is.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import {assert} from '../base/assert.ts';
import type {CellValue} from '../schema/cell.ts';
import type {ColumnBlock} from '../table/column-block.ts';
import {canonicalValue} from './canonical.ts';

const CONSTANT = 0;
const INTEGERS = 1;
const SCALED = 2;
const DOUBLES = 3;
const BOOLEANS = 4;
const WORDS = 5;
const TEXTS = 6;
const MIXED = 7;

/** Range of integers that fits the widest offset. */
const OFFSET_LIMIT = 2 ** 32;
const MAX_DECIMALS = 4;

/** Appends a column of canonical values. */
export function writeColumn(encoder: encoding.Encoder, values: readonly CellValue[]): void {
  const first = values[0] ?? null;
  if (values.every(value => value === first)) {
    encoding.writeUint8(encoder, CONSTANT);
    encoding.writeAny(encoder, first);
    return;
  }
  switch (commonType(values)) {
    case 'number':
      writeNumbers(encoder, values);
      return;
    case 'boolean':
      encoding.writeUint8(encoder, BOOLEANS);
      writeMask(encoder, values);
      encoding.writeUint8Array(
        encoder,
        Uint8Array.from(values, value => (value === true ? 1 : 0)),
      );
      return;
    case 'string':
      writeStrings(encoder, values);
      return;
    default:
      encoding.writeUint8(encoder, MIXED);
      for (const value of values) encoding.writeAny(encoder, value);
  }
}

/** Reads what `writeColumn` appended. Throws on damaged bytes. */
export function readColumn(decoder: decoding.Decoder, count: number): ColumnBlock {
  const form = decoding.readUint8(decoder);
  switch (form) {
    case CONSTANT:
      return {kind: 'constant', count, value: readCell(decoder)};
    case INTEGERS: {
      const nulls = readMask(decoder, count);
      return {kind: 'numbers', values: withNulls(readIntegers(decoder, count), nulls)};
    }
    case SCALED: {
      const nulls = readMask(decoder, count);
      const scale = 10 ** decoding.readUint8(decoder);
      const values = readIntegers(decoder, count);
      for (let i = 0; i < count; i++) values[i] = (values[i] ?? 0) / scale;
      return {kind: 'numbers', values: withNulls(values, nulls)};
    }
    case DOUBLES: {
      const nulls = readMask(decoder, count);
      const bytes = decoding.readUint8Array(decoder, count * 8).slice();
      return {kind: 'numbers', values: withNulls(new Float64Array(bytes.buffer), nulls)};
    }
    case BOOLEANS: {
      const nulls = readMask(decoder, count);
      const flags = decoding.readUint8Array(decoder, count);
      return {kind: 'booleans', values: flags.map((flag, i) => (nulls?.[i] === 1 ? 0 : flag + 1))};
    }
    case WORDS:
      return readWords(decoder, count);
    case TEXTS: {
      const nulls = readMask(decoder, count);
      const starts = new Uint32Array(count + 1);
      const lengths = readIntegers(decoder, count);
      for (let i = 0; i < count; i++) starts[i + 1] = (starts[i] ?? 0) + (lengths[i] ?? 0);
      const text = decoding.readVarString(decoder);
      assert(text.length === starts[count], 'joined text is as long as its parts');
      return {kind: 'texts', text, starts, nulls};
    }
    case MIXED:
      return {kind: 'mixed', values: Array.from({length: count}, () => readCell(decoder))};
    default:
      throw new Error(`unknown column form ${form}`);
  }
}

function readCell(decoder: decoding.Decoder): CellValue {
  const value = canonicalValue(decoding.readAny(decoder));
  if (value === undefined) throw new Error('a stored cell holds no cell value');
  return value;
}

function commonType(values: readonly CellValue[]): 'number' | 'boolean' | 'string' | 'none' {
  let common: 'number' | 'boolean' | 'string' | undefined;
  for (const value of values) {
    if (value === null) continue;
    const type = typeof value === 'number' ? 'number' : typeof value === 'string' ? 'string' : 'boolean';
    if (common !== undefined && common !== type) return 'none';
    common = type;
  }
  return common ?? 'none';
}

// ── empty cells ──────────────────────────────────────────────────────────────────────────────────────────────────

function writeMask(encoder: encoding.Encoder, values: readonly CellValue[]): void {
  const any = values.includes(null);
  encoding.writeUint8(encoder, any ? 1 : 0);
  if (!any) return;
  const mask = new Uint8Array((values.length + 7) >> 3);
  for (let i = 0; i < values.length; i++) {
    if (values[i] === null) mask[i >> 3] = (mask[i >> 3] ?? 0) | (1 << (i & 7));
  }
  encoding.writeUint8Array(encoder, mask);
}

/** A byte a cell, 1 = empty; `null` where none is. */
function readMask(decoder: decoding.Decoder, count: number): Uint8Array | null {
  if (decoding.readUint8(decoder) === 0) return null;
  const mask = decoding.readUint8Array(decoder, (count + 7) >> 3);
  const nulls = new Uint8Array(count);
  for (let i = 0; i < count; i++) nulls[i] = ((mask[i >> 3] ?? 0) >> (i & 7)) & 1;
  return nulls;
}

function withNulls(values: Float64Array, nulls: Uint8Array | null): Float64Array {
  if (nulls === null) return values;
  for (let i = 0; i < values.length; i++) if (nulls[i] === 1) values[i] = Number.NaN;
  return values;
}

// ── numbers ──────────────────────────────────────────────────────────────────────────────────────────────────────

function writeNumbers(encoder: encoding.Encoder, values: readonly CellValue[]): void {
  const numbers = Float64Array.from(values, value => (typeof value === 'number' ? value : Number.NaN));
  for (let decimals = 0; decimals <= MAX_DECIMALS; decimals++) {
    const integers = scaledIntegers(numbers, 10 ** decimals);
    if (integers === undefined) continue;
    encoding.writeUint8(encoder, decimals === 0 ? INTEGERS : SCALED);
    writeMask(encoder, values);
    if (decimals > 0) encoding.writeUint8(encoder, decimals);
    writeIntegers(encoder, integers);
    return;
  }
  encoding.writeUint8(encoder, DOUBLES);
  writeMask(encoder, values);
  const filled = numbers.map(value => (Number.isNaN(value) ? 0 : value));
  encoding.writeUint8Array(encoder, new Uint8Array(filled.buffer));
}

/** The numbers times `scale` as integers of one range, empty cells as the least; undefined when it is not exact. */
function scaledIntegers(numbers: Float64Array, scale: number): Float64Array | undefined {
  const integers = new Float64Array(numbers.length);
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const integer = Math.round(value * scale);
    if (!Number.isSafeInteger(integer) || !Object.is(integer / scale, value)) return undefined;
    integers[i] = integer;
    if (integer < min) min = integer;
    if (integer > max) max = integer;
  }
  if (max - min >= OFFSET_LIMIT) return undefined;
  for (let i = 0; i < numbers.length; i++) if (Number.isNaN(numbers[i])) integers[i] = min;
  return integers;
}

/** Integers of a range below 2^32: the least as a variable-length integer, width, offsets. */
export function writeIntegers(encoder: encoding.Encoder, integers: Float64Array | Uint32Array): void {
  let min = integers[0] ?? 0;
  let max = min;
  for (const integer of integers) {
    if (integer < min) min = integer;
    if (integer > max) max = integer;
  }
  const range = max - min;
  assert(range < OFFSET_LIMIT, 'integers lie within one range');
  const offsets =
    range < 256
      ? new Uint8Array(integers.length)
      : range < 65_536
        ? new Uint16Array(integers.length)
        : new Uint32Array(integers.length);
  for (let i = 0; i < integers.length; i++) offsets[i] = (integers[i] ?? 0) - min;
  encoding.writeVarInt(encoder, min);
  encoding.writeUint8(encoder, offsets.BYTES_PER_ELEMENT);
  encoding.writeUint8Array(encoder, new Uint8Array(offsets.buffer));
}

/** Reads what `writeIntegers` wrote. */
export function readIntegers(decoder: decoding.Decoder, count: number): Float64Array {
  const min = decoding.readVarInt(decoder);
  const width = decoding.readUint8(decoder);
  if (width !== 1 && width !== 2 && width !== 4) throw new Error(`unknown integer width ${width}`);
  const bytes = decoding.readUint8Array(decoder, count * width).slice();
  const offsets = width === 1 ? bytes : width === 2 ? new Uint16Array(bytes.buffer) : new Uint32Array(bytes.buffer);
  const integers = new Float64Array(count);
  for (let i = 0; i < count; i++) integers[i] = (offsets[i] ?? 0) + min;
  return integers;
}

// ── texts ────────────────────────────────────────────────────────────────────────────────────────────────────────

function writeStrings(encoder: encoding.Encoder, values: readonly CellValue[]): void {
  const ids = new Map<string, number>();
  for (const value of values) {
    if (typeof value === 'string' && !ids.has(value)) ids.set(value, ids.size + 1);
    if (ids.size > values.length / 4) {
      writeTexts(encoder, values);
      return;
    }
  }
  encoding.writeUint8(encoder, WORDS);
  encoding.writeVarUint(encoder, ids.size);
  for (const word of ids.keys()) encoding.writeVarString(encoder, word);
  writeIntegers(
    encoder,
    Uint32Array.from(values, value => (typeof value === 'string' ? (ids.get(value) ?? 0) : 0)),
  );
}

function writeTexts(encoder: encoding.Encoder, values: readonly CellValue[]): void {
  encoding.writeUint8(encoder, TEXTS);
  writeMask(encoder, values);
  const texts = values.map(value => (typeof value === 'string' ? value : ''));
  writeIntegers(
    encoder,
    Uint32Array.from(texts, text => text.length),
  );
  encoding.writeVarString(encoder, texts.join(''));
}

function readWords(decoder: decoding.Decoder, count: number): ColumnBlock {
  const size = decoding.readVarUint(decoder);
  const words = Array.from({length: size}, () => decoding.readVarString(decoder));
  const ids = Uint32Array.from(readIntegers(decoder, count));
  return {kind: 'words', words, ids};
}

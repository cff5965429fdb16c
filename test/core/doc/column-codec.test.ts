import fc from 'fast-check';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import {describe, expect, test} from 'vitest';
import {readColumn, writeColumn} from '../../../core/doc/column-codec.ts';
import type {CellValue} from '../../../core/schema/cell.ts';
import {blockLength, blockValue, type ColumnBlock} from '../../../core/table/column-block.ts';
import {columnCells} from './cells.ts';

function encode(values: readonly CellValue[]): Uint8Array {
  return encoding.encode(encoder => writeColumn(encoder, values));
}

function decode(bytes: Uint8Array, count: number): ColumnBlock {
  const decoder = decoding.createDecoder(bytes);
  const block = readColumn(decoder, count);
  expect(decoding.hasContent(decoder)).toBe(false);
  return block;
}

function cellsOf(block: ColumnBlock): CellValue[] {
  return Array.from({length: blockLength(block)}, (_, i) => blockValue(block, i));
}

function expectSame(back: readonly CellValue[], values: readonly CellValue[]): void {
  expect(back.length).toBe(values.length);
  for (const [i, value] of values.entries()) if (!Object.is(back[i], value)) expect(back[i]).toBe(value);
}

describe('columns as bytes', () => {
  test('every column reads back as it was, and encodes again to the same bytes', () => {
    fc.assert(
      fc.property(columnCells, values => {
        const bytes = encode(values);
        const back = cellsOf(decode(bytes, values.length));
        expectSame(back, values);
        expect(encode(back)).toEqual(bytes);
      }),
      {numRuns: 2_000},
    );
  });

  const long = '长'.repeat(70_000);
  const many = (make: (i: number) => CellValue): CellValue[] => Array.from({length: 4096}, (_, i) => make(i));
  test.each<[string, string, CellValue[]]>([
    ['an empty column', 'constant', many(() => null)],
    ['one value throughout', 'constant', many(() => 'sale')],
    ['dates', 'numbers', many(i => 19_000 + (i % 700))],
    ['fen up to the limit of money', 'numbers', many(i => 9_000_000_000_000_000 - i)],
    ['fen over the whole range', 'numbers', many(i => (i % 2 === 0 ? 1 : -1) * 9_000_000_000_000_000)],
    ['numbers at 2^53', 'numbers', many(i => 2 ** 53 - (i % 3))],
    ['two decimal places', 'numbers', many(i => i / 100)],
    ['thirds', 'numbers', many(i => i / 3)],
    ['booleans with holes', 'booleans', many(i => (i % 3 === 0 ? null : i % 2 === 0))],
    ['few words', 'words', many(i => (i % 5 === 0 ? null : `w${i % 9}`))],
    ['empty texts beside empty cells', 'words', many(i => (i % 2 === 0 ? '' : null))],
    ['all different', 'texts', many(i => `E${i}`)],
    ['texts of 70,000 characters', 'texts', [long, 'x', `${long}y`, null]],
    ['texts in amounts', 'mixed', many(i => (i === 7 ? '约 300' : i))],
  ])('%s', (_, kind, values) => {
    const block = decode(encode(values), values.length);
    expect(block.kind).toBe(kind);
    expectSame(cellsOf(block), values);
  });

  test('a page of dates takes two bytes a cell, of words one', () => {
    expect(encode(many(i => 19_000 + (i % 700))).length).toBeLessThan(4096 * 2 + 16);
    expect(encode(many(i => `w${i % 9}`)).length).toBeLessThan(4096 + 64);
  });

  test('damaged bytes are refused, whatever was cut or turned', () => {
    const values = many(i => (i % 7 === 0 ? null : `E${i}`));
    const bytes = encode(values);
    expect(() => readColumn(decoding.createDecoder(bytes.slice(0, bytes.length >> 1)), values.length)).toThrow();
    const turned = bytes.slice();
    turned[0] = 99;
    expect(() => readColumn(decoding.createDecoder(turned), values.length)).toThrow();
  });
});

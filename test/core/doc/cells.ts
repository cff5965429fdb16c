/** Values that cells may hold, with the awkward ones often. */
import fc from 'fast-check';
import {canonicalValue} from '../../../core/doc/canonical.ts';
import type {CellValue} from '../../../core/schema/cell.ts';

const awkward: readonly unknown[] = [
  -0,
  0,
  2 ** 31,
  -(2 ** 31),
  2 ** 32 - 1,
  2 ** 53,
  -(2 ** 53) + 1,
  9_000_000_000_000_000,
  -9_000_000_000_000_000,
  0.1,
  1.005,
  0.1 + 0.2,
  1e-7,
  1e300,
  Number.MIN_VALUE,
  '',
  ' ',
  '\uFEFF',
  'a\uD800b',
  '\uDFFF',
  '😀',
  '中文',
  'x'.repeat(70_000),
  true,
  false,
  null,
  undefined,
];

function canonical(value: unknown): CellValue {
  return canonicalValue(value) ?? null;
}

/** Whole numbers near each other, amounts, rates, anything. */
export const numberCell: fc.Arbitrary<CellValue> = fc
  .oneof(
    fc.integer({min: 19_000, max: 21_000}),
    fc.integer({min: -(10 ** 9), max: 10 ** 9}),
    fc.integer({min: -10_000, max: 10_000}).map(cents => cents / 100),
    fc.double({noNaN: true, noDefaultInfinity: true}),
    fc.maxSafeInteger(),
  )
  .map(canonical);

export const textCell: fc.Arbitrary<CellValue> = fc
  .oneof(fc.constantFrom('sale', 'payment', '签单', ''), fc.string({unit: 'binary'}), fc.string({unit: 'grapheme'}))
  .map(canonical);

export const awkwardCell: fc.Arbitrary<CellValue> = fc.constantFrom(...awkward).map(canonical);

export const anyCell: fc.Arbitrary<CellValue> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  numberCell,
  textCell,
  awkwardCell,
);

/** A column's cells: of one kind, of one kind with holes, or of all kinds. */
export const columnCells: fc.Arbitrary<CellValue[]> = fc
  .oneof(
    fc.constant(numberCell),
    fc.constant(fc.integer({min: 0, max: 300}).map(canonical)),
    fc.constant(fc.integer({min: 0, max: 70_000}).map(cents => canonical(cents / 1000))),
    fc.constant(textCell),
    fc.constant(fc.constantFrom<CellValue>('a', 'b')),
    fc.constant(fc.boolean().map(canonical)),
    fc.constant(fc.constant<CellValue>(null)),
    fc.constant(anyCell),
  )
  .chain(cell => fc.tuple(fc.boolean(), fc.array(fc.tuple(cell, fc.nat(9)), {maxLength: 60})))
  .map(([holes, cells]) => cells.map(([value, die]) => (holes && die < 3 ? null : value)));

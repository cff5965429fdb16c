import fc from 'fast-check';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import {expect, test} from 'vitest';
import {readColumn, writeColumn} from '../../../core/doc/column-codec.ts';
import type {CellValue} from '../../../core/schema/cell.ts';
import type {ColumnBlock} from '../../../core/table/column-block.ts';
import {createColumnStore} from '../../../core/table/column-store.ts';
import {anyCell, columnCells} from '../doc/cells.ts';

function blockOf(values: readonly CellValue[]): ColumnBlock {
  const bytes = encoding.encode(encoder => writeColumn(encoder, values));
  return readColumn(decoding.createDecoder(bytes), values.length);
}

test('a column swallows pages of any kind after any other, and single cells between them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(columnCells, fc.nat(), anyCell), {maxLength: 6}), pages => {
      const store = createColumnStore();
      const model: CellValue[] = [];
      for (const [values, die, value] of pages) {
        expect(store.isEmpty(model.length, values.length)).toBe(true);
        store.load(model.length, blockOf(values));
        model.push(...values);
        if (model.length === 0) continue;
        model[die % model.length] = value;
        store.set(die % model.length, value);
      }
      expect(model.map((_, i) => store.get(i))).toEqual(model);
      expect(store.isEmpty(0, model.length)).toBe(model.every(value => value === null));
    }),
    {numRuns: 500},
  );
});

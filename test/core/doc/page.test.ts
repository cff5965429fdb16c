import fc from 'fast-check';
import {expect, test} from 'vitest';
import {asId, type RowId, type SheetId} from '../../../core/base/ids.ts';
import {decodePage, encodePage, type Page, type PageCells, pageMaxStamp} from '../../../core/doc/page.ts';
import {blockLength, blockValue} from '../../../core/table/column-block.ts';
import {anyCell} from './cells.ts';

const page: fc.Arbitrary<PageCells> = fc.integer({min: 1, max: 40}).chain(count =>
  fc.record({
    sheet: fc.constant(asId<SheetId>('entries')),
    rows: fc.oneof(
      fc.record({
        kind: fc.constant('slot' as const),
        slot: fc.string({minLength: 1}),
        first: fc.nat(1_000_000),
        count: fc.constant(count),
      }),
      fc.record({
        kind: fc.constant('list' as const),
        ids: fc
          .uniqueArray(fc.string({minLength: 1}), {minLength: count, maxLength: count})
          .map(ids => ids.map(asId<RowId>)),
      }),
    ),
    columns: fc.array(
      fc.record({
        id: fc.string({minLength: 1}),
        values: fc.array(anyCell, {minLength: count, maxLength: count}),
        stamped: fc.uniqueArray(fc.nat(count - 1), {maxLength: count}).chain(positions =>
          fc.tuple(
            ...positions
              .sort((a, b) => a - b)
              .map(position =>
                fc.record({
                  position: fc.constant(position),
                  stamp: fc.nat({max: 2 ** 31 - 1}).map(n => n * 131_072),
                  author: fc.constantFrom('', 'u1', '张'),
                }),
              ),
          ),
        ),
      }),
      {maxLength: 6},
    ),
  }),
);

function cellsOf({sheet, rows, columns}: Page): PageCells {
  return {
    sheet,
    rows,
    columns: columns.map(({id, block, stamped}) => ({
      id,
      values: Array.from({length: blockLength(block)}, (_, i) => blockValue(block, i)),
      stamped,
    })),
  };
}

test('a page reads back with rows, values, stamps and authors, and encodes again to the same bytes', () => {
  fc.assert(
    fc.property(page, cells => {
      const bytes = encodePage(cells);
      const back = cellsOf(decodePage(bytes));
      expect(back).toEqual(cells);
      expect(encodePage(back)).toEqual(bytes);
    }),
    {numRuns: 500},
  );
});

test('the greatest stamp of a page is found among all its columns', () => {
  const stamped = (stamp: number) => [{position: 0, stamp, author: 'u1'}];
  const cells: PageCells = {
    sheet: asId<SheetId>('entries'),
    rows: {kind: 'slot', slot: 's', first: 0, count: 1},
    columns: [
      {id: 'a', values: [1], stamped: stamped(5)},
      {id: 'b', values: [2], stamped: stamped(2 ** 48)},
      {id: 'c', values: [2], stamped: []},
    ],
  };
  expect(pageMaxStamp(cells)).toBe(2 ** 48);
});

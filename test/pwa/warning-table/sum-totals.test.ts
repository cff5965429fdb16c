import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {sumRows} from '../../../core/ledger/month-total.ts';
import {allLines, reuseLines, tableLines} from '../../../pwa/screens/warning-table/lines.ts';
import {applyPatch} from '../../../pwa/screens/warning-table/patch.ts';
import {sumTotals} from '../../../pwa/screens/warning-table/sum-totals.ts';
import {makeRow, makeTable, november, shen} from './month-rows.ts';

const amount = fc.integer({min: -1_000_000, max: 1_000_000});
const anyRow = fc
  .record({
    weeks: fc.array(fc.tuple(amount, amount), {minLength: 4, maxLength: 4}),
    opening: amount,
    prev: fc.option(amount),
  })
  .map(spec => makeRow({id: 'r', ...spec}));

test('adding totals is the same as adding all the rows behind them', () => {
  fc.assert(
    fc.property(fc.array(anyRow, {maxLength: 12}), fc.nat(12), (rows, cut) => {
      const parts = [rows.slice(0, cut), rows.slice(cut)].map(part => sumRows(part, 4));
      expect(sumTotals(parts, 4)).toEqual(sumRows(rows, 4));
    }),
  );
});

test('after an edit only the lines that changed are new', () => {
  const rows = [makeRow({id: 'a', sector: 'medical'}), makeRow({id: 'b', sector: 'finance', weeks: [[5, 0]]})];
  const table = makeTable(rows);
  const paid = makeRow({id: 'a', sector: 'medical', weeks: [[0, 9]]});
  const next = applyPatch(table, {
    month: november,
    manager: shen,
    rows: [paid],
    groups: [{manager: shen, sector: 'medical', total: sumRows([paid], 4)}],
    totals: [],
    warnings: {},
  });
  const before = tableLines(table, allLines);
  const after = next && reuseLines(before, tableLines(next, allLines));
  expect(after?.body.map((line, index) => line === before.body[index])).toEqual([false, false, true, true]);
});

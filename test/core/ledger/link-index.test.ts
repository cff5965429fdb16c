import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {asId, type ColumnId, type RowId, type SheetId} from '../../../core/base/ids.ts';
import {createLinkIndex} from '../../../core/ledger/link-index.ts';
import {createTables, type WritableTable} from '../../../core/table/columns.ts';

const CUSTOMER = asId<ColumnId>('customer');

function twoSheets(
  customers: number,
  entries: number,
): {readonly source: WritableTable; readonly target: WritableTable} {
  const tables = createTables();
  const target = tables.table(asId<SheetId>('customers'));
  const source = tables.table(asId<SheetId>('entries'));
  for (let at = 0; at < customers; at += 1) target.setLive(target.addRow(asId<RowId>(`c${at}`)), true);
  for (let at = 0; at < entries; at += 1) source.setLive(source.addRow(asId<RowId>(`e${at}`)), true);
  return {source, target};
}

describe('rows by what they link to', () => {
  test('a row is found under its target, and under the new one after it moved', () => {
    const {source, target} = twoSheets(2, 3);
    source.set(0, CUSTOMER, 'c0');
    source.set(2, CUSTOMER, 'c0');
    const index = createLinkIndex(source, CUSTOMER, target);
    expect(index.rowsOf(0)).toEqual([0, 2]);
    source.set(0, CUSTOMER, 'c1');
    expect(index.refresh(0)).toEqual({before: 0, after: 1});
    expect([index.rowsOf(0), index.rowsOf(1), index.targetOf(0)]).toEqual([[2], [0], 1]);
  });

  test('a row that is not live links to nothing', () => {
    const {source, target} = twoSheets(1, 1);
    source.set(0, CUSTOMER, 'c0');
    const index = createLinkIndex(source, CUSTOMER, target);
    source.setLive(0, false);
    expect(index.refresh(0)).toEqual({before: 0, after: -1});
    expect(index.rowsOf(0)).toEqual([]);
  });

  test('a link that led nowhere is found once its target has come', () => {
    const {source, target} = twoSheets(0, 2);
    source.set(1, CUSTOMER, 'late');
    const index = createLinkIndex(source, CUSTOMER, target);
    expect(index.refreshDangling()).toEqual([]);
    target.setLive(target.addRow(asId<RowId>('late')), true);
    expect(index.refreshDangling()).toEqual([0]);
    expect(index.rowsOf(0)).toEqual([1]);
  });
});

test('refreshed row by row it says what it says read anew', () => {
  const step = fc.tuple(fc.nat({max: 7}), fc.constantFrom('', 'c0', 'c1', 'c2', 'nobody'), fc.boolean());
  fc.assert(
    fc.property(fc.array(step, {maxLength: 40}), steps => {
      const {source, target} = twoSheets(3, 4);
      const index = createLinkIndex(source, CUSTOMER, target);
      for (const [row, link, live] of steps) {
        while (source.size <= row) source.addRow(asId<RowId>(`e${source.size}`));
        source.set(row, CUSTOMER, link === '' ? null : link);
        source.setLive(row, live);
        index.refresh(row);
      }
      const anew = createLinkIndex(source, CUSTOMER, target);
      for (let at = 0; at < 3; at += 1) expect(index.rowsOf(at)).toEqual(anew.rowsOf(at));
      for (let row = 0; row < source.size; row += 1) expect(index.targetOf(row)).toBe(anew.targetOf(row));
    }),
  );
});

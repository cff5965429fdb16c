import {describe, expect, test} from 'vitest';
import {asId, type ColumnId, type RowId, type SheetId} from '../../../core/base/ids.ts';
import {createCollector} from '../../../core/doc/collect.ts';
import {createTables} from '../../../core/table/columns.ts';

const NOTES = asId<SheetId>('notes');
const A = asId<ColumnId>('a');

function tableOf(rows: number) {
  const table = createTables().table(NOTES);
  table.addRows(Array.from({length: rows}, (_, i) => asId<RowId>(`r${i}`)));
  for (let i = 0; i < rows; i++) table.setLive(i, true);
  return table;
}

describe('changes of a transaction', () => {
  test('come as cells, rows that went, rows that came, blocks', () => {
    const table = tableOf(3);
    const collector = createCollector();
    const at = table.addRows([asId<RowId>('b0'), asId<RowId>('b1')]);
    collector.block(table, at, 2);
    collector.row(table, 2);
    table.setLive(2, false);
    collector.cell(table, 2, 'a', null);
    table.set(2, A, 'before it went');
    collector.cell(table, 0, 'a', null);
    table.set(0, A, 'x');
    const came = table.addRow(asId<RowId>('new'));
    collector.row(table, came);
    table.setLive(came, true);
    collector.cell(table, at, 'a', null);
    expect(collector.finish()).toEqual([
      {kind: 'cell', sheet: NOTES, row: 'r2', column: 'a', before: null, after: 'before it went'},
      {kind: 'cell', sheet: NOTES, row: 'r0', column: 'a', before: null, after: 'x'},
      {kind: 'row', sheet: NOTES, row: 'r2', exists: false},
      {kind: 'row', sheet: NOTES, row: 'new', exists: true},
      {kind: 'rows', sheet: NOTES, count: 2, from: at},
    ]);
  });

  test('that end where they began are none', () => {
    const table = tableOf(1);
    const collector = createCollector();
    collector.cell(table, 0, 'a', null);
    table.set(0, A, 'x');
    collector.cell(table, 0, 'a', 'x');
    table.set(0, A, null);
    collector.row(table, 0);
    table.setLive(0, false);
    table.setLive(0, true);
    expect(collector.finish()).toEqual([]);
  });

  test.each([
    [5_000, 5_000],
    [5_001, 1],
  ])('of %i rows that go are %i', (rows, changes) => {
    const table = tableOf(rows);
    const collector = createCollector();
    for (let i = 0; i < rows; i++) {
      collector.row(table, i);
      table.setLive(i, false);
    }
    const found = collector.finish();
    expect(found).toHaveLength(changes);
    if (changes === 1) expect(found).toEqual([{kind: 'rows', sheet: NOTES, count: rows}]);
  });

  test('of more than 50,000 cells are one for the sheet', () => {
    const table = tableOf(50_001);
    const collector = createCollector();
    for (let i = 0; i < 50_001; i++) {
      collector.cell(table, i, 'a', null);
      table.set(i, A, i);
    }
    expect(collector.finish()).toEqual([{kind: 'rows', sheet: NOTES, count: 50_001}]);
  });
});

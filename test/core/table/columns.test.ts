import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {asId, type ColumnId, type RowId, type SheetId} from '../../../core/base/ids.ts';
import type {CellValue} from '../../../core/schema/cell.ts';
import {createTables} from '../../../core/table/columns.ts';
import {anyCell} from '../doc/cells.ts';

const sheet = asId<SheetId>('entries');
const name = asId<ColumnId>('name');
const id = asId<RowId>;

describe('a table', () => {
  test('shows what was set last, whatever types meet in a column', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(300), fc.constantFrom('a', 'b'), anyCell), {maxLength: 200}), writes => {
        const table = createTables().table(sheet);
        table.addRows(Array.from({length: 301}, (_, i) => id(`r${i}`)));
        const model = new Map<string, CellValue>();
        for (const [index, column, value] of writes) {
          table.set(index, asId<ColumnId>(column), value);
          model.set(`${index} ${column}`, value);
        }
        for (let index = 0; index < table.size; index++) {
          for (const column of ['a', 'b'].map(asId<ColumnId>)) {
            const value = model.get(`${index} ${column}`) ?? null;
            expect(table.get(index, column)).toBe(value);
            expect(table.number(index, column)).toBe(typeof value === 'number' ? value : Number.NaN);
            expect(table.text(index, column)).toBe(typeof value === 'string' ? value : '');
            expect(table.column(column).get(index)).toBe(value);
          }
        }
      }),
    );
  });

  test('finds imported rows by slot and index, and typed rows by their id, in any mixture', () => {
    const tables = createTables();
    const table = tables.table(sheet);
    table.addRow(id('one'));
    table.addRun('slot', 0, 5000);
    table.addRun('slot', 5000, 3);
    table.addRows([id('two'), id('three')]);
    table.addRun('other', 7, 2);
    expect(table.size).toBe(5008);
    for (const row of ['one', 'slot.0', 'slot.4999', 'slot.5002', 'two', 'three', 'other.7', 'other.8'].map(id)) {
      expect(table.rowId(table.indexOf(row))).toBe(row);
    }
    expect(['slot.5003', 'other.6', 'other.9', 'slot.00', 'slot.', 'four'].map(row => table.indexOf(id(row)))).toEqual(
      Array.from({length: 6}, () => -1),
    );
    expect(tables.table(asId<SheetId>('customers')).indexOf(id('one'))).toBe(-1);
  });

  test('counts live rows; a row that went keeps its index, id and cells', () => {
    const table = createTables().table(sheet);
    const at = table.addRow(id('one'));
    expect(table.liveCount).toBe(0);
    table.setLive(at, true);
    table.setLive(at, true);
    table.set(at, name, 'x');
    expect(table.liveCount).toBe(1);
    table.setLive(at, false);
    expect([table.liveCount, table.isLive(at), table.rowId(at), table.get(at, name)]).toEqual([0, false, 'one', 'x']);
  });

  test('a column taken before it had cells shows them later', () => {
    const table = createTables().table(sheet);
    const column = table.column(name);
    table.addRow(id('one'));
    expect(column.get(0)).toBeNull();
    table.set(0, name, 5);
    expect(column.number(0)).toBe(5);
  });

  test('cells it never had are empty', () => {
    const table = createTables().table(sheet);
    expect([table.get(0, name), table.get(-1, name), table.text(9, name), table.isLive(3)]).toEqual([
      null,
      null,
      '',
      false,
    ]);
    expect(table.number(0, name)).toBeNaN();
  });
});

import {expect, test} from 'vitest';
import {asId, type ColumnId, type RowId, type SheetId} from '../../../core/base/ids.ts';
import {changesLayout, sheetLayout} from '../../../core/derive/sheet-layout.ts';
import {writeCommand} from '../../../core/doc/command.ts';
import {insertRows, memoryWorkbook} from '../memory-workbook.ts';

test('sheets follow the order of the staff, groups that of the printed form', () => {
  const book = memoryWorkbook({weekScheme: 'five'});
  book.apply(insertRows('staff', {luo: {name: '罗'}, mei: {name: '梅'}}));
  const layout = sheetLayout(book.workbook.tables, book.workbook.settings());
  expect([layout.managers, layout.weeks, layout.sectors.length, layout.sectors[0]]).toEqual([
    ['luo', 'mei'],
    5,
    11,
    'gov-law',
  ]);
});

test('a manager who comes or goes and another week scheme lay the sheets out anew; a manager’s name does not', () => {
  const book = memoryWorkbook();
  const staff = asId<SheetId>('staff');
  const mei = asId<RowId>('mei');
  expect(changesLayout(book.apply(insertRows('staff', {mei: {name: '梅'}})))).toBe(true);
  const name = {sheet: staff, row: mei, column: asId<ColumnId>('name'), value: '梅青'};
  expect(changesLayout(book.apply(writeCommand('write', {cells: [name]})))).toBe(false);
  expect(changesLayout(book.apply(writeCommand('delete', {deletes: [{sheet: staff, row: mei}]})))).toBe(true);
  expect(changesLayout(book.apply({kind: 'set-setting', key: 'weekScheme', value: 'five'}))).toBe(true);
  expect(changesLayout(book.apply({kind: 'set-setting', key: 'name', value: 'Other'}))).toBe(false);
});

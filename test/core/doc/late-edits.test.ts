import {expect, test} from 'vitest';
import {writeCommand} from '../../../core/doc/command.ts';
import {lateEdits} from '../../../core/doc/late-edits.ts';
import type {OpenWorkbook} from '../../../core/doc/workbook-types.ts';
import {CUSTOMERS, cell, column, makeDevice, row, taken} from './device.ts';

const editOf = (id: string, value: string) =>
  writeCommand('edit', {cells: [{sheet: CUSTOMERS, row: row(id), column: column('name'), value}]});
const listOf = (workbook: OpenWorkbook) =>
  lateEdits(workbook.tables.table(CUSTOMERS), [column('name'), column('phone')], workbook.register);

test('a deletion is listed with the edits it did not know of, until the row is restored', () => {
  const device = makeDevice();
  const one = device.open();
  const inserts = ['c1', 'c2'].map(id => ({sheet: CUSTOMERS, row: row(id), cells: {name: id, phone: id}}));
  taken(one.apply(writeCommand('insert', {inserts}), 'user'));
  taken(one.apply(editOf('c2', 'known'), 'user'));
  const two = device.copy(2).open({author: 'u2'});
  const deletes = ['c1', 'c2'].map(id => ({sheet: CUSTOMERS, row: row(id)}));
  taken(one.apply(writeCommand('delete', {deletes}), 'user'));
  taken(two.apply(editOf('c1', 'late'), 'user'));
  for (const name of one.documents()) {
    two.receive(name, one.encode(name));
    one.receive(name, two.encode(name));
  }
  for (const workbook of [one, two]) {
    expect(cell(workbook, CUSTOMERS, 'c1', 'name')).toBeUndefined();
    expect(listOf(workbook)).toMatchObject([
      {
        row: 'c1',
        deletion: {author: 'u1', value: null},
        cells: [{column: 'name', register: {author: 'u2', value: 'late'}}],
      },
    ]);
  }
  taken(one.apply(writeCommand('restore', {restores: [{sheet: CUSTOMERS, row: row('c1')}]}), 'user'));
  expect(cell(one, CUSTOMERS, 'c1', 'name')).toBe('late');
  expect(listOf(one)).toEqual([]);
});

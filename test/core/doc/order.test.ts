import {expect, test} from 'vitest';
import {writeCommand} from '../../../core/doc/command.ts';
import {LIMITS} from '../../../core/doc/limits.ts';
import type {OpenWorkbook} from '../../../core/doc/workbook-types.ts';
import {CUSTOMERS, makeDevice, row, taken} from './device.ts';

const rowsOf = (workbook: OpenWorkbook): string[] => {
  const table = workbook.tables.table(CUSTOMERS);
  return Array.from({length: table.size}, (_, i) => table.rowId(i));
};

test('rows stay in the order in which they were entered: opened again, folded, merged and paged', async () => {
  const limits = {...LIMITS, tidy: {packs: 2, registers: 20, overwritten: 0.1, typedRows: 4}};
  const device = makeDevice({limits});
  const authority = device.authority();
  let workbook = device.open();
  const entered: string[] = [];
  for (let n = 0; n < 6; n++) {
    // Ids that sort the other way round, three rows in one action.
    const ids = [0, 1, 2].map(i => `${9 - n}${9 - i}`);
    const inserts = ids.map(id => ({sheet: CUSTOMERS, row: row(id), cells: {name: id, phone: id}}));
    taken(workbook.apply(writeCommand('insert', {inserts}), 'user'));
    entered.push(...ids);
    workbook = device.open();
    expect(rowsOf(workbook)).toEqual(entered);
    for (const key of workbook.heads()) taken(await workbook.fold(key, authority));
    expect(rowsOf(device.open())).toEqual(entered);
  }
});

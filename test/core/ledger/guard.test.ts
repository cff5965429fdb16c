import {describe, expect, test} from 'vitest';
import {asId, type ColumnId, type RowId, type SheetId} from '../../../core/base/ids.ts';
import {type Command, writeCommand} from '../../../core/doc/command.ts';
import {ledgerRefusal} from '../../../core/ledger/guard.ts';
import {createLedgerSource} from '../../../core/ledger/source.ts';
import type {CellValue} from '../../../core/schema/cell.ts';
import {insertRows, memoryWorkbook} from '../memory-workbook.ts';
import {day, MARCH} from './ledger-builder.ts';

const ENTRIES = asId<SheetId>('entries');
const CUSTOMERS = asId<SheetId>('customers');
const CONTACTS = asId<SheetId>('contacts');
const closed = {kind: 'month-closed', month: '2026-03'};

/** Customer `shop` with contact `ji`, a sale of March and one of April; customer `quiet` and contact `pan` without entries. */
function refusal(command: Extract<Command, {kind: 'write' | 'import'}>, closedThrough: number | null = MARCH) {
  const {workbook, apply} = memoryWorkbook({closedThrough});
  apply(insertRows('customers', {shop: {name: '岚溪茶行'}, quiet: {name: '无账户'}}));
  apply(insertRows('contacts', {ji: {customer: 'shop', name: '季科长'}, pan: {customer: 'shop', name: '潘书记'}}));
  const sale = {customer: 'shop', contact: 'ji', entry_type: 'sale', amount: 100_00};
  apply(insertRows('entries', {march: {...sale, posted_on: day('03-09')}, april: {...sale, posted_on: day('04-09')}}));
  const source = createLedgerSource(workbook.tables, workbook.settings);
  return ledgerRefusal(command, {
    tables: workbook.tables,
    settings: workbook.settings(),
    ledger: customer =>
      source.isCustomer(source.indexOf(customer)) ? source.ledger(source.indexOf(customer)) : undefined,
  });
}

const write = (row: string, column: string, value: CellValue) =>
  writeCommand('edit', {cells: [{sheet: ENTRIES, row: asId<RowId>(row), column: asId<ColumnId>(column), value}]});
const remove = (sheet: SheetId, ...rows: string[]) =>
  writeCommand('delete-rows', {deletes: rows.map(row => ({sheet, row: asId<RowId>(row)}))});
const imported = (entry_type: string, posted: string): Extract<Command, {kind: 'import'}> => ({
  kind: 'import',
  label: 'import',
  blocks: [{sheet: ENTRIES, rows: [asId<RowId>('new')], columns: {entry_type: [entry_type], posted_on: [day(posted)]}}],
  // biome-ignore lint/suspicious/noThenProperty: the command's own word
  then: [],
});

describe('[rule 10] a closed month', () => {
  test.each([
    ['amount', 1_00],
    ['customer', 'quiet'],
    ['contact', null],
    ['entry_type', 'payment'],
    ['settlement_form', 'cash'],
    ['account_manager', null],
    ['entry_date', day('02-09')],
    ['posted_on', day('04-20')],
  ])('keeps the %s of its entries', (column, value) => {
    expect(refusal(write('march', column, value))).toEqual(closed);
    expect(refusal(write('march', column, value), null)).toBeNull();
  });

  test.each(['remark', 'document_no', 'due_date'])('lets a %s be written', column => {
    expect(refusal(write('march', column, null))).toBeNull();
  });

  test('keeps its entries, takes none in and lets none be moved into it', () => {
    expect(refusal(remove(ENTRIES, 'march'))).toEqual(closed);
    expect(refusal(remove(ENTRIES, 'april', 'march'))).toEqual(closed);
    expect(refusal(write('april', 'posted_on', day('03-31')))).toEqual(closed);
    const cells = {posted_on: day('03-31'), amount: 1};
    expect(refusal(writeCommand('add', {inserts: [{sheet: ENTRIES, row: asId<RowId>('new'), cells}]}))).toEqual(closed);
    expect(refusal(imported('sale', '03-31'))).toEqual(closed);
  });

  test('leaves open months alone, and the opening lines that an import begins with', () => {
    expect(refusal(write('april', 'amount', 1))).toBeNull();
    expect(refusal(remove(ENTRIES, 'april'))).toBeNull();
    expect(refusal(imported('sale', '04-01'))).toBeNull();
    expect(refusal(imported('opening', '03-31'))).toBeNull();
  });
});

describe('a customer or contact that entries name', () => {
  test('is not deleted, and the refusal says how many entries there are', () => {
    expect(refusal(remove(CUSTOMERS, 'shop'), null)).toEqual({kind: 'row-in-use', row: '岚溪茶行', entries: 2});
    expect(refusal(remove(CONTACTS, 'ji'), null)).toEqual({kind: 'row-in-use', row: '季科长', entries: 2});
    expect(refusal(remove(CUSTOMERS, 'quiet', 'shop'), null)).toMatchObject({kind: 'row-in-use'});
  });

  test('can be deleted once no entry names it', () => {
    expect(refusal(remove(CUSTOMERS, 'quiet'))).toBeNull();
    expect(refusal(remove(CONTACTS, 'pan'))).toBeNull();
  });
});

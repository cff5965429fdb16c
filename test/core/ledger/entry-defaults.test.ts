import {describe, expect, test} from 'vitest';
import {asDay, formatDay} from '../../../core/base/calendar-date.ts';
import {asId, type ColumnId, type RowId, type SheetId} from '../../../core/base/ids.ts';
import {type CellWrite, writeCommand} from '../../../core/doc/command.ts';
import {withEntryDefaults} from '../../../core/ledger/entry-defaults.ts';
import {createLedgerSource} from '../../../core/ledger/source.ts';
import type {CellValue} from '../../../core/schema/cell.ts';
import type {Settings} from '../../../core/schema/settings.ts';
import {insertRows, memoryWorkbook} from '../memory-workbook.ts';
import {APRIL, day, MARCH} from './ledger-builder.ts';

type Cells = Readonly<Record<string, CellValue>>;
const ENTRIES = asId<SheetId>('entries');

/** A workbook in which entries are typed on 20 April 2026, as the engine applies them. */
function opened(settings: Partial<Settings> = {}) {
  const book = memoryWorkbook(settings);
  book.apply(insertRows('staff', {mei: {name: '梅'}, luo: {name: '骆'}}));
  book.apply(
    insertRows('customers', {
      shop: {name: '岚溪茶行', account_manager: 'mei'},
      bank: {name: '岚农银号', account_manager: 'luo'},
    }),
  );
  book.apply(insertRows('contacts', {pan: {customer: 'shop', name: '潘书记', account_manager: 'luo'}}));
  book.apply(insertRows('handovers', {h1: {customer: 'bank', changed_on: day('04-10'), from: 'mei', to: 'luo'}}));
  const {tables} = book.workbook;
  let number = 7;
  const input = {
    tables,
    ledger(customer: RowId) {
      const source = createLedgerSource(tables, book.workbook.settings);
      const index = source.indexOf(customer);
      return source.isCustomer(index) ? source.ledger(index) : undefined;
    },
    get settings() {
      return book.workbook.settings();
    },
    today: day('04-20'),
    nextNumber: () => `E${++number}`,
  };
  const entry = (): Cells => {
    const table = tables.table(ENTRIES);
    const index = table.indexOf(asId<RowId>('e1'));
    const names = ['entry_no', 'posted_on', 'entry_date', 'account_manager', 'handler'];
    const cells = names.map(name => [name, table.get(index, asId<ColumnId>(name))] as const);
    return Object.fromEntries(
      cells
        .filter(([, value]) => value !== null)
        .map(([name, value]) => [name, typeof value === 'number' ? formatDay(asDay(value)) : value]),
    );
  };
  return {
    book,
    entry,
    /** A day goes by. */
    pass() {
      input.today = asDay(input.today + 1);
    },
    add: (...rows: readonly Cells[]) =>
      void book.apply(
        withEntryDefaults(
          writeCommand('add', {
            inserts: rows.map((cells, at) => ({sheet: ENTRIES, row: asId<RowId>(`e${at + 1}`), cells})),
          }),
          input,
        ),
      ),
    edit(cells: Cells) {
      const writes: CellWrite[] = Object.entries(cells).map(([name, value]) => ({
        sheet: ENTRIES,
        row: asId<RowId>('e1'),
        column: asId<ColumnId>(name),
        value,
      }));
      book.apply(withEntryDefaults(writeCommand('edit', {cells: writes}), input));
    },
  };
}

const sale: Cells = {customer: 'shop', entry_type: 'sale', amount: 100_00};

describe('a new entry', () => {
  test('has a number, today as its posting date, and the customer’s manager, who made it', () => {
    const {add, entry} = opened();
    add(sale);
    expect(entry()).toEqual({entry_no: 'E8', posted_on: '2026-04-20', account_manager: 'mei', handler: '梅'});
  });

  test.each([
    ['04-03', null, '2026-04-03', '2026-04-03'],
    ['03-28', null, '2026-03-28', '2026-03-28'],
    ['03-28', MARCH, '2026-04-20', '2026-03-28'],
    ['03-28', APRIL, '2026-05-01', '2026-03-28'],
  ])('[rule 10] of %s, closed through %s, is posted on %s', (dated, closedThrough, posted, business) => {
    const {add, entry} = opened({closedThrough});
    add({...sale, entry_date: day(dated)});
    expect(entry()).toMatchObject({posted_on: posted, entry_date: business});
  });

  test('[rule 10] posted in a closed month keeps that date as its business date', () => {
    const {add, entry} = opened({closedThrough: MARCH});
    add({...sale, posted_on: day('03-28')});
    expect(entry()).toMatchObject({posted_on: '2026-04-20', entry_date: '2026-03-28'});
  });

  test.each([
    ['customer’s', {customer: 'shop'}, 'mei'],
    ['contact’s', {customer: 'shop', contact: 'pan'}, 'luo'],
    ['one of before the hand-over, of the', {customer: 'bank', posted_on: day('04-09')}, 'mei'],
    ['one of after the hand-over, of the', {customer: 'bank', posted_on: day('04-10')}, 'luo'],
  ])('carries the %s manager on its posting date', (_, cells, manager) => {
    const {add, entry} = opened();
    add({...sale, ...cells});
    expect(entry().account_manager).toBe(manager);
  });

  test('keeps what was typed', () => {
    const {add, entry} = opened();
    const typed = {entry_no: 'X1', posted_on: day('04-02'), account_manager: 'luo', handler: '出纳'};
    add({...sale, ...typed});
    expect(entry()).toEqual({...typed, posted_on: '2026-04-02'});
  });

  test('a payment names no handler: finance may have made it', () => {
    const {add, entry} = opened();
    add({...sale, entry_type: 'payment'});
    expect(entry()).not.toHaveProperty('handler');
  });

  test('an opening line is posted on the last day before the ledger begins', () => {
    const {add, entry} = opened({ledgerBegins: MARCH});
    add({...sale, entry_type: 'opening'});
    expect(entry()).toMatchObject({posted_on: '2026-02-28'});
  });

  test('made again after a crash it stays as it was', () => {
    const {add, entry, pass} = opened();
    add(sale);
    const first = entry();
    pass();
    add(sale);
    expect(entry()).toEqual(first);
  });

  test('takes no number that another line of the same paste has', () => {
    const {add, entry} = opened();
    add(sale, {...sale, entry_no: 'E8'});
    expect(entry().entry_no).toBe('E9');
  });
});

describe('typed cell by cell', () => {
  test('what was filled in follows what it rests on', () => {
    const {add, edit, entry} = opened();
    add({customer: 'shop'});
    expect(entry()).toEqual({entry_no: 'E8', posted_on: '2026-04-20', account_manager: 'mei'});
    edit({entry_date: day('04-05')});
    expect(entry().posted_on).toBe('2026-04-05');
    edit({entry_type: 'sale'});
    expect(entry().handler).toBe('梅');
    edit({contact: 'pan'});
    expect(entry()).toMatchObject({account_manager: 'luo', handler: '骆'});
    edit({customer: 'bank', contact: null});
    expect(entry()).toMatchObject({account_manager: 'mei', handler: '梅'});
    edit({entry_date: day('04-12')});
    expect(entry()).toMatchObject({posted_on: '2026-04-12', account_manager: 'luo', handler: '骆'});
  });

  test('what somebody wrote differently stays', () => {
    const {add, edit, entry} = opened();
    add({...sale, posted_on: day('04-15'), account_manager: 'luo', handler: '出纳'});
    edit({entry_date: day('04-05'), contact: 'pan'});
    expect(entry()).toMatchObject({posted_on: '2026-04-15', account_manager: 'luo', handler: '出纳'});
    edit({account_manager: null});
    expect(entry()).not.toHaveProperty('account_manager');
  });

  test('[rule 10] an entry of a closed month stays where it was posted', () => {
    const {add, edit, book, entry} = opened();
    add({...sale, entry_date: day('03-28')});
    book.apply({kind: 'set-setting', key: 'closedThrough', value: MARCH});
    const closed = entry();
    edit({entry_date: day('03-29')});
    expect(entry()).toMatchObject({posted_on: closed.posted_on, account_manager: closed.account_manager});
  });

  test('other cells fill in nothing', () => {
    const {book, edit, entry} = opened();
    book.apply(insertRows('entries', {e1: {customer: 'shop', posted_on: day('04-02')}}));
    edit({remark: '午餐'});
    expect(entry()).toEqual({posted_on: '2026-04-02'});
  });
});

import {describe, expect, test} from 'vitest';
import {asId, type ColumnId, type RowId, type SheetId} from '../../../core/base/ids.ts';
import {type Command, writeCommand} from '../../../core/doc/command.ts';
import {createLedgerSource, type LedgerSource} from '../../../core/ledger/source.ts';
import type {CellValue} from '../../../core/schema/cell.ts';
import {insertRows, type MemoryWorkbook, memoryWorkbook} from '../memory-workbook.ts';
import {APRIL, day, FEBRUARY} from './ledger-builder.ts';

const id = (text: string): RowId => asId<RowId>(text);

function opened(...commands: readonly Command[]): {readonly book: MemoryWorkbook; readonly source: LedgerSource} {
  const book = memoryWorkbook();
  for (const command of commands) book.apply(command);
  return {book, source: createLedgerSource(book.workbook.tables, book.workbook.settings)};
}

function write(sheet: string, row: string, column: string, value: CellValue): Command {
  const cell = {sheet: asId<SheetId>(sheet), row: id(row), column: asId<ColumnId>(column), value};
  return writeCommand('write', {cells: [cell]});
}

const ledgerOf = (source: LedgerSource, customer: string) => source.ledger(source.indexOf(id(customer)));

const customers = insertRows('customers', {
  shop: {name: '岚溪茶行', sector: 'grain', account_manager: 'mei', settlement_form: 'cash'},
  bank: {name: '岚农银号', kind: 'person', status: 'closed'},
});
const contacts = insertRows('contacts', {
  ji: {customer: 'shop', name: '季科长'},
  pan: {
    customer: 'shop',
    name: '潘书记',
    account_manager: 'luo',
    settlement_form: 'mixed',
    prev_month: FEBRUARY,
    prev_month_sales: 5,
  },
});
const sale = {posted_on: day('03-02'), customer: 'shop', contact: 'ji', entry_type: 'sale', amount: 100};

describe('a ledger out of the sheets', () => {
  test('has a row for each contact; the customer fills in what a contact leaves open', () => {
    const {source} = opened(customers, contacts);
    expect(ledgerOf(source, 'shop').rows).toEqual([
      {
        id: 'ji',
        contactName: '季科长',
        manager: 'mei',
        usualForm: 'cash',
        authorisedSigner: null,
        prevMonth: null,
        prevMonthSales: null,
      },
      {
        id: 'pan',
        contactName: '潘书记',
        manager: 'luo',
        usualForm: 'mixed',
        authorisedSigner: null,
        prevMonth: FEBRUARY,
        prevMonthSales: 5,
      },
    ]);
  });

  test('has a row of the customer’s own where there is no contact or an entry names none', () => {
    const {book, source} = opened(customers, contacts);
    expect(ledgerOf(source, 'bank').rows.map(row => [row.id, row.contactName])).toEqual([['bank', '']]);
    source.note(book.apply(insertRows('entries', {e1: {...sale, contact: null}})));
    expect(ledgerOf(source, 'shop').rows.map(row => row.id)).toEqual(['shop', 'ji', 'pan']);
    expect(ledgerOf(source, 'shop').entries[0]?.row).toBe('shop');
  });

  test('reads the customer’s record', () => {
    const {source} = opened(
      customers,
      insertRows('sector_changes', {c1: {customer: 'shop', month: APRIL, before: 'finance'}}),
    );
    expect(ledgerOf(source, 'shop').customer).toEqual({
      id: 'shop',
      name: '岚溪茶行',
      kind: 'organisation',
      sector: 'grain',
      grade: null,
      status: 'active',
      sectorChanges: [{month: APRIL, before: 'finance'}],
    });
    expect(ledgerOf(source, 'bank').customer).toMatchObject({kind: 'person', sector: null, status: 'closed'});
  });

  test('leaves out entries that lack a type, an amount or a date until they are filled in', () => {
    const {book, source} = opened(customers, contacts);
    source.note(
      book.apply(
        insertRows('entries', {
          e1: {...sale, entry_type: null},
          e2: {...sale, amount: null},
          e3: {...sale, posted_on: null},
          e4: {...sale, posted_on: null, entry_date: day('03-05')},
        }),
      ),
    );
    expect(ledgerOf(source, 'shop').entries.map(entry => [entry.id, entry.postedOn])).toEqual([['e4', day('03-05')]]);
    source.note(book.apply(write('entries', 'e2', 'amount', 7)));
    expect(ledgerOf(source, 'shop').entries.map(entry => entry.id)).toEqual(['e2', 'e4']);
  });

  test('an entry without form is not stated, without a manager it is the responsible one’s', () => {
    const hand = insertRows('handovers', {h1: {customer: 'shop', changed_on: day('03-10'), from: 'mei', to: 'luo'}});
    const entries = insertRows('entries', {
      e1: sale,
      e2: {...sale, posted_on: day('03-10')},
      e3: {...sale, account_manager: 'wu', posted_on: day('03-11')},
    });
    const {source} = opened(customers, contacts, hand, entries);
    expect(ledgerOf(source, 'shop').entries.map(entry => [entry.form, entry.manager])).toEqual([
      ['unspecified', 'mei'],
      ['unspecified', 'luo'],
      ['unspecified', 'wu'],
    ]);
  });

  test('a payment that finance has not posted is a proposal only in a workbook with a finance user', () => {
    const payment = {...sale, entry_type: 'payment', posted: false};
    const {book, source} = opened(
      customers,
      contacts,
      insertRows('entries', {e1: payment, e2: {...sale, posted: false}}),
    );
    const proposals = () => ledgerOf(source, 'shop').entries.map(entry => entry.proposed);
    expect(proposals()).toEqual([false, false]);
    expect(source.note(book.apply({kind: 'set-setting', key: 'hasFinanceUser', value: true}))).toBe('all');
    expect(proposals()).toEqual([true, false]);
  });

  test('terms, arrears sheets and promises are the customer’s', () => {
    const {source} = opened(
      customers,
      insertRows('agreements', {a1: {customer: 'shop', credit_limit: 500, due_basis: 'from_bill', settlement_day: 40}}),
      insertRows('arrears', {t1: {customer: 'shop', tracking_date: day('03-20')}, t2: {customer: 'shop'}}),
    );
    const {terms, tracking} = ledgerOf(source, 'shop');
    expect(terms.map(term => [term.creditLimit, term.dueBasis, term.settlementDay])).toEqual([
      [500, 'from_bill', null],
    ]);
    expect(tracking.map(line => line.id)).toEqual(['t1']);
  });

  test('a promised date without an amount promises all that is owed', () => {
    const line = {customer: 'shop', tracking_date: day('03-20'), amount_owed: 900_00};
    const {source} = opened(
      customers,
      insertRows('arrears', {
        t1: {...line, promised_date: day('04-01')},
        t2: {...line, promised_date: day('04-01'), promised_amount: 500_00},
        t3: line,
      }),
    );
    const {tracking} = ledgerOf(source, 'shop');
    expect(tracking.map(({promisedAmount}) => promisedAmount)).toEqual([900_00, 500_00, null]);
  });
});

describe('whose ledger a change touches', () => {
  const start = () => opened(customers, contacts, insertRows('entries', {e1: sale}));
  const touched = (source: LedgerSource, changes: Parameters<LedgerSource['note']>[0]) => {
    const found = source.note(changes);
    return found === 'all' ? 'all' : [...found].map(index => source.customerId(index)).sort();
  };

  test('an entry’s amount: its customer', () => {
    const {book, source} = start();
    expect(touched(source, book.apply(write('entries', 'e1', 'amount', 5)))).toEqual(['shop']);
  });

  test('an entry’s customer: the old one and the new one', () => {
    const {book, source} = start();
    expect(touched(source, book.apply(write('entries', 'e1', 'customer', 'bank')))).toEqual(['bank', 'shop']);
    expect(ledgerOf(source, 'shop').entries).toEqual([]);
    expect(ledgerOf(source, 'bank').entries.map(entry => entry.id)).toEqual(['e1']);
  });

  test('an entry that goes and comes back: its customer', () => {
    const {book, source} = start();
    const row = {sheet: asId<SheetId>('entries'), row: id('e1')};
    expect(touched(source, book.apply(writeCommand('delete', {deletes: [row]})))).toEqual(['shop']);
    expect(ledgerOf(source, 'shop').entries).toEqual([]);
    expect(touched(source, book.undo())).toEqual(['shop']);
    expect(ledgerOf(source, 'shop').entries.length).toBe(1);
  });

  test('a customer that arrives after its entries finds them', () => {
    const {book, source} = start();
    source.note(book.apply(insertRows('entries', {e2: {...sale, customer: 'later', contact: null}})));
    expect(touched(source, book.apply(insertRows('customers', {later: {name: '望岚车行'}})))).toEqual(['later']);
    expect(ledgerOf(source, 'later').entries.map(entry => entry.id)).toEqual(['e2']);
  });

  test('an imported block: the customers of its rows', () => {
    const {book, source} = start();
    const rows = Array.from({length: 5000}, (_, at) => asId<RowId>(`slot.${at}`));
    const columns = {
      posted_on: rows.map(() => day('03-03')),
      customer: rows.map(() => 'bank'),
      entry_type: rows.map(() => 'sale'),
      amount: rows.map(() => 10),
    };
    const command: Command = {
      kind: 'import',
      label: 'import',
      blocks: [{sheet: asId<SheetId>('entries'), rows, columns}],
      // biome-ignore lint/suspicious/noThenProperty: the command's own word
      then: [],
    };
    expect(touched(source, book.apply(command))).toEqual(['bank']);
    expect(ledgerOf(source, 'bank').entries.length).toBe(5000);
    source.note(book.undo());
    expect(ledgerOf(source, 'bank').entries.length).toBe(0);
  });

  test('settings that reckoning does not read, and other sheets: nobody', () => {
    const {book, source} = start();
    expect(touched(source, book.apply({kind: 'set-setting', key: 'name', value: 'Other'}))).toEqual([]);
    expect(touched(source, book.apply(insertRows('staff', {mei: {name: '梅'}})))).toEqual([]);
    expect(touched(source, book.apply({kind: 'set-setting', key: 'weekScheme', value: 'five'}))).toBe('all');
  });

  test('a customer that is deleted is no customer until it comes back', () => {
    const {book, source} = start();
    const row = {sheet: asId<SheetId>('customers'), row: id('shop')};
    source.note(book.apply(writeCommand('delete', {deletes: [row]})));
    expect([...source.customers()].map(index => source.customerId(index))).toEqual(['bank']);
    source.note(book.undo());
    expect(ledgerOf(source, 'shop').entries.length).toBe(1);
  });
});

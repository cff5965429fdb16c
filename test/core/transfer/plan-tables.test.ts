import {describe, expect, test} from 'vitest';
import {parseMonth} from '../../../core/base/calendar-date.ts';
import {memoryWorkbook} from '../memory-workbook.ts';
import {commitInto, day, openFile, openFixture, problemsOf, rowsOf} from './imported-file.ts';

describe('a list of customers', () => {
  test('becomes customers, contacts, agreements and opening lines; bad rows are put aside with what is wrong', async () => {
    const session = await openFixture('customers-trade-zh.csv');
    expect(session.summary().counts).toEqual({new: 4, changed: 0, same: 0, bad: 2, customers: 4, entries: 4});
    expect(problemsOf(session)).toEqual(['number-expected F7', 'days-expected G8', 'phone-digits C6']);
    expect(session.summary().problems[0]).toMatchObject({input: '五千零一十', suggestion: '5,010.00', severity: 'bad'});
    const {tables} = commitInto(session).workbook;
    expect(rowsOf(tables, 'customers', 'name', 'sector', 'grade', 'account_manager')).toEqual([
      ['云栖建设集团', 'construction-property', 'AAA', '沈若溪'],
      ['澄远置业', 'construction-property', 'AA', '沈若溪'],
      ['磐宁监理咨询', 'construction-property', 'A', '沈若溪'],
      ['启禾粮油贸易', 'private-business', 'A', '沈若溪'],
    ]);
    expect(rowsOf(tables, 'contacts', 'customer', 'name')[0]).toEqual(['云栖建设集团', '程砚田（副总）']);
    expect(rowsOf(tables, 'agreements', 'customer', 'account_period_days', 'due_basis')[0]).toEqual([
      '云栖建设集团',
      30,
      'from_statement',
    ]);
    expect(rowsOf(tables, 'entries', 'customer', 'entry_type', 'amount', 'posted_on')[0]).toEqual([
      '云栖建设集团',
      'opening',
      6_382_000,
      day('2026-04-30'),
    ]);
    expect(rowsOf(tables, 'to_check', 'row', 'problem')).toEqual([
      [7, 'F7 要数字。'],
      [8, 'G8 要天数。'],
    ]);
  });

  test('with a cell put right takes the row after all; the other stays aside', async () => {
    const session = await openFixture('customers-trade-zh.csv');
    await session.answer({cell: {sheet: 'customers-trade-zh', cell: 'F7', text: '5,010.00'}});
    await session.answer({row: {sheet: 'customers-trade-zh', row: 8, skip: true}});
    expect(session.summary().counts).toMatchObject({new: 5, bad: 0});
    expect(rowsOf(commitInto(session).workbook.tables, 'to_check', 'row')).toEqual([]);
  });

  test('in English is read the same way', async () => {
    const {tables} = commitInto(await openFixture('customers-crm-en.csv')).workbook;
    expect(rowsOf(tables, 'customers', 'name', 'customer_no', 'sector', 'remark')).toEqual([
      ['Northwind Stores Ltd', 'C-1001', 'finance', null],
      ['Harbour Hotel', 'C-1002', 'private-business', 'pays late'],
      ['Quill, Ink & Co', 'C-1003', 'edu-media', 'two lines\nof notes'],
    ]);
  });

  test('of customers that are there fills in what is new and erases nothing', async () => {
    const book = commitInto(await openFixture('customers-trade-zh.csv'));
    const session = await openFile(
      '客户名称,级别,手机,备注\n云栖建设集团,B,,新备注\n澄远置业,AA,,\n',
      'x.csv',
      book.workbook.tables,
    );
    expect(session.summary().counts).toMatchObject({new: 0, changed: 1, same: 1, customers: 0});
    commitInto(session, book);
    expect(rowsOf(book.workbook.tables, 'customers', 'name', 'grade', 'phone', 'remark')[0]).toEqual([
      '云栖建设集团',
      'B',
      '138 0000 1200',
      '新备注',
    ]);
  });
});

describe('a possible duplicate', () => {
  const existing =
    '客户名称,手机,统一社会信用代码\n澄远置业,13900004855,91310000MA1K35LN70\n同舟渔业合作社,13800000001,\n';
  const incoming =
    '客户名称,手机,统一社会信用代码\n澄远置业发展,13900004855,\n同舟渔业合作,13800000002,\n远帆航运,13800000009,91310000MA1K35LN70\n全新客户,13800000008,\n';

  async function opened() {
    const book = commitInto(await openFile(existing, 'a.csv'));
    return {book, session: await openFile(incoming, 'b.csv', book.workbook.tables)};
  }

  test('is told by phone, tax number or name, with how alike the names are', async () => {
    const {session} = await opened();
    expect(
      session.summary().duplicates.map(({row, existingName, why, choice}) => [row, existingName, why, choice]),
    ).toEqual([
      [2, '澄远置业', 'same-phone', 'merge'],
      [3, '同舟渔业合作社', 'similar-name', 'keep'],
      [4, '澄远置业', 'same-tax-id', 'merge'],
    ]);
    expect(session.summary().duplicates[1]?.likeness).toBeGreaterThan(0.75);
  });

  test('goes where a person puts it', async () => {
    const {book, session} = await opened();
    await session.answer({duplicate: {sheet: 'b', row: 2, choice: 'keep'}});
    await session.answer({duplicate: {sheet: 'b', row: 3, choice: 'merge'}});
    await session.answer({duplicate: {sheet: 'b', row: 4, choice: 'skip'}});
    commitInto(session, book);
    expect(rowsOf(book.workbook.tables, 'customers', 'name', 'phone')).toEqual([
      ['澄远置业', '13900004855'],
      ['同舟渔业合作社', '13800000002'],
      ['澄远置业发展', '13900004855'],
      ['全新客户', '13800000008'],
    ]);
  });
});

describe('a list of transactions', () => {
  test('with payments is a ledger on account; returns and totals are told apart', async () => {
    const {tables} = commitInto(await openFixture('ledger-zh.csv')).workbook;
    expect(
      rowsOf(
        tables,
        'entries',
        'posted_on',
        'customer',
        'contact',
        'entry_type',
        'amount',
        'settlement_form',
        'document_no',
      ),
    ).toEqual([
      [day('2026-03-02'), '云栖建设集团', '程砚田', 'sale', 128_050, 'signed_bill', 'A-001'],
      [day('2026-03-05'), '澄远置业', '罗景和', 'sale', 96_000, 'signed_bill', 'A-002'],
      [day('2026-03-09'), '云栖建设集团', '程砚田', 'payment', 100_000, 'transfer', 'B-001'],
      [day('2026-03-12'), '澄远置业', '罗景和', 'sale_return', 6000, 'signed_bill', 'A-003'],
    ]);
  });

  test('of a bank gives the payments of its counterparties and leaves out what was paid away', async () => {
    const session = await openFixture('bank-zh.csv');
    expect(problemsOf(session)).toEqual(['row-skipped C4']);
    expect(rowsOf(commitInto(session).workbook.tables, 'entries', 'customer', 'entry_type', 'amount')).toEqual([
      ['云栖建设集团', 'payment', 500_000],
      ['澄远置业', 'payment', 96_000],
    ]);
  });

  test('of sales alone is paid at once; a line without a customer is a walk-in', async () => {
    const session = await openFixture('sales-mdy-en.csv', undefined, {locale: 'en'});
    expect(session.summary()).toMatchObject({dateOrder: 'mdy', dateOrderUnsure: false});
    expect(problemsOf(session)).toEqual(['rounded-to-fen G4']);
    expect(
      rowsOf(commitInto(session).workbook.tables, 'entries', 'entry_date', 'customer', 'amount', 'settlement_form'),
    ).toEqual([
      [day('2026-03-14'), 'Ann Field', 900, 'cash'],
      [day('2026-03-15'), 'Bob Stone', 1225, 'card'],
      [day('2026-03-15'), 'Ann Field', 451, 'transfer'],
      [day('2026-03-31'), 'Walk-in customers', 300, 'cash'],
    ]);
  });

  test('with decimal commas and days first is read as it was meant', async () => {
    const {tables} = commitInto(await openFixture('sales-semicolon-eu.csv')).workbook;
    expect(rowsOf(tables, 'entries', 'entry_date', 'customer', 'entry_type', 'amount')).toEqual([
      [day('2026-03-14'), 'Müller GmbH', 'sale', 123_450],
      [day('2026-03-15'), 'Köhler & Söhne', 'sale', 9990],
      [day('2026-03-28'), 'Müller GmbH', 'sale_return', 1200],
    ]);
  });

  test('of positions multiplies quantity and price; repeated document numbers stay several entries', async () => {
    const {tables} = commitInto(await openFixture('positions-en.csv')).workbook;
    expect(rowsOf(tables, 'entries', 'document_no', 'customer', 'entry_type', 'amount')).toEqual([
      ['536365', '17850', 'sale', 1530],
      ['536365', '17850', 'sale', 2034],
      ['C536379', '14527', 'sale_return', 2750],
      ['536381', '15311', 'sale', 9775],
    ]);
  });

  test('without amounts keeps its rows and says nothing it does not know', async () => {
    const session = await openFile(
      'purchase_time,purchase_date,quantity\n2026-03-01 10:00:00,2026-03-01,5\n2026-03-02 11:00:00,2026-03-02,3\n',
      'x.csv',
    );
    expect(session.summary().counts).toMatchObject({new: 2, bad: 0});
    expect(rowsOf(commitInto(session).workbook.tables, 'entries', 'amount', 'remark')).toEqual([
      [null, '× 5'],
      [null, '× 3'],
    ]);
  });

  test('in a closed month keeps its business date and is posted in the open month', async () => {
    const closed = {...(await import('./imported-file.ts')).testSettings, closedThrough: parseMonth('2026-03') ?? 0};
    const session = await openFixture('ledger-zh.csv', undefined, {settings: closed});
    const [first] = rowsOf(commitInto(session).workbook.tables, 'entries', 'entry_date', 'posted_on');
    expect(first).toEqual([day('2026-03-02'), day('2026-05-20')]);
  });

  test('whose day and month cannot be told apart asks, and takes the answer', async () => {
    const session = await openFile('date,customer,amount\n01/02/2026,Ann,1\n03/04/2026,Ann,2\n', 'x.csv');
    expect(session.summary().dateOrderUnsure).toBe(true);
    await session.answer({dateOrder: 'dmy'});
    expect(session.summary()).toMatchObject({dateOrder: 'dmy', dateOrderUnsure: false});
    const days = rowsOf(commitInto(session).workbook.tables, 'entries', 'entry_date');
    expect(days).toEqual([[day('2026-02-01')], [day('2026-04-03')]]);
  });
});

describe('a list of invoices', () => {
  test('becomes sales with the due date that they state, and payments applied to them', async () => {
    const session = await openFixture('invoices-ar-en.csv');
    expect(session.summary().counts).toMatchObject({new: 3, bad: 3});
    expect(problemsOf(session)).toEqual(['number-expected E5', 'required-missing B6', 'date-impossible C7']);
    const {tables} = commitInto(session).workbook;
    expect(
      rowsOf(tables, 'entries', 'entry_date', 'customer', 'entry_type', 'amount', 'due_date', 'document_no'),
    ).toEqual([
      [day('2026-01-02'), 'Harbour Hotel', 'sale', 10_000, day('2026-02-01'), 'INV-1'],
      [day('2026-01-20'), 'Harbour Hotel', 'payment', 10_000, null, 'INV-1'],
      [day('2026-01-15'), 'Harbour Hotel', 'sale', 25_050, day('2026-02-14'), 'INV-2'],
      [day('2026-01-31'), 'Northwind Stores Ltd', 'sale', 8000, day('2026-03-02'), 'INV-3'],
      [day('2026-03-20'), 'Northwind Stores Ltd', 'payment', 8000, null, 'INV-3'],
    ]);
    const applied = rowsOf(tables, 'entries', 'applied_to').map(([row]) => row);
    expect(applied.filter(row => row !== null)).toHaveLength(2);
  });

  test('with part payments books what was paid', async () => {
    const {tables} = commitInto(await openFixture('invoices-zh.csv')).workbook;
    expect(rowsOf(tables, 'entries', 'document_no', 'entry_type', 'amount')).toEqual([
      ['F001', 'sale', 100_000],
      ['F001', 'payment', 40_000],
      ['F002', 'sale', 50_000],
      ['F002', 'payment', 50_000],
      ['F003', 'sale', 30_000],
    ]);
  });

  test('that comes again with one more settled adds that payment only', async () => {
    const book = commitInto(await openFixture('invoices-ar-en.csv'));
    const again = new TextDecoder().decode((await import('./imported-file.ts')).fixtureBytes('invoices-ar-en.csv'));
    const session = await openFile(
      again.replace('250.50,,No', '250.50,03/01/2026,No'),
      'invoices-ar-en.csv',
      book.workbook.tables,
    );
    expect(session.summary().counts).toMatchObject({new: 0, changed: 1, same: 2, entries: 1});
  });
});

test.each([
  'customers-trade-zh.csv',
  'customers-crm-en.csv',
  'ledger-zh.csv',
  'bank-zh.csv',
  'sales-mdy-en.csv',
  'sales-semicolon-eu.csv',
  'positions-en.csv',
  'headerless-spaces.txt',
  'invoices-ar-en.csv',
  'invoices-zh.csv',
  'paper-quirks.csv',
])('%s imported twice changes nothing the second time', async file => {
  const book = commitInto(await openFixture(file));
  const again = await openFixture(file, book.workbook.tables);
  expect(again.summary().counts).toMatchObject({new: 0, changed: 0, customers: 0, entries: 0});
  const commit = again.commitCommand();
  expect(commit.ok && [...commit.value.command.blocks, ...commit.value.command.then]).toEqual([]);
});

test('one undo takes the whole import back', async () => {
  const book = memoryWorkbook();
  commitInto(await openFixture('customers-trade-zh.csv'), book);
  book.undo();
  for (const sheet of ['customers', 'contacts', 'agreements', 'entries', 'staff', 'to_check']) {
    expect(rowsOf(book.workbook.tables, sheet, 'name')).toEqual([]);
  }
});

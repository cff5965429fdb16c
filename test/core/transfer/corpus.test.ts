import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {basename, resolve} from 'node:path';
import {describe, expect, test} from 'vitest';
import {asMonth, type Month, parseDay, parseMonth} from '../../../core/base/calendar-date.ts';
import {asId, type SheetId} from '../../../core/base/ids.ts';
import {sheetLayout} from '../../../core/derive/sheet-layout.ts';
import {monthRows} from '../../../core/ledger/month.ts';
import {createMonthTable} from '../../../core/ledger/month-table.ts';
import {reckon} from '../../../core/ledger/reckoning.ts';
import {createLedgerSource} from '../../../core/ledger/source.ts';
import {createTables} from '../../../core/table/columns.ts';
import type {Tables} from '../../../core/table/table.ts';
import {cellName} from '../../../core/transfer/file-sheets.ts';
import {readFile} from '../../../core/transfer/read.ts';
import {run as scoreAgeing} from '../../../scripts/score/ageing.ts';
import {run as scoreImport} from '../../../scripts/score/import.ts';
import {run as scoreLedger} from '../../../scripts/score/ledger.ts';
import {run as scorePaper} from '../../../scripts/score/paper.ts';
import {commitInto, decodeText, openFile, testSettings} from './imported-file.ts';

const corpus = resolve('../shared/corpus');
const has = existsSync(corpus);
if (!has) console.info('not run: no corpus');
const transactions = resolve(corpus, 'transactions');
const receivables = resolve(transactions, 'accounts_receivable.csv');

/** The invoices of the file, read without the product: a split at commas and slashes. */
function plainInvoices(): readonly {customer: string; invoiced: number; due: number; settled: number; cents: number}[] {
  const [head = '', ...lines] = readFileSync(receivables, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  const at = (line: readonly string[], name: string) => line[names.indexOf(name)] ?? '';
  const days = (text: string) => {
    const [month = 0, date = 0, year = 0] = text.split('/').map(Number);
    return Date.UTC(year, month - 1, date) / 86_400_000;
  };
  return lines.map(line => {
    const cells = line.split(',');
    return {
      customer: at(cells, 'customerID'),
      invoiced: days(at(cells, 'InvoiceDate')),
      due: days(at(cells, 'DueDate')),
      settled: days(at(cells, 'SettledDate')),
      cents: Math.round(Number(at(cells, 'InvoiceAmount')) * 100),
    };
  });
}

/**
 * AR-02 and AR-03 by hand for bills that state their due date. An unpaid bill past it fires both, AR-03 from the first
 * day late (blue), AR-02 where it is late beyond the date that the bill itself names.
 */
function lateCustomers(day: number): readonly string[] {
  const late = plainInvoices().filter(({invoiced, due, settled}) => invoiced <= day && settled > day && day > due);
  return [...new Set(late.map(({customer}) => customer))].sort();
}

describe.runIf(has)('the public corpus', () => {
  test('every row and field of the three paper workbooks is read', async () => {
    const {totals} = await scorePaper([resolve(corpus, 'paper')]);
    expect(totals.all).toEqual({pass: 864, of: 864});
  });

  test('amounts written as text are listed as such', async () => {
    const bytes = new Uint8Array(readFileSync(resolve(corpus, 'paper/paper-messy.xlsx')));
    const session = await openFile(bytes, 'paper-messy.xlsx');
    const listed = session.summary().problems.filter(problem => problem.kind === 'read-as-text');
    const file = await readFile(bytes, 'paper-messy.xlsx', decodeText);
    const rows = file.ok ? (file.value.sheets[0]?.rows ?? []) : [];
    const written: string[] = [];
    for (const [index, row] of rows.entries()) {
      if (/^(?:小计|合计|客户名称)?$/.test(String(row[1] ?? ''))) continue;
      for (let column = 3; column <= 13; column += 1) {
        const cell = row[column];
        if (typeof cell === 'string' && /\d|[０-９]/.test(cell)) written.push(cellName(index, column));
      }
    }
    expect(written.length).toBeGreaterThan(100);
    expect(listed.map(problem => problem.cell).sort()).toEqual(written.sort());
  });

  test.each(['paper-clean.xlsx', 'paper-messy.xlsx', 'paper-gb18030.csv'])(
    '%s makes the same warning table',
    async file => {
      const path = resolve(corpus, 'paper', file);
      const expected: {month: string; rows: readonly Record<string, unknown>[]} = JSON.parse(
        readFileSync(path.replace(/\.\w+$/, '.expected.json'), 'utf8'),
      );
      const month = parseMonth(expected.month) ?? asMonth(0);
      const session = await openFile(new Uint8Array(readFileSync(path)), file);
      if (session.summary().needsMonth) await session.answer({month});
      const {tables} = commitInto(session).workbook;
      const rows = tableRows(tables, month);
      expect(rows).toEqual(
        expected.rows.map(row => [
          row.manager,
          row.sector,
          row.customer,
          row.contact ?? '',
          row.weeks,
          row.prevMonthSales,
          row.balance,
          row.settlementForm,
        ]),
      );
      const again = await openFile(new Uint8Array(readFileSync(path)), file, tables);
      if (again.summary().needsMonth) await again.answer({month});
      expect(again.summary().counts).toMatchObject({new: 0, changed: 0, same: expected.rows.length, bad: 0});
    },
  );

  test.each([
    ['2012-12-31', {not_due: [86, 493_632], d1_30: [13, 78_874]}],
    ['2013-06-30', {not_due: [72, 428_429], d1_30: [12, 83_556]}],
  ])(
    'the receivables age on %s as the reference numbers say, and AR-02 and AR-03 name the same customers as a count by hand',
    async (text, buckets) => {
      const result = await scoreAgeing([receivables, '--as-of', text]);
      expect(result).toMatchObject({customers: 100, invoices: 2466, sum: 14_770_318, rejected: 0});
      const nothing = {count: 0, sum: 0};
      expect(result.buckets).toEqual({
        not_due: {count: buckets.not_due[0], sum: buckets.not_due[1]},
        d1_30: {count: buckets.d1_30[0], sum: buckets.d1_30[1]},
        d31_60: nothing,
        d61_90: nothing,
        over_90: nothing,
      });
      const expected = lateCustomers(parseDay(text) ?? 0);
      expect(expected.length).toBeGreaterThan(10);
      expect(result.rules).toMatchObject({'AR-02': expected, 'AR-03': expected});
    },
  );

  test.each([
    ['CDNOW_sample.txt', {customers: 2357, entries: 6919, sum: 24_409_194, first: '1997-01-01', last: '1998-06-30'}],
    ['supermarket_sales.csv', {customers: 0, entries: 1000, sum: 32_296_743, first: '2019-01-01', last: '2019-03-30'}],
    ['olist_orders_45d.csv', {customers: 0, entries: 5480, sum: null, first: '2017-05-01', last: '2017-06-15'}],
  ])('%s gives its figures, nothing rejected', async (file, figures) => {
    expect(await scoreLedger([resolve(transactions, file)])).toMatchObject({...figures, rejected: 0});
  });

  test.each([
    [
      'a heading and commas',
      (rows: readonly string[][]) =>
        ['id,customer_id,date,quantity,amount', ...rows.map(row => row.join(','))].join('\n'),
    ],
    [
      'a heading of other words',
      (rows: readonly string[][]) =>
        ['master;sample id;bought on;CDs;dollars', ...rows.map(row => row.join(';'))].join('\n'),
    ],
    ['tabs and no heading', (rows: readonly string[][]) => rows.map(row => row.join('\t')).join('\n')],
    [
      'dates with dashes',
      (rows: readonly string[][]) =>
        rows
          .map(([a, b, date = '', ...rest]) => [a, b, date.replace(/(....)(..)(..)/, '$1-$2-$3'), ...rest].join(','))
          .join('\n'),
    ],
    [
      'a heading over columns set by spaces',
      (rows: readonly string[][]) => ['custid sample date cds value', ...rows.map(row => row.join('  '))].join('\n'),
    ],
  ])('the same purchases with %s give the same figures', async (_, write) => {
    const rows = readFileSync(resolve(transactions, 'CDNOW_sample.txt'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .map(line => line.trim().split(/\s+/));
    const session = await openFile(write(rows), 'purchases.txt');
    const commit = session.commitCommand();
    if (!commit.ok) throw new Error(JSON.stringify(commit.error));
    const entries = commit.value.command.blocks.find(block => block.sheet === 'entries');
    const amounts = entries?.columns.amount ?? [];
    const days = (entries?.columns.entry_date ?? []).map(Number);
    expect([
      session.summary().counts.customers,
      amounts.length,
      amounts.reduce<number>((sum, amount) => sum + Number(amount), 0),
    ]).toEqual([2357, 6919, 24_409_194]);
    expect([Math.min(...days), Math.max(...days)]).toEqual([parseDay('1997-01-01'), parseDay('1998-06-30')]);
  });

  test('workbooks and text files are read as an independent reader sees them, hostile ones refused', async () => {
    const {totals, items} = await scoreImport([resolve(corpus, 'excel')]);
    // Two sheets of one name in one archive: readers disagree on which counts, so the file is refused.
    expect(items.filter(item => !item.pass).map(item => item.id)).toEqual(['poi/duplicate-filename.xlsx']);
    expect(totals).toEqual({
      import: {pass: 56, of: 57},
      special: {pass: 23, of: 23},
      refuse: {pass: 8, of: 8},
      optional: {pass: 1, of: 1},
      encodings: {pass: 5, of: 5},
    });
  });

  test('no file of the spreadsheet corpus brings the import down', async () => {
    const failures: string[] = [];
    for (const folder of ['poi', 'sheetjs', 'grist', 'encodings']) {
      for (const file of readdirSync(resolve(corpus, 'excel', folder))) {
        if (!/\.(?:xlsx?|csv|txt|prn)$/.test(file)) continue;
        const bytes = new Uint8Array(readFileSync(resolve(corpus, 'excel', folder, file)));
        try {
          await openFile(bytes, basename(file), createTables());
        } catch (error) {
          // A refusal is an answer; anything else is a fault.
          if (!(error instanceof Error) || !error.message.startsWith('{"kind":"file-'))
            failures.push(`${file}: ${String(error)}`);
        }
      }
    }
    expect(failures).toEqual([]);
  }, 180_000);
});

function tableRows(tables: Tables, month: Month) {
  const source = createLedgerSource(tables, () => testSettings);
  const table = createMonthTable(month, sheetLayout(tables, testSettings));
  for (const index of source.customers()) {
    const rows = monthRows(reckon(source.ledger(index), testSettings), month);
    table.set({customer: source.customerId(index), order: index, rows});
  }
  const staff = tables.table(asId<SheetId>('staff'));
  return table
    .sheets()
    .flatMap(sheet =>
      sheet.groups.flatMap(group =>
        group.rows.map(row => [
          row.manager === null ? null : staff.text(staff.indexOf(row.manager), asId('name')),
          row.sector,
          row.customerName,
          row.contactName,
          row.weeks.map(week => [week.sales, week.collection]),
          row.prevSales,
          row.closing,
          row.form,
        ]),
      ),
    );
}

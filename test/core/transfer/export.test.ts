import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {dayOf, monthAt} from '../../../core/base/calendar-date.ts';
import {asId, type RowId, type SheetId} from '../../../core/base/ids.ts';
import {builtInSheets} from '../../../core/catalog/built-in-sheets.ts';
import {sheetLayout} from '../../../core/derive/sheet-layout.ts';
import {writeCommand} from '../../../core/doc/command.ts';
import {monthRows} from '../../../core/ledger/month.ts';
import {createMonthTable} from '../../../core/ledger/month-table.ts';
import {reckon} from '../../../core/ledger/reckoning.ts';
import {createLedgerSource} from '../../../core/ledger/source.ts';
import type {CellValue} from '../../../core/schema/cell.ts';
import type {ColumnSources} from '../../../core/table/arrange/column.ts';
import type {Tables} from '../../../core/table/table.ts';
import {exportPaper} from '../../../core/transfer/export-paper.ts';
import {exportSheet} from '../../../core/transfer/export-sheet.ts';
import type {OutSheet} from '../../../core/transfer/out-sheet.ts';
import {readFile} from '../../../core/transfer/read.ts';
import {csvLines, csvText} from '../../../core/transfer/write-csv.ts';
import {sheetName, xlsxBytes} from '../../../core/transfer/write-xlsx.ts';
import {type MemoryWorkbook, memoryWorkbook} from '../memory-workbook.ts';
import {commitInto, decodeText, openFile, openFixture, rowsOf, testSettings} from './imported-file.ts';

const MARCH = monthAt(2026, 3);

function sourcesOf(tables: Tables): ColumnSources {
  return {tables, sheet: id => builtInSheets.find(sheet => sheet.id === id), computed: () => null};
}

function insert(
  book: MemoryWorkbook,
  sheet: string,
  rows: readonly Readonly<Record<string, CellValue>>[],
  prefix = sheet,
): void {
  const inserts = rows.map((cells, index) => ({
    sheet: asId<SheetId>(sheet),
    row: asId<RowId>(`${prefix}${index}`),
    cells,
  }));
  book.apply(writeCommand('insert', {inserts}));
}

/** The month's warning table as its sheets to export. */
function paperOut(tables: Tables, locale: 'zh' | 'en', month = MARCH): readonly OutSheet[] {
  const source = createLedgerSource(tables, () => testSettings);
  const table = createMonthTable(month, sheetLayout(tables, testSettings));
  for (const index of source.customers()) {
    const rows = monthRows(reckon(source.ledger(index), testSettings), month);
    table.set({customer: source.customerId(index), order: index, rows});
  }
  const staff = tables.table(asId<SheetId>('staff'));
  const managerNames: Record<string, string> = {};
  for (let index = 0; index < staff.size; index += 1)
    managerNames[staff.rowId(index)] = staff.text(index, asId('name'));
  return exportPaper({month, sheets: table.sheets(), managerNames}, locale);
}

/** Each way a set of sheets can leave: as a workbook and as one text. */
async function filesOf(
  sheets: () => readonly OutSheet[],
  locale: 'zh' | 'en',
): Promise<readonly [string, Uint8Array | string][]> {
  return [
    ['x.xlsx', await xlsxBytes(sheets())],
    ['x.csv', `\uFEFF${[...csvLines(sheets(), locale)].join('')}`],
  ];
}

async function expectNothingNew(tables: Tables, files: readonly [string, Uint8Array | string][]): Promise<void> {
  for (const [name, content] of files) {
    const session = await openFile(content, name, tables);
    const {counts, needsMonth} = session.summary();
    expect({name, ...counts, needsMonth}).toMatchObject({new: 0, changed: 0, bad: 0, needsMonth: false});
    const commit = session.commitCommand();
    expect(commit.ok && [...commit.value.command.blocks, ...commit.value.command.then]).toEqual([]);
  }
}

describe('the warning table', () => {
  test('goes out and comes back as the same table, in either language and format', async () => {
    const {tables} = commitInto(await openFixture('paper-quirks.csv')).workbook;
    for (const locale of ['zh', 'en'] as const) {
      await expectNothingNew(tables, await filesOf(() => paperOut(tables, locale), locale));
    }
  });

  test('makes the same table in an empty workbook', async () => {
    const {tables} = commitInto(await openFixture('paper-quirks.csv')).workbook;
    const csv = (of: Tables) => [...csvLines(paperOut(of, 'zh'), 'zh')];
    for (const [name, content] of await filesOf(() => paperOut(tables, 'zh'), 'zh')) {
      const copy = commitInto(await openFile(content, name)).workbook.tables;
      expect(csv(copy)).toEqual(csv(tables));
    }
  });

  test('survives names with colons, managers with brackets, customers without manager or sector', async () => {
    const book = memoryWorkbook();
    insert(book, 'staff', [
      {name: '沈若溪(离职)', active: true},
      {name: 'Anna Maria de Luca', active: true},
    ]);
    insert(book, 'customers', [
      {name: '甲:乙公司', kind: 'organisation', account_manager: 'staff0', sector: 'grain'},
      {name: '陶晚晴', kind: 'person', account_manager: 'staff1'},
      {name: '季科长', kind: 'person'},
      {name: '合计餐厅', kind: 'organisation', account_manager: 'staff1', sector: 'finance'},
    ]);
    insert(book, 'contacts', [{customer: 'customers0', name: '王：总', account_manager: 'staff0'}]);
    insert(book, 'entries', [
      {
        posted_on: dayOf(2026, 3, 3),
        customer: 'customers0',
        contact: 'contacts0',
        entry_type: 'sale',
        amount: 1234,
        settlement_form: 'signed_bill',
        account_manager: 'staff0',
      },
      {
        posted_on: dayOf(2026, 3, 9),
        customer: 'customers1',
        entry_type: 'sale',
        amount: 500,
        settlement_form: 'cash',
        account_manager: 'staff1',
      },
      {
        posted_on: dayOf(2026, 3, 29),
        customer: 'customers2',
        entry_type: 'sale',
        amount: 77,
        settlement_form: 'unspecified',
      },
      {
        posted_on: dayOf(2026, 3, 30),
        customer: 'customers3',
        entry_type: 'adjustment',
        amount: -5,
        account_manager: 'staff1',
      },
    ]);
    const {tables} = book.workbook;
    for (const locale of ['zh', 'en'] as const) {
      await expectNothingNew(tables, await filesOf(() => paperOut(tables, locale), locale));
    }
  });

  test('whatever the ledger holds comes back unchanged', async () => {
    const entry = fc.record({
      customer: fc.integer({min: 0, max: 3}),
      withContact: fc.boolean(),
      manager: fc.integer({min: 0, max: 1}),
      day: fc.integer({min: dayOf(2026, 1, 1), max: dayOf(2026, 4, 30)}),
      type: fc.constantFrom(
        'opening',
        'sale',
        'sale_return',
        'payment',
        'refund',
        'recharge',
        'write_off',
        'adjustment',
      ),
      form: fc.constantFrom('signed_bill', 'cash', 'transfer', 'prepaid', 'unspecified'),
      amount: fc.integer({min: 1, max: 2_000_000}),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, {minLength: 1, maxLength: 25}),
        fc.constantFrom('zh' as const, 'en' as const),
        async (entries, locale) => {
          const book = memoryWorkbook();
          insert(book, 'staff', [{name: '沈若溪'}, {name: '韩以宁'}]);
          insert(
            book,
            'customers',
            ['云栖建设', '澄远置业', '陶晚晴', '晚晴报社'].map((name, index) => ({
              name,
              sector: index === 3 ? null : 'grain',
              account_manager: 'staff0',
            })),
          );
          insert(
            book,
            'contacts',
            ['程砚田', '罗景和', '苏念禾', '温如许'].map((name, index) => ({
              name,
              customer: `customers${index}`,
              account_manager: 'staff0',
            })),
          );
          insert(
            book,
            'entries',
            entries.map(({customer, withContact, manager, day, type, form, amount}) => ({
              posted_on: day,
              entry_date: day,
              customer: `customers${customer}`,
              contact: withContact ? `contacts${customer}` : null,
              account_manager: `staff${manager}`,
              entry_type: type,
              settlement_form: form,
              amount,
            })),
          );
          const {tables} = book.workbook;
          await expectNothingNew(tables, await filesOf(() => paperOut(tables, locale), locale));
        },
      ),
      {numRuns: 40},
    );
  });
});

describe('sheets', () => {
  const odd = [
    '=1+1',
    '+86 138',
    '@x',
    "'quoted",
    ' spaced ',
    'two\nlines',
    'say "hi", or; not',
    '00123',
    '1,234',
    '-5',
    '真',
    'TRUE',
    '2026-03-05',
    '\tx',
  ];

  async function filled(): Promise<MemoryWorkbook> {
    const book = commitInto(await openFixture('customers-trade-zh.csv'));
    commitInto(await openFixture('ledger-zh.csv', book.workbook.tables), book);
    commitInto(await openFixture('invoices-zh.csv', book.workbook.tables), book);
    insert(
      book,
      'customers',
      odd.map(text => ({name: `x${text}`, remark: text, phone: '12'})),
      'odd',
    );
    return book;
  }

  test('all of them in one workbook come back unchanged', async () => {
    const {tables} = (await filled()).workbook;
    for (const locale of ['zh', 'en'] as const) {
      const bytes = await xlsxBytes(builtInSheets.map(sheet => exportSheet(sheet, sourcesOf(tables), locale)));
      await expectNothingNew(tables, [['all.xlsx', bytes]]);
    }
  });

  test('each as text comes back unchanged', async () => {
    const {tables} = (await filled()).workbook;
    for (const locale of ['zh', 'en'] as const) {
      for (const sheet of builtInSheets) {
        await expectNothingNew(tables, [['x.csv', csvText(exportSheet(sheet, sourcesOf(tables), locale), locale)]]);
      }
    }
  });

  test('one cell changed outside is the one cell changed inside', async () => {
    const book = await filled();
    const {tables} = book.workbook;
    const customers = builtInSheets.find(sheet => sheet.id === 'customers');
    if (customers === undefined) throw new Error('no customers');
    const csv = csvText(exportSheet(customers, sourcesOf(tables), 'zh'), 'zh').replace('139 0000 4855', '13911112222');
    const session = await openFile(csv, 'x.csv', tables);
    expect(session.summary().counts).toMatchObject({changed: 1, new: 0});
    const commit = session.commitCommand();
    expect(commit.ok && commit.value.command.then).toEqual([
      expect.objectContaining({sheet: 'customers', column: 'phone', value: '13911112222'}),
    ]);
  });

  test('make the same rows in an empty workbook, links included', async () => {
    const {tables} = (await filled()).workbook;
    const bytes = await xlsxBytes(builtInSheets.map(sheet => exportSheet(sheet, sourcesOf(tables), 'zh')));
    const copy = commitInto(await openFile(bytes, 'all.xlsx')).workbook.tables;
    for (const columns of [
      ['customers', 'name', 'sector', 'account_manager', 'remark'],
      ['contacts', 'customer', 'name', 'account_manager'],
      ['entries', 'posted_on', 'customer', 'contact', 'entry_type', 'amount', 'document_no'],
      ['agreements', 'customer', 'account_period_days'],
    ]) {
      const [sheet = '', ...names] = columns;
      const rows = (of: Tables) => [...rowsOf(of, sheet, ...names)].map(row => JSON.stringify(row)).sort();
      expect(rows(copy)).toEqual(rows(tables));
    }
    const applied = rowsOf(copy, 'entries', 'applied_to').filter(([row]) => row !== null);
    expect(applied).toHaveLength(2);
    const entries = copy.table(asId<SheetId>('entries'));
    for (const [row] of applied) expect(entries.indexOf(asId<RowId>(String(row)))).toBeGreaterThanOrEqual(0);
  });

  test('a text that a spreadsheet could run is disarmed in CSV and plain in a workbook', async () => {
    const {tables} = (await filled()).workbook;
    const customers = builtInSheets.find(sheet => sheet.id === 'customers');
    if (customers === undefined) throw new Error('no customers');
    const out = () => exportSheet(customers, sourcesOf(tables), 'zh');
    const csv = csvText(out(), 'zh');
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(csv).toContain(",'=1+1,");
    expect(csv).not.toMatch(/(?:^|,)"?[=@\t]/m);
    const read = await readFile(await xlsxBytes([out()]), 'x.xlsx', decodeText);
    expect(read.ok && read.value.sheets[0]?.rows.flat()).toContain('=1+1');
  });
});

test.each([
  ['a/b:c', 'a b c'],
  ["'x'", 'x'],
  ['History', 'History_'],
  ['', 'Sheet'],
  ['很长的名字'.repeat(10), `${'很长的名字'.repeat(6)}很`],
])('a sheet called %j is written as %j', (name, written) => {
  expect(sheetName(name, new Set())).toBe(written);
});

test('two sheets of one name are told apart', () => {
  const taken = new Set<string>();
  expect([sheetName('沈若溪', taken), sheetName('沈若溪', taken)]).toEqual(['沈若溪', '沈若溪 2']);
});

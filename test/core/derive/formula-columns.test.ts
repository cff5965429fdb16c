import {expect, test} from 'vitest';
import {asId, type ColumnId, type RowId, type SheetId} from '../../../core/base/ids.ts';
import {createFormulaColumns, type FormulaColumns} from '../../../core/derive/formula-columns.ts';
import {writeCommand} from '../../../core/doc/command.ts';
import {isError, money, type Value} from '../../../core/formula/value.ts';
import type {CellValue} from '../../../core/schema/cell.ts';
import {columnSchema} from '../../../core/schema/column.ts';
import {day} from '../ledger/ledger-builder.ts';
import {insertRows, type MemoryWorkbook, memoryWorkbook} from '../memory-workbook.ts';

const CUSTOMERS = asId<SheetId>('customers');

interface Opened {
  readonly book: MemoryWorkbook;
  readonly formulas: FormulaColumns;
  today: string;
}

/** Two customers, three entries, and formula columns by name on the customers' sheet. */
function opened(columns: Readonly<Record<string, string>>): Opened {
  const book = memoryWorkbook();
  book.apply(insertRows('staff', {mei: {name: '梅'}}));
  book.apply(insertRows('customers', {c0: {name: '东岚仲裁所', account_manager: 'mei'}, c1: {name: '岚农银号'}}));
  book.apply(
    insertRows('entries', {
      e0: {customer: 'c0', entry_type: 'sale', amount: 100_00, posted_on: day('04-02'), entry_date: day('04-01')},
      e1: {customer: 'c0', entry_type: 'payment', amount: 30_00, posted_on: day('04-03')},
      e2: {customer: 'c1', entry_type: 'sale', amount: 7_00, posted_on: day('04-03'), entry_date: day('03-31')},
    }),
  );
  for (const [name, formula] of Object.entries(columns)) {
    const column = columnSchema.parse({
      id: name.toLowerCase(),
      name: {zh: name, en: name},
      type: 'computed',
      formula,
      level: '0',
      width: 80,
    });
    book.apply({kind: 'set-column', sheet: CUSTOMERS, column});
  }
  const open: Opened = {
    book,
    today: '04-20',
    formulas: createFormulaColumns({
      tables: book.workbook.tables,
      sheet: id => book.workbook.sheet(id),
      today: () => day(open.today),
    }),
  };
  book.workbook.onChange(changes => open.formulas.note(changes));
  return open;
}

function value({book, formulas}: Opened, row: string, column: string): Value {
  const found = book.workbook.sheet(CUSTOMERS)?.columns.find(({id}) => id === column.toLowerCase());
  if (found === undefined) throw new Error(`no column ${column}`);
  const index = book.workbook.tables.table(CUSTOMERS).indexOf(asId<RowId>(row));
  return formulas.values(CUSTOMERS, found)?.(index) ?? null;
}

function write({book}: Opened, sheet: string, row: string, column: string, cell: CellValue): void {
  const place = {sheet: asId<SheetId>(sheet), row: asId<RowId>(row), column: asId<ColumnId>(column), value: cell};
  book.apply(writeCommand('edit', {cells: [place]}));
}

test('a formula column reads its row, the row that a link names and the rows that link to it', () => {
  const open = opened({
    Sold: 'SUM([消费回款流水.金额], [类型]="sale", THIS_MONTH)',
    Title: '[名称] & "/" & [Account_Manager.Name]',
    Twice: '[Sold] * 2',
  });
  expect(value(open, 'c0', 'Sold')).toEqual(money(100_00));
  expect(value(open, 'c1', 'Sold')).toEqual(0);
  expect(value(open, 'c0', 'Twice')).toEqual(money(200_00));
  write(open, 'entries', 'e0', 'amount', 55_00);
  expect(value(open, 'c0', 'Twice')).toEqual(money(110_00));
  write(open, 'entries', 'e2', 'customer', 'c0');
  write(open, 'entries', 'e2', 'entry_date', day('04-09'));
  expect([value(open, 'c0', 'Sold'), value(open, 'c1', 'Sold')]).toEqual([money(62_00), 0]);
  open.today = '05-01';
  expect(value(open, 'c0', 'Sold')).toEqual(0);
});

test('an edit reckons its own row anew and leaves the others', () => {
  const open = opened({Tag: 'UPPER([name])'});
  expect(value(open, 'c1', 'Tag')).toBe('岚农银号');
  write(open, 'customers', 'c1', 'name', 'abc');
  expect([value(open, 'c0', 'Tag'), value(open, 'c1', 'Tag')]).toEqual(['东岚仲裁所', 'ABC']);
  expect(open.formulas.readsOthers(CUSTOMERS)).toBe(false);
});

test('columns that lead back to themselves say by which way, those beside them go on', () => {
  const open = opened({Alpha: '[Beta]+1', Beta: '[Gamma]', Gamma: '[Alpha]', Delta: '1+1', Eps: '[Beta]&"x"'});
  for (const column of ['Alpha', 'Beta', 'Gamma', 'Eps']) {
    const found = value(open, 'c0', column);
    expect(isError(found) && found.code === '#CYCLE!' ? found.detail : found).toBe('Alpha → Beta → Gamma → Alpha');
  }
  expect(value(open, 'c0', 'Delta')).toBe(2);
});

test('a formula that cannot be read, or names what is not there, is an error in its cells', () => {
  const open = opened({Broken: 'SUM(', Lost: '[nowhere]+1'});
  expect(value(open, 'c0', 'Broken')).toMatchObject({code: '#NAME?'});
  expect(value(open, 'c0', 'Lost')).toMatchObject({code: '#NAME?', detail: '[nowhere]'});
});

test('a column whose formula is changed is reckoned by the new one', () => {
  const open = opened({Sum: '1+1'});
  expect(value(open, 'c0', 'Sum')).toBe(2);
  const column = columnSchema.parse({
    id: 'sum',
    name: {zh: 'Sum', en: 'Sum'},
    type: 'computed',
    formula: '1+2',
    level: '0',
    width: 80,
  });
  open.book.apply({kind: 'set-column', sheet: CUSTOMERS, column});
  expect(value(open, 'c0', 'Sum')).toBe(3);
});

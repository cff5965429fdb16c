import {describe, expect, test} from 'vitest';
import {
  type CellStyle,
  cellText,
  copyText,
  createCentsReader,
  rowName,
} from '../../../pwa/screens/warning-table/cell-text.ts';
import {neededFigures, type TableColumn, tableColumns} from '../../../pwa/screens/warning-table/columns.ts';
import {allLines, tableLines} from '../../../pwa/screens/warning-table/lines.ts';
import {makeRow, makeTable} from './month-rows.ts';

const style: CellStyle = {locale: 'zh', cents: new Set(), names: {shen: '沈若溪'}};
const week = (index: number, side: 'sales' | 'collection' = 'sales'): TableColumn => ({
  kind: 'week',
  week: index,
  side,
});
const balance: TableColumn = {kind: 'figure', figure: 'closing'};
const lastMonth: TableColumn = {kind: 'figure', figure: 'prevSales'};

const row = makeRow({id: 'a', weeks: [[2180, 0]], opening: -2180, prev: null});
const table = makeTable([row]);
const lines = tableLines(table, allLines);
const rowLine = lines.body.find(line => line.kind === 'row');
const total = lines.foot[0];

describe('what a cell shows', () => {
  test('an empty week is blank, a balance of zero is written, an unknown last month is a dash', () => {
    expect(rowLine && cellText(rowLine, week(0), style)).toBe('2,180');
    expect(rowLine && cellText(rowLine, week(1), style)).toBe('');
    expect(rowLine && cellText(rowLine, balance, style)).toBe('0');
    expect(rowLine && cellText(rowLine, lastMonth, style)).toBe('—');
  });

  test('a week whose entries cancel out shows 0, which is not the same as nothing', () => {
    const cancelled = {...row, weeks: row.weeks.map(pair => ({...pair, salesEntries: 2}))};
    const line = tableLines(makeTable([cancelled]), allLines).body.find(each => each.kind === 'row');
    expect(line && cellText(line, week(1), style)).toBe('0');
  });

  test('cents show in a whole column as soon as one amount has them', () => {
    const cents = makeTable([row, makeRow({id: 'b', weeks: [[0.5, 0]]})]);
    const columns = tableColumns({weeks: 4, more: false, needed: new Set()});
    expect([...createCentsReader().columns(cents, columns)]).toEqual(['w0-sales', 'sales', 'closing']);
    expect(rowLine && cellText(rowLine, week(0), {...style, cents: new Set(['w0-sales'])})).toBe('2,180.00');
  });

  test('copying gives a spreadsheet plain numbers', () => {
    expect(rowLine && copyText(rowLine, week(0), style)).toBe('2180');
    expect(total && copyText(total, balance, style)).toBe('0');
  });

  test('a row is named by organisation and contact, or by the one that it has', () => {
    expect(rowName(makeRow({id: 'x', customer: '柏舟建设', contact: '程砚田'}), 'zh')).toBe('柏舟建设：程砚田');
    expect(rowName(makeRow({id: 'x', customer: 'Bozhou', contact: 'Cheng'}), 'en')).toBe('Bozhou: Cheng');
    expect(rowName({...row, customerName: '', contactName: '段女士'}, 'zh')).toBe('段女士');
  });
});

describe('columns', () => {
  test('adjustments and transfers show as soon as the balance would not add up without them', () => {
    const moved = makeTable([row]).sheets.map(sheet => ({...sheet.total, adjustment: sheet.total.sales}));
    const needed = neededFigures(moved);
    expect([...needed]).toEqual(['adjustment']);
    expect(
      tableColumns({weeks: 4, more: false, needed}).some(c => c.kind === 'figure' && c.figure === 'adjustment'),
    ).toBe(true);
  });

  test('the scheme of five weeks has five pairs', () => {
    const pairs = tableColumns({weeks: 5, more: false, needed: new Set()}).filter(c => c.kind === 'week');
    expect(pairs).toHaveLength(10);
  });
});

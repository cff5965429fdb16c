import {describe, expect, test} from 'vitest';
import {
  allLines,
  allTotals,
  groupKey,
  type Line,
  levelCounts,
  tableLines,
  tableRows,
} from '../../../pwa/screens/warning-table/lines.ts';
import {lu, makeRow, makeTable, shen} from './month-rows.ts';

const shape = (lines: readonly Line[]) =>
  lines.map(line => (line.kind === 'row' ? `${line.seq} ${line.row.row}` : line.kind));

describe('one manager', () => {
  const table = makeTable(
    [
      makeRow({id: 'a1', customer: 'hospital', contact: '阮', weeks: [[100, 0]], opening: 50}),
      makeRow({id: 'a2', customer: 'hospital', contact: '唐', weeks: [[200, 30]]}),
      makeRow({id: 'b', customer: 'dentist', sector: 'medical'}),
      makeRow({id: 'c', customer: 'bank', sector: 'finance', opening: -80}),
    ],
    {hospital: 'red', bank: 'blue'},
  );
  const {body, foot} = tableLines(table, allLines);

  test('shows groups with their rows, numbering anew in each, and a subtotal where an organisation has several contacts', () => {
    expect(shape(body)).toEqual(['group', '1 a1', '2 a2', 'organisation', '3 b', 'group', '1 c']);
  });

  test('marks a row of the same organisation as continued', () => {
    expect(body.flatMap(line => (line.kind === 'row' ? [line.continued] : []))).toEqual([false, true, false, false]);
  });

  test('adds the organisation over its contacts', () => {
    const total = body.find(line => line.kind === 'organisation');
    expect(total?.kind === 'organisation' && [total.total.sales, total.total.closing]).toEqual([30_000, 32_000]);
  });

  test('keeps the total in sight, with receivable and prepaid apart because netting hides debt', () => {
    expect(foot.map(line => line.kind)).toEqual(['total', 'split']);
    const split = foot[1];
    expect(split?.kind === 'split' && [split.receivable, split.prepaid]).toEqual([32_000, 8_000]);
  });

  test('counts a customer with two contacts once', () => {
    expect(levelCounts(table, tableRows(table))).toEqual({red: 1, orange: 0, yellow: 0, blue: 1});
  });

  test('folds a group to its heading', () => {
    const folded = tableLines(table, {...allLines, collapsed: new Set([groupKey(shen, 'medical')])});
    expect(shape(folded.body)).toEqual(['group', 'group', '1 c']);
    expect(folded.body[0]).toMatchObject({collapsed: true});
  });
});

describe('all managers', () => {
  const table = makeTable([
    makeRow({id: 'a', manager: shen, sector: 'medical', weeks: [[100, 0]]}),
    makeRow({id: 'b', manager: lu, sector: 'medical', weeks: [[10, 0]]}),
    makeRow({id: 'c', manager: lu, sector: 'finance', weeks: [[1, 0]]}),
  ]);

  test('gives each manager a heading and a total, then sector totals over all, and everything at the foot', () => {
    const {body, foot} = tableLines(table, allLines);
    expect(shape(body)).toEqual([
      ...['manager', 'group', '1 a', 'total'],
      ...['manager', 'group', '1 b', 'group', '1 c', 'total'],
      ...['total', 'total'],
    ]);
    expect(foot).toMatchObject([{kind: 'total', of: 'all', total: {sales: 11_100, rows: 3}}]);
  });

  test('totals of sectors and managers both add up to the whole', () => {
    const {total, sectors} = allTotals(table);
    expect(sectors.reduce((sum, each) => sum + each.total.sales, 0)).toBe(total.sales);
    expect(table.sheets.reduce((sum, sheet) => sum + sheet.total.sales, 0)).toBe(total.sales);
  });

  test('every line has a name of its own', () => {
    const {body, foot} = tableLines(table, allLines);
    const keys = [...body, ...foot].map(line => line.key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

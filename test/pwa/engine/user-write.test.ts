import {expect, test} from 'vitest';
import {present} from '../../../core/base/assert.ts';
import {asDay, asMonth, monthOf, parseDay} from '../../../core/base/calendar-date.ts';
import {asId, type ColumnId, type RowId, type SheetId} from '../../../core/base/ids.ts';
import {engineBench} from './engine-bench.ts';

const CUSTOMERS = asId<SheetId>('customers');
const HANDOVERS = asId<SheetId>('handovers');
const ENTRIES = asId<SheetId>('entries');
const MANAGER = asId<ColumnId>('account_manager');
const today = present(parseDay('2026-11-20'), 'the day of the bench');
const november = monthOf(today);
const columns = (...ids: string[]) => ids.map(asId<ColumnId>);
const all = {filters: [], sort: [], group: null, search: ''};

/** The sample company with one of its customers and the names of its managers. */
async function withCustomer() {
  const bench = engineBench();
  const workbook = await bench.ask('create-sample', {locale: 'zh'});
  await bench.ask('open', {workbook});
  const {ask} = bench;
  const october = await ask('warning-table', {month: asMonth(november - 1), manager: 'all'});
  const row = present(
    october.sheets
      .flatMap(({groups}) => groups.flatMap(group => group.rows))
      .find(({closing, transferred}) => closing > 0 && transferred === 0),
    'somebody owes',
  );
  const {rows: staff} = await listed('staff', 'name');
  const other = present(
    staff.find(({id}) => id !== row.manager),
    'another manager',
  );

  async function listed(sheet: string, ...names: string[]) {
    const {view, rowCount} = await ask('open-view', {...all, sheet: asId<SheetId>(sheet)});
    const {rows} = await ask('window', {view, from: 0, to: rowCount, columns: columns(...names)});
    const plain = rows.flatMap(each => (each.kind === 'row' ? [{id: each.id, cells: each.cells}] : []));
    return {rows: plain.map(({id, cells}) => ({id, values: cells.map(({value}) => value)}))};
  }
  return {...bench, listed, october, row, other: {id: other.id, name: String(other.values[0])}};
}

test('a customer given to another manager by name leaves a hand-over, and last month stays as it was', async () => {
  const {ask, listed, october, row, other} = await withCustomer();
  const before = (await listed('handovers', 'to')).rows.length;
  const done = await ask('write-texts', {
    label: 'edit',
    sheet: CUSTOMERS,
    rows: [row.customer],
    columns: [MANAGER],
    texts: [[other.name]],
  });
  expect(done.rows).toEqual([]);
  const {rows} = await listed('handovers', 'changed_on', 'customer', 'from', 'to');
  expect(rows.length).toBe(before + 1);
  expect(rows.map(({values}) => values)).toContainEqual([today, row.customer, row.manager, other.id]);
  const again = await ask('warning-table', {month: asMonth(november - 1), manager: 'all'});
  expect(again.sheets).toEqual(october.sheets);
  const table = await ask('warning-table', {month: november, manager: 'all'});
  const moved = table.sheets
    .flatMap(({groups}) => groups.flatMap(group => group.rows))
    .filter(each => each.row === row.row);
  expect(moved.map(({manager, transferred}) => [manager, Math.sign(transferred)])).toEqual(
    expect.arrayContaining([
      [row.manager, -1],
      [other.id, 1],
    ]),
  );
  await ask('undo', {});
  expect((await listed('handovers', 'to')).rows.length).toBe(before);
});

test('a new entry typed in the ledger has its number, posting date, manager and handler', async () => {
  const {ask, listed, row} = await withCustomer();
  const {customer, customerName} = row;
  const known = new Set((await listed('entries', 'entry_no')).rows.map(({values}) => values[0]));
  const done = await ask('write-texts', {
    label: 'add-row',
    sheet: ENTRIES,
    rows: [null],
    columns: columns('customer', 'entry_type', 'amount'),
    texts: [[customerName, '消费', '88']],
  });
  expect(done.rejected).toEqual([]);
  const made = await listed('entries', 'customer', 'entry_no', 'posted_on', 'account_manager', 'handler');
  const entry = present(
    made.rows.find(({id}) => id === done.rows[0]),
    'the new entry',
  );
  const [owner, number, posted, manager, handler] = entry.values;
  expect([owner, posted]).toEqual([customer, today]);
  expect(known.has(number ?? null)).toBe(false);
  expect(number).toMatch(/^L\d+$/);
  const staff = await listed('staff', 'name');
  expect(staff.rows.find(({id}) => id === manager)?.values[0]).toBe(handler);
});

test('the answer to an edit names the rows that the user made, not those that come with it', async () => {
  const {ask, row, other} = await withCustomer();
  const cell = {sheet: CUSTOMERS, row: row.customer, column: MANAGER, value: other.id};
  const mine = {sheet: asId<SheetId>('staff'), row: asId<RowId>('newstaff00000000'), cells: {name: '新人'}};
  const {rows} = await ask('write', {label: 'edit', inserts: [mine], cells: [cell]});
  expect(rows).toEqual([mine.row]);
  expect((await ask('workbook', {})).rowCounts[HANDOVERS]).toBeGreaterThan(0);
});

test('a closed month is changed neither by an edit nor by a deletion, and a customer with entries stays', async () => {
  const {ask, refused, october, row} = await withCustomer();
  await ask('set-setting', {key: 'closedThrough', value: november - 1});
  const {view, rowCount} = await ask('open-view', {...all, sheet: ENTRIES});
  const {rows} = await ask('window', {view, from: 0, to: rowCount, columns: columns('posted_on')});
  const entry = present(
    rows.flatMap(each =>
      each.kind === 'row' && monthOf(asDay(Number(each.cells[0]?.value))) === november - 1 ? [each.id] : [],
    )[0],
    'an entry of October',
  );
  const edit = {label: 'edit', sheet: ENTRIES, rows: [entry], columns: columns('amount'), texts: [['1']]};
  expect(await refused('write-texts', edit)).toBe('month-closed');
  expect(await refused('delete-rows', {sheet: ENTRIES, rows: [entry]})).toBe('month-closed');
  expect(await refused('delete-rows', {sheet: CUSTOMERS, rows: [row.customer]})).toBe('row-in-use');
  const again = await ask('warning-table', {month: asMonth(november - 1), manager: 'all'});
  expect(again.sheets).toEqual(october.sheets);
});

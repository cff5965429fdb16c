import {expect, test} from 'vitest';
import {present} from '../../../core/base/assert.ts';
import {monthOf, parseDay} from '../../../core/base/calendar-date.ts';
import {asId, type ColumnId, type RowId, type SheetId} from '../../../core/base/ids.ts';
import {engineBench} from './engine-bench.ts';

const CUSTOMERS = asId<SheetId>('customers');
const columns = (...ids: string[]) => ids.map(asId<ColumnId>);
const all = {sheet: CUSTOMERS, filters: [], sort: [], group: null, search: ''};
const november = monthOf(present(parseDay('2026-11-20'), 'a day'));

/** The sample company, opened. */
async function withSample() {
  const bench = engineBench();
  const workbook = await bench.ask('create-sample', {locale: 'zh'});
  const view = await bench.ask('open', {workbook});
  return {...bench, workbook, view};
}

test('the sample opens with customers, a ledger, months and warnings of every level', async () => {
  const {view} = await withSample();
  expect(view.settings.sample).toBe(true);
  expect(view.rowCounts.customers).toBeGreaterThan(20);
  expect(view.rowCounts.entries).toBeGreaterThan(500);
  expect(view.months.at(-1)).toBe(november);
  for (const level of ['red', 'orange', 'yellow'] as const) expect(view.counts[level]).toBeGreaterThan(0);
  expect(view.undo).toEqual({undo: null, redo: null});
});

test('a view shows cells with link labels, levels, reasons and ageing bars', async () => {
  const {ask} = await withSample();
  const {view, rowCount} = await ask('open-view', {
    ...all,
    sort: [{column: asId<ColumnId>('warning'), descending: true}],
  });
  const {rows} = await ask('window', {
    view,
    from: 0,
    to: rowCount,
    columns: columns('name', 'account_manager', 'warning', 'ageing'),
  });
  const [first] = rows;
  if (first?.kind !== 'row') throw new Error('a row');
  const [name, manager, warning, ageing] = first.cells;
  expect(first.level).toBe('red');
  expect(typeof name?.value).toBe('string');
  expect(manager?.label).toBeTruthy();
  expect(warning?.level).toBe('red');
  expect(warning?.reason?.subject.id).toBe(first.id);
  expect(ageing?.parts).toHaveLength(5);
});

test('a search finds by pinyin initials, and the found row by its place', async () => {
  const {ask} = await withSample();
  const {view} = await ask('open-view', all);
  const {rows} = await ask('window', {view, from: 0, to: 1, columns: columns('name')});
  const [first] = rows;
  if (first?.kind !== 'row') throw new Error('a row');
  const found = await ask('lookup', {sheet: CUSTOMERS, text: String(first.cells[0]?.value).slice(0, 2), limit: 5});
  expect(found.map(({row}) => row)).toContain(first.id);
  expect(await ask('find-row', {view, row: first.id})).toBe(0);
});

test('groups state count and sums, and can be folded', async () => {
  const {ask} = await withSample();
  const open = await ask('open-view', {...all, group: asId<ColumnId>('account_manager')});
  const {rows} = await ask('window', {view: open.view, from: 0, to: 1, columns: columns('name')});
  const [heading] = rows;
  if (heading?.kind !== 'group') throw new Error('a heading');
  expect(heading.label).not.toBe('');
  expect(heading.sums.balance).toBeTypeOf('number');
  const folded = await ask('toggle-group', {view: open.view, index: 0});
  expect(folded.rowCount).toBe(open.rowCount - heading.count);
  const spec = {...all, group: asId<ColumnId>('account_manager')};
  const sorted = await ask('change-view', {
    view: open.view,
    spec: {...spec, sort: [{column: asId<ColumnId>('name'), descending: true}]},
  });
  expect(sorted.rowCount).toBe(folded.rowCount);
  const regrouped = await ask('change-view', {view: open.view, spec: {...all, group: asId<ColumnId>('sector')}});
  expect(regrouped.rowCount).toBeGreaterThan(folded.rowCount);
});

test('typing into a week cell changes the table, the balance, the warning and the customer’s row in one push', async () => {
  const {ask, pushes} = await withSample();
  await ask('open-view', all);
  const table = await ask('warning-table', {month: november, manager: 'all'});
  const row = present(
    table.sheets
      .flatMap(({groups}) => groups.flatMap(group => group.rows))
      .find(each => table.warnings[each.customer]?.level === 'red'),
    'somebody is red',
  );
  const before = await ask('customer', {row: row.customer});
  pushes.length = 0;
  await ask('type-week', {
    month: november,
    customer: row.customer,
    row: row.row,
    manager: row.manager,
    week: 2,
    side: 'collection',
    text: String(before.balance / 100 + 1000),
  });
  const push = pushes.find(each => each.kind === 'changed');
  if (push?.kind !== 'changed') throw new Error('a push');
  expect(push.undo.undo).toBe('type-week');
  expect(push.rows).toContain(row.customer);
  const patched = push.table?.rows.find(each => each.row === row.row && each.manager === row.manager);
  expect(patched?.collection).not.toBe(row.collection);
  expect(push.table?.totals.length).toBeGreaterThan(0);
  const after = await ask('customer', {row: row.customer});
  expect(after.balance).toBeLessThan(before.balance);
  expect(after.level).not.toBe('red');
  expect(after.warnings.some(({state}) => state.kind === 'clearing')).toBe(true);
  // the same table asked for anew says what the patch said
  const again = await ask('warning-table', {month: november, manager: 'all'});
  const fresh = again.sheets
    .flatMap(({groups}) => groups.flatMap(group => group.rows))
    .find(each => each.row === row.row && each.manager === row.manager);
  expect(patched).toEqual(fresh);
});

test('undoing a week cell brings back every figure', async () => {
  const {ask} = await withSample();
  const before = await ask('warning-table', {month: november, manager: 'all'});
  const row = present(before.sheets[0]?.groups.flatMap(group => group.rows)[0], 'a row');
  await ask('type-week', {
    month: november,
    customer: row.customer,
    row: row.row,
    manager: row.manager,
    week: 0,
    side: 'sales',
    text: '12,345.67',
  });
  expect(await ask('warning-table', {month: november, manager: 'all'})).not.toEqual(before);
  await ask('undo', {});
  expect(await ask('warning-table', {month: november, manager: 'all'})).toEqual(before);
});

test('the list of warnings holds a line for each, the worst first, each with its reason', async () => {
  const {ask, view} = await withSample();
  const {lines, rulesChecked} = await ask('warnings', {level: null, manager: null, subject: null});
  const reds = new Set(lines.filter(({level}) => level === 'red').map(({subject}) => subject.id));
  expect(reds.size).toBeGreaterThanOrEqual(view.counts.red);
  expect(lines[0]?.level).toBe('red');
  expect(rulesChecked).toBeGreaterThan(20);
  expect(lines.every(({subjectName, facts}) => subjectName !== '' && Object.keys(facts).length > 0)).toBe(true);
});

test('the nights are done once a day: a warning has its case number, and a new day is noticed', async () => {
  const {ask, pass, pushes} = await withSample();
  await pass(0);
  const {lines} = await ask('warnings', {level: 'red', manager: null, subject: null});
  expect(lines[0]?.caseNo).toMatch(/^(AR|SAL)-\d\d/);
  expect(lines[0]?.since).not.toBeNull();
  pushes.length = 0;
  await pass(24 * 3_600_000);
  expect(pushes.find(({kind}) => kind === 'day')).toMatchObject({kind: 'day'});
  expect((await ask('workbook', {})).settings.evaluatedThrough).toBe((await ask('workbook', {})).today);
});

test('a paid warning clears in the same frame and closes after two quiet nights', async () => {
  const {ask, pass} = await withSample();
  await pass(0);
  const {lines} = await ask('warnings', {level: null, manager: null, subject: null});
  const overdue = present(
    lines.find(({rule}) => rule === 'AR-02' || rule === 'AR-03'),
    'somebody is overdue',
  );
  const customer = asId<RowId>(overdue.subject.id);
  const {today} = await ask('workbook', {});
  const {running} = await ask('customer', {row: customer});
  // each of its rows is paid in full
  await ask('write', {
    label: 'add-entry',
    cells: [],
    inserts: running.rows
      .filter(({closing}) => closing > 0)
      .map(({row, closing}, index) => ({
        sheet: asId<SheetId>('entries'),
        row: asId<RowId>(`pay000000000000${index}`),
        cells: {
          ...{posted_on: today, entry_date: today, customer, contact: row === customer ? null : row},
          ...{entry_type: 'payment', amount: closing, settlement_form: 'transfer'},
        },
      })),
  });
  const stateOf = async () =>
    (await ask('warnings', {level: null, manager: null, subject: overdue.subject.id})).lines.find(
      ({rule}) => rule === overdue.rule,
    )?.state.kind;
  expect(await stateOf()).toBe('clearing');
  await pass(24 * 3_600_000);
  expect(await stateOf()).toBe('clearing');
  await pass(24 * 3_600_000);
  expect(await stateOf()).toBeUndefined();
});

test('texts are parsed by column; what does not parse is named and left as it was', async () => {
  const {ask} = await withSample();
  const {view} = await ask('open-view', all);
  const [first, second] = await ask('row-ids', {view, from: 0, to: 2});
  const done = await ask('write-texts', {
    label: 'paste',
    sheet: CUSTOMERS,
    rows: [first ?? null, second ?? null, null],
    columns: columns('name', 'sector', 'account_manager'),
    texts: [
      ['改名公司', null, '没有这个人'],
      [null, 'nonsense', null],
      ['新客户', '', ''],
    ],
  });
  expect(done.rows.length).toBe(1);
  expect(done.rejected.map(({row, column, error}) => [row, column, error.kind])).toEqual([
    [0, 2, 'value-invalid'],
    [1, 1, 'value-invalid'],
  ]);
  const {rows} = await ask('window', {view, from: 0, to: 1, columns: columns('name')});
  expect(rows[0]?.kind === 'row' && rows[0].cells[0]?.value).toBe('改名公司');
});

test('an account period of more than a month is refused, the rest of the line is kept', async () => {
  const {ask} = await withSample();
  const {view} = await ask('open-view', all);
  const [customer] = await ask('row-ids', {view, from: 0, to: 1});
  const name = (await ask('window', {view, from: 0, to: 1, columns: columns('name')})).rows[0];
  const title = name?.kind === 'row' ? String(name.cells[0]?.value) : '';
  expect(customer).toBeDefined();
  const agreements = asId<SheetId>('agreements');
  const done = await ask('write-texts', {
    label: 'add-row',
    sheet: agreements,
    rows: [null, null],
    columns: columns('customer', 'credit_limit', 'account_period_days'),
    texts: [
      [title, '5000', '45'],
      [title, '6000', '31'],
    ],
  });
  expect(done.rejected).toEqual([
    {
      row: 0,
      column: 2,
      error: {kind: 'value-out-of-range', column: '账期天数', input: '45', limit: '最长 31 天，更长要书面例外批准'},
    },
  ]);
  const spec = {...all, sheet: agreements};
  const opened = await ask('open-view', spec);
  const wanted = columns('credit_limit', 'account_period_days');
  const {rows} = await ask('window', {view: opened.view, from: 0, to: opened.rowCount, columns: wanted});
  const values = rows.flatMap(row => (row.kind === 'row' ? [row.cells.map(({value}) => value)] : []));
  expect(values).toContainEqual([5000_00, null]);
  expect(values).toContainEqual([6000_00, 31]);
});

test('a reviewer closes a warning that closes in no other way, and can take it back', async () => {
  const {ask} = await withSample();
  const every = {level: null, manager: null, subject: null};
  const unauthorised = async () => (await ask('warnings', every)).lines.find(({rule}) => rule === 'AR-14');
  const line = present(await unauthorised(), 'the sample has a bill signed without authority');
  await ask('review-warning', {rule: line.rule, subject: line.subject});
  expect(await unauthorised()).toBeUndefined();
  expect((await ask('workbook', {})).undo.undo).toBe('review-warning');
  await ask('undo', {});
  expect((await unauthorised())?.level).toBe('orange');
});

test('an edit that a crash cut off is done once at the next opening, with the same row ids', async () => {
  const first = engineBench();
  const workbook = await first.ask('create-workbook', {name: '账本', profile: 'trade'});
  const body = {
    label: 'paste',
    sheet: CUSTOMERS,
    rows: [null, null],
    columns: columns('name'),
    texts: [['甲'], ['乙']],
  };
  const intent = {id: 'intent0000000001', workbook, name: 'write-texts', body, locale: 'zh'};
  const second = engineBench({device: first.device, intents: [intent]});
  expect((await second.ask('open', {workbook})).rowCounts.customers).toBe(2);
  expect(second.intents).toEqual([]);
  const {view} = await second.ask('open-view', all);
  const ids = await second.ask('row-ids', {view, from: 0, to: 2});
  // the intent was still there although its edit had been stored: nothing doubles
  await second.ask('close', {});
  const third = engineBench({device: first.device, intents: [intent]});
  expect((await third.ask('open', {workbook})).rowCounts.customers).toBe(2);
  const again = await third.ask('open-view', all);
  expect(await third.ask('row-ids', {view: again.view, from: 0, to: 2})).toEqual(ids);
});

test('a backup restores as a copy beside the workbook, and in place with what was there kept', async () => {
  const {ask, workbook, device} = await withSample();
  const before = await ask('workbook', {});
  const backup = await ask('backup', {});
  expect(backup.fileName).toMatch(/\.wbk$/);
  const entries = asId<SheetId>('entries');
  const {view} = await ask('open-view', {...all, sheet: entries});
  const [gone] = await ask('row-ids', {view, from: 0, to: 1});
  await ask('delete-rows', {sheet: entries, rows: [present(gone, 'a row')]});
  const file = {fileName: backup.fileName, bytes: backup.bytes};
  expect(await ask('restore-look', file)).toMatchObject({
    sameOnDevice: workbook,
    entries: before.rowCounts.entries,
  });

  const copy = await ask('restore', {...file, how: 'copy'});
  expect(copy).not.toBe(workbook);
  const copied = await ask('open', {workbook: copy});
  expect(copied.rowCounts).toMatchObject({customers: before.rowCounts.customers, entries: before.rowCounts.entries});
  expect(copied.settings.name).not.toBe(before.settings.name);

  expect(await ask('restore', {...file, how: 'in-place'})).toBe(workbook);
  const restored = await ask('open', {workbook});
  expect(restored.rowCounts).toEqual(before.rowCounts);
  expect(restored.settings.name).toBe(before.settings.name);
  const safety = (await ask('workbooks', {})).find(({name}) => name.includes('恢复之前'));
  expect((await ask('open', {workbook: present(safety, 'a safety copy').id})).rowCounts.entries).toBe(
    (before.rowCounts.entries ?? 0) - 1,
  );
  expect((await device.catalogue()).length).toBe(3);
});

test('a backup of another device is not taken in place', async () => {
  const {ask} = await withSample();
  const backup = await ask('backup', {});
  const other = engineBench();
  expect(await other.refused('restore', {fileName: 'a.wbk', bytes: backup.bytes, how: 'in-place'})).toBe(
    'backup-other-workbook',
  );
  expect(await other.refused('restore', {fileName: 'a.wbk', bytes: backup.bytes.slice(0, 1000), how: 'copy'})).toBe(
    'backup-damaged',
  );
  expect(await other.ask('workbooks', {})).toEqual([]);
  const copy = await other.ask('restore', {fileName: 'a.wbk', bytes: backup.bytes, how: 'copy'});
  expect((await other.ask('open', {workbook: copy})).rowCounts.entries).toBeGreaterThan(500);
});

test.each(['xlsx', 'csv'] as const)('customers, everything and the warning table go out as %s', async format => {
  const {ask} = await withSample();
  for (const what of [
    {kind: 'sheet', sheet: CUSTOMERS},
    {kind: 'all-sheets'},
    {kind: 'warning-table', month: november},
  ] as const) {
    const file = await ask('export', {what, format, locale: 'zh'});
    expect(file.bytes.length).toBeGreaterThan(500);
    expect(file.fileName).toMatch(/-2026-11-20\.(xlsx|csv|zip)$/);
  }
});

test('a csv of customers comes in as one undo step, and nothing is written before the commit', async () => {
  const {ask} = await withSample();
  const before = (await ask('workbook', {})).rowCounts.customers ?? 0;
  const bytes = new TextEncoder().encode(
    '客户名称,手机,地址\n东山机械,13800000001,东山路 1 号\n西岭纸业,13800000002,西岭街 2 号\n',
  );
  const summary = await ask('import-open', {fileName: '客户.csv', bytes});
  expect(summary.counts.customers).toBe(2);
  expect((await ask('workbook', {})).rowCounts.customers).toBe(before);
  await ask('import-commit', {batch: summary.batch});
  expect((await ask('workbook', {})).rowCounts.customers).toBe(before + 2);
  await ask('undo', {});
  expect((await ask('workbook', {})).rowCounts.customers).toBe(before);
});

test('a second file of the same source needs no answers', async () => {
  const {ask} = await withSample();
  const open = (text: string) => ask('import-open', {fileName: 'a.csv', bytes: new TextEncoder().encode(text)});
  const first = await open('甲,乙,丙\n东山机械,13800000001,x\n西岭纸业,13800000002,y\n');
  const {batch} = first;
  await ask('import-answer', {batch, answer: {layout: {sheet: 0, layout: 'customers'}}});
  await ask('import-answer', {batch, answer: {column: {sheet: 0, index: 0, field: 'customer'}}});
  await ask('import-answer', {batch, answer: {column: {sheet: 0, index: 1, field: 'phone'}}});
  await ask('import-answer', {batch, answer: {column: {sheet: 0, index: 2, field: 'remark'}}});
  await ask('import-commit', {batch});
  const second = await open('甲,乙,丙\n南湾食品,13800000003,z\n北辰物业,13800000004,w\n');
  expect(second).toMatchObject({ready: true, counts: {customers: 2, bad: 0}});
  expect(second.sheets[0]?.columns.map(({field}) => field)).toEqual(['customer', 'phone', 'remark']);
});

test('a workbook that is gone, busy or unnamed is said to be so', async () => {
  const bench = engineBench();
  const {refused, ask} = bench;
  expect(await refused('create-workbook', {name: '  ', profile: 'trade'})).toBe('value-required');
  expect(await refused('workbook', {})).toBe('workbook-missing');
  const workbook = await ask('create-workbook', {name: '账本', profile: 'trade'});
  await ask('rename', {workbook, name: '新账本'});
  expect((await ask('workbooks', {})).map(({name}) => name)).toEqual(['新账本']);
  await ask('delete-workbook', {workbook});
  expect(await ask('workbooks', {})).toEqual([]);
  expect(await refused('open', {workbook})).toBe('workbook-missing');
});

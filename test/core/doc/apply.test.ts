import {describe, expect, test} from 'vitest';
import {asId, type SheetId} from '../../../core/base/ids.ts';
import {type CellWrite, type RowBlock, writeCommand} from '../../../core/doc/command.ts';
import type {Origin} from '../../../core/doc/origin.ts';
import {slotRowId} from '../../../core/table/row-directory.ts';
import {CUSTOMERS, cell, column, contents, deletionsIn, ENTRIES, makeDevice, refused, row, taken} from './device.ts';

const insertOf = (id: string, cells: Record<string, string | number | boolean | null>) =>
  writeCommand('insert', {inserts: [{sheet: CUSTOMERS, row: row(id), cells}]});
const editOf = (id: string, name: string, value: string | number | null) =>
  writeCommand('edit', {cells: [{sheet: CUSTOMERS, row: row(id), column: column(name), value}]});

describe('writing', () => {
  test('an inserted row shows at once and after opening again, cells of every level included', () => {
    const device = makeDevice();
    const workbook = device.open();
    const {rows, changes} = taken(workbook.apply(insertOf('c1', {name: '张三', phone: '138', grade: null}), 'user'));
    expect(rows).toEqual(['c1']);
    expect(changes).toEqual([{kind: 'row', sheet: CUSTOMERS, row: 'c1', exists: true}]);
    expect(device.told).toEqual(['update p/main/0 user', 'update p/main/contact user']);
    for (const each of [workbook, device.open()]) {
      expect(cell(each, CUSTOMERS, 'c1', 'name')).toBe('张三');
      expect(cell(each, CUSTOMERS, 'c1', 'phone')).toBe('138');
      expect(cell(each, CUSTOMERS, 'c1', 'grade')).toBeNull();
    }
  });

  test('all writes of one command share a stamp, in every document it touches', () => {
    const workbook = makeDevice().open();
    taken(workbook.apply(insertOf('c1', {name: 'a'}), 'user'));
    taken(workbook.apply(editOf('c1', 'name', 'b'), 'user'));
    taken(
      workbook.apply(
        writeCommand('edit', {
          cells: [
            {sheet: CUSTOMERS, row: row('c1'), column: column('name'), value: 'c'},
            {sheet: CUSTOMERS, row: row('c1'), column: column('phone'), value: '1'},
          ],
        }),
        'user',
      ),
    );
    const stamp = workbook.register(row('c1'), 'name')?.stamp ?? 0;
    expect(workbook.register(row('c1'), 'phone')?.stamp).toBe(stamp);
    expect(stamp).toBeGreaterThan(workbook.register(row('c1'), '$')?.stamp ?? Number.NaN);
  });

  test('changes name what was before and after, once for each cell', () => {
    const workbook = makeDevice().open();
    taken(workbook.apply(insertOf('c1', {name: 'a'}), 'user'));
    const heard: unknown[] = [];
    const stop = workbook.onChange((changes, origin) => heard.push([changes, origin]));
    const twice = writeCommand('edit', {
      cells: ['b', 'c'].map(value => ({sheet: CUSTOMERS, row: row('c1'), column: column('name'), value})),
    });
    taken(workbook.apply(twice, 'user'));
    stop();
    taken(workbook.apply(editOf('c1', 'name', 'd'), 'user'));
    const change = {kind: 'cell', sheet: CUSTOMERS, row: 'c1', column: 'name', before: 'a', after: 'c'};
    expect(heard).toEqual([[[change], 'user']]);
  });

  test('what changes nothing writes nothing', () => {
    const device = makeDevice();
    const workbook = device.open();
    taken(workbook.apply(insertOf('c1', {name: 'a'}), 'user'));
    const before = device.told.length;
    expect(taken(workbook.apply(editOf('c1', 'name', 'a'), 'user')).step).toBeNull();
    expect(taken(workbook.apply(writeCommand('none', {}), 'user')).changes).toEqual([]);
    expect(device.told.length).toBe(before);
  });

  test('empty text is no value; a lone surrogate is stored as what can be stored', () => {
    const workbook = makeDevice().open();
    taken(workbook.apply(insertOf('c1', {name: 'a\uD800', remark: ''}), 'user'));
    expect(cell(workbook, CUSTOMERS, 'c1', 'name')).toBe('a\uFFFD');
    expect(cell(workbook, CUSTOMERS, 'c1', 'remark')).toBeNull();
  });

  test.each([
    ['a sheet that is not there', insertInto('nowhere'), {kind: 'sheet-missing', sheet: 'nowhere'}],
    ['a row that is not there', editOf('c9', 'name', 'x'), {kind: 'row-missing', row: 'c9'}],
    ['text in an amount', editOf('c1', 'prev_month_sales', 'x'), {kind: 'value-invalid', expected: 'money'}],
    ['a fraction of a fen', editOf('c1', 'prev_month_sales', 0.5), {kind: 'value-invalid', input: '0.5'}],
    [
      'an amount beyond the limit',
      editOf('c1', 'prev_month_sales', 9_000_000_000_000_001),
      {kind: 'value-out-of-range'},
    ],
    ['no number', editOf('c1', 'prev_month_sales', Number.NaN), {kind: 'value-invalid', input: 'NaN'}],
    ['a number in a text', editOf('c1', 'name', 5), {kind: 'value-invalid', expected: 'text'}],
    ['a computed column', editOf('c1', 'balance', 5), {kind: 'column-read-only', reason: 'computed'}],
    ['a column that is not there', editOf('c1', 'nothing', 5), {kind: 'unexpected'}],
  ])('%s is refused, and nothing of the command is written', (_, wrong, error) => {
    const device = makeDevice();
    const workbook = device.open();
    taken(workbook.apply(insertOf('c1', {name: 'a'}), 'user'));
    const before = contents(workbook);
    const good = [{sheet: CUSTOMERS, row: row('c1'), column: column('name'), value: 'b'}];
    const both = wrong.kind === 'write' ? {...wrong, cells: [...good, ...wrong.cells]} : wrong;
    expect(refused(workbook.apply(both, 'user'))).toMatchObject(error);
    expect(contents(workbook)).toEqual(before);
    expect(contents(device.open())).toEqual(before);
  });

  test('a deleted row is not shown, refuses edits, keeps its cells and comes back with them', () => {
    const workbook = makeDevice().open();
    taken(workbook.apply(insertOf('c1', {name: 'a'}), 'user'));
    const which = [{sheet: CUSTOMERS, row: row('c1')}];
    const gone = taken(workbook.apply(writeCommand('delete', {deletes: which}), 'user'));
    expect(gone.changes).toEqual([{kind: 'row', sheet: CUSTOMERS, row: 'c1', exists: false}]);
    expect(refused(workbook.apply(editOf('c1', 'name', 'b'), 'user')).kind).toBe('row-missing');
    taken(workbook.apply(writeCommand('restore', {restores: which}), 'user'));
    expect(cell(workbook, CUSTOMERS, 'c1', 'name')).toBe('a');
  });

  test('a clip that arrives twice is taken once, and does not undo what was typed since', () => {
    const workbook = makeDevice().open();
    taken(workbook.apply(insertOf('clip', {name: 'a'}), 'clip'));
    taken(workbook.apply(editOf('clip', 'name', 'b'), 'user'));
    expect(taken(workbook.apply(insertOf('clip', {name: 'a'}), 'clip')).rows).toEqual([]);
    expect(cell(workbook, CUSTOMERS, 'clip', 'name')).toBe('b');
  });

  test('an insert under an id that is there writes its cells (records with ids made from their content)', () => {
    const workbook = makeDevice().open();
    taken(workbook.apply(insertOf('c1', {name: 'a', remark: 'x'}), 'system'));
    expect(taken(workbook.apply(insertOf('c1', {name: 'b', remark: null}), 'system')).rows).toEqual([]);
    expect(cell(workbook, CUSTOMERS, 'c1', 'name')).toBe('b');
    expect(cell(workbook, CUSTOMERS, 'c1', 'remark')).toBeNull();
    expect(workbook.tables.table(CUSTOMERS).liveCount).toBe(1);
  });

  test.each<[Origin, boolean]>([
    ['user', true],
    ['import', true],
    ['clip', true],
    ['system', false],
  ])('a command of origin %s can be undone: %s', (origin, undoable) => {
    const workbook = makeDevice().open();
    expect(taken(workbook.apply(insertOf('c1', {name: 'a'}), origin)).step !== null).toBe(undoable);
    expect(workbook.undoState().undo).toBe(undoable ? 'insert' : null);
  });
});

describe('importing', () => {
  const block = (count: number, slot = 'slot') => {
    const rows = Array.from({length: count}, (_, i) => slotRowId(slot, i));
    return {
      sheet: ENTRIES,
      rows,
      columns: {
        amount: rows.map((_, i) => i),
        entry_no: rows.map((_, i) => `E${i}`),
        posted: rows.map((_, i) => i % 2 === 0),
        remark: rows.map(() => null),
      },
    };
  };
  const importOf = (blocks: readonly RowBlock[], cells: readonly CellWrite[] = []) => ({
    kind: 'import' as const,
    label: 'import',
    blocks,
    // biome-ignore lint/suspicious/noThenProperty: the command's own word
    then: cells,
  });

  test('more than 20,000 cells go into segments; the lanes hold references only', () => {
    const device = makeDevice();
    const workbook = device.open();
    const {changes} = taken(workbook.apply(importOf([block(6_000)]), 'import'));
    expect(changes).toEqual([{kind: 'rows', sheet: ENTRIES, count: 6_000, from: 0}]);
    expect(device.told).toEqual(['segment', 'update p/main/0 import', 'segment', 'update p/main/finance import']);
    expect(workbook.foldDue()).toEqual([]);
    const again = device.open();
    for (const each of [workbook, again]) {
      expect(each.tables.table(ENTRIES).liveCount).toBe(6_000);
      expect(cell(each, ENTRIES, 'slot.5999', 'entry_no')).toBe('E5999');
      expect(cell(each, ENTRIES, 'slot.5998', 'posted')).toBe(true);
    }
    expect(contents(again)).toEqual(contents(workbook));
  });

  test('fewer are ordinary writes', () => {
    const device = makeDevice();
    const workbook = device.open();
    taken(workbook.apply(importOf([block(10)]), 'import'));
    expect(device.told.filter(each => each === 'segment')).toEqual([]);
    expect(contents(device.open())).toEqual(contents(workbook));
  });

  test('rows with ids of their own are paged too', () => {
    const device = makeDevice();
    const workbook = device.open();
    const own = block(6_000);
    taken(workbook.apply(importOf([{...own, rows: own.rows.map((_, i) => row(`own${i}`))}]), 'import'));
    expect(device.told[0]).toBe('segment');
    expect(cell(device.open(), ENTRIES, 'own77', 'amount')).toBe(77);
  });

  test('rows that are there already are overwritten, not doubled', () => {
    const device = makeDevice();
    const workbook = device.open();
    taken(workbook.apply(importOf([block(6_000)]), 'import'));
    const again = block(6_000);
    const changed = {...again, columns: {...again.columns, amount: again.columns.amount.map(amount => amount + 1)}};
    taken(workbook.apply(importOf([changed]), 'import'));
    for (const each of [workbook, device.open()]) {
      expect(each.tables.table(ENTRIES).liveCount).toBe(6_000);
      expect(cell(each, ENTRIES, 'slot.10', 'amount')).toBe(11);
    }
  });

  test('cells after the blocks may speak of the rows in them', () => {
    const workbook = makeDevice().open();
    const cells = [{sheet: ENTRIES, row: slotRowId('slot', 3), column: column('remark'), value: 'x'}];
    taken(workbook.apply(importOf([block(6_000)], cells), 'import'));
    expect(cell(workbook, ENTRIES, 'slot.3', 'remark')).toBe('x');
  });

  test('one bad cell among 100,000 refuses all', () => {
    const device = makeDevice();
    const workbook = device.open();
    const bad = block(50_000);
    bad.columns.amount[49_999] = 0.5;
    expect(refused(workbook.apply(importOf([bad]), 'import')).kind).toBe('value-invalid');
    expect(device.told).toEqual([]);
    expect(workbook.tables.table(ENTRIES).size).toBe(0);
  });

  test('a paste of more than 20,000 cells over rows that are there becomes a pack', () => {
    const device = makeDevice();
    const workbook = device.open();
    taken(workbook.apply(importOf([block(25_000)]), 'import'));
    const cells = Array.from({length: 25_000}, (_, i) => ({
      sheet: ENTRIES,
      row: slotRowId('slot', i),
      column: column('amount'),
      value: -i,
    }));
    const {changes} = taken(workbook.apply(writeCommand('paste', {cells}), 'user'));
    expect(changes.length).toBe(24_999);
    expect(workbook.foldDue()).toEqual([]);
    expect(contents(device.open())).toEqual(contents(workbook));
  });
});

test('no update of a rows document deletes anything (R4)', async () => {
  const device = makeDevice();
  const workbook = device.open();
  taken(workbook.apply(insertOf('c1', {name: 'a', phone: '1'}), 'user'));
  taken(workbook.apply(editOf('c1', 'name', 'b'), 'user'));
  taken(workbook.apply(writeCommand('delete', {deletes: [{sheet: CUSTOMERS, row: row('c1')}]}), 'user'));
  taken(workbook.undo());
  taken(workbook.redo());
  for (const key of workbook.heads()) taken(await workbook.fold(key, device.authority()));
  taken(workbook.undo());
  const updates = [...device.stored.updates].filter(([name]) => name.includes('/p/'));
  expect(updates.length).toBeGreaterThan(3);
  for (const [name, list] of updates) for (const update of list) expect([name, deletionsIn(update)]).toEqual([name, 0]);
});

function insertInto(sheet: string) {
  return writeCommand('insert', {inserts: [{sheet: asId<SheetId>(sheet), row: row('x'), cells: {}}]});
}

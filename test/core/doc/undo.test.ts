import {describe, expect, test} from 'vitest';
import {type Command, writeCommand} from '../../../core/doc/command.ts';
import {LIMITS} from '../../../core/doc/limits.ts';
import {createJournal, JOURNAL_ITEMS, JOURNAL_STEPS} from '../../../core/doc/undo.ts';
import type {OpenWorkbook} from '../../../core/doc/workbook-types.ts';
import {slotRowId} from '../../../core/table/row-directory.ts';
import {CUSTOMERS, cell, column, contents, type Device, ENTRIES, makeDevice, refused, row, taken} from './device.ts';

const insertOf = (id: string, name: string) =>
  writeCommand('insert', {inserts: [{sheet: CUSTOMERS, row: row(id), cells: {name, phone: name}}]});
const editOf = (id: string, name: string, value: string | null) =>
  writeCommand('edit', {cells: [{sheet: CUSTOMERS, row: row(id), column: column(name), value}]});
const deleteOf = (id: string) => writeCommand('delete', {deletes: [{sheet: CUSTOMERS, row: row(id)}]});

const importOf = (rows: number): Command => {
  const ids = Array.from({length: rows}, (_, i) => slotRowId('slot', i));
  const block = {sheet: ENTRIES, rows: ids, columns: {amount: ids.map((_, i) => i), posted: ids.map(() => true)}};
  // biome-ignore lint/suspicious/noThenProperty: the command's own word
  return {kind: 'import', label: 'import', blocks: [block], then: []};
};

function withRow(device: Device): OpenWorkbook {
  const workbook = device.open();
  taken(workbook.apply(insertOf('c1', 'a'), 'user'));
  return workbook;
}

/** Two devices of one document, kept up to date by hand. */
function exchange(a: OpenWorkbook, b: OpenWorkbook): void {
  for (const name of a.documents()) {
    b.receive(name, a.encode(name, b.vector(name)));
    a.receive(name, b.encode(name, a.vector(name)));
  }
}

describe('undo', () => {
  test('takes steps back in order and redo does them again, to the very same view', () => {
    const workbook = makeDevice().open();
    const views = [JSON.stringify(shown(workbook))];
    const commands = [insertOf('c1', 'a'), editOf('c1', 'name', 'b'), editOf('c1', 'phone', null), deleteOf('c1')];
    for (const command of commands) {
      taken(workbook.apply(command, 'user'));
      views.push(JSON.stringify(shown(workbook)));
    }
    for (let round = 0; round < 2; round++) {
      for (let i = commands.length - 1; i >= 0; i--) {
        taken(workbook.undo());
        expect(JSON.stringify(shown(workbook))).toBe(views[i]);
      }
      expect(refused(workbook.undo())).toEqual({kind: 'nothing-to-undo'});
      for (let i = 1; i <= commands.length; i++) {
        taken(workbook.redo());
        expect(JSON.stringify(shown(workbook))).toBe(views[i]);
      }
      expect(refused(workbook.redo())).toEqual({kind: 'nothing-to-undo'});
    }
  });

  test('names the step it would take', () => {
    const workbook = withRow(makeDevice());
    taken(workbook.apply(editOf('c1', 'name', 'b'), 'user'));
    expect(workbook.undoState()).toEqual({undo: 'edit', redo: null});
    taken(workbook.undo());
    expect(workbook.undoState()).toEqual({undo: 'insert', redo: 'edit'});
    taken(workbook.apply(editOf('c1', 'name', 'c'), 'user'));
    expect(workbook.undoState()).toEqual({undo: 'edit', redo: null});
  });

  test('is a new edit: what it wrote travels and beats what it took back', () => {
    const device = makeDevice();
    const workbook = withRow(device);
    taken(workbook.apply(editOf('c1', 'name', 'b'), 'user'));
    const other = device.copy(2).open({author: 'u2'});
    taken(workbook.undo());
    exchange(workbook, other);
    expect(cell(other, CUSTOMERS, 'c1', 'name')).toBe('a');
  });

  test.each([
    ['after the workbook was opened again', async (device: Device) => device.open()],
    [
      'after a fold',
      async (device: Device) => {
        const workbook = device.open();
        for (const head of workbook.heads()) taken(await workbook.fold(head, device.authority()));
        return workbook;
      },
    ],
    [
      'after three epochs with merged packs and rewritten pages, and opening again',
      async (device: Device) => {
        const limits = {...LIMITS, tidy: {packs: 2, registers: 1, overwritten: 0.01, typedRows: 1}};
        for (let round = 0; round < 3; round++) {
          const workbook = device.open({limits});
          for (const head of workbook.heads()) taken(await workbook.fold(head, device.authority()));
          for (const past of device.stored.past) device.forget(past);
        }
        return device.open();
      },
    ],
  ])('works %s', async (_, later) => {
    const device = makeDevice();
    const first = withRow(device);
    taken(first.apply(editOf('c1', 'name', 'b'), 'user'));
    taken(first.apply(editOf('c1', 'phone', 'p'), 'user'));
    const workbook = await later(device);
    taken(workbook.undo());
    taken(workbook.undo());
    expect(cell(workbook, CUSTOMERS, 'c1', 'name')).toBe('a');
    expect(cell(workbook, CUSTOMERS, 'c1', 'phone')).toBe('a');
    taken(workbook.redo());
    expect(cell(device.open(), CUSTOMERS, 'c1', 'name')).toBe('b');
  });

  test('leaves alone what somebody changed since, does the rest, and says how many', () => {
    const device = makeDevice();
    const mine = withRow(device);
    const theirs = device.copy(2).open({author: 'u2'});
    const both = [
      {sheet: CUSTOMERS, row: row('c1'), column: column('name'), value: 'b'},
      {sheet: CUSTOMERS, row: row('c1'), column: column('phone'), value: 'b'},
    ];
    taken(mine.apply(writeCommand('paste', {cells: both}), 'user'));
    exchange(mine, theirs);
    taken(theirs.apply(editOf('c1', 'name', 'theirs'), 'user'));
    exchange(mine, theirs);
    expect(taken(mine.undo()).skipped).toBe(1);
    expect(cell(mine, CUSTOMERS, 'c1', 'name')).toBe('theirs');
    expect(cell(mine, CUSTOMERS, 'c1', 'phone')).toBe('a');
  });

  test('of a step of which nothing stands any more says so, drops it, and the one below can be undone', () => {
    const device = makeDevice();
    const mine = withRow(device);
    taken(mine.apply(editOf('c1', 'phone', 'mine'), 'user'));
    taken(mine.apply(editOf('c1', 'name', 'b'), 'user'));
    const theirs = device.copy(2).open({author: 'u2'});
    taken(theirs.apply(editOf('c1', 'name', 'theirs'), 'user'));
    exchange(mine, theirs);
    expect(refused(mine.undo())).toEqual({kind: 'undo-skipped', skipped: 1, done: 0});
    taken(mine.undo());
    expect(cell(mine, CUSTOMERS, 'c1', 'phone')).toBe('a');
    expect(cell(mine, CUSTOMERS, 'c1', 'name')).toBe('theirs');
  });

  test('by two users of the same cell never goes back to what neither wrote', () => {
    const device = makeDevice();
    const one = withRow(device);
    const two = device.copy(2).open({author: 'u2'});
    taken(one.apply(editOf('c1', 'name', 'one'), 'user'));
    exchange(one, two);
    taken(two.apply(editOf('c1', 'name', 'two'), 'user'));
    exchange(one, two);
    taken(two.undo());
    exchange(one, two);
    expect(cell(one, CUSTOMERS, 'c1', 'name')).toBe('one');
    // The value is the same, the write is not: it is the other's now.
    expect(refused(one.undo())).toEqual({kind: 'undo-skipped', skipped: 1, done: 0});
    expect(contents(one)).toEqual(contents(two));
  });

  test('of a value typed back by hand leaves it alone too', () => {
    const workbook = withRow(makeDevice());
    taken(workbook.apply(editOf('c1', 'name', 'b'), 'user'));
    taken(workbook.apply(editOf('c1', 'name', 'c'), 'system'));
    taken(workbook.apply(editOf('c1', 'name', 'b'), 'system'));
    expect(refused(workbook.undo()).kind).toBe('undo-skipped');
    expect(cell(workbook, CUSTOMERS, 'c1', 'name')).toBe('b');
  });

  test('of an import of 30,000 rows takes all of it back in one step, and redo brings it back', () => {
    const device = makeDevice();
    const workbook = device.open();
    const {step} = taken(workbook.apply(importOf(30_000), 'import'));
    expect(step?.items).toHaveLength(1);
    taken(workbook.apply(editOf2('slot.7', 99), 'system'));
    const {changes} = taken(workbook.undo());
    expect(changes).toEqual([{kind: 'rows', sheet: ENTRIES, count: 30_000}]);
    expect(workbook.tables.table(ENTRIES).liveCount).toBe(0);
    const again = device.open();
    expect(again.tables.table(ENTRIES).liveCount).toBe(0);
    taken(again.redo());
    for (const each of [again, device.open()]) {
      expect(each.tables.table(ENTRIES).liveCount).toBe(30_000);
      expect(cell(each, ENTRIES, 'slot.7', 'amount')).toBe(99);
    }
  });

  test('of an import leaves rows alone that somebody deleted since, and redo does not bring those back', () => {
    const workbook = makeDevice().open();
    taken(workbook.apply(importOf(30_000), 'import'));
    taken(workbook.apply(writeCommand('delete', {deletes: [{sheet: ENTRIES, row: row('slot.5')}]}), 'system'));
    expect(taken(workbook.undo()).skipped).toBe(1);
    taken(workbook.redo());
    expect(workbook.tables.table(ENTRIES).liveCount).toBe(29_999);
    expect(cell(workbook, ENTRIES, 'slot.5', 'amount')).toBeUndefined();
  });

  test('covers settings, columns and views', () => {
    const workbook = makeDevice().open();
    const sheet = workbook.sheet(CUSTOMERS);
    const name = sheet?.columns.find(each => each.id === 'name');
    if (!name) throw new Error('customers have names');
    taken(workbook.apply({kind: 'set-setting', key: 'thresholds/AR-03/days', value: 45}, 'user'));
    taken(workbook.apply({kind: 'set-column', sheet: CUSTOMERS, column: {...name, width: 300}}, 'user'));
    taken(workbook.apply({kind: 'set-view', view: 'v', value: {sort: []}}, 'user'));
    for (let i = 0; i < 3; i++) taken(workbook.undo());
    expect(workbook.settings().thresholds).toEqual({});
    expect(workbook.sheet(CUSTOMERS)).toEqual(sheet);
    expect(workbook.view('v')).toBeUndefined();
    for (let i = 0; i < 3; i++) taken(workbook.redo());
    expect(workbook.settings().thresholds).toEqual({'AR-03': {days: 45}});
    expect(workbook.sheet(CUSTOMERS)?.columns.find(each => each.id === 'name')?.width).toBe(300);
    expect(workbook.view('v')).toEqual({sort: []});
  });

  test('keeps the last steps only, and forgets in storage what it forgets', () => {
    const device = makeDevice();
    const workbook = withRow(device);
    for (let i = 0; i < JOURNAL_STEPS + 5; i++) taken(workbook.apply(editOf('c1', 'name', `${i}`), 'user'));
    expect(device.stored.journal).toHaveLength(JOURNAL_STEPS);
    const again = device.open();
    let steps = 0;
    while (again.undo().ok) steps++;
    expect(steps).toBe(JOURNAL_STEPS);
    expect(device.stored.journal.every(record => record.side === 'redo')).toBe(true);
  });
});

test('large steps push old ones out, but never the last', () => {
  const put: string[] = [];
  const removed: string[] = [];
  const journal = createJournal([], change => {
    put.push(...change.put.map(record => record.step.id));
    removed.push(...change.remove);
  });
  const item = {kind: 'root' as const, map: 'settings', key: 'k', before: 1, after: 2};
  const step = (id: string, items: number) => ({id, label: id, items: Array.from({length: items}, () => item)});
  for (const [id, items] of [
    ['a', 1],
    ['b', JOURNAL_ITEMS - 1],
    ['c', 1],
    ['d', JOURNAL_ITEMS + 1],
  ] as const) {
    journal.push(step(id, items));
  }
  expect([put, removed]).toEqual([
    ['a', 'b', 'c', 'd'],
    ['a', 'b', 'c'],
  ]);
  expect(journal.top('undo')?.id).toBe('d');
});

const editOf2 = (id: string, amount: number) =>
  writeCommand('edit', {cells: [{sheet: ENTRIES, row: row(id), column: column('amount'), value: amount}]});

/** What a user sees, without stamps. */
function shown(workbook: OpenWorkbook): unknown {
  return ['name', 'phone'].map(name => cell(workbook, CUSTOMERS, 'c1', name) ?? 'nothing');
}

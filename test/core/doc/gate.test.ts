import {describe, expect, test} from 'vitest';
import * as Y from 'yjs';
import {writeCommand} from '../../../core/doc/command.ts';
import {deletesNothing, isWhole} from '../../../core/doc/gate.ts';
import {rowsName, stateOf} from '../../../core/doc/layout.ts';
import {CUSTOMERS, cell, column, makeDevice, row, taken} from './device.ts';

/** Three updates of one client, each resting on the one before. */
function threeUpdates(): {readonly updates: readonly Uint8Array[]; readonly whole: Uint8Array} {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', update => updates.push(update));
  for (const value of [1, 2, 3]) doc.getArray('L:s').push([value]);
  return {updates, whole: Y.encodeStateAsUpdate(doc)};
}

describe('the gate', () => {
  test('lets through what rests on nothing that is missing, in any order again and again', () => {
    const {updates, whole} = threeUpdates();
    const doc = new Y.Doc();
    const pass = (update: Uint8Array | undefined): boolean => {
      const isReady = update !== undefined && isWhole(stateOf(doc), update);
      if (isReady && update) Y.applyUpdate(doc, update);
      return isReady;
    };
    expect([pass(updates[1]), pass(updates[2])]).toEqual([false, false]);
    expect([pass(updates[0]), pass(updates[2]), pass(updates[1]), pass(updates[2]), pass(updates[0])]).toEqual([
      true,
      false,
      true,
      true,
      true,
    ]);
    expect(pass(whole)).toBe(true);
    expect(doc.store.pendingStructs).toBeNull();
  });

  test('holds back merged updates with a gap', () => {
    const {updates} = threeUpdates();
    const [first = new Uint8Array(), , third = new Uint8Array()] = updates;
    expect(isWhole(new Map(), Y.mergeUpdates([first, third]))).toBe(false);
  });

  test('holds back deletions of what has not come', () => {
    const doc = new Y.Doc();
    doc.getMap('m').set('a', 1);
    const before = Y.encodeStateVector(doc);
    doc.getMap('m').delete('a');
    const deletion = Y.encodeStateAsUpdate(doc, before);
    expect(isWhole(new Map(), deletion)).toBe(false);
    expect(isWhole(stateOf(doc), deletion)).toBe(true);
    expect(deletesNothing(deletion)).toBe(false);
    expect(deletesNothing(threeUpdates().whole)).toBe(true);
  });
});

describe('receiving', () => {
  const editOf = (value: string) =>
    writeCommand('edit', {cells: [{sheet: CUSTOMERS, row: row('c1'), column: column('name'), value}]});

  test('an update that came too early waits, is named, and shows with its predecessor', () => {
    const device = makeDevice();
    const mine = device.open();
    taken(
      mine.apply(writeCommand('insert', {inserts: [{sheet: CUSTOMERS, row: row('c1'), cells: {name: 'a'}}]}), 'user'),
    );
    const theirs = device.copy(2).open({author: 'u2'});
    const head = mine.heads().find(each => each.level === '0');
    if (!head) throw new Error('level 0');
    const name = rowsName(mine.id, head);
    const updates = ['b', 'c'].map(value => {
      const before = mine.vector(name);
      taken(mine.apply(editOf(value), 'user'));
      return mine.encode(name, before);
    });
    const [first = new Uint8Array(), second = new Uint8Array()] = updates;
    expect(theirs.receive(name, second)).toBe(true);
    expect(theirs.waiting()).toEqual([name]);
    expect(cell(theirs, CUSTOMERS, 'c1', 'name')).toBe('a');
    theirs.receive(name, first);
    expect(theirs.waiting()).toEqual([]);
    expect(cell(theirs, CUSTOMERS, 'c1', 'name')).toBe('c');
  });

  test.each([
    ['no update', new Uint8Array([1, 2, 3, 255, 255, 255])],
    ['nothing', new Uint8Array(0)],
  ])('%s is refused and changes nothing', (_, bytes) => {
    const workbook = makeDevice().open();
    const heard: unknown[] = [];
    workbook.onChange(changes => heard.push(changes));
    const [, name = ''] = workbook.documents();
    expect(workbook.receive(name, bytes)).toBe(false);
    expect(workbook.receive('wb/other/root', bytes)).toBe(false);
    expect(heard).toEqual([]);
  });

  test('an entry with an impossible stamp or value does not count', () => {
    const workbook = makeDevice().open();
    taken(
      workbook.apply(
        writeCommand('insert', {inserts: [{sheet: CUSTOMERS, row: row('c1'), cells: {name: 'a'}}]}),
        'user',
      ),
    );
    const head = workbook.heads().find(each => each.level === '0');
    if (!head) throw new Error('level 0');
    const name = rowsName(workbook.id, head);
    const hostile = new Y.Doc();
    Y.applyUpdate(hostile, workbook.encode(name));
    hostile
      .getArray('L:evil')
      .push([
        {author: 'u9', device: 'd9', format: 1},
        ['c1', 'name', 2 ** 48 + 1, 'too late'],
        ['c1', 'name', -1, 'x'],
        ['c1', 'name', '9', 'x'],
        ['c1', 'name', 2 ** 40, {deep: 1}],
        ['c1', 'name', 2 ** 40, Number.NaN],
        ['c1', '$', 2 ** 40, 7],
        [7, 'name', 2 ** 40, 'x'],
        ['ref', {slot: 's', hash: 5}],
        'text',
        null,
      ]);
    workbook.receive(name, Y.encodeStateAsUpdate(hostile, workbook.vector(name)));
    expect(cell(workbook, CUSTOMERS, 'c1', 'name')).toBe('a');
    taken(workbook.apply(editOf('b'), 'user'));
    expect(cell(workbook, CUSTOMERS, 'c1', 'name')).toBe('b');
  });
});

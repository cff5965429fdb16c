import {describe, expect, test} from 'vitest';
import * as Y from 'yjs';
import {builtInSheets} from '../../../core/catalog/built-in-sheets.ts';
import {rootName} from '../../../core/doc/layout.ts';
import {sameJson} from '../../../core/doc/root.ts';
import {type Column, columnSchema} from '../../../core/schema/column.ts';
import {settingsSchema} from '../../../core/schema/settings.ts';
import {CUSTOMERS, makeDevice, refused, taken} from './device.ts';

function columnOf(id: string, more: Record<string, unknown> = {}): Column {
  return columnSchema.parse({id, name: {zh: id, en: id}, type: 'text', level: '0', width: 100, ...more});
}

describe('a new workbook', () => {
  test('has the built-in sheets exactly as the catalogue has them', () => {
    const workbook = makeDevice().open();
    expect(workbook.sheets()).toEqual(builtInSheets);
  });

  test('has the default settings and its name', () => {
    expect(makeDevice().open().settings()).toEqual(settingsSchema.parse({name: 'Test'}));
  });

  test('has a rows document for every level its columns name', () => {
    const levels = new Set(builtInSheets.flatMap(sheet => sheet.columns.map(column => column.level)));
    const heads = makeDevice().open().heads();
    expect(new Set(heads.map(head => head.level))).toEqual(levels);
  });
});

describe('settings', () => {
  test('change one at a time, deep ones too, and keep their neighbours', () => {
    const device = makeDevice();
    const workbook = device.open();
    taken(workbook.apply({kind: 'set-setting', key: 'thresholds', value: {'AR-03': {days: 45, ratio: 2}}}, 'user'));
    taken(workbook.apply({kind: 'set-setting', key: 'thresholds/AR-03/days', value: 60}, 'user'));
    taken(workbook.apply({kind: 'set-setting', key: 'holidays', value: [20_000, 20_001]}, 'user'));
    const {changes} = taken(workbook.apply({kind: 'set-setting', key: 'weekScheme', value: 'five'}, 'user'));
    expect(changes).toEqual([{kind: 'settings', key: 'weekScheme'}]);
    for (const each of [workbook, device.open()]) {
      expect(each.settings()).toMatchObject({
        thresholds: {'AR-03': {days: 60, ratio: 2}},
        holidays: [20_000, 20_001],
        weekScheme: 'five',
      });
    }
    taken(workbook.apply({kind: 'set-setting', key: 'thresholds', value: {}}, 'user'));
    expect(workbook.settings().thresholds).toEqual({});
  });

  test('of two people who change two thresholds at once are both kept', () => {
    const device = makeDevice();
    const one = device.open();
    const two = device.copy(2).open({author: 'u2'});
    taken(one.apply({kind: 'set-setting', key: 'thresholds', value: {'AR-01': {days: 1}}}, 'user'));
    taken(two.apply({kind: 'set-setting', key: 'thresholds', value: {'AR-02': {days: 2}}}, 'user'));
    const name = rootName(one.id);
    two.receive(name, one.encode(name));
    one.receive(name, two.encode(name));
    expect(one.settings().thresholds).toEqual({'AR-01': {days: 1}, 'AR-02': {days: 2}});
    expect(two.settings()).toEqual(one.settings());
  });

  test('that this version does not understand fall back, and stay stored', () => {
    const device = makeDevice();
    const workbook = device.open();
    const root = new Y.Doc();
    Y.applyUpdate(root, workbook.encode(rootName(workbook.id)));
    const settings = root.getMap('settings');
    settings.set('weekScheme', 'seven');
    settings.set('name', 7);
    settings.set('futureThing/deep', [1]);
    settings.set('__proto__/polluted', 'yes');
    workbook.receive(rootName(workbook.id), Y.encodeStateAsUpdate(root));
    expect(workbook.settings()).toMatchObject({weekScheme: 'four', name: 'w', futureThing: {deep: [1]}});
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    taken(workbook.apply({kind: 'set-setting', key: 'profile', value: 'hotel'}, 'user'));
    const again = new Y.Doc();
    Y.applyUpdate(again, device.open().encode(rootName(workbook.id)));
    expect(again.getMap('settings').get('weekScheme')).toBe('seven');
  });
});

describe('columns', () => {
  test('can be added, changed and read after opening again', () => {
    const device = makeDevice();
    const workbook = device.open();
    const added = columnOf('a/b%2F', {choices: [{id: 'x', name: {zh: '一', en: 'X'}}], type: 'choice'});
    taken(workbook.apply({kind: 'set-column', sheet: CUSTOMERS, column: added}, 'user'));
    expect(workbook.sheet(CUSTOMERS)?.columns.at(-1)).toEqual(added);
    const {choices: _choices, ...rest} = added;
    const plain = columnSchema.parse({...rest, type: 'text', hidden: true});
    const {changes} = taken(workbook.apply({kind: 'set-column', sheet: CUSTOMERS, column: plain}, 'user'));
    expect(changes).toEqual([{kind: 'columns', sheet: CUSTOMERS}]);
    expect(device.open().sheet(CUSTOMERS)?.columns.at(-1)).toEqual(plain);
  });

  test('of two people who change width and name at once keep both', () => {
    const device = makeDevice();
    const one = device.open();
    const two = device.copy(2).open({author: 'u2'});
    const remark = one.sheet(CUSTOMERS)?.columns.find(column => column.id === 'remark');
    if (!remark) throw new Error('customers have remarks');
    const name = {zh: '说明', en: 'Notes'};
    taken(one.apply({kind: 'set-column', sheet: CUSTOMERS, column: {...remark, width: 333}}, 'user'));
    taken(two.apply({kind: 'set-column', sheet: CUSTOMERS, column: {...remark, name}}, 'user'));
    two.receive(rootName(one.id), one.encode(rootName(one.id)));
    one.receive(rootName(one.id), two.encode(rootName(one.id)));
    for (const each of [one, two]) {
      expect(each.sheet(CUSTOMERS)?.columns.find(column => column.id === 'remark')).toMatchObject({width: 333, name});
    }
  });

  test('stay in their level: moving would change who may read what is there', () => {
    const workbook = makeDevice().open();
    const phone = workbook.sheet(CUSTOMERS)?.columns.find(column => column.id === 'phone');
    if (!phone) throw new Error('customers have phones');
    const moved = columnOf('phone', {...phone, level: '0'});
    expect(refused(workbook.apply({kind: 'set-column', sheet: CUSTOMERS, column: moved}, 'user'))).toEqual({
      kind: 'column-read-only',
      column: 'phone',
      reason: 'right',
    });
  });

  test('of a new level get a rows document of their own, announced before its updates', () => {
    const device = makeDevice();
    const workbook = device.open();
    const bank = columnOf('account', {level: 'bank'});
    taken(workbook.apply({kind: 'set-column', sheet: CUSTOMERS, column: bank}, 'user'));
    const again = device.open();
    expect(device.told.at(-1)).toBe('head bank');
    expect(again.heads().map(head => head.level)).toContain('bank');
    expect(again.sheet(CUSTOMERS)?.columns.at(-1)).toEqual(bank);
  });

  test('of a type that a newer version brought are not shown, and stay stored', () => {
    const device = makeDevice();
    const workbook = device.open();
    const root = new Y.Doc();
    Y.applyUpdate(root, workbook.encode(rootName(workbook.id)));
    root.getMap('columns').set('customers/remark/type', 'hologram');
    workbook.receive(rootName(workbook.id), Y.encodeStateAsUpdate(root));
    expect(workbook.sheet(CUSTOMERS)?.columns.some(column => column.id === 'remark')).toBe(false);
    expect(workbook.sheet(CUSTOMERS)?.columns.length).toBeGreaterThan(5);
  });
});

test('a workbook made before a sheet, a column or a level existed gets them on opening, once', () => {
  const old = builtInSheets
    .slice(1)
    .map(sheet => ({...sheet, columns: sheet.columns.filter(column => column.level !== 'finance')}));
  const device = makeDevice({sheets: old});
  device.open({sheets: old});
  const workbook = device.open({sheets: builtInSheets});
  expect(new Set(workbook.sheets().map(sheet => sheet.id))).toEqual(new Set(builtInSheets.map(sheet => sheet.id)));
  for (const sheet of builtInSheets) {
    const columns = workbook.sheet(sheet.id)?.columns ?? [];
    expect(new Set(columns.map(column => column.id))).toEqual(new Set(sheet.columns.map(column => column.id)));
  }
  expect(workbook.heads().map(head => head.level)).toContain('finance');
  const told = device.told.length;
  device.open({sheets: builtInSheets});
  expect(device.told.length).toBe(told);
});

test('views are kept by name', () => {
  const device = makeDevice();
  taken(device.open().apply({kind: 'set-view', view: 'mine', value: {sort: ['name']}}, 'user'));
  expect(device.open().view('mine')).toEqual({sort: ['name']});
});

test.each([
  [{a: 1, b: [1, {c: null}]}, {b: [1, {c: null}], a: 1}, true],
  [{a: 1}, {a: 1, b: undefined}, false],
  [[1, 2], [2, 1], false],
  [null, {}, false],
  [[], {}, false],
])('%j and %j are the same JSON: %s', (a, b, same) => {
  expect(sameJson(a, b)).toBe(same);
});

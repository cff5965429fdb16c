import {describe, expect, test} from 'vitest';
import {writeCommand} from '../../../core/doc/command.ts';
import {rowsName} from '../../../core/doc/layout.ts';
import {LIMITS} from '../../../core/doc/limits.ts';
import type {StoredWorkbook} from '../../../core/doc/workbook-types.ts';
import {CUSTOMERS, cell, column, deviceFrom, makeDevice, row, taken} from './device.ts';

const insertOf = (...ids: readonly string[]) =>
  writeCommand('insert', {inserts: ids.map(id => ({sheet: CUSTOMERS, row: row(id), cells: {name: id, remark: id}}))});

/** A workbook whose rows lie in a segment. */
function paged(): StoredWorkbook {
  const device = makeDevice({limits: {...LIMITS, segmentCells: 2}});
  taken(device.open().apply(insertOf('c1', 'c2'), 'user'));
  return device.stored;
}

describe('opening what was stored', () => {
  test('merges any number of updates in any order', () => {
    const device = makeDevice();
    const workbook = device.open();
    taken(workbook.apply(insertOf('c1'), 'user'));
    for (let i = 0; i < 20; i++) {
      const cells = [{sheet: CUSTOMERS, row: row('c1'), column: column('name'), value: `${i}`}];
      taken(workbook.apply(writeCommand('edit', {cells}), 'user'));
    }
    const {stored} = device;
    const updates = new Map([...stored.updates].map(([name, list]) => [name, [...list].reverse()]));
    expect(cell(deviceFrom({...stored, updates}).open(), CUSTOMERS, 'c1', 'name')).toBe('19');
  });

  test('refuses updates that cannot be read, and says of which workbook', () => {
    const {stored} = makeDevice();
    const [name = ''] = stored.updates.keys();
    const updates = new Map([[name, [new Uint8Array([200, 200, 200, 1])]]]);
    expect(() => deviceFrom({...stored, updates}).open()).toThrow(/workbook-damaged/);
  });

  test('a segment that is not there leaves its rows loading; it can be given later', () => {
    const stored = paged();
    const workbook = deviceFrom({...stored, segments: new Map()}).open();
    const [[hash = '', bytes = new Uint8Array()] = []] = [...stored.segments];
    expect(workbook.missing()).toEqual([hash]);
    expect(workbook.isLoading(row('c1'))).toBe(true);
    const heard: unknown[] = [];
    workbook.onChange(changes => heard.push(...changes));
    expect(workbook.addSegment(new Uint8Array([1, 2, 3]))).toBe(false);
    expect(workbook.addSegment(bytes)).toBe(true);
    expect(workbook.addSegment(bytes)).toBe(false);
    expect(workbook.missing()).toEqual([]);
    expect(workbook.isLoading(row('c1'))).toBe(false);
    expect(cell(workbook, CUSTOMERS, 'c1', 'remark')).toBe('c1');
    expect(heard).toEqual(['c1', 'c2'].map(id => ({kind: 'row', sheet: CUSTOMERS, row: id, exists: true})));
  });

  test('a segment whose bytes were damaged counts as missing', () => {
    const stored = paged();
    const segments = new Map([...stored.segments].map(([hash, bytes]) => [hash, bytes.map(byte => byte ^ 0xff)]));
    const workbook = deviceFrom({...stored, segments}).open();
    expect(workbook.missing()).toEqual([...stored.segments.keys()]);
    expect(workbook.segmentHashes()).toEqual([...stored.segments.keys()]);
  });

  test('a healed write is the difference since the state vector that was stored', () => {
    const device = makeDevice();
    const workbook = device.open();
    taken(workbook.apply(insertOf('c1'), 'user'));
    const before = device.stored;
    const [head] = workbook.heads();
    if (!head) throw new Error('a workbook has rows documents');
    const name = rowsName(workbook.id, head);
    const vector = workbook.vector(name);
    const cells = [{sheet: CUSTOMERS, row: row('c1'), column: column('name'), value: 'lost and healed'}];
    taken(workbook.apply(writeCommand('edit', {cells}), 'user'));
    const healed = [...(before.updates.get(name) ?? []), workbook.encode(name, vector)];
    const again = deviceFrom({...before, updates: new Map([...before.updates, [name, healed]])}).open();
    expect(cell(again, CUSTOMERS, 'c1', 'name')).toBe('lost and healed');
  });
});

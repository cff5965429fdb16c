import {describe, expect, test} from 'vitest';
import {asId, type RowId} from '../../../core/base/ids.ts';
import {createRowDirectory, slotParts, slotRowId} from '../../../core/table/row-directory.ts';

const row = asId<RowId>;

test.each([
  ['slot.0', {slot: 'slot', index: 0}],
  ['a.b.12', {slot: 'a.b', index: 12}],
  ['slot.99999999', {slot: 'slot', index: 99_999_999}],
  ['slot.999999999', undefined],
  ['slot.07', undefined],
  ['slot.', undefined],
  ['.5', undefined],
  ['slot', undefined],
  ['slot.1a', undefined],
  ['slot.-1', undefined],
])('%s is slot and index: %j', (id, parts) => {
  expect(slotParts(id)).toEqual(parts);
  if (parts) expect(slotRowId(parts.slot, parts.index)).toBe(id);
});

describe('the directory', () => {
  test('joins runs that go on where the last one ended', () => {
    const directory = createRowDirectory();
    directory.addRun({table: 0, at: 0, slot: 's', first: 0, count: 4});
    directory.addRun({table: 0, at: 4, slot: 's', first: 4, count: 4});
    expect(directory.runOf('s', 2, 5)).toEqual({table: 0, at: 0, slot: 's', first: 0, count: 8});
    expect(directory.runOf('s', 6, 3)).toBeUndefined();
  });

  test('keeps runs apart that lie elsewhere', () => {
    const directory = createRowDirectory();
    directory.addRun({table: 0, at: 0, slot: 's', first: 0, count: 4});
    directory.addRun({table: 1, at: 0, slot: 's', first: 4, count: 4});
    directory.addRun({table: 0, at: 9, slot: 's', first: 8, count: 1});
    expect([3, 4, 8].map(index => directory.find(slotRowId('s', index)))).toEqual([
      {table: 0, index: 3},
      {table: 1, index: 0},
      {table: 0, index: 9},
    ]);
  });

  test('a row that was placed by itself stays where it is when its run comes', () => {
    const directory = createRowDirectory();
    directory.add(row('s.2'), {table: 3, index: 77});
    directory.addRun({table: 0, at: 0, slot: 's', first: 0, count: 4});
    expect(directory.hasSingles('s')).toBe(true);
    expect(directory.find(row('s.2'))).toEqual({table: 3, index: 77});
    expect(directory.find(row('s.1'))).toEqual({table: 0, index: 1});
    expect(directory.find(row('nobody'))).toBeUndefined();
  });
});

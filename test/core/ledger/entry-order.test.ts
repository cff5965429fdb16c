import {describe, expect, test} from 'vitest';
import {compareEntries, compareEntryNo} from '../../../core/ledger/entry-order.ts';
import {entry} from './ledger-builder.ts';

describe('order of entries', () => {
  test.each([
    [
      ['E10', 'E9', 'E1'],
      ['E1', 'E9', 'E10'],
    ],
    [
      ['', 'E1'],
      ['E1', ''],
    ],
    [
      ['10', '9'],
      ['9', '10'],
    ],
    [
      ['B1', 'A2'],
      ['A2', 'B1'],
    ],
    [
      ['E01', 'E1'],
      ['E01', 'E1'],
    ],
  ])('numbers %j sort as %j', (given, sorted) => {
    expect([...given].sort(compareEntryNo)).toEqual(sorted);
  });

  test('the posting day decides first, then the number, then the row id', () => {
    const a = entry({id: 'b', on: '03-02', yuan: 1});
    const b = {...entry({id: 'a', on: '03-02', yuan: 1}), entryNo: 'b'};
    expect([a, b].sort(compareEntries).map(({id}) => id)).toEqual(['a', 'b']);
    expect(compareEntries(entry({on: '03-03', yuan: 1}), a)).toBeGreaterThan(0);
  });
});

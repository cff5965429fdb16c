import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {formatDay} from '../../../core/base/calendar-date.ts';
import {bucketOf, positionAt} from '../../../core/ledger/position.ts';
import {reckon} from '../../../core/ledger/reckoning.ts';
import {anyCutOff, anyLedger} from './arbitrary-ledger.ts';
import {day, type LedgerWords, makeReckoning, SECOND, settings} from './ledger-builder.ts';

const at = (words: LedgerWords, on: string) => positionAt(makeReckoning(words), day(on));

describe('ageing', () => {
  test.each([
    [-1, 0],
    [0, 0],
    [1, 1],
    [30, 1],
    [31, 2],
    [60, 2],
    [61, 3],
    [90, 3],
    [91, 4],
  ])('%i days past due stand in bucket %i', (days, bucket) => {
    expect(bucketOf(days)).toBe(bucket);
  });

  test('a bill is overdue from the day after its due date', () => {
    const words = {entries: [{on: '03-03', yuan: 100}]};
    const onTheDay = at(words, '04-30');
    expect([onTheDay.overdue, onTheDay.oldestDaysPastDue]).toEqual([0, 0]);
    const after = at(words, '05-01');
    expect([after.overdue, after.oldestDaysPastDue, formatDay(after.oldestDue ?? day('01-01'))]).toEqual([
      10_000,
      1,
      '2026-04-30',
    ]);
  });

  test('each bill stands in the bucket of its own due date', () => {
    const entries = [
      {on: '03-03', yuan: 1, due: '01-01'},
      {on: '03-03', yuan: 2, due: '02-05'},
      {on: '03-03', yuan: 4, due: '03-10'},
      {on: '03-03', yuan: 8, due: '04-10'},
      {on: '03-03', yuan: 16, due: '04-11'},
    ];
    expect(at({entries}, '04-10').buckets).toEqual([2400, 0, 400, 200, 100]);
  });

  test('a late entry changes today’s ageing, never a past one', () => {
    const words = {entries: [{on: '04-02', dated: '01-28', yuan: 260}]};
    expect(at(words, '04-01').openBills).toEqual([]);
    expect(at(words, '04-02').oldestDaysPastDue).toBe(31);
  });

  test('the earliest due date counts, whichever row it stands on', () => {
    const entries = [
      {on: '03-03', yuan: 5},
      {on: '03-10', yuan: 5, row: SECOND, due: '03-20'},
    ];
    expect(formatDay(at({entries}, '03-31').oldestDue ?? day('01-01'))).toBe('2026-03-20');
  });
});

describe('[rule 4] the balance', () => {
  test('an overpayment stays as a negative balance and meets the next bills', () => {
    const entries = [
      {on: '03-02', yuan: 100},
      {on: '03-05', type: 'payment', yuan: 250},
      {on: '04-02', yuan: 200},
    ] as const;
    expect([at({entries}, '03-31').onAccountBalance, at({entries}, '03-31').advance]).toEqual([-15_000, 15_000]);
    expect([at({entries}, '04-30').onAccountBalance, at({entries}, '04-30').advance]).toEqual([5000, 0]);
  });

  test('sales paid at once never touch it', () => {
    expect(at({entries: [{on: '03-02', yuan: 100, form: 'cash'}]}, '03-31').onAccountBalance).toBe(0);
  });
});

test('whatever the ledger, the buckets less the advance are the on-account balance', () => {
  fc.assert(
    fc.property(anyLedger, anyCutOff, (ledger, on) => {
      const position = positionAt(reckon(ledger, settings), on);
      const sum = position.buckets.reduce((total, amount) => total + amount, 0);
      expect(sum - position.advance).toBe(position.onAccountBalance);
      expect(position.overdue).toBe(sum - position.buckets[0]);
      expect(position.storedValue).toBeGreaterThanOrEqual(0);
      expect(position.oldestDaysPastDue > 0).toBe(position.overdue > 0);
    }),
    {numRuns: 300},
  );
});

import {describe, expect, test} from 'vitest';
import {formatDay} from '../../../core/base/calendar-date.ts';
import {arrearsLine, lastTrackingDay, trackingDaysAfter} from '../../../core/ledger/arrears-list.ts';
import {accountRow, day, FEBRUARY, FIRST, type LedgerWords, makeLedger, makeReckoning, yuan} from './ledger-builder.ts';

const line = (words: LedgerWords, on = '04-20') => arrearsLine(makeReckoning(words), day(on));

describe('the arrears list of a 20th (AR-04)', () => {
  test('shows what was owed on the morning of the day', () => {
    const entries = [
      {on: '03-02', yuan: 100},
      {on: '04-19', yuan: 20},
      {on: '04-20', type: 'payment', yuan: 50},
    ] as const;
    const found = line({entries});
    expect([found?.balance, found?.n, found && formatDay(found.oldestDue)]).toEqual([12_000, 0, '2026-04-30']);
  });

  test('leaves out whoever owes nothing or has paid in advance', () => {
    const entries = [
      {on: '03-02', yuan: 100},
      {on: '03-20', type: 'payment', yuan: 100},
    ] as const;
    expect(line({entries})).toBeNull();
  });

  test.each([
    ['prospect', null],
    ['active', 10_000],
    ['suspended', 10_000],
    ['closed', null],
  ] as const)('of a customer that is %s shows %s', (status, balance) => {
    const {customer} = makeLedger();
    const words = {customer: {...customer, status}, entries: [{on: '03-02', yuan: 100}]};
    expect(line(words)?.balance ?? null).toBe(balance);
  });

  test('leaves out a customer first seen in its own month', () => {
    expect(line({entries: [{on: '04-02', yuan: 100}]})).toBeNull();
    expect(line({entries: [{on: '03-31', yuan: 100}]})).not.toBeNull();
  });

  test('knows a customer by a typed last-month figure or an opening line', () => {
    const bill = {on: '03-02', yuan: 100};
    const rows = [accountRow(FIRST, {prevMonth: FEBRUARY, prevMonthSales: yuan(0)})];
    expect(line({rows, entries: [bill]}, '03-20')?.balance).toBe(10_000);
    const unknown = [accountRow(FIRST, {prevMonth: FEBRUARY, prevMonthSales: null})];
    expect(line({rows: unknown, entries: [bill]}, '03-20')).toBeNull();
    const opening = {on: '02-28', dated: null, type: 'opening', yuan: 50} as const;
    expect(line({rows: unknown, entries: [opening, bill]}, '03-20')?.balance).toBe(15_000);
  });
});

describe('tracking days past a due date', () => {
  test.each([
    ['2025-12-30', '03-20', 3],
    ['01-30', '03-20', 2],
    ['03-02', '03-20', 1],
    ['03-19', '03-20', 1],
    ['03-20', '03-20', 0],
    ['03-20', '04-20', 1],
    ['03-21', '04-20', 1],
    ['04-30', '04-20', 0],
  ])('a bill due on %s has seen %s as tracking day number %i', (due, tracking, n) => {
    expect(trackingDaysAfter(day(due), day(tracking))).toBe(n);
  });

  test('the last one is the 20th of this month or the month before', () => {
    expect(formatDay(lastTrackingDay(day('04-20')))).toBe('2026-04-20');
    expect(formatDay(lastTrackingDay(day('04-19')))).toBe('2026-03-20');
    expect(formatDay(lastTrackingDay(day('01-05')))).toBe('2025-12-20');
  });
});

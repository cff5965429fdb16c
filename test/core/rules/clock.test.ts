import {describe, expect, test} from 'vitest';
import {closeDay, closedQuarter, eveningClock, fullClock, nightClock, runningClock} from '../../../core/rules/clock.ts';
import {APRIL, day, MARCH, month} from '../ledger/ledger-builder.ts';

describe('the moment that rules are evaluated for', () => {
  test('while a day runs its entries are known and it is not over', () => {
    expect(runningClock(day('04-30'))).toEqual({
      today: day('04-30'),
      known: day('04-30'),
      over: day('04-29'),
      closedMonth: MARCH,
    });
  });

  test('the night before a day knows what was posted by the end of the day before', () => {
    expect(nightClock(day('05-01'))).toEqual({
      today: day('05-01'),
      known: day('04-30'),
      over: day('04-30'),
      closedMonth: APRIL,
    });
  });

  test('on the last evening of a month that month is closed', () => {
    expect(eveningClock(day('04-30')).closedMonth).toBe(APRIL);
    expect(eveningClock(day('04-29')).closedMonth).toBe(MARCH);
  });

  test('a day and a closed month alone are that day’s evening', () => {
    const clock = {today: day('04-29'), closedMonth: MARCH};
    expect(fullClock(clock)).toEqual(eveningClock(day('04-29')));
  });

  test.each([
    ['2026-03', '2026-Q1'],
    ['2026-04', '2026-Q1'],
    ['2026-05', '2026-Q1'],
    ['2026-06', '2026-Q2'],
    ['2026-12', '2026-Q4'],
  ])('with %s closed the last quarter that is over is %s', (closed, quarter) => {
    const number = closedQuarter({...runningClock(day('04-30')), closedMonth: month(closed)});
    expect(`${1970 + Math.floor(number / 4)}-Q${(number % 4) + 1}`).toBe(quarter);
  });

  test('month-close rules look at the last day of the closed month', () => {
    expect(closeDay(runningClock(day('05-20')))).toBe(day('04-30'));
  });
});

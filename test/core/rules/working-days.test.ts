import {describe, expect, test} from 'vitest';
import {formatDay} from '../../../core/base/calendar-date.ts';
import {isWorkingDay, workingDayBefore, workingDaysAfter} from '../../../core/rules/working-days.ts';
import {day} from '../ledger/ledger-builder.ts';

const plain = {holidays: [], workdays: []};
/** Labour Day 2026: 1 to 5 May off, Saturday 9 May worked instead. */
const may = {
  holidays: ['05-01', '05-04', '05-05'].map(day),
  workdays: [day('05-09')],
};

describe('working days', () => {
  test.each([
    ['2026-04-20', true],
    ['2026-04-24', true],
    ['2026-04-25', false],
    ['2026-04-26', false],
    ['1970-01-01', true],
    ['1970-01-03', false],
  ])('%s: %s', (text, works) => {
    expect(isWorkingDay(day(text), plain)).toBe(works);
  });

  test('holidays are off and weekend days worked instead are on', () => {
    expect(isWorkingDay(day('05-01'), may)).toBe(false);
    expect(isWorkingDay(day('05-09'), may)).toBe(true);
  });

  test('are counted after a day, up to and including another', () => {
    expect(workingDaysAfter(day('04-20'), day('04-20'), plain)).toBe(0);
    expect(workingDaysAfter(day('04-20'), day('04-27'), plain)).toBe(5);
    expect(workingDaysAfter(day('04-30'), day('05-09'), may)).toBe(4);
  });

  test('a tracking day at the weekend is reminded of on the Friday before', () => {
    expect(formatDay(workingDayBefore(day('06-20'), plain))).toBe('2026-06-19');
  });
});

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
  asDay,
  asMonth,
  civil,
  dayOf,
  firstDay,
  formatDay,
  lastDay,
  monthAt,
  monthOf,
  monthParts,
  parseDay,
  parseMonth,
  realDay,
} from '../../../core/base/calendar-date.ts';

/** What JavaScript's own calendar says of a day number. */
function reference(day: number): {readonly year: number; readonly month: number; readonly day: number} {
  const date = new Date(day * 86_400_000);
  return {year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate()};
}

describe('a day number', () => {
  test('is the date of the Gregorian calendar, near and far', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({min: -1000, max: 90_000}), fc.integer({min: -700_000, max: 2_900_000})),
        number => {
          const day = asDay(number);
          const parts = reference(number);
          expect(civil(day)).toEqual(parts);
          expect(dayOf(parts.year, parts.month, parts.day)).toBe(number);
          expect(monthOf(day)).toBe(monthAt(parts.year, parts.month));
          expect(monthParts(monthOf(day))).toEqual({year: parts.year, month: parts.month});
          expect(firstDay(monthOf(day))).toBe(number - parts.day + 1);
          expect(monthOf(lastDay(monthOf(day)))).toBe(monthOf(day));
          expect(monthOf(asDay(lastDay(monthOf(day)) + 1))).toBe(monthOf(day) + 1);
        },
      ),
      {numRuns: 2000},
    );
  });

  test.each(['1969-12-31', '1970-01-01', '2000-02-29', '2026-11-30', '2199-12-31', '2200-01-01'])(
    '%s is written and read again, and so are its neighbours',
    text => {
      const day = parseDay(text) ?? Number.NaN;
      for (const near of [day - 1, day, day + 1]) {
        expect(parseDay(formatDay(asDay(near)))).toBe(near);
        expect(civil(asDay(near))).toEqual(reference(near));
      }
    },
  );
});

test.each(['2026-02-29', '2026-13-01', '2026-04-31', '2026-4-1', 'x'])('%s is no date', text => {
  expect(parseDay(text)).toBeUndefined();
});

test('a month has its first and last day, whatever its length', () => {
  const lengths = Array.from(
    {length: 12},
    (_, month) => lastDay(monthAt(2028, month + 1)) - firstDay(monthAt(2028, month + 1)) + 1,
  );
  expect(lengths).toEqual([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  expect(parseMonth('2028-02')).toBe(monthAt(2028, 2));
  expect(parseMonth('2028-13')).toBeUndefined();
  expect(realDay(2028, 2, 30)).toBeUndefined();
  expect(monthParts(asMonth(-1))).toEqual({year: 1969, month: 12});
});

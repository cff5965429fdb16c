import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {asDay, asMonth, firstDay, formatDay, lastDay, monthAt, monthOf} from '../../../core/base/calendar-date.ts';
import {closedWeeks, sheetWeek, weekIndexOf, weeksOf} from '../../../core/ledger/weeks.ts';
import {day} from './ledger-builder.ts';

const schemes = ['four', 'five'] as const;

describe('[rule 2] weeks of a month', () => {
  test.each([
    ['03-01', 0],
    ['03-07', 0],
    ['03-08', 1],
    ['03-14', 1],
    ['03-15', 2],
    ['03-21', 2],
    ['03-22', 3],
    ['03-28', 3],
    ['03-29', 3],
    ['03-31', 3],
  ])('under four weeks %s lies in week %i (from 0)', (text, week) => {
    expect(weekIndexOf(day(text), 'four')).toBe(week);
  });

  test.each([
    ['03-28', 3],
    ['03-29', 4],
    ['03-31', 4],
    ['02-28', 3],
  ])('under five weeks %s lies in week %i (from 0)', (text, week) => {
    expect(weekIndexOf(day(text), 'five')).toBe(week);
  });

  test('the fifth week of a 28-day February has no day', () => {
    expect(sheetWeek(monthAt(2026, 2), 4, 'five').days).toBe(0);
    expect(sheetWeek(monthAt(2028, 2), 4, 'five').days).toBe(1);
  });

  test('weeks join without a gap from the first day of the month to the last', () => {
    fc.assert(
      fc.property(fc.integer({min: 0, max: 1500}), fc.constantFrom(...schemes), (number, scheme) => {
        const month = asMonth(number);
        const weeks = weeksOf(month, scheme);
        expect(weeks[0]?.from).toBe(firstDay(month));
        expect(weeks.at(-1)?.to).toBe(lastDay(month));
        weeks.forEach((week, index) => {
          if (index > 0) expect(week.from).toBe((weeks[index - 1]?.to ?? 0) + 1);
          for (let at: number = week.from; at <= week.to; at += 1) {
            expect(weekIndexOf(asDay(at), scheme)).toBe(index);
            expect(monthOf(asDay(at))).toBe(month);
          }
        });
      }),
    );
  });
});

describe('closed weeks', () => {
  test('a week is closed once its last day is over', () => {
    expect(closedWeeks(day('04-13'), 1, 'four').map(week => formatDay(week.to))).toEqual(['2026-04-07']);
    expect(closedWeeks(day('04-14'), 1, 'four').map(week => formatDay(week.to))).toEqual(['2026-04-14']);
  });

  test('they are counted back across month ends, newest last', () => {
    expect(closedWeeks(day('04-10'), 3, 'four').map(week => formatDay(week.from))).toEqual([
      '2026-03-15',
      '2026-03-22',
      '2026-04-01',
    ]);
  });

  test('a week without days is no week', () => {
    expect(closedWeeks(day('03-01'), 1, 'five').map(week => formatDay(week.from))).toEqual(['2026-02-22']);
  });
});

import {describe, expect, test} from 'vitest';
import {formatDay} from '../../../core/base/calendar-date.ts';
import {asId} from '../../../core/base/ids.ts';
import {dueDate, fullTerms, settlementOn, termsOn} from '../../../core/ledger/terms.ts';
import {day, settings, terms} from './ledger-builder.ts';

const due = (bill: string, basis: 'from_statement' | 'from_bill', days: number, settlementDay = 31): string =>
  formatDay(dueDate(day(bill), {dueBasis: basis, accountPeriodDays: days, settlementDay}));

describe('[rule 5] due date', () => {
  test.each([
    ['03-03', 'from_statement', 30, 31, '2026-04-30'],
    ['03-31', 'from_statement', 30, 31, '2026-04-30'],
    ['04-01', 'from_statement', 30, 31, '2026-05-30'],
    ['02-28', 'from_statement', 30, 31, '2026-03-30'],
    ['03-02', 'from_statement', 45, 31, '2026-05-15'],
    ['03-15', 'from_statement', 10, 15, '2026-03-25'],
    ['03-16', 'from_statement', 10, 15, '2026-04-25'],
    ['02-28', 'from_statement', 0, 30, '2026-02-28'],
    ['2025-12-20', 'from_statement', 0, 15, '2026-01-15'],
    ['03-03', 'from_bill', 30, 31, '2026-04-02'],
    ['03-03', 'from_bill', 0, 31, '2026-03-03'],
  ] as const)('a bill of %s %s + %i days (settled on %i) is due on %s', (bill, basis, days, settles, expected) => {
    expect(due(bill, basis, days, settles)).toBe(expected);
  });

  test('a settlement day that a month does not have is its last day', () => {
    expect(formatDay(settlementOn(day('02-10'), 30))).toBe('2026-02-28');
    expect(formatDay(settlementOn(day('2028-02-10'), 30))).toBe('2028-02-29');
  });

  test('what the terms leave open comes from the workbook', () => {
    expect(fullTerms(terms({accountPeriodDays: 15}), settings)).toEqual({
      dueBasis: 'from_statement',
      settlementDay: 31,
      accountPeriodDays: 15,
    });
    expect(fullTerms(null, settings).accountPeriodDays).toBe(30);
  });
});

describe('the term valid on a day', () => {
  const old = terms({id: asId('old'), validTo: day('03-31')});
  const next = terms({id: asId('next'), validFrom: day('04-01'), validTo: day('06-30')});
  const special = terms({id: asId('special'), validFrom: day('04-10'), validTo: day('04-20')});

  test.each([
    ['2020-01-01', 'old'],
    ['03-31', 'old'],
    ['04-01', 'next'],
    ['04-10', 'special'],
    ['04-21', 'next'],
    ['07-01', undefined],
  ])('on %s it is %s', (text, expected) => {
    expect(termsOn([special, old, next], day(text))?.id).toBe(expected);
  });
});

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {asDay, asMonth, lastDay, monthAt} from '../../../core/base/calendar-date.ts';
import {
  allTimeFigures,
  figuresBetween,
  firstHistoryMonth,
  firstKnownMonth,
  firstLedgerMonth,
  lastDaysFigures,
  monthFigures,
  quarterFigures,
  salesOfMonth,
} from '../../../core/ledger/periods.ts';
import {reckon} from '../../../core/ledger/reckoning.ts';
import {sheetWeek, weeksOf} from '../../../core/ledger/weeks.ts';
import {anyLedger, END, MONTHS, START} from './arbitrary-ledger.ts';
import {APRIL, accountRow, day, FEBRUARY, FIRST, MARCH, makeReckoning, settings, yuan} from './ledger-builder.ts';

const entries = [
  {on: '03-02', yuan: 100},
  {on: '03-03', yuan: 40, form: 'cash'},
  {on: '03-04', type: 'recharge', yuan: 500},
  {on: '03-05', yuan: 60, form: 'prepaid'},
  {on: '03-09', type: 'sale_return', yuan: 10},
  {on: '03-20', type: 'payment', yuan: 70, form: 'transfer'},
  {on: '03-21', type: 'refund', yuan: 5, form: 'transfer'},
  {on: '04-01', type: 'write_off', yuan: 7},
] as const;

describe('sums of a period', () => {
  const march = monthFigures(makeReckoning({entries}), MARCH);

  test('sales take in every form and are less returns', () => {
    expect(march.sales).toBe(19_000);
  });

  test('collections take in what was paid at once and recharged, less refunds', () => {
    expect(march.collection).toBe(4000 + 50_000 + 7000 - 500);
  });

  test('on-account figures leave out what was paid at once or from stored value', () => {
    expect([march.onAccountSales, march.onAccountCollection]).toEqual([9000, 6500]);
  });

  test('a write-off is an adjustment, no collection', () => {
    const april = monthFigures(makeReckoning({entries}), APRIL);
    expect([april.adjustment, april.collection, april.onAccountCollection]).toEqual([-700, 0, 0]);
  });

  test('an opening line is no entry of its month', () => {
    const opening = {on: '03-02', dated: null, type: 'opening', yuan: 9} as const;
    expect(monthFigures(makeReckoning({entries: [...entries, opening]}), MARCH)).toEqual(march);
    expect(march.entries).toBe(7);
  });

  test('both ends of a period belong to it', () => {
    expect(figuresBetween(makeReckoning({entries}), day('03-02'), day('03-03')).sales).toBe(14_000);
    expect(lastDaysFigures(makeReckoning({entries}), day('03-05'), 2).sales).toBe(6000);
  });
});

test('weeks add up to their month, months to their quarter, everything to all time', () => {
  fc.assert(
    fc.property(anyLedger, fc.constantFrom('four', 'five'), (ledger, scheme) => {
      const reckoning = reckon(ledger, settings);
      for (const month of MONTHS) {
        const weeks = weeksOf(month, scheme).map(({index}) => {
          const week = sheetWeek(month, index, scheme);
          return figuresBetween(reckoning, week.from, week.to);
        });
        const whole = monthFigures(reckoning, month);
        expect(weeks.reduce((sum, week) => sum + week.sales, 0)).toBe(whole.sales);
        expect(weeks.reduce((sum, week) => sum + week.onAccountCollection, 0)).toBe(whole.onAccountCollection);
      }
      const quarter = [1, 2, 3].map(number => monthFigures(reckoning, monthAt(2026, number)).collection);
      expect(quarterFigures(reckoning, FEBRUARY).collection).toBe(quarter.reduce((a, b) => a + b, 0));
      const all = allTimeFigures(reckoning, lastDay(asMonth(MONTHS[4] ?? MARCH)));
      expect(all).toEqual(figuresBetween(reckoning, START, END));
    }),
  );
});

describe('what is known of a customer’s past', () => {
  const typed = (prevMonthSales: number | null) => [
    accountRow(FIRST, {prevMonth: FEBRUARY, prevMonthSales: prevMonthSales === null ? null : yuan(prevMonthSales)}),
  ];
  const opening = {on: '02-28', dated: null, type: 'opening', yuan: 100} as const;

  test('months before the first entry are unknown, not zero', () => {
    const reckoning = makeReckoning({entries: [{on: '04-10', yuan: 10}]});
    expect([salesOfMonth(reckoning, MARCH), salesOfMonth(reckoning, APRIL)]).toEqual([null, 1000]);
  });

  test('an opening line makes the month after it known, not its own', () => {
    const reckoning = makeReckoning({entries: [opening]});
    expect([firstLedgerMonth(reckoning), firstHistoryMonth(reckoning)]).toEqual([MARCH, FEBRUARY]);
    expect([salesOfMonth(reckoning, FEBRUARY), salesOfMonth(reckoning, MARCH)]).toEqual([null, 0]);
  });

  test('a typed last-month figure is history, a known zero too', () => {
    expect(salesOfMonth(makeReckoning({rows: typed(600)}), FEBRUARY)).toBe(60_000);
    expect(firstKnownMonth(makeReckoning({rows: typed(0)}))).toBe(FEBRUARY);
    expect(firstKnownMonth(makeReckoning({rows: typed(null)}))).toBeNull();
  });

  test('nothing is known of a customer without entries', () => {
    expect(firstHistoryMonth(makeReckoning())).toBeNull();
    expect(allTimeFigures(makeReckoning(), asDay(0)).entries).toBe(0);
  });
});

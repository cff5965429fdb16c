import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {formatDay} from '../../../core/base/calendar-date.ts';
import {reckon} from '../../../core/ledger/reckoning.ts';
import {anyLedger} from './arbitrary-ledger.ts';
import {
  accountRow,
  day,
  FEBRUARY,
  FIRST,
  type LedgerWords,
  makeReckoning,
  settings,
  terms,
  yuan,
} from './ledger-builder.ts';

const billsOf = (words: LedgerWords): readonly (readonly [string, number, string])[] =>
  makeReckoning(words).bills.map(bill => [formatDay(bill.billDate), bill.amount / 100, formatDay(bill.dueDate)]);

describe('[rule 7] an opening balance from paper', () => {
  const opening = {on: '02-28', dated: null, type: 'opening', yuan: 5200} as const;
  const typed = (prevMonthSales: number | null) => [
    accountRow(FIRST, {prevMonth: FEBRUARY, prevMonthSales: prevMonthSales === null ? null : yuan(prevMonthSales)}),
  ];

  test('is aged as last month’s sales and, beyond them, as a bill of the month before', () => {
    expect(billsOf({rows: typed(2600), entries: [opening]})).toEqual([
      ['2026-01-31', 2600, '2026-03-02'],
      ['2026-02-28', 2600, '2026-03-30'],
    ]);
  });

  test('up to last month’s sales is all last month’s', () => {
    expect(billsOf({rows: typed(9000), entries: [opening]})).toEqual([['2026-02-28', 5200, '2026-03-30']]);
  });

  test('without known sales of last month is all of the month before', () => {
    expect(billsOf({rows: typed(null), entries: [opening]})).toEqual([['2026-01-31', 5200, '2026-03-02']]);
    expect(billsOf({rows: typed(0), entries: [opening]})).toEqual([['2026-01-31', 5200, '2026-03-02']]);
  });

  test('entered bill by bill keeps each bill’s own date', () => {
    const dated = {on: '02-28', dated: '2025-11-10', type: 'opening', yuan: 4800} as const;
    expect(billsOf({rows: typed(400), entries: [dated, {...opening, yuan: 400}]})).toEqual([
      ['2025-11-10', 4800, '2025-12-30'],
      ['2026-02-28', 400, '2026-03-30'],
    ]);
  });

  test('below nothing is a credit', () => {
    const {bills, credits} = makeReckoning({rows: typed(1000), entries: [{...opening, yuan: -500}]});
    expect(bills).toEqual([]);
    expect(credits.map(({amount}) => amount)).toEqual([50_000]);
  });

  test('shares last month’s sales between two opening lines of one row', () => {
    expect(
      billsOf({
        rows: typed(300),
        entries: [
          {...opening, yuan: 200},
          {...opening, yuan: 200},
        ],
      }),
    ).toEqual([
      ['2026-01-31', 100, '2026-03-02'],
      ['2026-02-28', 200, '2026-03-30'],
      ['2026-02-28', 100, '2026-03-30'],
    ]);
  });

  test('is neither a sale nor a collection', () => {
    const [movement] = makeReckoning({entries: [opening]}).movements;
    expect([movement?.sales, movement?.collection, movement?.opening]).toEqual([0, 0, 520_000]);
  });
});

describe('[rule 5] due dates of bills', () => {
  test('a date stated on the bill wins', () => {
    const {bills} = makeReckoning({
      terms: [terms({accountPeriodDays: 10})],
      entries: [{on: '03-03', yuan: 1, due: '03-20'}],
    });
    expect(bills.map(bill => [formatDay(bill.dueDate), bill.dueStated])).toEqual([['2026-03-20', true]]);
  });

  test('terms agreed later do not move old bills', () => {
    const words = {
      terms: [
        terms({validTo: day('03-31'), accountPeriodDays: 10}),
        terms({validFrom: day('04-01'), accountPeriodDays: 20}),
      ],
      entries: [
        {on: '03-03', yuan: 1},
        {on: '04-03', yuan: 1},
      ],
    };
    expect(billsOf(words)).toEqual([
      ['2026-03-03', 1, '2026-04-10'],
      ['2026-04-03', 1, '2026-05-20'],
    ]);
  });

  test('a late entry is aged by its business date', () => {
    expect(billsOf({entries: [{on: '04-02', dated: '03-28', yuan: 260}]})).toEqual([['2026-03-28', 260, '2026-04-30']]);
  });
});

describe('[rule 4] stored value', () => {
  const stored = (words: LedgerWords) => {
    const last = makeReckoning(words).movements.at(-1);
    return {stored: (last?.storedAfter ?? 0) / 100, onAccount: (last?.onAccountAfter ?? 0) / 100};
  };

  test('rises with a recharge, falls with a sale, comes back with a return', () => {
    const entries = [
      {on: '03-03', type: 'recharge', yuan: 1000, form: 'card'},
      {on: '03-04', yuan: 150, form: 'prepaid'},
      {on: '03-05', type: 'sale_return', yuan: 50, form: 'prepaid'},
      {on: '03-06', type: 'refund', yuan: 100, form: 'prepaid'},
    ] as const;
    expect(stored({entries})).toEqual({stored: 800, onAccount: 0});
  });

  test('never falls below nothing: what a sale takes beyond it is owed on account', () => {
    const entries = [
      {on: '03-03', type: 'recharge', yuan: 100},
      {on: '03-04', yuan: 130, form: 'prepaid'},
    ] as const;
    expect(stored({entries})).toEqual({stored: 0, onAccount: 30});
    expect(makeReckoning({entries}).bills.map(bill => bill.amount)).toEqual([3000]);
  });

  test('a recharge of the same day counts first', () => {
    const entries = [
      {on: '03-03', yuan: 130, form: 'prepaid'},
      {on: '03-03', type: 'recharge', yuan: 200},
    ] as const;
    expect(stored({entries})).toEqual({stored: 70, onAccount: 0});
  });

  test('never pays a signed bill by itself', () => {
    const entries = [
      {on: '03-03', type: 'recharge', yuan: 500},
      {on: '03-04', yuan: 200},
    ] as const;
    expect(stored({entries})).toEqual({stored: 500, onAccount: 200});
  });

  test('a bonus is a negative adjustment marked prepaid: no collection, a lower closing balance', () => {
    const entries = [
      {on: '03-03', type: 'recharge', yuan: 500},
      {on: '03-03', type: 'adjustment', yuan: -50, form: 'prepaid'},
    ] as const;
    expect(stored({entries})).toEqual({stored: 550, onAccount: 0});
    expect(makeReckoning({entries}).movements.map(({collection}) => collection)).toEqual([50_000, 0]);
  });
});

test('a proposal counts nowhere', () => {
  const entries = [
    {on: '03-03', yuan: 100},
    {on: '03-04', type: 'payment', yuan: 100, proposed: true},
  ] as const;
  expect(makeReckoning({entries}).movements.length).toBe(1);
});

test('a typed last-month figure gives way to sales of that month in the ledger', () => {
  const rows = [accountRow(FIRST, {prevMonth: FEBRUARY, prevMonthSales: yuan(500)})];
  expect(makeReckoning({rows, entries: [{on: '02-10', yuan: 80}]}).rows[0]?.prevMonthSales).toBe(0);
  expect(makeReckoning({rows, entries: [{on: '03-10', yuan: 80}]}).rows[0]?.prevMonthSales).toBe(50_000);
});

test('[rule 12] whatever the ledger, every figure is whole fen and on account − stored moves by the closing balance', () => {
  fc.assert(
    fc.property(anyLedger, ledger => {
      for (const move of reckon(ledger, settings).movements) {
        const closing = move.opening + move.sales - move.collection + move.adjustment;
        expect(move.onAccount - move.stored).toBe(closing);
        expect(Number.isInteger(move.onAccountAfter) && move.storedAfter >= 0).toBe(true);
      }
    }),
  );
});

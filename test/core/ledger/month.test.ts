import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {asMonth, lastDay} from '../../../core/base/calendar-date.ts';
import {managerBalances, monthRows} from '../../../core/ledger/month.ts';
import type {MonthRow} from '../../../core/ledger/month-table-types.ts';
import {onAccountBalanceAt, storedValueAt} from '../../../core/ledger/position.ts';
import {reckon} from '../../../core/ledger/reckoning.ts';
import {anyLedger, MONTHS} from './arbitrary-ledger.ts';
import {
  APRIL,
  accountRow,
  FEBRUARY,
  FIRST,
  handover,
  type LedgerWords,
  LUO,
  MARCH,
  MAY,
  MEI,
  makeReckoning,
  month,
  monthBefore,
  SECOND,
  settings,
  yuan,
} from './ledger-builder.ts';

const rowsOf = (words: LedgerWords, of = APRIL): readonly MonthRow[] => monthRows(makeReckoning(words), of);
const typedRow = (prevMonthSales: number | null) =>
  accountRow(FIRST, {prevMonth: FEBRUARY, prevMonthSales: prevMonthSales === null ? null : yuan(prevMonthSales)});

describe('a row of the sheet', () => {
  test('[rule 1] a week cell is the sum of its entries', () => {
    const entries = [
      {on: '04-01', yuan: 100},
      {on: '04-07', yuan: 20},
      {on: '04-08', type: 'payment', yuan: 30},
      {on: '04-09', yuan: 5, form: 'cash'},
    ] as const;
    const [row] = rowsOf({entries});
    expect(row?.weeks.map(week => [week.sales, week.collection, week.salesEntries, week.collectionEntries])).toEqual([
      [12_000, 0, 2, 0],
      [500, 3500, 1, 2],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
  });

  test('[rule 1] a proposal is shown beside its week and counted nowhere', () => {
    const entries = [{on: '04-09', type: 'payment', yuan: 30, proposed: true}] as const;
    const [row] = rowsOf({entries});
    expect([row?.weeks[1]?.proposedCollection, row?.collection, row?.closing]).toEqual([3000, 0, 0]);
  });

  test('[rule 2] the scheme of five weeks moves no sum', () => {
    const entries = [
      {on: '04-28', yuan: 1},
      {on: '04-29', yuan: 2},
    ];
    const five = monthRows(makeReckoning({entries}, {weekScheme: 'five'}), APRIL)[0];
    expect(five?.weeks.map(week => week.sales)).toEqual([0, 0, 0, 100, 200]);
    expect(five?.sales).toBe(300);
  });

  test('[rule 3] a return takes sales below nothing; a write-off moves the balance only', () => {
    const entries = [
      {on: '04-09', type: 'sale_return', yuan: 30},
      {on: '04-20', type: 'write_off', yuan: 7},
    ] as const;
    const [row] = rowsOf({entries});
    expect([row?.weeks[1]?.sales, row?.sales, row?.collection, row?.adjustment, row?.closing]).toEqual([
      -3000, -3000, 0, -700, -3700,
    ]);
  });

  test('[rule 4] the closing balance is what is owed on account less the stored value', () => {
    const entries = [
      {on: '04-02', yuan: 100},
      {on: '04-03', type: 'recharge', yuan: 500},
      {on: '04-04', yuan: 60, form: 'prepaid'},
    ] as const;
    expect(rowsOf({entries})[0]?.closing).toBe(10_000 - 44_000);
  });

  test('[rule 10] a late entry stands in the month it was posted in', () => {
    const entries = [{on: '04-02', dated: '03-28', yuan: 260}];
    expect(rowsOf({entries}, MARCH)).toEqual([]);
    expect(rowsOf({entries})[0]?.weeks[0]?.sales).toBe(26_000);
  });

  test('shows the form of the month’s sales, several as mixed, none as the row’s usual form', () => {
    const sale = (form: 'cash' | 'signed_bill') => ({on: '04-02', yuan: 1, form}) as const;
    const rows = [accountRow(FIRST, {usualForm: 'prepaid'})];
    expect(rowsOf({rows, entries: [sale('cash')]})[0]?.form).toBe('cash');
    expect(rowsOf({rows, entries: [sale('cash'), sale('signed_bill')]})[0]?.form).toBe('mixed');
    expect(rowsOf({rows, entries: [{on: '04-02', type: 'payment', yuan: 1, form: 'cash'}]})[0]?.form).toBe('prepaid');
  });
});

describe('last month and opening balance', () => {
  test('[rule 7] the typed opening and last-month figure stand on the first sheet', () => {
    const opening = {on: '02-28', dated: null, type: 'opening', yuan: 5200} as const;
    const [row] = rowsOf({rows: [typedRow(2600)], entries: [opening]}, MARCH);
    expect([row?.prevSales, row?.opening, row?.sales, row?.collection, row?.closing]).toEqual([
      260_000, 520_000, 0, 0, 520_000,
    ]);
  });

  test('last month is unknown before a row’s first entry and nothing once the row has been there', () => {
    const entries = [{on: '04-10', yuan: 100}];
    expect(rowsOf({entries})[0]?.prevSales).toBeNull();
    expect(rowsOf({entries}, MAY)[0]?.prevSales).toBe(10_000);
    expect(rowsOf({rows: [typedRow(null)], entries})[0]?.prevSales).toBe(0);
    expect(rowsOf({rows: [typedRow(null)], entries}, MARCH)[0]?.prevSales).toBeNull();
  });
});

describe('[rule 6] rows that a new month gets', () => {
  const bought = {entries: [{on: '01-10', yuan: 100, form: 'cash'}]} as const;

  test.each([
    ['2026-01', 1],
    ['2026-04', 1],
    ['2026-05', 0],
  ])('a row without balance that last bought in January has %s: %i row', (text, rows) => {
    expect(rowsOf(bought, month(text)).length).toBe(rows);
  });

  test('a row with a balance is always there', () => {
    expect(rowsOf({entries: [{on: '01-10', yuan: 100}]}, month('2028-01')).length).toBe(1);
  });

  test('a row that owes as much as it has stored has a balance too', () => {
    const entries = [
      {on: '01-10', yuan: 100},
      {on: '01-10', type: 'recharge', yuan: 100},
    ] as const;
    expect(rowsOf({entries}, month('2028-01'))[0]?.opening).toBe(0);
  });

  test('it comes back with its first entry', () => {
    expect(rowsOf({entries: [...bought.entries, {on: '08-10', yuan: 5}]}, month('2026-08')).length).toBe(1);
  });

  test('rows of the first paper sheet are on it, and for three months after', () => {
    const words = {rows: [typedRow(null)]};
    expect([MARCH, MAY, month('2026-06')].map(of => rowsOf(words, of).length)).toEqual([1, 1, 0]);
  });
});

describe('[rule 8] another manager', () => {
  const words: LedgerWords = {
    rows: [typedRow(1500)],
    handovers: [handover('04-16', MEI, LUO)],
    entries: [
      {on: '02-28', dated: null, type: 'opening', yuan: 1500},
      {on: '03-09', yuan: 1500},
      {on: '03-20', type: 'payment', yuan: 1500},
      {on: '04-02', yuan: 750},
      {on: '04-17', yuan: 700, manager: LUO},
      {on: '04-27', type: 'payment', yuan: 1500, manager: LUO},
    ],
  };
  const figures = (row: MonthRow) => [
    row.manager,
    row.opening,
    row.sales,
    row.collection,
    row.transferred,
    row.closing,
    row.prevSales,
    row.changeBp,
  ];

  test('in that month the old row ends at nothing and the new one takes the balance and last month over', () => {
    expect(rowsOf(words).map(figures)).toEqual([
      [MEI, 150_000, 75_000, 0, -225_000, 0, null, null],
      [LUO, 0, 70_000, 150_000, 225_000, 145_000, 150_000, null],
    ]);
  });

  test('afterwards only the new row is left, and last month is the customer’s', () => {
    expect(rowsOf(words, MAY).map(figures)).toEqual([[LUO, 145_000, 0, 0, 0, 145_000, 145_000, -10_000]]);
  });

  test('an entry that still carries the old manager goes along, so that the old row closes at nothing', () => {
    const stray = {...words, entries: [...(words.entries ?? []), {on: '04-20', yuan: 10}]};
    expect(rowsOf(stray).map(row => [row.sales, row.transferred, row.closing])).toEqual([
      [76_000, -226_000, 0],
      [70_000, 226_000, 146_000],
    ]);
  });

  test('stored value is handed over too', () => {
    const entries = [{on: '03-02', type: 'recharge', yuan: 300}] as const;
    const [old, next] = rowsOf({handovers: [handover('04-16', MEI, LUO)], entries});
    expect([old?.transferred, old?.closing, next?.transferred, next?.closing]).toEqual([30_000, 0, -30_000, -30_000]);
  });

  test('through two hands in one month the balance arrives at the last', () => {
    const third = accountRow(FIRST).id;
    const entries = [{on: '03-02', yuan: 100}];
    const handovers = [handover('04-05', MEI, LUO), handover('04-20', LUO, third)];
    expect(rowsOf({handovers, entries}).map(row => [row.manager, row.transferred, row.closing])).toEqual([
      [MEI, -10_000, 0],
      [LUO, 0, 0],
      [third, 10_000, 10_000],
    ]);
  });

  test('each manager answers for the balance of the rows under them', () => {
    const reckoning = makeReckoning(words);
    expect([...managerBalances(reckoning, MARCH)]).toEqual([[MEI, 150_000]]);
    expect([...managerBalances(reckoning, APRIL)]).toEqual([[LUO, 145_000]]);
  });
});

describe('laws', () => {
  test('closing = opening + sales − collection + adjustment + transferred, and opens the next month', () => {
    fc.assert(
      fc.property(anyLedger, ledger => {
        const reckoning = reckon(ledger, settings);
        const closings = new Map<string, number>();
        for (const at of [monthBefore(MONTHS[0] ?? MARCH), ...MONTHS, asMonth((MONTHS[4] ?? MARCH) + 1)]) {
          const rows = monthRows(reckoning, at);
          const openings = new Map(rows.map(row => [`${row.row} ${row.manager}`, row.opening]));
          const postedHere = reckoning.movements.filter(
            ({entry}) =>
              entry.type === 'opening' && entry.postedOn <= lastDay(at) && entry.postedOn > lastDay(monthBefore(at)),
          );
          for (const row of rows) {
            expect(row.closing).toBe(row.opening + row.sales - row.collection + row.adjustment + row.transferred);
            const own = postedHere.filter(({entry}) => entry.row === row.row && entry.manager === row.manager);
            const brought = closings.get(`${row.row} ${row.manager}`) ?? 0;
            expect(row.opening).toBe(own.reduce((sum, {opening}) => sum + opening, brought));
          }
          for (const [key, closing] of closings) if (closing !== 0) expect(openings.has(key)).toBe(true);
          closings.clear();
          for (const row of rows) closings.set(`${row.row} ${row.manager}`, row.closing);
        }
      }),
      {numRuns: 200},
    );
  });

  test('transfers sum to nothing and the rows’ closing balances to the customer’s position', () => {
    fc.assert(
      fc.property(anyLedger, fc.constantFrom(...MONTHS), (ledger, at) => {
        const reckoning = reckon(ledger, settings);
        const rows = monthRows(reckoning, at);
        const sum = (figure: (row: MonthRow) => number): number => rows.reduce((total, row) => total + figure(row), 0);
        const end = lastDay(at);
        expect(sum(row => row.transferred)).toBe(0);
        expect(sum(row => row.closing)).toBe(onAccountBalanceAt(reckoning, end) - storedValueAt(reckoning, end));
        const owed = [...managerBalances(reckoning, at).values()].reduce((total, amount) => total + amount, 0);
        expect(owed).toBe(onAccountBalanceAt(reckoning, end));
      }),
      {numRuns: 200},
    );
  });

  test('last month’s figures of the rows sum to the sales of the month before', () => {
    fc.assert(
      fc.property(anyLedger, fc.constantFrom(...MONTHS.slice(1)), (ledger, at) => {
        const reckoning = reckon(ledger, settings);
        const last = monthRows(reckoning, monthBefore(at)).reduce((sum, row) => sum + row.sales, 0);
        expect(monthRows(reckoning, at).reduce((sum, row) => sum + (row.prevSales ?? 0), 0)).toBe(last);
      }),
      {numRuns: 200},
    );
  });
});

test('two contacts of one organisation have a row each', () => {
  const entries = [
    {on: '04-02', yuan: 1},
    {on: '04-03', yuan: 2, row: SECOND},
  ];
  expect(rowsOf({entries}).map(row => [row.row, row.contactName, row.sales])).toEqual([
    [FIRST, 'first', 100],
    [SECOND, 'second', 200],
  ]);
});

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {asDay} from '../../../core/base/calendar-date.ts';
import {asId, type RowId} from '../../../core/base/ids.ts';
import {fen} from '../../../core/base/money.ts';
import {compareEntries} from '../../../core/ledger/entry-order.ts';
import {monthRows} from '../../../core/ledger/month.ts';
import {reckon} from '../../../core/ledger/reckoning.ts';
import {
  type AccountRow,
  type CustomerLedger,
  type Entry,
  type EntryType,
  entryTypes,
  type SettlementForm,
  settlementForms,
} from '../../../core/ledger/types.ts';
import {
  createWeekTyping,
  entriesBehind,
  type WeekPlace,
  type WeekTyping,
  type WeekTypingInput,
} from '../../../core/ledger/week-typing.ts';
import type {CellValue} from '../../../core/schema/cell.ts';
import {anyLedger} from './arbitrary-ledger.ts';
import {
  APRIL,
  accountRow,
  customerId,
  day,
  type EntryWords,
  FEBRUARY,
  FIRST,
  LUO,
  MEI,
  makeLedger,
  settings,
  yuan,
} from './ledger-builder.ts';

const sales = (week = 1): WeekPlace => ({month: APRIL, row: FIRST, manager: MEI, week, side: 'sales'});
const collection = (week = 1): WeekPlace => ({...sales(week), side: 'collection'});

function typingOn(
  ledger: CustomerLedger,
  more: Partial<WeekTypingInput['settings']> = {},
  today = '04-30',
): WeekTyping {
  let made = 0;
  return createWeekTyping({
    ledger,
    settings: {weekScheme: 'four', closedThrough: null, hasFinanceUser: false, ...more},
    today: day(today),
    newEntry: () => {
      made += 1;
      return {id: asId<RowId>(`new${made}`), entryNo: `N${made}`};
    },
  });
}

function typing(
  words: {entries?: readonly EntryWords[]; usualForm?: AccountRow['usualForm']} = {},
  more: Partial<WeekTypingInput['settings']> = {},
  today = '04-30',
): WeekTyping {
  const rows = [accountRow(FIRST, {usualForm: words.usualForm ?? 'signed_bill'})];
  return typingOn(makeLedger({rows, entries: words.entries ?? []}), more, today);
}

/** The ledger after the typed writes. */
function after(ledger: CustomerLedger, typed: WeekTyping): CustomerLedger {
  const {inserts, cells, deletes} = typed.writes();
  const gone = new Set(deletes.map(({row}) => row));
  const kept = ledger.entries
    .filter(({id}) => !gone.has(id))
    .map((entry): Entry => {
      const written = new Map(
        cells.filter(({row}) => row === entry.id).map(({column, value}) => [String(column), value]),
      );
      return {
        ...entry,
        amount: fen(Number(written.get('amount') ?? entry.amount)),
        type: typeOf(written.get('entry_type') ?? entry.type),
        form: formOf(written.get('settlement_form') ?? entry.form),
      };
    });
  const made = inserts.map(
    ({row, cells: filled}): Entry => ({
      id: row,
      entryNo: String(filled.entry_no),
      postedOn: asDay(Number(filled.posted_on)),
      entryDate: asDay(Number(filled.entry_date)),
      row: filled.contact === undefined ? customerId : asId<RowId>(String(filled.contact)),
      manager: filled.account_manager === undefined ? null : asId<RowId>(String(filled.account_manager)),
      type: typeOf(filled.entry_type),
      amount: fen(Number(filled.amount)),
      form: formOf(filled.settlement_form),
      dueDate: null,
      appliedTo: null,
      corrects: null,
      proposed: filled.posted === false,
    }),
  );
  return {...ledger, entries: [...kept, ...made].sort(compareEntries)};
}

function typeOf(cell: CellValue | undefined): EntryType {
  return entryTypes.find(type => type === cell) ?? 'sale';
}

function formOf(cell: CellValue | undefined): SettlementForm {
  return settlementForms.find(form => form === cell) ?? 'unspecified';
}

describe('[rule 1] typing into a week cell', () => {
  test('an empty cell gets one entry in the row’s usual form, dated the week’s last day', () => {
    const typed = typing();
    const news = typed.type(sales(), yuan(120));
    expect(typed.writes().inserts).toEqual([
      {
        sheet: 'entries',
        row: 'new1',
        cells: {
          posted_on: day('04-14'),
          entry_date: day('04-14'),
          customer: customerId,
          contact: FIRST,
          account_manager: MEI,
          entry_type: 'sale',
          amount: 12_000,
          settlement_form: 'signed_bill',
          entry_no: 'N1',
        },
      },
    ]);
    expect(news).toEqual({
      ok: true,
      value: {
        kind: 'added',
        day: day('04-14'),
        type: 'sale',
        proposed: false,
        monthSales: 12_000,
        monthCollection: 0,
      },
    });
  });

  test('it is dated today when today lies in that week', () => {
    const typed = typing({}, {}, '04-10');
    typed.type(sales(1), yuan(1));
    typed.type(sales(2), yuan(1));
    expect(typed.writes().inserts.map(({cells}) => cells.posted_on)).toEqual([day('04-10'), day('04-21')]);
  });

  test('a cell with one entry has it changed, its remark and date kept', () => {
    const typed = typing({entries: [{on: '04-09', yuan: 100}]});
    expect(typed.type(sales(), yuan(80)).ok).toBe(true);
    expect(typed.writes()).toEqual({
      inserts: [],
      cells: [{sheet: 'entries', row: 'E1', column: 'amount', value: 8000}],
      deletes: [],
    });
  });

  test('a cell with several gets one entry of the difference', () => {
    const entries = [
      {on: '04-09', yuan: 100},
      {on: '04-10', yuan: 50},
    ];
    const more = typing({entries});
    more.type(sales(), yuan(180));
    expect(more.writes().inserts.map(({cells}) => [cells.entry_type, cells.amount])).toEqual([['sale', 3000]]);
    const less = typing({entries});
    less.type(sales(), yuan(130));
    expect(less.writes().inserts.map(({cells}) => [cells.entry_type, cells.amount])).toEqual([['sale_return', 2000]]);
  });

  test('a cleared cell loses its one entry, several are countered', () => {
    const one = typing({entries: [{on: '04-09', yuan: 100}]});
    expect(one.type(sales(), null)).toMatchObject({value: {kind: 'removed', monthSales: 0}});
    expect(one.writes().deletes).toEqual([{sheet: 'entries', row: 'E1'}]);
    const several = typing({
      entries: [
        {on: '04-09', yuan: 100},
        {on: '04-10', yuan: 50},
      ],
    });
    several.type(sales(), null);
    expect(several.writes().inserts.map(({cells}) => [cells.entry_type, cells.amount])).toEqual([
      ['sale_return', 15_000],
    ]);
  });

  test('the figure that stands there already changes nothing', () => {
    const typed = typing({entries: [{on: '04-09', yuan: 100}]});
    expect(typed.type(sales(), yuan(100))).toMatchObject({value: {kind: 'nothing', day: null}});
    expect(typed.type(collection(), null)).toMatchObject({value: {kind: 'nothing'}});
    expect(typed.writes()).toEqual({inserts: [], cells: [], deletes: []});
  });

  test('a figure below nothing is a return of sales or a refund of money', () => {
    const typed = typing({entries: [{on: '04-16', yuan: 10}]});
    typed.type(sales(1), yuan(-5));
    typed.type(sales(2), yuan(-5));
    typed.type(collection(1), yuan(-7));
    const {inserts, cells} = typed.writes();
    expect(inserts.map(row => [row.cells.entry_type, row.cells.amount])).toEqual([
      ['sale_return', 500],
      ['refund', 700],
    ]);
    expect(cells.map(({column, value}) => [column, value])).toEqual([
      ['amount', 500],
      ['entry_type', 'sale_return'],
    ]);
  });

  test('[rule 10] a closed month refuses', () => {
    const typed = typing({}, {closedThrough: APRIL});
    expect(typed.type(sales(), yuan(1))).toEqual({ok: false, error: {kind: 'month-closed', month: '2026-04'}});
    expect(typed.writes().inserts).toEqual([]);
  });

  test('[rule 2] a week without days refuses', () => {
    const typed = typing({}, {weekScheme: 'five'});
    expect(typed.type({...sales(4), month: FEBRUARY}, yuan(1))).toMatchObject({
      ok: false,
      error: {kind: 'value-out-of-range'},
    });
  });
});

describe('[rule 1] with a finance user', () => {
  const finance = {hasFinanceUser: true};

  test('a typed payment is a proposal', () => {
    const typed = typing({}, finance);
    expect(typed.type(collection(), yuan(50))).toMatchObject({
      value: {kind: 'added', proposed: true, monthCollection: 0},
    });
    expect(typed.writes().inserts[0]?.cells.posted).toBe(false);
  });

  test('beside a posted payment only the difference is proposed', () => {
    const typed = typing({entries: [{on: '04-09', type: 'payment', yuan: 30}]}, finance);
    typed.type(collection(), yuan(50));
    typed.type(collection(), yuan(45));
    const {inserts, cells} = typed.writes();
    expect(inserts.map(row => [row.cells.amount, row.cells.posted])).toEqual([[1500, false]]);
    expect(cells).toEqual([]);
  });

  test('sales are nobody’s proposal', () => {
    const typed = typing({}, finance);
    typed.type(sales(), yuan(50));
    expect(typed.writes().inserts[0]?.cells.posted).toBeUndefined();
  });
});

describe('[rules 4 and 13] rows that are not on account', () => {
  const week = (typed: WeekTyping, words: Parameters<typeof typing>[0]) => {
    const rows = [accountRow(FIRST, {usualForm: words?.usualForm ?? 'signed_bill'})];
    const ledger = after(makeLedger({rows, entries: words?.entries ?? []}), typed);
    const [row] = monthRows(reckon(ledger, settings), APRIL);
    return [row?.weeks[1]?.sales, row?.weeks[1]?.collection, row?.closing];
  };

  test('sales of a row paid at once stand in both cells and leave no balance', () => {
    const words = {usualForm: 'cash'} as const;
    const typed = typing(words);
    typed.type(sales(), yuan(100));
    typed.type(collection(), yuan(100));
    expect(week(typed, words)).toEqual([10_000, 10_000, 0]);
    expect(typed.writes().inserts.length).toBe(1);
  });

  test('a collection typed below them leaves the rest on account', () => {
    const words = {usualForm: 'cash'} as const;
    const typed = typing(words);
    typed.type(sales(), yuan(100));
    typed.type(collection(), yuan(70));
    expect(week(typed, words)).toEqual([10_000, 7000, 3000]);
    expect(typed.writes().inserts.map(({cells}) => [cells.entry_type, cells.settlement_form, cells.amount])).toEqual([
      ['sale', 'cash', 7000],
      ['sale', 'unspecified', 3000],
    ]);
  });

  test('a collection typed above them adds a payment', () => {
    const words = {usualForm: 'card', entries: [{on: '04-09', yuan: 100, form: 'card'}]} as const;
    const typed = typing(words);
    typed.type(collection(), yuan(130));
    expect(week(typed, words)).toEqual([10_000, 13_000, -3000]);
    expect(typed.writes().inserts[0]?.cells).toMatchObject({entry_type: 'payment', settlement_form: 'card'});
  });

  test('a collection cleared leaves them on account', () => {
    const words = {usualForm: 'cash', entries: [{on: '04-09', yuan: 100, form: 'cash'}]} as const;
    const typed = typing(words);
    expect(typed.type(collection(), null)).toMatchObject({value: {kind: 'changed', monthCollection: 0}});
    expect(week(typed, words)).toEqual([10_000, 0, 10_000]);
  });

  test('a collection typed first is what pays the sales typed after it', () => {
    const words = {usualForm: 'cash'} as const;
    const typed = typing(words);
    typed.type(collection(), yuan(100));
    typed.type(sales(), yuan(100));
    expect(week(typed, words)).toEqual([10_000, 10_000, 0]);
  });

  test('a row of stored value is sold from it and recharged', () => {
    const words = {usualForm: 'prepaid'} as const;
    const typed = typing(words);
    typed.type(collection(), yuan(500));
    typed.type(sales(), yuan(120));
    expect(week(typed, words)).toEqual([12_000, 50_000, -38_000]);
    expect(typed.writes().inserts.map(({cells}) => cells.entry_type)).toEqual(['recharge', 'sale']);
  });

  test('a recharge typed below nothing is a refund out of the stored value', () => {
    const entries = [
      {on: '04-02', type: 'recharge', yuan: 500},
      {on: '04-09', type: 'recharge', yuan: 100},
    ] as const;
    const words = {usualForm: 'prepaid', entries} as const;
    const typed = typing(words);
    typed.type(collection(), yuan(-50));
    expect(week(typed, words)).toEqual([0, -5000, -45_000]);
  });

  test('a row marked both ways is on account until it is paid', () => {
    const typed = typing({usualForm: 'mixed'});
    typed.type(sales(), yuan(10));
    expect(typed.writes().inserts[0]?.cells.settlement_form).toBe('signed_bill');
  });
});

test('whatever the ledger, a typed cell shows the figure and no other cell moves', () => {
  const usual = fc.constantFrom<AccountRow['usualForm']>('signed_bill', 'cash', 'prepaid', 'mixed', 'unspecified');
  const place = fc.record({week: fc.nat({max: 3}), side: fc.constantFrom('sales' as const, 'collection' as const)});
  fc.assert(
    fc.property(anyLedger, usual, place, fc.integer({min: -50_000, max: 500_000}), (random, usualForm, at, amount) => {
      // Without a finance user there are no proposals.
      const entries = random.entries.filter(({proposed}) => !proposed);
      const ledger = {...random, entries, rows: random.rows.map(row => ({...row, usualForm}))};
      const typed = typingOn(ledger);
      expect(typed.type({...sales(at.week), side: at.side}, fen(amount)).ok).toBe(true);
      const cellsOf = (of: CustomerLedger) =>
        monthRows(reckon(of, settings), APRIL).flatMap(row =>
          row.weeks.map((week, index) => ({
            key: `${row.row} ${row.manager} ${index}`,
            sales: week.sales,
            collection: week.collection,
          })),
        );
      const before = new Map(cellsOf(ledger).map(cell => [cell.key, cell]));
      const now = cellsOf(after(ledger, typed));
      const key = `${FIRST} ${MEI} ${at.week}`;
      expect(now.find(cell => cell.key === key)?.[at.side] ?? 0).toBe(amount);
      for (const cell of now) {
        const was = before.get(cell.key);
        if (cell.key !== key) expect([cell.sales, cell.collection]).toEqual([was?.sales ?? 0, was?.collection ?? 0]);
        else if (at.side === 'collection') expect(cell.sales).toBe(was?.sales ?? 0);
      }
    }),
    {numRuns: 300},
  );
});

describe('[rule 1] a cell can be opened', () => {
  const entries = [
    {on: '04-08', yuan: 10},
    {on: '04-09', yuan: 20, form: 'cash'},
    {on: '04-10', type: 'payment', yuan: 30},
    {on: '04-11', type: 'payment', yuan: 40, proposed: true},
    {on: '04-11', type: 'write_off', yuan: 50},
    {on: '04-15', yuan: 60},
    {on: '04-08', yuan: 70, manager: LUO},
  ] as const;

  test.each([
    ['sales', ['E1', 'E2']],
    ['collection', ['E2', 'E3', 'E4']],
  ] as const)('behind its %s stand %j', (side, expected) => {
    const found = entriesBehind(makeLedger({entries}), {...sales(1), side}, 'four');
    expect(found.map(entry => entry.id)).toEqual(expected);
  });
});

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {asDay, type Day, formatDay} from '../../../core/base/calendar-date.ts';
import {asId, type RowId, type RuleId} from '../../../core/base/ids.ts';
import {reckon} from '../../../core/ledger/reckoning.ts';
import {createLedgerSource} from '../../../core/ledger/source.ts';
import {runningClock} from '../../../core/rules/clock.ts';
import {indexEpisodes} from '../../../core/rules/episode-index.ts';
import {readEpisodes} from '../../../core/rules/episode-rows.ts';
import type {Episode} from '../../../core/rules/episodes.ts';
import {catchUp, nightsDue, raiseAfterSave} from '../../../core/rules/nights.ts';
import {reviewCommand} from '../../../core/rules/review.ts';
import {standingWarnings} from '../../../core/rules/standing.ts';
import {createRuleWatch, type RuleWatch} from '../../../core/rules/watch.ts';
import type {CellValue} from '../../../core/schema/cell.ts';
import {settingsSchema} from '../../../core/schema/settings.ts';
import {day} from '../ledger/ledger-builder.ts';
import {insertRows, type MemoryWorkbook, memoryWorkbook} from '../memory-workbook.ts';

type Cells = Readonly<Record<string, CellValue>>;

const CUSTOMERS = ['c0', 'c1'];
const AR_14 = asId<RuleId>('AR-14');

function opened(
  entries: Readonly<Record<string, Cells>>,
  arrears: Readonly<Record<string, Cells>> = {},
): MemoryWorkbook {
  const book = memoryWorkbook();
  book.apply(insertRows('staff', {mei: {name: '梅'}}));
  book.apply(
    insertRows('customers', Object.fromEntries(CUSTOMERS.map(id => [id, {name: id, account_manager: 'mei'}]))),
  );
  book.apply(
    insertRows('contacts', {
      p0: {customer: 'c0', name: '季科长', authorised_signer: true},
      p1: {customer: 'c0', name: '封司机', authorised_signer: false},
    }),
  );
  book.apply(insertRows('agreements', {a0: {customer: 'c0', credit_limit: 2000_00, on_account_allowed: true}}));
  book.apply(insertRows('entries', entries));
  book.apply(insertRows('arrears', arrears));
  return book;
}

function entry(on: Day, type: string, yuan: number, more: Cells = {}): Cells {
  return {
    posted_on: on,
    entry_date: on,
    customer: 'c0',
    contact: 'p0',
    entry_type: type,
    amount: Math.round(yuan * 100),
    settlement_form: 'signed_bill',
    ...more,
  };
}

/** Does some nights in one run, as the engine does, and records the result. */
function doNights(book: MemoryWorkbook, nights: readonly Day[]): void {
  const {tables, settings} = book.workbook;
  const run = catchUp({tables, settings}, nights);
  for (;;) {
    const step = run.next();
    if (!step.done) continue;
    for (const command of step.value) book.apply(command);
    return;
  }
}

function nightsFrom(from: Day, to: Day): readonly Day[] {
  return Array.from({length: to - from + 1}, (_, index) => asDay(from + index));
}

function episodesOf(book: MemoryWorkbook): readonly Episode[] {
  return readEpisodes(book.workbook.tables).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function watching(book: MemoryWorkbook, today: Day): RuleWatch {
  const {tables, settings} = book.workbook;
  const watch = createRuleWatch(tables, settings);
  const source = createLedgerSource(tables, settings);
  watch.restart(runningClock(today));
  for (const index of source.customers()) watch.judge(reckon(source.ledger(index), settings()));
  watch.settle();
  return watch;
}

const c0 = {kind: 'customer', id: 'c0'} as const;

function linesOf(book: MemoryWorkbook, today: Day) {
  return standingWarnings(watching(book, today), c0, indexEpisodes(readEpisodes(book.workbook.tables)), null);
}

const FROM = day('03-25');
const TO = day('05-25');

const anyEntries = fc.array(
  fc.record({
    on: fc.integer({min: FROM - 40, max: TO}),
    late: fc.integer({min: 0, max: 20}),
    type: fc.constantFrom('sale', 'sale', 'sale', 'payment', 'payment', 'sale_return', 'refund'),
    yuan: fc.integer({min: 1, max: 3000}),
    customer: fc.constantFrom(...CUSTOMERS),
    contact: fc.constantFrom('p0', 'p1'),
    due: fc.option(fc.integer({min: 0, max: 40})),
  }),
  {maxLength: 16},
);
type AnyEntries = typeof anyEntries extends fc.Arbitrary<infer Value> ? Value : never;

function rowsOf(entries: AnyEntries): Readonly<Record<string, Cells>> {
  return Object.fromEntries(
    entries.map(({on, late, type, yuan, customer, contact, due}, index) => [
      `e${index}`,
      entry(asDay(on), type, yuan, {
        entry_date: on - late,
        customer,
        contact: customer === 'c0' ? contact : null,
        ...(due === null ? {} : {due_date: on + due}),
      }),
    ]),
  );
}

describe('missed nights', () => {
  test('any split of the nights gives the same episodes as one run', () => {
    const anySplit = fc.uniqueArray(fc.integer({min: FROM, max: TO - 1}), {maxLength: 6});
    fc.assert(
      fc.property(anyEntries, anySplit, (entries, stops) => {
        const promise = {
          t0: {
            tracking_date: day('03-20'),
            customer: 'c0',
            promised_on: day('03-20'),
            promised_date: day('04-10'),
            promised_amount: 500_00,
          },
        };
        const whole = opened(rowsOf(entries), promise);
        doNights(whole, nightsFrom(FROM, TO));
        const split = opened(rowsOf(entries), promise);
        let from = FROM;
        for (const stop of [...stops.toSorted((a, b) => a - b), TO]) {
          doNights(split, nightsFrom(from, asDay(stop)));
          from = asDay(stop + 1);
        }
        expect(episodesOf(split)).toEqual(episodesOf(whole));
      }),
      {numRuns: 25},
    );
  });

  test('a device that was on, seeing only what had been posted, gives the same episodes', () => {
    fc.assert(
      fc.property(anyEntries, entries => {
        const rows = Object.entries(rowsOf(entries));
        const off = opened(Object.fromEntries(rows));
        doNights(off, nightsFrom(FROM, TO));
        const on = opened({});
        let entered = 0;
        const byPosting = rows.toSorted(([, a], [, b]) => Number(a.posted_on) - Number(b.posted_on));
        for (const night of nightsFrom(FROM, TO)) {
          const now = byPosting.slice(entered).filter(([, cells]) => Number(cells.posted_on) < night);
          entered += now.length;
          if (now.length > 0) on.apply(insertRows('entries', Object.fromEntries(now)));
          doNights(on, [night]);
        }
        expect(episodesOf(on)).toEqual(episodesOf(off));
      }),
      {numRuns: 10},
    );
  });

  test('a night done again changes nothing', () => {
    const book = opened({e0: entry(day('02-10'), 'sale', 900)});
    doNights(book, nightsFrom(FROM, TO));
    const before = episodesOf(book);
    doNights(book, [TO]);
    expect(episodesOf(book)).toEqual(before);
  });
});

describe('a promise paid on the day after its date', () => {
  const rows = {
    e0: entry(day('03-01'), 'sale', 8000, {due_date: day('12-31')}),
    e1: entry(day('04-16'), 'payment', 8000),
  };
  const arrears = {
    t0: {
      tracking_date: day('03-20'),
      customer: 'c0',
      promised_on: day('04-01'),
      promised_date: day('04-15'),
      promised_amount: 8000_00,
    },
  };

  test('fires in the night after the date and is released after two quiet nights', () => {
    const book = opened(rows, arrears);
    doNights(book, nightsFrom(day('04-10'), day('04-30')));
    const episode = episodesOf(book).find(({rule}) => rule === 'AR-13');
    expect(episode).toMatchObject({raisedOn: day('04-16'), level: 'yellow', clearedOn: day('04-18')});
  });
});

describe('which nights are due', () => {
  const settings = settingsSchema.parse({name: 'Test'});

  test('those since the last one done', () => {
    const done = {...settings, evaluatedThrough: day('04-27')};
    expect(nightsDue(done, 5, null, day('04-30')).map(formatDay)).toEqual(['2026-04-28', '2026-04-29', '2026-04-30']);
    expect(nightsDue(done, 5, null, day('04-27'))).toEqual([]);
  });

  test('at the first run a small workbook looks back sixty nights, not before its first entry', () => {
    expect(nightsDue(settings, 30, day('01-01'), day('04-30'))).toHaveLength(61);
    expect(nightsDue(settings, 30, day('04-20'), day('04-30')).map(formatDay)[0]).toBe('2026-04-21');
    expect(nightsDue(settings, 30, null, day('04-30'))).toEqual([day('04-30')]);
  });

  test('at the first run a large workbook does tonight only', () => {
    expect(nightsDue(settings, 50_000, day('01-01'), day('04-30'))).toEqual([day('04-30')]);
  });
});

describe('what a screen shows', () => {
  const debt = {e0: entry(day('02-10'), 'sale', 900)};

  test('a warning that holds, since when, with its case number', () => {
    const book = opened(debt);
    doNights(book, nightsFrom(day('03-25'), day('04-10')));
    expect(linesOf(book, day('04-10')).find(({rule}) => rule === 'AR-03')).toMatchObject({
      level: 'blue',
      since: day('03-31'),
      state: {kind: 'standing', until: null},
      caseNo: expect.stringMatching(/^AR-03-260331-/),
    });
  });

  test('money takes a daily rule’s colour at once and says on which night it closes', () => {
    const book = opened(debt);
    doNights(book, nightsFrom(day('03-25'), day('04-10')));
    book.apply(insertRows('entries', {e1: entry(day('04-10'), 'payment', 900)}));
    const line = linesOf(book, day('04-10')).find(({rule}) => rule === 'AR-03');
    expect(line).toMatchObject({level: null, since: day('03-31'), state: {kind: 'clearing', closesOn: day('04-12')}});
    doNights(book, [day('04-11')]);
    expect(linesOf(book, day('04-11')).find(({rule}) => rule === 'AR-03')).toMatchObject({
      state: {kind: 'clearing', closesOn: day('04-12')},
    });
    doNights(book, [day('04-12')]);
    expect(linesOf(book, day('04-12')).find(({rule}) => rule === 'AR-03')).toBeUndefined();
  });

  test('a month-close result keeps its colour until the next close', () => {
    const book = opened(debt);
    doNights(book, nightsFrom(day('03-25'), day('05-01')));
    book.apply(insertRows('entries', {e1: entry(day('05-01'), 'payment', 900)}));
    expect(linesOf(book, day('05-20')).find(({rule}) => rule === 'AR-06')).toMatchObject({
      level: 'red',
      state: {kind: 'standing', until: day('06-01')},
    });
    doNights(book, nightsFrom(day('05-02'), day('06-01')));
    expect(linesOf(book, day('06-01')).find(({rule}) => rule === 'AR-06')).toBeUndefined();
    expect(episodesOf(book).find(({rule}) => rule === 'AR-06')).toMatchObject({clearedOn: day('06-01')});
  });
});

describe('a bill signed without authority', () => {
  const rows = {e0: entry(day('04-10'), 'sale', 10, {contact: 'p1', entry_no: 'E7'})};

  function raised(book: MemoryWorkbook) {
    const index = indexEpisodes(readEpisodes(book.workbook.tables));
    const customers = [asId<RowId>('c0')];
    return raiseAfterSave(book.workbook.tables, watching(book, day('04-10')), customers, index, day('04-10'));
  }

  /** The command with which a reviewer closes it. */
  function reviewed(book: MemoryWorkbook, today: Day, rule: RuleId = AR_14) {
    const index = indexEpisodes(readEpisodes(book.workbook.tables));
    return reviewCommand(book.workbook.tables, watching(book, today), index, {rule, subject: c0}, today);
  }

  test('raises its warning right after it is saved, once', () => {
    const book = opened(rows);
    const command = raised(book);
    expect(command).not.toBeNull();
    if (command !== null) book.apply(command);
    expect(episodesOf(book)).toMatchObject([{rule: AR_14, raisedOn: day('04-10'), level: 'orange'}]);
    expect(raised(book)).toBeNull();
  });

  test('stays until a reviewer closes it, and is not raised again for the same bill', () => {
    const book = opened(rows);
    doNights(book, nightsFrom(day('04-11'), day('04-20')));
    const [episode] = episodesOf(book).filter(({rule}) => rule === AR_14);
    expect(episode).toMatchObject({raisedOn: day('04-11'), clearedOn: null});
    if (episode === undefined) return;
    const close = reviewed(book, day('04-20'));
    expect(close?.kind === 'write' && close.label).toBe('review-warning');
    if (close !== null) book.apply(close);
    expect(linesOf(book, day('04-20')).filter(({rule}) => rule === AR_14)).toEqual([]);
    doNights(book, nightsFrom(day('04-21'), day('04-30')));
    expect(episodesOf(book).filter(({rule}) => rule === AR_14)).toMatchObject([{clearedOn: day('04-20')}]);
    book.apply(insertRows('entries', {e1: entry(day('04-30'), 'sale', 20, {contact: 'p1'})}));
    doNights(book, [day('05-01')]);
    expect(episodesOf(book).filter(({rule}) => rule === AR_14)).toHaveLength(2);
  });

  test('can be closed by a reviewer before its first night; undo opens it again', () => {
    const book = opened(rows);
    const close = reviewed(book, day('04-10'));
    if (close !== null) book.apply(close);
    expect(episodesOf(book)).toMatchObject([{rule: AR_14, clearedOn: day('04-10'), reviewed: ['e0']}]);
    expect(linesOf(book, day('04-10')).some(({rule}) => rule === AR_14)).toBe(false);
    book.undo();
    expect(linesOf(book, day('04-10')).find(({rule}) => rule === AR_14)).toMatchObject({level: 'orange'});
  });

  test('is the only kind that a person closes', () => {
    const book = opened({e0: entry(day('02-10'), 'sale', 900)});
    expect(reviewed(book, day('04-10'), asId<RuleId>('AR-03'))).toBeNull();
    expect(reviewed(book, day('04-10'))).toBeNull();
  });
});

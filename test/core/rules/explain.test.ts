import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {asDay, formatDay} from '../../../core/base/calendar-date.ts';
import {asId, type RowId, type RuleId} from '../../../core/base/ids.ts';
import {reckon} from '../../../core/ledger/reckoning.ts';
import type {CustomerLedger} from '../../../core/ledger/types.ts';
import {ruleBook} from '../../../core/rules/book.ts';
import {type FullClock, runningClock} from '../../../core/rules/clock.ts';
import {type Explanation, explain} from '../../../core/rules/explain.ts';
import {evaluateCustomer} from '../../../core/rules/run.ts';
import {type Finding, type Level, levelRank} from '../../../core/rules/types.ts';
import {settingsSchema} from '../../../core/schema/settings.ts';
import {day, type EntryWords, entry, type LedgerWords, makeLedger, terms, yuan} from '../ledger/ledger-builder.ts';

const book = ruleBook(settingsSchema.parse({name: 'Test'}));
const TODAY = day('04-28');
const clock = runningClock(TODAY);

function findingOf(ledger: CustomerLedger, rule: string, at: FullClock = clock): Finding | undefined {
  const {findings} = evaluateCustomer(reckon(ledger, book.settings), at, book);
  return findings.find(finding => finding.rule === rule);
}

function levelOf(ledger: CustomerLedger, rule: string): Level | null {
  const outcome = findingOf(ledger, rule)?.outcome;
  return outcome?.kind === 'fired' ? outcome.level : null;
}

function explained(words: LedgerWords, rule: string, at: FullClock = clock): Explanation {
  const ledger = makeLedger(words);
  const finding = findingOf(ledger, rule, at);
  if (finding === undefined) throw new Error(`${rule} did not fire`);
  return explain(finding, at, book, reckon(ledger, book.settings));
}

function amount(explanation: Explanation, name: string): number {
  const value = explanation.clearing[name]?.value;
  if (typeof value !== 'number') throw new Error(`no ${name}`);
  return value;
}

function paying(ledger: CustomerLedger, fen: number): CustomerLedger {
  const payment = entry({id: 'P', on: formatDay(TODAY), type: 'payment', yuan: 1}, 99);
  return fen <= 0 ? ledger : {...ledger, entries: [...ledger.entries, {...payment, amount: yuan(fen / 100)}]};
}

const anyDebt = fc
  .array(
    fc.record({
      back: fc.integer({min: 1, max: 200}),
      type: fc.constantFrom('sale', 'sale', 'sale', 'payment'),
      cents: fc.integer({min: 1, max: 200_000}),
    }),
    {minLength: 1, maxLength: 12},
  )
  .map(entries =>
    makeLedger({
      terms: [terms({creditLimit: yuan(2500)})],
      entries: entries.map(({back, type, cents}): EntryWords => {
        return {on: formatDay(asDay(TODAY - back)), type: type === 'sale' ? 'sale' : 'payment', yuan: cents / 100};
      }),
    }),
  );

describe('what would clear it', () => {
  test.each(['AR-02', 'AR-03', 'AR-11'])('paying the amount named clears %s, a fen less does not', rule => {
    fc.assert(
      fc.property(anyDebt, ledger => {
        const finding = findingOf(ledger, rule);
        fc.pre(finding?.outcome.kind === 'fired');
        if (finding === undefined) return;
        const pay = amount(explain(finding, clock, book, reckon(ledger, book.settings)), 'pay');
        expect(levelOf(paying(ledger, pay), rule)).toBeNull();
        expect(levelOf(paying(ledger, pay - 1), rule)).not.toBeNull();
      }),
    );
  });

  test.each(['AR-03', 'AR-11'])('paying the step named lowers %s, a fen less does not', rule => {
    fc.assert(
      fc.property(anyDebt, ledger => {
        const finding = findingOf(ledger, rule);
        const before = levelOf(ledger, rule);
        fc.pre(before !== null);
        if (finding === undefined) return;
        const step = amount(explain(finding, clock, book, reckon(ledger, book.settings)), 'pay_step');
        expect(levelRank(levelOf(paying(ledger, step), rule))).toBeLessThan(levelRank(before));
        expect(levelOf(paying(ledger, step - 1), rule)).toBe(before);
      }),
    );
  });

  test('a broken promise needs what is still missing of it', () => {
    const tracking = [
      {
        id: asId<RowId>('t'),
        trackingDate: day('03-20'),
        filledOn: null,
        promisedOn: day('03-20'),
        promisedDate: day('04-10'),
        promisedAmount: yuan(1000),
      },
    ];
    const words: LedgerWords = {
      tracking,
      entries: [
        {on: '02-10', yuan: 5000},
        {on: '04-12', type: 'payment', yuan: 300},
      ],
    };
    const pay = amount(explained(words, 'AR-13'), 'pay');
    expect(pay).toBe(700_00);
    expect(levelOf(paying(makeLedger(words), pay), 'AR-13')).toBeNull();
    expect(levelOf(paying(makeLedger(words), pay - 1), 'AR-13')).toBe('yellow');
  });

  test('the running month needs so much more in the weeks that are over', () => {
    const words = (more: number): LedgerWords => ({
      entries: [
        {on: '02-10', yuan: 3000, form: 'cash'},
        {on: '03-02', yuan: 3000, form: 'cash'},
        {on: '04-02', yuan: 1000 + more, form: 'cash'},
      ],
    });
    const needed = amount(explained(words(0), 'SAL-01', runningClock(day('04-28'))), 'sales_needed');
    expect(needed).toBe(1400_01);
    expect(levelOf(makeLedger(words(needed / 100)), 'SAL-01')).toBeNull();
    expect(levelOf(makeLedger(words((needed - 1) / 100)), 'SAL-01')).toBe('blue');
  });

  test('a recharge of the amount named lifts a low stored value', () => {
    const uses = [1, 2, 3].map(index => ({on: `04-1${index}`, yuan: 33.34, form: 'prepaid'}) as const);
    const words: LedgerWords = {entries: [{on: '04-01', type: 'recharge', yuan: 120}, ...uses]};
    const recharge = amount(explained(words, 'AR-20'), 'recharge');
    const recharged = (fen: number): LedgerWords => ({
      entries: [...(words.entries ?? []), {on: '04-28', type: 'recharge', yuan: fen / 100}],
    });
    expect(levelOf(makeLedger(recharged(recharge)), 'AR-20')).toBeNull();
    expect(levelOf(makeLedger(recharged(recharge - 1)), 'AR-20')).toBe('blue');
  });
});

describe('thresholds and dates', () => {
  const debt: LedgerWords = {entries: [{on: '01-10', yuan: 900}]};

  test('the threshold that was crossed and the next one up', () => {
    // due on 2 March, 57 days ago
    expect(explained(debt, 'AR-03')).toMatchObject({
      crossed: {level: 'yellow', value: 30, unit: 'days'},
      next: {level: 'orange', value: 60, unit: 'days'},
    });
  });

  test('since the day on which the level was reached', () => {
    expect(explained(debt, 'AR-03').since).toBe(day('04-02'));
    expect(explained({...debt, terms: [terms()]}, 'AR-02').since).toBe(day('03-03'));
  });

  test('a level without a threshold of its own has none to show', () => {
    const listed: LedgerWords = {entries: [{on: '03-10', yuan: 900}]};
    expect(explained(listed, 'AR-04')).toMatchObject({crossed: null, next: {level: 'yellow', value: 1}});
  });

  test('the arrears list names its next day, and when to be reminded of one that is a day off', () => {
    const listed: LedgerWords = {entries: [{on: '03-10', yuan: 900}]};
    const dates = (at: string) => {
      const {next_tracking, remind_on} = explained(listed, 'AR-04', runningClock(day(at))).clearing;
      return [next_tracking?.value, remind_on?.value];
    };
    expect(dates('04-28')).toEqual([day('05-20'), day('05-20')]);
    // 20 June 2026 is a Saturday
    expect(dates('05-25')).toEqual([day('06-20'), day('06-19')]);
  });

  test('a month-close result stands until the next close, a daily one has no such day', () => {
    expect(explained(debt, 'AR-10').until).toBe(day('05-01'));
    expect(explained(debt, 'AR-03').until).toBeNull();
  });

  test('a quarter’s result stands until the next quarter ends', () => {
    const words: LedgerWords = {
      entries: [
        {on: '2025-09-10', yuan: 1, form: 'cash'},
        {on: '2025-11-10', yuan: 5000, form: 'cash'},
      ],
    };
    expect(explained(words, 'SAL-14').until).toBe(day('07-01'));
  });

  test('months in a row tell when a month-close rule first held', () => {
    const words: LedgerWords = {entries: [{on: '2025-12-10', yuan: 900}]};
    // January, February and March without sales: blue at one month, yellow at two, orange at three
    expect(explained(words, 'AR-10').since).toBe(day('04-01'));
  });

  test('thresholds of the customer’s own are the ones shown', () => {
    const own = ruleBook(settingsSchema.parse({name: 'Test', customerThresholds: {customer: {'AR-03': {yellow: 20}}}}));
    const ledger = makeLedger(debt);
    const {findings} = evaluateCustomer(reckon(ledger, own.settings), clock, own);
    const finding = findings.find(({rule}) => rule === asId<RuleId>('AR-03'));
    expect(finding && explain(finding, clock, own).crossed).toMatchObject({level: 'yellow', value: 20});
  });
});

import {describe, expect, test} from 'vitest';
import {asDay, asMonth, type Day, firstDay, formatDay, monthOf, parseDay} from '../../../core/base/calendar-date.ts';
import {asId, type RowId} from '../../../core/base/ids.ts';
import {builtInSheets} from '../../../core/catalog/built-in-sheets.ts';
import {sectorChoices} from '../../../core/catalog/choices.ts';
import {sampleCompany} from '../../../core/catalog/sample.ts';
import {type RowBlock, writeCommand} from '../../../core/doc/command.ts';
import {storedValueAt} from '../../../core/ledger/position.ts';
import {countingRandom, openSample} from './open-sample.ts';

function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`not a day: ${text}`);
  return parsed;
}

const TODAY = day('2026-11-20');
/** Beginnings, middles and ends of months, tracking days, a leap day, a year's turn. */
const DAYS = [
  '2026-11-20',
  '2026-11-01',
  '2026-11-08',
  '2026-11-13',
  '2026-11-24',
  '2026-11-30',
  '2026-12-31',
  '2027-01-01',
  '2027-01-20',
  '2027-02-28',
  '2027-03-03',
  '2027-03-15',
  '2028-02-29',
  '2028-03-31',
  '2029-07-17',
].map(day);

function blocksOf(locale: 'zh' | 'en'): readonly RowBlock[] {
  return sampleCompany(TODAY, locale, countingRandom()).commands.flatMap(command =>
    command.kind === 'import' ? command.blocks : [],
  );
}

describe.each(DAYS.map(today => ({today, on: formatDay(today)})))('opened on $on', ({today}) => {
  const sample = openSample(today);
  const {watch, derivation, workbook} = sample;
  const worst = sample.customer('云阙建设');
  const levelOf = (customer: RowId) => watch.customer(customer)?.level ?? null;
  const fired = (customer: RowId) =>
    new Map(watch.customer(customer)?.fired.map(({rule, outcome}) => [String(rule), outcome]));

  test('there are warnings of every level, and customers without any', () => {
    const counts = watch.counts();
    expect(counts.red).toBe(2);
    expect(counts.orange).toBeGreaterThanOrEqual(5);
    expect(counts.yellow).toBeGreaterThanOrEqual(5);
    expect(counts.blue).toBeGreaterThanOrEqual(2);
    expect(counts.red + counts.orange + counts.yellow + counts.blue).toBeLessThan(30);
  });

  test('they come from many rules, each red for a reason of its own', () => {
    const rules = new Set([...watch.fired()].map(({rule}) => rule));
    for (const rule of ['AR-01', 'AR-02', 'AR-03', 'AR-11', 'AR-13', 'AR-14', 'AR-17', 'AR-20', 'SAL-01', 'SAL-02']) {
      expect(rules).toContain(rule);
    }
    expect(fired(worst).get('AR-11')).toMatchObject({kind: 'fired', level: 'red'});
    expect(fired(worst).get('AR-03')).toMatchObject({
      level: 'orange',
      facts: {days_past_due: {value: 82}},
    });
    expect(fired(sample.customer('稻香')).get('SAL-01')).toMatchObject({level: 'red'});
    expect(fired(sample.customer('栖山')).get('AR-10')).toMatchObject({level: 'yellow'});
    expect(fired(sample.customer('汀运公交')).get('AR-13')).toMatchObject({level: 'orange'});
    expect(fired(sample.customer('安澜')).get('AR-13')).toMatchObject({level: 'yellow'});
    expect(fired(sample.customer('仁汀')).get('AR-20')).toMatchObject({level: 'yellow'});
  });

  test('one debtor is clearly the worst', () => {
    const owed = [...derivation.source.customers()]
      .map(index => ({id: derivation.source.customerId(index), balance: derivation.sum(index, 'balance')}))
      .sort((a, b) => b.balance - a.balance);
    expect(owed[0]?.id).toBe(worst);
    expect(owed[0]?.balance).toBeGreaterThan(2 * (owed[1]?.balance ?? 0));
    expect(levelOf(worst)).toBe('red');
  });

  test('some rules say what they lack', () => {
    const missing = watch.customer(sample.customer('鸿帆'))?.notEvaluated.map(each => each.missing);
    expect(missing).toContain('credit_limit');
  });

  test('paying what is overdue clears the worst debtor’s daily rules in the same step', () => {
    const overdue = fired(worst).get('AR-03');
    const amount = overdue?.kind === 'fired' ? overdue.facts.overdue_amount?.value : null;
    if (typeof amount !== 'number') throw new Error('the worst debtor is not overdue');
    const contacts = workbook.tables.table(asId('contacts'));
    const contact = Array.from({length: contacts.size}, (_, at) => at).find(
      at => contacts.text(at, asId('customer')) === worst,
    );
    const entry = {
      posted_on: today,
      entry_date: today,
      customer: worst,
      contact: contact === undefined ? null : contacts.rowId(contact),
      entry_type: 'payment',
      amount,
      settlement_form: 'transfer',
    };
    const applied = workbook.apply(
      writeCommand('pay', {inserts: [{sheet: asId('entries'), row: asId('paid'), cells: entry}]}),
      'user',
    );
    if (!applied.ok) throw new Error(JSON.stringify(applied.error));
    derivation.update(applied.value.changes);
    const left = [...fired(worst).keys()];
    for (const rule of ['AR-02', 'AR-03', 'AR-11', 'AR-15']) expect(left).not.toContain(rule);
    expect(levelOf(worst)).not.toBe('red');
  });
});

describe('the sample', () => {
  const {derivation, workbook, customer} = openSample(TODAY);
  const table = (sheet: string) => workbook.tables.table(asId(sheet));
  const column = (sheet: string, name: string) =>
    Array.from({length: table(sheet).size}, (_, at) => table(sheet).get(at, asId(name)));

  test('has thirteen months of entries and none after today', () => {
    const posted = column('entries', 'posted_on').filter(value => typeof value === 'number');
    const begins = firstDay(asMonth(monthOf(TODAY) - 13));
    expect(Math.min(...posted)).toBe(begins - 1);
    expect(Math.max(...posted)).toBeLessThanOrEqual(TODAY);
    expect(derivation.months()).toHaveLength(14);
    expect(posted.length).toBeGreaterThan(2000);
  });

  test('has four account managers and customers of all sectors', () => {
    expect(new Set(column('customers', 'sector'))).toEqual(new Set(sectorChoices.map(({id}) => id)));
    expect(new Set(column('customers', 'account_manager')).size).toBe(4);
    expect(table('customers').liveCount).toBe(40);
  });

  test('has every kind of entry and of settlement that a restaurant meets, a hand-over and promises', () => {
    expect(new Set(column('entries', 'entry_type'))).toEqual(
      new Set(['opening', 'sale', 'sale_return', 'payment', 'recharge', 'write_off', 'adjustment']),
    );
    expect(new Set(column('entries', 'settlement_form'))).toEqual(
      new Set(['signed_bill', 'cash', 'card', 'transfer', 'mobile_pay', 'prepaid']),
    );
    expect(table('handovers').liveCount).toBe(1);
    expect(column('arrears', 'promised_date').filter(value => value !== null)).toHaveLength(3);
  });

  test('never lets stored value fall below nothing', () => {
    for (const name of ['仁汀', '安济', '顾其然']) {
      const reckoning = derivation.reckoning(customer(name));
      if (reckoning === undefined) throw new Error(name);
      for (let at = TODAY - 400; at <= TODAY; at += 1) {
        expect(storedValueAt(reckoning, asDay(at))).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test('fills only columns that the sheets have, with values of their types', () => {
    const wrong: string[] = [];
    for (const block of blocksOf('zh')) {
      const sheet = builtInSheets.find(({id}) => id === block.sheet);
      for (const [name, values] of Object.entries(block.columns)) {
        const type = sheet?.columns.find(({id}) => id === name)?.type;
        const fits = (value: unknown) => {
          if (value === null) return true;
          if (type === 'boolean') return typeof value === 'boolean';
          const isNumber = type === 'money' || type === 'number' || type === 'date' || type === 'month';
          return isNumber ? Number.isInteger(value) : typeof value === 'string';
        };
        if (type === undefined || type === 'computed' || !values.every(fits)) wrong.push(`${block.sheet}.${name}`);
      }
      for (const {id, choices} of sheet?.columns ?? []) {
        const known = new Set(choices?.map(choice => choice.id));
        const values = block.columns[id] ?? [];
        if (choices !== undefined && !values.every(value => value === null || known.has(String(value)))) wrong.push(id);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('is the same in both languages but for its words', () => {
    const shape = (locale: 'zh' | 'en') =>
      blocksOf(locale).map(block => [
        block.rows,
        Object.fromEntries(
          Object.entries(block.columns).map(([name, values]) => [
            name,
            values.map(value =>
              typeof value === 'string' && !/^[a-z0-9._-]+$|^[A-Z]+-?\d*$/.test(value) ? 'text' : value,
            ),
          ]),
        ),
      ]);
    expect(shape('en')).toEqual(shape('zh'));
    const english = JSON.stringify(blocksOf('en'));
    expect(english).not.toMatch(/\p{Script=Han}/u);
    expect(sampleCompany(TODAY, 'en', countingRandom()).settings.name).toBe('Lanting House Catering');
  });

  test('links only to rows that are there', () => {
    const blocks = blocksOf('zh');
    const rows = new Set(blocks.flatMap(block => block.rows));
    expect(rows.size).toBe(blocks.reduce((total, block) => total + block.rows.length, 0));
    for (const block of blocks) {
      for (const link of builtInSheets.find(({id}) => id === block.sheet)?.columns ?? []) {
        if (link.type !== 'link') continue;
        for (const value of block.columns[link.id] ?? []) {
          if (value !== null) expect(rows).toContain(value);
        }
      }
    }
  });
});

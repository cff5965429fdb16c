import {beforeAll, describe, expect, test} from 'vitest';
import {present} from '../../../core/base/assert.ts';
import {monthOf, parseDay} from '../../../core/base/calendar-date.ts';
import {asId, type ColumnId, type RowId, type SheetId} from '../../../core/base/ids.ts';
import type {WarningLine} from '../../../pwa/engine/protocol.ts';
import {type EngineBench, engineBench} from './engine-bench.ts';

const AGREEMENTS = asId<SheetId>('agreements');
const CUSTOMERS = asId<SheetId>('customers');
const ENTRIES = asId<SheetId>('entries');
const PERIOD = asId<ColumnId>('account_period_days');
const today = present(parseDay('2026-11-20'), 'a day');
const month = monthOf(today);

let bench: EngineBench;
/** Somebody over the limit. */
let debtor: RowId;
/** Somebody's agreement, and whose it is. */
let agreement: RowId;

beforeAll(async () => {
  bench = engineBench();
  await bench.ask('open', {workbook: await bench.ask('create-sample', {locale: 'zh'})});
  const {lines} = await bench.ask('warnings', {level: null, manager: null, subject: null});
  debtor = customerOf(
    present(
      lines.find(({rule, level}) => String(rule) === 'AR-11' && level !== null),
      'a customer over the limit',
    ),
  );
  const {view} = await bench.ask('open-view', {sheet: AGREEMENTS, filters: [], sort: [], group: null, search: ''});
  agreement = present((await bench.ask('row-ids', {view, from: 0, to: 1}))[0], 'an agreement');
});

function customerOf({subject}: WarningLine): RowId {
  if (subject.kind !== 'customer') throw new Error('of a customer');
  return asId<RowId>(subject.id);
}

const signedBill = (amount: number, more = {}) => ({
  sheet: ENTRIES,
  row: asId<RowId>(`sale ${amount} ${JSON.stringify(more)}`),
  cells: {
    posted_on: today,
    entry_date: today,
    customer: debtor,
    entry_type: 'sale',
    amount,
    settlement_form: 'signed_bill',
    ...more,
  },
});

const entriesNow = async () => (await bench.ask('workbook', {})).rowCounts.entries;

describe('an account period of more than a month', () => {
  const body = (days: number) => ({
    label: 'edit-cell',
    inserts: [],
    cells: [{sheet: AGREEMENTS, row: agreement, column: PERIOD, value: days}],
  });

  test('is refused as a value, says in both languages what is allowed, and leaves no step to undo', async () => {
    for (const [locale, limit] of [
      ['zh', '最长 31 天'],
      ['en', '31 days at most'],
    ] as const) {
      const answer = await bench.engine.handle('write', body(45), {locale, intent: null});
      expect(answer).toMatchObject({ok: false, error: {kind: 'value-out-of-range', input: '45'}});
      expect(JSON.stringify(answer)).toContain(limit);
    }
    expect((await bench.ask('workbook', {})).undo.undo).toBeNull();
  });

  test('is refused as a text too, and 31 days are not', async () => {
    const typed = (text: string) =>
      bench.ask('write-texts', {
        label: 'edit-cell',
        sheet: AGREEMENTS,
        rows: [agreement],
        columns: [PERIOD],
        texts: [[text]],
      });
    expect((await typed('45')).rejected).toMatchObject([{row: 0, column: 0, error: {kind: 'value-out-of-range'}}]);
    expect((await typed('31')).rejected).toEqual([]);
    await bench.ask('write', body(30));
  });
});

describe('a signed bill over the limit', () => {
  test('is saved, and the answer says how far over it is', async () => {
    const before = await bench.ask('customer', {row: debtor});
    const {notices} = await bench.ask('write', {label: 'add-entry', inserts: [signedBill(1000_00)], cells: []});
    const after = await bench.ask('customer', {row: debtor});
    expect(after.onAccountBalance).toBe(before.onAccountBalance + 1000_00);
    expect(notices).toContainEqual({
      kind: 'needs_approval',
      rule: 'AR-11',
      customer: debtor,
      customerName: before.name,
      facts: expect.objectContaining({used: {value: after.onAccountBalance, unit: 'fen'}}),
    });
  });

  test('of two, saved together, one notice tells where both lead', async () => {
    const before = await bench.ask('customer', {row: debtor});
    const inserts = [signedBill(2000_00), signedBill(3000_00)];
    const {notices} = await bench.ask('write', {label: 'paste', inserts, cells: []});
    const spoken = notices?.filter(({rule}) => String(rule) === 'AR-11') ?? [];
    expect(spoken.map(({facts}) => facts.used?.value)).toEqual([before.onAccountBalance + 5000_00]);
  });

  test('typed into the warning table or the grid is told as well', async () => {
    const table = await bench.ask('warning-table', {month, manager: 'all'});
    const rows = table.sheets.flatMap(({groups}) => groups.flatMap(group => group.rows));
    const row = present(
      rows.find(({customer}) => customer === debtor),
      'the row',
    );
    const cell = {customer: debtor, row: row.row, manager: row.manager, week: 2, side: 'sales' as const};
    const sales = (row.weeks[2]?.sales ?? 0) / 100;
    const typed = await bench.ask('type-week', {month, ...cell, text: String(sales + 9000)});
    expect(typed.notices).toMatchObject([{rule: 'AR-11', customer: debtor}]);
    const columns = ['posted_on', 'customer', 'entry_type', 'settlement_form', 'amount'].map(asId<ColumnId>);
    const written = await bench.ask('write-texts', {
      label: 'paste',
      sheet: ENTRIES,
      rows: [null],
      columns,
      texts: [['2026-11-20', row.customerName, '消费', '签单', '500']],
    });
    expect(written.rejected).toEqual([]);
    expect(written.notices).toMatchObject([{rule: 'AR-11', customer: debtor}]);
  });

  test('one step takes back the sale that was noticed', async () => {
    const [entries, before] = [await entriesNow(), await bench.ask('customer', {row: debtor})];
    await bench.ask('write', {label: 'add-entry', inserts: [signedBill(7000_00)], cells: []});
    await bench.ask('undo', {});
    expect(await entriesNow()).toBe(entries);
    expect((await bench.ask('customer', {row: debtor})).onAccountBalance).toBe(before.onAccountBalance);
  });
});

test('a bill signed by somebody who is not on the list is saved, told and listed as a warning', async () => {
  const stranger = asId<RowId>('stranger');
  await bench.ask('write', {
    label: 'add-row',
    inserts: [
      {
        sheet: asId<SheetId>('contacts'),
        row: stranger,
        cells: {customer: debtor, name: '生人', authorised_signer: false},
      },
    ],
    cells: [],
  });
  const sale = signedBill(10_00, {contact: stranger, entry_no: 'E-77'});
  const {notices} = await bench.ask('write', {label: 'add-entry', inserts: [sale], cells: []});
  expect(notices).toContainEqual(
    expect.objectContaining({kind: 'fires', rule: 'AR-14', facts: {entries: {value: ['E-77'], unit: 'text'}}}),
  );
  const {warnings} = await bench.ask('customer', {row: debtor});
  expect(warnings.map(({rule}) => String(rule))).toContain('AR-14');
});

test('a payment and a row of another sheet are saved without a word', async () => {
  const paid = await bench.ask('write', {
    label: 'add-entry',
    inserts: [signedBill(50_00, {entry_type: 'payment', settlement_form: 'transfer'})],
    cells: [],
  });
  expect(paid).not.toHaveProperty('notices');
  const made = await bench.ask('write', {
    label: 'add-row',
    inserts: [{sheet: CUSTOMERS, row: asId<RowId>('new'), cells: {name: '新客户'}}],
    cells: [],
  });
  expect(made).not.toHaveProperty('notices');
});

import {describe, expect, test} from 'vitest';
import {dayOf, monthAt} from '../../../core/base/calendar-date.ts';
import {asId, type RowId} from '../../../core/base/ids.ts';
import {settingsSchema} from '../../../core/schema/settings.ts';
import type {CustomerCard} from '../../../pwa/engine/protocol.ts';
import {draftAmount, draftEffect, draftRow, type EntryDraft} from '../../../pwa/screens/warning-table/entry-draft.ts';
import {makeRow, makeTable, november, shen, today} from './month-rows.ts';

const customer = asId<RowId>('hospital');
const id = asId<RowId>('new');
const row = makeRow({id: 'ruan', customer: 'hospital', contact: '阮清和', weeks: [[3120, 0]], opening: 2780});
const settings = settingsSchema.parse({name: '拾味楼'});

const draft = (change: Partial<EntryDraft> = {}): EntryDraft => ({
  kind: 'sale',
  text: '2960',
  day: today,
  form: 'signed_bill',
  row,
  ...change,
});

const card: CustomerCard = {
  id: customer,
  name: '澜州惠民医院',
  managerName: '沈若溪',
  sector: 'medical',
  grade: 'AA',
  level: null,
  combined: null,
  balance: 590_000,
  onAccountBalance: 590_000,
  storedValue: 0,
  creditLimit: null,
  monthSales: 312_000,
  prevMonthSales: null,
  ageing: [],
  oldestDaysPastDue: 0,
  warnings: [],
  notEvaluated: [],
  phone: '',
  running: {month: november, weeks: makeTable([]).weeks, runningWeek: 2, rows: [row]},
  salesByMonth: [],
  lastEntries: [],
};

describe('the amount', () => {
  test.each([
    ['2960', 296_000],
    ['120+80', 20_000],
    ['12.5+', 1250],
    ['', 0],
    ['1.234', null],
    ['12+x', null],
  ])('%s is %s fen', (text, amount) => {
    expect(draftAmount(text)).toBe(amount);
  });
});

describe('what it will do', () => {
  test('a sale on account raises the month and the balance', () => {
    expect(draftEffect(draft(), card)).toEqual({side: 'sales', monthTotal: 608_000, balance: 886_000});
  });

  test('a sale paid at once leaves the balance, a payment lowers it, a refund raises it', () => {
    expect(draftEffect(draft({form: 'cash'}), card)?.balance).toBe(590_000);
    expect(draftEffect(draft({kind: 'payment', form: 'transfer'}), card)?.balance).toBe(294_000);
    expect(draftEffect(draft({kind: 'refund', form: 'transfer'}), card)?.balance).toBe(886_000);
  });

  test('nothing typed does nothing', () => {
    expect(draftEffect(draft({text: ''}), card)).toBeNull();
  });
});

describe('the row that is written', () => {
  test('carries customer, contact, manager, form and both dates', () => {
    expect(draftRow(id, draft(), customer, today, settings)?.cells).toEqual({
      entry_date: today,
      posted_on: today,
      customer,
      contact: 'ruan',
      entry_type: 'sale',
      amount: 296_000,
      settlement_form: 'signed_bill',
      account_manager: shen,
      posted: null,
    });
  });

  test('a late entry keeps its business date and is posted in the open month', () => {
    const closed = {...settings, closedThrough: monthAt(2026, 10)};
    const late = draft({day: dayOf(2026, 10, 30)});
    expect(draftRow(id, late, customer, today, closed)?.cells).toMatchObject({
      entry_date: dayOf(2026, 10, 30),
      posted_on: today,
    });
  });

  test('with a finance user a payment is a proposal', () => {
    const finance = {...settings, hasFinanceUser: true};
    expect(draftRow(id, draft({kind: 'payment'}), customer, today, finance)?.cells.posted).toBe(false);
    expect(draftRow(id, draft(), customer, today, finance)?.cells.posted).toBeNull();
  });

  test('a customer without contacts has none on the entry; no amount, no row', () => {
    const plain = makeRow({id: 'hospital', customer: 'hospital'});
    expect(draftRow(id, draft({row: plain}), customer, today, settings)?.cells.contact).toBeNull();
    expect(draftRow(id, draft({text: '0'}), customer, today, settings)).toBeNull();
  });
});

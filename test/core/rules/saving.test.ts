import {describe, expect, test} from 'vitest';
import {asId, type ColumnId, type RowId, type SheetId} from '../../../core/base/ids.ts';
import {reckon} from '../../../core/ledger/reckoning.ts';
import {createLedgerSource} from '../../../core/ledger/source.ts';
import {ruleBook} from '../../../core/rules/book.ts';
import {checkBeforeSaving, type PlannedWrites} from '../../../core/rules/saving.ts';
import type {CellValue} from '../../../core/schema/cell.ts';
import type {Settings} from '../../../core/schema/settings.ts';
import {day} from '../ledger/ledger-builder.ts';
import {insertRows, memoryWorkbook} from '../memory-workbook.ts';

type Cells = Readonly<Record<string, CellValue>>;

const TODAY = day('04-28');

function sale(yuan: number, more: Cells = {}): Cells {
  return {
    posted_on: TODAY,
    entry_date: TODAY,
    customer: 'c0',
    contact: 'p0',
    entry_type: 'sale',
    amount: Math.round(yuan * 100),
    settlement_form: 'signed_bill',
    ...more,
  };
}

/** What stands against some writes in a workbook where c0 owes 900.00 of a limit of 1000.00 and p1 may not sign. */
function checked(writes: Partial<PlannedWrites>, settings: Partial<Settings> = {}, agreement: Cells = {}) {
  const book = memoryWorkbook(settings);
  book.apply(insertRows('customers', {c0: {name: 'c0'}, c1: {name: 'c1'}}));
  book.apply(
    insertRows('contacts', {
      p0: {customer: 'c0', name: '季科长', authorised_signer: true},
      p1: {customer: 'c0', name: '封司机', authorised_signer: false},
      p2: {customer: 'c0', name: '潘书记'},
    }),
  );
  book.apply(
    insertRows('agreements', {a0: {customer: 'c0', credit_limit: 1000_00, on_account_allowed: true, ...agreement}}),
  );
  book.apply(insertRows('entries', {e0: sale(900, {posted_on: day('04-01'), entry_date: day('04-01')})}));
  const {tables} = book.workbook;
  const source = createLedgerSource(tables, book.workbook.settings);
  return checkBeforeSaving(
    {inserts: [], cells: [], ...writes},
    {
      tables,
      book: ruleBook(book.workbook.settings()),
      today: TODAY,
      reckoning: customer => {
        const index = source.indexOf(customer);
        return source.isCustomer(index) ? reckon(source.ledger(index), book.workbook.settings()) : undefined;
      },
    },
  );
}

function added(sheet: string, cells: Cells): Partial<PlannedWrites> {
  return {inserts: [{sheet: asId<SheetId>(sheet), row: asId<RowId>('new'), cells}]};
}

function changed(sheet: string, row: string, column: string, value: CellValue): Partial<PlannedWrites> {
  return {cells: [{sheet: asId<SheetId>(sheet), row: asId<RowId>(row), column: asId<ColumnId>(column), value}]};
}

describe('an account period', () => {
  test.each([
    [31, []],
    [32, ['refused']],
  ])('of %i days: %j', (days, kinds) => {
    const checks = checked(changed('agreements', 'a0', 'account_period_days', days));
    expect(checks.map(({kind}) => kind)).toEqual(kinds);
  });

  test('of a new agreement is checked too', () => {
    const checks = checked(added('agreements', {customer: 'c1', account_period_days: 45}));
    expect(checks).toMatchObject([{kind: 'refused', rule: 'AR-01', customer: 'c1', row: 'new'}]);
  });

  test('follows the workbook’s own threshold and may be switched off', () => {
    const longer = changed('agreements', 'a0', 'account_period_days', 45);
    expect(checked(longer, {thresholds: {'AR-01': {orange: 60}}})).toEqual([]);
    expect(checked(longer, {rulesOff: ['AR-01']})).toEqual([]);
  });

  test('is not asked about when another cell of the agreement changes', () => {
    expect(checked(changed('agreements', 'a0', 'remark', '旧'), {}, {account_period_days: 45})).toEqual([]);
  });
});

describe('a signed bill against the limit', () => {
  test.each([
    [99.99, []],
    [100, []],
    [100.01, ['needs_approval']],
  ])('of %f: %j', (yuan, kinds) => {
    expect(checked(added('entries', sale(yuan))).map(({kind}) => kind)).toEqual(kinds);
  });

  test('says how far it would go', () => {
    expect(checked(added('entries', sale(300)))).toMatchObject([
      {rule: 'AR-11', facts: {used: {value: 1200_00}, limit: {value: 1000_00}, use_bp: {value: 12_000}}},
    ]);
  });

  test('only what a change adds counts', () => {
    expect(checked(changed('entries', 'e0', 'amount', 1000_00))).toEqual([]);
    expect(checked(changed('entries', 'e0', 'amount', 1000_01))).toMatchObject([{kind: 'needs_approval'}]);
    expect(checked(changed('entries', 'e0', 'amount', 100_00))).toEqual([]);
  });

  test.each([
    ['paid at once', {settlement_form: 'cash'}],
    ['from stored value', {settlement_form: 'prepaid'}],
    ['a payment', {entry_type: 'payment'}],
    ['of a customer without a limit', {customer: 'c1', contact: null}],
  ])('%s needs no approval', (_, more) => {
    expect(checked(added('entries', sale(5000, more)))).toEqual([]);
  });

  test('with a limit of 0 only the signing is checked', () => {
    expect(checked(added('entries', sale(5000)), {}, {credit_limit: 0})).toEqual([]);
  });
});

describe('who signs', () => {
  test.each([
    ['a contact on the list', 'p0', []],
    ['a contact that is not', 'p1', ['fires']],
    ['a contact of whom nothing is recorded', 'p2', []],
    ['nobody', null, []],
  ])('%s: %j', (_, contact, kinds) => {
    expect(checked(added('entries', sale(10, {contact}))).map(({kind}) => kind)).toEqual(kinds);
  });

  test('nobody may where the agreement does not allow it, or has run out', () => {
    const bill = added('entries', sale(10));
    expect(checked(bill, {}, {on_account_allowed: false})).toMatchObject([{kind: 'fires', rule: 'AR-14'}]);
    expect(checked(bill, {}, {valid_to: day('04-27')})).toMatchObject([{kind: 'fires', rule: 'AR-14'}]);
    expect(checked(bill, {}, {valid_to: TODAY})).toEqual([]);
  });

  test('is checked when a bill goes to another contact', () => {
    expect(checked(changed('entries', 'e0', 'contact', 'p1'))).toMatchObject([{kind: 'fires'}]);
    expect(checked(changed('entries', 'e0', 'remark', '……'))).toEqual([]);
  });

  test('is not checked without any agreement', () => {
    expect(checked(added('entries', sale(10, {customer: 'c1', contact: null})))).toEqual([]);
  });
});

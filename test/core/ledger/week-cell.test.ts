import {describe, expect, test} from 'vitest';
import {asId, type RowId} from '../../../core/base/ids.ts';
import {planWeekCells, type TypedWeekCell, type WeekCellInput, weekAmount} from '../../../core/ledger/week-cell.ts';
import {settingsSchema} from '../../../core/schema/settings.ts';
import {APRIL, accountRow, customerId, day, type EntryWords, FIRST, MEI, makeLedger} from './ledger-builder.ts';

const OTHER = asId<RowId>('other customer');

function input(entries: readonly EntryWords[] = [], usualForm: 'cash' | 'signed_bill' = 'signed_bill'): WeekCellInput {
  let made = 0;
  const ledger = makeLedger({entries, rows: [accountRow(FIRST, {usualForm})]});
  const other = {...ledger, customer: {...ledger.customer, id: OTHER}, entries: []};
  return {
    ledger: customer => (customer === customerId ? ledger : customer === OTHER ? other : undefined),
    settings: settingsSchema.parse({name: 'Test'}),
    today: day('04-30'),
    locale: 'en',
    newEntry: () => {
      made += 1;
      return {id: asId<RowId>(`new${made}`), entryNo: ''};
    },
  };
}

function cell(week: number, side: 'sales' | 'collection', text: string, customer = customerId): TypedWeekCell {
  return {customer, month: APRIL, row: FIRST, manager: MEI, week, side, text};
}

describe('a block of week cells', () => {
  test('becomes one command over all customers', () => {
    const plan = planWeekCells(input(), 'paste', [cell(0, 'sales', '120'), cell(1, 'sales', '1,000.50', OTHER)]);
    expect(plan.command).toMatchObject({
      kind: 'write',
      label: 'paste',
      inserts: [{cells: {customer: customerId, amount: 12_000}}, {cells: {customer: OTHER, amount: 100_050}}],
    });
    expect(plan.cells.map(result => result.ok)).toEqual([true, true]);
  });

  test('is no command where every cell shows its figure already', () => {
    expect(planWeekCells(input([{on: '04-02', yuan: 5}]), 'paste', [cell(0, 'sales', '5')]).command).toBeNull();
  });

  test('leaves out a cell that is no amount and says so, the others stand', () => {
    const plan = planWeekCells(input(), 'paste', [
      cell(0, 'sales', 'many'),
      cell(1, 'sales', '7'),
      cell(2, 'sales', '1.234'),
      cell(3, 'sales', '1', asId<RowId>('gone')),
    ]);
    expect(plan.cells.map(result => (result.ok ? result.value.kind : result.error.kind))).toEqual([
      'value-invalid',
      'added',
      'value-invalid',
      'row-missing',
    ]);
    expect(plan.command).toMatchObject({inserts: [{cells: {amount: 700}}]});
  });

  test('reads a week’s sales before its collection, in whatever order they were copied', () => {
    const cells = [cell(0, 'collection', '100'), cell(0, 'sales', '100')];
    const plan = planWeekCells(input([], 'cash'), 'paste', cells);
    expect(plan.command).toMatchObject({inserts: [{cells: {entry_type: 'sale', settlement_form: 'cash'}}]});
    expect(plan.cells.map(result => result.ok && result.value.kind)).toEqual(['nothing', 'added']);
  });
});

describe('the text of a week cell', () => {
  test.each([
    ['', null],
    ['  ', null],
    ['1,234.50', 123_450],
    ['１２０', 12_000],
    ['-300', -30_000],
    ['0', 0],
  ])('%j is %s', (text, amount) => {
    expect(weekAmount(text, 'sales', input())).toEqual({ok: true, value: amount});
  });

  test('an error names the side in the user’s language', () => {
    expect(weekAmount('x', 'collection', {...input(), locale: 'zh'})).toMatchObject({error: {column: '回款'}});
  });
});

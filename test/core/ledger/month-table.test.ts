import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {asId, type RowId} from '../../../core/base/ids.ts';
import {fen} from '../../../core/base/money.ts';
import {monthRows} from '../../../core/ledger/month.ts';
import {createMonthTable, type MonthTable} from '../../../core/ledger/month-table.ts';
import type {MonthRow, MonthTotal} from '../../../core/ledger/month-table-types.ts';
import {sumRows} from '../../../core/ledger/month-total.ts';
import {reckon} from '../../../core/ledger/reckoning.ts';
import {anyLedger} from './arbitrary-ledger.ts';
import {APRIL, customerId, type EntryWords, LUO, MEI, makeLedger, makeReckoning, settings} from './ledger-builder.ts';

const layout = {sectors: ['grain', 'finance', 'telecom'], managers: [MEI, LUO], weeks: 4};

/** A customer of a sector with entries; its rows named after it. */
function customer(name: string, sector: string | null, entries: readonly EntryWords[]): readonly MonthRow[] {
  const base = makeLedger({entries}).customer;
  const rows = monthRows(makeReckoning({entries, customer: {...base, id: asId<RowId>(name), name, sector}}), APRIL);
  return rows.map(row => ({...row, customer: asId<RowId>(name)}));
}

function tableOf(...customers: readonly (readonly MonthRow[])[]): MonthTable {
  const table = createMonthTable(APRIL, layout);
  customers.forEach((rows, order) => {
    table.set({customer: rows[0]?.customer ?? customerId, order, rows});
  });
  return table;
}

const grain = customer('grain shop', 'grain', [
  {on: '04-02', yuan: 100},
  {on: '04-03', yuan: 50, manager: LUO},
]);
const bank = customer('bank', 'finance', [{on: '04-02', yuan: 10}]);
const ahead = customer('paid ahead', 'grain', [{on: '04-02', type: 'payment', yuan: 30}]);
const unsorted = customer('unsorted', null, [{on: '04-02', yuan: 1}]);

describe('sheets', () => {
  test('each manager has one, in the order of the staff; every sector is printed, empty ones too', () => {
    const sheets = tableOf(bank, grain, ahead).sheets();
    expect(sheets.map(sheet => [sheet.manager, sheet.groups.map(group => [group.sector, group.rows.length])])).toEqual([
      [
        MEI,
        [
          ['grain', 2],
          ['finance', 1],
          ['telecom', 0],
        ],
      ],
      [
        LUO,
        [
          ['grain', 1],
          ['finance', 0],
          ['telecom', 0],
        ],
      ],
    ]);
  });

  test('rows keep the order of the customers', () => {
    const [sheet] = tableOf(ahead, grain).sheets();
    expect(sheet?.groups[0]?.rows.map(row => row.customerName)).toEqual(['paid ahead', 'grain shop']);
  });

  test('customers without a sector stand in a group at the end', () => {
    const groups = tableOf(unsorted, bank).sheets()[0]?.groups ?? [];
    expect(groups.map(group => group.sector)).toEqual(['grain', 'finance', 'telecom', null]);
  });

  test('one sheet alone is the same as among all', () => {
    const table = tableOf(bank, grain, ahead);
    expect(table.sheet(LUO)).toEqual(table.sheets()[1]);
    expect(table.sheet(asId<RowId>('nobody')).total.rows).toBe(0);
  });
});

describe('[rule 11] totals', () => {
  const table = tableOf(bank, grain, ahead);
  const short = (total: MonthTotal) => [total.rows, total.sales, total.closing, total.receivable, total.prepaid];

  test('add rows: organisation, sector within manager, manager, sector over all, all', () => {
    expect(short(table.organisationTotal(asId<RowId>('grain shop')))).toEqual([2, 15_000, 15_000, 15_000, 0]);
    expect(short(table.groupTotal(MEI, 'grain'))).toEqual([2, 10_000, 7000, 10_000, 3000]);
    expect(short(table.managerTotal(MEI))).toEqual([3, 11_000, 8000, 11_000, 3000]);
    expect(short(table.sectorTotal('grain'))).toEqual([3, 15_000, 12_000, 15_000, 3000]);
    expect(short(table.total())).toEqual([4, 16_000, 13_000, 16_000, 3000]);
  });

  test('show receivable and prepaid apart, because netting would hide debt', () => {
    const {receivable, prepaid, closing} = table.sectorTotal('grain');
    expect(receivable - prepaid).toBe(closing);
  });

  test('have their ratios computed on the sums', () => {
    const rows = [...bank, ...unsorted].map((row, at) => ({
      ...row,
      prevSales: fen(2000 + 6000 * at),
      sales: fen(1000 + 13_000 * at),
    }));
    expect(sumRows(rows, 4).changeBp).toBe(5000);
  });

  test('have no last month where no row knows it, and the known part where some do', () => {
    const known = unsorted.map(row => ({...row, prevSales: fen(700)}));
    expect(sumRows(bank, 4).prevSales).toBeNull();
    expect(sumRows([...bank, ...known], 4).prevSales).toBe(700);
  });
});

test('a table patched customer by customer is the table made anew', () => {
  const names = ['a', 'b', 'c'];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({max: 2}), anyLedger), {maxLength: 8}), steps => {
      const patched = createMonthTable(APRIL, layout);
      const last = new Map<number, readonly MonthRow[]>();
      for (const [at, ledger] of steps) {
        const id = asId<RowId>(names[at] ?? 'a');
        const rows = monthRows(reckon({...ledger, customer: {...ledger.customer, id}}, settings), APRIL);
        patched.set({customer: id, order: at, rows});
        last.set(at, rows);
      }
      const anew = createMonthTable(APRIL, layout);
      for (const [at, rows] of last) anew.set({customer: asId<RowId>(names[at] ?? 'a'), order: at, rows});
      expect(patched.sheets()).toEqual(anew.sheets());
      expect(patched.total()).toEqual(anew.total());
      expect(patched.sectorsInUse()).toEqual(anew.sectorsInUse());
    }),
    {numRuns: 60},
  );
});

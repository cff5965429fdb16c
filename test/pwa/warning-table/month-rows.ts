/** Builders of warning-table data for tests; amounts in yuan for reading ease. */
import {dayOf, type Month, monthAt} from '../../../core/base/calendar-date.ts';
import {asId, type RowId} from '../../../core/base/ids.ts';
import {fen} from '../../../core/base/money.ts';
import type {MonthGroup, MonthRow, MonthSheet, WeekPair} from '../../../core/ledger/month-table-types.ts';
import {sumRows} from '../../../core/ledger/month-total.ts';
import type {Level} from '../../../core/rules/types.ts';
import type {WarningTable} from '../../../pwa/engine/protocol.ts';

export const november: Month = monthAt(2026, 11);
export const today = dayOf(2026, 11, 20);
export const shen = asId<RowId>('shen');
export const lu = asId<RowId>('lu');

interface RowSpec {
  readonly id: string;
  readonly customer?: string;
  readonly contact?: string;
  readonly manager?: RowId | null;
  readonly sector?: string | null;
  /** [sales, collection] per week. */
  readonly weeks?: readonly (readonly [number, number])[];
  readonly opening?: number;
  readonly prev?: number | null;
  readonly form?: MonthRow['form'];
}

const yuan = (amount: number) => fen(Math.round(amount * 100));

function pair([sales, collection]: readonly [number, number]): WeekPair {
  return {
    sales: yuan(sales),
    collection: yuan(collection),
    salesEntries: sales === 0 ? 0 : 1,
    collectionEntries: collection === 0 ? 0 : 1,
    proposedCollection: fen(0),
  };
}

export function makeRow(spec: RowSpec): MonthRow {
  const weeks = [0, 1, 2, 3].map(week => pair(spec.weeks?.[week] ?? [0, 0]));
  const sales = weeks.reduce((sum, week) => sum + week.sales, 0);
  const collection = weeks.reduce((sum, week) => sum + week.collection, 0);
  const opening = yuan(spec.opening ?? 0);
  const previous = spec.prev === undefined ? 0 : spec.prev;
  return {
    customer: asId<RowId>(spec.customer ?? spec.id),
    row: asId<RowId>(spec.id),
    manager: spec.manager === undefined ? shen : spec.manager,
    sector: spec.sector === undefined ? 'medical' : spec.sector,
    customerName: spec.customer ?? spec.id,
    contactName: spec.contact ?? '',
    grade: 'AA',
    form: spec.form ?? 'signed_bill',
    weeks,
    sales: fen(sales),
    collection: fen(collection),
    adjustment: fen(0),
    transferred: fen(0),
    prevSales: previous === null ? null : yuan(previous),
    opening,
    closing: fen(opening + sales - collection),
    changeBp: null,
    collectionRateBp: null,
  };
}

/** Sheets by manager and groups by sector in order of appearance. */
export function makeTable(
  rows: readonly MonthRow[],
  levels: Readonly<Record<string, Level>> = {},
  extra: Partial<WarningTable> = {},
): WarningTable {
  const managers = [...new Set(rows.map(row => row.manager))];
  const sheets = managers.map((manager): MonthSheet => {
    const mine = rows.filter(row => row.manager === manager);
    const sectors = [...new Set(mine.map(row => row.sector))];
    const groups = sectors.map((sector): MonthGroup => {
      const inGroup = mine.filter(row => row.sector === sector);
      return {sector, rows: inGroup, total: sumRows(inGroup, 4)};
    });
    return {month: november, manager, groups, total: sumRows(mine, 4)};
  });
  return {
    month: november,
    weeks: [
      {from: dayOf(2026, 11, 1), to: dayOf(2026, 11, 7)},
      {from: dayOf(2026, 11, 8), to: dayOf(2026, 11, 14)},
      {from: dayOf(2026, 11, 15), to: dayOf(2026, 11, 21)},
      {from: dayOf(2026, 11, 22), to: dayOf(2026, 11, 30)},
    ],
    runningWeek: 2,
    closed: false,
    sheets,
    managerNames: {shen: '沈若溪', lu: '陆承安'},
    warnings: Object.fromEntries(Object.entries(levels).map(([customer, level]) => [customer, {level, lines: []}])),
    ...extra,
  };
}

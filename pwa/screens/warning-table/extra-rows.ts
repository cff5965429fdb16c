/**
 * Customers that were just added to the table and have no entry yet: they are not on the month's sheet (F01 reckoning
 * rule 6), so the page keeps a line for them until the first figure is typed.
 */
import {ZERO} from '../../../core/base/money.ts';
import type {MonthGroup, MonthRow, MonthSheet, WeekPair} from '../../../core/ledger/month-table-types.ts';
import {emptyTotal, sumRows, totalOf} from '../../../core/ledger/month-total.ts';
import type {WarningTable} from '../../engine/protocol.ts';
import {rowKey, tableRows} from './lines.ts';

export type ExtraRow = Pick<
  MonthRow,
  'customer' | 'row' | 'manager' | 'sector' | 'customerName' | 'contactName' | 'grade'
> & {readonly form: Exclude<MonthRow['form'], 'mixed'>};

/** The table with a blank line for each added customer that it does not list yet. */
export function withExtraRows(table: WarningTable, extras: readonly ExtraRow[]): WarningTable {
  if (extras.length === 0) return table;
  const listed = new Set(tableRows(table).map(rowKey));
  const missing = extras.filter(extra => !listed.has(rowKey(extra)));
  if (missing.length === 0) return table;
  return {...table, sheets: missing.reduce((sheets, extra) => addRow(table, sheets, extra), table.sheets)};
}

function addRow(table: WarningTable, sheets: readonly MonthSheet[], extra: ExtraRow): readonly MonthSheet[] {
  const row = blankRow(extra, table.weeks.length);
  const at = sheets.findIndex(sheet => sheet.manager === extra.manager);
  if (at >= 0)
    return sheets.map((sheet, index) => (index === at ? {...sheet, groups: intoGroup(sheet.groups, row)} : sheet));
  const total = totalOf(emptyTotal(table.weeks.length));
  return [...sheets, {month: table.month, manager: extra.manager, groups: intoGroup([], row), total}];
}

function intoGroup(groups: readonly MonthGroup[], row: MonthRow): readonly MonthGroup[] {
  const at = groups.findIndex(group => group.sector === row.sector);
  if (at < 0) return [...groups, {sector: row.sector, rows: [row], total: sumRows([row], row.weeks.length)}];
  return groups.map((group, index) => (index === at ? {...group, rows: [...group.rows, row]} : group));
}

function blankRow(extra: ExtraRow, weeks: number): MonthRow {
  const pair: WeekPair = {
    sales: ZERO,
    collection: ZERO,
    salesEntries: 0,
    collectionEntries: 0,
    proposedCollection: ZERO,
  };
  return {
    ...extra,
    weeks: Array.from({length: weeks}, () => pair),
    sales: ZERO,
    collection: ZERO,
    adjustment: ZERO,
    transferred: ZERO,
    prevSales: null,
    opening: ZERO,
    closing: ZERO,
    changeBp: null,
    collectionRateBp: null,
  };
}

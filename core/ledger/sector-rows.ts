import {asMonth, type Month, monthOf} from '../base/calendar-date.ts';
import {contentId} from '../base/content-id.ts';
import {asId, type ColumnId, type RowId} from '../base/ids.ts';
import {postingDay} from './closing.ts';
import {ledgerSheets} from './read-rows.ts';
import type {ExtraWrites, ReassignInput} from './reassign-types.ts';
import type {CustomerLedger} from './types.ts';

/**
 * Adds the row of `sector_changes` that a changed sector means: another sector holds for the whole open month, and the
 * months before keep the one they had. Filling in a first sector holds for every month that is not closed. One row a
 * month, its id made from customer and month; changing back takes it away.
 */
export function sectorRows(
  ledger: CustomerLedger,
  after: string | null,
  {tables, settings, today}: ReassignInput,
  extra: ExtraWrites,
): void {
  const {id: customer, sector: before} = ledger.customer;
  const {closedThrough} = settings;
  const sheet = ledgerSheets.sectorChanges;
  const table = tables.table(sheet);
  const open = monthOf(postingDay(today, today, closedThrough));
  const rowIn = (month: Month): RowId => contentId<RowId>(`sector|${customer}|${month}`);
  const index = table.indexOf(rowIn(open));
  if (index >= 0 && table.isLive(index)) {
    const atStart = table.text(index, asId<ColumnId>('before')) || null;
    if (atStart === after) extra.deletes.push({sheet, row: rowIn(open)});
    return;
  }
  const hasHistory = ledger.entries.length > 0 || ledger.rows.some(row => row.prevMonth !== null);
  const isFirst = before === null;
  if (!hasHistory || before === after || (isFirst && closedThrough === null)) return;
  const month = isFirst ? asMonth((closedThrough ?? 0) + 1) : open;
  extra.inserts.push({sheet, row: rowIn(month), cells: {customer, month, before}});
}

import {asDay, asMonth, type Month, monthOf} from '../base/calendar-date.ts';
import {asId, type ColumnId} from '../base/ids.ts';
import type {Change} from '../doc/change.ts';
import {ledgerSheets} from '../ledger/read-rows.ts';
import type {Tables} from '../table/table.ts';

/** Which months have entries, by posting date; opening lines, which only carry over what was before, are left out. */
export interface EntryMonths {
  /** Oldest first. */
  months(): readonly Month[];
  /** Follows changes that the tables already show. */
  note(changes: readonly Change[]): void;
}

/** No entry of the ledger lies in month 0 (January 1970), so it can stand for "none". */
const NONE = 0;

/** Counts the entries of each month, row by row. */
export function createEntryMonths(tables: Tables): EntryMonths {
  const table = tables.table(ledgerSheets.entries);
  const posted = table.column(asId<ColumnId>('posted_on'));
  const types = table.column(asId<ColumnId>('entry_type'));
  const counts = new Map<number, number>();
  let monthsOfRows = new Int32Array(0);

  function monthOfRow(row: number): number {
    const day = table.isLive(row) ? posted.number(row) : Number.NaN;
    return Number.isInteger(day) && types.text(row) !== 'opening' ? monthOf(asDay(day)) : NONE;
  }

  function refresh(row: number): void {
    const before = monthsOfRows[row] ?? NONE;
    const after = monthOfRow(row);
    if (before === after) return;
    if (before !== NONE) counts.set(before, (counts.get(before) ?? 0) - 1);
    if (after !== NONE) counts.set(after, (counts.get(after) ?? 0) + 1);
    monthsOfRows[row] = after;
  }

  function rebuild(): void {
    counts.clear();
    monthsOfRows = new Int32Array(table.size);
    for (let row = 0; row < table.size; row += 1) refresh(row);
  }

  rebuild();
  return {
    months: () =>
      [...counts]
        .filter(([, count]) => count > 0)
        .map(([month]) => asMonth(month))
        .sort((a, b) => a - b),
    note(changes) {
      for (const change of changes) {
        if (change.kind === 'settings' || change.sheet !== ledgerSheets.entries || change.kind === 'columns') continue;
        if (change.kind === 'rows' && change.from === undefined) {
          rebuild();
          return;
        }
        if (table.size > monthsOfRows.length) {
          const wider = new Int32Array(Math.max(table.size, monthsOfRows.length + (monthsOfRows.length >> 1)));
          wider.set(monthsOfRows);
          monthsOfRows = wider;
        }
        if (change.kind !== 'rows') refresh(table.indexOf(change.row));
        else for (let at = 0; at < change.count; at += 1) refresh((change.from ?? 0) + at);
      }
    },
  };
}

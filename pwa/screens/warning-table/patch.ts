/** Puts what an edit changed into the table on screen. Everything untouched stays the same object, so it is not drawn again. */
import type {MonthRow, MonthSheet} from '../../../core/ledger/month-table-types.ts';
import type {WarningTable, WarningTablePatch} from '../../engine/protocol.ts';
import {rowKey} from './lines.ts';

/** The patched table, or `null` where the patch does not fit: another month, a row that came, left or moved. */
export function applyPatch(table: WarningTable, patch: WarningTablePatch): WarningTable | null {
  if (patch.month !== table.month) return null;
  const rows = new Map(patch.rows.map(row => [rowKey(row), row]));
  const sheets = table.sheets.map(sheet => patchSheet(sheet, patch, rows));
  if (rows.size > 0 || sheets.includes(null)) return null;
  return {
    ...table,
    sheets: sheets.filter(sheet => sheet !== null),
    warnings: {...table.warnings, ...patch.warnings},
  };
}

/** Takes the rows it used out of `rows`; `null` where a row of this sheet moved to another group. */
function patchSheet(sheet: MonthSheet, patch: WarningTablePatch, rows: Map<string, MonthRow>): MonthSheet | null {
  let moved = false;
  let touched = false;
  const groups = sheet.groups.map(group => {
    const total = patch.groups.find(each => each.manager === sheet.manager && each.sector === group.sector)?.total;
    let changed = total !== undefined;
    const next = group.rows.map(row => {
      const replacement = rows.get(rowKey(row));
      if (!replacement) return row;
      rows.delete(rowKey(row));
      moved ||= replacement.sector !== group.sector;
      changed = true;
      return replacement;
    });
    if (!changed) return group;
    touched = true;
    return {...group, rows: next, total: total ?? group.total};
  });
  if (moved) return null;
  const total = patch.totals.find(each => each.manager === sheet.manager)?.total;
  return touched || total ? {...sheet, groups, total: total ?? sheet.total} : sheet;
}

/** `next` with every part that equals its forerunner replaced by it, so that only real changes are drawn. */
export function shareUnchanged(previous: WarningTable, next: WarningTable): WarningTable {
  if (previous.month !== next.month) return next;
  const rows = new Map(
    previous.sheets.flatMap(sheet => sheet.groups.flatMap(group => group.rows.map(row => [rowKey(row), row] as const))),
  );
  return {
    ...next,
    sheets: next.sheets.map(sheet => ({
      ...sheet,
      groups: sheet.groups.map(group => ({
        ...group,
        rows: group.rows.map(row => {
          const before = rows.get(rowKey(row));
          return before && sameData(before, row) ? before : row;
        }),
      })),
    })),
    warnings: Object.fromEntries(
      Object.entries(next.warnings).map(([customer, warned]) => {
        const before = previous.warnings[customer];
        return [customer, before && sameData(before, warned) ? before : warned];
      }),
    ),
  };
}

/** Deep equality of plain data. */
export function sameData(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  const [a, b] = [Object.entries(left), Object.entries(right)];
  return a.length === b.length && a.every(([key, value]) => sameData(value, Reflect.get(right, key)));
}

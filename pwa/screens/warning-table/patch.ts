/** Puts what an edit changed into the table on screen. Everything untouched stays the same object, so it is not drawn again. */
import type {MonthGroup, MonthRow, MonthSheet, MonthTotal} from '../../../core/ledger/month-table-types.ts';
import type {WarningTable, WarningTablePatch} from '../../engine/protocol.ts';
import {groupKey, rowKey} from './lines.ts';
import {sameData} from './same-data.ts';

/**
 * The patched table, or `null` where the patch does not fit: another month, a row that came, left or moved. Only the groups
 * that the patch names are gone through, so the cost of an edit does not grow with the table.
 */
export function applyPatch(table: WarningTable, patch: WarningTablePatch): WarningTable | null {
  if (patch.month !== table.month) return null;
  const bySheet = Map.groupBy(patch.rows, row => row.manager);
  if ([...bySheet.keys()].some(manager => !table.sheets.some(sheet => sheet.manager === manager))) return null;
  const sheets: MonthSheet[] = [];
  for (const sheet of table.sheets) {
    const next = patchSheet(sheet, patch, bySheet.get(sheet.manager) ?? []);
    if (next === null) return null;
    sheets.push(next);
  }
  return {...table, sheets, warnings: {...table.warnings, ...patch.warnings}};
}

function patchSheet(sheet: MonthSheet, patch: WarningTablePatch, rows: readonly MonthRow[]): MonthSheet | null {
  const total = patch.totals.find(each => each.manager === sheet.manager)?.total;
  const totals = patch.groups.filter(each => each.manager === sheet.manager);
  if (!total && totals.length === 0 && rows.length === 0) return sheet;
  const bySector = Map.groupBy(rows, row => row.sector);
  const groups: MonthGroup[] = [];
  for (const group of sheet.groups) {
    const next = patchGroup(
      group,
      bySector.get(group.sector) ?? [],
      totals.find(each => each.sector === group.sector)?.total,
    );
    if (next === null) return null;
    groups.push(next);
    bySector.delete(group.sector);
  }
  return bySector.size > 0 ? null : {...sheet, groups, total: total ?? sheet.total};
}

/** `null` where a row is not in the group yet. */
function patchGroup(group: MonthGroup, rows: readonly MonthRow[], total: MonthTotal | undefined): MonthGroup | null {
  if (rows.length === 0) return total ? {...group, total} : group;
  const replacements = new Map(rows.map(row => [rowKey(row), row]));
  const next = group.rows.map(row => replacements.get(rowKey(row)) ?? row);
  const replaced = next.filter((row, index) => row !== group.rows[index]).length;
  return replaced === replacements.size ? {...group, rows: next, total: total ?? group.total} : null;
}

/**
 * `next` with every part that equals its forerunner replaced by it, so that only real changes are drawn. In steps, group by
 * group: a long table is compared in several tasks.
 */
export function* shareSteps(previous: WarningTable, next: WarningTable): Generator<void, WarningTable> {
  if (previous.month !== next.month) return next;
  const rows = new Map<string, MonthRow>();
  const groups = new Map<string, MonthGroup>();
  for (const sheet of previous.sheets) {
    for (const group of sheet.groups) {
      groups.set(groupKey(sheet.manager, group.sector), group);
      for (const row of group.rows) rows.set(rowKey(row), row);
    }
    yield;
  }
  const sheets: MonthSheet[] = [];
  for (const sheet of next.sheets) {
    const shared: MonthGroup[] = [];
    for (const group of sheet.groups) {
      shared.push(shareGroup(rows, groups.get(groupKey(sheet.manager, group.sector)), group));
      yield;
    }
    sheets.push({...sheet, groups: shared});
  }
  return {...next, sheets, warnings: yield* shareWarnings(previous.warnings, next.warnings)};
}

/** The very group of before where it says the same. */
function shareGroup(
  rows: ReadonlyMap<string, MonthRow>,
  previous: MonthGroup | undefined,
  group: MonthGroup,
): MonthGroup {
  const shared = group.rows.map(row => {
    const before = rows.get(rowKey(row));
    return before && sameData(before, row) ? before : row;
  });
  const isSame =
    previous !== undefined &&
    previous.rows.length === shared.length &&
    shared.every((row, index) => row === previous.rows[index]) &&
    sameData(previous.total, group.total);
  return isSame ? previous : {...group, rows: shared};
}

/** Customers' warnings between two turns of the page. */
const WARNINGS_A_STEP = 100;

function* shareWarnings(
  previous: WarningTable['warnings'],
  next: WarningTable['warnings'],
): Generator<void, WarningTable['warnings']> {
  const entries = Object.entries(next);
  const shared: [string, WarningTable['warnings'][string]][] = [];
  let changed = entries.length !== Object.keys(previous).length;
  for (const [customer, warned] of entries) {
    const before = previous[customer];
    const isSame = before !== undefined && sameData(before, warned);
    if (!isSame) changed = true;
    shared.push([customer, isSame ? before : warned]);
    if (shared.length % WARNINGS_A_STEP === 0) yield;
  }
  return changed ? Object.fromEntries(shared) : previous;
}

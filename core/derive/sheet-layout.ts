import {asId, type RowId, type SheetId} from '../base/ids.ts';
import {sectorChoices} from '../catalog/choices.ts';
import type {Change} from '../doc/change.ts';
import type {MonthLayout} from '../ledger/month-table.ts';
import {weekCount} from '../ledger/weeks.ts';
import type {Settings} from '../schema/settings.ts';
import type {Tables} from '../table/table.ts';

const STAFF = asId<SheetId>('staff');

/** What the warning table's sheets are laid out by: sectors as the form prints them, managers in the order of the staff sheet. */
export function sheetLayout(tables: Tables, settings: Settings): MonthLayout {
  const staff = tables.table(STAFF);
  const managers: RowId[] = [];
  for (let index = 0; index < staff.size; index += 1) if (staff.isLive(index)) managers.push(staff.rowId(index));
  return {sectors: sectorChoices.map(({id}) => id), managers, weeks: weekCount(settings.weekScheme)};
}

/** Whether changes alter the layout of every sheet: a manager came or went, another week scheme. */
export function changesLayout(changes: readonly Change[]): boolean {
  return changes.some(change =>
    change.kind === 'settings' ? change.key === 'weekScheme' : change.sheet === STAFF && change.kind !== 'cell',
  );
}

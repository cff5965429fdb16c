import type {ColumnId, RowId, SheetId} from '../base/ids.ts';
import type {Table} from '../table/table.ts';
import {EXISTENCE} from './layout.ts';
import type {Register} from './workbook-types.ts';

/** A deleted row with the edits that its deletion did not know of (storage-spec S6). */
export interface LateEdits {
  readonly sheet: SheetId;
  readonly row: RowId;
  readonly deletion: Register;
  readonly cells: readonly {readonly column: ColumnId; readonly register: Register}[];
}

/**
 * Deleted rows of a sheet that somebody edited without having seen the deletion. The edits are kept under the row and
 * show when it is restored; a person decides. Cost: deleted rows × columns.
 * @param register what `OpenWorkbook.register` answers
 */
export function lateEdits(
  table: Table,
  columns: readonly ColumnId[],
  register: (row: RowId, column: string) => Register | undefined,
): readonly LateEdits[] {
  const found: LateEdits[] = [];
  for (let index = 0; index < table.size; index++) {
    if (table.isLive(index)) continue;
    const row = table.rowId(index);
    const deletion = register(row, EXISTENCE);
    if (deletion === undefined || deletion.value !== null) continue;
    const cells = columns.flatMap(column => {
      const held = register(row, column);
      return held !== undefined && held.stamp >= deletion.stamp && held.stamp > 0 ? [{column, register: held}] : [];
    });
    if (cells.length > 0) found.push({sheet: table.sheet, row, deletion, cells});
  }
  return found;
}

import type {ColumnId, RowId, SheetId} from '../base/ids.ts';
import type {CellValue} from '../schema/cell.ts';

/** Whatever shows a workbook. Emitted by the one observer, whatever the origin. */
export type Change =
  | {
      readonly kind: 'cell';
      readonly sheet: SheetId;
      readonly row: RowId;
      readonly column: ColumnId;
      readonly before: CellValue;
      readonly after: CellValue;
    }
  | {readonly kind: 'row'; readonly sheet: SheetId; readonly row: RowId; readonly exists: boolean}
  /** A whole block of rows arrived (import, restored segment); too many to list. */
  | {readonly kind: 'rows'; readonly sheet: SheetId; readonly count: number}
  | {readonly kind: 'settings'; readonly key: string}
  | {readonly kind: 'columns'; readonly sheet: SheetId};

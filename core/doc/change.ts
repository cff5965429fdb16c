import type {ColumnId, RowId, SheetId} from '../base/ids.ts';
import type {CellValue} from '../schema/cell.ts';

/**
 * Whatever shows a workbook. Emitted by the one observer, whatever the origin, after the tables show it, once per
 * transaction and register (the first value before, the last value after).
 * Order: cells · rows that went (`exists: false`; their cells can still be read) · rows that came (`exists: true`; read
 * the row, its cells are not listed) · blocks.
 */
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
  /**
   * Too many rows to list. With `from`: `count` new rows arrived at the indexes `from`, `from + 1`, … Without: rows all
   * over the sheet came or went (undone import); read the sheet again.
   */
  | {readonly kind: 'rows'; readonly sheet: SheetId; readonly count: number; readonly from?: number}
  | {readonly kind: 'settings'; readonly key: string}
  | {readonly kind: 'columns'; readonly sheet: SheetId};

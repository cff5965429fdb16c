import type {ColumnId, RowId, SheetId} from '../base/ids.ts';
import type {CellValue} from '../schema/cell.ts';

/**
 * Typed columns of one sheet, as the reader of the documents keeps them. A row has an index that never changes while
 * the workbook is open; deleted rows keep theirs and are not live. Numbers (money in fen, dates, months, percent) are
 * held unboxed; text and links through dictionaries.
 */
export interface Table {
  readonly sheet: SheetId;
  /** Indexes are 0 … size − 1, deleted rows included. */
  readonly size: number;
  readonly liveCount: number;
  isLive(index: number): boolean;
  rowId(index: number): RowId;
  /** −1 where the sheet never had that row. */
  indexOf(row: RowId): number;
  get(index: number, column: ColumnId): CellValue;
  /** The cell as a number; NaN where it is empty or not a number. */
  number(index: number, column: ColumnId): number;
  /** The cell as text; '' where it is empty or not text. */
  text(index: number, column: ColumnId): string;
  /** One column for loops over many rows: the same answers without a look-up by name each time. Never stale. */
  column(column: ColumnId): TableColumn;
}

/** A column of a `Table`, by row index. */
export interface TableColumn {
  get(index: number): CellValue;
  /** NaN where the cell is empty or not a number. */
  number(index: number): number;
  /** '' where the cell is empty or not text. */
  text(index: number): string;
}

/** All tables of an open workbook. */
export interface Tables {
  table(sheet: SheetId): Table;
  readonly sheets: readonly SheetId[];
}

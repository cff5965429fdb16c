import type {ColumnId, RowId, SheetId} from '../base/ids.ts';
import type {CellValue} from '../schema/cell.ts';
import type {Column} from '../schema/column.ts';

export interface CellWrite {
  readonly sheet: SheetId;
  readonly row: RowId;
  readonly column: ColumnId;
  readonly value: CellValue;
}

export interface NewRow {
  readonly sheet: SheetId;
  readonly row: RowId;
  readonly cells: Readonly<Record<string, CellValue>>;
}

/** One sheet's rows, column by column; becomes page segments when it is long. */
export interface RowBlock {
  readonly sheet: SheetId;
  readonly rows: readonly RowId[];
  readonly columns: Readonly<Record<string, readonly CellValue[]>>;
}

/** Whatever alters a workbook. One command is one transaction and one undo step. */
export type Command =
  | {
      readonly kind: 'write';
      /** Words for the undo list, as a key of core/text. */
      readonly label: string;
      readonly inserts: readonly NewRow[];
      readonly cells: readonly CellWrite[];
      readonly deletes: readonly {readonly sheet: SheetId; readonly row: RowId}[];
      readonly restores: readonly {readonly sheet: SheetId; readonly row: RowId}[];
    }
  | {
      readonly kind: 'import';
      readonly label: string;
      readonly blocks: readonly RowBlock[];
      readonly then: readonly CellWrite[];
    }
  | {readonly kind: 'set-setting'; readonly key: string; readonly value: unknown}
  | {readonly kind: 'set-column'; readonly sheet: SheetId; readonly column: Column}
  | {readonly kind: 'set-view'; readonly view: string; readonly value: unknown};

/** A `write` command with nothing in it yet; fill the parts that are needed. */
export function writeCommand(
  label: string,
  parts: Partial<Omit<Extract<Command, {kind: 'write'}>, 'kind' | 'label'>>,
): Extract<Command, {kind: 'write'}> {
  return {kind: 'write', label, inserts: [], cells: [], deletes: [], restores: [], ...parts};
}

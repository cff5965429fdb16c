/** The undo journal's records: plain data that the engine keeps, so that undo works across restarts and epochs. */
import type {ColumnId, RowId, SheetId} from '../base/ids.ts';
import type {CellValue} from '../schema/cell.ts';

/** What a register held: stamp 0 and author '' for an imported value, `null` value for nothing at all. */
export interface Held {
  readonly stamp: number;
  readonly author: string;
  readonly value: CellValue;
}

/** One thing that a step changed. */
export type UndoItem =
  /** A cell, or a row's existence (column `$`, value = sheet id or null). */
  | {
      readonly kind: 'register';
      readonly sheet: SheetId;
      readonly row: RowId;
      readonly column: ColumnId;
      readonly before: Held;
      readonly after: Held;
    }
  /** Existence of a whole block of rows `<slot>.<first> … <slot>.<first + count − 1>`: same before, same after. */
  | {
      readonly kind: 'block';
      readonly sheet: SheetId;
      readonly slot: string;
      readonly first: number;
      readonly count: number;
      readonly before: Held;
      readonly after: Held;
    }
  /** A key of one of the root document's maps; absent = undefined. Compared structurally. */
  | {
      readonly kind: 'root';
      readonly map: string;
      readonly key: string;
      readonly before: unknown;
      readonly after: unknown;
    };

/** One action of the user. */
export interface UndoStep {
  readonly id: string;
  /** Key of core/text. */
  readonly label: string;
  readonly items: readonly UndoItem[];
}

/** A step on one of the two stacks; a greater `order` lies higher. */
export interface JournalRecord {
  readonly side: 'undo' | 'redo';
  readonly order: number;
  readonly step: UndoStep;
}

/** What the host must write down: records under `step.id`, and ids to forget. */
export interface JournalChange {
  readonly put: readonly JournalRecord[];
  readonly remove: readonly string[];
}

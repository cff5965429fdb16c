/** What the grid's machine knows, hears and asks for. Plain data; `machine.ts` says what follows from what. */
import type {Action} from './action.ts';
import type {CellAt, Span} from './span.ts';

export type Mode =
  | {readonly kind: 'ready'}
  | {
      readonly kind: 'editing';
      /** `type`: a key replaced the cell, arrows keep and move. `edit`: F2 or a double click, arrows move the caret. */
      readonly how: 'type' | 'edit';
      readonly draft: string;
      /** What the cell held; an unchanged draft is not written. `null`: not known yet, so any draft is a change. */
      readonly initial: string | null;
      /** An input method is composing: no key but its own counts. */
      readonly composing: boolean;
    };

export type Drag =
  | {readonly kind: 'cells'}
  | {readonly kind: 'rows'; readonly from: number}
  /** `to`: where the fill would reach, source included. */
  | {readonly kind: 'fill'; readonly to: Span};

export interface GridState {
  readonly active: CellAt;
  /** Selected spans, at least one; the last is the live one and holds the active cell. */
  readonly ranges: readonly Span[];
  /** Fixed and moving corner of the live span. */
  readonly anchor: CellAt;
  readonly head: CellAt;
  /** Column where a run of Tab began; Enter returns to it. */
  readonly walkCol: number | null;
  readonly mode: Mode;
  /** Marked by copy or cut until Escape or the next edit. */
  readonly copied: {readonly span: Span; readonly cut: boolean} | null;
  readonly drag: Drag | null;
}

/** What the machine must know of the sheet; asked, never kept. */
export interface Surroundings {
  /** Rows of the view, without the line for a new row. */
  readonly rows: number;
  readonly cols: number;
  /** Whether the line for a new row stands at index `rows`. */
  readonly canAdd: boolean;
  /** Rows of a page. */
  readonly page: number;
  readonly today: string;
  isGroup(row: number): boolean;
  /** Why a column takes no typing, or `null`. */
  readOnly(col: number): 'computed' | 'right' | 'newer-format' | null;
  isBoolean(col: number): boolean;
  /** The cell's text as an editor opens with it; `null` while its row is not on the page yet. */
  editText(at: CellAt): string | null;
}

export type GridEvent =
  /** Rows, columns or rights changed; places outside are brought back in. */
  | {readonly kind: 'extent'}
  /** The active row now stands at another index (sorting, rows above it). */
  | {readonly kind: 'reindex'; readonly row: number}
  | {readonly kind: 'act'; readonly action: Action}
  | {readonly kind: 'select'; readonly span: Span}
  /** `touch`: the first tap selects, the next one edits. */
  | {
      readonly kind: 'press';
      readonly at: CellAt;
      readonly extend: boolean;
      readonly add: boolean;
      readonly button: 'main' | 'menu';
      readonly touch: boolean;
    }
  | {readonly kind: 'press-row'; readonly row: number; readonly extend: boolean; readonly add: boolean}
  | {readonly kind: 'press-fill'}
  | {readonly kind: 'drag'; readonly at: CellAt}
  | {readonly kind: 'release'}
  | {readonly kind: 'double'; readonly at: CellAt}
  /** The textarea's whole content, after a key, an input method or the browser's own undo. */
  | {readonly kind: 'input'; readonly text: string}
  | {readonly kind: 'compose'; readonly phase: 'start' | 'end'}
  /** An entry of a list was taken. */
  | {readonly kind: 'pick'; readonly value: string | boolean; readonly label: string; readonly after: 'stay' | Action}
  | {readonly kind: 'copy'; readonly cut: boolean}
  | {readonly kind: 'paste'}
  | {readonly kind: 'blur'};

export type GridCommand =
  /** Sets the textarea. */
  | {readonly kind: 'put-draft'; readonly text: string; readonly select: 'end' | 'all'}
  | {readonly kind: 'insert-text'; readonly text: string}
  | {readonly kind: 'write'; readonly at: CellAt; readonly text: string}
  | {readonly kind: 'write-value'; readonly at: CellAt; readonly value: string | boolean; readonly label: string}
  | {readonly kind: 'write-all'; readonly ranges: readonly Span[]; readonly text: string}
  /** Opens the editor once the active row is on the page. */
  | {readonly kind: 'edit-later'; readonly at: CellAt}
  /** Drops a text that was refused. */
  | {readonly kind: 'give-up'; readonly at: CellAt}
  | {readonly kind: 'toggle'; readonly at: CellAt}
  | {readonly kind: 'clear'; readonly ranges: readonly Span[]}
  /** Repeats `from` over `to`, which holds it. */
  | {readonly kind: 'fill'; readonly from: Span; readonly to: Span}
  | {readonly kind: 'copy'; readonly span: Span; readonly cut: boolean}
  | {readonly kind: 'paste'; readonly into: Span}
  /** `fromLeft`: with the first scrolling column in sight, also where the cell itself is frozen. */
  | {readonly kind: 'reveal'; readonly at: CellAt; readonly fromLeft?: true}
  | {readonly kind: 'refuse'; readonly at: CellAt; readonly why: 'computed' | 'right' | 'newer-format' | 'many-ranges'}
  | {readonly kind: 'delete-rows'; readonly ranges: readonly Span[]}
  | {readonly kind: 'toggle-group'; readonly row: number; readonly to: 'open' | 'closed' | 'other'}
  | {readonly kind: 'undo' | 'redo' | 'find' | 'help' | 'open-list' | 'open-menu'}
  | {readonly kind: 'open-column' | 'fit'; readonly col: number}
  | {readonly kind: 'resize'; readonly col: number; readonly by: number}
  | {readonly kind: 'leave'; readonly back: boolean};

export interface Step {
  readonly state: GridState;
  readonly commands: readonly GridCommand[];
}

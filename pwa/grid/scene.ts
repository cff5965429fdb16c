/** Everything a renderer needs to draw one frame. Read by index; nothing is made per row. */
import type {ColumnId} from '../../core/base/ids.ts';
import type {Level} from '../../core/rules/types.ts';
import type {GridCell, GridRow} from '../engine/protocol.ts';
import type {ColumnLook} from './column-look.ts';
import type {Hit, Layout, Viewport} from './geometry.ts';
import type {CellAt, Span} from './span.ts';

/** A text that the page holds for a cell: on its way to the engine, or refused by it with the reason. */
export interface HeldText {
  readonly text: string;
  readonly state: 'writing' | 'refused';
  readonly reason: string | null;
}

export interface Scene {
  readonly layout: Layout;
  readonly view: Viewport;
  readonly columns: readonly ColumnLook[];
  /** Rows of the view; the line for a new row stands after them when `canAdd`. */
  readonly rowCount: number;
  readonly canAdd: boolean;
  readonly newRowHint: string;
  readonly ranges: readonly Span[];
  readonly active: CellAt;
  readonly hoverRow: number | null;
  /** Rows that never came in are drawn as bars; before that they stay plain. */
  readonly showBars: boolean;
  /** Letters to mark in text cells; '' marks nothing. */
  readonly find: string;
  row(index: number): GridRow | undefined;
  cell(index: number, column: ColumnId): GridCell | undefined;
  held(index: number, column: ColumnId): HeldText | undefined;
  /** Text as the cell shows it. */
  shown(look: ColumnLook, cell: GridCell): string;
  levelWord(level: Level): string;
  /** A group's sum under a column, or ''. */
  sum(look: ColumnLook, row: Extract<GridRow, {kind: 'group'}>): string;
}

/** What has to be drawn anew. */
export type Damage =
  | {readonly kind: 'all'}
  /** Rows of the view, `to` exclusive. */
  | {readonly kind: 'rows'; readonly from: number; readonly to: number};

/** Draws cells. Canvas and DOM renderers stand behind it. */
export interface Painter {
  /** To be laid over the whole stage. */
  readonly element: HTMLElement;
  /** Collects damage; nothing is drawn before `paint`. */
  invalidate(damage: Damage): void;
  /** Draws the damage collected since the last call. */
  paint(scene: Scene): void;
  /** What lay under a point of the stage when it was last painted. */
  hitTest(x: number, y: number): Hit;
  /** Width in CSS pixels that the text of a cell takes. */
  measure(text: string): number;
  /** Colours and fonts are read anew before the next `paint`. */
  restyle(): void;
  close(): void;
}

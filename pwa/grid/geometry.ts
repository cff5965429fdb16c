/** Where things lie: pure arithmetic over column widths, one row height and the scroll position. All in CSS pixels. */
import type {CellAt, Span} from './span.ts';

/**
 * Browsers stop laying out elements near 33.5 M px (Chromium) or 17.8 M px (Firefox). Past this height one pixel of the
 * scroll bar stands for more than one of the sheet.
 */
export const MAX_SCROLL_HEIGHT = 15_000_000;

export interface Metrics {
  readonly rowHeight: number;
  readonly headHeight: number;
  /** Width of the row-number column. */
  readonly numberWidth: number;
}

export interface Layout extends Metrics {
  /** Rows of the view and the line for a new row. */
  readonly rows: number;
  /** Left edge of each column with nothing scrolled, after the row-number column; one more for the end of the last. */
  readonly lefts: readonly number[];
  /** Columns that stay at the left. */
  readonly frozen: number;
}

/** What of the sheet the stage shows. `y` is a position in the sheet, already mapped from the scroll bar. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
}

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Range {
  /** First index shown. */
  readonly from: number;
  /** One past the last. */
  readonly to: number;
}

export type Hit =
  | {readonly kind: 'cell'; readonly at: CellAt}
  | {readonly kind: 'row-number'; readonly row: number}
  | {readonly kind: 'header'; readonly col: number}
  | {readonly kind: 'corner'}
  | {readonly kind: 'outside'};

export function makeLayout(metrics: Metrics, rows: number, widths: readonly number[], frozen: number): Layout {
  const lefts: number[] = [metrics.numberWidth];
  let edge = metrics.numberWidth;
  for (const width of widths) lefts.push((edge += width));
  return {...metrics, rows, lefts, frozen: Math.min(frozen, widths.length)};
}

export function columnCount(layout: Layout): number {
  return layout.lefts.length - 1;
}

export function columnWidth(layout: Layout, col: number): number {
  return (layout.lefts[col + 1] ?? 0) - (layout.lefts[col] ?? 0);
}

export function sheetWidth(layout: Layout): number {
  return layout.lefts[columnCount(layout)] ?? 0;
}

export function sheetHeight(layout: Layout): number {
  return layout.headHeight + layout.rows * layout.rowHeight;
}

/** Right edge of the frozen part. */
export function frozenEdge(layout: Layout): number {
  return layout.lefts[layout.frozen] ?? layout.numberWidth;
}

/** Height of the element that makes the scroll bar. */
export function scrollHeight(layout: Layout): number {
  return Math.min(sheetHeight(layout), MAX_SCROLL_HEIGHT);
}

/** Position in the sheet for a position of the scroll bar. */
export function sheetY(layout: Layout, height: number, scrollTop: number): number {
  return scrollTop * scrollRatio(layout, height);
}

/** Position of the scroll bar for a position in the sheet. Inverse of `sheetY`. */
export function scrollTopFor(layout: Layout, height: number, y: number): number {
  return y / scrollRatio(layout, height);
}

function scrollRatio(layout: Layout, height: number): number {
  const reach = sheetHeight(layout) - height;
  const barReach = scrollHeight(layout) - height;
  return reach > barReach && barReach > 0 ? reach / barReach : 1;
}

/** Rows of which at least a part is in sight. */
export function rowsInView(layout: Layout, view: Viewport): Range {
  const from = Math.floor(view.y / layout.rowHeight);
  const to = Math.ceil((view.y + view.height - layout.headHeight) / layout.rowHeight);
  return {from: clamp(from, 0, layout.rows), to: clamp(to, 0, layout.rows)};
}

/** Scrolling columns of which at least a part is in sight; frozen ones are always. */
export function columnsInView(layout: Layout, view: Viewport): Range {
  const left = frozenEdge(layout) + view.x;
  const right = view.x + view.width;
  let from = layout.frozen;
  const end = columnCount(layout);
  while (from < end && (layout.lefts[from + 1] ?? 0) <= left) from++;
  let to = from;
  while (to < end && (layout.lefts[to] ?? 0) < right) to++;
  return {from, to};
}

/** Whole rows that fit under the header: the step of PageDown. */
export function pageRows(layout: Layout, view: Viewport): number {
  return Math.max(1, Math.floor((view.height - layout.headHeight) / layout.rowHeight) - 1);
}

/** Left edge of a column on the stage. */
export function columnX(layout: Layout, view: Viewport, col: number): number {
  const left = layout.lefts[col] ?? 0;
  return col < layout.frozen ? left : left - view.x;
}

/** Top edge of a row on the stage. */
export function rowY(layout: Layout, view: Viewport, row: number): number {
  return layout.headHeight + row * layout.rowHeight - view.y;
}

/** A cell's place on the stage; may lie outside of it or under the frozen part. */
export function cellRect(layout: Layout, view: Viewport, at: CellAt): Rect {
  return {
    left: columnX(layout, view, at.col),
    top: rowY(layout, view, at.row),
    width: columnWidth(layout, at.col),
    height: layout.rowHeight,
  };
}

/** Parts of a span on the stage: the frozen columns' and the scrolling columns'. Either may be `null`. */
export function spanRects(
  layout: Layout,
  view: Viewport,
  span: Span,
): {readonly frozen: Rect | null; readonly scrolled: Rect | null} {
  const top = rowY(layout, view, span.top);
  const height = (span.bottom - span.top + 1) * layout.rowHeight;
  const part = (left: number, right: number): Rect | null => {
    if (left > right) return null;
    const x = columnX(layout, view, left);
    return {left: x, top, width: columnX(layout, view, right) + columnWidth(layout, right) - x, height};
  };
  return {
    frozen: part(span.left, Math.min(span.right, layout.frozen - 1)),
    scrolled: part(Math.max(span.left, layout.frozen), span.right),
  };
}

/** What lies under a point of the stage. Past the last column or row nothing does. */
export function hitTest(layout: Layout, view: Viewport, x: number, y: number): Hit {
  if (x < 0 || y < 0 || x >= view.width || y >= view.height) return {kind: 'outside'};
  const col = columnAt(layout, view, x);
  if (y < layout.headHeight) {
    if (x < layout.numberWidth) return {kind: 'corner'};
    return col === null ? {kind: 'outside'} : {kind: 'header', col};
  }
  const row = Math.floor((y - layout.headHeight + view.y) / layout.rowHeight);
  if (row < 0 || row >= layout.rows) return {kind: 'outside'};
  if (x < layout.numberWidth) return {kind: 'row-number', row};
  return col === null ? {kind: 'outside'} : {kind: 'cell', at: {row, col}};
}

/** The cell nearest to a point, for a drag that has left the stage; `null` in an empty sheet. */
export function nearestCell(layout: Layout, view: Viewport, x: number, y: number): CellAt | null {
  const cols = columnCount(layout);
  if (layout.rows === 0 || cols === 0) return null;
  const row = clamp(Math.floor((y - layout.headHeight + view.y) / layout.rowHeight), 0, layout.rows - 1);
  if (x < layout.numberWidth) return {row, col: columnsInView(layout, view).from % cols};
  const col = columnAt(layout, view, Math.min(x, view.width - 1));
  return {row, col: col ?? cols - 1};
}

function columnAt(layout: Layout, view: Viewport, x: number): number | null {
  const inSheet = x < frozenEdge(layout) ? x : x + view.x;
  if (inSheet < layout.numberWidth || inSheet >= sheetWidth(layout)) return null;
  let low = 0;
  let high = columnCount(layout) - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((layout.lefts[middle] ?? 0) <= inSheet) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Scroll position (in the sheet) that brings a cell wholly into sight with the least movement. */
export function scrollToShow(layout: Layout, view: Viewport, at: CellAt): {readonly x: number; readonly y: number} {
  const bodyHeight = view.height - layout.headHeight;
  const top = at.row * layout.rowHeight;
  const y = top < view.y ? top : Math.max(view.y, top + layout.rowHeight - bodyHeight);
  if (at.col < layout.frozen) return {x: view.x, y};
  const left = layout.lefts[at.col] ?? 0;
  const right = layout.lefts[at.col + 1] ?? left;
  const free = view.width - frozenEdge(layout);
  if (left - frozenEdge(layout) < view.x || right - left > free) return {x: left - frozenEdge(layout), y};
  return {x: Math.max(view.x, right - view.width), y};
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

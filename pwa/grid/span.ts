/** A cell's place in the view: row index of the view (group rows count), column index among the columns shown. */
export interface CellAt {
  readonly row: number;
  readonly col: number;
}

/** A rectangle of cells, edges inclusive. */
export interface Span {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The smallest span that holds both cells. */
export function spanOf(a: CellAt, b: CellAt): Span {
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.col, b.col),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.col, b.col),
  };
}

export function spanHas(span: Span, at: CellAt): boolean {
  return at.row >= span.top && at.row <= span.bottom && at.col >= span.left && at.col <= span.right;
}

export function spanHeight(span: Span): number {
  return span.bottom - span.top + 1;
}

export function spanWidth(span: Span): number {
  return span.right - span.left + 1;
}

export function spanCells(span: Span): number {
  return spanHeight(span) * spanWidth(span);
}

export function isOneCell(span: Span): boolean {
  return span.top === span.bottom && span.left === span.right;
}

export function sameCell(a: CellAt, b: CellAt): boolean {
  return a.row === b.row && a.col === b.col;
}

export function sameSpan(a: Span, b: Span): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

/** The part of `span` that lies in a sheet of so many rows and columns; `null` where none does. */
export function clampSpan(span: Span, rows: number, cols: number): Span | null {
  const bottom = Math.min(span.bottom, rows - 1);
  const right = Math.min(span.right, cols - 1);
  const top = Math.max(0, span.top);
  const left = Math.max(0, span.left);
  return top > bottom || left > right ? null : {top, left, bottom, right};
}

/** Rows that any of the spans touches, as ascending ranges that do not overlap. */
export function rowRanges(spans: readonly Span[]): readonly {readonly from: number; readonly to: number}[] {
  const sorted = spans.map(span => ({from: span.top, to: span.bottom})).sort((a, b) => a.from - b.from);
  const merged: {from: number; to: number}[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last && range.from <= last.to + 1) last.to = Math.max(last.to, range.to);
    else merged.push({...range});
  }
  return merged;
}

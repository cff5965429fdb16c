/**
 * What lies over the cells: the active cell's ring, borders of ranges, the fill handle, the dashes of a copy. Plain
 * elements placed by transform in the same call that paints the canvas, so that both always show the same scroll.
 */
import {columnWidth, frozenEdge, type Layout, type Rect, rowY, spanRects, type Viewport} from './geometry.ts';
import styles from './grid.module.css';
import {liveSpan} from './machine-places.ts';
import type {GridState} from './machine-types.ts';
import {isOneCell, type Span, sameSpan, spanOf} from './span.ts';

export interface Overlay {
  readonly handle: HTMLElement;
  update(layout: Layout, view: Viewport, state: GridState, canFill: boolean): void;
}

interface Framed {
  readonly span: Span;
  readonly look: string;
}

/** Puts two panes into the stage: the frozen columns' and the scrolling columns', each clipping its own part. */
export function createOverlay(stage: HTMLElement): Overlay {
  const page = stage.ownerDocument;
  const make = (className: string | undefined) => {
    const element = page.createElement('div');
    element.className = className ?? '';
    return element;
  };
  const frozen = make(styles.pane);
  const scrolled = make(styles.pane);
  const handle = make(styles.handle);
  handle.dataset.fill = '';
  handle.hidden = true;
  stage.append(scrolled, frozen, handle);
  const boxes: {readonly frozen: HTMLElement; readonly scrolled: HTMLElement}[] = [];

  const boxAt = (index: number) => {
    const known = boxes[index];
    if (known) return known;
    const made = {frozen: make(styles.box), scrolled: make(styles.box)};
    frozen.append(made.frozen);
    scrolled.append(made.scrolled);
    boxes.push(made);
    return made;
  };

  const put = (index: number, framed: Framed | undefined, layout: Layout, view: Viewport) => {
    if (!framed && index >= boxes.length) return;
    const box = boxAt(index);
    const rects = framed ? spanRects(layout, view, framed.span) : {frozen: null, scrolled: null};
    const edge = frozenEdge(layout);
    place(box.frozen, rects.frozen, framed?.look, 0, layout.headHeight, rects.scrolled ? styles.openRight : '');
    place(box.scrolled, rects.scrolled, framed?.look, edge, layout.headHeight, rects.frozen ? styles.openLeft : '');
  };

  return {
    handle,
    update(layout, view, state, canFill) {
      const edge = frozenEdge(layout);
      shape(frozen, 0, layout.headHeight, edge, view.height - layout.headHeight);
      shape(scrolled, edge, layout.headHeight, Math.max(0, view.width - edge), view.height - layout.headHeight);
      const framed = frames(state);
      const count = Math.max(framed.length, boxes.length);
      for (let index = 0; index < count; index++) put(index, framed[index], layout, view);
      placeHandle(handle, layout, view, state, canFill);
    },
  };
}

function frames(state: GridState): readonly Framed[] {
  const framed: Framed[] = [];
  for (const span of state.ranges) {
    if (!isOneCell(span) || state.ranges.length > 1) framed.push({span, look: styles.range ?? ''});
  }
  framed.push({span: spanOf(state.active, state.active), look: styles.active ?? ''});
  if (state.copied) framed.push({span: state.copied.span, look: styles.copied ?? ''});
  if (state.drag?.kind === 'fill' && !sameSpan(state.drag.to, liveSpan(state))) {
    framed.push({span: state.drag.to, look: styles.fillTo ?? ''});
  }
  return framed;
}

function shape(pane: HTMLElement, left: number, top: number, width: number, height: number): void {
  const text = `left:${left}px;top:${top}px;width:${width}px;height:${Math.max(0, height)}px`;
  if (pane.style.cssText !== text) pane.style.cssText = text;
}

function place(
  box: HTMLElement,
  rect: Rect | null,
  look: string | undefined,
  paneLeft: number,
  paneTop: number,
  more: string | undefined,
): void {
  if (!rect || look === undefined) {
    box.hidden = true;
    return;
  }
  const classes = more ? `${look} ${more}` : look;
  if (box.className !== classes) box.className = classes;
  box.hidden = false;
  box.style.transform = `translate(${rect.left - paneLeft}px,${rect.top - paneTop}px)`;
  box.style.width = `${rect.width}px`;
  box.style.height = `${rect.height}px`;
}

/** At the lower right corner of the live range, while that corner is in sight. */
function placeHandle(handle: HTMLElement, layout: Layout, view: Viewport, state: GridState, canFill: boolean): void {
  const span = liveSpan(state);
  const {frozen, scrolled} = spanRects(layout, view, span);
  const rect = scrolled ?? frozen;
  const right = rect ? rect.left + rect.width : 0;
  const bottom = rowY(layout, view, span.bottom + 1);
  const hiddenByFrozen = span.right >= layout.frozen && right < frozenEdge(layout);
  const shown =
    canFill &&
    rect !== null &&
    state.mode.kind === 'ready' &&
    state.ranges.length === 1 &&
    !hiddenByFrozen &&
    bottom > layout.headHeight &&
    bottom <= view.height + 2 &&
    columnWidth(layout, span.right) > 0;
  handle.hidden = !shown;
  if (shown) handle.style.transform = `translate(${right - 4}px,${bottom - 4}px)`;
}

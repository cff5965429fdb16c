/** Mouse, pen and touch on the stage, as events of the machine. A finger scrolls; its tap selects, its second tap edits. */
import type {CellInput} from './cell-input.ts';
import type {GridController} from './controller.ts';
import {type Layout, nearestCell, type Viewport} from './geometry.ts';
import type {Painter} from './scene.ts';
import {type CellAt, spanHas} from './span.ts';

export interface PointerOptions {
  readonly controller: GridController;
  readonly painter: Painter;
  readonly editor: CellInput;
  /** The fill handle. */
  readonly handle: HTMLElement;
  layout(): Layout;
  view(): Viewport;
  /** Draws what was invalidated. */
  redraw(): void;
  /** What hovering over a cell says; '' says nothing. */
  tipOf(at: CellAt): string;
  openMenu(event: MouseEvent): void;
}

export interface PointerEars {
  /** Row under the mouse. */
  hoverRow(): number | null;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export function listenToPointer(stage: HTMLElement, options: PointerOptions): PointerEars {
  const {controller, painter, editor} = options;
  const {dispatch, state} = controller;
  let pointer: Point | null = null;
  let hoverRow: number | null = null;
  let hoverKey = '';

  const pointOf = (event: MouseEvent): Point => {
    const box = stage.getBoundingClientRect();
    return {x: event.clientX - box.left, y: event.clientY - box.top};
  };
  const hitOf = (event: MouseEvent) => {
    const point = pointOf(event);
    return painter.hitTest(point.x, point.y);
  };
  const inEditor = (event: Event) => event.target === editor.element && state().mode.kind === 'editing';
  const onCells = (event: Event) => event.target instanceof HTMLCanvasElement || event.target === stage;
  const foldsGroup = (at: CellAt) => at.col === 0 && controller.row(at.row)?.kind === 'group';
  const fold = () => dispatch({kind: 'act', action: {kind: 'walk', by: 'enter', back: false}});

  const startDrag = (event: PointerEvent) => {
    stage.setPointerCapture(event.pointerId);
    pointer = pointOf(event);
    requestAnimationFrame(dragOn);
  };
  const dragTo = (point: Point) => {
    const at = nearestCell(options.layout(), options.view(), point.x, point.y);
    if (at) dispatch({kind: 'drag', at});
  };
  /** Goes on while the pointer rests outside, so that the sheet scrolls under it. */
  const dragOn = () => {
    if (!pointer || !state().drag) return;
    const view = options.view();
    const inside = pointer.x > 0 && pointer.y > 0 && pointer.x < view.width && pointer.y < view.height;
    if (!inside) dragTo(pointer);
    requestAnimationFrame(dragOn);
  };

  stage.addEventListener('pointerdown', event => {
    if (inEditor(event) || event.pointerType === 'touch' || event.button === 1 || !onCells(event)) return;
    const hit = hitOf(event);
    event.preventDefault();
    editor.focus();
    const add = event.ctrlKey || event.metaKey;
    const menu = event.button === 2;
    if (hit.kind === 'row-number') {
      const chosen = state().ranges.some(span => spanHas(span, {row: hit.row, col: 0}));
      if (!menu || !chosen) dispatch({kind: 'press-row', row: hit.row, extend: event.shiftKey, add});
    } else if (hit.kind === 'cell') {
      const button = menu ? 'menu' : 'main';
      dispatch({kind: 'press', at: hit.at, extend: event.shiftKey, add: add && !menu, button, touch: false});
      if (!menu && foldsGroup(hit.at)) fold();
    } else {
      return;
    }
    if (menu) dispatch({kind: 'release'});
    else startDrag(event);
  });

  options.handle.addEventListener('pointerdown', event => {
    event.preventDefault();
    event.stopPropagation();
    dispatch({kind: 'press-fill'});
    startDrag(event);
  });

  stage.addEventListener('pointermove', event => {
    if (pointer && state().drag) {
      pointer = pointOf(event);
      dragTo(pointer);
    } else if (event.pointerType !== 'touch') {
      hover(event);
    }
  });

  const stop = () => {
    if (!pointer) return;
    pointer = null;
    dispatch({kind: 'release'});
  };
  stage.addEventListener('pointerup', stop);
  stage.addEventListener('pointercancel', stop);
  stage.addEventListener('pointerleave', event => hover(event));

  const hover = (event: PointerEvent) => {
    const hit = event.type === 'pointerleave' || !onCells(event) ? {kind: 'outside' as const} : hitOf(event);
    const row = hit.kind === 'cell' ? hit.at.row : hit.kind === 'row-number' ? hit.row : null;
    if (row !== hoverRow) {
      for (const each of [row, hoverRow])
        if (each !== null) painter.invalidate({kind: 'rows', from: each, to: each + 1});
      hoverRow = row;
      options.redraw();
    }
    const key = hit.kind === 'cell' ? `${hit.at.row} ${hit.at.col}` : hit.kind;
    if (key === hoverKey) return;
    hoverKey = key;
    stage.dataset.over = hit.kind === 'cell' ? 'cell' : hit.kind === 'row-number' ? 'number' : 'nothing';
    const tip = hit.kind === 'cell' ? options.tipOf(hit.at) : '';
    if (tip) stage.title = tip;
    else stage.removeAttribute('title');
  };

  stage.addEventListener('click', event => {
    const touch = event instanceof PointerEvent && event.pointerType === 'touch';
    if (!touch || inEditor(event) || !onCells(event)) return;
    const hit = hitOf(event);
    if (hit.kind === 'row-number') dispatch({kind: 'press-row', row: hit.row, extend: false, add: false});
    else if (hit.kind === 'cell') {
      const folds = foldsGroup(hit.at);
      dispatch({kind: 'press', at: hit.at, extend: false, add: false, button: 'main', touch: !folds});
      if (folds) fold();
    }
    dispatch({kind: 'release'});
    // The system's keyboard only comes when something is to be typed.
    if (state().mode.kind === 'editing') editor.focus();
  });

  stage.addEventListener('dblclick', event => {
    if (inEditor(event) || !onCells(event)) return;
    const hit = hitOf(event);
    if (hit.kind === 'cell') dispatch({kind: 'double', at: hit.at});
  });

  stage.addEventListener('contextmenu', event => {
    if (inEditor(event)) return;
    const header = event.target instanceof Element && event.target.closest('[data-col]');
    if (header) return;
    event.preventDefault();
    options.openMenu(event);
  });

  return {hoverRow: () => hoverRow};
}

/**
 * The grid on the page: a native scroller, a stage that stands still in it, the painter, the overlay, the one textarea.
 * Turns the page's events into the machine's and draws its state once a frame; what follows from them is said elsewhere.
 */
import {createEffect, createMemo, createSignal, createUniqueId, on, onCleanup, onMount, Show, untrack} from 'solid-js';
import {Portal} from 'solid-js/web';
import type {RowId, SheetId} from '../../core/base/ids.ts';
import {gridText} from '../../core/text/grid.ts';
import {levelName} from '../../core/text/levels.ts';
import {useLocale, useWords} from '../ui/locale.tsx';
import {type AriaRow, AriaRows} from './aria-rows.tsx';
import {createCanvasPainter} from './canvas-painter.ts';
import {type CellInput, createCellInput} from './cell-input.ts';
import {CellMenu, type CellMenuAction} from './cell-menu.tsx';
import {clampWidth, cutText, fittingWidth} from './cell-room.ts';
import {isSummable, sumText} from './cell-words.ts';
import type {ColumnActions} from './column-actions.ts';
import {type ColumnLook, isFigure} from './column-look.ts';
import {ColumnMenu} from './column-menu.tsx';
import {createController, type GridController, type GridHost} from './controller.ts';
import {dragEdge} from './drag-edge.ts';
import {
  cellRect,
  columnsInView,
  frozenEdge,
  type Layout,
  type Metrics,
  makeLayout,
  pageRows,
  type Range,
  rowsInView,
  scrollHeight,
  scrollTopFor,
  scrollToShow,
  sheetWidth,
  sheetY,
  type Viewport,
} from './geometry.ts';
import styles from './grid.module.css';
import type {GridSource} from './grid-source.ts';
import {HeaderRow} from './header-row.tsx';
import {cellSaid, rowsHeard} from './heard.ts';
import {listenToKeys} from './keys.ts';
import {readMetrics} from './metrics.ts';
import {type OptionAnchor, OptionList} from './option-list.tsx';
import {createOverlay, type Overlay} from './overlay.ts';
import {createPicker} from './picker.ts';
import {listenToPointer, type PointerEars} from './pointer.ts';
import {createRowDemand} from './row-demand.ts';
import type {Painter, Scene} from './scene.ts';
import type {CellAt} from './span.ts';
import {watchLook} from './watch-look.ts';

export interface GridHandle {
  readonly controller: GridController;
  focus(): void;
}

export interface GridProps {
  readonly sheet: SheetId;
  readonly label: string;
  readonly columns: readonly ColumnLook[];
  readonly frozen: number;
  readonly source: GridSource;
  readonly host: GridHost;
  readonly canAdd: boolean;
  /** Letters to mark; '' marks none. */
  readonly find: string;
  readonly actions: ColumnActions;
  readonly onReady?: (handle: GridHandle) => void;
  readonly onOpenRecord?: (row: RowId) => void;
}

const ARIA_AFTER_MS = 150;
const STILL: Viewport = {width: 0, height: 0, x: 0, y: 0};

export function Grid(props: GridProps) {
  const t = useWords();
  const locale = useLocale();
  const id = createUniqueId();
  let host: HTMLDivElement | undefined;
  let scroller: HTMLDivElement | undefined;
  let sizer: HTMLDivElement | undefined;
  let stage: HTMLDivElement | undefined;
  let track: HTMLElement | undefined;
  let painter: Painter | undefined;
  let overlay: Overlay | undefined;
  let input: CellInput | undefined;
  let ears: PointerEars | undefined;

  const [metrics, setMetrics] = createSignal<Metrics>({rowHeight: 28, headHeight: 30, numberWidth: 38});
  const [dragged, setDragged] = createSignal<{readonly col: number; readonly width: number} | null>(null);
  const [shownCols, setShownCols] = createSignal<Range>({from: 0, to: 0});
  const [columnMenu, setColumnMenu] = createSignal<{readonly col: number; readonly anchor: DOMRect} | null>(null);
  const [cellMenu, setCellMenu] = createSignal<{readonly x: number; readonly y: number} | null>(null);
  const [ariaRows, setAriaRows] = createSignal<readonly AriaRow[]>([]);
  const [said, setSaid] = createSignal('');
  const [editorBox, setEditorBox] = createSignal<OptionAnchor>({left: 0, top: 0, bottom: 0, width: 0});

  // ── layout ─────────────────────────────────────────────────────────────────────────────────────────────────────
  const widths = createMemo(() => {
    const drag = dragged();
    return props.columns.map((look, col) => (drag?.col === col ? drag.width : look.column.width));
  });
  const lefts = createMemo(() => makeLayout(metrics(), 0, widths(), props.frozen).lefts);
  let view: Viewport = STILL;
  const layoutNow = (): Layout => {
    const rows = controller.rowCount() + (props.canAdd ? 1 : 0);
    return {...metrics(), rows, lefts: lefts(), frozen: Math.min(props.frozen, props.columns.length)};
  };

  // ── the machine and its page ───────────────────────────────────────────────────────────────────────────────────
  const controller = createController({
    sheet: props.sheet,
    source: props.source,
    host: props.host,
    columns: () => props.columns,
    canAdd: () => props.canAdd,
    stage: {
      putDraft: (text, select) => input?.put(text, select),
      insertText: text => input?.insert(text),
      reveal,
      openList: () => picker.follow(),
      openMenu: () => openCellMenu(null),
      openColumn: col => {
        const button = host?.querySelector(`[data-col="${col}"]`);
        if (button) setColumnMenu({col, anchor: button.getBoundingClientRect()});
      },
      resize(col, by) {
        const look = props.columns[col];
        if (look) props.actions.setWidth(look.column, clampWidth(look.column.width + by));
      },
      fit,
      repaint,
      pageRows: () => pageRows(layoutNow(), view),
    },
  });
  const {state, dispatch} = controller;

  const activeLook = () => props.columns[state().active.col];
  const picker = createPicker({
    source: props.source,
    locale,
    look: activeLook,
    mode: () => state().mode,
    dispatch,
  });

  function reveal(at: CellAt, fromLeft = false): void {
    if (!scroller || view.width === 0) {
      revealLater = at;
      return;
    }
    const layout = layoutNow();
    fitSizer(layout);
    const to = scrollToShow(layout, view, at);
    if (fromLeft) scroller.scrollLeft = 0;
    else if (to.x !== view.x) scroller.scrollLeft = to.x;
    if (to.y !== view.y) scroller.scrollTop = scrollTopFor(layout, view.height, to.y);
  }

  function fit(col: number): void {
    const look = props.columns[col];
    if (!look || !painter) return;
    const range = rowsInView(layoutNow(), view);
    const cells = [];
    for (let row = range.from; row < range.to; row++) cells.push(controller.cell(row, look.column.id));
    props.actions.setWidth(
      look.column,
      clampWidth(fittingWidth(look, cells, painter.measure, controller.words, locale())),
    );
  }

  // ── frames ─────────────────────────────────────────────────────────────────────────────────────────────────────
  let frameAsked = 0;
  let ariaTimer = 0;
  const demand = createRowDemand(controller.cache, repaint);
  let lastSized = '';
  /** Asked for before the stage had a size. */
  let revealLater: CellAt | null = null;

  function repaint(): void {
    painter?.invalidate({kind: 'all'});
    askFrame();
  }

  function askFrame(): void {
    frameAsked ||= requestAnimationFrame(frame);
  }

  function fitSizer(layout: Layout): void {
    const size = `${sheetWidth(layout)}px ${scrollHeight(layout)}px`;
    if (!sizer || size === lastSized) return;
    lastSized = size;
    sizer.style.width = `${sheetWidth(layout)}px`;
    sizer.style.height = `${scrollHeight(layout)}px`;
  }

  function look(layout: Layout): Viewport {
    if (!scroller || !stage) return STILL;
    const width = scroller.clientWidth;
    const height = scroller.clientHeight;
    if (width !== view.width) stage.style.width = `${width}px`;
    if (height !== view.height) stage.style.height = `${height}px`;
    const ratio = window.devicePixelRatio;
    const snap = (position: number) => Math.round(position * ratio) / ratio;
    return {width, height, x: snap(scroller.scrollLeft), y: snap(sheetY(layout, height, scroller.scrollTop))};
  }

  function frame(): void {
    frameAsked = 0;
    if (!painter || !overlay || !input) return;
    const layout = layoutNow();
    fitSizer(layout);
    const before = view;
    view = look(layout);
    if (view.width === 0) return;
    if (revealLater) {
      const at = revealLater;
      revealLater = null;
      reveal(at);
      view = look(layout);
    }
    const cols = columnsInView(layout, view);
    painter.paint(sceneOf(layout));
    overlay.update(layout, view, state(), props.canAdd || controller.rowCount() > 0);
    placeInput(layout);
    if (track) track.style.transform = `translateX(${-view.x}px)`;
    if (cols.from !== untrack(shownCols).from || cols.to !== untrack(shownCols).to) setShownCols(cols);
    demand.follow(rowsInView(layout, view), view.y - before.y);
    clearTimeout(ariaTimer);
    ariaTimer = window.setTimeout(hear, ARIA_AFTER_MS);
  }

  function sceneOf(layout: Layout): Scene {
    return {
      layout,
      view,
      columns: props.columns,
      rowCount: controller.rowCount(),
      canAdd: props.canAdd,
      newRowHint: t(gridText.newRowHint),
      ranges: state().ranges,
      active: state().active,
      hoverRow: ears?.hoverRow() ?? null,
      showBars: demand.showBars(),
      find: props.find.trim().toLowerCase(),
      row: controller.row,
      cell: controller.cell,
      held(index, column) {
        const key = controller.rowKey(index);
        return key === null ? undefined : controller.held.at(key, column);
      },
      shown: (column, cell) => controller.words.shown(column.column, cell),
      sum(column, row) {
        const sum = row.sums[column.column.id];
        return sum === undefined || !isSummable(column.column) ? '' : sumText(column.column, sum);
      },
      levelWord: level => levelName[level][locale()],
    };
  }

  function placeInput(layout: Layout): void {
    const now = state();
    const rect = cellRect(layout, view, now.active);
    const open = now.mode.kind === 'editing';
    const edge = now.active.col < layout.frozen ? 0 : frozenEdge(layout);
    const inSight = rect.top >= layout.headHeight - 1 && rect.top < view.height && rect.left >= edge - 1;
    // An editor that has been scrolled away stays focused, out of sight, and keeps what was typed.
    const shown = open && inSight && rect.left < view.width;
    const left = Math.max(edge, Math.min(rect.left, view.width - 20));
    const top = Math.max(layout.headHeight, Math.min(rect.top, view.height - 20));
    const column = activeLook();
    input?.place({left, top, width: rect.width, height: rect.height}, shown, column ? isFigure(column) : false, {
      right: view.width,
      bottom: view.height,
    });
    if (open && input) {
      const box = input.element.getBoundingClientRect();
      setEditorBox({left: box.left, top: box.top, bottom: box.bottom, width: box.width});
    }
  }

  /** Tells the accessible table and the live region what stands on the canvas now. */
  function hear(): void {
    setAriaRows(rowsHeard(controller, props.columns, rowsInView(layoutNow(), view)));
    if (document.activeElement === input?.element) setSaid(cellSaid(controller, props.columns, locale()));
  }

  // ── menus ──────────────────────────────────────────────────────────────────────────────────────────────────────
  function tipOf(place: CellAt): string {
    const column = props.columns[place.col];
    if (!column || !painter) return '';
    const key = controller.rowKey(place.row);
    const held = key === null ? undefined : controller.held.at(key, column.column.id);
    const cell = controller.cell(place.row, column.column.id);
    if (held?.reason) return held.reason;
    if (cell?.invalid) return props.host.reasonOf(cell.invalid);
    return cell ? cutText(column, cell, widths()[place.col] ?? 0, painter.measure, controller.words) : '';
  }

  function openCellMenu(event: MouseEvent | null): void {
    const box = input?.element.getBoundingClientRect();
    const keyed = event === null || (event.clientX === 0 && event.clientY === 0);
    setCellMenu(keyed ? {x: box?.left ?? 0, y: box?.bottom ?? 0} : {x: event.clientX, y: event.clientY});
  }

  function runCellMenu(action: CellMenuAction): void {
    const row = controller.activeRow();
    switch (action) {
      case 'copy':
      case 'cut':
        controller.copy(action === 'cut', null);
        break;
      case 'paste':
        void controller.pasteFromSystem();
        break;
      case 'clear':
        dispatch({kind: 'act', action: {kind: 'clear'}});
        break;
      case 'delete-rows':
        dispatch({kind: 'act', action: {kind: 'delete-rows'}});
        break;
      case 'open-record':
        if (row !== null) props.onOpenRecord?.(row);
        break;
    }
  }

  // ── life ───────────────────────────────────────────────────────────────────────────────────────────────────────
  const measureTokens = () => {
    if (host) setMetrics(readMetrics(host, props.source.state().rowCount));
  };
  const restyle = () => {
    measureTokens();
    painter?.restyle();
    repaint();
  };

  onMount(() => {
    if (!host || !scroller || !stage) return;
    const styled = stage;
    painter = createCanvasPainter(styled);
    overlay = createOverlay(styled);
    input = createCellInput(styled, text => painter?.measure(text) ?? 0);
    listenToKeys(input.element, controller, picker);
    input.element.setAttribute('aria-controls', id);
    ears = listenToPointer(styled, {
      controller,
      painter,
      editor: input,
      handle: overlay.handle,
      layout: layoutNow,
      view: () => view,
      redraw: askFrame,
      tipOf,
      openMenu: openCellMenu,
    });
    const sized = new ResizeObserver(() => repaint());
    sized.observe(scroller);
    const unwatch = watchLook(restyle);
    restyle();
    onCleanup(() => {
      sized.disconnect();
      unwatch();
      cancelAnimationFrame(frameAsked);
      clearTimeout(ariaTimer);
      demand.close();
      painter?.close();
      controller.close();
    });
    props.onReady?.({controller, focus: () => input?.focus()});
    if (matchMedia('(pointer: fine)').matches) input.focus();
  });

  createEffect(
    on(
      () => props.columns.map(each => each.column.id),
      ids => controller.cache.setColumns(ids),
    ),
  );
  createEffect(
    on(
      () => props.source.state(),
      () => {
        measureTokens();
        controller.followView();
      },
    ),
  );
  createEffect(on([widths, () => props.frozen, () => props.find, locale, () => props.canAdd], repaint, {defer: true}));
  createEffect(on(state, () => picker.follow()));
  createEffect(
    on([() => activeLook(), () => state().mode.kind], ([look]) => {
      input?.element.setAttribute('aria-label', look?.column.name[locale()] ?? t(gridText.cellEditor));
      // Phones show the keys that the column needs.
      if (input) input.element.inputMode = look && isFigure(look) ? 'decimal' : 'text';
    }),
  );
  createEffect(() => {
    const list = picker.state();
    const element = input?.element;
    if (!element) return;
    if (list && list.marked >= 0) element.setAttribute('aria-activedescendant', `${id}-options-${list.marked}`);
    else element.setAttribute('aria-activedescendant', `${id}-${state().active.row}-${state().active.col}`);
  });

  return (
    <div class={styles.grid} ref={host} data-grid="" data-sheet={props.sheet}>
      <div class={styles.scroller} ref={scroller} tabindex="-1" onScroll={repaint}>
        <div ref={sizer}>
          <div class={styles.stage} ref={stage} role="presentation">
            <HeaderRow
              columns={props.columns}
              frozen={props.frozen}
              lefts={lefts()}
              shown={shownCols()}
              activeCol={state().active.col}
              openCol={columnMenu()?.col ?? null}
              actions={props.actions}
              onOpen={(col, anchor) => setColumnMenu({col, anchor})}
              onSelectAll={() => {
                input?.focus();
                dispatch({kind: 'act', action: {kind: 'select-all'}});
              }}
              onResizeStart={(col, event) => {
                const look = props.columns[col];
                if (!look) return;
                dragEdge(event, look.column.width, {
                  dragged(width) {
                    setDragged({col, width: clampWidth(width)});
                    repaint();
                  },
                  dropped(width) {
                    setDragged(null);
                    if (width !== null) props.actions.setWidth(look.column, clampWidth(width));
                    repaint();
                  },
                });
              }}
              onFit={fit}
              track={element => {
                track = element;
              }}
            />
          </div>
        </div>
      </div>
      <AriaRows
        id={id}
        label={props.label}
        columns={props.columns}
        words={controller.words}
        rowCount={props.source.state().rowCount}
        rows={ariaRows()}
        active={state().active}
        sortOf={each => {
          const sort = props.actions.sortOf(each.column);
          return sort ? (sort.descending ? 'descending' : 'ascending') : undefined;
        }}
      />
      <div class="sr" role="status" aria-live="polite">
        {said()}
      </div>
      <Show when={picker.state()}>
        {list => (
          <Portal>
            <OptionList
              id={`${id}-options`}
              state={list()}
              anchor={editorBox()}
              onPick={option => picker.pick(option)}
            />
          </Portal>
        )}
      </Show>
      <ColumnMenu
        open={columnMenu()}
        column={props.columns[columnMenu()?.col ?? -1]?.column}
        frozen={props.frozen}
        actions={props.actions}
        onFit={fit}
        onClose={() => setColumnMenu(null)}
        onFocusBack={() => input?.focus()}
      />
      <CellMenu
        anchor={cellMenu()}
        canOpenRecord={controller.activeRow() !== null && props.onOpenRecord !== undefined}
        onAction={runCellMenu}
        onClose={() => setCellMenu(null)}
        onFocusBack={() => input?.focus()}
      />
    </div>
  );
}

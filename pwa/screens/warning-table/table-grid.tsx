import {createEffect, createMemo, createSignal, createUniqueId, For, on, onCleanup, onMount, Show} from 'solid-js';
import {tableLabel} from '../../../core/text/warning-table.ts';
import {useApp} from '../../app/services.tsx';
import type {WarningTable} from '../../engine/protocol.ts';
import {useLocale, useWords} from '../../ui/locale.tsx';
import {CellEditor} from './cell-editor.tsx';
import type {CellStyle} from './cell-text.ts';
import type {TableColumn} from './columns.ts';
import type {TableLines} from './lines.ts';
import styles from './table-grid.module.css';
import {TableHead} from './table-head.tsx';
import {TableLine} from './table-line.tsx';
import type {TableState} from './table-state.ts';

const HEAD_PX = 52;
/** Lines drawn beyond what is in sight, so that a fast wheel shows no gap. */
const OVERSCAN = 10;

/** Where a reason or a list of entries is to be shown. */
export interface CellAnchor {
  readonly rect: DOMRect;
}

export interface TableGridProps {
  readonly table: WarningTable;
  readonly lines: TableLines;
  readonly columns: readonly TableColumn[];
  readonly widths: readonly number[];
  readonly style: CellStyle;
  readonly state: TableState;
  readonly managerName: string;
  readonly onToggle: (key: string) => void;
  readonly onReason: (line: number, pinned: boolean) => void;
  readonly onLeaveReason: () => void;
  readonly onEntries: () => void;
  readonly onCustomer: () => void;
  readonly onPageLines: (count: number) => void;
  /** Hands out the function that finds a cell's box on screen and the one that takes the focus. */
  readonly ref: (handle: TableGridHandle) => void;
}

export interface TableGridHandle {
  focus(): void;
  rectOf(line: number, column: string): DOMRect | null;
}

/** The grid itself: sticky head and foot, a virtual body, one always-focused editor over the active cell. */
export function TableGrid(props: TableGridProps) {
  const app = useApp();
  const t = useWords();
  const locale = useLocale();
  const id = createUniqueId();
  const [scroll, setScroll] = createSignal({top: 0, height: 600, width: 0});
  let scroller: HTMLDivElement | undefined;
  let editor: HTMLTextAreaElement | undefined;

  const rowPx = () => (app.preferences.density() === 'cosy' ? 36 : 28);
  const footPx = () => props.lines.foot.length * rowPx();
  const bodyLines = () => props.lines.body.length;
  const range = createMemo(
    () => {
      const first = Math.floor(scroll().top / rowPx()) - OVERSCAN;
      const count = Math.ceil(scroll().height / rowPx()) + 2 * OVERSCAN;
      const from = Math.max(0, Math.min(first, bodyLines() - count));
      return {from, to: Math.min(bodyLines(), from + count)};
    },
    undefined,
    {equals: (a, b) => a.from === b.from && a.to === b.to},
  );
  const visible = createMemo(() => props.lines.body.slice(range().from, range().to));

  const lefts = createMemo(() => {
    const own = props.widths.reduce((sum, width) => sum + width, 0);
    const spare = Math.max(0, scroll().width - own);
    let left = 0;
    return props.columns.map((column, index) => {
      const width = (props.widths[index] ?? 0) + (column.kind === 'name' ? spare : 0);
      const at = {left, width};
      left += width;
      return at;
    });
  });
  const template = () =>
    lefts()
      .map(({width}) => `${width}px`)
      .join(' ');

  onMount(() => {
    const box = scroller;
    if (!box) return;
    const measure = () => {
      setScroll({top: box.scrollTop, height: box.clientHeight, width: box.clientWidth});
      props.onPageLines(Math.max(1, Math.floor((box.clientHeight - HEAD_PX - footPx()) / rowPx()) - 1));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    measure();
    onCleanup(() => observer.disconnect());
  });

  /** Scrolls so that the active cell is in sight, clear of head, foot and frozen columns. */
  const reveal = () => {
    const {line, column} = props.state.place();
    const at = lefts()[column];
    if (!scroller || !at) return;
    const room = scroller.clientHeight - HEAD_PX - footPx();
    if (line < bodyLines()) {
      const top = line * rowPx();
      if (top < scroller.scrollTop) scroller.scrollTop = top;
      else if (top + rowPx() > scroller.scrollTop + room) scroller.scrollTop = top + rowPx() - room;
    }
    if (column < 2) return;
    const frozen = (lefts()[0]?.width ?? 0) + (lefts()[1]?.width ?? 0);
    if (at.left - frozen < scroller.scrollLeft) scroller.scrollLeft = at.left - frozen;
    else if (at.left + at.width > scroller.scrollLeft + scroller.clientWidth) {
      scroller.scrollLeft = at.left + at.width - scroller.clientWidth;
    }
  };
  createEffect(on(() => props.state.place(), reveal, {defer: true}));

  const cellId = (line: number, column: number) => `${id}-${line}-${column}`;
  const focus = () => editor?.focus({preventScroll: true});
  props.ref({
    focus,
    rectOf(line, column) {
      const index = props.columns.findIndex(each => each.kind === column);
      return document.getElementById(cellId(line, index))?.getBoundingClientRect() ?? null;
    },
  });

  /** The line and column of an event's cell. */
  const cellOf = (event: Event): {line: number; column: number} | null => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-line]') : null;
    if (!cell) return null;
    return {line: Number(cell.dataset.line), column: Number(cell.dataset.column)};
  };
  const press = (event: PointerEvent) => {
    const at = cellOf(event);
    if (!at || event.button !== 0 || event.target === editor) return;
    event.preventDefault();
    props.state.commit();
    props.state.go(at, event.shiftKey);
    focus();
    const line = props.state.line();
    const column = props.state.column();
    if (line?.kind === 'group' && at.column < 2) props.onToggle(line.key);
    if (line?.kind === 'row' && column?.kind === 'level' && line.warnings.length > 0) props.onReason(at.line, true);
  };
  const drag = (event: PointerEvent) => {
    const at = cellOf(event);
    if (at && event.buttons === 1 && !props.state.editing()) props.state.go(at, true);
  };
  const hover = (event: PointerEvent) => {
    const at = event.pointerType === 'mouse' ? cellOf(event) : null;
    if (!at || event.buttons !== 0) return;
    const isLevel = props.columns[at.column]?.kind === 'level';
    if (isLevel) props.onReason(at.line, false);
    else props.onLeaveReason();
  };
  const twice = (event: MouseEvent) => {
    if (!cellOf(event)) return;
    if (props.state.column()?.kind === 'name') props.onCustomer();
    else props.state.begin('edit', '');
  };

  return (
    <div
      ref={scroller}
      class={styles.grid}
      role="treegrid"
      aria-label={t(tableLabel(props.table.month, props.managerName))}
      aria-rowcount={bodyLines() + props.lines.foot.length + 2}
      aria-colcount={props.columns.length}
      aria-multiselectable="true"
      onScroll={event => {
        const box = event.currentTarget;
        setScroll({top: box.scrollTop, height: box.clientHeight, width: box.clientWidth});
      }}
      onPointerDown={press}
      onPointerMove={drag}
      onPointerOver={hover}
      onPointerLeave={() => props.onLeaveReason()}
      onDblClick={twice}
      onFocus={focus}
    >
      <div class={styles.sheet} style={{'--cols': template()}} role="presentation">
        <TableHead table={props.table} columns={props.columns} />
        <div class={styles.body} style={{height: `${bodyLines() * rowPx()}px`}} role="rowgroup">
          <For each={visible()}>
            {(line, index) => (
              <TableLine
                line={line}
                index={range().from + index()}
                top={(range().from + index()) * rowPx()}
                columns={props.columns}
                style={props.style}
                state={props.state}
                runningWeek={props.table.runningWeek}
                cellId={cellId}
              />
            )}
          </For>
          <CellEditor
            ref={element => {
              editor = element;
            }}
            state={props.state}
            left={lefts()[props.state.place().column]?.left ?? 0}
            width={lefts()[props.state.place().column]?.width ?? 0}
            top={Math.min(props.state.place().line, Math.max(0, bodyLines() - 1)) * rowPx()}
            activeId={cellId(props.state.place().line, props.state.place().column)}
            style={props.style}
            locale={locale()}
            onToggle={props.onToggle}
            onReason={() => props.onReason(props.state.place().line, true)}
            onEntries={props.onEntries}
            onCustomer={props.onCustomer}
          />
        </div>
        <Show when={props.lines.foot.length > 0}>
          <div class={styles.foot} role="rowgroup">
            <For each={props.lines.foot}>
              {(line, index) => (
                <TableLine
                  line={line}
                  index={bodyLines() + index()}
                  top={null}
                  columns={props.columns}
                  style={props.style}
                  state={props.state}
                  runningWeek={-1}
                  cellId={cellId}
                />
              )}
            </For>
          </div>
        </Show>
      </div>
    </div>
  );
}

import {
  createEffect,
  createMemo,
  createSignal,
  createUniqueId,
  For,
  on,
  onCleanup,
  onMount,
  Show,
  untrack,
} from 'solid-js';
import {tableLabel} from '../../../core/text/warning-table.ts';
import {useApp} from '../../app/services.tsx';
import type {WarningTable} from '../../engine/protocol.ts';
import {useLocale, useWords} from '../../ui/locale.tsx';
import {CellEditor} from './cell-editor.tsx';
import {columnKey} from './columns.ts';
import {createDrawnRange} from './drawn-range.ts';
import {KeptTexts} from './kept-texts.tsx';
import {createMarker} from './selection-marks.ts';
import styles from './table-grid.module.css';
import {TableHead} from './table-head.tsx';
import {TableLine} from './table-line.tsx';
import type {TableLook} from './table-look.ts';
import type {TableState} from './table-state.ts';

const HEAD_PX = 52;
/** Columns that stay in sight at the left: number and name. The level stays at the right. */
const FROZEN = 2;

function measured(box: HTMLElement) {
  return {top: box.scrollTop, left: box.scrollLeft, height: box.clientHeight, width: box.clientWidth};
}

export interface TableGridProps {
  readonly table: WarningTable;
  readonly look: TableLook;
  readonly state: TableState;
  readonly managerName: string;
  readonly onReason: (line: number, pinned: boolean) => void;
  readonly onLeaveReason: () => void;
  readonly onEntries: () => void;
  readonly onCustomer: () => void;
  readonly onHelp: () => void;
  readonly onPageLines: (count: number) => void;
  /** Hands out the function that finds a cell's box on screen and the one that takes the focus. */
  readonly ref: (handle: TableGridHandle) => void;
}

export interface TableGridHandle {
  focus(): void;
  rectOf(line: string, column: string): DOMRect | null;
}

/** The grid itself: sticky head and foot, a virtual body, one always-focused editor over the active cell. */
export function TableGrid(props: TableGridProps) {
  const app = useApp();
  const t = useWords();
  const locale = useLocale();
  const id = createUniqueId();
  const [scroll, setScroll] = createSignal({top: 0, left: 0, height: 600, width: 0});
  let scroller: HTMLDivElement | undefined;
  let editor: HTMLTextAreaElement | undefined;

  const rowPx = () => (app.preferences.density() === 'cosy' ? 36 : 28);
  const footPx = () => props.look.lines().foot.length * rowPx();
  const bodyLines = () => props.look.lines().body.length;
  const range = createDrawnRange(() => {
    const from = Math.floor(scroll().top / rowPx());
    return {from, to: from + Math.ceil((scroll().height - HEAD_PX - footPx()) / rowPx()) + 1};
  }, bodyLines);
  const visible = createMemo(() => props.look.lines().body.slice(range().from, range().to));

  const lefts = createMemo(() => {
    const own = props.look.widths().reduce((sum, width) => sum + width, 0);
    const spare = Math.max(0, scroll().width - own);
    let left = 0;
    return props.look.columns().map((column, index) => {
      const width = (props.look.widths()[index] ?? 0) + (column.kind === 'name' ? spare : 0);
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
      setScroll(measured(box));
      props.onPageLines(Math.max(1, Math.floor((box.clientHeight - HEAD_PX - footPx()) / rowPx()) - 1));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    measure();
    onCleanup(() => observer.disconnect());
  });

  /**
   * Scrolls so that the active cell is in sight, clear of head, foot and frozen columns. Reckons with what was measured:
   * asking the page for its sizes here would make it lay out twice an edit.
   */
  const reveal = () => {
    const {line, column} = props.state.place();
    const at = lefts()[column];
    if (!scroller || !at) return;
    const {top, left, height, width} = untrack(scroll);
    const room = height - HEAD_PX - footPx();
    const y = line * rowPx();
    if (line < bodyLines()) {
      if (y < top) scroller.scrollTop = y;
      else if (y + rowPx() > top + room) scroller.scrollTop = y + rowPx() - room;
    }
    if (column < FROZEN) return;
    const frozen = lefts()[FROZEN]?.left ?? 0;
    const level = lefts().at(-1)?.width ?? 0;
    if (column === lefts().length - 1) return;
    if (at.left - frozen < left) scroller.scrollLeft = at.left - frozen;
    else if (at.left + at.width > left + width - level) scroller.scrollLeft = at.left + at.width - width + level;
  };
  createEffect(on(() => props.state.place(), reveal, {defer: true}));

  /** What every drawn line rests on; when it changes, all are drawn anew. */
  const drawing = createMemo(() => ({columns: props.look.columns(), style: props.look.style()}), undefined, {
    equals: (a, b) => a.columns === b.columns && a.style === b.style,
  });
  const cellId = (line: string, column: string) => `${id}_${line}_${column}`;
  const activeId = () => {
    const [line, column] = [props.state.line(), props.state.column()];
    return line && column ? cellId(line.key, columnKey(column)) : '';
  };
  const mark = createMarker((line, column) => document.getElementById(cellId(line, column)), {
    active: styles.active ?? 'active',
    range: styles.range ?? 'range',
  });
  // after the lines are drawn: an effect runs when the page has them
  createEffect(() => {
    visible();
    drawing();
    props.look.lines().foot.length;
    mark(props.state.place(), props.state.block(), props.state.field(), {from: range().from, to: lastLine()});
  });
  const lastLine = () => bodyLines() + props.look.lines().foot.length;
  const focus = () => editor?.focus({preventScroll: true});
  props.ref({
    focus,
    rectOf: (line, column) => document.getElementById(cellId(line, column))?.getBoundingClientRect() ?? null,
  });

  /** The line and column of an event's cell. */
  const cellOf = (event: Event): {line: number; column: number} | null => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-line]') : null;
    if (!cell) return null;
    return {line: props.state.lineAt(cell.dataset.line ?? ''), column: Number(cell.dataset.column)};
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
    if (line?.kind === 'group' && at.column < 2) props.look.toggle(line.key);
    if (line?.kind === 'row' && column?.kind === 'level' && line.warnings.length > 0) props.onReason(at.line, true);
  };
  const drag = (event: PointerEvent) => {
    const at = cellOf(event);
    if (at && event.buttons === 1 && !props.state.editing()) props.state.go(at, true);
  };
  const hover = (event: PointerEvent) => {
    const at = event.pointerType === 'mouse' ? cellOf(event) : null;
    if (!at || event.buttons !== 0) return;
    const isLevel = props.look.columns()[at.column]?.kind === 'level';
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
      aria-rowcount={bodyLines() + props.look.lines().foot.length + 2}
      aria-colcount={props.look.columns().length}
      aria-multiselectable="true"
      onScroll={event => {
        const box = event.currentTarget;
        setScroll(measured(box));
      }}
      onPointerDown={press}
      onPointerMove={drag}
      onPointerOver={hover}
      onPointerLeave={() => props.onLeaveReason()}
      onDblClick={twice}
      onFocus={focus}
    >
      <div class={styles.sheet} style={{'--cols': template()}} role="presentation">
        <TableHead table={props.table} columns={props.look.columns()} />
        <div class={styles.body} style={{height: `${bodyLines() * rowPx()}px`}} role="rowgroup">
          <Show when={drawing()} keyed>
            {({columns, style}) => (
              <For each={visible()}>
                {(line, index) => (
                  <TableLine
                    line={line}
                    index={range().from + index()}
                    top={(range().from + index()) * rowPx()}
                    columns={columns}
                    style={style}
                    cellId={cellId}
                  />
                )}
              </For>
            )}
          </Show>
          <KeptTexts state={props.state} lefts={lefts()} rowPx={rowPx()} />
          <CellEditor
            ref={element => {
              editor = element;
            }}
            state={props.state}
            left={lefts()[props.state.place().column]?.left ?? 0}
            width={lefts()[props.state.place().column]?.width ?? 0}
            top={Math.min(props.state.place().line, Math.max(0, bodyLines() - 1)) * rowPx()}
            activeId={activeId()}
            style={props.look.style()}
            locale={locale()}
            onToggle={props.look.toggle}
            onReason={() => props.onReason(props.state.place().line, true)}
            onEntries={props.onEntries}
            onCustomer={props.onCustomer}
            onHelp={props.onHelp}
          />
        </div>
        <Show when={props.look.lines().foot.length > 0}>
          <div class={styles.foot} role="rowgroup">
            <Show when={drawing()} keyed>
              {({columns, style}) => (
                <For each={props.look.lines().foot}>
                  {(line, index) => (
                    <TableLine
                      line={line}
                      index={bodyLines() + index()}
                      top={null}
                      columns={columns}
                      style={style}
                      cellId={cellId}
                    />
                  )}
                </For>
              )}
            </Show>
          </div>
        </Show>
      </div>
    </div>
  );
}

import {createEffect, createMemo, createSignal, on, onCleanup, Show} from 'solid-js';
import {formatMonth} from '../../../core/base/calendar-date.ts';
import type {RowId} from '../../../core/base/ids.ts';
import type {Words} from '../../../core/base/text.ts';
import {monthTitle} from '../../../core/text/figures.ts';
import {levelChanged, tableText, weekName} from '../../../core/text/warning-table.ts';
import {createMedia} from '../../app/media.ts';
import type {RouteOf} from '../../app/route.ts';
import {useApp} from '../../app/services.tsx';
import type {WeekCell, WorkbookView} from '../../engine/protocol.ts';
import {ErrorBox} from '../../ui/error-box.tsx';
import {useLocale, useWords} from '../../ui/locale.tsx';
import {Skeleton} from '../../ui/skeleton.tsx';
import {AddCustomer} from './add-customer.tsx';
import {type CellStyle, copyText, createCentsReader, lineName, managerName} from './cell-text.ts';
import {columnKey, neededFigures, type TableColumn, tableColumns} from './columns.ts';
import {EntriesPanel} from './entries-panel.tsx';
import {type ExtraRow, withExtraRows} from './extra-rows.ts';
import {type Line, type RowLine, reuseLines, type TableLines, tableLines, tableRows} from './lines.ts';
import {PrintTable} from './print-table.tsx';
import {ReasonPanel} from './reason-panel.tsx';
import {sameData} from './same-data.ts';
import {TableBar} from './table-bar.tsx';
import {TableEmpty} from './table-empty.tsx';
import styles from './table-grid.module.css';
import {TableGrid, type TableGridHandle} from './table-grid.tsx';
import {createTablePlace} from './table-query.ts';
import {createTableSource, type LevelChange} from './table-source.ts';
import {createTableState} from './table-state.ts';
import {TableStatus} from './table-status.tsx';
import {columnWidths} from './widths.ts';

interface OpenReason {
  readonly key: string;
  readonly anchor: DOMRect;
  readonly pinned: boolean;
}

interface OpenEntries {
  readonly cell: WeekCell;
  readonly title: string;
  readonly anchor: DOMRect;
}

const HOVER_MS = 160;
const noLines: TableLines = {body: [], foot: []};

/** The warning table on a desk: bar, editable grid, status line, reasons and entries beside their cells, print. */
export function TableSheet(props: {readonly view: WorkbookView; readonly route: RouteOf<'warning-table'>}) {
  const app = useApp();
  const t = useWords();
  const locale = useLocale();
  const place = createTablePlace(
    app,
    () => props.view,
    () => props.route,
  );
  const [collapsed, setCollapsed] = createSignal<ReadonlySet<string>>(new Set());
  const [more, setMore] = createSignal(false);
  /** `null` until chosen: one manager's sheet shows every sector, all of them together only those with customers. */
  const [emptyChoice, setEmptyChoice] = createSignal<boolean | null>(null);
  const emptyGroups = () => emptyChoice() ?? place.query().manager !== 'all';
  const [extras, setExtras] = createSignal<readonly ExtraRow[]>([]);
  const [news, setNews] = createSignal<Words | null>(null);
  const [reason, setReason] = createSignal<OpenReason | null>(null);
  const [entries, setEntries] = createSignal<OpenEntries | null>(null);
  const [adding, setAdding] = createSignal(false);
  const [printing, setPrinting] = createSignal(false);
  const [pageLines, setPageLines] = createSignal(20);
  let grid: TableGridHandle | undefined;

  const hearLevels = (changes: readonly LevelChange[]) => {
    const shown = source.table();
    const names = new Map((shown ? tableRows(shown) : []).map(row => [row.customer, row.customerName]));
    const told = changes.find(change => names.has(change.customer));
    if (told) setNews(levelChanged(names.get(told.customer) ?? '', told.before, told.after));
  };
  const source = createTableSource(app.engine, place.query, hearLevels);
  const table = createMemo(() => {
    const found = source.table();
    return found ? withExtraRows(found, extras()) : null;
  });
  createEffect(on(place.query, () => setExtras([]), {defer: true}));

  // columns and style stay the same objects while they say the same: every line on screen rests on them
  const columns = createMemo<readonly TableColumn[]>(before => {
    const next = tableColumns({
      weeks: table()?.weeks.length ?? 4,
      more: more(),
      needed: neededFigures((table()?.sheets ?? []).map(sheet => sheet.total)),
    });
    return before && sameData(before, next) ? before : next;
  });
  const readCents = createCentsReader();
  const style = createMemo<CellStyle>(before => {
    const shown = table();
    const cents = shown ? readCents(shown, columns()) : new Set<string>();
    const names = shown?.managerNames ?? {};
    const same =
      before?.locale === locale() && sameData([...before.cents], [...cents]) && sameData(before.names, names);
    return same ? before : {locale: locale(), cents, names};
  });
  const tight = createMedia(window, '(max-width: 1400px)');
  const widths = createMemo(() =>
    columnWidths(table(), columns(), {cents: style().cents, english: locale() === 'en', tight: tight()}),
  );
  const lines = createMemo<TableLines>(before => {
    const shown = table();
    if (!shown) return noLines;
    return reuseLines(before ?? null, tableLines(shown, {collapsed: collapsed(), emptyGroups: emptyGroups()}));
  });

  const refuse = (line: Line, column: TableColumn) => {
    const shown = table();
    const text =
      shown?.closed && line.kind === 'row'
        ? tableText.monthClosed
        : line.kind === 'row' || column.kind === 'name'
          ? tableText.readOnlyFigure
          : tableText.readOnlyTotal;
    app.toasts.show({text});
  };
  const state = createTableState({
    app,
    table,
    lines,
    columns,
    page: pageLines,
    week: () => Math.max(0, table()?.runningWeek ?? 0),
    textOf: (line, column) => copyText(line, column, style()),
    refuse,
  });
  createEffect(on(state.editing, now => now && setNews(null)));

  // the address may name a customer to put the cursor on: once, not after every edit
  const ready = createMemo(() => table() !== null);
  createEffect(
    on([() => props.route.customer, ready] as const, ([customer]) => {
      if (customer === null || !ready()) return;
      const line = state.field().lines.findIndex(each => each.kind === 'row' && each.row.customer === customer);
      if (line >= 0) state.go({line, column: state.place().column});
    }),
  );

  const toggle = (key: string) =>
    setCollapsed(before => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  const groups = () => lines().body.flatMap(line => (line.kind === 'group' ? [line.key] : []));

  let timer = 0;
  onCleanup(() => clearTimeout(timer));
  const rowAt = (index: number): RowLine | null => {
    const line = state.field().lines[index];
    return line?.kind === 'row' ? line : null;
  };
  const openReason = (index: number, pinned: boolean) => {
    const line = rowAt(index);
    if (!line || (!pinned && (reason()?.pinned || line.warnings.length === 0))) return;
    if (!pinned && reason()?.key === line.key) {
      clearTimeout(timer);
      return;
    }
    const show = () => {
      const anchor = grid?.rectOf(line.key, 'level');
      if (anchor) setReason({key: line.key, anchor, pinned});
    };
    clearTimeout(timer);
    if (pinned) show();
    else timer = window.setTimeout(show, HOVER_MS);
  };
  const leaveReason = () => {
    clearTimeout(timer);
    if (reason() && !reason()?.pinned) timer = window.setTimeout(() => setReason(null), HOVER_MS);
  };
  const closeReason = () => {
    const pinned = reason()?.pinned;
    setReason(null);
    if (pinned) grid?.focus();
  };
  const reasonLine = () => {
    const open = reason();
    const line = open && lines().body.find(each => each.key === open.key);
    return line?.kind === 'row' ? line : null;
  };
  /** Puts the cursor where this week's payment of the row belongs. */
  const goToPayment = () => {
    const line = reasonLine();
    const week = Math.max(0, table()?.runningWeek ?? 0);
    setReason(null);
    if (!line) return;
    state.go({
      line: state.field().lines.findIndex(each => each.key === line.key),
      column: columns().findIndex(each => each.kind === 'week' && each.week === week && each.side === 'collection'),
    });
    grid?.focus();
  };
  const openEntries = () => {
    const at = state.weekCell();
    const [line, column] = [state.line(), state.column()];
    const anchor = line && column ? grid?.rectOf(line.key, columnKey(column)) : null;
    if (!at || !line || column?.kind !== 'week' || !anchor) {
      app.toasts.show({text: tableText.pickWeekCell});
      return;
    }
    const side = t(at.cell.side === 'sales' ? tableText.sales : tableText.collection);
    setEntries({cell: at.cell, title: `${lineName(line, style())} · ${t(weekName(column.week))} ${side}`, anchor});
  };
  const openCustomer = () => {
    const line = state.line();
    if (line?.kind === 'row') {
      app.router.go({kind: 'customer', workbook: props.view.id, customer: line.row.customer});
    }
  };

  const beforePrint = () => setPrinting(true);
  const afterPrint = () => setPrinting(false);
  window.addEventListener('beforeprint', beforePrint);
  window.addEventListener('afterprint', afterPrint);
  onCleanup(() => {
    window.removeEventListener('beforeprint', beforePrint);
    window.removeEventListener('afterprint', afterPrint);
  });

  const choiceName = () => {
    const {manager} = place.query();
    return manager === 'all' ? t(tableText.allManagers) : managerName(manager, style());
  };

  return (
    <>
      <TableBar
        view={props.view}
        place={place}
        table={table()}
        more={more()}
        emptyGroups={emptyGroups()}
        onEmptyGroups={setEmptyChoice}
        anyFolded={collapsed().size > 0}
        onMore={setMore}
        onFold={fold => setCollapsed(new Set(fold ? groups() : []))}
        onAdd={() => setAdding(true)}
        onPrint={() => window.print()}
      />
      <Show when={source.error()}>
        {error => (
          <div class={styles.empty}>
            <ErrorBox error={error()} />
          </div>
        )}
      </Show>
      <Show when={table()} fallback={<Show when={!source.error()}>{<Skeleton />}</Show>}>
        {shown => (
          <>
            <Show
              when={tableRows(shown()).length > 0}
              fallback={<TableEmpty workbook={props.view.id} onAdd={() => setAdding(true)} />}
            >
              <TableGrid
                table={shown()}
                lines={lines()}
                columns={columns()}
                widths={widths()}
                style={style()}
                state={state}
                managerName={choiceName()}
                onToggle={toggle}
                onReason={openReason}
                onLeaveReason={leaveReason}
                onEntries={openEntries}
                onCustomer={openCustomer}
                onPageLines={setPageLines}
                ref={handle => {
                  grid = handle;
                }}
              />
              <TableStatus table={shown()} state={state} style={style()} news={news()} />
            </Show>
            <Show when={printing()}>
              <PrintTable table={shown()} columns={columns()} style={style()} company={props.view.settings.name} />
            </Show>
          </>
        )}
      </Show>
      <span class="sr" role="status" aria-live="polite">
        {news() ? t(news() ?? tableText.title) : ''}
      </span>
      <Show when={reason() && reasonLine()}>
        {line => (
          <ReasonPanel
            workbook={props.view.id}
            line={line()}
            anchor={reason()?.anchor ?? new DOMRect()}
            pinned={reason()?.pinned ?? false}
            onClose={closeReason}
            onEnter={() => clearTimeout(timer)}
            onLeave={leaveReason}
            onPayment={goToPayment}
          />
        )}
      </Show>
      <Show when={entries()} keyed>
        {open => (
          <EntriesPanel
            workbook={props.view.id}
            month={place.query().month}
            cell={open.cell}
            title={open.title}
            anchor={open.anchor}
            onClose={() => {
              setEntries(null);
              grid?.focus();
            }}
          />
        )}
      </Show>
      <Show when={adding()}>
        <AddCustomer
          manager={addManager(place.query().manager)}
          onAdd={rows => {
            setAdding(false);
            setExtras(before => [...before, ...rows]);
            const first = rows[0];
            const line = state.field().lines.findIndex(each => each.kind === 'row' && each.row.row === first?.row);
            if (line >= 0) state.go({line, column: state.place().column});
            queueMicrotask(() => grid?.focus());
          }}
          onClose={() => setAdding(false)}
        />
      </Show>
      <span class="sr">{`${monthTitle(place.query().month, locale())} ${formatMonth(place.query().month)}`}</span>
    </>
  );
}

/** A customer added to everybody's table has no manager yet. */
function addManager(choice: RowId | null | 'all'): RowId | null {
  return choice === 'all' ? null : choice;
}

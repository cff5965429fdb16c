import {createEffect, createMemo, createSignal, on, Show} from 'solid-js';
import type {RowId} from '../../../core/base/ids.ts';
import type {Words} from '../../../core/base/text.ts';
import {levelChanged, tableText, weekName} from '../../../core/text/warning-table.ts';
import {createMedia} from '../../app/media.ts';
import {createPrinting} from '../../app/printing.ts';
import type {RouteOf} from '../../app/route.ts';
import {useApp} from '../../app/services.tsx';
import type {WeekCell, WorkbookView} from '../../engine/protocol.ts';
import {ErrorBox} from '../../ui/error-box.tsx';
import {useLocale, useWords} from '../../ui/locale.tsx';
import {Skeleton} from '../../ui/skeleton.tsx';
import {KeyHelp} from '../workbook/key-help.tsx';
import {AddCustomer} from './add-customer.tsx';
import {copyText, lineName, managerName} from './cell-text.ts';
import {columnKey, type TableColumn} from './columns.ts';
import {EntriesPanel} from './entries-panel.tsx';
import {type ExtraRow, withExtraRows} from './extra-rows.ts';
import {type Line, type RowLine, tableRows} from './lines.ts';
import {PrintTable} from './print-table.tsx';
import {ReasonPanel} from './reason-panel.tsx';
import {createReasonState} from './reason-state.ts';
import {TableBar} from './table-bar.tsx';
import {TableEmpty} from './table-empty.tsx';
import styles from './table-grid.module.css';
import {TableGrid, type TableGridHandle} from './table-grid.tsx';
import {tableKeys} from './table-keys.ts';
import {createTableLook} from './table-look.ts';
import {createTablePlace} from './table-query.ts';
import {createTableSource, type LevelChange} from './table-source.ts';
import {createTableState} from './table-state.ts';
import {TableStatus} from './table-status.tsx';

interface OpenEntries {
  readonly cell: WeekCell;
  readonly title: string;
  readonly anchor: DOMRect;
}

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
  const [extras, setExtras] = createSignal<readonly ExtraRow[]>([]);
  const [news, setNews] = createSignal<Words | null>(null);
  const [entries, setEntries] = createSignal<OpenEntries | null>(null);
  const [adding, setAdding] = createSignal(false);
  const [helping, setHelping] = createSignal(false);
  const [pageLines, setPageLines] = createSignal(20);
  const printing = createPrinting(window);
  let grid: TableGridHandle | undefined;

  const hearLevels = (changes: readonly LevelChange[]) => {
    const shown = source.table();
    const names = new Map((shown ? tableRows(shown) : []).map(row => [row.customer, row.customerName]));
    const told = changes.find(change => names.has(change.customer));
    if (told) setNews(levelChanged(names.get(told.customer) ?? '', told.before, told.after));
  };
  const source = createTableSource(app.engine, place.query, hearLevels, next => look.prepare(next));
  const table = createMemo(() => {
    const found = source.table();
    return found ? withExtraRows(found, extras()) : null;
  });
  createEffect(on(place.query, () => setExtras([]), {defer: true}));

  const narrow = createMedia(window, '(max-width: 1400px)');
  // English headings and names need more room before every column fits
  const narrowForEnglish = createMedia(window, '(max-width: 1600px)');
  const look = createTableLook({
    table,
    locale,
    whole: () => place.query().manager === 'all',
    tight: () => (locale() === 'en' ? narrowForEnglish() : narrow()),
  });
  const runningWeek = () => Math.max(0, table()?.runningWeek ?? 0);
  const refuse = (line: Line, column: TableColumn) => {
    const onRow = line.kind === 'row';
    if (onRow && table()?.closed) app.toasts.show({text: tableText.monthClosed});
    else app.toasts.show({text: onRow || column.kind === 'name' ? tableText.readOnlyFigure : tableText.readOnlyTotal});
  };
  const state = createTableState({
    app,
    table,
    lines: look.lines,
    columns: look.columns,
    page: pageLines,
    week: runningWeek,
    textOf: (line, column) => copyText(line, column, look.style()),
    refuse,
  });
  createEffect(on(state.editing, now => now && setNews(null)));

  const goToRow = (found: (line: RowLine) => boolean, column = state.place().column) => {
    const line = state.field().lines.findIndex(each => each.kind === 'row' && found(each));
    if (line >= 0) state.go({line, column});
  };
  // the address may name a customer to put the cursor on: once, not after every edit
  const ready = createMemo(() => table() !== null);
  createEffect(
    on([() => props.route.customer, ready] as const, ([customer]) => {
      if (customer !== null && ready()) goToRow(line => line.row.customer === customer);
    }),
  );

  const reason = createReasonState({
    lines: look.lines,
    anchorOf: line => grid?.rectOf(line.key, 'level') ?? null,
    focus: () => grid?.focus(),
  });
  const showReason = (index: number, pinned: boolean) => {
    const line = state.field().lines[index];
    if (line?.kind === 'row') reason.show(line, pinned);
  };
  /** Puts the cursor where this week's payment of the row belongs. */
  const goToPayment = (line: RowLine) => {
    reason.close();
    const isPayment = (column: TableColumn) =>
      column.kind === 'week' && column.week === runningWeek() && column.side === 'collection';
    goToRow(each => each.key === line.key, look.columns().findIndex(isPayment));
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
    setEntries({cell: at.cell, title: `${lineName(line, look.style())} · ${t(weekName(column.week))} ${side}`, anchor});
  };
  const closeEntries = () => {
    setEntries(null);
    grid?.focus();
  };
  const openCustomer = () => {
    const line = state.line();
    if (line?.kind !== 'row') return;
    app.router.go({kind: 'customer', workbook: props.view.id, customer: line.row.customer});
  };
  const added = (rows: readonly ExtraRow[]) => {
    setAdding(false);
    setExtras(before => [...before, ...rows]);
    goToRow(line => line.row.row === rows[0]?.row);
    queueMicrotask(() => grid?.focus());
  };
  const choiceName = () => {
    const {manager} = place.query();
    return manager === 'all' ? t(tableText.allManagers) : managerName(manager, look.style());
  };

  return (
    <>
      <TableBar
        view={props.view}
        place={place}
        table={table()}
        look={look}
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
                look={look}
                state={state}
                managerName={choiceName()}
                onReason={showReason}
                onLeaveReason={reason.leave}
                onEntries={openEntries}
                onCustomer={openCustomer}
                onHelp={() => setHelping(true)}
                onPageLines={setPageLines}
                ref={handle => {
                  grid = handle;
                }}
              />
              <TableStatus
                table={shown()}
                state={state}
                style={look.style()}
                news={news()}
                onHelp={() => setHelping(true)}
              />
            </Show>
            <Show when={printing()}>
              <PrintTable
                table={shown()}
                columns={look.columns()}
                style={look.style()}
                company={props.view.settings.name}
              />
            </Show>
          </>
        )}
      </Show>
      <span class="sr" role="status" aria-live="polite">
        {news() ? t(news() ?? tableText.title) : ''}
      </span>
      <Show when={reason.open()}>
        {open => (
          <ReasonPanel
            workbook={props.view.id}
            line={open().line}
            anchor={open().anchor}
            pinned={open().pinned}
            onClose={reason.close}
            onEnter={reason.stay}
            onLeave={reason.leave}
            onPayment={() => goToPayment(open().line)}
          />
        )}
      </Show>
      <Show when={entries()} keyed>
        {open => <EntriesPanel workbook={props.view.id} month={place.query().month} {...open} onClose={closeEntries} />}
      </Show>
      <KeyHelp
        open={helping()}
        groups={tableKeys}
        onClose={() => {
          setHelping(false);
          queueMicrotask(() => grid?.focus());
        }}
      />
      <Show when={adding()}>
        <AddCustomer manager={addManager(place.query().manager)} onAdd={added} onClose={() => setAdding(false)} />
      </Show>
    </>
  );
}

/** A customer added to everybody's table has no manager yet. */
function addManager(choice: RowId | null | 'all'): RowId | null {
  return choice === 'all' ? null : choice;
}

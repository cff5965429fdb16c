import X from 'lucide-solid/icons/x';
import {createEffect, createMemo, createSignal, For, on, onCleanup, Show} from 'solid-js';
import {asId, type ColumnId, type RowId, randomId, type SheetId} from '../../../core/base/ids.ts';
import type {Sheet} from '../../../core/schema/sheet.ts';
import {errorLine} from '../../../core/text/errors.ts';
import {filteredEmpty, gridText, sheetEmpty} from '../../../core/text/grid.ts';
import {sayNotices} from '../../app/saving-notices.ts';
import type {ScreenProps} from '../../app/screens.ts';
import {useApp} from '../../app/services.tsx';
import {runUndo} from '../../app/undo.ts';
import type {WorkbookView} from '../../engine/protocol.ts';
import type {GridHost} from '../../grid/controller.ts';
import {Grid, type GridHandle} from '../../grid/grid.tsx';
import {Button, IconButton} from '../../ui/button.tsx';
import {EmptyState} from '../../ui/empty-state.tsx';
import {ErrorBox} from '../../ui/error-box.tsx';
import {useLocale, useWords} from '../../ui/locale.tsx';
import {figureOf} from '../warnings/warning-words.tsx';
import {AnchoredPopover} from './anchored-popover.tsx';
import {ColumnFilter} from './column-filter.tsx';
import {FilterName} from './filter-list.tsx';
import {KeyHelp} from './key-help.tsx';
import {PhoneSheet} from './phone-sheet.tsx';
import {RecordPanel} from './record-panel.tsx';
import {SheetBar} from './sheet-bar.tsx';
import {createSheetState} from './sheet-state.ts';
import {SheetStatus} from './sheet-status.tsx';
import styles from './workbook.module.css';

/** One sheet of the workbook: bar, grid, record beside it, status. */
export default function WorkbookScreen(props: ScreenProps<'sheet'>) {
  const app = useApp();
  const sheet = () => app.session.view()?.sheets.find(each => each.id === props.route.sheet);
  return (
    // A new sheet is a new page: nothing of the last one's selection or filters may stay.
    <Show when={props.route.sheet} keyed>
      {(id: SheetId) => (
        <Show when={app.session.view()}>
          {book => (
            <Show when={sheet()} fallback={<ErrorBox error={{kind: 'sheet-missing', sheet: id}} />}>
              {found => <SheetPage book={book()} sheet={found()} route={props.route} />}
            </Show>
          )}
        </Show>
      )}
    </Show>
  );
}

const CUSTOMER = asId<ColumnId>('customer');
/** Rows of a change that are worth looking for. */
const SHOWN_AFTER_UNDO = 1;

function SheetPage(props: {
  readonly book: WorkbookView;
  readonly sheet: Sheet;
  readonly route: ScreenProps<'sheet'>['route'];
}) {
  const app = useApp();
  const t = useWords();
  const locale = useLocale();
  const state = createSheetState({
    page: window,
    engine: app.engine,
    book: () => props.book,
    sheet: () => props.sheet,
    today: () => app.session.today() ?? props.book.today,
    customer: () => props.route.customer,
  });
  const [handle, setHandle] = createSignal<GridHandle | null>(null);
  const [helping, setHelping] = createSignal(false);
  const [table, setTable] = createSignal(false);
  let searchInput: HTMLInputElement | undefined;

  const canAdd = () => props.book.readOnly === null;
  const isCustomers = () => String(props.sheet.id) === 'customers';

  const host: GridHost = {
    locale,
    today: () => app.session.today() ?? props.book.today,
    newRowId: () =>
      randomId<RowId>(bytes => {
        bytes.set(crypto.getRandomValues(new Uint8Array(bytes.length)));
        return bytes;
      }),
    token: () => crypto.randomUUID(),
    reasonOf: error => t(errorLine(error)),
    figureOf: line => t(figureOf(line)),
    say(text, action) {
      const undo = {label: gridText.undo, keys: 'Ctrl Z', run: () => void runUndo(app, 'undo')};
      app.toasts.show(action === 'undo' ? {text, action: undo} : {text});
    },
    sayError: error => app.toasts.error(error),
    sayNotices: done => void sayNotices(app, done),
    undo: () => void stepAndShow('undo'),
    redo: () => void stepAndShow('redo'),
    find: () => {
      searchInput?.focus();
      searchInput?.select();
    },
    help: () => setHelping(true),
    leave: back =>
      back ? searchInput?.focus() : document.getElementById('record-panel')?.querySelector('button')?.focus(),
  };

  /** Undo and redo go to the row that they changed, as far as this sheet shows it. */
  const stepAndShow = async (side: 'undo' | 'redo') => {
    const rows: RowId[] = [];
    const deafen = app.engine.hear(push => {
      if (push.kind === 'changed' && push.sheets.includes(props.sheet.id))
        rows.push(...push.rows.slice(0, SHOWN_AFTER_UNDO));
    });
    await runUndo(app, side);
    deafen();
    const [first] = rows;
    if (first !== undefined) await handle()?.controller.showRow(first);
  };

  const activeRow = () => handle()?.controller.activeRow() ?? null;
  /** The customer that the active row is, or is about. */
  const activeCustomer = createMemo((): RowId | null => {
    const grid = handle()?.controller;
    const row = activeRow();
    if (!grid || row === null) return null;
    if (isCustomers()) return row;
    state.view.state();
    const value = grid.cell(grid.state().active.row, CUSTOMER)?.value;
    return typeof value === 'string' ? asId<RowId>(value) : null;
  });

  createEffect(
    on(
      () =>
        JSON.stringify([
          state.prefs().sort,
          state.prefs().filters,
          state.prefs().group,
          state.prefs().tab,
          state.search(),
        ]),
      () => handle()?.controller.goToTop(),
      {defer: true},
    ),
  );
  createEffect(
    on([handle, () => props.route.row], ([grid, row]) => {
      if (!grid) return;
      if (row !== null) void grid.controller.showRow(row);
      else if (isLedger() && state.prefs().sort.length === 0 && !state.narrowed()) toEnd(grid);
    }),
  );
  /** A ledger is read and written at its end, where the latest entries and the next line are. */
  const toEnd = (grid: GridHandle) => grid.controller.dispatch({kind: 'act', action: {kind: 'new-row'}});
  const isLedger = () => props.sheet.columns[0]?.type === 'date';

  const keys = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
    if (event.key === '?' && !typing) setHelping(true);
  };
  document.addEventListener('keydown', keys);
  onCleanup(() => document.removeEventListener('keydown', keys));

  const newRow = () => {
    if (app.phone() && String(props.sheet.id) === 'entries') {
      app.router.go({kind: 'entry', workbook: props.book.id, customer: props.route.customer});
      return;
    }
    if (app.phone()) setTable(true);
    queueMicrotask(() => {
      handle()?.focus();
      handle()?.controller.dispatch({kind: 'act', action: {kind: 'new-row'}});
    });
  };

  const gridView = () => (
    <Show when={state.view.source()}>
      {source => (
        <Grid
          sheet={props.sheet.id}
          label={t(props.sheet.name)}
          columns={state.looks()}
          frozen={Math.min(state.prefs().frozen, app.phone() ? 1 : 20)}
          source={source()}
          host={host}
          canAdd={canAdd()}
          find={state.search()}
          actions={state.actions}
          onReady={setHandle}
          onOpenRecord={() => state.change({panel: true})}
        />
      )}
    </Show>
  );

  const chips = () => (
    <Show when={props.route.customer !== null || state.prefs().filters.length > 0}>
      <div class={styles.chips}>
        <Show when={props.route.customer !== null && props.route.customer}>
          {customer => (
            <span class={styles.chip}>
              <CustomerName state={state} customer={customer()} />
              <IconButton
                icon={X}
                tiny
                label={t(gridText.showEverybody)}
                onClick={() =>
                  app.router.go({
                    kind: 'sheet',
                    workbook: props.book.id,
                    sheet: props.sheet.id,
                    customer: null,
                    row: null,
                  })
                }
              />
            </span>
          )}
        </Show>
        <For each={state.prefs().filters}>
          {filter => (
            <Show when={props.sheet.columns.find(column => column.id === filter.column)}>
              {column => (
                <span class={styles.chip}>
                  <span class="ell">
                    <FilterName state={state} column={column()} filter={filter} />
                  </span>
                  <IconButton
                    icon={X}
                    tiny
                    label={t(gridText.filterClearColumn)}
                    onClick={() => state.setFilter(filter.column, null)}
                  />
                </span>
              )}
            </Show>
          )}
        </For>
        <Show when={state.prefs().filters.length > 0}>
          <Button onClick={() => state.showAll()}>{t(gridText.filterClear)}</Button>
        </Show>
      </div>
    </Show>
  );

  const empty = () => (
    <Show when={state.view.state()?.rowCount === 0}>
      <div class={styles.over}>
        <Show
          when={state.narrowed() || props.route.customer !== null}
          fallback={
            <EmptyState title={t(sheetEmpty(props.sheet.name).title)} text={t(sheetEmpty(props.sheet.name).text)}>
              <Button kind="line" onClick={() => app.router.go({kind: 'import', workbook: props.book.id})}>
                {t(gridText.importExcel)}
              </Button>
            </EmptyState>
          }
        >
          <EmptyState title={t(gridText.filteredEmpty)} text={t(filteredEmpty(state.view.state()?.totalCount ?? 0))}>
            <Button kind="line" onClick={() => state.showAll()}>
              {t(gridText.filterClear)}
            </Button>
          </EmptyState>
        </Show>
      </div>
    </Show>
  );

  const showRefused = () => {
    const grid = handle()?.controller;
    const first = grid?.held.firstRefused();
    if (first) void grid?.showRow(asId<RowId>(first.row));
    handle()?.focus();
  };

  return (
    <>
      <Show
        when={!app.phone()}
        fallback={
          <PhoneSheet
            state={state}
            canAdd={canAdd()}
            table={table()}
            onTable={setTable}
            chips={chips()}
            grid={
              <>
                {gridView()}
                {empty()}
              </>
            }
            onNew={newRow}
          />
        }
      >
        <SheetBar
          state={state}
          canAdd={canAdd()}
          searchRef={input => {
            searchInput = input;
          }}
          onSearchDone={() => handle()?.focus()}
          onNew={newRow}
        />
        <div class={styles.body}>
          <div class={styles.main}>
            {chips()}
            <Show when={state.view.error()}>{error => <ErrorBox error={error()} />}</Show>
            {gridView()}
            {empty()}
            <SheetStatus
              state={state}
              controller={handle()?.controller ?? null}
              onHelp={() => setHelping(true)}
              onShowRefused={showRefused}
            />
          </div>
          <Show when={state.prefs().panel}>
            <RecordPanel state={state} row={activeRow()} customer={activeCustomer()} />
          </Show>
        </div>
      </Show>
      <AnchoredPopover
        label={t(gridText.filter)}
        anchor={state.filtering()?.anchor ?? null}
        onClose={() => state.closeFilter()}
        onFocusBack={() => handle()?.focus()}
      >
        <Show when={state.filtering()}>
          {open => (
            <ColumnFilter
              column={open().column}
              test={state.filterOf(open().column.id)}
              today={app.session.today() ?? props.book.today}
              distinct={limit => state.view.distinct({column: open().column.id, limit})}
              onChange={test => state.setFilter(open().column.id, test)}
              onDone={() => state.closeFilter()}
            />
          )}
        </Show>
      </AnchoredPopover>
      <KeyHelp open={helping()} onClose={() => setHelping(false)} />
    </>
  );
}

/** The name of the customer whose rows alone are shown. */
function CustomerName(props: {readonly state: ReturnType<typeof createSheetState>; readonly customer: RowId}) {
  const app = useApp();
  const [name, setName] = createSignal('');
  createEffect(
    on(
      () => props.customer,
      async customer => {
        const card = await app.engine.ask('customer', {row: customer});
        if (card.ok) setName(card.value.name);
      },
    ),
  );
  return <span class="ell">{name()}</span>;
}

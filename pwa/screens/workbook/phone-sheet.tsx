import Check from 'lucide-solid/icons/check';
import List from 'lucide-solid/icons/list';
import Plus from 'lucide-solid/icons/plus';
import Redo2 from 'lucide-solid/icons/redo-2';
import Table2 from 'lucide-solid/icons/table-2';
import Trash from 'lucide-solid/icons/trash';
import Undo2 from 'lucide-solid/icons/undo-2';
import {createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, onMount, Show} from 'solid-js';
import {asId, type ColumnId, type RowId} from '../../../core/base/ids.ts';
import type {Column} from '../../../core/schema/column.ts';
import {gridText, newRowName, rowsDeleted} from '../../../core/text/grid.ts';
import {shellText} from '../../../core/text/shell.ts';
import {useApp} from '../../app/services.tsx';
import {runUndo} from '../../app/undo.ts';
import type {GridCell, GridRow} from '../../engine/protocol.ts';
import type {GridSource} from '../../grid/grid-source.ts';
import {createWindowCache} from '../../grid/window-cache.ts';
import {IconButton} from '../../ui/button.tsx';
import {Icon} from '../../ui/icon.tsx';
import {LevelMark, Stripe} from '../../ui/level-mark.tsx';
import {useLocale, useWords} from '../../ui/locale.tsx';
import {SegmentedControl} from '../../ui/segmented-control.tsx';
import {usePageWords} from './page-words.ts';
import {phoneLine} from './phone-line.ts';
import {RowFields} from './row-fields.tsx';
import {SearchBox} from './search-box.tsx';
import {FilterButton, SortButton} from './sheet-bar.tsx';
import type {SheetState} from './sheet-state.ts';
import styles from './workbook.module.css';

/** A sheet on a phone: two-line rows, the record over them; the grid itself one tap away. */
export function PhoneSheet(props: {
  readonly state: SheetState;
  readonly canAdd: boolean;
  readonly table: boolean;
  readonly onTable: (table: boolean) => void;
  readonly chips: JSX.Element;
  readonly grid: JSX.Element;
  readonly onNew: () => void;
}) {
  const app = useApp();
  const t = useWords();
  const {state} = props;
  const [row, setRow] = createSignal<RowId | null>(null);
  const isCustomers = () => String(state.sheet().id) === 'customers';
  const open = (id: RowId) => {
    const view = app.session.view();
    if (isCustomers() && view) app.router.go({kind: 'customer', workbook: view.id, customer: id});
    else setRow(() => id);
  };
  return (
    <>
      <header class={styles.phoneBar}>
        <h1 class="grow">{t(state.sheet().name)}</h1>
        <IconButton
          icon={Undo2}
          label={t(gridText.undo)}
          disabled={app.session.undo().undo === null}
          onClick={() => void runUndo(app, 'undo')}
        />
        <IconButton
          icon={Redo2}
          label={t(gridText.redo)}
          disabled={app.session.undo().redo === null}
          onClick={() => void runUndo(app, 'redo')}
        />
        <IconButton
          icon={props.table ? List : Table2}
          label={t(props.table ? gridText.list : gridText.table)}
          onClick={() => props.onTable(!props.table)}
        />
      </header>
      <div class={styles.phoneTools}>
        <SearchBox value={state.search()} onInput={state.setSearch} onDone={() => undefined} />
        <FilterButton state={state} square />
        <SortButton state={state} square />
      </div>
      <Show when={state.presets().length > 0}>
        <div class={styles.tabs}>
          <SegmentedControl
            label={t(gridText.view)}
            value={state.prefs().tab}
            segments={state.presets().map(preset => ({value: preset.id, label: t(preset.name)}))}
            onChange={tab => state.change({tab})}
          />
        </div>
      </Show>
      {props.chips}
      <div class={styles.main}>
        <Show when={!props.table} fallback={props.grid}>
          <Show when={state.view.source()}>
            {source => <PhoneList state={state} source={source()} onOpen={open} />}
          </Show>
        </Show>
        <Show when={props.canAdd && row() === null}>
          <button type="button" class={styles.fab} onClick={() => props.onNew()}>
            <Icon of={Plus} />
            {t(newRowName(state.sheet().id))}
          </button>
        </Show>
      </div>
      <Show when={row()}>
        {id => <RecordPage state={state} row={id()} canDelete={props.canAdd} onClose={() => setRow(null)} />}
      </Show>
    </>
  );
}

const LINE = 66;

function PhoneList(props: {
  readonly state: SheetState;
  readonly source: GridSource;
  readonly onOpen: (row: RowId) => void;
}) {
  let scroller: HTMLDivElement | undefined;
  const locale = useLocale();
  const [place, setPlace] = createSignal({top: 0, height: 0});
  const [version, setVersion] = createSignal(0);
  const columns = createMemo(() => props.state.sheet().columns.map(column => column.id));
  const cache = createWindowCache({
    fetch: props.source.window,
    onRows: () => setVersion(now => now + 1),
    blockRows: 32,
  });
  createEffect(() => cache.setColumns(columns()));
  createEffect(
    on(props.source.state, (view, before) => {
      cache.setRowCount(view.rowCount);
      if (view.version !== before?.version) cache.invalidate(view.version);
      setVersion(now => now + 1);
    }),
  );
  const count = () => props.source.state().rowCount;
  const range = createMemo(() => {
    const from = Math.max(0, Math.floor(place().top / LINE) - 2);
    return {from, to: Math.min(count(), Math.ceil((place().top + place().height) / LINE) + 2)};
  });
  createEffect(() => cache.want(range(), {from: Math.max(0, range().from - 20), to: range().to + 40}));
  const measure = () => scroller && setPlace({top: scroller.scrollTop, height: scroller.clientHeight});
  onMount(() => {
    const sized = new ResizeObserver(measure);
    if (scroller) sized.observe(scroller);
    onCleanup(() => {
      sized.disconnect();
      cache.close();
    });
  });
  const lines = createMemo(() => {
    version();
    const list: {readonly index: number; readonly row: GridRow}[] = [];
    for (let index = range().from; index < range().to; index++) {
      const row = cache.row(index);
      if (row) list.push({index, row});
    }
    return list;
  });
  return (
    <div class={styles.list} ref={scroller} onScroll={measure} data-list="">
      <ul style={{height: `${count() * LINE + 84}px`, position: 'relative'}}>
        <For each={lines()}>
          {line => (
            <li>
              <Line
                index={line.index}
                row={line.row}
                columns={props.state.sheet().columns}
                locale={locale()}
                sheet={String(props.state.sheet().id)}
                onOpen={props.onOpen}
              />
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}

function Line(props: {
  readonly index: number;
  readonly row: GridRow;
  readonly columns: readonly Column[];
  readonly sheet: string;
  readonly locale: 'zh' | 'en';
  readonly onOpen: (row: RowId) => void;
}) {
  const cellWords = usePageWords();
  const words = createMemo(() => {
    const {row} = props;
    if (row.kind === 'group') return {title: row.label, sub: '', figure: String(row.count), note: ''};
    const cell = (id: string): GridCell | undefined => row.cells[props.columns.findIndex(column => column.id === id)];
    const text = (id: string) => {
      const column = props.columns.find(each => each.id === asId<ColumnId>(id));
      const found = cell(id);
      return column && found ? cellWords.shown(column, found) : '';
    };
    return phoneLine(props.sheet, props.columns, text, props.locale);
  });
  const level = () => (props.row.kind === 'row' ? props.row.level : null);
  return (
    <button
      type="button"
      class={styles.line}
      style={{top: `${props.index * LINE}px`}}
      onClick={() => props.row.kind === 'row' && props.onOpen(props.row.id)}
    >
      <Stripe level={level()} />
      <span class="grow">
        <span class={styles.lineHead}>
          <b>{words().title}</b>
          <Show when={level()}>{shown => <LevelMark level={shown()} />}</Show>
        </span>
        <span class={styles.lineSub}>{words().sub}</span>
      </span>
      <span class={styles.lineRight}>
        <b>{words().figure}</b>
        <span>{words().note}</span>
      </span>
    </button>
  );
}

/** All fields of a row over the whole screen. */
function RecordPage(props: {
  readonly state: SheetState;
  readonly row: RowId;
  readonly canDelete: boolean;
  readonly onClose: () => void;
}) {
  const app = useApp();
  const t = useWords();
  const remove = async () => {
    const answer = await props.state.view.source()?.deleteRows([props.row]);
    if (!answer) return;
    if (answer.ok) {
      const action = {label: gridText.undo, run: () => void runUndo(app, 'undo')};
      app.toasts.show({text: rowsDeleted(1), action});
      props.onClose();
    } else {
      app.toasts.error(answer.error);
    }
  };
  return (
    <section class={styles.recordPage}>
      <header class={styles.phoneBar}>
        <h1 class="grow">{t(gridText.record)}</h1>
        <Show when={props.canDelete}>
          <IconButton icon={Trash} label={t(gridText.deleteRows)} onClick={() => void remove()} />
        </Show>
        <IconButton icon={Check} label={t(shellText.close)} onClick={() => props.onClose()} />
      </header>
      <div>
        <RowFields state={props.state} row={props.row} />
      </div>
    </section>
  );
}

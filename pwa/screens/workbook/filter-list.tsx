import Plus from 'lucide-solid/icons/plus';
import X from 'lucide-solid/icons/x';
import {createResource, createSignal, For, Show} from 'solid-js';
import type {Column} from '../../../core/schema/column.ts';
import {gridText} from '../../../core/text/grid.ts';
import {Button, IconButton} from '../../ui/button.tsx';
import {inputClass} from '../../ui/field.tsx';
import {useWords} from '../../ui/locale.tsx';
import {ColumnFilter} from './column-filter.tsx';
import styles from './filter.module.css';
import {filterWords} from './filter-words.ts';
import type {SheetFilter} from './sheet-prefs.ts';
import type {SheetState} from './sheet-state.ts';

/** Conditions in force, one a line; a line opens its column's filter, the list below adds another. */
export function FilterList(props: {readonly state: SheetState; readonly onDone: () => void}) {
  const t = useWords();
  const [editing, setEditing] = createSignal<Column | null>(null);
  const columns = () => props.state.sheet().columns;
  const open = () => columns().filter(column => props.state.filterOf(column.id) === null);
  return (
    <Show
      when={editing()}
      fallback={
        <div class={styles.list}>
          <Show when={props.state.prefs().filters.length === 0}>
            <p class="mute">{t(gridText.filterNone)}</p>
          </Show>
          <For each={props.state.prefs().filters}>
            {filter => <FilterLine state={props.state} filter={filter} onOpen={column => setEditing(column)} />}
          </For>
          <div class={styles.line}>
            <select
              class={inputClass}
              aria-label={t(gridText.filterAdd)}
              onChange={event => setEditing(columns().find(column => column.id === event.currentTarget.value) ?? null)}
            >
              <option value="">{t(gridText.filterAdd)}</option>
              <For each={open()}>{column => <option value={column.id}>{t(column.name)}</option>}</For>
            </select>
          </div>
          <Show when={props.state.narrowed()}>
            <div class={styles.line}>
              <Button
                onClick={() => {
                  props.state.showAll();
                  props.onDone();
                }}
              >
                {t(gridText.filterClear)}
              </Button>
            </div>
          </Show>
        </div>
      }
    >
      {column => (
        <>
          <ColumnFilter
            column={column()}
            test={props.state.filterOf(column().id)}
            today={props.state.today()}
            distinct={limit => props.state.view.distinct({column: column().id, limit})}
            onChange={test => props.state.setFilter(column().id, test)}
            onDone={() => setEditing(null)}
          />
          <Button icon={Plus} onClick={() => setEditing(null)}>
            {t(gridText.filterMore)}
          </Button>
        </>
      )}
    </Show>
  );
}

function FilterLine(props: {
  readonly state: SheetState;
  readonly filter: SheetFilter;
  readonly onOpen: (column: Column) => void;
}) {
  const t = useWords();
  const column = () => props.state.sheet().columns.find(each => each.id === props.filter.column);
  return (
    <Show when={column()}>
      {shown => (
        <div class={styles.line}>
          <Button onClick={() => props.onOpen(shown())}>
            <span class="ell">
              <FilterName state={props.state} column={shown()} filter={props.filter} />
            </span>
          </Button>
          <IconButton
            icon={X}
            label={t(gridText.filterClearColumn)}
            onClick={() => props.state.setFilter(props.filter.column, null)}
          />
        </div>
      )}
    </Show>
  );
}

/** The filter in words; a link's rows are named as the sheet names them. */
export function FilterName(props: {readonly state: SheetState; readonly column: Column; readonly filter: SheetFilter}) {
  const t = useWords();
  const linked = () => props.column.type === 'link' && props.filter.test.kind === 'equals';
  const [labels] = createResource(linked, () => props.state.view.distinct({column: props.column.id, limit: 1000}));
  const labelOf = (value: string) => labels()?.find(line => line.value === value)?.label;
  return <>{t(filterWords(props.column, props.filter.test, labelOf))}</>;
}

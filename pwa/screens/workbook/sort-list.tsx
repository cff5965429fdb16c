import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import X from 'lucide-solid/icons/x';
import {For, Show} from 'solid-js';
import {gridText} from '../../../core/text/grid.ts';
import {Button, IconButton} from '../../ui/button.tsx';
import {inputClass} from '../../ui/field.tsx';
import {useWords} from '../../ui/locale.tsx';
import styles from './filter.module.css';
import type {SheetState} from './sheet-state.ts';

/** Levels of order, first to last; each can be turned round or taken out. */
export function SortList(props: {readonly state: SheetState}) {
  const t = useWords();
  const columns = () => props.state.sheet().columns;
  const sort = () => props.state.prefs().sort;
  const open = () => columns().filter(column => !sort().some(each => each.column === column.id));
  return (
    <div class={styles.list}>
      <Show when={sort().length === 0}>
        <p class="mute">{t(gridText.sortNone)}</p>
      </Show>
      <For each={sort()}>
        {each => {
          const column = () => columns().find(other => other.id === each.column);
          const turn = () =>
            props.state.change({
              sort: sort().map(other => (other === each ? {...other, descending: !other.descending} : other)),
            });
          return (
            <Show when={column()}>
              {shown => (
                <div class={styles.line}>
                  <Button icon={each.descending ? ArrowDown : ArrowUp} onClick={turn}>
                    <span class="ell grow">{t(shown().name)}</span>
                    <span class="mute">{t(each.descending ? gridText.sortDescending : gridText.sortAscending)}</span>
                  </Button>
                  <IconButton
                    icon={X}
                    label={t(gridText.sortRemove)}
                    onClick={() => props.state.sortBy(each.column, 'none', true)}
                  />
                </div>
              )}
            </Show>
          );
        }}
      </For>
      <div class={styles.line}>
        <select
          class={inputClass}
          aria-label={t(gridText.sortAdd)}
          onChange={event => {
            const column = columns().find(each => each.id === event.currentTarget.value);
            if (column) props.state.sortBy(column.id, 'ascending', true);
            event.currentTarget.value = '';
          }}
        >
          <option value="">{t(gridText.sortAdd)}</option>
          <For each={open()}>{column => <option value={column.id}>{t(column.name)}</option>}</For>
        </select>
      </div>
      <Show when={sort().length > 0}>
        <div class={styles.line}>
          <Button onClick={() => props.state.change({sort: []})}>{t(gridText.sortClear)}</Button>
        </div>
      </Show>
    </div>
  );
}

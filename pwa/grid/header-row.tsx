import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import ListFilter from 'lucide-solid/icons/list-filter';
import Lock from 'lucide-solid/icons/lock';
import {For, Show} from 'solid-js';
import {gridText} from '../../core/text/grid.ts';
import {Icon} from '../ui/icon.tsx';
import {useLocale, useWords} from '../ui/locale.tsx';
import type {ColumnActions} from './column-actions.ts';
import {type ColumnLook, isFigure} from './column-look.ts';
import type {Range} from './geometry.ts';
import styles from './grid.module.css';

interface HeaderRowProps {
  readonly columns: readonly ColumnLook[];
  readonly frozen: number;
  /** Left edges as in the layout, row-number column included. */
  readonly lefts: readonly number[];
  readonly shown: Range;
  readonly activeCol: number;
  readonly openCol: number | null;
  readonly actions: ColumnActions;
  readonly onOpen: (col: number, anchor: DOMRect) => void;
  readonly onSelectAll: () => void;
  readonly onResizeStart: (col: number, event: PointerEvent) => void;
  readonly onFit: (col: number) => void;
  /** Receives the track of the scrolling columns; it is moved with the scroll position in the painter's frame. */
  readonly track: (element: HTMLElement) => void;
}

/** Column headers: DOM, because they are buttons. The grid's own keys reach them, so they are no tab stops. */
export function HeaderRow(props: HeaderRowProps) {
  const t = useWords();
  const numberWidth = () => props.lefts[0] ?? 0;
  const frozenEdge = () => props.lefts[props.frozen] ?? numberWidth();
  const scrolled = () => {
    const list: number[] = [];
    for (let col = Math.max(props.shown.from, props.frozen); col < props.shown.to; col++) list.push(col);
    return list;
  };
  const frozen = () => Array.from({length: Math.min(props.frozen, props.columns.length)}, (_, col) => col);
  return (
    <div class={styles.header} role="presentation">
      <button
        type="button"
        class={styles.corner}
        style={{width: `${numberWidth()}px`}}
        tabindex="-1"
        aria-label={t({zh: '全选', en: 'Select all'})}
        onPointerDown={event => event.preventDefault()}
        onClick={() => props.onSelectAll()}
      />
      <div class={styles.headPane} style={{left: `${frozenEdge()}px`, right: '0'}}>
        <div class={styles.headTrack} ref={props.track}>
          <For each={scrolled()}>
            {col => <Head {...props} col={col} left={(props.lefts[col] ?? 0) - frozenEdge()} />}
          </For>
        </div>
      </div>
      <div
        class={styles.headPane}
        style={{left: `${numberWidth()}px`, width: `${frozenEdge() - numberWidth()}px`, background: 'var(--sunken)'}}
      >
        <For each={frozen()}>{col => <Head {...props} col={col} left={(props.lefts[col] ?? 0) - numberWidth()} />}</For>
      </div>
    </div>
  );
}

function Head(props: HeaderRowProps & {readonly col: number; readonly left: number}) {
  const locale = useLocale();
  const t = useWords();
  const look = () => props.columns[props.col];
  const width = () => (props.lefts[props.col + 1] ?? 0) - (props.lefts[props.col] ?? 0);
  return (
    <Show when={look()}>
      {shown => {
        const column = () => shown().column;
        const sort = () => props.actions.sortOf(column());
        return (
          <div
            class={styles.head}
            style={{left: `${props.left}px`, width: `${width()}px`}}
            data-active={props.activeCol === props.col ? '' : undefined}
            data-frozen-last={props.col === props.frozen - 1 ? '' : undefined}
          >
            <button
              type="button"
              class={styles.headButton}
              tabindex="-1"
              data-col={props.col}
              data-figure={isFigure(shown()) ? '' : undefined}
              data-expanded={props.openCol === props.col ? '' : undefined}
              aria-haspopup="menu"
              aria-expanded={props.openCol === props.col}
              title={column().name[locale()]}
              onPointerDown={event => event.preventDefault()}
              onClick={event => props.onOpen(props.col, event.currentTarget.getBoundingClientRect())}
            >
              <Show when={shown().confidential}>
                <span class={styles.headMark} title={t(gridText.confidential)}>
                  <Icon of={Lock} small />
                </span>
              </Show>
              <Show when={column().type === 'computed'}>
                <span class={styles.fx} title={t(gridText.computed)} aria-hidden="true">
                  ƒ
                </span>
              </Show>
              <span class={styles.headName}>{column().name[locale()]}</span>
              <Show when={sort()}>
                {sorted => (
                  <span class={styles.headMark} data-on="">
                    <Icon of={sorted().descending ? ArrowDown : ArrowUp} small />
                    <Show when={sorted().place > 0}>
                      <span class={styles.sortPlace}>{sorted().place}</span>
                    </Show>
                    <span class="sr">{t(sorted().descending ? gridText.sortDescending : gridText.sortAscending)}</span>
                  </span>
                )}
              </Show>
              <Show when={props.actions.isFiltered(column())}>
                <span class={styles.headMark} data-on="" title={t(gridText.filter)}>
                  <Icon of={ListFilter} small />
                </span>
              </Show>
            </button>
            {/* biome-ignore lint/a11y/noStaticElementInteractions: a mouse's handle; keys have Alt+Shift+arrows and the menu */}
            <div
              class={styles.resizer}
              title={t(gridText.resizeColumn)}
              onPointerDown={event => props.onResizeStart(props.col, event)}
              onDblClick={() => props.onFit(props.col)}
            />
          </div>
        );
      }}
    </Show>
  );
}

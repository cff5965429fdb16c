import {createEffect, createSignal, For, on, Show} from 'solid-js';
import {gridText} from '../../core/text/grid.ts';
import {useWords} from '../ui/locale.tsx';
import styles from './grid.module.css';
import type {Option} from './options.ts';

export interface OptionListState {
  readonly options: readonly Option[];
  /** −1: none is marked, Enter keeps what is typed. */
  readonly marked: number;
  readonly searching: boolean;
}

export interface OptionAnchor {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
}

/** The list under a choice or link editor. The keys stay with the editor; this only shows and takes clicks. */
export function OptionList(props: {
  readonly id: string;
  readonly state: OptionListState;
  /** Place of the editor in the window. */
  readonly anchor: OptionAnchor;
  readonly onPick: (option: Option) => void;
}) {
  const t = useWords();
  let list: HTMLDivElement | undefined;
  createEffect(
    on(
      () => props.state.marked,
      marked => list?.children.item(marked)?.scrollIntoView({block: 'nearest'}),
    ),
  );
  const above = () => {
    const below = window.innerHeight - props.anchor.bottom;
    return below < 200 && props.anchor.top > below;
  };
  const [width, setWidth] = createSignal(0);
  createEffect(() => {
    if (props.state.options) setWidth(list?.offsetWidth ?? 0);
  });
  const place = () => ({
    left: `${Math.max(8, Math.min(props.anchor.left, window.innerWidth - width() - 8))}px`,
    'min-width': `${props.anchor.width}px`,
    ...(above() ? {bottom: `${window.innerHeight - props.anchor.top + 2}px`} : {top: `${props.anchor.bottom + 2}px`}),
  });
  return (
    <div
      class={styles.options}
      style={place()}
      role="listbox"
      id={props.id}
      ref={list}
      tabindex="-1"
      onPointerDown={event => event.preventDefault()}
    >
      <For
        each={props.state.options}
        fallback={<p class={styles.optionNote}>{t(props.state.searching ? gridText.searching : gridText.noMatch)}</p>}
      >
        {(option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the editor that has the focus takes the keys
          <div
            class={styles.option}
            role="option"
            id={`${props.id}-${index()}`}
            tabindex="-1"
            aria-selected={props.state.marked === index()}
            onClick={() => props.onPick(option)}
          >
            <span class="ell">{option.label}</span>
            <Show when={option.hint}>
              <span class={styles.optionHint}>{option.hint}</span>
            </Show>
          </div>
        )}
      </For>
    </div>
  );
}

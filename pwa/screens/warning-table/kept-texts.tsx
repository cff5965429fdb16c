import {For, Show} from 'solid-js';
import {errorLine} from '../../../core/text/errors.ts';
import {useWords} from '../../ui/locale.tsx';
import {columnKey} from './columns.ts';
import styles from './table-grid.module.css';
import type {TableState} from './table-state.ts';

/** Texts that are on their way or were refused, over the cells they were typed into. */
export function KeptTexts(props: {
  readonly state: TableState;
  readonly lefts: readonly {readonly left: number; readonly width: number}[];
  readonly rowPx: number;
}) {
  const t = useWords();
  return (
    <For each={props.state.keptTexts()}>
      {kept => {
        const line = () => props.state.field().lines.findIndex(each => each.key === kept.line);
        const at = () => props.lefts[props.state.field().columns.findIndex(each => columnKey(each) === kept.column)];
        return (
          <Show when={line() >= 0 && at()}>
            {place => (
              <div
                class={styles.kept}
                classList={{[styles.bad ?? '']: kept.error !== null}}
                style={{
                  top: `${line() * props.rowPx}px`,
                  left: `${place().left}px`,
                  width: `${place().width}px`,
                  height: `${props.rowPx}px`,
                }}
                title={kept.error ? t(errorLine(kept.error)) : undefined}
                aria-hidden="true"
              >
                <span class="ell">{kept.text}</span>
              </div>
            )}
          </Show>
        );
      }}
    </For>
  );
}

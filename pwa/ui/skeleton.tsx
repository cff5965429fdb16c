import {createSignal, For, onCleanup, Show} from 'solid-js';
import {shellText} from '../../core/text/shell.ts';
import {useWords} from './locale.tsx';
import styles from './notice.module.css';

const bars = [
  [38, 16, 22],
  [30, 20, 18],
  [44, 12, 24],
  [34, 18, 20],
] as const;

/** Nothing for the first 300 ms, then static grey bars; never a spinner. */
export function Skeleton() {
  const t = useWords();
  const [late, setLate] = createSignal(false);
  const timer = setTimeout(() => setLate(true), 300);
  onCleanup(() => clearTimeout(timer));
  return (
    <Show when={late()}>
      <div class={styles.skeleton} aria-busy="true">
        <span class="sr">{t(shellText.loading)}</span>
        <For each={bars}>
          {row => (
            <div>
              <For each={row}>{width => <i style={{width: `${width}%`}} />}</For>
            </div>
          )}
        </For>
      </div>
    </Show>
  );
}

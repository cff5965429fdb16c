import {createSignal, onCleanup, Show} from 'solid-js';
import {importText, progressRows} from '../../../core/text/import.ts';
import {useWords} from '../../ui/locale.tsx';
import styles from './import.module.css';
import type {Progress} from './import-flow.ts';

/** Nothing is shown for work that is done in a blink (ui.md §6). */
const QUIET_MS = 300;

/** File, step and how far it is. */
export function ProgressView(props: {readonly fileName: string; readonly progress: Progress}) {
  const t = useWords();
  const [late, setLate] = createSignal(false);
  const timer = setTimeout(() => setLate(true), QUIET_MS);
  onCleanup(() => clearTimeout(timer));
  const words = () => importText[props.progress.step];
  return (
    <Show when={late()}>
      <section class={styles.progress} role="status">
        <h2 class="ell">{props.fileName}</h2>
        <Show when={props.progress.of} fallback={<progress aria-label={t(words())} />}>
          {of => <progress aria-label={t(words())} max={of()} value={props.progress.done} />}
        </Show>
        <p class="sub">
          {t(words())}
          <Show when={props.progress.of}>{of => <> · {t(progressRows(props.progress.done, of()))}</>}</Show>
        </p>
      </section>
    </Show>
  );
}

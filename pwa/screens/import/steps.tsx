import Check from 'lucide-solid/icons/check';
import {For, Show} from 'solid-js';
import {importText} from '../../../core/text/import.ts';
import {Icon} from '../../ui/icon.tsx';
import {useWords} from '../../ui/locale.tsx';
import styles from './import.module.css';

const names = [importText.stepFile, importText.stepCheck, importText.stepImport];

/** ✓ Choose a file · 2 Match and check · 3 Import. */
export function Steps(props: {readonly at: number}) {
  const t = useWords();
  return (
    <ol class={styles.steps} aria-label={t(importText.steps)}>
      <For each={names}>
        {(name, index) => (
          <li aria-current={index() + 1 === props.at ? 'step' : undefined}>
            <Show when={index() + 1 < props.at} fallback={<b class={styles.stepNumber}>{index() + 1}</b>}>
              <Icon of={Check} small />
            </Show>
            {t(name)}
          </li>
        )}
      </For>
    </ol>
  );
}

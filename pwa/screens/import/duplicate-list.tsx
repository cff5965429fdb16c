import {createSignal, For, Show} from 'solid-js';
import {duplicateWhy, importText} from '../../../core/text/import.ts';
import type {DuplicateChoice, ImportAnswer, PossibleDuplicate} from '../../../core/transfer/import-types.ts';
import {Button} from '../../ui/button.tsx';
import {useWords} from '../../ui/locale.tsx';
import {SegmentedControl} from '../../ui/segmented-control.tsx';
import styles from './import.module.css';

/** Shown at once; the rest waits behind a button. */
const FIRST = 20;

/** Customers of the file that may be there already: add to the one there, leave out, or keep both. */
export function DuplicateList(props: {
  readonly duplicates: readonly PossibleDuplicate[];
  readonly onAnswer: (answer: ImportAnswer) => void;
}) {
  const t = useWords();
  const [shown, setShown] = createSignal(FIRST);
  return (
    <Show when={props.duplicates.length > 0}>
      <h3>{t(importText.duplicates)}</h3>
      <ul class={styles.duplicates}>
        <For each={props.duplicates.slice(0, shown())}>
          {duplicate => (
            <li>
              <b class={styles.duplicate}>{duplicate.name}</b>
              <p class="mute t12">{t(duplicateWhy(duplicate))}</p>
              <SegmentedControl<DuplicateChoice>
                label={t(importText.whatToDo)}
                value={duplicate.choice}
                segments={[
                  {value: 'merge', label: t(importText.merge)},
                  {value: 'skip', label: t(importText.skip)},
                  {value: 'keep', label: t(importText.keep)},
                ]}
                onChange={choice => props.onAnswer({duplicate: {sheet: duplicate.sheet, row: duplicate.row, choice}})}
              />
            </li>
          )}
        </For>
      </ul>
      <Show when={props.duplicates.length > shown()}>
        <Button onClick={() => setShown(shown() + 100)}>+{props.duplicates.length - shown()}</Button>
      </Show>
    </Show>
  );
}

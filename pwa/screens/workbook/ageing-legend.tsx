import {For} from 'solid-js';
import {formatMoney} from '../../../core/text/figures.ts';
import {ageingBuckets} from '../../../core/text/grid.ts';
import {useWords} from '../../ui/locale.tsx';
import styles from './ageing-legend.module.css';

/** The buckets of an ageing bar with their sums. `parts` in fen. */
export function AgeingLegend(props: {readonly parts: readonly number[]}) {
  const t = useWords();
  return (
    <ul class={styles.legend}>
      <For each={ageingBuckets}>
        {(bucket, index) => (
          <li>
            <i class={styles[`a${index()}`]} />
            <span class="grow">{t(bucket)}</span>
            <span>{formatMoney(props.parts[index()] ?? 0)}</span>
          </li>
        )}
      </For>
    </ul>
  );
}

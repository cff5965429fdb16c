import {For} from 'solid-js';
import {formatMoney} from '../../core/text/figures.ts';
import styles from './ageing-bar.module.css';
import {useWords} from './locale.tsx';

const buckets = [
  {zh: '未到期', en: 'Not due'},
  {zh: '1–30 天', en: '1–30 days'},
  {zh: '31–60 天', en: '31–60 days'},
  {zh: '61–90 天', en: '61–90 days'},
  {zh: '90 天以上', en: 'Over 90 days'},
] as const;

/** AR-03's scale as one bar. `parts` in fen: not due, 1–30, 31–60, 61–90, over 90 days late. */
export function AgeingBar(props: {readonly parts: readonly number[]; readonly tall?: boolean}) {
  const t = useWords();
  const total = () => props.parts.reduce((sum, part) => sum + Math.max(0, part), 0);
  const label = () =>
    buckets
      .map((bucket, index) => ({bucket, part: props.parts[index] ?? 0}))
      .filter(({part}) => part > 0)
      .map(({bucket, part}) => `${t(bucket)} ${formatMoney(part)}`)
      .join(t({zh: '，', en: ', '}));
  return (
    <span
      class={`${styles.bar} ${props.tall ? styles.tall : ''}`}
      role="img"
      aria-label={`${t({zh: '账龄', en: 'Ageing'})}: ${label()}`}
      title={label()}
    >
      <For each={props.parts}>
        {(part, index) => (part > 0 ? <i class={styles[`a${index()}`]} style={{flex: part / total()}} /> : null)}
      </For>
    </span>
  );
}

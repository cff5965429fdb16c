import {For, Show} from 'solid-js';
import {formatMonth, type Month} from '../../../core/base/calendar-date.ts';
import {formatMoney, monthTitle} from '../../../core/text/figures.ts';
import {gridText} from '../../../core/text/grid.ts';
import {useLocale, useWords} from '../../ui/locale.tsx';
import styles from './month-bars.module.css';

interface MonthSales {
  readonly month: Month;
  readonly sales: number | null;
}

/** Twelve months as bars in ink; the running one is an outline, an unknown one a gap. */
export function MonthBars(props: {readonly months: readonly MonthSales[]}) {
  const t = useWords();
  const locale = useLocale();
  const most = () => Math.max(1, ...props.months.map(({sales}) => sales ?? 0));
  const first = () => props.months[0];
  const last = () => props.months.at(-1);
  const said = (month: MonthSales) =>
    `${monthTitle(month.month, locale())} ${month.sales === null ? '—' : formatMoney(month.sales)}`;
  return (
    <>
      <ul class={styles.bars}>
        <For each={props.months}>
          {(month, index) => (
            <li title={said(month)}>
              <span class="sr">{said(month)}</span>
              <i
                class={index() === props.months.length - 1 ? styles.running : ''}
                style={{
                  height: `${Math.max(0, month.sales ?? 0) === 0 ? 0 : Math.max(2, ((month.sales ?? 0) / most()) * 50)}px`,
                }}
              />
            </li>
          )}
        </For>
      </ul>
      <p class={styles.ends}>
        <Show when={first()}>{month => <span>{formatMonth(month().month)}</span>}</Show>
        <Show when={last()}>
          {month => (
            <span>
              {formatMonth(month().month)}
              {t({zh: `（${gridText.unfinished.zh}）`, en: ` (${gridText.unfinished.en})`})}
            </span>
          )}
        </Show>
      </p>
    </>
  );
}

import {For} from 'solid-js';
import {type Month, monthParts} from '../../../core/base/calendar-date.ts';
import {formatMoney, monthTitle} from '../../../core/text/figures.ts';
import {useLocale} from '../../ui/locale.tsx';
import styles from './sales-bars.module.css';

/** Twelve months of sales as bars with their values; a month that is not known has none. */
export function SalesBars(props: {readonly months: readonly {readonly month: Month; readonly sales: number | null}[]}) {
  const locale = useLocale();
  const most = () => Math.max(1, ...props.months.map(({sales}) => sales ?? 0));
  return (
    <ul class={styles.bars}>
      <For each={props.months}>
        {({month, sales}) => (
          <li title={`${monthTitle(month, locale())} ${sales === null ? '—' : formatMoney(sales)}`}>
            <span class={styles.value}>{sales === null ? '—' : thousands(sales)}</span>
            <i style={{height: `${Math.round((Math.max(0, sales ?? 0) / most()) * 64)}px`}} />
            <span class={styles.month}>{monthParts(month).month}</span>
            <span class="sr">{sales === null ? '—' : formatMoney(sales)}</span>
          </li>
        )}
      </For>
    </ul>
  );
}

/** A short value over a bar: `22.5k` from a thousand yuan up. */
function thousands(fen: number): string {
  const yuan = fen / 100;
  if (Math.abs(yuan) < 1000) return formatMoney(Math.round(yuan) * 100, 'never');
  return `${(yuan / 1000).toFixed(yuan < 99_950 ? 1 : 0).replace(/\.0$/, '')}k`;
}

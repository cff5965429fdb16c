import {createSignal, Show} from 'solid-js';
import {formatMonth, parseMonth} from '../../../core/base/calendar-date.ts';
import {importText, orderNames} from '../../../core/text/import.ts';
import type {DateOrder, ImportAnswer, ImportSummary} from '../../../core/transfer/import-types.ts';
import {inputClass, SelectField} from '../../ui/field.tsx';
import {useWords} from '../../ui/locale.tsx';
import {SegmentedControl} from '../../ui/segmented-control.tsx';
import styles from './import.module.css';

const encodings = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'shift_jis', 'euc-kr', 'windows-1252'] as const;

/** What the file does not say: the month of a paper table, the order of day and month, the encoding of a text. */
export function Questions(props: {readonly summary: ImportSummary; readonly onAnswer: (answer: ImportAnswer) => void}) {
  const t = useWords();
  const hasPaper = () => props.summary.sheets.some(sheet => sheet.layout === 'paper');
  // Asked once, the question stays, so that the answer can be changed.
  const [asked, setAsked] = createSignal(false);
  const unsure = () => {
    if (props.summary.dateOrderUnsure) setAsked(true);
    return asked();
  };
  const month = (text: string) => {
    const picked = parseMonth(text);
    if (picked !== undefined) props.onAnswer({month: picked});
  };
  return (
    <>
      <Show when={hasPaper()}>
        <section class={props.summary.needsMonth ? styles.asked : styles.quiet}>
          <Show when={props.summary.needsMonth}>
            <h3>{t(importText.monthTitle)}</h3>
            <p class="sub t12">{t(importText.monthText)}</p>
          </Show>
          <label class={styles.inline}>
            <span class="mute t12">{t(importText.monthPick)}</span>
            <input
              type="month"
              class={inputClass}
              value={props.summary.month === null ? '' : formatMonth(props.summary.month)}
              onChange={event => month(event.currentTarget.value)}
            />
          </label>
        </section>
      </Show>
      <Show when={unsure()}>
        <section class={styles.asked}>
          <h3>{t(importText.orderTitle)}</h3>
          <p class="sub t12">{t(importText.orderText)}</p>
          <SegmentedControl<DateOrder>
            label={t(importText.orderTitle)}
            value={props.summary.dateOrder ?? 'mdy'}
            segments={[
              {value: 'mdy', label: t(orderNames.mdy)},
              {value: 'dmy', label: t(orderNames.dmy)},
            ]}
            onChange={dateOrder => props.onAnswer({dateOrder})}
          />
        </section>
      </Show>
      <Show when={props.summary.text}>
        {text => (
          <SelectField
            label={t(importText.encoding)}
            value={text().encoding}
            options={[...new Set([text().encoding, ...encodings])].map(value => ({value, label: value.toUpperCase()}))}
            onChange={encoding => props.onAnswer({encoding})}
          />
        )}
      </Show>
    </>
  );
}

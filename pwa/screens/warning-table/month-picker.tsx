import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import {createSignal, For} from 'solid-js';
import {asMonth, type Month, monthAt, monthParts} from '../../../core/base/calendar-date.ts';
import {monthName, monthTitle} from '../../../core/text/figures.ts';
import {tableText} from '../../../core/text/warning-table.ts';
import {Button, IconButton} from '../../ui/button.tsx';
import {useLocale, useWords} from '../../ui/locale.tsx';
import {Popover} from '../../ui/popover.tsx';
import styles from './month-picker.module.css';

interface MonthPickerProps {
  readonly month: Month;
  /** The running month; nothing later can be picked. */
  readonly now: Month;
  /** Months that have entries. */
  readonly months: readonly Month[];
  readonly short?: boolean;
  readonly onPick: (month: Month) => void;
}

/** ‹ 2026 年 11 月 ›; the name opens a year of months. */
export function MonthPicker(props: MonthPickerProps) {
  const t = useWords();
  const locale = useLocale();
  const [open, setOpen] = createSignal(false);
  const [year, setYear] = createSignal(monthParts(props.month).year);
  const pick = (month: Month) => {
    setOpen(false);
    props.onPick(month);
  };
  const toggle = (next: boolean) => {
    setYear(monthParts(props.month).year);
    setOpen(next);
  };
  const filled = () => new Set<number>(props.months);
  return (
    <div class={styles.picker}>
      <IconButton
        icon={ChevronLeft}
        label={t(tableText.previousMonth)}
        onClick={() => props.onPick(asMonth(props.month - 1))}
      />
      <Popover
        label={t(tableText.pickMonth)}
        open={open()}
        onOpenChange={toggle}
        class={styles.name ?? ''}
        trigger={props.short ? monthName(props.month, locale()) : monthTitle(props.month, locale())}
      >
        <div class={styles.year}>
          <IconButton icon={ChevronLeft} label={`${year() - 1}`} onClick={() => setYear(year() - 1)} />
          <b>{year()}</b>
          <IconButton
            icon={ChevronRight}
            label={`${year() + 1}`}
            disabled={year() >= monthParts(props.now).year}
            onClick={() => setYear(year() + 1)}
          />
        </div>
        <div class={styles.months}>
          <For each={Array.from({length: 12}, (_, index) => monthAt(year(), index + 1))}>
            {month => (
              <Button
                class={filled().has(month) ? (styles.filled ?? '') : ''}
                on={month === props.month}
                disabled={month > props.now}
                onClick={() => pick(month)}
              >
                {monthName(month, locale())}
              </Button>
            )}
          </For>
        </div>
        <Button onClick={() => pick(props.now)}>{t(tableText.thisMonthNow)}</Button>
      </Popover>
      <IconButton
        icon={ChevronRight}
        label={t(tableText.nextMonth)}
        disabled={props.month >= props.now}
        onClick={() => props.onPick(asMonth(props.month + 1))}
      />
    </div>
  );
}

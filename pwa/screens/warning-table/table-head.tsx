import {For, type JSX, Match, Switch} from 'solid-js';
import type {Words} from '../../../core/base/text.ts';
import {daySpan} from '../../../core/text/figures.ts';
import {tableText, weekName} from '../../../core/text/warning-table.ts';
import type {WarningTable} from '../../engine/protocol.ts';
import {useLocale, useWords} from '../../ui/locale.tsx';
import {closesBlock, type TableColumn} from './columns.ts';
import styles from './table-grid.module.css';

/** The word in a column's lower header. */
export function columnTitle(column: TableColumn): Words {
  switch (column.kind) {
    case 'index':
      return tableText.seq;
    case 'name':
      return tableText.customer;
    case 'grade':
      return tableText.grade;
    case 'week':
      return column.side === 'sales' ? tableText.sales : tableText.collection;
    case 'figure':
      return figureTitle[column.figure];
    case 'ratio':
      return column.ratio === 'changeBp' ? tableText.change : tableText.rate;
    case 'form':
      return tableText.form;
    case 'level':
      return tableText.warning;
  }
}

const figureTitle = {
  sales: tableText.sales,
  collection: tableText.collection,
  prevSales: tableText.sales,
  opening: tableText.opening,
  adjustment: tableText.adjustment,
  transferred: tableText.transferred,
  closing: tableText.balance,
} as const satisfies Record<string, Words>;

/** Both header lines: weeks with their days and what the month and the balance are, then 消费 | 回款. */
export function TableHead(props: {readonly table: WarningTable; readonly columns: readonly TableColumn[]}) {
  const t = useWords();
  const isRight = (column: TableColumn) =>
    column.kind === 'week' || column.kind === 'figure' || column.kind === 'ratio';
  const isNow = (column: TableColumn) => column.kind === 'week' && column.week === props.table.runningWeek;
  return (
    <div class={styles.head} role="rowgroup">
      <div class={styles.line} role="row" aria-rowindex="1">
        <For each={props.columns}>
          {(column, index) => <SpanCell table={props.table} column={column} index={index()} />}
        </For>
      </div>
      <div class={styles.line} role="row" aria-rowindex="2">
        <For each={props.columns}>
          {(column, index) => (
            <div
              role="columnheader"
              aria-colindex={index() + 1}
              class={`${styles.cell} ${styles.headCell}`}
              classList={{
                [styles.right ?? '']: isRight(column),
                [styles.index ?? '']: column.kind === 'index',
                [styles.name ?? '']: column.kind === 'name',
                [styles.level ?? '']: column.kind === 'level',
                [styles.close ?? '']: closesBlock(column),
                [styles.now ?? '']: isNow(column),
              }}
            >
              {t(columnTitle(column))}
            </div>
          )}
        </For>
      </div>
    </div>
  );
}

/** Upper header: one cell over each pair; the second column of a pair draws nothing. */
function SpanCell(props: {readonly table: WarningTable; readonly column: TableColumn; readonly index: number}) {
  const t = useWords();
  const locale = useLocale();
  const cell = (span: number, text: JSX.Element, now = false) => (
    <div
      role="columnheader"
      aria-colindex={props.index + 1}
      aria-colspan={span > 1 ? span : undefined}
      class={`${styles.cell} ${styles.headCell} ${styles.span} ${styles.close} ${now ? styles.now : ''}`}
      style={{'grid-column': `${props.index + 1} / span ${span}`}}
    >
      {text}
    </div>
  );
  const blank = () => (
    <div
      role="columnheader"
      aria-colindex={props.index + 1}
      class={`${styles.cell} ${styles.headCell} ${styles.open}`}
      classList={{
        [styles.index ?? '']: props.column.kind === 'index',
        [styles.name ?? '']: props.column.kind === 'name',
        [styles.level ?? '']: props.column.kind === 'level',
        [styles.close ?? '']: closesBlock(props.column),
      }}
      style={{'grid-column': `${props.index + 1}`}}
    />
  );
  const days = (week: number) => {
    const span = props.table.weeks[week];
    return span && span.from <= span.to ? daySpan(span.from, span.to, locale()) : '';
  };
  const figure = () => (props.column.kind === 'figure' ? props.column.figure : null);
  return (
    <Switch fallback={blank()}>
      <Match when={props.column.kind === 'week' ? props.column : null}>
        {column =>
          column().side === 'sales'
            ? cell(
                2,
                <>
                  <span>{t(weekName(column().week))}</span>
                  <span class="mute t11">{days(column().week)}</span>
                </>,
                column().week === props.table.runningWeek,
              )
            : null
        }
      </Match>
      <Match when={figure() === 'sales'}>{cell(2, t(tableText.thisMonth))}</Match>
      <Match when={figure() === 'collection'}>{null}</Match>
      <Match when={figure() === 'prevSales'}>{cell(1, t(tableText.lastMonth))}</Match>
      <Match when={figure() === 'closing'}>{cell(1, t(tableText.cumulative))}</Match>
    </Switch>
  );
}

import {For, type JSX, Show} from 'solid-js';
import {daySpan, monthTitle} from '../../../core/text/figures.ts';
import {customerCount, tableText, weekName} from '../../../core/text/warning-table.ts';
import type {WarningTable} from '../../engine/protocol.ts';
import {LevelCounts, LevelMark, Stripe} from '../../ui/level-mark.tsx';
import {useLocale, useWords} from '../../ui/locale.tsx';
import {localDate, localTime} from '../home/local-date.ts';
import {type CellStyle, cellText, lineName, managerName} from './cell-text.ts';
import {closesBlock, type TableColumn} from './columns.ts';
import {allLines, type Line, levelCounts, tableLines} from './lines.ts';
import styles from './print-table.module.css';
import {columnTitle} from './table-head.tsx';

/** The paper form: A4 landscape, one account manager per set of pages, header lines on each page. */
export function PrintTable(props: {
  readonly table: WarningTable;
  readonly columns: readonly TableColumn[];
  readonly style: CellStyle;
  readonly company: string;
}) {
  const t = useWords();
  const locale = useLocale();
  const now = Date.now();
  const sheets = () => props.table.sheets.map(sheet => ({sheet, part: {...props.table, sheets: [sheet]}}));
  return (
    <div class={styles.print}>
      <For each={sheets()}>
        {({sheet, part}) => (
          <section class={styles.set}>
            <header class={styles.head}>
              <div>
                <b>{t(tableText.paperTitle)}</b>
                <span>{monthTitle(props.table.month, locale())}</span>
              </div>
              <div>
                <span>{props.company}</span>
                <span>
                  {t(tableText.signManager)}
                  {managerName(sheet.manager, props.style)}
                </span>
                <span>{t(tableText.unit)}</span>
              </div>
            </header>
            <table class={styles.sheet}>
              <PrintHead table={props.table} columns={props.columns} />
              <tbody>
                <For each={printLines(part)}>
                  {line => <PrintLine line={line} columns={props.columns} style={props.style} />}
                </For>
              </tbody>
            </table>
            <footer class={styles.foot}>
              <span>{t(tableText.signManager)}</span>
              <span>{t(tableText.signFinance)}</span>
              <span>{t(tableText.signHead)}</span>
              <LevelCounts
                counts={levelCounts(
                  part,
                  sheet.groups.flatMap(group => group.rows),
                )}
                words
              />
              <span>
                {t(tableText.printedAt)} {localDate(now)} {localTime(now)}
              </span>
            </footer>
          </section>
        )}
      </For>
    </div>
  );
}

function printLines(part: WarningTable): readonly Line[] {
  const lines = tableLines(part, allLines);
  return [...lines.body, ...lines.foot];
}

function PrintHead(props: {readonly table: WarningTable; readonly columns: readonly TableColumn[]}): JSX.Element {
  const t = useWords();
  const locale = useLocale();
  const upper = (column: TableColumn): JSX.Element => {
    const week = column.kind === 'week' ? column.week : null;
    const span = week === null ? undefined : props.table.weeks[week];
    if (column.kind === 'week') {
      if (column.side === 'collection') return null;
      const days = span && span.from <= span.to ? daySpan(span.from, span.to, locale()) : '';
      return (
        <th colspan="2" class={column.week === props.table.runningWeek ? styles.now : ''}>
          {t(weekName(column.week))} <small>{days}</small>
        </th>
      );
    }
    if (column.kind === 'figure' && column.figure === 'collection') return null;
    if (column.kind === 'figure' && column.figure === 'sales') return <th colspan="2">{t(tableText.thisMonth)}</th>;
    if (column.kind === 'figure' && column.figure === 'prevSales') return <th>{t(tableText.lastMonth)}</th>;
    if (column.kind === 'figure' && column.figure === 'closing') return <th>{t(tableText.cumulative)}</th>;
    return <th class={styles.open} />;
  };
  return (
    <thead>
      <tr>
        <For each={props.columns}>{upper}</For>
      </tr>
      <tr>
        <For each={props.columns}>
          {column => <th class={isFigure(column) ? styles.right : ''}>{t(columnTitle(column))}</th>}
        </For>
      </tr>
    </thead>
  );
}

const isFigure = (column: TableColumn) =>
  column.kind === 'week' || column.kind === 'figure' || column.kind === 'ratio' || column.kind === 'index';

const closing: TableColumn = {kind: 'figure', figure: 'closing'};

function PrintLine(props: {readonly line: Line; readonly columns: readonly TableColumn[]; readonly style: CellStyle}) {
  const t = useWords();
  const content = (column: TableColumn): JSX.Element => {
    const {line} = props;
    if (column.kind === 'name') {
      const name = lineName(line, props.style);
      if (line.kind === 'total') return `${name} ${t(customerCount(line.total.rows))}`;
      return line.kind === 'split' ? `${name} ${cellText(line, closing, props.style)}` : name;
    }
    if (line.kind === 'split') return '';
    if (line.kind === 'row' && column.kind === 'index') {
      return (
        <>
          <Stripe level={line.level} />
          {line.seq}
        </>
      );
    }
    if (column.kind !== 'level') return cellText(line, column, props.style);
    if (line.kind === 'group') return <LevelCounts counts={line.counts} />;
    if (line.kind !== 'row') return '';
    const standing = line.warnings.filter(warning => warning.level !== null).length;
    return (
      <Show when={line.level}>
        {level => (
          <>
            <LevelMark level={level()} /> {standing > 1 ? `+${standing - 1}` : ''}
          </>
        )}
      </Show>
    );
  };
  return (
    <tr class={styles[props.line.kind] ?? ''}>
      <For each={props.columns}>
        {column => (
          <td
            class={styles[column.kind] ?? ''}
            classList={{
              [styles.right ?? '']: isFigure(column),
              [styles.close ?? '']: closesBlock(column),
              strong: column.kind === 'figure' && column.figure === 'closing',
            }}
          >
            {content(column)}
          </td>
        )}
      </For>
    </tr>
  );
}

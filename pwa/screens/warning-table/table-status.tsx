import Pencil from 'lucide-solid/icons/pencil';
import {Match, Show, Switch} from 'solid-js';
import type {Words} from '../../../core/base/text.ts';
import {gridText} from '../../../core/text/grid.ts';
import {selectionSum, tableText, weekName} from '../../../core/text/warning-table.ts';
import type {WarningTable} from '../../engine/protocol.ts';
import {Icon} from '../../ui/icon.tsx';
import {useWords} from '../../ui/locale.tsx';
import {StatusBar} from '../../ui/page-bar.tsx';
import {Strong} from '../warnings/warning-words.tsx';
import {type CellStyle, lineName} from './cell-text.ts';
import {amountIn, isEditable} from './columns.ts';
import {EffectLine} from './effect-line.tsx';
import styles from './table-grid.module.css';
import {columnTitle} from './table-head.tsx';
import type {TableState} from './table-state.ts';

/** Where the cursor is, what an entry will do, what the selection adds up to, and the keys. */
export function TableStatus(props: {
  readonly table: WarningTable;
  readonly state: TableState;
  readonly style: CellStyle;
  /** The last change of a level, until the cursor types again. */
  readonly news: Words | null;
  readonly onHelp: () => void;
}) {
  const t = useWords();
  const here = () => {
    const [line, column] = [props.state.line(), props.state.column()];
    if (!line || !column) return '';
    const week = column.kind === 'week' ? `${t(weekName(column.week))} ` : '';
    return `${lineName(line, props.style)} · ${week}${t(columnTitle(column))}`;
  };
  const sum = () => {
    const {top, bottom, left, right} = props.state.block();
    if (top === bottom && left === right) return null;
    const {lines, columns} = props.state.field();
    const amounts = lines
      .slice(top, bottom + 1)
      .flatMap(line =>
        line.kind === 'row' ? columns.slice(left, right + 1).map(column => amountIn(line.row, column) ?? null) : [],
      )
      .filter(amount => amount !== null);
    return {cells: amounts.length, sum: amounts.reduce((total, amount) => total + amount, 0)};
  };
  const editable = () => {
    const column = props.state.column();
    return column !== undefined && isEditable(column);
  };
  return (
    <StatusBar>
      <span class="row">
        <Icon of={Pencil} small />
        <span class="ell">{here()}</span>
      </span>
      <span aria-live="polite" class="ell" data-test="effect">
        <Switch>
          <Match when={props.state.editing()}>
            <EffectLine table={props.table} state={props.state} />
          </Match>
          <Match when={sum()}>{of => <Strong words={selectionSum(of().cells, of().sum)} />}</Match>
          <Match when={props.news}>{words => <b>{t(words())}</b>}</Match>
        </Switch>
      </span>
      <span class="grow" />
      <Show
        when={props.state.editing()}
        fallback={
          <>
            <Show when={editable()}>
              <span>
                <kbd>F2</kbd> {t(tableText.editKey)}
              </span>
            </Show>
            <span>
              <kbd>Alt ↓</kbd> {t(tableText.seeReason)}
            </span>
            <span>
              <kbd>Shift F2</kbd> {t(tableText.seeEntries)}
            </span>
            <button type="button" class={styles.keys} onClick={() => props.onHelp()}>
              <kbd>?</kbd> {t(gridText.keys)}
            </button>
          </>
        }
      >
        <span>
          <kbd>Tab</kbd> {t(tableText.nextCell)}
        </span>
        <span>
          <kbd>Enter</kbd> {t(tableText.nextCustomer)}
        </span>
        <span>
          <kbd>Esc</kbd> {t(tableText.drop)}
        </span>
      </Show>
    </StatusBar>
  );
}

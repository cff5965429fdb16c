import ChevronDown from 'lucide-solid/icons/chevron-down';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import {For, type JSX, Match, Show, Switch} from 'solid-js';
import {levelName} from '../../../core/text/levels.ts';
import {customerCount} from '../../../core/text/warning-table.ts';
import {Icon} from '../../ui/icon.tsx';
import {LevelCounts, LevelMark, Stripe} from '../../ui/level-mark.tsx';
import {useWords} from '../../ui/locale.tsx';
import {type CellStyle, cellText} from './cell-text.ts';
import {closesBlock, isEditable, type TableColumn} from './columns.ts';
import type {Line, RowLine} from './lines.ts';
import styles from './table-grid.module.css';
import type {TableState} from './table-state.ts';

interface TableLineProps {
  readonly line: Line;
  /** Among all lines, foot included. */
  readonly index: number;
  /** Pixels from the body's top; `null` in the foot, which flows. */
  readonly top: number | null;
  readonly columns: readonly TableColumn[];
  readonly style: CellStyle;
  readonly state: TableState;
  readonly runningWeek: number;
  readonly cellId: (line: number, column: number) => string;
}

const lineClass: Readonly<Record<Line['kind'], string | undefined>> = {
  manager: styles.manager,
  group: styles.group,
  row: undefined,
  organisation: styles.organisation,
  total: styles.total,
  split: styles.split,
};

/** One line of the table, whatever its kind. */
export function TableLine(props: TableLineProps) {
  const t = useWords();
  const level = () => (props.line.kind === 'row' ? props.line.level : null);
  return (
    <div
      role="row"
      class={`${styles.line} ${lineClass[props.line.kind] ?? ''}`}
      style={props.top === null ? {} : {transform: `translateY(${props.top}px)`}}
      aria-rowindex={props.index + 3}
      aria-level={props.line.kind === 'row' || props.line.kind === 'organisation' ? 2 : 1}
      aria-expanded={props.line.kind === 'group' ? !props.line.collapsed : undefined}
      attr:aria-description={level() === null ? undefined : t(levelName[level() ?? 'blue'])}
    >
      <For each={props.columns}>{(column, at) => <Cell {...props} column={column} at={at()} />}</For>
    </div>
  );
}

/** Columns whose figures stand at the right. */
const isFigure = (column: TableColumn) =>
  column.kind === 'week' || column.kind === 'figure' || column.kind === 'ratio' || column.kind === 'index';

function Cell(props: TableLineProps & {readonly column: TableColumn; readonly at: number}) {
  const active = () => {
    const {line, column} = props.state.place();
    return line === props.index && column === props.at;
  };
  const inRange = () => {
    const {top, bottom, left, right} = props.state.block();
    return (
      props.index >= top &&
      props.index <= bottom &&
      props.at >= left &&
      props.at <= right &&
      (top !== bottom || left !== right)
    );
  };
  const kept = () => props.state.kept(props.line, props.column);
  const proposed = () =>
    props.line.kind === 'row' &&
    props.column.kind === 'week' &&
    props.column.side === 'collection' &&
    (props.line.row.weeks[props.column.week]?.proposedCollection ?? 0) !== 0;
  const figure = () => (props.column.kind === 'figure' ? props.column.figure : null);
  return (
    <div
      id={props.cellId(props.index, props.at)}
      role={props.column.kind === 'name' ? 'rowheader' : 'gridcell'}
      data-line={props.index}
      data-column={props.at}
      aria-colindex={props.at + 1}
      aria-selected={active() || inRange()}
      aria-readonly={isEditable(props.column) && props.line.kind === 'row' ? undefined : true}
      aria-invalid={kept()?.error ? true : undefined}
      class={styles.cell}
      classList={{
        [styles.right ?? '']: isFigure(props.column),
        [styles.index ?? '']: props.column.kind === 'index',
        [styles.name ?? '']: props.column.kind === 'name',
        [styles.close ?? '']: closesBlock(props.column),
        [styles.sub ?? '']:
          props.line.kind === 'row' &&
          (figure() === 'prevSales' || props.column.kind === 'grade' || props.column.kind === 'form'),
        strong: figure() === 'closing',
        [styles.wide ?? '']: figure() === 'closing' && props.line.kind === 'split',
        [styles.range ?? '']: inRange(),
        [styles.active ?? '']: active(),
        [styles.bad ?? '']: kept()?.error !== undefined && kept()?.error !== null,
        [styles.proposed ?? '']: proposed(),
      }}
    >
      <Show when={kept()} fallback={<Content {...props} />}>
        {text => <span class="ell">{text().text}</span>}
      </Show>
    </div>
  );
}

function Content(props: TableLineProps & {readonly column: TableColumn; readonly at: number}): JSX.Element {
  const text = () => cellText(props.line, props.column, props.style);
  const row = () => (props.line.kind === 'row' ? props.line : null);
  const group = () => (props.line.kind === 'group' ? props.line : null);
  const counted = () =>
    props.line.kind === 'group' || props.line.kind === 'total' || props.line.kind === 'manager' ? props.line : null;
  return (
    <Switch fallback={text()}>
      <Match when={props.column.kind === 'index' && row()}>
        {line => (
          <>
            <Stripe level={line().level} />
            {line().seq}
          </>
        )}
      </Match>
      <Match when={props.column.kind === 'index' && group()}>
        {line => <Icon of={line().collapsed ? ChevronRight : ChevronDown} small />}
      </Match>
      <Match when={props.column.kind === 'name' && row()}>{line => <RowName line={line()} />}</Match>
      <Match when={props.column.kind === 'name' && counted()}>
        {line => <CountedName name={text()} count={line().total.rows} />}
      </Match>
      <Match when={props.column.kind === 'level' && row()}>{line => <RowLevel line={line()} />}</Match>
      <Match when={props.column.kind === 'level' && group()}>{line => <LevelCounts counts={line().counts} />}</Match>
    </Switch>
  );
}

function RowName(props: {readonly line: RowLine}) {
  const row = () => props.line.row;
  return (
    <span class="ell">
      <span class={props.line.continued ? styles.again : ''}>{row().customerName || row().contactName}</span>
      <Show when={row().customerName !== '' && row().contactName !== ''}>
        <span class={styles.contact}>：{row().contactName}</span>
      </Show>
    </span>
  );
}

function CountedName(props: {readonly name: string; readonly count: number}) {
  const t = useWords();
  return (
    <>
      <span class="ell">{props.name}</span>
      <span class={styles.count}>{t(customerCount(props.count))}</span>
    </>
  );
}

/** The highest level with its word, and how many more warnings stand. */
function RowLevel(props: {readonly line: RowLine}) {
  const standing = () => props.line.warnings.filter(warning => warning.level !== null).length;
  return (
    <Show when={props.line.level}>
      {level => (
        <>
          <LevelMark level={level()} />
          <Show when={standing() > 1}>
            <span class={styles.mark}>+{standing() - 1}</span>
          </Show>
        </>
      )}
    </Show>
  );
}

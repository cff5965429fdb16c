import ChevronDown from 'lucide-solid/icons/chevron-down';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import type {JSX} from 'solid-js';
import {levelName} from '../../../core/text/levels.ts';
import {customersShort} from '../../../core/text/warning-table.ts';
import {Icon} from '../../ui/icon.tsx';
import {LevelCounts, LevelMark, Stripe} from '../../ui/level-mark.tsx';
import {balanceSplit, type CellStyle, cellText, contactColon, lineName} from './cell-text.ts';
import {closesBlock, columnKey, isEditable, type TableColumn} from './columns.ts';
import type {Line, RowLine} from './lines.ts';
import styles from './table-grid.module.css';

interface TableLineProps {
  /** Never changes while it is drawn: another line is another row. */
  readonly line: Line;
  readonly columns: readonly TableColumn[];
  readonly style: CellStyle;
  /** Among all lines, foot included. */
  readonly index: number;
  /** Pixels from the body's top; `null` in the foot, which flows. */
  readonly top: number | null;
  readonly cellId: (line: string, column: string) => string;
}

const lineClass: Readonly<Record<Line['kind'], string | undefined>> = {
  manager: styles.manager,
  group: styles.group,
  row: undefined,
  organisation: styles.organisation,
  total: styles.total,
  split: styles.split,
};

/**
 * One line of the table, whatever its kind. Its cells are drawn once and hold no computation: what the cursor marks is
 * put on them from outside (`selection-marks.ts`). With a computation a cell, scrolling 10,000 rows spent two thirds of
 * its time on making and dropping them.
 */
export function TableLine(props: TableLineProps) {
  const {line, columns, style, cellId} = props;
  const level = line.kind === 'row' ? line.level : null;
  const description = level === null ? undefined : levelName[level][style.locale];
  const depth = line.kind === 'row' || line.kind === 'organisation' ? 2 : 1;
  const expanded = line.kind === 'group' ? !line.collapsed : undefined;
  const look = `${styles.line} ${lineClass[line.kind] ?? ''}`;
  const cells = columns.map((column, at) => drawCell(line, column, at, style, cellId(line.key, columnKey(column))));
  return (
    <div
      role="row"
      class={look}
      style={props.top === null ? {} : {transform: `translateY(${props.top}px)`}}
      aria-rowindex={props.index + 3}
      aria-level={depth}
      aria-expanded={expanded}
      attr:aria-description={description}
    >
      {cells}
    </div>
  );
}

/** Columns whose figures stand at the right. */
const isFigure = (column: TableColumn) =>
  column.kind === 'week' || column.kind === 'figure' || column.kind === 'ratio' || column.kind === 'index';

function drawCell(line: Line, column: TableColumn, at: number, style: CellStyle, id: string): JSX.Element {
  const role = column.kind === 'name' ? 'rowheader' : 'gridcell';
  const readOnly = isEditable(column) && line.kind === 'row' ? undefined : true;
  const look = cellClass(line, column);
  const content = cellContent(line, column, style);
  const {key} = line;
  const title = cellTitle(line, column, style);
  const number = at + 1;
  return (
    <div
      id={id}
      role={role}
      data-line={key}
      data-column={at}
      aria-colindex={number}
      aria-readonly={readOnly}
      class={look}
      title={title}
    >
      {content}
    </div>
  );
}

/** The whole name where its column cuts it; of a subtotal's balance what is receivable and what is prepaid. */
function cellTitle(line: Line, column: TableColumn, style: CellStyle): string | undefined {
  if (column.kind === 'name') return lineName(line, style);
  const isBalance = column.kind === 'figure' && column.figure === 'closing';
  if (!isBalance || (line.kind !== 'group' && line.kind !== 'organisation')) return undefined;
  return line.total.prepaid === 0 ? undefined : balanceSplit(line.total, style.locale);
}

function cellClass(line: Line, column: TableColumn): string {
  const figure = column.kind === 'figure' ? column.figure : null;
  const quiet = figure === 'prevSales' || column.kind === 'grade' || column.kind === 'form';
  const waiting =
    line.kind === 'row' &&
    column.kind === 'week' &&
    column.side === 'collection' &&
    (line.row.weeks[column.week]?.proposedCollection ?? 0) !== 0;
  return [
    styles.cell,
    isFigure(column) && styles.right,
    column.kind === 'index' && styles.index,
    column.kind === 'name' && styles.name,
    column.kind === 'level' && styles.level,
    closesBlock(column) && styles.close,
    quiet && line.kind === 'row' && styles.sub,
    figure === 'closing' && 'strong',
    figure === 'closing' && line.kind === 'split' && styles.wide,
    waiting && styles.proposed,
  ]
    .filter(Boolean)
    .join(' ');
}

function cellContent(line: Line, column: TableColumn, style: CellStyle): JSX.Element {
  const text = cellText(line, column, style);
  if (line.kind === 'row') {
    if (column.kind === 'index') return [<Stripe level={line.level} />, text];
    if (column.kind === 'name') return drawName(line, style);
    if (column.kind === 'level') return rowLevel(line);
    return text;
  }
  if (line.kind === 'group' && column.kind === 'index') {
    return <Icon of={line.collapsed ? ChevronRight : ChevronDown} small />;
  }
  if (line.kind === 'group' && column.kind === 'level') return <LevelCounts counts={line.counts} />;
  if (column.kind === 'name' && (line.kind === 'group' || line.kind === 'total' || line.kind === 'manager')) {
    const count = customersShort(line.total.rows)[style.locale];
    return [<span class="ell">{text}</span>, <span class={styles.count}>{count}</span>];
  }
  return text;
}

function drawName({row, continued}: RowLine, {locale}: CellStyle): JSX.Element {
  const name = row.customerName || row.contactName;
  const look = continued ? styles.again : undefined;
  const contact =
    row.customerName !== '' && row.contactName !== '' ? (
      <span class={styles.contact}>{`${contactColon[locale]}${row.contactName}`}</span>
    ) : null;
  return (
    <span class="ell">
      <span class={look}>{name}</span>
      {contact}
    </span>
  );
}

/** The highest level with its word, and how many more warnings stand. */
function rowLevel({level, warnings}: RowLine): JSX.Element {
  if (level === null) return null;
  const more = warnings.filter(warning => warning.level !== null).length - 1;
  return [<LevelMark level={level} />, more > 0 ? <span class={styles.mark}>+{more}</span> : null];
}

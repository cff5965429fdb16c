/** A cell's texts: as the grid shows it, as an editor opens with it, as the clipboard carries it. */
import {asDay, formatDay} from '../../core/base/calendar-date.ts';
import type {Locale} from '../../core/base/text.ts';
import {cellSource, formatCell} from '../../core/schema/cell-text.ts';
import type {Column} from '../../core/schema/column.ts';
import {formatMoney, formatPercent} from '../../core/text/figures.ts';
import {levelName} from '../../core/text/levels.ts';
import type {GridCell, WarningLine} from '../engine/protocol.ts';
import type {ColumnLook} from './column-look.ts';

/** What a computed column's number is. Measures without an entry are plain numbers. */
const measureUnits: Readonly<Record<string, 'fen' | 'bp' | 'day'>> = {
  month_sales: 'fen',
  prev_month_sales: 'fen',
  balance: 'fen',
  mom_change: 'bp',
  limit_use: 'bp',
};

/** A cell's texts in the language of the page. */
export interface CellWords {
  /** As the grid shows it, on one line. */
  shown(column: Column, cell: GridCell): string;
  /** As its editor opens with it. */
  edited(column: Column, cell: GridCell): string;
  /** As it is copied: figures plain, dates ISO, names of choices and links. */
  copied(column: Column, cell: GridCell): string;
  /** As it is said: drawn bars and shapes in words. */
  spoken(look: ColumnLook, cell: GridCell | undefined): string;
}

export interface CellWordsOptions {
  locale(): Locale;
  /** A warning's figure in short: `逾期 82 天`. */
  figureOf(line: WarningLine): string;
}

export function createCellWords(options: CellWordsOptions): CellWords {
  const levelText = (cell: GridCell): string => (cell.level ? levelName[cell.level][options.locale()] : '');

  const shown = (column: Column, cell: GridCell): string => {
    if (cell.reason) return options.figureOf(cell.reason);
    if (cell.label !== undefined) return oneLine(cell.label);
    const {value} = cell;
    if (column.type === 'boolean') return '';
    if (column.type !== 'computed') return oneLine(formatCell(column, value, options.locale()));
    // A warning's number only ranks it.
    if (column.measure === 'warning') return '';
    return typeof value === 'number' ? measured(column, value) : oneLine(String(value ?? ''));
  };

  const copied = (column: Column, cell: GridCell): string => {
    if (column.measure === 'warning') return `${levelText(cell)} ${shown(column, cell)}`.trim();
    if (cell.label !== undefined) return cell.label;
    const {value} = cell;
    if (column.type !== 'computed') return cellSource(column, value, options.locale());
    if (typeof value !== 'number') return String(value ?? '');
    return measured(column, value).replaceAll(',', '').replaceAll('−', '-');
  };

  return {
    shown,
    copied,
    edited: (column, cell) =>
      column.type === 'link' ? (cell.label ?? '') : cellSource(column, cell.value, options.locale()),
    spoken(look, cell) {
      if (!cell) return '';
      if (look.body === 'ageing') return (cell.parts ?? []).map(part => formatMoney(part)).join(' / ');
      if (look.body === 'warning' || look.body === 'tick') return copied(look.column, cell);
      return shown(look.column, cell);
    },
  };
}

/** A sum of a column's cells, in the column's own unit. */
export function sumText(column: Column, sum: number): string {
  if (column.type === 'money') return formatMoney(Math.round(sum));
  if (column.type === 'computed') return measured(column, sum);
  return formatCell({...column, type: 'number'}, sum, 'zh');
}

/** Whether sums of a column mean something. */
export function isSummable(column: Column): boolean {
  if (column.type === 'money' || column.type === 'number') return true;
  return column.type === 'computed' && measureUnits[column.measure ?? ''] === 'fen';
}

function measured(column: Column, value: number): string {
  switch (measureUnits[column.measure ?? '']) {
    case 'fen':
      return formatMoney(Math.round(value));
    case 'bp':
      return column.measure === 'mom_change' ? signedPercent(value) : wholePercent(value);
    case 'day':
      return formatDay(asDay(value));
    default:
      return formatCell({...column, type: 'number'}, value, 'zh');
  }
}

/** `+3%`, `−76%`: a change says its direction. */
function signedPercent(basisPoints: number): string {
  const text = wholePercent(basisPoints);
  return basisPoints > 0 && text !== '0%' ? `+${text}` : text;
}

/** Whole per cent, half away from zero: the grid's columns are narrow; the card shows the tenth. */
function wholePercent(basisPoints: number): string {
  const rounded = Math.sign(basisPoints) * Math.round(Math.abs(basisPoints) / 100) * 100;
  return formatPercent(rounded);
}

function oneLine(text: string): string {
  return text.includes('\n') ? text.replaceAll(/\s*\n\s*/g, ' ') : text;
}

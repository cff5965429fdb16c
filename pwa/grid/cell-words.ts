/** A cell's texts: as the grid shows it, as an editor opens with it, as the clipboard carries it. */
import {asDay, formatDay} from '../../core/base/calendar-date.ts';
import type {Locale} from '../../core/base/text.ts';
import {cellSource, formatCell} from '../../core/schema/cell-text.ts';
import type {Column} from '../../core/schema/column.ts';
import {formatMoney, formatPercent} from '../../core/text/figures.ts';
import {levelName} from '../../core/text/levels.ts';
import type {GridCell} from '../engine/protocol.ts';
import type {ColumnLook} from './column-look.ts';

/** What a computed column's number is. Measures without an entry are plain numbers. */
const measureUnits: Readonly<Record<string, 'fen' | 'bp' | 'day'>> = {
  month_sales: 'fen',
  prev_month_sales: 'fen',
  balance: 'fen',
  mom_change: 'bp',
  limit_use: 'bp',
};

/** The cell as the grid shows it, on one line. */
export function shownText(column: Column, cell: GridCell, locale: Locale): string {
  if (cell.label !== undefined) return oneLine(cell.label);
  const {value} = cell;
  if (column.type === 'computed')
    return typeof value === 'number' ? measured(column, value) : oneLine(String(value ?? ''));
  if (column.type === 'boolean') return '';
  return oneLine(formatCell(column, value, locale));
}

/** The cell as its editor opens with it. */
export function editedText(column: Column, cell: GridCell, locale: Locale): string {
  if (column.type === 'link') return cell.label ?? '';
  return cellSource(column, cell.value, locale);
}

/** The cell as it is copied: figures plain, dates ISO, names of choices and links. */
export function copiedText(column: Column, cell: GridCell, locale: Locale): string {
  if (cell.label !== undefined) return cell.label;
  const {value} = cell;
  if (column.type !== 'computed') return cellSource(column, value, locale);
  if (typeof value !== 'number') return String(value ?? '');
  return measured(column, value).replaceAll(',', '').replaceAll('−', '-');
}

/** A cell as it is said: drawn bars and shapes in words. */
export function spokenText(look: ColumnLook, cell: GridCell | undefined, locale: Locale): string {
  if (!cell) return '';
  if (look.body === 'ageing') return (cell.parts ?? []).map(part => formatMoney(part)).join(' / ');
  if (look.body === 'warning') {
    const word = cell.level ? levelName[cell.level][locale] : '';
    return `${word} ${shownText(look.column, cell, locale)}`.trim();
  }
  if (look.body === 'tick') return copiedText(look.column, cell, locale);
  return shownText(look.column, cell, locale);
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

/** Column widths in CSS pixels: the mock's where the figures fit, wider where a figure needs it. */

import type {MonthTotal} from '../../../core/ledger/month-table-types.ts';
import {formatMoney} from '../../../core/text/figures.ts';
import type {WarningTable} from '../../engine/protocol.ts';
import {amountIn, columnKey, type TableColumn} from './columns.ts';
import {allTotals} from './lines.ts';

/** A strong digit at 13 px; the cell's padding and its line. */
const DIGIT_PX = 7.7;
const PADDING_PX = 16;

const LEAST = {index: 34, grade: 44, form: 48, level: 106, ratio: 72, week: 65, figure: 72, closing: 76} as const;
const NAME_LEAST_PX = 184;
const ENGLISH_NAME_PX = 216;
/** `On account`. */
const ENGLISH_FORM_PX = 88;
/** `Last month` over one column. */
const ENGLISH_FIGURE_PX = 82;

/** Width of each column but the name, which takes what is left. */
export function columnWidths(
  table: WarningTable | null,
  columns: readonly TableColumn[],
  cents: ReadonlySet<string>,
  english: boolean,
): readonly number[] {
  const totals = table ? [allTotals(table).total, ...table.sheets.map(sheet => sheet.total)] : [];
  return columns.map(column => columnWidth(column, totals, cents, english));
}

function columnWidth(
  column: TableColumn,
  totals: readonly MonthTotal[],
  cents: ReadonlySet<string>,
  english: boolean,
): number {
  switch (column.kind) {
    case 'name':
      return english ? ENGLISH_NAME_PX : NAME_LEAST_PX;
    case 'week':
    case 'figure':
      return Math.max(moneyWidth(column, totals, cents), english && column.kind === 'figure' ? ENGLISH_FIGURE_PX : 0);
    case 'index':
    case 'grade':
      return LEAST[column.kind];
    case 'form':
      return english ? ENGLISH_FORM_PX : LEAST.form;
    case 'level':
      return LEAST.level + (english ? 16 : 0);
    case 'ratio':
      return LEAST.ratio;
  }
}

/** Wide enough for the longest total, which is no shorter than the figures above it. */
function moneyWidth(
  column: Extract<TableColumn, {kind: 'week' | 'figure'}>,
  totals: readonly MonthTotal[],
  cents: ReadonlySet<string>,
): number {
  const key = columnKey(column);
  const style = cents.has(key) ? 'always' : 'never';
  const longest = Math.max(0, ...totals.map(total => formatMoney(amountIn(total, column) ?? 0, style).length));
  const least = column.kind === 'week' ? LEAST.week : key === 'closing' ? LEAST.closing : LEAST.figure;
  return Math.max(least, Math.ceil(longest * DIGIT_PX + PADDING_PX));
}

/** Column widths in CSS pixels: the mock's where the figures fit, wider where a figure needs it. */
import type {MonthTotal} from '../../../core/ledger/month-table-types.ts';
import {formatMoney} from '../../../core/text/figures.ts';
import type {WarningTable} from '../../engine/protocol.ts';
import {amountIn, columnKey, type TableColumn} from './columns.ts';
import {allTotals} from './lines.ts';

/** A strong digit at 13 px. */
const DIGIT_PX = 7.7;

interface Measure {
  /** A cell's padding at both sides and its line. */
  readonly padding: number;
  readonly index: number;
  readonly name: number;
  readonly grade: number;
  readonly week: number;
  readonly figure: number;
  readonly closing: number;
  readonly ratio: number;
  readonly form: number;
  readonly level: number;
}

const roomy: Measure = {
  padding: 16,
  index: 34,
  name: 184,
  grade: 44,
  week: 65,
  figure: 72,
  closing: 76,
  ratio: 72,
  form: 48,
  level: 106,
};

/** For a window of 1280: every column of the paper form stays in sight. */
const tight: Measure = {
  padding: 9,
  index: 34,
  name: 150,
  grade: 38,
  week: 56,
  figure: 63,
  closing: 66,
  ratio: 60,
  form: 40,
  level: 94,
};

/** Longer words of English: `On account`, `Last month`, names, `Attention +3`. */
const englishMore = {name: 10, grade: 4, prevSales: 9, form: 48, level: 16} as const;

export interface WidthChoice {
  /** Keys of the columns in which amounts show cents. */
  readonly cents: ReadonlySet<string>;
  readonly english: boolean;
  readonly tight: boolean;
}

/** Width of each column; the name takes what is left over besides. */
export function columnWidths(
  table: WarningTable | null,
  columns: readonly TableColumn[],
  choice: WidthChoice,
): readonly number[] {
  const totals = table ? [allTotals(table).total, ...table.sheets.map(sheet => sheet.total)] : [];
  return columns.map(column => columnWidth(column, totals, choice));
}

function columnWidth(column: TableColumn, totals: readonly MonthTotal[], choice: WidthChoice): number {
  const measure = choice.tight ? tight : roomy;
  const more = (of: keyof typeof englishMore) => (choice.english ? englishMore[of] : 0);
  switch (column.kind) {
    case 'week':
      return Math.max(measure.week, figuresWidth(column, totals, choice.cents, measure));
    case 'figure': {
      const least = column.figure === 'closing' ? measure.closing : measure.figure;
      return Math.max(
        least + (column.figure === 'prevSales' ? more('prevSales') : 0),
        figuresWidth(column, totals, choice.cents, measure),
      );
    }
    case 'name':
    case 'grade':
    case 'form':
    case 'level':
      return measure[column.kind] + more(column.kind);
    case 'index':
    case 'ratio':
      return measure[column.kind];
  }
}

/** What the longest total needs, which is no shorter than the figures above it. */
function figuresWidth(
  column: TableColumn,
  totals: readonly MonthTotal[],
  cents: ReadonlySet<string>,
  {padding}: Measure,
): number {
  const style = cents.has(columnKey(column)) ? 'always' : 'never';
  const longest = Math.max(0, ...totals.map(total => formatMoney(amountIn(total, column) ?? 0, style).length));
  return Math.ceil(longest * DIGIT_PX + padding);
}

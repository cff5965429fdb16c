/** How a column is drawn and typed into, from its type and measure. */

import type {AppError} from '../../core/base/app-error.ts';
import type {Column} from '../../core/schema/column.ts';

/** What a cell's body is: words, a right-aligned figure, a tick, or one of the drawn measures. */
export type CellBody = 'text' | 'figure' | 'tick' | 'ageing' | 'limit' | 'warning';

/** What opens over the cell beside the textarea. */
export type CellEditor = 'text' | 'choice' | 'link' | 'boolean';

export interface ColumnLook {
  readonly column: Column;
  readonly body: CellBody;
  readonly editor: CellEditor;
  /** Columns whose words stand back behind names and figures. */
  readonly quiet: boolean;
  readonly confidential: boolean;
  /** Why it takes no typing, or `null`. */
  readonly readOnly: 'computed' | 'right' | 'newer-format' | null;
}

const figureTypes: ReadonlySet<Column['type']> = new Set(['number', 'money', 'percent']);
const figureMeasures: ReadonlySet<string> = new Set(['month_sales', 'mom_change', 'balance', 'prev_month_sales']);

/** Looks of a sheet's columns. `bookReadOnly` is set where nothing of the workbook can be edited. */
export function columnLook(column: Column, bookReadOnly: AppError | null): ColumnLook {
  return {
    column,
    body: bodyOf(column),
    editor: editorOf(column),
    quiet: column.type === 'link' || column.type === 'computed' || column.type === 'phone',
    confidential: column.level !== '0' && column.level !== 'finance',
    readOnly: column.type === 'computed' ? 'computed' : bookReadOnly ? 'newer-format' : null,
  };
}

function bodyOf(column: Column): CellBody {
  if (figureTypes.has(column.type)) return 'figure';
  if (column.type === 'boolean') return 'tick';
  if (column.type !== 'computed') return 'text';
  if (column.measure === 'ageing') return 'ageing';
  if (column.measure === 'limit_use') return 'limit';
  if (column.measure === 'warning') return 'warning';
  return column.measure === undefined || figureMeasures.has(column.measure) ? 'figure' : 'text';
}

function editorOf(column: Column): CellEditor {
  switch (column.type) {
    case 'choice':
      return 'choice';
    case 'link':
      return 'link';
    case 'boolean':
      return 'boolean';
    default:
      return 'text';
  }
}

/** Whether a header and its cells stand at the right. */
export function isFigure(look: ColumnLook): boolean {
  return look.body === 'figure';
}

/** Bounds of a range filter as people type them, in the unit that the column's cells have. */

import type {AppError} from '../../../core/base/app-error.ts';
import type {Day} from '../../../core/base/calendar-date.ts';
import {err, ok, type Result} from '../../../core/base/result.ts';
import type {Locale} from '../../../core/base/text.ts';
import {cellSource, parseCellText} from '../../../core/schema/cell-text.ts';
import type {Column} from '../../../core/schema/column.ts';

const percentMeasures: ReadonlySet<string> = new Set(['mom_change', 'limit_use']);
const moneyMeasures: ReadonlySet<string> = new Set(['month_sales', 'balance']);
const BASIS_POINTS = 10_000;

/** Whether a column's cells lie on a line, so that a range of them means something. */
export function hasRange(column: Column): boolean {
  if (column.type === 'computed') {
    return moneyMeasures.has(column.measure ?? '') || percentMeasures.has(column.measure ?? '');
  }
  return ['number', 'money', 'percent', 'date', 'month'].includes(column.type);
}

/** The column as it would be if people typed into it. */
function typedColumn(column: Column): Column {
  if (column.type !== 'computed') return {...column, required: false};
  return {...column, required: false, type: percentMeasures.has(column.measure ?? '') ? 'percent' : 'money'};
}

/** A bound from what was typed; blank is no bound. */
export function readBound(column: Column, text: string, today: Day, locale: Locale): Result<number | null, AppError> {
  const parsed = parseCellText(typedColumn(column), text, {today, locale, pinyin: null});
  if (!parsed.ok) return parsed;
  if (parsed.value === null) return ok(null);
  if (typeof parsed.value !== 'number')
    return err({kind: 'value-invalid', column: column.name[locale], input: text, expected: ''});
  return ok(inBasisPoints(column) ? Math.round(parsed.value * BASIS_POINTS) : parsed.value);
}

/** The bound as its field opens with it. */
export function boundText(column: Column, bound: number | null, locale: Locale): string {
  if (bound === null) return '';
  return cellSource(typedColumn(column), inBasisPoints(column) ? bound / BASIS_POINTS : bound, locale);
}

/** Measures hold ratios in basis points; percent columns as a share of one. */
function inBasisPoints(column: Column): boolean {
  return column.type === 'computed' && percentMeasures.has(column.measure ?? '');
}

import type {AppError} from '../base/app-error.ts';
import {MAX_FEN} from '../base/money.ts';
import {err, ok, type Result} from '../base/result.ts';
import type {CellValue} from '../schema/cell.ts';
import type {Column} from '../schema/column.ts';
import {canonicalValue} from './canonical.ts';

/**
 * The value as the column stores it: canonical, '' as null.
 * Errors: `value-invalid`, `value-out-of-range`, `column-read-only` for computed columns.
 */
export function checkValue(column: Column, input: unknown): Result<CellValue, AppError> {
  if (column.type === 'computed') return err({kind: 'column-read-only', column: column.id, reason: 'computed'});
  const value = canonicalValue(input);
  if (value === null || value === '') return ok(null);
  if (value === undefined || !fits(column, value)) {
    return err({kind: 'value-invalid', column: column.id, input: String(input), expected: column.type});
  }
  if (column.type === 'money' && typeof value === 'number' && Math.abs(value) > MAX_FEN) {
    return err({kind: 'value-out-of-range', column: column.id, input: String(value), limit: String(MAX_FEN)});
  }
  return ok(value);
}

function fits(column: Column, value: boolean | number | string): boolean {
  switch (column.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
    case 'percent':
      return typeof value === 'number';
    case 'money':
    case 'date':
    case 'month':
      return typeof value === 'number' && Number.isSafeInteger(value);
    default:
      return typeof value === 'string';
  }
}

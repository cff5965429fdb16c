import {assertNever} from '../base/assert.ts';
import {asDay, asMonth, firstDay, monthOf} from '../base/calendar-date.ts';
import type {CellValue} from '../schema/cell.ts';
import type {ColumnType} from '../schema/column.ts';
import {toNumber, toText} from './coerce.ts';
import {date, formulaError, isStop, money, type Value} from './value.ts';

/** A stored cell as a formula sees it. Empty cells are `null` (blank); choices and links are their ids. */
export function valueOfCell(type: ColumnType, cell: CellValue): Value {
  if (typeof cell !== 'number') return cell;
  switch (type) {
    case 'money':
      return money(cell);
    case 'date':
      return date(asDay(cell));
    case 'month':
      return date(firstDay(asMonth(cell)));
    default:
      return cell;
  }
}

/**
 * A formula's result as a cell of a column type: money rounded to fen (halves away from zero), spans as days.
 * Errors and missing inputs come back as they are, for the reader to show; a value that is not of the type is `#VALUE!`.
 */
export function cellOfValue(type: ColumnType, value: Value): CellValue | Extract<Value, {kind: 'error' | 'missing'}> {
  if (isStop(value) || value === null) return value;
  switch (type) {
    case 'money':
      return fenOf(value);
    case 'date':
      return typeof value === 'object' && value.kind === 'date' ? value.day : formulaError('#VALUE!', 'no date');
    case 'month':
      return typeof value === 'object' && value.kind === 'date'
        ? monthOf(value.day)
        : formulaError('#VALUE!', 'no month');
    case 'boolean':
      return typeof value === 'boolean' ? value : formulaError('#VALUE!', 'neither yes nor no');
    case 'number':
    case 'percent':
      return toNumber(value);
    case 'text':
    case 'choice':
    case 'link':
    case 'phone':
    case 'email':
    case 'url':
    case 'computed':
      return toText(value);
    default:
      return assertNever(type);
  }
}

function fenOf(value: Value): CellValue | Extract<Value, {kind: 'error' | 'missing'}> {
  if (typeof value === 'object' && value !== null && value.kind === 'money') return roundHalfAway(value.fen);
  const yuan = toNumber(value);
  return typeof yuan === 'number' ? roundHalfAway(yuan * 100) : yuan;
}

function roundHalfAway(amount: number): number {
  const rounded = Math.sign(amount) * Math.round(Math.abs(Number(amount.toPrecision(15))));
  return rounded === 0 ? 0 : rounded;
}

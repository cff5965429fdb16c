/** What fills the grid's computed columns. */
import {formatDay} from '../../core/base/calendar-date.ts';
import {asId, type RowId, type SheetId} from '../../core/base/ids.ts';
import type {SumName} from '../../core/derive/customer-sums.ts';
import type {Value} from '../../core/formula/value.ts';
import {type Level, levelRank} from '../../core/rules/types.ts';
import type {CellValue} from '../../core/schema/cell.ts';
import type {Column} from '../../core/schema/column.ts';
import type {ComputedColumn} from '../../core/table/arrange/column.ts';
import type {Book} from './book.ts';
import type {GridCell} from './protocol.ts';
import {customerLevel, subjectLines} from './warning-lines.ts';

export const CUSTOMERS = asId<SheetId>('customers');

const sums: readonly SumName[] = ['month_sales', 'mom_change', 'balance', 'ageing', 'limit_use', 'warning'];

const EMPTY: GridCell = {value: null};

/** A measure's values for sorting, filtering and grouping; `null` where the engine knows no such measure. */
export function computedColumn(book: Book, column: Column, sheet: SheetId): ComputedColumn | null {
  if (column.formula !== undefined) return formulaColumn(book, column, sheet);
  const name = sums.find(each => each === column.measure);
  if (!name) return null;
  return {
    sorts: 'number',
    value: index => {
      // a large workbook shows its rows before it has figures
      const number = book.figures.isBegun ? book.figures.derivation.sum(index, name) : Number.NaN;
      return Number.isNaN(number) || (name === 'warning' && number === 0) ? null : number;
    },
  };
}

/** What a formula gives, as the grid shows it: plain numbers, money in yuan, else its text; errors by their code. */
function formulaColumn(book: Book, column: Column, sheet: SheetId): ComputedColumn | null {
  const values = book.formulas.values(sheet, column);
  return values && {sorts: 'number', value: index => shownValue(values(index))};
}

function shownValue(value: Value): CellValue {
  if (typeof value !== 'object' || value === null) return value;
  switch (value.kind) {
    case 'money':
      return value.fen / 100;
    case 'duration':
      return value.days;
    case 'missing':
      return null;
    case 'error':
      return value.detail === '' ? value.code : `${value.code} ${value.detail}`;
    case 'date':
      return formatDay(value.day);
  }
}

/** A measure's cells with what is drawn beside the figure. */
export function computedCell(book: Book, column: Column, sheet: SheetId): (index: number) => GridCell {
  const values = computedColumn(book, column, sheet);
  if (values && column.formula !== undefined) return index => ({value: values.value(index)});
  const table = book.table(CUSTOMERS);
  if (!values || !table || !book.figures.isBegun) return () => EMPTY;
  const {derivation} = book.figures;
  switch (column.measure) {
    case 'ageing':
      return index => {
        const parts = derivation.sums(table.rowId(index))?.buckets;
        return parts?.some(part => part !== 0) ? {value: values.value(index), parts} : EMPTY;
      };
    case 'limit_use':
      return index => {
        const value = values.value(index);
        return value === null ? EMPTY : {value, level: limitLevel(book, table.rowId(index))};
      };
    case 'warning':
      return index => warningCell(book, table.rowId(index));
    default:
      return index => {
        const value = values.value(index);
        return value === null ? EMPTY : {value};
      };
  }
}

/** Level of what the credit limit itself says (AR-11). */
function limitLevel(book: Book, customer: RowId): Level | null {
  const fired = book.figures.watch.customer(customer)?.fired ?? [];
  const found = fired.find(({rule}) => rule === 'AR-11');
  return found?.outcome.kind === 'fired' ? found.outcome.level : null;
}

function warningCell(book: Book, customer: RowId): GridCell {
  const level = customerLevel(book, customer);
  if (level === null) return EMPTY;
  const [reason] = subjectLines(book, {kind: 'customer', id: customer});
  return reason ? {value: levelRank(level), level, reason} : {value: levelRank(level), level};
}

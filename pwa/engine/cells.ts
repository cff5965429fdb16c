import type {Column} from '../../core/schema/column.ts';
import type {Table} from '../../core/table/table.ts';
import type {Book} from './book.ts';
import {computedCell} from './computed.ts';
import type {GridCell} from './protocol.ts';

const EMPTY: GridCell = {value: null};

/** Makes the cells of one column, by row index; an unknown column's are empty. */
export function cellMaker(book: Book, table: Table, column: Column | undefined): (index: number) => GridCell {
  if (!column) return () => EMPTY;
  if (column.type === 'computed') return computedCell(book, column, table.sheet);
  const cells = table.column(column.id);
  if (column.type === 'link' && column.target) {
    const label = book.labels.of(column.target);
    return index => {
      const row = cells.text(index);
      return row === '' ? EMPTY : {value: row, label: label(row)};
    };
  }
  return index => {
    const value = cells.get(index);
    return value === null ? EMPTY : {value};
  };
}

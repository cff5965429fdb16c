import type {Column} from '../../core/schema/column.ts';
import type {Table} from '../../core/table/table.ts';
import type {Book} from './book.ts';
import type {GridCell} from './protocol.ts';

const EMPTY: GridCell = {value: null};

/** Makes the cells of one column. */
export function cellMaker(book: Book, table: Table, column: Column | undefined): (index: number) => GridCell {
  if (!column) return () => EMPTY;
  if (column.type === 'link' && column.target) {
    const label = book.labels.of(column.target);
    return index => {
      const row = table.text(index, column.id);
      return row === '' ? EMPTY : {value: row, label: label(row)};
    };
  }
  return index => {
    const value = table.get(index, column.id);
    return value === null ? EMPTY : {value};
  };
}

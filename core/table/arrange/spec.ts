import type {ColumnId} from '../../base/ids.ts';
import type {CellValue} from '../../schema/cell.ts';

/** What a filter asks of one column's cell. Numbers as stored: money in fen, dates as day numbers. */
export type FilterTest =
  /** Folded text within what the cell shows (links: their label). */
  | {readonly kind: 'contains'; readonly text: string}
  /** Stored values; a link's is its row id. `null` is the empty cell. */
  | {readonly kind: 'equals'; readonly values: readonly CellValue[]}
  /** Both ends included; `null` = open. Empty cells never lie between. */
  | {readonly kind: 'between'; readonly from: number | null; readonly to: number | null}
  | {readonly kind: 'empty'}
  | {readonly kind: 'not-empty'};

/** Which rows of a sheet are shown, and in what order. */
export interface ArrangeSpec {
  readonly filters: readonly {readonly column: ColumnId; readonly test: FilterTest}[];
  /** First is the strongest. Rows that tie keep the order in which they were entered. Empty cells come last either way. */
  readonly sort: readonly {readonly column: ColumnId; readonly descending: boolean}[];
  readonly group: ColumnId | null;
  /** Words that must all be found in the row. */
  readonly search: string;
  /** Number columns whose sums each group states. */
  readonly sums: readonly ColumnId[];
}

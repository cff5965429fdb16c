/** What a column's menu can do; the screen round the grid owns the view and does it. */
import type {Column} from '../../core/schema/column.ts';

export interface ColumnSort {
  readonly descending: boolean;
  /** 1-based place among several sort levels; 0 where it is the only one. */
  readonly place: number;
}

export interface ColumnActions {
  sortOf(column: Column): ColumnSort | null;
  sort(column: Column, how: 'ascending' | 'descending' | 'none', add: boolean): void;
  isFiltered(column: Column): boolean;
  /** Opens the filter of a column below `anchor`. */
  filter(column: Column, anchor: DOMRect): void;
  clearFilter(column: Column): void;
  isGroup(column: Column): boolean;
  group(column: Column | null): void;
  hide(column: Column): void;
  /** Columns before `count` stay at the left. */
  freeze(count: number): void;
  setWidth(column: Column, width: number): void;
}

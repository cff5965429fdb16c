/** Reads cells of any number of rows: from the cache when all are there, else from the engine in slices. */
import type {ColumnId, RowId} from '../../core/base/ids.ts';
import type {GridCell, GridRow} from '../engine/protocol.ts';
import type {GridSource} from './grid-source.ts';
import type {WindowCache} from './window-cache.ts';

export interface ReadRow {
  readonly id: RowId;
  /** In the order of the columns asked for. */
  readonly cells: readonly GridCell[];
}

export interface RowsReader {
  /** Rows `from` … `to` (exclusive) if every one is on the page, group rows left out; else `null`. */
  now(from: number, to: number, columns: readonly ColumnId[]): readonly ReadRow[] | null;
  /** The same, waiting for what is not. `onSlice` hears each slice and may stop the reading with `false`. */
  all(
    from: number,
    to: number,
    columns: readonly ColumnId[],
    onSlice?: (rows: readonly ReadRow[]) => boolean,
  ): Promise<readonly ReadRow[]>;
}

/** Small enough that cloning an answer holds the page up for a few milliseconds at most. */
const SLICE_ROWS = 1000;
const EMPTY: GridCell = {value: null};

export function createRowsReader(cache: WindowCache, source: GridSource): RowsReader {
  const now: RowsReader['now'] = (from, to, columns) => {
    const rows: ReadRow[] = [];
    for (let index = from; index < to; index++) {
      const row = cache.row(index);
      if (!row) return null;
      if (row.kind === 'group') continue;
      const cells = columns.map(column => cache.cell(index, column));
      if (cells.some(cell => cell === undefined)) return null;
      rows.push({id: row.id, cells: cells.map(cell => cell ?? EMPTY)});
    }
    return rows;
  };
  return {
    now,
    async all(from, to, columns, onSlice) {
      const ready = to - from <= SLICE_ROWS * 2 ? now(from, to, columns) : null;
      if (ready) {
        onSlice?.(ready);
        return ready;
      }
      const rows: ReadRow[] = [];
      for (let start = from; start < to; start += SLICE_ROWS) {
        const answer = await source.window(start, Math.min(to, start + SLICE_ROWS), columns);
        const slice = (answer?.rows ?? []).filter(isRow);
        if (onSlice && !onSlice(slice)) break;
        rows.push(...slice);
      }
      return rows;
    },
  };
}

function isRow(row: GridRow): row is Extract<GridRow, {kind: 'row'}> {
  return row.kind === 'row';
}

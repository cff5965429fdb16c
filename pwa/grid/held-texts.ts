/**
 * Texts that the page holds for cells: on their way to the engine, or refused by it. The grid shows no other guess of
 * its own. A written text stays until rows newer than it have come in, so that nothing flashes back.
 */
import type {ColumnId} from '../../core/base/ids.ts';
import type {HeldText} from './scene.ts';

/** A row's id, or the key of a row that is not made yet. */
export type RowKey = string;

interface Entry extends HeldText {
  /** Version of the view when it was written; rows of a greater one replace it. */
  readonly version: number;
  readonly settled: boolean;
}

export interface HeldTexts {
  at(row: RowKey, column: ColumnId): HeldText | undefined;
  hasRow(row: RowKey): boolean;
  /** How many cells hold a text that was refused. */
  refused(): number;
  firstRefused(): {readonly row: RowKey; readonly column: ColumnId} | null;
  write(row: RowKey, column: ColumnId, text: string, version: number): void;
  /** The engine took it. */
  settle(row: RowKey, column: ColumnId): void;
  refuse(row: RowKey, column: ColumnId, text: string, reason: string): void;
  drop(row: RowKey, column: ColumnId): void;
  dropRow(row: RowKey): void;
  /** A row that was made got its id. */
  rename(from: RowKey, to: RowKey): void;
  /** Rows of this version are on the page: what was settled before it has done its work. */
  arrived(rows: ReadonlySet<RowKey>, version: number): void;
}

export function createHeldTexts(): HeldTexts {
  const rows = new Map<RowKey, Map<ColumnId, Entry>>();

  const put = (row: RowKey, column: ColumnId, entry: Entry) => {
    const cells = rows.get(row) ?? new Map<ColumnId, Entry>();
    cells.set(column, entry);
    rows.set(row, cells);
  };
  const drop = (row: RowKey, column: ColumnId) => {
    const cells = rows.get(row);
    cells?.delete(column);
    if (cells?.size === 0) rows.delete(row);
  };

  return {
    at: (row, column) => rows.get(row)?.get(column),
    hasRow: row => rows.has(row),
    refused() {
      let count = 0;
      for (const cells of rows.values()) for (const entry of cells.values()) if (entry.state === 'refused') count++;
      return count;
    },
    firstRefused() {
      for (const [row, cells] of rows) {
        for (const [column, entry] of cells) if (entry.state === 'refused') return {row, column};
      }
      return null;
    },
    write(row, column, text, version) {
      put(row, column, {text, state: 'writing', reason: null, version, settled: false});
    },
    settle(row, column) {
      const entry = rows.get(row)?.get(column);
      if (entry?.state === 'writing') put(row, column, {...entry, settled: true});
    },
    refuse(row, column, text, reason) {
      put(row, column, {text, state: 'refused', reason, version: 0, settled: false});
    },
    drop,
    dropRow: row => void rows.delete(row),
    rename(from, to) {
      const cells = rows.get(from);
      if (!cells) return;
      rows.delete(from);
      rows.set(to, new Map([...(rows.get(to) ?? []), ...cells]));
    },
    arrived(present, version) {
      for (const [row, cells] of rows) {
        if (!present.has(row)) continue;
        for (const [column, entry] of cells) if (entry.settled && version > entry.version) drop(row, column);
      }
    },
  };
}

import {AssertionError, present} from '../base/assert.ts';
import type {ColumnId, RowId, SheetId} from '../base/ids.ts';
import type {CellValue} from '../schema/cell.ts';
import {type ColumnStore, createColumnStore} from './column-store.ts';
import {createRowDirectory, type RowDirectory, type RowPlace, slotRowId} from './row-directory.ts';
import type {Table, Tables} from './table.ts';

/** A table as its one writer, the reader of the documents, sees it. */
export interface WritableTable extends Table {
  /** Its number among the tables. */
  readonly ordinal: number;
  /** Adds a row that is not live yet and returns its index. */
  addRow(row: RowId): number;
  /** Adds rows under ids of their own, not live, at consecutive indexes; returns the first. */
  addRows(rows: readonly RowId[]): number;
  /** Adds rows `<slot>.<first> …`, not live, at consecutive indexes; returns the first. */
  addRun(slot: string, first: number, count: number): number;
  setLive(index: number, live: boolean): void;
  set(index: number, column: ColumnId, value: CellValue): void;
  store(column: ColumnId): ColumnStore;
  readonly columns: readonly ColumnId[];
  /** Makes room for `rows` more rows at once. */
  reserve(rows: number): void;
}

/** All tables and the one directory of their rows. */
export interface WritableTables extends Tables {
  table(sheet: SheetId): WritableTable;
  find(row: RowId): RowPlace | undefined;
  at(table: number): WritableTable;
  readonly directory: RowDirectory;
}

/** No tables yet; each is made when first asked for. */
export function createTables(): WritableTables {
  const directory = createRowDirectory();
  const bySheet = new Map<SheetId, WritableTable>();
  const list: WritableTable[] = [];
  return {
    directory,
    get sheets() {
      return [...bySheet.keys()];
    },
    table(sheet) {
      const known = bySheet.get(sheet);
      if (known) return known;
      const made = createTable(sheet, list.length, directory);
      bySheet.set(sheet, made);
      list.push(made);
      return made;
    },
    find: row => directory.find(row),
    at: ordinal => present(list[ordinal], 'a row lies in a table that exists'),
  };
}

/** Ids of consecutive rows: resolved from a slot, or kept. */
type IdRun =
  | {readonly kind: 'slot'; readonly at: number; readonly slot: string; readonly first: number; count: number}
  | {readonly kind: 'list'; readonly at: number; readonly ids: RowId[]};

function createTable(sheet: SheetId, ordinal: number, directory: RowDirectory): WritableTable {
  const stores = new Map<ColumnId, ColumnStore>();
  const runs: IdRun[] = [];
  let live = new Uint8Array(64);
  let size = 0;
  let liveCount = 0;

  function grow(to: number): void {
    if (to <= live.length) return;
    const wider = new Uint8Array(Math.max(to, live.length + (live.length >> 1)));
    wider.set(live);
    live = wider;
  }

  function listRun(): Extract<IdRun, {kind: 'list'}> {
    const last = runs.at(-1);
    if (last?.kind === 'list') return last;
    const made: IdRun = {kind: 'list', at: size, ids: []};
    runs.push(made);
    return made;
  }

  function addRows(rows: readonly RowId[]): number {
    const at = size;
    const run = listRun();
    for (const row of rows) {
      run.ids.push(row);
      directory.add(row, {table: ordinal, index: size++});
    }
    grow(size);
    return at;
  }

  /** The run that holds `index`, by bisection over where the runs begin. */
  function runAt(index: number): IdRun | undefined {
    let low = 0;
    let high = runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((runs[middle]?.at ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return runs[low];
  }

  function store(column: ColumnId): ColumnStore {
    const known = stores.get(column);
    if (known) return known;
    const made = createColumnStore();
    stores.set(column, made);
    return made;
  }

  return {
    sheet,
    ordinal,
    get size() {
      return size;
    },
    get liveCount() {
      return liveCount;
    },
    isLive: index => live[index] === 1,
    rowId(index) {
      const run = index >= 0 && index < size ? runAt(index) : undefined;
      if (run === undefined) throw new AssertionError(`row index ${index} is in the table`);
      if (run.kind === 'slot') return slotRowId(run.slot, run.first + index - run.at);
      return present(run.ids[index - run.at], 'every row has an id');
    },
    indexOf(row) {
      const place = directory.find(row);
      return place !== undefined && place.table === ordinal ? place.index : -1;
    },
    get: (index, column) => stores.get(column)?.get(index) ?? null,
    number: (index, column) => stores.get(column)?.number(index) ?? Number.NaN,
    text: (index, column) => stores.get(column)?.text(index) ?? '',
    column: store,
    addRow: row => addRows([row]),
    addRows,
    addRun(slot, first, count) {
      const at = size;
      const last = runs.at(-1);
      if (last?.kind === 'slot' && last.slot === slot && last.first + last.count === first) last.count += count;
      else runs.push({kind: 'slot', at, slot, first, count});
      directory.addRun({table: ordinal, at, slot, first, count});
      size += count;
      grow(size);
      return at;
    },
    setLive(index, is) {
      if ((live[index] === 1) === is) return;
      live[index] = is ? 1 : 0;
      liveCount += is ? 1 : -1;
    },
    set: (index, column, value) => store(column).set(index, value),
    store,
    get columns() {
      return [...stores.keys()];
    },
    reserve(rows) {
      grow(size + rows);
      for (const column of stores.values()) column.reserve(size + rows);
    },
  };
}

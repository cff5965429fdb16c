/** Gathers what a transaction does to the tables and says it once, as net changes (`change.ts` has the order). */
import {asId, type ColumnId} from '../base/ids.ts';
import type {CellValue} from '../schema/cell.ts';
import type {WritableTable} from '../table/columns.ts';
import type {Change} from './change.ts';

/** Rows of one sheet that may come or go one by one in a batch; with more, the sheet is to be read again. */
const LISTED_ROWS = 5_000;
/** Cells of one sheet that are listed in a batch. */
const LISTED_CELLS = 50_000;

export interface Collector {
  /** Before a cell is set: what it held. */
  cell(table: WritableTable, index: number, column: string, before: CellValue): void;
  /** Before a row comes or goes. */
  row(table: WritableTable, index: number): void;
  /** A block of new rows was added. */
  block(table: WritableTable, from: number, count: number): void;
  /** Whole columns were filled for rows that may have been shown already. */
  range(table: WritableTable, from: number, count: number): void;
  /** The net changes. The collector is spent. */
  finish(): readonly Change[];
}

interface Touched {
  readonly wasLive: boolean;
  readonly cells: Map<string, CellValue>;
}

interface Sheetful {
  readonly table: WritableTable;
  readonly rows: Map<number, Touched>;
  readonly blocks: {from: number; count: number}[];
  cells: number;
  all: boolean;
}

/** An empty collector. */
export function createCollector(): Collector {
  const sheets = new Map<number, Sheetful>();

  function of(table: WritableTable): Sheetful {
    const known = sheets.get(table.ordinal);
    if (known) return known;
    const made: Sheetful = {table, rows: new Map(), blocks: [], cells: 0, all: false};
    sheets.set(table.ordinal, made);
    return made;
  }

  function touch(sheet: Sheetful, index: number): Touched | undefined {
    const known = sheet.rows.get(index);
    if (known) return known;
    if (sheet.all || sheet.blocks.some(({from, count}) => index >= from && index < from + count)) return undefined;
    const made = {wasLive: sheet.table.isLive(index), cells: new Map<string, CellValue>()};
    sheet.rows.set(index, made);
    return made;
  }

  return {
    cell(table, index, column, before) {
      const sheet = of(table);
      const touched = touch(sheet, index);
      if (touched === undefined || touched.cells.has(column)) return;
      touched.cells.set(column, before);
      sheet.cells++;
    },
    row(table, index) {
      touch(of(table), index);
    },
    block(table, from, count) {
      const {blocks} = of(table);
      const last = blocks.at(-1);
      if (last !== undefined && last.from + last.count === from) last.count += count;
      else blocks.push({from, count});
    },
    range(table, from, count) {
      const sheet = of(table);
      if (!sheet.blocks.some(block => from >= block.from && from + count <= block.from + block.count)) sheet.all = true;
    },
    finish() {
      const parts = [...sheets.values()].map(changesOf);
      return [
        ...parts.flatMap(part => part.cells),
        ...parts.flatMap(part => part.gone),
        ...parts.flatMap(part => part.came),
        ...parts.flatMap(part => part.blocks),
      ];
    },
  };
}

interface Parts {
  readonly cells: Change[];
  readonly gone: Change[];
  readonly came: Change[];
  readonly blocks: Change[];
}

function changesOf(touched: Sheetful): Parts {
  const {table} = touched;
  const parts: Parts = {cells: [], gone: [], came: [], blocks: []};
  let flips = 0;
  for (const [index, {wasLive}] of touched.rows) if (wasLive !== table.isLive(index)) flips++;
  if (touched.all || flips > LISTED_ROWS || touched.cells > LISTED_CELLS) {
    parts.blocks.push({kind: 'rows', sheet: table.sheet, count: Math.max(flips, touched.rows.size)});
    return parts;
  }
  for (const [index, row] of touched.rows) rowChanges(table, index, row, parts);
  for (const {from, count} of touched.blocks) parts.blocks.push({kind: 'rows', sheet: table.sheet, count, from});
  return parts;
}

function rowChanges(table: WritableTable, index: number, {wasLive, cells}: Touched, parts: Parts): void {
  const isLive = table.isLive(index);
  if (!wasLive && !isLive) return;
  const {sheet} = table;
  const row = table.rowId(index);
  if (!wasLive) {
    parts.came.push({kind: 'row', sheet, row, exists: true});
    return;
  }
  for (const [name, before] of cells) {
    const column = asId<ColumnId>(name);
    const after = table.get(index, column);
    if (after !== before) parts.cells.push({kind: 'cell', sheet, row, column, before, after});
  }
  if (!isLive) parts.gone.push({kind: 'row', sheet, row, exists: false});
}

/**
 * The reader: typed tables as the join of everything that lanes, packs and pages say (R1). A register shows the write
 * with the greatest (stamp, author, value), else the import's; so it does not matter in which order things arrive, nor
 * how often. A write to a row that nobody has inserted yet waits until somebody has.
 */
import {asId, type ColumnId, type LevelId, type PortfolioId, type RowId, type SheetId} from '../base/ids.ts';
import type {CellValue} from '../schema/cell.ts';
import {blockLength, blockValue} from '../table/column-block.ts';
import {createTables, type WritableTable, type WritableTables} from '../table/columns.ts';
import {type RowPlace, slotParts, slotRowId} from '../table/row-directory.ts';
import type {Change} from './change.ts';
import {type Collector, createCollector} from './collect.ts';
import {EXISTENCE, ORDINARY_LEVEL} from './layout.ts';
import {createMarkList, createMarks, IMPORTED, type Mark, type Marks} from './marks.ts';
import type {Pack} from './pack.ts';
import {type Page, type PageColumn, pageLength} from './page.ts';
import {compareWrites} from './stamp.ts';
import type {Register} from './workbook-types.ts';

/** The document that something was read from. */
export interface RowsSource {
  readonly portfolio: PortfolioId;
  readonly level: LevelId;
}

export interface Reader {
  readonly tables: WritableTables;
  write(from: RowsSource, row: string, column: string, stamp: number, value: CellValue, author: string): void;
  addPage(from: RowsSource, page: Page): void;
  addPack(from: RowsSource, pack: Pack): void;
  /** After a batch: pages that came before their rows may have found them by now. */
  settle(): void;
  /** After the root document has told of new columns: what was written to them before counts now. */
  settleColumns(): void;
  /** Slots whose pages are referred to and not here: their rows are *loading* and not made up from edits (R8). */
  setMissing(slots: ReadonlySet<string>): void;
  register(row: RowId, column: string): Register | undefined;
  /** Portfolio that the row lies in; `undefined` for a row never heard of. */
  homeOf(row: RowId): PortfolioId | undefined;
  /** From here on changes are gathered; `end` gives them. */
  begin(): void;
  end(): readonly Change[];
}

/** How a row begins. */
interface Existence extends Mark {
  readonly isLive: boolean;
}

interface SourcedPage {
  readonly from: RowsSource;
  readonly page: Page;
}

/** A write that waits for its row. */
interface Waiting extends Register {
  readonly from: RowsSource;
}

/** A write to a column that the root document does not know. */
interface Stray extends Waiting {
  readonly row: RowId;
  readonly column: string;
}

/**
 * A reader with empty tables.
 * @param levelOf level of a column by the root document; `undefined` where it does not know the column
 */
export function createReader(levelOf: (sheet: SheetId, column: string) => LevelId | undefined): Reader {
  const tables = createTables();
  const list = createMarkList();
  const marks: Marks[] = [];
  const homes: PortfolioId[][] = [];
  const waiting = new Map<RowId, Map<string, Waiting & {readonly column: string}>>();
  let waitingPages: SourcedPage[] = [];
  const strays = new Map<string, Stray>();
  let strayPages: SourcedPage[] = [];
  let missing: ReadonlySet<string> = new Set();
  let collector: Collector | null = null;

  function marksOf(table: number): Marks {
    return (marks[table] ??= createMarks(list));
  }

  function setHome(place: RowPlace, portfolio: PortfolioId): void {
    // Most workbooks have one portfolio: only rows of others are remembered, the rest is the first one seen.
    const table = (homes[place.table] ??= []);
    if (table[0] === undefined) table[0] = portfolio;
    if (table[0] !== portfolio) table[place.index + 1] = portfolio;
  }

  function homeAt(place: RowPlace): PortfolioId | undefined {
    return homes[place.table]?.[place.index + 1] ?? homes[place.table]?.[0];
  }

  // ── single writes ──────────────────────────────────────────────────────────────────────────────────────────────

  function write(
    from: RowsSource,
    rowText: string,
    column: string,
    stamp: number,
    value: CellValue,
    author: string,
  ): void {
    const row = asId<RowId>(rowText);
    const place = tables.find(row);
    if (column === EXISTENCE) {
      if (from.level !== ORDINARY_LEVEL || !isExistence(value)) return;
      if (place !== undefined) writeExistence(row, place, stamp, value, author);
      else if (value === null || isMissing(row)) wait(row, column, {stamp, author, value, from});
      else insert(from, row, asId<SheetId>(value), {stamp, author, isLive: true});
    } else if (place === undefined) wait(row, column, {stamp, author, value, from});
    else writeFrom(from, row, place, column, {stamp, author, value});
  }

  function writeFrom(from: RowsSource, row: RowId, place: RowPlace, column: string, write: Register): void {
    const level = levelOf(tables.at(place.table).sheet, column);
    if (level === from.level) writeCell(place, column, write.stamp, write.value, write.author);
    else if (level === undefined) stray({...write, row, column, from});
  }

  function stray(write: Stray): void {
    const key = `${write.from.level} ${write.row} ${write.column}`;
    const held = strays.get(key);
    if (held === undefined || compareWrites(write, held) > 0) strays.set(key, write);
  }

  function settleColumns(): void {
    const writes = [...strays.values()];
    const pages = strayPages;
    strays.clear();
    strayPages = [];
    for (const each of writes) write(each.from, each.row, each.column, each.stamp, each.value, each.author);
    for (const {from, page} of pages) addPage(from, page);
  }

  function writeCell(place: RowPlace, name: string, stamp: number, value: CellValue, author: string): void {
    const table = tables.at(place.table);
    const column = asId<ColumnId>(name);
    const held = table.get(place.index, column);
    const mark = marksOf(place.table).get(name, place.index);
    if (!beats(stamp, author, value, mark, held)) return;
    if (collector !== null && held !== value) collector.cell(table, place.index, name, held);
    table.set(place.index, column, value);
    marksOf(place.table).set(name, place.index, stamp, author);
  }

  function writeExistence(row: RowId, place: RowPlace, stamp: number, value: string | null, author: string): void {
    const table = tables.at(place.table);
    const held = table.isLive(place.index) ? table.sheet : null;
    const mark = marksOf(place.table).get(EXISTENCE, place.index);
    if (!beats(stamp, author, value, mark, held)) return;
    const now = value === null || value === table.sheet ? place : move(row, place, asId<SheetId>(value));
    const home = tables.at(now.table);
    collector?.row(home, now.index);
    home.setLive(now.index, value !== null);
    marksOf(now.table).set(EXISTENCE, now.index, stamp, author);
  }

  /** Two devices inserted one id into two sheets (only ids made from their content can do so): the winner's sheet. */
  function move(row: RowId, place: RowPlace, sheet: SheetId): RowPlace {
    const old = tables.at(place.table);
    const table = tables.table(sheet);
    collector?.row(old, place.index);
    old.setLive(place.index, false);
    const index = table.addRow(row);
    const now = {table: table.ordinal, index};
    for (const column of old.columns) {
      const mark = marksOf(place.table).get(column, place.index);
      table.set(index, column, old.get(place.index, column));
      marksOf(now.table).set(column, index, mark.stamp, mark.author);
    }
    const home = homeAt(place);
    if (home !== undefined) setHome(now, home);
    return now;
  }

  function insert(from: RowsSource, row: RowId, sheet: SheetId, {stamp, author, isLive}: Existence): void {
    const table = tables.table(sheet);
    const index = table.addRow(row);
    const place = {table: table.ordinal, index};
    setHome(place, from.portfolio);
    collector?.row(table, index);
    table.setLive(index, isLive);
    marksOf(table.ordinal).set(EXISTENCE, index, stamp, author);
    if (waiting.size > 0) release(row);
  }

  // ── waiting for the row ────────────────────────────────────────────────────────────────────────────────────────

  function wait(row: RowId, column: string, write: Waiting): void {
    let registers = waiting.get(row);
    if (registers === undefined) waiting.set(row, (registers = new Map()));
    // By level, so that a write that will not count cannot hide one that will.
    const key = `${write.from.level} ${column}`;
    const held = registers.get(key);
    if (held === undefined || compareWrites(write, held) > 0) registers.set(key, {...write, column});
  }

  function release(row: RowId): void {
    const registers = waiting.get(row);
    if (registers === undefined) return;
    waiting.delete(row);
    for (const held of registers.values()) write(held.from, row, held.column, held.stamp, held.value, held.author);
  }

  function waitingRegister(row: RowId, column: string): Register | undefined {
    const held = [...(waiting.get(row)?.values() ?? [])].filter(each => each.column === column);
    const [first] = held.sort((a, b) => compareWrites(b, a));
    return first && {stamp: first.stamp, author: first.author, value: first.value};
  }

  function isMissing(row: RowId): boolean {
    if (missing.size === 0) return false;
    const slot = slotParts(row)?.slot;
    return slot !== undefined && missing.has(slot);
  }

  // ── pages ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Index of the page's first row when its rows lie side by side in its table; `new` when none is known. */
  function placePage(page: Page): number | 'new' | 'scattered' {
    const table = tables.table(page.sheet);
    const {rows} = page;
    if (rows.kind === 'slot') {
      if (tables.directory.hasSingles(rows.slot)) return 'scattered';
      const run = tables.directory.runOf(rows.slot, rows.first, rows.count);
      if (run !== undefined) return run.table === table.ordinal ? run.at + rows.first - run.first : 'scattered';
      const known = tables.find(slotRowId(rows.slot, rows.first + rows.count - 1));
      return known === undefined && tables.find(slotRowId(rows.slot, rows.first)) === undefined ? 'new' : 'scattered';
    }
    const places = rows.ids.map(row => tables.find(row));
    if (places.every(place => place === undefined)) return 'new';
    const [first] = places;
    const together = places.every(
      (place, i) => first !== undefined && place?.table === table.ordinal && place.index === first.index + i,
    );
    return together && first !== undefined ? first.index : 'scattered';
  }

  function addPage(from: RowsSource, page: Page): void {
    const existence = from.level === ORDINARY_LEVEL ? page.columns.find(column => column.id === EXISTENCE) : undefined;
    const place = placePage(page);
    if (place === 'scattered') addCells(from, page);
    else if (place !== 'new') {
      if (existence !== undefined) addExistence(page, place, existence);
      addColumns(from, page, place, {isNew: false});
    } else if (existence === undefined) waitingPages.push({from, page});
    else addRows(from, page, existence);
  }

  function addRows(from: RowsSource, page: Page, existence: PageColumn): void {
    const table = tables.table(page.sheet);
    const {rows} = page;
    const count = pageLength(rows);
    table.reserve(count);
    const at = rows.kind === 'slot' ? table.addRun(rows.slot, rows.first, count) : table.addRows(rows.ids);
    collector?.block(table, at, count);
    for (let i = 0; i < count; i++) table.setLive(at + i, blockValue(existence.block, i) === page.sheet);
    for (let i = 0; i < count; i++) setHome({table: table.ordinal, index: at + i}, from.portfolio);
    markColumn(table, at, existence);
    addColumns(from, page, at, {isNew: true});
    for (const row of [...waiting.keys()]) if (tables.find(row) !== undefined) release(row);
  }

  /** Existence of rows that are there: a rewritten page knows of deletions. */
  function addExistence(page: Page, at: number, existence: PageColumn): void {
    const table = tables.table(page.sheet);
    eachCell(existence, (i, value, {stamp, author}) => {
      const place = {table: table.ordinal, index: at + i};
      if (isExistence(value)) writeExistence(table.rowId(at + i), place, stamp, value, author);
    });
  }

  /** Columns of rows that are there: whole where nothing was said of them yet, else cell by cell. */
  function addColumns(from: RowsSource, page: Page, at: number, {isNew}: {readonly isNew: boolean}): void {
    const table = tables.table(page.sheet);
    const count = pageLength(page.rows);
    for (const column of page.columns) {
      if (column.id === EXISTENCE) continue;
      const level = levelOf(table.sheet, column.id);
      if (level === undefined) strayPages.push({from, page: {...page, columns: [column]}});
      if (level !== from.level) continue;
      const store = table.store(asId<ColumnId>(column.id));
      if (isNew || (marksOf(table.ordinal).isEmpty(column.id, at, count) && store.isEmpty(at, count))) {
        collector?.range(table, at, count);
        store.load(at, column.block);
        markColumn(table, at, column);
      } else {
        eachCell(column, (i, value, mark) =>
          writeCell({table: table.ordinal, index: at + i}, column.id, mark.stamp, value, mark.author),
        );
      }
    }
  }

  function markColumn(table: WritableTable, at: number, column: PageColumn): void {
    for (const cell of column.stamped) {
      marksOf(table.ordinal).set(column.id, at + cell.position, cell.stamp, cell.author);
    }
  }

  function addCells(from: RowsSource, page: Page): void {
    const {rows} = page;
    const idAt = (i: number): string =>
      rows.kind === 'slot' ? slotRowId(rows.slot, rows.first + i) : (rows.ids[i] ?? '');
    // Existence first, so that cells find their rows. The page knows the sheet of a row even if it is deleted.
    const existence = from.level === ORDINARY_LEVEL ? page.columns.find(column => column.id === EXISTENCE) : undefined;
    if (existence !== undefined) {
      eachCell(existence, (i, value, mark) => {
        const row = asId<RowId>(idAt(i));
        if (value === null && tables.find(row) === undefined && !isMissing(row)) {
          insert(from, row, page.sheet, {...mark, isLive: false});
        } else write(from, row, EXISTENCE, mark.stamp, value, mark.author);
      });
    }
    for (const column of page.columns) {
      if (column.id === EXISTENCE) continue;
      eachCell(column, (i, value, mark) => write(from, idAt(i), column.id, mark.stamp, value, mark.author));
    }
  }

  function settle(): void {
    const again = waitingPages.filter(({page}) => placePage(page) !== 'new');
    if (again.length === 0) return;
    waitingPages = waitingPages.filter(each => !again.includes(each));
    for (const {from, page} of again) addPage(from, page);
    settle();
  }

  // ── packs ──────────────────────────────────────────────────────────────────────────────────────────────────────

  function addPack(from: RowsSource, pack: Pack): void {
    const columns = [...pack.columns].sort((a, b) => Number(b.column === EXISTENCE) - Number(a.column === EXISTENCE));
    for (const group of columns) {
      for (let i = 0; i < group.stamps.length; i++) {
        const row = pack.rows[group.rows[i] ?? 0] ?? '';
        const author = pack.authors[group.authors[i] ?? 0] ?? '';
        write(from, row, group.column, group.stamps[i] ?? 0, blockValue(group.values, i), author);
      }
    }
  }

  return {
    tables,
    write,
    addPage,
    addPack,
    settle,
    settleColumns,
    setMissing(slots) {
      missing = slots;
    },
    register(row, column) {
      const place = tables.find(row);
      if (place === undefined) {
        return waitingRegister(row, column);
      }
      const {stamp, author} = marksOf(place.table).get(column, place.index);
      const table = tables.at(place.table);
      if (column !== EXISTENCE) return {stamp, author, value: table.get(place.index, asId<ColumnId>(column))};
      return {stamp, author, value: table.isLive(place.index) ? table.sheet : null};
    },
    homeOf(row) {
      const place = tables.find(row);
      return place && homeAt(place);
    },
    begin() {
      collector = createCollector();
    },
    end() {
      const changes = collector?.finish() ?? [];
      collector = null;
      return changes;
    },
  };
}

function isExistence(value: CellValue): value is string | null {
  return value === null || typeof value === 'string';
}

function beats(stamp: number, author: string, value: CellValue, mark: Mark, held: CellValue): boolean {
  if (stamp !== mark.stamp) return stamp > mark.stamp;
  return compareWrites({stamp, author, value}, {stamp, author: mark.author, value: held}) > 0;
}

/** Every cell of a page's column with its mark. */
function eachCell(column: PageColumn, visit: (position: number, value: CellValue, mark: Mark) => void): void {
  let next = 0;
  const count = blockLength(column.block);
  for (let i = 0; i < count; i++) {
    const stamped = column.stamped[next];
    const mark = stamped?.position === i ? stamped : IMPORTED;
    if (mark !== IMPORTED) next++;
    visit(i, blockValue(column.block, i), mark);
  }
}

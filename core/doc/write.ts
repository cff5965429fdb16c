/**
 * From a command to the writes it means: which registers, in which documents, and what undo needs to take them back.
 * Nothing is written here (`workbook.ts` commits a plan, one transaction a document), so a command that turns out wrong
 * half-way has done nothing.
 */
import type {AppError} from '../base/app-error.ts';
import type {ColumnId, LevelId, PortfolioId, RowId, SheetId} from '../base/ids.ts';
import {asId} from '../base/ids.ts';
import {err, ok, type Result} from '../base/result.ts';
import type {CellValue} from '../schema/cell.ts';
import type {Column} from '../schema/column.ts';
import type {Sheet} from '../schema/sheet.ts';
import {slotParts} from '../table/row-directory.ts';
import {checkValue} from './check-value.ts';
import type {CellWrite, Command, RowBlock} from './command.ts';
import {EXISTENCE, ORDINARY_LEVEL} from './layout.ts';
import {PAGE_ROWS, type PageCells, type PageRows} from './page.ts';
import type {Reader} from './read.ts';
import type {Held, UndoItem} from './undo-types.ts';

/** What a command is judged against. */
export interface WriteContext {
  readonly reader: Reader;
  sheet(sheet: SheetId): Sheet | undefined;
  /** Where a new row goes that belongs to nobody's portfolio yet. */
  readonly portfolio: PortfolioId;
  /** A row that is already there makes the insert a no-op (clips may be delivered twice). */
  readonly once: boolean;
  /** An import of more cells becomes pages. */
  readonly segmentCells: number;
}

/** A register to write; stamp and author follow at commit. */
export interface PlannedWrite {
  readonly portfolio: PortfolioId;
  readonly level: LevelId;
  readonly row: RowId;
  readonly column: ColumnId;
  readonly value: CellValue;
}

/** Pages to store, and the document that will refer to them. */
export interface PlannedPages {
  readonly portfolio: PortfolioId;
  readonly level: LevelId;
  readonly slot: string;
  readonly pages: readonly PageCells[];
}

/** A register's undo record without the stamp that it is going to get. */
export interface PlannedItem {
  readonly sheet: SheetId;
  readonly row: RowId;
  readonly column: ColumnId;
  readonly before: Held;
  readonly value: CellValue;
  /** A cell of a row that this command makes: taking the row back is enough. */
  readonly covered: boolean;
}

export interface Plan {
  /** Rows that are made, in the command's order. */
  readonly rows: RowId[];
  readonly writes: PlannedWrite[];
  readonly pages: PlannedPages[];
  /** Undo records, one for each of `writes`. */
  readonly items: PlannedItem[];
  /** Undo records of `pages`, complete: imported values have stamp 0. */
  readonly blocks: UndoItem[];
}

type RowsCommand = Extract<Command, {kind: 'write' | 'import'}>;

export const NOTHING: Held = {stamp: 0, author: '', value: null};
const EXISTENCE_COLUMN = asId<ColumnId>(EXISTENCE);
const ORDINARY = ORDINARY_LEVEL;

/** Plans a command that touches rows. Errors: `sheet-missing`, `row-missing`, and those of `checkValue`. */
export function planRows(command: RowsCommand, context: WriteContext): Result<Plan, AppError> {
  const planner = createPlanner(context);
  if (command.kind === 'write') {
    for (const {sheet, row, cells} of command.inserts) planner.insert(sheet, row, cells);
    for (const {sheet, row} of command.restores) planner.exist(sheet, row, true);
    for (const cell of command.cells) planner.cell(cell);
    for (const {sheet, row} of command.deletes) planner.exist(sheet, row, false);
  } else {
    const cells = command.blocks.reduce((sum, block) => sum + block.rows.length * Object.keys(block.columns).length, 0);
    for (const block of command.blocks) planner.block(block, cells > context.segmentCells);
    for (const cell of command.then) planner.cell(cell);
  }
  return planner.finish();
}

interface Planner {
  insert(sheet: SheetId, row: RowId, cells: Readonly<Record<string, CellValue>>): void;
  exist(sheet: SheetId, row: RowId, exists: boolean): void;
  cell(write: CellWrite): void;
  block(block: RowBlock, asPages: boolean): void;
  finish(): Result<Plan, AppError>;
}

/** Collects a plan; the first error stops it and wins. One closure, because every part must see what the others planned. */
function createPlanner({reader, sheet: sheetOf, portfolio: newHome, once}: WriteContext): Planner {
  const plan: Plan = {rows: [], writes: [], pages: [], items: [], blocks: []};
  // What this command itself has made or written: later parts must see it.
  const made = new Map<RowId, SheetId>();
  const written = new Map<string, number>();
  const columns = new Map<string, Column>();
  let failure: AppError | null = null;

  function fail(error: AppError): undefined {
    failure ??= error;
    return undefined;
  }

  function columnOf(sheet: SheetId, name: string): Column | undefined {
    const key = `${sheet}/${name}`;
    const known = columns.get(key);
    if (known) return known;
    const home = sheetOf(sheet);
    if (home === undefined) return fail({kind: 'sheet-missing', sheet});
    const found = home.columns.find(column => column.id === name);
    if (found === undefined) return fail({kind: 'unexpected', detail: `sheet ${sheet} has no column ${name}`});
    columns.set(key, found);
    return found;
  }

  function put(sheet: SheetId, row: RowId, column: ColumnId, level: LevelId, value: CellValue): void {
    const register = reader.register(row, column);
    if (value === (register?.value ?? null) && !written.has(`${row}/${column}`)) return;
    const portfolio = reader.homeOf(row) ?? newHome;
    const at = written.get(`${row}/${column}`);
    if (at !== undefined) {
      // Two writes of one command to one register would tie; the last one said is meant.
      const first = plan.items[at];
      plan.writes[at] = {portfolio, level, row, column, value};
      if (first !== undefined) plan.items[at] = {...first, value};
      return;
    }
    written.set(`${row}/${column}`, plan.writes.length);
    plan.writes.push({portfolio, level, row, column, value});
    const covered = column !== EXISTENCE_COLUMN && made.has(row) && reader.tables.find(row) === undefined;
    plan.items.push({sheet, row, column, before: register ?? NOTHING, value, covered});
  }

  function cell({sheet, row, column: name, value: input}: CellWrite): void {
    const column = columnOf(sheet, name);
    if (column === undefined) return;
    if (!isThere(sheet, row)) {
      fail({kind: 'row-missing', row});
      return;
    }
    const value = checkValue(column, input);
    if (value.ok) put(sheet, row, column.id, column.level, value.value);
    else fail(value.error);
  }

  function isThere(sheet: SheetId, row: RowId): boolean {
    return made.get(row) === sheet || reader.register(row, EXISTENCE)?.value === sheet;
  }

  function exist(sheet: SheetId, row: RowId, exists: boolean): void {
    const place = reader.tables.find(row);
    const known = place !== undefined && reader.tables.at(place.table).sheet === sheet;
    if (!known && made.get(row) !== sheet) {
      fail({kind: 'row-missing', row});
      return;
    }
    if (exists) made.set(row, sheet);
    put(sheet, row, EXISTENCE_COLUMN, ORDINARY, exists ? sheet : null);
  }

  function insert(sheet: SheetId, row: RowId, cells: Readonly<Record<string, CellValue>>): void {
    if (sheetOf(sheet) === undefined) {
      fail({kind: 'sheet-missing', sheet});
      return;
    }
    const known = reader.tables.find(row) !== undefined;
    if (once && known) return;
    if (!known && !made.has(row)) plan.rows.push(row);
    made.set(row, sheet);
    put(sheet, row, EXISTENCE_COLUMN, ORDINARY, sheet);
    for (const [column, value] of Object.entries(cells)) {
      if (value !== null || known) cell({sheet, row, column: asId<ColumnId>(column), value});
    }
  }

  // ── blocks ─────────────────────────────────────────────────────────────────────────────────────────────────────

  function block(rows: RowBlock, asPages: boolean): void {
    if (failure !== null || rows.rows.length === 0) return;
    if (sheetOf(rows.sheet) === undefined) {
      fail({kind: 'sheet-missing', sheet: rows.sheet});
      return;
    }
    const known = rows.rows.some(row => reader.tables.find(row) !== undefined || made.has(row));
    // Pages hold stamp 0, which never wins over what is there: rows that are known already get stamped writes.
    if (asPages && !known) pages(rows);
    else rowByRow(rows);
  }

  function rowByRow({sheet, rows, columns: cells}: RowBlock): void {
    const names = Object.keys(cells);
    for (const [i, row] of rows.entries()) {
      insert(sheet, row, Object.fromEntries(names.map(name => [name, cells[name]?.[i] ?? null])));
      if (failure !== null) return;
    }
  }

  function pages({sheet, rows, columns: cells}: RowBlock): void {
    const byLevel = new Map<LevelId, {id: ColumnId; values: CellValue[]}[]>([[ORDINARY, []]]);
    for (const [name, inputs] of Object.entries(cells)) {
      const column = columnOf(sheet, name);
      if (column === undefined) return;
      const values = checkedColumn(column, inputs, rows.length);
      if (!values.ok) {
        fail(values.error);
        return;
      }
      if (values.value.every(value => value === null)) continue;
      const group = byLevel.get(column.level) ?? [];
      group.push({id: column.id, values: values.value});
      byLevel.set(column.level, group);
    }
    const parts = rowParts(rows);
    for (const [level, columns] of byLevel) {
      for (const part of parts) plan.pages.push(pagesOf(newHome, level, sheet, part, columns));
    }
    for (const part of parts) {
      for (const rows of importedRows(sheet, part.rows)) plan.blocks.push(rows);
    }
    // One by one: half a million rows are too many to spread into arguments.
    for (const row of rows) {
      made.set(row, sheet);
      plan.rows.push(row);
    }
  }

  return {
    insert,
    exist,
    cell,
    block,
    finish: () => (failure === null ? ok(plan) : err(failure)),
  };
}

function checkedColumn(column: Column, inputs: readonly CellValue[], length: number): Result<CellValue[], AppError> {
  const values: CellValue[] = [];
  for (let i = 0; i < length; i++) {
    const value = checkValue(column, inputs[i]);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return ok(values);
}

/** Rows of a block that make pages together: `from … to` of the block's lists. */
interface RowPart {
  readonly from: number;
  readonly to: number;
  readonly rows: PageRows;
}

/** Runs shorter than this on average are not worth a page each. */
const SHORT_RUN = 64;

/** The block's rows as runs of one slot each, or as one list where ids are not a slot's. */
function rowParts(rows: readonly RowId[]): readonly RowPart[] {
  const parts: RowPart[] = [];
  const asList: RowPart = {from: 0, to: rows.length, rows: {kind: 'list', ids: rows}};
  let from = 0;
  while (from < rows.length) {
    const start = slotParts(rows[from] ?? '');
    if (start === undefined || parts.length > rows.length / SHORT_RUN) return [asList];
    let to = from + 1;
    while (to < rows.length && follows(rows[to], start.slot, start.index + to - from)) to++;
    parts.push({from, to, rows: {kind: 'slot', slot: start.slot, first: start.index, count: to - from}});
    from = to;
  }
  return parts;
}

function follows(row: RowId | undefined, slot: string, index: number): boolean {
  const parts = slotParts(row ?? '');
  return parts !== undefined && parts.slot === slot && parts.index === index;
}

function pagesOf(
  portfolio: PortfolioId,
  level: LevelId,
  sheet: SheetId,
  part: RowPart,
  columns: readonly {readonly id: ColumnId; readonly values: readonly CellValue[]}[],
): PlannedPages {
  const pages: PageCells[] = [];
  for (let from = part.from; from < part.to; from += PAGE_ROWS) {
    const to = Math.min(from + PAGE_ROWS, part.to);
    const existence = {id: EXISTENCE, values: Array.from({length: to - from}, () => sheet), stamped: []};
    const cells = columns.map(({id, values}) => ({id, values: values.slice(from, to), stamped: []}));
    pages.push({
      sheet,
      rows: sliceRows(part.rows, from - part.from, to - part.from),
      columns: level === ORDINARY ? [existence, ...cells] : cells,
    });
  }
  return {portfolio, level, slot: part.rows.kind === 'slot' ? part.rows.slot : '', pages};
}

function sliceRows(rows: PageRows, from: number, to: number): PageRows {
  if (rows.kind === 'list') return {kind: 'list', ids: rows.ids.slice(from, to)};
  return {...rows, first: rows.first + from, count: to - from};
}

/** Undo records of imported rows: one for a slot's run, one each for rows with ids of their own. */
function importedRows(sheet: SheetId, rows: PageRows): readonly UndoItem[] {
  const after: Held = {stamp: 0, author: '', value: sheet};
  if (rows.kind === 'slot') {
    return [{kind: 'block', sheet, slot: rows.slot, first: rows.first, count: rows.count, before: NOTHING, after}];
  }
  return rows.ids.map(row => ({kind: 'register', sheet, row, column: EXISTENCE_COLUMN, before: NOTHING, after}));
}

/**
 * Tidying before a fold: few large packs instead of many, and pages instead of packs that say much about few rows. It
 * reads immutable segments only and writes new ones, so it runs beside everything else; the fold then lists the results
 * in the place of what they are the join of. Every stamp is kept, so nothing that anybody sees changes (S4).
 *
 * - Packs are merged; writes that were overwritten before `forgetBefore` are dropped (the workbook's retention).
 * - Pages of which more than a tenth was overwritten are written anew, with stamped cells.
 * - Rows that were typed by hand get pages that keep their ids.
 * - Packs that say nothing any more that pages do not say stay as `history`: not read at opening.
 */
import {asId, type RowId, type SheetId} from '../base/ids.ts';
import type {CellValue} from '../schema/cell.ts';
import {blockValue} from '../table/column-block.ts';
import {slotParts, slotRowId} from '../table/row-directory.ts';
import {ANY_ROWS, EXISTENCE, type RegisterWrite, type SegmentRef} from './layout.ts';
import {packWrites, type UnknownEntry} from './pack.ts';
import {PAGE_ROWS, type Page, type PageCells, type PageColumn, pageLength, type StampedCell} from './page.ts';
import {type BuiltSegment, buildPackSegment, buildPagesSegment, openSegment, SEGMENT_PAGES} from './segment.ts';
import {compareWrites} from './stamp.ts';

/** When it is worth it. */
export interface TidyLimits {
  /** Packs read at opening that are merged into one. */
  readonly packs: number;
  /** Registers in packs above which pages are written. */
  readonly registers: number;
  /** Share of a segment's cells that must have been overwritten for it to be written anew, 0–1. */
  readonly overwritten: number;
  /** Rows typed by hand in one sheet that make pages. */
  readonly typedRows: number;
}

export const TIDY_LIMITS: TidyLimits = {packs: 8, registers: 40_000, overwritten: 0.1, typedRows: 2_048};

export interface TidyInput {
  readonly refs: readonly SegmentRef[];
  readonly segments: ReadonlyMap<string, Uint8Array>;
  /** Sheet of a row, where the existence register is in another level's document or says only that it is deleted. */
  sheetOf(row: RowId): SheetId | undefined;
  /** Overwritten writes with a smaller stamp are dropped from merged packs. */
  readonly forgetBefore: number;
}

/** Gives each new segment as soon as it is built, so that other work gets its turn between two; ends with the references that replace the old ones. */
export type Tidying = Generator<BuiltSegment, readonly SegmentRef[] | null>;

type Registers = ReadonlyMap<string, ReadonlyMap<string, RegisterWrite>>;

/** Ends with `null` when there is nothing worth doing, or when a segment is missing or of a newer version (R9). */
export function* tidy(input: TidyInput, limits: TidyLimits = TIDY_LIMITS): Tidying {
  const packs = input.refs.filter(isLivePack);
  const writes: RegisterWrite[] = [];
  const unknown: UnknownEntry[] = [];
  for (const {hash} of packs) {
    const bytes = input.segments.get(hash);
    const contents = bytes && openSegment(bytes);
    if (contents?.kind !== 'pack') return null;
    writes.push(...packWrites(contents.pack));
    unknown.push(...contents.pack.unknown);
  }
  const winners = joined(writes);
  const registers = [...winners.values()].reduce((sum, row) => sum + row.size, 0);
  if (registers >= limits.registers) return yield* settle(input, limits, {packs, writes, unknown, winners});
  if (packs.length < limits.packs) return null;
  const pack = buildPackSegment({writes: remembered(writes, winners, input.forgetBefore), unknown}, {history: false});
  yield pack;
  return [...input.refs.filter(ref => !packs.includes(ref)), pack.ref];
}

function isLivePack(ref: SegmentRef): boolean {
  return ref.slot === ANY_ROWS && ref.rows === undefined && ref.history !== true;
}

/** The greatest write of each register, by row and column. */
function joined(writes: readonly RegisterWrite[]): Registers {
  const rows = new Map<string, Map<string, RegisterWrite>>();
  for (const write of writes) {
    let row = rows.get(write.row);
    if (row === undefined) rows.set(write.row, (row = new Map()));
    const held = row.get(write.column);
    if (held === undefined || compareWrites(write, held) > 0) row.set(write.column, write);
  }
  return rows;
}

function remembered(writes: readonly RegisterWrite[], winners: Registers, before: number): readonly RegisterWrite[] {
  const births = birthsOf(writes, winners);
  return writes.filter(
    write =>
      write.stamp >= before || winners.get(write.row)?.get(write.column) === write || births.get(write.row) === write,
  );
}

/** For rows that are deleted, the last write that said which sheet they are of: without it they could not be listed. */
function birthsOf(writes: readonly RegisterWrite[], winners: Registers): ReadonlyMap<string, RegisterWrite> {
  const births = new Map<string, RegisterWrite>();
  for (const write of writes) {
    if (write.column !== EXISTENCE || write.value === null || winners.get(write.row)?.get(EXISTENCE)?.value !== null) {
      continue;
    }
    const held = births.get(write.row);
    if (held === undefined || compareWrites(write, held) > 0) births.set(write.row, write);
  }
  return births;
}

// ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A segment of pages, opened, with the writes that speak of its rows. */
interface Touched {
  readonly ref: SegmentRef;
  readonly pages: readonly Page[];
  readonly rows: Map<string, ReadonlyMap<string, RegisterWrite>>;
}

/** What the packs read at opening say. */
interface Packed {
  readonly packs: readonly SegmentRef[];
  readonly writes: readonly RegisterWrite[];
  readonly unknown: readonly UnknownEntry[];
  readonly winners: Registers;
}

function* settle(input: TidyInput, limits: TidyLimits, {packs, writes, unknown, winners}: Packed): Tidying {
  const touched = openTouched(input, limits, winners);
  if (touched === null) return null;
  const worn = touched.filter(each => isWorn(each, limits));
  const typed = typedRows(input, winners, new Set(touched.flatMap(each => [...each.rows.keys()])), limits);
  const settled = new Set([...worn.flatMap(each => [...each.rows.keys()]), ...typed.flatMap(each => each.rows)]);
  if (settled.size === 0 && packs.length < limits.packs) return null;

  const made: SegmentRef[] = [];
  for (const segment of newPages(worn, typed, winners)) {
    made.push(segment.ref);
    yield segment;
  }
  const history = buildPackSegment(
    {writes: remembered(writes, winners, input.forgetBefore), unknown: []},
    {history: true},
  );
  yield history;
  const births = birthsOf(writes, winners);
  const left = [...winners].flatMap(([row, registers]) => {
    const birth = births.get(row);
    return settled.has(row) ? [] : [...(birth === undefined ? [] : [birth]), ...registers.values()];
  });
  const rest = left.length + unknown.length > 0 ? [buildPackSegment({writes: left, unknown}, {history: false})] : [];
  yield* rest;
  const gone = new Set([...packs, ...worn.map(each => each.ref)]);
  return [...input.refs.filter(ref => !gone.has(ref)), ...made, history.ref, ...rest.map(each => each.ref)];
}

function* newPages(worn: readonly Touched[], typed: readonly TypedRows[], winners: Registers): Generator<BuiltSegment> {
  for (const {ref, pages, rows} of worn)
    yield buildPagesSegment(
      ref.slot,
      pages.map(page => rewrite(page, rows)),
    );
  for (const {sheet, rows} of typed) yield* typedSegments(sheet, rows, winners);
}

/**
 * Segments of pages that the writes speak of. Those of a slot tell by their reference whether they can be worn, and are
 * opened only then; of pages that keep ids only a look inside tells whose rows they have.
 */
function openTouched(input: TidyInput, limits: TidyLimits, winners: Registers): Touched[] | null {
  const bySlot = new Map<string, Map<number, number>>();
  for (const [row, registers] of winners) {
    const parts = slotParts(row);
    if (parts === undefined) continue;
    const indexes = bySlot.get(parts.slot) ?? new Map<number, number>();
    bySlot.set(parts.slot, indexes.set(parts.index, registers.size));
  }
  const touched: Touched[] = [];
  for (const ref of input.refs) {
    if (ref.rows === undefined || ref.history === true || !mayBeWorn(ref, limits, bySlot)) continue;
    const bytes = input.segments.get(ref.hash);
    const contents = bytes && openSegment(bytes);
    if (contents?.kind !== 'pages') return null;
    const rows = new Map<string, ReadonlyMap<string, RegisterWrite>>();
    for (const page of contents.pages) {
      for (const row of pageRowIds(page)) {
        const registers = winners.get(row);
        if (registers !== undefined) rows.set(row, registers);
      }
    }
    if (rows.size > 0) touched.push({ref, pages: contents.pages, rows});
  }
  return touched;
}

function mayBeWorn(
  {slot, first, rows = 0, cells = 0}: SegmentRef,
  limits: TidyLimits,
  bySlot: ReadonlyMap<string, ReadonlyMap<number, number>>,
): boolean {
  if (first === undefined) return true;
  let overwritten = 0;
  for (const [index, registers] of bySlot.get(slot) ?? []) {
    if (index >= first && index < first + rows) overwritten += registers;
  }
  return overwritten > cells * limits.overwritten;
}

function isWorn({pages, rows}: Touched, limits: TidyLimits): boolean {
  const cells = pages.reduce((sum, page) => sum + pageLength(page.rows) * page.columns.length, 0);
  const overwritten = [...rows.values()].reduce((sum, registers) => sum + registers.size, 0);
  return overwritten > cells * limits.overwritten;
}

function pageRowIds({rows}: Page): readonly string[] {
  if (rows.kind === 'list') return rows.ids;
  return Array.from({length: rows.count}, (_, i) => slotRowId(rows.slot, rows.first + i));
}

/** The page joined with the writes to its rows. */
function rewrite(page: Page, rows: Registers): PageCells {
  const ids = pageRowIds(page);
  const fresh = new Set(ids.flatMap(id => [...(rows.get(id)?.keys() ?? [])]));
  for (const column of page.columns) fresh.delete(column.id);
  const empty = [...fresh].sort().map(id => ({
    id,
    block: {kind: 'constant', count: ids.length, value: null} as const,
    stamped: [],
  }));
  return {
    sheet: page.sheet,
    rows: page.rows,
    columns: [...page.columns, ...empty].map(column => rewriteColumn(column, ids, rows)),
  };
}

function rewriteColumn(column: PageColumn, ids: readonly string[], rows: Registers): PageCells['columns'][number] {
  const values: CellValue[] = [];
  const stamped: StampedCell[] = [];
  const held = new Map(column.stamped.map(cell => [cell.position, cell]));
  for (const [position, id] of ids.entries()) {
    const value = blockValue(column.block, position);
    const own = held.get(position);
    const write = rows.get(id)?.get(column.id);
    const wins =
      write !== undefined && compareWrites(write, {stamp: own?.stamp ?? 0, author: own?.author ?? '', value}) > 0;
    values.push(wins ? write.value : value);
    if (wins) stamped.push({position, stamp: write.stamp, author: write.author});
    else if (own !== undefined) stamped.push(own);
  }
  return {id: column.id, values, stamped};
}

// ── rows typed by hand ───────────────────────────────────────────────────────────────────────────────────────────

interface TypedRows {
  readonly sheet: SheetId;
  /** In the order in which they were entered. */
  readonly rows: readonly string[];
}

function typedRows(
  input: TidyInput,
  winners: Registers,
  inPages: ReadonlySet<string>,
  limits: TidyLimits,
): readonly TypedRows[] {
  const sheets = new Map<SheetId, string[]>();
  for (const [row, registers] of winners) {
    if (inPages.has(row) || isInSlotPages(row, input.refs)) continue;
    const existence = registers.get(EXISTENCE)?.value;
    const sheet = typeof existence === 'string' ? asId<SheetId>(existence) : input.sheetOf(asId<RowId>(row));
    if (sheet !== undefined) append(sheets, sheet, row);
  }
  return [...sheets]
    .filter(([, rows]) => rows.length >= limits.typedRows)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([sheet, rows]) => ({sheet, rows}));
}

/** Whether an imported row lies in a segment of its slot, which need not have been opened. */
function isInSlotPages(row: string, refs: readonly SegmentRef[]): boolean {
  const parts = slotParts(row);
  if (parts === undefined) return false;
  return refs.some(
    ({slot, first = 0, rows = 0}) => slot === parts.slot && parts.index >= first && parts.index < first + rows,
  );
}

function* typedSegments(sheet: SheetId, rows: readonly string[], winners: Registers): Generator<BuiltSegment> {
  const step = PAGE_ROWS * SEGMENT_PAGES;
  for (let from = 0; from < rows.length; from += step) {
    const pages: PageCells[] = [];
    for (let at = from; at < Math.min(from + step, rows.length); at += PAGE_ROWS) {
      const ids = rows.slice(at, at + PAGE_ROWS).map(asId<RowId>);
      pages.push(rewrite({sheet, rows: {kind: 'list', ids}, columns: []}, winners));
    }
    yield buildPagesSegment(ANY_ROWS, pages);
  }
}

function append(lists: Map<SheetId, string[]>, sheet: SheetId, row: string): void {
  const list = lists.get(sheet);
  if (list === undefined) lists.set(sheet, [row]);
  else list.push(row);
}

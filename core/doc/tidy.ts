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

export interface Tidied {
  /** What the next document refers to instead. */
  readonly refs: readonly SegmentRef[];
  readonly built: readonly BuiltSegment[];
}

type Registers = ReadonlyMap<string, ReadonlyMap<string, RegisterWrite>>;

/** `null` when there is nothing worth doing, or when a segment is missing or of a newer version (R9). */
export function tidy(input: TidyInput, limits: TidyLimits = TIDY_LIMITS): Tidied | null {
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
  if (registers >= limits.registers) return settle(input, limits, packs, writes, unknown, winners);
  if (packs.length < limits.packs) return null;
  const pack = buildPackSegment({writes: remembered(writes, winners, input.forgetBefore), unknown}, {history: false});
  return {refs: [...input.refs.filter(ref => !packs.includes(ref)), pack.ref], built: [pack]};
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
  return writes.filter(write => write.stamp >= before || winners.get(write.row)?.get(write.column) === write);
}

// ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A segment of pages, opened, with the writes that speak of its rows. */
interface Touched {
  readonly ref: SegmentRef;
  readonly pages: readonly Page[];
  readonly rows: Map<string, ReadonlyMap<string, RegisterWrite>>;
}

function settle(
  input: TidyInput,
  limits: TidyLimits,
  packs: readonly SegmentRef[],
  writes: readonly RegisterWrite[],
  unknown: readonly UnknownEntry[],
  winners: Registers,
): Tidied | null {
  const touched = openTouched(input, winners);
  if (touched === null) return null;
  const inPages = new Set(touched.flatMap(each => [...each.rows.keys()]));
  const rewritten = touched.filter(each => isWorn(each, limits));
  const typed = typedRows(input, winners, inPages, limits);
  const settled = new Set([...rewritten.flatMap(each => [...each.rows.keys()]), ...typed.flatMap(each => each.rows)]);
  if (settled.size === 0 && packs.length < limits.packs) return null;

  const built = [
    ...rewritten.map(({ref, pages, rows}) =>
      buildPagesSegment(
        ref.slot,
        pages.map(page => rewrite(page, rows)),
      ),
    ),
    ...typed.flatMap(({sheet, rows}) => typedSegments(sheet, rows, winners)),
  ];
  const left = [...winners].flatMap(([row, registers]) => (settled.has(row) ? [] : [...registers.values()]));
  const history = buildPackSegment(
    {writes: remembered(writes, winners, input.forgetBefore), unknown: []},
    {history: true},
  );
  const rest = left.length + unknown.length > 0 ? [buildPackSegment({writes: left, unknown}, {history: false})] : [];
  const gone = new Set([...packs, ...rewritten.map(each => each.ref)]);
  const all = [...built, history, ...rest];
  return {refs: [...input.refs.filter(ref => !gone.has(ref)), ...all.map(each => each.ref)], built: all};
}

/** Every segment of pages whose rows the writes speak of. A page that keeps ids has to be opened to know. */
function openTouched(input: TidyInput, winners: Registers): Touched[] | null {
  const bySlot = new Map<string, Set<number>>();
  for (const row of winners.keys()) {
    const parts = slotParts(row);
    if (parts !== undefined) bySlot.set(parts.slot, (bySlot.get(parts.slot) ?? new Set()).add(parts.index));
  }
  const touched: Touched[] = [];
  for (const ref of input.refs) {
    if (ref.rows === undefined || ref.history === true || !mayTouch(ref, bySlot)) continue;
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

function mayTouch(ref: SegmentRef, bySlot: ReadonlyMap<string, ReadonlySet<number>>): boolean {
  const {first, rows = 0} = ref;
  if (first === undefined) return true;
  for (const index of bySlot.get(ref.slot) ?? []) if (index >= first && index < first + rows) return true;
  return false;
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
    if (inPages.has(row)) continue;
    const existence = registers.get(EXISTENCE)?.value;
    const sheet = typeof existence === 'string' ? asId<SheetId>(existence) : input.sheetOf(asId<RowId>(row));
    if (sheet !== undefined) append(sheets, sheet, row);
  }
  return [...sheets]
    .filter(([, rows]) => rows.length >= limits.typedRows)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([sheet, rows]) => ({sheet, rows}));
}

function typedSegments(sheet: SheetId, rows: readonly string[], winners: Registers): readonly BuiltSegment[] {
  const pages: PageCells[] = [];
  for (let from = 0; from < rows.length; from += PAGE_ROWS) {
    const ids = rows.slice(from, from + PAGE_ROWS).map(asId<RowId>);
    pages.push(rewrite({sheet, rows: {kind: 'list', ids}, columns: []}, winners));
  }
  const segments: BuiltSegment[] = [];
  for (let from = 0; from < pages.length; from += SEGMENT_PAGES) {
    segments.push(buildPagesSegment(ANY_ROWS, pages.slice(from, from + SEGMENT_PAGES)));
  }
  return segments;
}

function append(lists: Map<SheetId, string[]>, sheet: SheetId, row: string): void {
  const list = lists.get(sheet);
  if (list === undefined) lists.set(sheet, [row]);
  else list.push(row);
}

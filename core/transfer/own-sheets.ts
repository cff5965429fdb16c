/**
 * Sheets that Watchbook exported, coming back: each row finds itself by the row id that the export wrote, each cell is
 * compared with what the export would write now, and only what differs is written. Rows without a known id are new.
 * A blank cell never erases.
 */

import {asId, type ColumnId, type RowId, type SheetId} from '../base/ids.ts';
import {fen, fenToPlain} from '../base/money.ts';
import {err, ok, type Result} from '../base/result.ts';
import {matchKey, type Words} from '../base/text.ts';
import type {CellValue} from '../schema/cell.ts';
import {cellSource, parseCellText} from '../schema/cell-text.ts';
import type {Column} from '../schema/column.ts';
import type {Sheet} from '../schema/sheet.ts';
import {type ColumnSources, linkLabel} from '../table/arrange/column.ts';
import {readAmountNumber} from './amounts.ts';
import {forLive} from './draft.ts';
import {cellText, type FileSheet, isBlankRow, type RawCell} from './file-sheets.ts';
import type {PlanContext} from './outcome.ts';
import type {OwnSheet} from './sniff.ts';

/** Longest text that a cell of a workbook may hold; the export cuts there. */
export const MAX_CELL_TEXT = 32_767;
const CHUNK = 2048;

export interface OwnSheets {
  /** Plans one exported sheet. True = cancelled. */
  plan(sheet: FileSheet, own: OwnSheet): Promise<boolean>;
}

const NOT_FOUND: Words = {zh: '没有这一行', en: 'no such row'};

/** A planner for all exported sheets of a file; plan those first that others link to. */
export function createOwnSheets(ctx: PlanContext, sheets: readonly Sheet[]): OwnSheets {
  const byId = new Map(sheets.map(sheet => [sheet.id as string, sheet] as const));
  const sources: ColumnSources = {tables: ctx.tables, sheet: id => byId.get(id), computed: () => null};
  /** Row ids of the file that became rows of their own here. */
  const renamed = new Map<string, RowId>();
  /** Label → row by target sheet; null = several rows are called so. */
  const labels = new Map<string, Map<string, RowId | null>>();

  function labelsOf(target: string): Map<string, RowId | null> {
    const known = labels.get(target);
    if (known !== undefined) return known;
    const map = new Map<string, RowId | null>();
    labels.set(target, map);
    const label = linkLabel(asId<SheetId>(target), sources);
    const table = ctx.tables.table(asId<SheetId>(target));
    forLive(table, index => noteLabel(map, label(table.rowId(index)), table.rowId(index)));
    return map;
  }

  function findLink(target: string, text: string, customer: RowId | null): Result<RowId, Words> {
    if (text.startsWith('#')) {
      const id = text.slice(1);
      const row =
        renamed.get(id) ??
        (ctx.tables.table(asId<SheetId>(target)).indexOf(asId<RowId>(id)) < 0 ? undefined : asId<RowId>(id));
      if (row !== undefined) return ok(row);
    }
    const contact = target === 'contacts' && customer !== null ? ctx.draft.findContact(customer, text) : undefined;
    const row = contact ?? labelsOf(target).get(matchKey(text));
    return row === undefined || row === null ? err(NOT_FOUND) : ok(row);
  }

  /** The cell's value, `undefined` where it cannot be read. */
  function readValue(column: Column, raw: RawCell, customer: RowId | null): CellValue | undefined {
    if (typeof raw === 'number') {
      if (column.type !== 'money') return raw;
      const reading = readAmountNumber(raw);
      return reading.kind === 'amount' ? reading.fen : undefined;
    }
    if (typeof raw === 'boolean') return raw;
    if (raw === null) return null;
    if (typeof raw === 'object') return raw.kind === 'date' ? raw.day : undefined;
    const parsed = parseCellText(column, raw, {
      today: ctx.today,
      locale: ctx.locale,
      pinyin: null,
      link: (target, text) => findLink(target, text, customer),
    });
    return parsed.ok ? parsed.value : undefined;
  }

  return {
    async plan(sheet, own) {
      const described = byId.get(own.sheet);
      if (described === undefined) return false;
      const table = ctx.tables.table(described.id);
      const columns = columnsOf(sheet, own, described);
      const linkLabels = new Map(
        columns
          .filter(({column}) => column.type === 'link')
          .map(({column}) => [column.id, outLabel(column, sources)] as const),
      );
      const self: {readonly row: RowId; readonly fileRow: number}[] = [];
      for (let at = own.headerRow + 1; at < sheet.rows.length; at += 1) {
        if (at % CHUNK === 0 && (await ctx.pause(at))) return true;
        const cells = sheet.rows[at] ?? [];
        if (isBlankRow(cells)) continue;
        if (ctx.isSkipped(sheet.name, at)) {
          ctx.outcome(sheet.name, at, 'skipped');
          continue;
        }
        const id = cellText(cells[own.idColumn]).trim();
        const index = id === '' ? -1 : table.indexOf(asId<RowId>(id));
        if (index >= 0 && table.isLive(index)) {
          const changed = compareRow(asId<RowId>(id), cells, at);
          ctx.outcome(sheet.name, at, changed ? 'changed' : 'same');
          continue;
        }
        const made = newRow(cells, at);
        if (made === undefined) {
          ctx.outcome(sheet.name, at, 'bad');
          continue;
        }
        if (id !== '') renamed.set(id, made);
        noteLabel(labelsOf(own.sheet), String(ctx.draft.get(own.sheet, made, described.title) ?? ''), made);
        self.push({row: made, fileRow: at});
        ctx.outcome(sheet.name, at, 'new');
      }
      // Links within the sheet may point to rows further down; they are known only now.
      for (const {row, fileRow} of self) linkWithin(row, sheet.rows[fileRow] ?? []);
      return false;

      function compareRow(row: RowId, cells: readonly RawCell[], at: number): boolean {
        let changed = false;
        for (const {column, index} of columns) {
          const raw = cells[index] ?? null;
          if (raw === null) continue;
          const stored = ctx.draft.get(own.sheet, row, column.id);
          if (isAsExported(column, raw, stored)) continue;
          const customer = ctx.draft.get(own.sheet, row, 'customer');
          const value = readValue(column, raw, typeof customer === 'string' ? asId<RowId>(customer) : null);
          if (value === undefined) report(column, raw, at, index);
          else if (value !== null && ctx.draft.set(own.sheet, row, column.id, value)) changed = true;
        }
        return changed;
      }

      function isAsExported(column: Column, raw: RawCell, stored: CellValue): boolean {
        if (typeof raw !== 'string') return false;
        if (column.type === 'link')
          return raw === (typeof stored === 'string' ? linkLabels.get(column.id)?.(stored) : '');
        return raw === exportedText(column, stored, 'zh') || raw === exportedText(column, stored, 'en');
      }

      function newRow(cells: readonly RawCell[], at: number): RowId | undefined {
        const values: Record<string, CellValue> = {};
        let bad = false;
        for (const {column, index} of columns) {
          const raw = cells[index] ?? null;
          if (column.type === 'link' && column.target === own.sheet) continue;
          const customer = typeof values.customer === 'string' ? asId<RowId>(values.customer) : null;
          const value = readValue(column, raw, customer);
          if (value === undefined || (value === null && column.required)) {
            bad ||= column.required;
            report(column, raw, at, index);
          } else if (value !== null) values[column.id] = value;
        }
        return bad ? undefined : ctx.draft.add(own.sheet, values);
      }

      function linkWithin(row: RowId, cells: readonly RawCell[]): void {
        for (const {column, index} of columns) {
          const raw = cells[index] ?? null;
          if (column.type !== 'link' || column.target !== own.sheet || typeof raw !== 'string') continue;
          const found = findLink(own.sheet, raw, null);
          if (found.ok) ctx.draft.set(own.sheet, row, column.id, found.value);
        }
      }

      function report(column: Column, raw: RawCell, row: number, at: number): void {
        const kind = raw === null ? 'required-missing' : expected(column);
        const severity = column.required ? 'bad' : 'note';
        ctx.problems.add({kind, severity, sheet: sheet.name, row, column: at, input: cellText(raw)});
      }
    },
  };
}

function noteLabel(map: Map<string, RowId | null>, label: string, row: RowId): void {
  const key = matchKey(label);
  if (key !== '') map.set(key, map.has(key) ? null : row);
}

function expected(column: Column) {
  if (column.type === 'date') return 'date-expected';
  return column.type === 'money' || column.type === 'number' || column.type === 'percent'
    ? 'number-expected'
    : 'choice-unknown';
}

interface FileColumn {
  readonly column: Column;
  /** 0-based column of the file. */
  readonly index: number;
}

function columnsOf(sheet: FileSheet, own: OwnSheet, described: Sheet): readonly FileColumn[] {
  const headings = (sheet.rows[own.headerRow] ?? []).map(cellText);
  const taken = new Set<ColumnId>();
  const found: FileColumn[] = [];
  for (const [index, heading] of headings.entries()) {
    if (index === own.idColumn) continue;
    const column = described.columns.find(
      ({id, type, name}) => type !== 'computed' && !taken.has(id) && (name.zh === heading || name.en === heading),
    );
    if (column === undefined) continue;
    taken.add(column.id);
    found.push({column, index});
  }
  return found;
}

/** What a link is exported as: the row's title, or `#` and its id where the title is empty. */
export function outLabel(column: Column, sources: ColumnSources): (row: string) => string {
  const label = linkLabel(column.target, sources);
  return row => {
    const text = label(row);
    return text === '' || text === row ? `#${row}` : text.slice(0, MAX_CELL_TEXT);
  };
}

/** What a cell is exported as where it is written as text. */
export function exportedText(column: Column, value: CellValue, locale: 'zh' | 'en'): string {
  if (typeof value === 'number' && column.type === 'money') return fenToPlain(fen(value));
  return cellSource(column, value, locale).replace(/\r\n?/g, '\n').slice(0, MAX_CELL_TEXT);
}

/**
 * One file on its way into a workbook: read once, then sniffed, guessed and planned again with each answer.
 *
 * ```
 *   bytes ─► read ─► answers' cells ─► sniff (+ guess) ─► plan ─► summary ─► … answer … ─► commit: one command
 * ```
 */
import type {AppError} from '../base/app-error.ts';
import type {Month} from '../base/calendar-date.ts';
import {type BatchId, randomId} from '../base/ids.ts';
import {err, ok, type Result} from '../base/result.ts';
import {builtInSheets} from '../catalog/built-in-sheets.ts';
import type {Tables} from '../table/table.ts';
import {commitPlan} from './commit.ts';
import {drawSlots} from './draft.ts';
import {type FileSheet, type FileSheets, parseCellName, type RawCell} from './file-sheets.ts';
import type {
  DateOrder,
  DuplicateChoice,
  ImportAnswer,
  ImportDeps,
  ImportSession,
  ImportSummary,
  Layout,
} from './import-types.ts';
import type {PaperRow} from './paper-rows.ts';
import {type Plan, planFile} from './plan.ts';
import {readFile} from './read.ts';
import {recallColumns, remember, sourceKey} from './remembered.ts';
import {type SheetAnswers, type SniffedSheet, sniffSheets} from './sniff.ts';
import {summarise} from './summary.ts';

/** A session that can also tell what the paper tables said, row by row; for scores and tests. */
export interface OpenImport extends ImportSession {
  paperRows(): readonly PaperRow[];
}

/** Everything a person has answered so far. */
interface Answers {
  month: Month | null;
  dateOrder: DateOrder | null;
  encoding: string | undefined;
  readonly layouts: Map<number, Layout>;
  readonly headerRows: Map<number, number | null>;
  readonly columns: Map<number, Map<number, string | null>>;
  readonly duplicates: Map<string, DuplicateChoice>;
  readonly cells: Map<string, Map<string, string>>;
  readonly skipped: Set<string>;
}

interface State {
  readonly file: FileSheets;
  readonly sheets: readonly SniffedSheet[];
  readonly plan: Plan;
  readonly summary: ImportSummary;
}

/**
 * Reads a file and plans its import into the workbook of `tables` (read only).
 * Errors: those of `readFile`, and `import-cancelled`.
 */
export async function createImport(
  bytes: Uint8Array,
  fileName: string,
  tables: Tables,
  deps: ImportDeps,
): Promise<Result<OpenImport, AppError>> {
  const batch = randomId<BatchId>(deps.random);
  const slots = drawSlots(deps.random);
  const answers: Answers = {
    month: null,
    dateOrder: null,
    encoding: undefined,
    layouts: new Map(),
    headerRows: new Map(),
    columns: new Map(),
    duplicates: new Map(),
    cells: new Map(),
    skipped: new Set(),
  };
  const isCancelled = async () => (await deps.cancelled?.()) ?? false;

  async function read(): Promise<Result<FileSheets, AppError>> {
    deps.progress?.('reading', 0, null);
    const choices = answers.encoding === undefined ? {} : {encoding: answers.encoding};
    return deps.read ? deps.read(bytes, fileName, choices) : readFile(bytes, fileName, deps.decode, choices);
  }

  const sniff = (file: FileSheets) => sniffSheets(file, sheetAnswers(answers, file.sheets.length));
  /** Of each sheet, as the file is read without any answer. */
  let keys: readonly (string | null)[] = [];

  /** Answers of earlier files of the same source, taken before anything is planned. */
  async function recalled(file: FileSheets): Promise<Result<FileSheets, AppError>> {
    keys = sniff(file).map(sourceKey);
    const sources = keys.map(key => deps.remembered?.find(source => source.key === key));
    answers.encoding = file.text === null ? undefined : sources[0]?.encoding;
    answers.dateOrder = sources.find(source => source?.dateOrder !== undefined)?.dateOrder ?? null;
    const again = answers.encoding === undefined ? ok(file) : await read();
    if (!again.ok) return again;
    for (const [index, source] of sources.entries()) {
      if (source === undefined) continue;
      answers.layouts.set(index, source.layout);
      if (source.headerRow !== undefined) answers.headerRows.set(index, source.headerRow);
    }
    if (answers.layouts.size === 0) return again;
    for (const [index, sheet] of sniff(again.value).entries()) {
      const source = sources[index];
      if (source !== undefined) answers.columns.set(index, new Map(recallColumns(sheet, source)));
    }
    return again;
  }

  async function understand(file: FileSheets): Promise<Result<State, AppError>> {
    if (await isCancelled()) return err({kind: 'import-cancelled'});
    const patched = withCells(file, answers.cells);
    const sheets = sniff(patched);
    const plan = await planFile({
      file: patched,
      fileName,
      sheets,
      tables,
      workbookSheets: deps.sheets ?? builtInSheets,
      settings: deps.settings,
      today: deps.today,
      locale: deps.locale ?? 'zh',
      slots,
      month: answers.month,
      dateOrder: answers.dateOrder,
      duplicates: answers.duplicates,
      skipped: answers.skipped,
      progress: (done, of) => deps.progress?.('planning', done, of),
      cancelled: isCancelled,
    });
    if (plan === 'cancelled') return err({kind: 'import-cancelled'});
    return ok({file, sheets, plan, summary: summarise(batch, fileName, bytes.length, patched, sheets, plan)});
  }

  const opened = await read();
  if (!opened.ok) return opened;
  const known = await recalled(opened.value);
  if (!known.ok) return known;
  const first = await understand(known.value);
  if (!first.ok) return first;
  let state = first.value;

  return ok({
    batch,
    summary: () => state.summary,
    paperRows: () => [...state.plan.paper.values()].flat(),
    async answer(answer) {
      take(answers, answer);
      let {file} = state;
      if (answer.encoding !== undefined) {
        const again = await read();
        if (!again.ok) return again;
        file = again.value;
      }
      const next = await understand(file);
      if (!next.ok) return next;
      state = next.value;
      return ok(state.summary);
    },
    remembered: () =>
      state.sheets.flatMap((sheet, index) => {
        const key = keys[index] ?? null;
        const headerRow = answers.headerRows.get(index);
        // Nobody said that a sheet is to be left out: perhaps the next one is not empty.
        if (key === null || (sheet.layout === 'ignore' && answers.layouts.get(index) !== 'ignore')) return [];
        const source = remember(key, sheet, {
          ...(answers.encoding === undefined ? {} : {encoding: answers.encoding}),
          ...(headerRow === undefined ? {} : {headerRow}),
          ...(answers.dateOrder === null ? {} : {dateOrder: answers.dateOrder}),
        });
        return source === null ? [] : [source];
      }),
    commitCommand: () => commitPlan(state.plan, fileName, deps.settings),
  });
}

/** Adds an answer to those before. A new layout or heading makes the sheet's columns anew. */
function take(answers: Answers, answer: ImportAnswer): void {
  if (answer.month !== undefined) answers.month = answer.month;
  if (answer.dateOrder !== undefined) answers.dateOrder = answer.dateOrder;
  if (answer.encoding !== undefined) {
    answers.encoding = answer.encoding;
    answers.columns.clear();
    answers.headerRows.clear();
  }
  if (answer.layout !== undefined) {
    const {sheet, layout} = answer.layout;
    if (answers.layouts.get(sheet) !== layout && layout !== 'ignore') answers.columns.delete(sheet);
    answers.layouts.set(sheet, layout);
  }
  if (answer.headerRow !== undefined) {
    answers.headerRows.set(answer.headerRow.sheet, answer.headerRow.row);
    answers.columns.delete(answer.headerRow.sheet);
  }
  if (answer.column !== undefined) takeColumn(answers, answer.column);
  if (answer.duplicate !== undefined) {
    answers.duplicates.set(`${answer.duplicate.sheet}\n${answer.duplicate.row - 1}`, answer.duplicate.choice);
  }
  if (answer.cell !== undefined) {
    const cells = answers.cells.get(answer.cell.sheet) ?? new Map<string, string>();
    cells.set(answer.cell.cell, answer.cell.text);
    answers.cells.set(answer.cell.sheet, cells);
  }
  if (answer.row !== undefined) {
    const key = `${answer.row.sheet}\n${answer.row.row - 1}`;
    if (answer.row.skip) answers.skipped.add(key);
    else answers.skipped.delete(key);
  }
}

/** A field stands for one column: given to another, it is taken from the first. */
function takeColumn(answers: Answers, {sheet, index, field}: NonNullable<ImportAnswer['column']>): void {
  const columns = answers.columns.get(sheet) ?? new Map<number, string | null>();
  answers.columns.set(sheet, columns);
  if (field !== null) for (const [other, given] of columns) if (given === field) columns.set(other, null);
  columns.set(index, field);
}

function sheetAnswers(answers: Answers, count: number): ReadonlyMap<number, SheetAnswers> {
  const bySheet = new Map<number, SheetAnswers>();
  for (let sheet = 0; sheet < count; sheet += 1) {
    const layout = answers.layouts.get(sheet);
    const headerRow = answers.headerRows.get(sheet);
    bySheet.set(sheet, {
      columns: answers.columns.get(sheet) ?? new Map(),
      ...(layout === undefined ? {} : {layout}),
      ...(headerRow === undefined ? {} : {headerRow}),
    });
  }
  return bySheet;
}

/** The file with the cells that a person corrected; the file itself stays as it was read. */
function withCells(file: FileSheets, cells: Answers['cells']): FileSheets {
  if (cells.size === 0) return file;
  return {...file, sheets: file.sheets.map(sheet => correctedSheet(sheet, cells.get(sheet.name)))};
}

function correctedSheet(sheet: FileSheet, cells: ReadonlyMap<string, string> | undefined): FileSheet {
  if (cells === undefined) return sheet;
  const rows = [...sheet.rows];
  for (const [name, text] of cells) {
    const place = parseCellName(name);
    if (place === undefined) continue;
    const row: RawCell[] = [...(rows[place.row] ?? [])];
    while (row.length <= place.column) row.push(null);
    row[place.column] = text === '' ? null : text;
    rows[place.row] = row;
  }
  return {...sheet, rows};
}

/** .xlsx and .xlsm to raw cells by hucre, behind the guard. */
import type {Sheet as HucreSheet} from 'hucre/xlsx';
import type {AppError} from '../base/app-error.ts';
import {asDay} from '../base/calendar-date.ts';
import {err, ok, type Result} from '../base/result.ts';
import type {FileSheet, FileSheets, RawCell, RawRow} from './file-sheets.ts';
import {MAX_CELLS, MAX_SHEETS} from './workbook-limits.ts';

const DAY_MS = 86_400_000;

/** Why hucre did not read a workbook. `final`: no other reader should try. */
export interface XlsxRefusal {
  readonly error: AppError;
  readonly final: boolean;
}

/** Sheets of a workbook that the guard has passed. The parser is loaded here, on first use. */
export async function readXlsx(bytes: Uint8Array, file: string): Promise<Result<FileSheets, XlsxRefusal>> {
  const final = (error: AppError) => err<XlsxRefusal>({error, final: true});
  const hucre = await import('hucre/xlsx');
  try {
    const workbook = await hucre.readXlsx(bytes);
    if (workbook.sheets.length === 0) return final({kind: 'file-damaged', file, detail: 'the workbook has no sheets'});
    if (workbook.sheets.length > MAX_SHEETS) {
      return final({kind: 'file-hostile', file, detail: `${workbook.sheets.length} sheets`});
    }
    const cells = workbook.sheets.reduce((sum, sheet) => sum + sheet.rows.length * (sheet.rows[0]?.length ?? 0), 0);
    // Sparse corners make a rectangle of blanks; only a sheet full of cells is too large.
    if (cells > MAX_CELLS && filled(workbook.sheets) > MAX_CELLS) {
      return final({kind: 'file-too-large', file, limitMb: 64});
    }
    return ok({sheets: workbook.sheets.map(rawSheet), text: null, date1904: workbook.dateSystem === '1904'});
  } catch (error) {
    return err(refusal(error, file));
  }
}

function filled(sheets: readonly HucreSheet[]): number {
  let count = 0;
  for (const sheet of sheets) for (const row of sheet.rows) for (const cell of row) if (cell !== null) count += 1;
  return count;
}

/** What hucre throws, by the name of its error class; its limits mean "too large", all else "damaged". */
function refusal(error: unknown, file: string): XlsxRefusal {
  const name = error instanceof Error ? error.name : '';
  const detail = error instanceof Error ? error.message : String(error);
  if (name === 'EncryptedFileError' || name === 'DecryptionError') {
    return {error: {kind: 'file-encrypted', file}, final: true};
  }
  // The guard has passed the declared sizes; a part that unpacks to more has lied about its own.
  if (name === 'ZipError') return {error: {kind: 'file-damaged', file, detail}, final: true};
  if (name === 'RangeError' || /exceeds|too many|limit/i.test(detail)) {
    return {error: {kind: 'file-too-large', file, limitMb: 64}, final: true};
  }
  return {error: {kind: 'file-damaged', file, detail}, final: false};
}

function rawSheet(sheet: HucreSheet): FileSheet {
  const errors = new Set<string>();
  for (const [key, cell] of sheet.cells ?? []) if (cell.type === 'error') errors.add(key);
  return {
    name: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    ...(sheet.veryHidden === true ? {veryHidden: true} : {}),
    rows: sheet.rows.map((row, index) => rawRow(row, index, errors)),
    merges: (sheet.merges ?? []).map(merge => ({
      top: merge.startRow,
      left: merge.startCol,
      bottom: merge.endRow,
      right: merge.endCol,
    })),
  };
}

function rawRow(row: HucreSheet['rows'][number], index: number, errors: ReadonlySet<string>): RawRow {
  const cells: RawCell[] = new Array(row.length);
  let last = -1;
  for (let column = 0; column < row.length; column += 1) {
    const value = row[column] ?? null;
    let cell: RawCell;
    if (typeof value === 'string')
      cell = value === '' ? null : value.includes('\r') ? value.replace(/\r+\n?/g, '\n') : value;
    else if (value instanceof Date) cell = rawDate(value);
    else cell = value;
    if (errors.size > 0 && cell !== null && errors.has(`${index},${column}`))
      cell = {kind: 'error', code: String(value)};
    cells[column] = cell;
    if (cell !== null) last = column;
  }
  cells.length = last + 1;
  return cells;
}

/** hucre gives dates as UTC; one beyond the calendar becomes an error value. */
function rawDate(date: Date): RawCell {
  const time = date.getTime();
  if (!Number.isFinite(time)) return {kind: 'error', code: '#DATE!'};
  const seconds = Math.round((time - Math.floor(time / DAY_MS) * DAY_MS) / 1000);
  return {
    kind: 'date',
    day: asDay(Math.floor(time / DAY_MS) + (seconds === 86_400 ? 1 : 0)),
    seconds: seconds % 86_400,
  };
}

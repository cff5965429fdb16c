/**
 * .xls (BIFF2–8), and .xlsx that hucre cannot parse, by SheetJS: the only reader with the old formats, their code pages
 * and their hidden sheets. Loaded on first use, in a chunk of its own. It throws all sorts of things; whatever it throws
 * means "damaged" here, unless it asks for a password.
 */
import type {CellObject, WorkBook, WorkSheet} from '@e965/xlsx';
import type {AppError} from '../base/app-error.ts';
import {asDay, dayOf} from '../base/calendar-date.ts';
import {err, ok, type Result} from '../base/result.ts';
import {codePages} from './code-pages.ts';
import type {FileSheet, FileSheets, RawCell} from './file-sheets.ts';
import type {DecodeText} from './import-types.ts';
import {MAX_CELLS, MAX_SHEETS} from './workbook-limits.ts';

type SheetJs = typeof import('@e965/xlsx');
type DenseSheet = readonly (readonly (CellObject | undefined)[] | undefined)[];

/** Rows and columns of the widest format. */
const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;
const DAY_SECONDS = 86_400;
/** Serial 0 of each date system, for serials from 61 on in the older one. */
const ZERO_1900 = dayOf(1899, 12, 30);
const ZERO_1904 = dayOf(1904, 1, 1);
/** Excel's calendar ends with the year 9999. */
const LAST_DAY = dayOf(9999, 12, 31);

/** Sheets of a workbook. Errors: `file-encrypted`, `file-damaged`, `file-hostile`, `file-too-large`. */
export async function readSheetJs(
  bytes: Uint8Array,
  file: string,
  decode: DecodeText,
): Promise<Result<FileSheets, AppError>> {
  const sheetJs = await import('@e965/xlsx');
  try {
    sheetJs.set_cptable(codePages(decode));
    const workbook = sheetJs.read(bytes, {type: 'array', dense: true, cellNF: true, cellDates: false, cellHTML: false});
    const read = taken(workbook, file, sheetJs);
    return read.ok && isNameless(bytes) ? ok(named(read.value)) : read;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return err(
      /password|encrypt/i.test(detail) ? {kind: 'file-encrypted', file} : {kind: 'file-damaged', file, detail},
    );
  }
}

/** BIFF2–4 hold one sheet without a name. */
function isNameless(bytes: Uint8Array): boolean {
  return bytes[0] === 9 && (bytes[1] === 0 || bytes[1] === 2 || bytes[1] === 4);
}

function named(file: FileSheets): FileSheets {
  const [sheet, ...more] = file.sheets;
  return sheet === undefined || more.length > 0 ? file : {...file, sheets: [{...sheet, name: 'Sheet 1'}]};
}

function taken(workbook: WorkBook, file: string, sheetJs: SheetJs): Result<FileSheets, AppError> {
  const names = workbook.SheetNames;
  if (names.length === 0) return err({kind: 'file-damaged', file, detail: 'the workbook has no sheets'});
  if (names.length > MAX_SHEETS) return err({kind: 'file-hostile', file, detail: `${names.length} sheets`});
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const sheets: FileSheet[] = [];
  let cells = 0;
  for (const [index, name] of names.entries()) {
    const sheet = workbook.Sheets[name];
    const state = workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0;
    const rows = sheet === undefined ? [] : rowsOf(sheet, date1904, sheetJs);
    for (const row of rows) cells += row.length;
    if (cells > MAX_CELLS) return err({kind: 'file-too-large', file, limitMb: 64});
    sheets.push({
      name,
      hidden: state !== 0,
      ...(state === 2 ? {veryHidden: true} : {}),
      rows,
      merges: (sheet?.['!merges'] ?? []).map(({s, e}) => ({top: s.r, left: s.c, bottom: e.r, right: e.c})),
    });
  }
  return ok({sheets, text: null, date1904});
}

function rowsOf(sheet: WorkSheet, date1904: boolean, sheetJs: SheetJs): readonly (readonly RawCell[])[] {
  const data: DenseSheet = sheet['!data'] ?? [];
  const rows: RawCell[][] = [];
  const last = Math.min(data.length, MAX_ROWS);
  for (let index = 0; index < last; index += 1) {
    const line = data[index];
    const row: RawCell[] = [];
    const width = Math.min(line?.length ?? 0, MAX_COLUMNS);
    for (let column = 0; column < width; column += 1) {
      const cell = cellOf(line?.[column], date1904, sheetJs);
      if (cell === null) continue;
      while (row.length < column) row.push(null);
      row.push(cell);
    }
    rows.push(row);
  }
  while (rows.length > 0 && rows[rows.length - 1]?.length === 0) rows.pop();
  return rows;
}

function cellOf(cell: CellObject | undefined, date1904: boolean, sheetJs: SheetJs): RawCell {
  if (cell === undefined) return null;
  const {v: value} = cell;
  switch (cell.t) {
    case 'b':
      return value === true;
    case 'e':
      return {kind: 'error', code: cell.w ?? '#ERROR!'};
    case 's':
      return typeof value !== 'string' || value === '' ? null : value.replace(/\r+\n?/g, '\n');
    case 'n': {
      if (typeof value !== 'number' || Number.isNaN(value)) return null;
      const format = cell.z;
      return format !== undefined && sheetJs.SSF.is_date(String(format)) ? dateOf(value, date1904) : value;
    }
    default:
      return null;
  }
}

/** A serial number as a date; one beyond the calendar becomes an error value. */
function dateOf(serial: number, date1904: boolean): RawCell {
  const seconds = Math.round((serial - Math.floor(serial)) * DAY_SECONDS);
  const whole = Math.floor(serial) + (seconds === DAY_SECONDS ? 1 : 0);
  // The 1900 system believes in a 29 February 1900: before it every serial is one day off.
  const day = date1904 ? ZERO_1904 + whole : ZERO_1900 + whole + (whole >= 1 && whole < 60 ? 1 : 0);
  if (whole < 0 || day > LAST_DAY) return {kind: 'error', code: '#DATE!'};
  return {kind: 'date', day: asDay(day), seconds: seconds % DAY_SECONDS};
}

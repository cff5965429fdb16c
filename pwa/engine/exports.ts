import {strToU8, type Zippable, zipSync} from 'fflate';
import type {Locale} from '../../core/base/text.ts';
import {monthTitle} from '../../core/text/figures.ts';
import {exportPaper} from '../../core/transfer/export-paper.ts';
import {exportSheet} from '../../core/transfer/export-sheet.ts';
import type {OutSheet} from '../../core/transfer/out-sheet.ts';
import {csvLines, csvText} from '../../core/transfer/write-csv.ts';
import {sheetName, xlsxBytes} from '../../core/transfer/write-xlsx.ts';
import type {Book} from './book.ts';
import {fileName} from './file-name.ts';
import {sheetsOfMonth} from './month-view.ts';
import type {Exported, Requests} from './protocol.ts';

type Body = Requests['export'][0];

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A sheet, all sheets or a month's warning table as a file. */
export async function exported(book: Book, {what, format, locale}: Body): Promise<Exported> {
  const sheets = outSheets(book, what, locale);
  const name = (ending: string) =>
    fileName([book.workbook.settings().name, subjectOf(what, sheets, locale)], book.today, ending);
  if (format === 'xlsx') return {fileName: name('xlsx'), type: XLSX, bytes: await xlsxBytes(sheets)};
  if (what.kind === 'all-sheets')
    return {fileName: name('zip'), type: 'application/zip', bytes: zipped(sheets, locale)};
  // the managers of a warning table follow one another in one file
  const text =
    sheets.length === 1 && sheets[0] ? csvText(sheets[0], locale) : `\uFEFF${[...csvLines(sheets, locale)].join('')}`;
  return {fileName: name('csv'), type: 'text/csv;charset=utf-8', bytes: strToU8(text)};
}

function outSheets(book: Book, what: Body['what'], locale: Locale): readonly OutSheet[] {
  if (what.kind === 'warning-table') return exportPaper(sheetsOfMonth(book, what.month), locale);
  const {columns} = book.views;
  return book.workbook
    .sheets()
    .filter(sheet => (what.kind === 'sheet' ? sheet.id === what.sheet : sheet.listed))
    .map(sheet => exportSheet(sheet, columns, locale));
}

function subjectOf(what: Body['what'], sheets: readonly OutSheet[], locale: Locale): string {
  if (what.kind === 'sheet') return sheets[0]?.name ?? '';
  return what.kind === 'warning-table' ? monthTitle(what.month, locale) : '';
}

/** One csv a sheet, each readable by itself. */
function zipped(sheets: readonly OutSheet[], locale: Locale): Uint8Array {
  const taken = new Set<string>();
  const files: Zippable = {};
  for (const sheet of sheets) files[`${sheetName(sheet.name, taken)}.csv`] = strToU8(csvText(sheet, locale));
  return zipSync(files);
}

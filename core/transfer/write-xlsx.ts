/** Sheets as .xlsx by hucre. Text cells stay text whatever they begin with, so no formula can be smuggled in. */
import {dayOf, formatDay} from '../base/calendar-date.ts';
import {fen, fenToPlain} from '../base/money.ts';
import type {OutCell, OutSheet} from './out-sheet.ts';

/** Longest text of a cell in the format. */
const MAX_TEXT = 32_767;
/** Excel counts days from here; before March 1900 it is one day off, so those go out as text. */
const SERIAL_ZERO = dayOf(1899, 12, 30);
const FIRST_SERIAL_DAY = dayOf(1900, 3, 1);
/** Amounts beyond 15 digits would lose their fen as a number. */
const MAX_EXACT_FEN = 1_000_000_000_000_000;

type XlsxCell = string | number | boolean | null;

/** The bytes of a workbook. One plain sheet is streamed, which keeps memory flat; several, or merged cells, are not. */
export async function xlsxBytes(sheets: readonly OutSheet[]): Promise<Uint8Array> {
  const [only] = sheets;
  if (sheets.length === 1 && only !== undefined && only.merges.length === 0 && only.head.length === 1)
    return streamed(only);
  const hucre = await import('hucre/xlsx');
  const names = new Set<string>();
  return hucre.writeXlsx({
    sheets: sheets.map(sheet => ({
      name: sheetName(sheet.name, names),
      columns: columnsOf(sheet),
      rows: [...sheet.head, ...sheet.rows].map(row => row.map(xlsxCell)),
      merges: sheet.merges.map(merge => ({
        startRow: merge.top,
        startCol: merge.left,
        endRow: merge.bottom,
        endCol: merge.right,
      })),
      cells: boldCells(sheet),
      freezePane: {rows: sheet.frozen.rows, columns: sheet.frozen.columns},
      pageSetup: {orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0},
    })),
  });
}

async function streamed(sheet: OutSheet): Promise<Uint8Array> {
  const {writeXlsxStream} = await import('hucre/xlsx');
  const [head = []] = sheet.head;
  const rows = (function* () {
    for (const row of sheet.rows) yield row.map(xlsxCell);
  })();
  const stream: ByteStream = writeXlsxStream(rows, {
    name: sheetName(sheet.name, new Set()),
    columns: columnsOf(sheet).map((column, index) => ({...column, header: String(head[index] ?? '')})),
    freezePane: {rows: sheet.frozen.rows, columns: sheet.frozen.columns},
  });
  return gathered(stream);
}

/** The part of a web stream that is used here; core is compiled without the page's types. */
interface ByteStream {
  getReader(): {read(): Promise<{readonly done: boolean; readonly value?: Uint8Array | undefined}>};
}

async function gathered(stream: ByteStream): Promise<Uint8Array> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const {done, value} = await reader.read();
    if (value !== undefined) {
      chunks.push(value);
      length += value.length;
    }
    if (done) break;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function columnsOf(sheet: OutSheet) {
  return sheet.columns.map(column => ({
    width: column.width,
    hidden: column.hidden,
    ...(column.format === '' ? {} : {numFmt: column.format}),
  }));
}

function boldCells(sheet: OutSheet) {
  const cells = new Map<string, {style: {font: {bold: true}}}>();
  for (const row of sheet.bold) {
    for (let column = 0; column < sheet.columns.length; column += 1) {
      cells.set(`${row},${column}`, {style: {font: {bold: true}}});
    }
  }
  return cells;
}

function xlsxCell(cell: OutCell): XlsxCell {
  if (cell === null || typeof cell === 'number' || typeof cell === 'boolean') return cell;
  if (typeof cell === 'string') return cell.slice(0, MAX_TEXT);
  switch (cell.kind) {
    case 'date':
      return cell.day < FIRST_SERIAL_DAY ? formatDay(cell.day) : cell.day - SERIAL_ZERO;
    case 'money':
      return Math.abs(cell.fen) < MAX_EXACT_FEN ? cell.fen / 100 : fenToPlain(fen(cell.fen));
    case 'share':
      return cell.share;
  }
}

/** A name that Excel takes: 31 characters, none of its marks, no outer apostrophe, not "History", not taken. */
export function sheetName(name: string, taken: Set<string>): string {
  const plain =
    name
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 31) || 'Sheet';
  const base = /^history$/i.test(plain) ? `${plain}_` : plain;
  let unique = base;
  for (let copy = 2; taken.has(unique.toLowerCase()); copy += 1) unique = `${base.slice(0, 27)} ${copy}`;
  taken.add(unique.toLowerCase());
  return unique;
}

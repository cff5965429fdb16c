/** `score import DIR`: the product's reader over a folder laid out as `../shared/corpus/excel`. */
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {basename, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {z} from 'zod';
import type {AppError} from '../../core/base/app-error.ts';
import {formatDay} from '../../core/base/calendar-date.ts';
import type {Result} from '../../core/base/result.ts';
import {cellText, type FileSheet, type FileSheets, isBlankRow} from '../../core/transfer/file-sheets.ts';
import {readFile} from '../../core/transfer/read.ts';
import {decodeFile} from '../../core/transfer/read-text.ts';
import {sheetDifferences} from './compare-sheets.ts';
import {type EncodingCase, type ManifestFile, readCorpus, type Verdict} from './excel-manifest.ts';
import {decodeText} from './import-file.ts';
import {type ScoreItem, type ScoreResult, totalsOf} from './score-result.ts';

/** A refusal may take this long and this much memory, the whole process counted. */
const REFUSE_MS = 2000;
const REFUSE_MB = 200;
/** The manifest cuts a line here. */
const LISTED = 159;
/** The note of the file with 50,000 merged ranges. */
const SPECIAL_MS = 10_000;

const aloneSchema = z.object({
  ok: z.boolean(),
  kind: z.string(),
  message: z.string(),
  ms: z.number(),
  peakMb: z.number(),
});

/** @param args the folder */
export async function run(args: readonly string[]): Promise<ScoreResult> {
  const [folder = ''] = args;
  if (!existsSync(resolve(folder, 'manifest.auto.json'))) throw new Error(`no manifest.auto.json in "${folder}"`);
  const corpus = readCorpus(folder);
  const items: ScoreItem[] = [];
  const misread: string[] = [];
  for (const verdict of corpus.verdicts) {
    const known = corpus.files.get(verdict.file);
    if (known !== undefined && isMisread(known)) misread.push(verdict.file);
    const why = await judge(folder, verdict, known);
    items.push({id: verdict.file, group: verdict.verdict, pass: why === '', ...(why === '' ? {} : {why})});
  }
  for (const [name, expected] of Object.entries(corpus.encodings)) {
    const why = await judgeEncoding(resolve(folder, 'encodings', name), expected);
    items.push({id: `encodings/${name}`, group: 'encodings', pass: why === '', ...(why === '' ? {} : {why})});
  }
  return {
    score: 'import',
    totals: totalsOf(items),
    items,
    // Text files whose bytes the manifest's reader took for UTF-8 though they are not: compared through its reading.
    misreadByManifest: misread,
    // Workbooks of which the manifest lists no sheet: that they are read is all that is compared.
    unlistedByManifest: [...corpus.files.values()].filter(isUnlisted).map(({file}) => file),
  };
}

async function judge(folder: string, verdict: Verdict, known: ManifestFile | undefined): Promise<string> {
  const path = resolve(folder, verdict.file);
  if (verdict.verdict === 'refuse') return judgeRefusal(path);
  const bytes = new Uint8Array(readFileSync(path));
  const start = performance.now();
  const read = await readFile(bytes, basename(path), decodeText);
  const ms = performance.now() - start;
  const note = verdict.expect ?? '';
  if (!read.ok && (verdict.verdict === 'optional' || /refus/i.test(note))) return refusalFault(read.error);
  if (known?.import?.reader === 'plain text') return textDifference(bytes, basename(path), read, known);
  if (!read.ok) return JSON.stringify(read.error);
  const {sheets} = read.value;
  const isXlsx = known?.container === 'zip/ooxml';
  const differences =
    known?.import?.sheets === undefined || isUnlisted(known)
      ? []
      : sheetDifferences(sheets, known.import.sheets, isXlsx).slice(0, 5);
  const special = verdict.verdict === 'special' ? await specialFault(path, note, read.value, ms) : '';
  return [...differences, ...(special === '' ? [] : [special])].join('; ');
}

function judgeRefusal(path: string): string {
  const child = fileURLToPath(new URL('./read-alone.ts', import.meta.url));
  const alone = aloneSchema.parse(
    JSON.parse(execFileSync(process.execPath, [child, path], {encoding: 'utf8', timeout: 60_000})),
  );
  if (alone.ok) return 'was read';
  if (!alone.kind.startsWith('file-') || alone.message === '') return `refused without a message: ${alone.kind}`;
  if (alone.ms > REFUSE_MS) return `took ${Math.round(alone.ms)} ms`;
  return alone.peakMb > REFUSE_MB ? `took ${Math.round(alone.peakMb)} MB` : '';
}

function refusalFault(error: AppError): string {
  return error.kind.startsWith('file-') ? '' : JSON.stringify(error);
}

/** The manifest's reader knew UTF-8 only; what it shows of other encodings are zero bytes and replacement characters. */
function isMisread(known: ManifestFile): boolean {
  return (known.import?.first_lines ?? []).some(line => /^\uFFFD\uFFFD/.test(line));
}

/** The manifest's reader found no sheet at all (strict OOXML): only that the file is read can be compared. */
function isUnlisted(known: ManifestFile): boolean {
  return known.import?.sheets?.length === 0;
}

function textDifference(
  bytes: Uint8Array,
  file: string,
  read: Result<FileSheets, AppError>,
  known: ManifestFile,
): string {
  const decoded = decodeFile(bytes, file, decodeText);
  if (!decoded.ok) return JSON.stringify(decoded.error);
  if (!read.ok) return JSON.stringify(read.error);
  const {encoding} = decoded.value;
  const expected = known.import;
  let {text} = decoded.value;
  if (isMisread(known)) {
    // Our text, written in our encoding and read as the manifest's reader did, must give its lines.
    if (encoding !== 'utf-16le') return `read as ${encoding}`;
    text = new TextDecoder('utf-8').decode(Buffer.from(`\uFEFF${text}`, 'utf16le'));
  } else if (encoding !== expected?.encoding) return `read as ${encoding}, not ${expected?.encoding}`;
  const lines = text.split(/\r\n?|\n/);
  if (lines.at(-1) === '') lines.pop();
  if (lines.length !== expected?.lines) return `${lines.length} lines, not ${expected?.lines}`;
  for (const [index, line] of (expected.first_lines ?? []).entries()) {
    const want = line.replace(/^\uFEFF/, '');
    const found = want.length < LISTED ? lines[index] : lines[index]?.slice(0, want.length);
    if (found !== want) return `line ${index + 1} is ${JSON.stringify(lines[index])}`;
  }
  return '';
}

/** What a note asks for beyond the manifest's cells. */
async function specialFault(path: string, note: string, file: FileSheets, ms: number): Promise<string> {
  if (/within 10 s/.test(note)) return ms > SPECIAL_MS ? `took ${Math.round(ms)} ms` : '';
  const twin = /expected text in (\S+?\.(?:csv|txt))/.exec(note)?.[1];
  if (twin !== undefined) return twinFault(resolve(path, '..', twin), file.sheets[0]);
  if (/B must equal C in every row/.test(note)) return columnsFault(file.sheets[0]);
  if (/up to 32,767/.test(note)) {
    const longest = file.sheets
      .flatMap(sheet => sheet.rows.flat())
      .reduce<number>((most, cell) => Math.max(most, cellText(cell).length), 0);
    return longest > 32_767 ? `a cell of ${longest} characters` : '';
  }
  return '';
}

/** Text cells are the texts of the file beside; what is no text there may be shown in a format and is not compared. */
async function twinFault(twin: string, sheet: FileSheet | undefined): Promise<string> {
  const read = await readFile(new Uint8Array(readFileSync(twin)), basename(twin), decodeText);
  if (!read.ok) return JSON.stringify(read.error);
  // A text file leaves out the blank rows above the first one of the sheet.
  const rows = sheet?.rows ?? [];
  const top = Math.max(
    0,
    rows.findIndex(row => !isBlankRow(row)),
  );
  for (const [index, row] of rows.slice(top).entries()) {
    for (const [column, cell] of row.entries()) {
      const shown = cellText(read.value.sheets[0]?.rows[index]?.[column]);
      if (typeof cell === 'string' && cell.trim() !== shown.trim()) {
        return `row ${index + 1}, column ${column + 1} is ${JSON.stringify(cell)}, not ${JSON.stringify(shown)}`;
      }
    }
  }
  return '';
}

function columnsFault(sheet: FileSheet | undefined): string {
  for (const [index, row] of (sheet?.rows ?? []).entries()) {
    const [, date, text] = row;
    const day = typeof date === 'object' && date?.kind === 'date' ? formatDay(date.day) : cellText(date);
    if (!sameDay(day, cellText(text))) return `row ${index + 1}: ${day} is not ${cellText(text)}`;
  }
  return '';
}

/** `1904-01-02` and `1/2/1904` or `1/2/04` are one day. */
function sameDay(iso: string, text: string): boolean {
  if (iso === text) return true;
  const [year = '', month = '', day = ''] = iso.split('-').map(part => String(Number(part)));
  const [m = '', d = '', y = ''] = text.split('/').map(part => String(Number(part)));
  return m === month && d === day && (y === year || y === String(Number(year) % 100));
}

async function judgeEncoding(path: string, expected: EncodingCase): Promise<string> {
  const read = await readFile(new Uint8Array(readFileSync(path)), basename(path), decodeText);
  if (!read.ok) return JSON.stringify(read.error);
  const rows = (read.value.sheets[0]?.rows ?? []).filter(row => row.length > 0).map(row => row.map(cellText));
  const data = expected.header === undefined ? rows.slice(rows.length - expected.rows_without_header) : rows.slice(1);
  if (expected.encoding !== undefined && read.value.text?.encoding !== expected.encoding) {
    return `read as ${read.value.text?.encoding}, not ${expected.encoding}`;
  }
  if (data.length !== expected.rows_without_header) return `${data.length} rows, not ${expected.rows_without_header}`;
  if (expected.header !== undefined && rows[0]?.join('\n') !== expected.header.join('\n')) return 'another heading';
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (expected.columns !== undefined && widest !== expected.columns)
    return `${widest} columns, not ${expected.columns}`;
  return data[0]?.join('\n') === expected.first_row.join('\n') ? '' : `first row ${JSON.stringify(data[0])}`;
}

/** .csv, .tsv, .txt, .prn and .vcf to raw cells: every cell is text, nothing is converted on the way. */
import type {AppError} from '../base/app-error.ts';
import {err, ok, type Result} from '../base/result.ts';
import {guessEncoding} from './charset.ts';
import {guessDelimiter, splitSpaces} from './delimiter.ts';
import type {FileSheets, RawRow} from './file-sheets.ts';
import {unguard} from './formula-guard.ts';
import type {DecodeText} from './import-types.ts';
import {isVCard, parseVCards} from './vcard.ts';
import {vCardSheet} from './vcard-sheet.ts';

/** A text file before it is split into fields. */
export interface DecodedText {
  /** WHATWG label. */
  readonly encoding: string;
  /** Without its byte order mark. */
  readonly text: string;
}

/** The text of a file; `encoding` overrides the guess. Errors: `file-kind-unknown`, `file-empty`. */
export function decodeFile(
  bytes: Uint8Array,
  file: string,
  decode: DecodeText,
  encoding?: string,
): Result<DecodedText, AppError> {
  const label = encoding ?? guessEncoding(bytes, decode);
  const decoded = label === undefined ? undefined : decode(bytes, label, false);
  if (label === undefined || decoded === undefined || looksBinary(decoded)) {
    return err({kind: 'file-kind-unknown', file, found: 'binary'});
  }
  const text = decoded.replace(/^\uFEFF/, '');
  if (/^\s*<(?:!doctype|html|\?xml|table)/i.test(text.slice(0, 512))) {
    return err({kind: 'file-kind-unknown', file, found: /<\?xml/i.test(text.slice(0, 64)) ? 'xml' : 'html'});
  }
  return text.trim() === '' ? err({kind: 'file-empty', file}) : ok({encoding: label, text});
}

/**
 * One sheet named like the file. `encoding` overrides the guess. A cell keeps its text; leading and trailing blanks are
 * left for the readers of amounts and dates, which fold them.
 */
export async function readText(
  bytes: Uint8Array,
  file: string,
  decode: DecodeText,
  encoding?: string,
): Promise<Result<FileSheets, AppError>> {
  const decoded = decodeFile(bytes, file, decode, encoding);
  if (!decoded.ok) return decoded;
  const {text, encoding: label} = decoded.value;
  const name = file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
  if (isVCard(text)) {
    const cards = parseVCards(text, decode);
    if (cards.length === 0) return err({kind: 'file-empty', file});
    return ok({sheets: [vCardSheet(cards, name)], text: {encoding: label, delimiter: ','}, date1904: false});
  }
  // One kind of line end: old and new ones mixed would make the parser guess one and miss the other.
  const lines = text.includes('\r') ? text.replace(/\r+\n|\r/g, '\n') : text;
  const papa = await import('papaparse');
  const split = (input: string, delimiter: string) =>
    papa.default.parse<string[]>(input, {delimiter, newline: '\n'}).data.map(blankless);
  const delimiter = guessDelimiter(lines, split);
  const records = delimiter === 'spaces' ? splitSpaces(lines) : split(lines, delimiter);
  return ok({
    sheets: [{name, hidden: false, rows: records.map(rawRow), merges: []}],
    text: {encoding: label, delimiter},
    date1904: false,
  });
}

/** papaparse gives a blank line as one empty field. */
function blankless(record: readonly string[]): readonly string[] {
  return record.length === 1 && record[0] === '' ? [] : record;
}

function rawRow(record: readonly string[]): RawRow {
  let last = record.length;
  while (last > 0 && record[last - 1] === '') last -= 1;
  const cells = new Array<string | null>(last);
  for (let index = 0; index < last; index += 1) {
    const field = record[index] ?? '';
    cells[index] = field === '' ? null : unguard(field.includes('\r') ? field.replace(/\r+\n?/g, '\n') : field);
  }
  return cells;
}

/** Control characters in the first kilobyte: an image or an archive that happens to decode. */
function looksBinary(text: string): boolean {
  const head = text.slice(0, 1024);
  let controls = 0;
  for (let index = 0; index < head.length; index += 1) {
    const code = head.charCodeAt(index);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) controls += 1;
  }
  return controls > head.length * 0.01;
}

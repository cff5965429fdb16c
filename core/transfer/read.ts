/** Bytes to sheets of raw cells. Magic bytes decide, never the name. */
import type {AppError} from '../base/app-error.ts';
import {err, type Result} from '../base/result.ts';
import type {FileSheets} from './file-sheets.ts';
import type {DecodeText} from './import-types.ts';
import {guardOle2} from './ole2-guard.ts';
import {readSheetJs} from './read-sheetjs.ts';
import {readText} from './read-text.ts';
import {readXlsx} from './read-xlsx.ts';
import {guardZip, verifyZip} from './zip-guard.ts';

const MAX_MB = 64;

/** How a file is read on request. */
export interface ReadChoices {
  /** WHATWG label that a person chose for a text file. */
  readonly encoding?: string;
}

/**
 * The sheets of a file. Errors: `file-empty`, `file-too-large`, `file-encrypted`, `file-damaged`, `file-hostile`,
 * `file-kind-unknown` (`found` says what it seems to be).
 */
export async function readFile(
  bytes: Uint8Array,
  file: string,
  decode: DecodeText,
  choices: ReadChoices = {},
): Promise<Result<FileSheets, AppError>> {
  if (bytes.length === 0) return err({kind: 'file-empty', file});
  if (bytes.length > MAX_MB * 1_048_576) return err({kind: 'file-too-large', file, limitMb: MAX_MB});
  switch (containerOf(bytes)) {
    case 'zip':
      return readZip(bytes, file, decode);
    case 'ole2':
      return readOle2(bytes, file, decode);
    case 'biff':
      return readSheetJs(bytes, file, decode);
    case 'other':
      return readText(bytes, file, decode, choices.encoding);
  }
}

type Container = 'zip' | 'ole2' | 'biff' | 'other';

function containerOf(bytes: Uint8Array): Container {
  const [a, b, c, d] = bytes;
  if (a === 0x50 && b === 0x4b && (c === 3 || c === 5 || c === 7)) return 'zip';
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0) return 'ole2';
  if (a === 9 && (b === 0 || b === 2 || b === 4 || b === 8) && d === 0) return 'biff';
  return 'other';
}

/** Old workbooks, and encrypted new ones; other documents of the same container (.doc, .msg) are told apart. */
async function readOle2(bytes: Uint8Array, file: string, decode: DecodeText): Promise<Result<FileSheets, AppError>> {
  if (holdsUtf16(bytes, 'EncryptedPackage')) return err({kind: 'file-encrypted', file});
  if (!holdsUtf16(bytes, 'Workbook') && !holdsUtf16(bytes, 'Book') && !holdsUtf16(bytes, 'WORKBOOK')) {
    return err({kind: 'file-kind-unknown', file, found: 'ole2'});
  }
  const sound = guardOle2(bytes, file);
  return sound.ok ? readSheetJs(bytes, file, decode) : sound;
}

async function readZip(bytes: Uint8Array, file: string, decode: DecodeText): Promise<Result<FileSheets, AppError>> {
  const parts = guardZip(bytes, file);
  if (!parts.ok) return parts;
  const names = new Set(parts.value.map(name => name.toLowerCase()));
  if (names.has('xl/workbook.bin')) return err({kind: 'file-kind-unknown', file, found: 'xlsb'});
  if (names.has('content.xml')) return err({kind: 'file-kind-unknown', file, found: 'ods'});
  if (!names.has('[content_types].xml')) return err({kind: 'file-kind-unknown', file, found: 'zip'});
  if (names.has('word/document.xml')) return err({kind: 'file-kind-unknown', file, found: 'docx'});
  const read = await readXlsx(bytes, file);
  if (read.ok) return read;
  if (read.error.final) return err(read.error.error);
  // SheetJS inflates a part to its end, whatever size it declares: first see that none lies.
  const sound = verifyZip(bytes, file);
  return sound.ok ? readSheetJs(bytes, file, decode) : sound;
}

/** True where the directory of an OLE2 file names an entry. */
function holdsUtf16(bytes: Uint8Array, name: string): boolean {
  const first = name.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let same = 0;
    while (same < name.length && bytes[at + same * 2] === name.charCodeAt(same) && bytes[at + same * 2 + 1] === 0)
      same += 1;
    if (same === name.length) return true;
  }
  return false;
}

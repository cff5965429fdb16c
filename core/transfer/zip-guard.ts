/**
 * What is checked of a zip before any parser sees it (design: spreadsheet-files.md, "Guard"). Only the central directory
 * and the first bytes of the XML parts are read: hucre stops inflating a part at the size that the directory declares
 * and compares the CRC, so a bomb must declare its size, and the declared sizes are what is refused here. That keeps the
 * guard to milliseconds, where inflating everything twice would cost a tenth of the whole reading.
 */
import {Inflate} from 'fflate';
import type {AppError} from '../base/app-error.ts';
import {err, ok, type Result} from '../base/result.ts';

const MEGA = 1_048_576;
/** Figures of the design; measured against 62 hostile files there. */
const MAX_PARTS = 5000;
const MAX_PART = 640 * MEGA;
const MAX_WHOLE = 768 * MEGA;
const MAX_RATIO = 150;
const RATIO_FROM = 8 * MEGA;
const XML_LOOK = 4096;
/** The second reader takes far longer over broken markup; beyond this it would seem to hang. */
const MAX_SECOND_TRY = 8 * MEGA;

export interface ZipPart {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** Names of the parts of a zip that is safe to hand on, or why it is not. */
export function guardZip(bytes: Uint8Array, file: string): Result<readonly string[], AppError> {
  const directory = readDirectory(bytes, file);
  if (!directory.ok) return directory;
  const seen = new Set<string>();
  let whole = 0;
  for (const part of directory.value) {
    const key = part.name.toLowerCase();
    if (seen.has(key)) return err({kind: 'file-damaged', file, detail: `two parts are called ${part.name}`});
    seen.add(key);
    whole += part.size;
    if (part.size > MAX_PART || whole > MAX_WHOLE)
      return err({kind: 'file-too-large', file, limitMb: MAX_WHOLE / MEGA});
    if (part.size > RATIO_FROM && part.size > part.packed * MAX_RATIO) {
      return err({kind: 'file-hostile', file, detail: `${part.name} unpacks to ${Math.round(part.size / MEGA)} MB`});
    }
    if (part.method !== 0 && part.method !== 8) {
      return err({kind: 'file-damaged', file, detail: `${part.name} is packed by method ${part.method}`});
    }
    // A part that says it holds nothing but carries bytes would be inflated without a limit.
    if (part.size === 0 && part.packed > 2)
      return err({kind: 'file-damaged', file, detail: `${part.name} hides its size`});
    if (/\.(?:xml|rels)$/i.test(part.name) && hasDoctype(bytes, part)) {
      return err({kind: 'file-hostile', file, detail: `${part.name} declares entities`});
    }
  }
  return ok(directory.value.map(part => part.name));
}

function readDirectory(bytes: Uint8Array, file: string): Result<readonly ZipPart[], AppError> {
  const damaged = (detail: string) => err<AppError>({kind: 'file-damaged', file, detail});
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 65_558 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) return damaged('the end of the archive is missing');
  const count = view.getUint16(end + 10, true);
  // Archives of more parts or bytes than plain zip can count are no workbook of a ledger's size.
  if (count > MAX_PARTS) return err({kind: 'file-hostile', file, detail: `${count} parts`});
  const parts: ZipPart[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50)
      return damaged('the list of parts is broken');
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > bytes.length) return damaged('the list of parts is cut off');
    if (view.getUint16(at + 8, true) & 1) return err({kind: 'file-encrypted', file});
    const part: ZipPart = {
      name: latin(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    if (part.offset + 30 > bytes.length || part.offset + 30 + part.packed > bytes.length) {
      return damaged(`${part.name} is cut off`);
    }
    parts.push(part);
    at = next;
  }
  return ok(parts);
}

/** Part names of workbooks are ASCII; other bytes only need to stay distinct. */
function latin(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** True where the first 4 kB of a part declare a document type, in UTF-8 or UTF-16. */
function hasDoctype(bytes: Uint8Array, part: ZipPart): boolean {
  const packed = packedOf(bytes, part).subarray(0, XML_LOOK);
  const head = part.method === 0 ? packed : inflateHead(packed);
  const text = latin(head.subarray(0, XML_LOOK)).replaceAll('\0', '');
  return /<!(?:DOCTYPE|ENTITY)/i.test(text);
}

/** What the first bytes of a deflated part unpack to; a broken one is left for the parser to refuse. */
function inflateHead(packed: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  const inflate = new Inflate(chunk => chunks.push(chunk));
  try {
    inflate.push(packed, false);
  } catch {
    return chunks[0] ?? new Uint8Array(0);
  }
  return chunks[0] ?? new Uint8Array(0);
}

const CRC_TABLE = Uint32Array.from({length: 256}, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});
/** Packed bytes inflated at a time: deflate makes at most a thousand times as many of them. */
const INFLATE_STEP = 16_384;

/** Unpacks every part once, to see that its size and checksum are what the directory says. */
export function verifyZip(bytes: Uint8Array, file: string): Result<null, AppError> {
  const directory = readDirectory(bytes, file);
  if (!directory.ok) return directory;
  const whole = directory.value.reduce((sum, part) => sum + part.size, 0);
  if (whole > MAX_SECOND_TRY) return err({kind: 'file-damaged', file, detail: 'too large to be read in another way'});
  for (const part of directory.value) {
    if (!isSound(bytes, part)) return err({kind: 'file-damaged', file, detail: `${part.name} is damaged`});
  }
  return ok(null);
}

function isSound(bytes: Uint8Array, part: ZipPart): boolean {
  const packed = packedOf(bytes, part);
  let crc = 0xffffffff;
  let size = 0;
  const count = (chunk: Uint8Array) => {
    size += chunk.length;
    if (size > part.size) throw new Error('more than declared');
    for (const byte of chunk) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  };
  try {
    if (part.method === 0) count(packed);
    else {
      const inflate = new Inflate(count);
      for (let at = 0; at < packed.length; at += INFLATE_STEP) {
        inflate.push(packed.subarray(at, at + INFLATE_STEP), at + INFLATE_STEP >= packed.length);
      }
    }
  } catch {
    return false;
  }
  return size === part.size && (crc ^ 0xffffffff) >>> 0 === part.crc;
}

/** A part's bytes as they lie in the archive. */
function packedOf(bytes: Uint8Array, part: ZipPart): Uint8Array {
  const header = new DataView(bytes.buffer, bytes.byteOffset + part.offset, 30);
  const from = part.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  return bytes.subarray(from, from + part.packed);
}

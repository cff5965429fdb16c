/**
 * What the page asked to be written, kept on disk from the very task of the keystroke or paste until the worker has
 * stored it. Between the page's task and the worker's put lie a message and the work; a crash there would lose an edit
 * that the user had made. A log of intents is a file of records: length, CRC-32, JSON in UTF-8. What is torn off at its
 * end was never acknowledged.
 */
import {crc32} from './checksum.ts';

/** A request that writes, as the page made it. */
export interface Intent {
  /** Random; seeds the ids of new rows, so that a replay makes the same rows. */
  readonly id: string;
  readonly workbook: string;
  readonly name: string;
  readonly body: unknown;
  readonly locale: string;
}

const HEADER_BYTES = 8;

/** One record. */
export function encodeIntent(intent: Intent): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(intent));
  const record = new Uint8Array(HEADER_BYTES + json.length);
  const view = new DataView(record.buffer);
  view.setUint32(0, json.length);
  view.setUint32(4, crc32(json));
  record.set(json, HEADER_BYTES);
  return record;
}

/** The records of a log up to the first that is not whole; a log is followed by zeros. */
export function decodeIntents(bytes: Uint8Array): readonly Intent[] {
  const intents: Intent[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + HEADER_BYTES <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + HEADER_BYTES + length;
    if (length === 0 || end > bytes.length) break;
    const json = bytes.subarray(at + HEADER_BYTES, end);
    if (crc32(json) !== view.getUint32(at + 4)) break;
    const intent = parse(new TextDecoder().decode(json));
    if (intent) intents.push(intent);
    at = end;
  }
  return intents;
}

function parse(json: string): Intent | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isIntent(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** By hand: the keeper is to start in no time, and zod would be nine tenths of it. */
function isIntent(value: unknown): value is Intent {
  if (typeof value !== 'object' || value === null || !('body' in value)) return false;
  return ['id', 'workbook', 'name', 'locale'].every(key => typeof Reflect.get(value, key) === 'string');
}

/**
 * What the page asked to be written, kept on disk from the very task of the keystroke or paste until the worker has
 * stored it. Between the page's task and the worker's put lie a message and the work; a crash there would lose an edit
 * that the user had made. A log of intents is a file of records: length, CRC-32, JSON in UTF-8. What is torn off at its
 * end was never acknowledged.
 */
import {z} from 'zod';
import {crc32} from './checksum.ts';

const intentSchema = z.object({
  /** Random; seeds the ids of new rows, so that a replay makes the same rows. */
  id: z.string(),
  workbook: z.string(),
  /** The request as the page made it. */
  name: z.string(),
  body: z.unknown(),
  locale: z.string(),
});
export type Intent = z.infer<typeof intentSchema>;

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
    return intentSchema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

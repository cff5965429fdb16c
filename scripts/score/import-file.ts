/** A file through the product's own import into an empty workbook, as the app does it. */
import {randomFillSync} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {asDay, type Day} from '../../core/base/calendar-date.ts';
import type {Random} from '../../core/base/ids.ts';
import {type Settings, settingsSchema} from '../../core/schema/settings.ts';
import {createTables} from '../../core/table/columns.ts';
import type {Tables} from '../../core/table/table.ts';
import type {DecodeText} from '../../core/transfer/import-types.ts';
import {createImport, type OpenImport} from '../../core/transfer/session.ts';

export const scoreSettings: Settings = settingsSchema.parse({name: 'score'});

/** TextDecoder as the import wants it. */
export const decodeText: DecodeText = (bytes, encoding, fatal) => {
  try {
    return new TextDecoder(encoding, {fatal}).decode(bytes);
  } catch {
    return undefined;
  }
};

export const random: Random = bytes => randomFillSync(bytes);

/** Opens a file for import. Throws a plain sentence where it cannot be read. */
export async function openImport(
  path: string,
  tables: Tables = createTables(),
  today: Day = clockDay(),
): Promise<OpenImport> {
  const bytes = new Uint8Array(readFileSync(path));
  const deps = {random, today, settings: scoreSettings, decode: decodeText};
  const opened = await createImport(bytes, basename(path), tables, deps);
  if (!opened.ok) throw new Error(`${basename(path)}: ${JSON.stringify(opened.error)}`);
  return opened.value;
}

function clockDay(): Day {
  return asDay(Math.floor(Date.now() / 86_400_000));
}

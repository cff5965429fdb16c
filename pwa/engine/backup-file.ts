/**
 * The backup file (`.wbk`): a plain zip, so that no program is needed to look inside.
 *
 *   manifest.json    what the workbook is, and every part with its length and CRC-32
 *   manifest.crc     CRC-32 of manifest.json, 8 hex digits
 *   documents/<n>    each document's whole state (Yjs v1 update)
 *   segments/<hash>  immutable pages and packs, as they are stored
 */
import {strFromU8, strToU8, unzipSync, type Zippable, zipSync} from 'fflate';
import {z} from 'zod';
import type {AppError} from '../../core/base/app-error.ts';
import {
  asId,
  type DeviceId,
  type EpochId,
  type LevelId,
  type PortfolioId,
  type WorkbookId,
} from '../../core/base/ids.ts';
import {err, ok, type Result} from '../../core/base/result.ts';
import type {Head, Segment} from '../../core/doc/workbook-types.ts';
import {crc32} from './store/checksum.ts';

/** Goes up when an older program could not read what a newer one writes. */
export const BACKUP_VERSION = 1;
/** Unpacked size beyond which a file is taken for hostile rather than large. */
const LIMIT_BYTES = 2_000_000_000;

const partSchema = z.object({bytes: z.number().int().min(0), crc: z.number().int().min(0)});

const manifestSchema = z.looseObject({
  kind: z.literal('watchbook-backup'),
  version: z.number().int(),
  /** Version of the stored format inside. */
  format: z.number().int(),
  workbook: z.string().transform(asId<WorkbookId>),
  /** The device that folds this workbook; only it may take the file back in place. */
  device: z.string().transform(asId<DeviceId>),
  name: z.string(),
  savedAt: z.number(),
  customers: z.number().int().min(0),
  entries: z.number().int().min(0),
  root: partSchema,
  rows: z.array(
    partSchema.extend({
      portfolio: z.string().transform(asId<PortfolioId>),
      level: z.string().transform(asId<LevelId>),
      epoch: z.string().transform(asId<EpochId>),
    }),
  ),
  segments: z.array(partSchema.extend({hash: z.string().regex(/^[0-9a-f]{64}$/)})),
});
type Manifest = z.infer<typeof manifestSchema>;

/** A workbook outside of storage. */
export interface Backup {
  readonly format: number;
  readonly workbook: WorkbookId;
  readonly device: DeviceId;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly customers: number;
  readonly entries: number;
  readonly root: Uint8Array;
  readonly rows: readonly {readonly head: Head; readonly update: Uint8Array}[];
  readonly segments: readonly Segment[];
}

/** The file's bytes. */
export function writeBackup(backup: Backup): Uint8Array {
  const {root, rows, segments, ...about} = backup;
  const manifest: Manifest = {
    kind: 'watchbook-backup',
    version: BACKUP_VERSION,
    ...about,
    root: partOf(root),
    rows: rows.map(({head, update}) => ({...head, ...partOf(update)})),
    segments: segments.map(({hash, bytes}) => ({hash, ...partOf(bytes)})),
  };
  const text = strToU8(JSON.stringify(manifest, null, 1));
  const files: Zippable = {
    'manifest.json': text,
    'manifest.crc': strToU8(hex(crc32(text))),
    'documents/0': root,
  };
  for (const [index, {update}] of rows.entries()) files[`documents/${index + 1}`] = update;
  // segments are deflated already
  for (const {hash, bytes} of segments) files[`segments/${hash}`] = [bytes, {level: 0}];
  return zipSync(files, {level: 6});
}

/** Reads a file back, or says what is wrong with it. Nothing of a damaged file is taken. */
export function readBackup(file: string, bytes: Uint8Array, newestFormat: number): Result<Backup, AppError> {
  const damaged = (detail: string): Result<never, AppError> => err({kind: 'backup-damaged', file, detail});
  const files = unzipped(bytes);
  if (typeof files === 'string') return damaged(files);
  const text = files.get('manifest.json');
  const check = files.get('manifest.crc');
  if (!text || !check) return damaged('no manifest');
  if (strFromU8(check) !== hex(crc32(text))) return damaged('manifest');
  const json = parsed(strFromU8(text));
  const version = versionOf(json);
  if (version > BACKUP_VERSION) return err({kind: 'backup-newer', file, version});
  const manifest = manifestSchema.safeParse(json);
  if (!manifest.success) return damaged('manifest');
  const {root, rows, segments, ...about} = manifest.data;
  if (about.format > newestFormat) return err({kind: 'backup-newer', file, version: about.format});
  const sound = (name: string, part: z.infer<typeof partSchema>): Uint8Array | undefined => {
    const found = files.get(name);
    return found && found.length === part.bytes && crc32(found) === part.crc ? found : undefined;
  };
  const rootBytes = sound('documents/0', root);
  if (!rootBytes) return damaged('documents/0');
  const readRows: {head: Head; update: Uint8Array}[] = [];
  for (const [index, part] of rows.entries()) {
    const update = sound(`documents/${index + 1}`, part);
    if (!update) return damaged(`documents/${index + 1}`);
    readRows.push({head: {portfolio: part.portfolio, level: part.level, epoch: part.epoch}, update});
  }
  const readSegments: Segment[] = [];
  for (const part of segments) {
    const found = sound(`segments/${part.hash}`, part);
    if (!found) return damaged(`segments/${part.hash}`);
    readSegments.push({hash: part.hash, bytes: found});
  }
  const {format, workbook, device, name, savedAt, customers, entries} = about;
  return ok({
    ...{format, workbook, device, name, savedAt, customers, entries},
    root: rootBytes,
    rows: readRows,
    segments: readSegments,
  });
}

/** The files of the zip, or why there are none. */
function unzipped(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | string {
  let total = 0;
  let tooLarge = false;
  try {
    const files = unzipSync(bytes, {
      filter({originalSize}) {
        total += originalSize;
        tooLarge ||= total > LIMIT_BYTES;
        return !tooLarge;
      },
    });
    return tooLarge ? 'larger than any workbook' : new Map(Object.entries(files));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function partOf(bytes: Uint8Array): z.infer<typeof partSchema> {
  return {bytes: bytes.length, crc: crc32(bytes)};
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function versionOf(json: unknown): number {
  return typeof json === 'object' && json !== null && 'version' in json && typeof json.version === 'number'
    ? json.version
    : 0;
}

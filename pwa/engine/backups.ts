/** Workbooks out into one file, and back onto this device: as a copy under a new id, or in place of the same workbook. */
import type {AppError} from '../../core/base/app-error.ts';
import {asId, type EpochId, randomId, type SheetId, type WorkbookId} from '../../core/base/ids.ts';
import {err, ok, type Result} from '../../core/base/result.ts';
import type {Locale} from '../../core/base/text.ts';
import {copiedRoot} from '../../core/doc/copy.ts';
import {rootName, rowsName} from '../../core/doc/layout.ts';
import type {Head} from '../../core/doc/workbook-types.ts';
import {FORMAT_VERSION} from '../../core/schema/version.ts';
import {type Backup, readBackup, writeBackup} from './backup-file.ts';
import type {Book} from './book.ts';
import {putStored} from './creating.ts';
import type {Environment} from './environment.ts';
import {fileName} from './file-name.ts';
import {lockName} from './lock.ts';
import type {Exported, Requests} from './protocol.ts';

const CUSTOMERS = asId<SheetId>('customers');
const ENTRIES = asId<SheetId>('entries');

/** Everything of the open workbook in one file. Of a damaged one: everything that could be read. */
export async function backUp(book: Book): Promise<Exported> {
  const savedAt = book.env.now();
  const bytes = writeBackup(await contentsOf(book, savedAt));
  await book.changeRecord(record => ({...record, backedUpAt: savedAt})).catch(() => undefined);
  const name = book.workbook.settings().name;
  return {fileName: fileName([name], book.today, 'wbk'), type: 'application/octet-stream', bytes};
}

/** The open workbook as a backup holds it. */
async function contentsOf(book: Book, savedAt: number): Promise<Backup> {
  const {workbook, env} = book;
  const hashes = new Set(workbook.segmentHashes());
  const stored = await env.device.segments(book.id);
  return {
    format: FORMAT_VERSION,
    workbook: book.id,
    device: env.deviceId,
    name: workbook.settings().name,
    savedAt,
    customers: book.liveCount(CUSTOMERS),
    entries: book.liveCount(ENTRIES),
    root: workbook.encode(rootName(book.id)),
    rows: workbook.heads().map(head => ({head, update: workbook.encode(rowsName(book.id, head))})),
    segments: [...stored].filter(([hash]) => hashes.has(hash)).map(([hash, bytes]) => ({hash, bytes})),
  };
}

/** What a file holds, and whether the same workbook is on this device. Nothing is written. */
export async function lookInto(
  env: Environment,
  file: string,
  bytes: Uint8Array,
): Promise<Result<Requests['restore-look'][1], AppError>> {
  const read = readBackup(file, bytes, FORMAT_VERSION);
  if (!read.ok) return read;
  const {name, savedAt, customers, entries} = read.value;
  const sameOnDevice = (await isSame(env, read.value)) ? read.value.workbook : null;
  return ok({name, savedAt, customers, entries, sameOnDevice});
}

/** A new workbook with the file's contents; answers its id. */
export async function restoreCopy(
  env: Environment,
  file: string,
  bytes: Uint8Array,
  locale: Locale,
): Promise<Result<WorkbookId, AppError>> {
  const read = readBackup(file, bytes, FORMAT_VERSION);
  if (!read.ok) return read;
  const taken = (await env.device.catalogue()).map(line => (line.kind === 'record' ? line.record.name : line.name));
  const name = freeName(read.value.name, taken, {zh: '副本', en: 'copy'}[locale]);
  return ok(await putCopy(env, read.value, name));
}

/**
 * Sets the workbook on this device back to what the file holds. What it is now stays as a workbook of its own. Only for
 * the device that made the file: two devices must never fold one id.
 */
export async function restoreInPlace(
  env: Environment,
  book: Book,
  file: string,
  bytes: Uint8Array,
  locale: Locale,
): Promise<Result<WorkbookId, AppError>> {
  const read = readBackup(file, bytes, FORMAT_VERSION);
  if (!read.ok) return read;
  if (read.value.workbook !== book.id || read.value.device !== env.deviceId) {
    return err({kind: 'backup-other-workbook', file});
  }
  const now = await contentsOf(book, env.now());
  const taken = (await env.device.catalogue()).map(line => (line.kind === 'record' ? line.record.name : line.name));
  const suffix = {zh: '恢复之前', en: 'before restoring'}[locale];
  await putCopy(env, now, freeName(now.name, taken, suffix));
  await book.close();
  const release = await env.lock(lockName(book.id));
  if (release === null) return err({kind: 'workbook-busy', workbook: book.record.name});
  try {
    await replace(env, read.value);
  } finally {
    release();
  }
  return ok(book.id);
}

async function isSame(env: Environment, {workbook, device}: Backup): Promise<boolean> {
  return device === env.deviceId && (await env.device.line(workbook)) !== undefined;
}

async function putCopy(env: Environment, backup: Backup, name: string): Promise<WorkbookId> {
  const id = randomId<WorkbookId>(env.random);
  const rows = backup.rows.map(({head, update}) => ({
    head: {...head, epoch: randomId<EpochId>(env.random)},
    update,
  }));
  const root = copiedRoot(backup.root, {id, name}, env.random);
  await putStored(
    env,
    {
      id,
      heads: rows.map(({head}) => head),
      past: [],
      updates: new Map([
        [rootName(id), [root]],
        ...rows.map(({head, update}) => [rowsName(id, head), [update]] as const),
      ]),
      segments: new Map(backup.segments.map(({hash, bytes}) => [hash, bytes])),
      journal: [],
    },
    {name, sample: false},
    {customers: backup.customers, entries: backup.entries},
  );
  return id;
}

/**
 * Rows documents come under fresh epochs and the root under `pendingRoot`, so that one put of the catalogue's line is
 * the whole switch; what it replaced is deleted afterwards, by this run or by the next opening.
 */
async function replace(env: Environment, backup: Backup): Promise<void> {
  const {device} = env;
  const id = backup.workbook;
  await device.putSegments(id, backup.segments);
  const heads: Head[] = [];
  for (const {head, update} of backup.rows) {
    const fresh = {...head, epoch: randomId<EpochId>(env.random)};
    const store = device.document(rowsName(id, fresh));
    await store.append(update, () => update);
    store.close();
    heads.push(fresh);
  }
  await device.changeRecord(id, record =>
    record
      ? {
          ...record,
          name: backup.name,
          heads,
          past: [],
          kept: [rootName(id), ...heads.map(head => rowsName(id, head))],
          garbage: [...record.garbage, ...[...record.heads, ...record.past].map(head => rowsName(id, head))],
          pendingRoot: backup.root,
          damage: null,
          changedAt: env.now(),
          customers: backup.customers,
          entries: backup.entries,
        }
      : null,
  );
}

/** The name itself, or with a suffix and a number until nothing else is called so. */
function freeName(name: string, taken: readonly string[], suffix: string): string {
  const candidates = [name, `${name} (${suffix})`];
  for (let count = 2; count <= taken.length + 1; count += 1) candidates.push(`${name} (${suffix} ${count})`);
  return candidates.find(each => !taken.includes(each)) ?? name;
}

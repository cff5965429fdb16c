/** Where pages keep their logs of intents: one file a page in the origin's private file system. */
import {decodeIntents, encodeIntent, type Intent} from './intent-log.ts';

const FOLDER = 'watchbook-intents';
const ATTEMPTS = 10;
const ATTEMPT_MS = 30;

/** The folder of all logs; rejects where the browser has no private file system. */
export async function intentFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, {create: true});
}

/** Says for as long as this worker lives that the log belongs to a living page. */
export function holdLog(file: string): Promise<void> {
  return new Promise((done, failed) => {
    const held = navigator.locks?.request(lockOf(file), () => {
      done();
      return new Promise(() => {});
    });
    if (held) held.catch(failed);
    else done();
  });
}

/** Logs that belong to living pages. */
async function heldLogs(): Promise<ReadonlySet<string>> {
  const {held = []} = (await navigator.locks?.query()) ?? {};
  return new Set(held.flatMap(({name}) => name ?? []));
}

function lockOf(file: string): string {
  return `watchbook/log/${file}`;
}

/** The logs of pages that are gone, read and tidied by the worker. */
export class IntentFiles {
  /** What earlier pages asked for in a workbook and may not have been stored, oldest first. Never rejects. */
  async leftOver(workbook: string): Promise<readonly Intent[]> {
    const found: Intent[] = [];
    await this.#eachLog(log => {
      found.push(...log.filter(intent => intent.workbook === workbook));
      return log;
    }).catch(() => undefined);
    return found;
  }

  /** Forgets all intents of a workbook. */
  async drop(workbook: string): Promise<void> {
    await this.#eachLog(log => log.filter(intent => intent.workbook !== workbook));
  }

  /** Runs on the logs of pages that are gone, in the order of their making; what `run` returns replaces the log. */
  async #eachLog(run: (log: readonly Intent[]) => readonly Intent[]): Promise<void> {
    const folder = await intentFolder();
    const names: string[] = [];
    for await (const name of folder.keys()) names.push(name);
    const held = await heldLogs();
    for (const name of names.sort()) {
      if (held.has(lockOf(name))) continue;
      const access = await accessTo(await folder.getFileHandle(name));
      if (!access) continue;
      let empty = false;
      try {
        const bytes = new Uint8Array(access.getSize());
        access.read(bytes, {at: 0});
        const log = decodeIntents(bytes);
        const left = run(log);
        empty = left.length === 0;
        if (left.length < log.length) rewrite(access, left);
      } finally {
        access.close();
      }
      if (empty) await folder.removeEntry(name);
    }
  }
}

/** Another tab may be reading it, which takes a moment; null where it cannot be had. */
async function accessTo(file: FileSystemFileHandle): Promise<FileSystemSyncAccessHandle | null> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      return await file.createSyncAccessHandle();
    } catch {
      await new Promise(done => setTimeout(done, ATTEMPT_MS));
    }
  }
  return null;
}

function rewrite(access: FileSystemSyncAccessHandle, intents: readonly Intent[]): void {
  access.truncate(0);
  let at = 0;
  for (const intent of intents) at += access.write(encodeIntent(intent), {at});
  access.flush();
}

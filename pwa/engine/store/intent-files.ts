/** Where pages keep their logs of intents: one file a page in the origin's private file system. */
import {decodeIntents, encodeIntent, type Intent} from './intent-log.ts';

const FOLDER = 'watchbook-intents';

/** The folder of all logs; rejects where the browser has no private file system. */
export async function intentFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, {create: true});
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
    for (const name of names.sort()) {
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

/** Null while a living page holds its log. */
async function accessTo(file: FileSystemFileHandle): Promise<FileSystemSyncAccessHandle | null> {
  try {
    return await file.createSyncAccessHandle();
  } catch {
    return null;
  }
}

function rewrite(access: FileSystemSyncAccessHandle, intents: readonly Intent[]): void {
  access.truncate(0);
  let at = 0;
  for (const intent of intents) at += access.write(encodeIntent(intent), {at});
  access.flush();
}

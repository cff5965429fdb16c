/**
 * A worker that does nothing but write the page's intents to a file, so that it always answers at once. A file of the
 * private file system is written in this very task (the browser hands the file itself to the worker), which no other
 * storage of a browser offers; from then on the intent survives the browser's death.
 */
import {holdLog, intentFolder} from './store/intent-files.ts';
import {encodeIntent, type Intent} from './store/intent-log.ts';

export type ToKeeper =
  | {
      readonly kind: 'start';
      /** Name of this page's log; names sort by time. */
      readonly file: string;
      /** Counts intents that are on disk; `null` where pages cannot share memory. */
      readonly written: Int32Array | null;
    }
  | {readonly kind: 'put'; readonly intent: Intent}
  | {readonly kind: 'drop'; readonly intents: readonly string[]};

export type FromKeeper = {readonly kind: 'ready'} | {readonly kind: 'refused'};

/** Room taken ahead, so that writing asks nobody. */
const ROOM_BYTES = 1_000_000;

let access: FileSystemSyncAccessHandle | null = null;
let written: Int32Array | null = null;
let end = 0;
let count = 0;
const open = new Set<string>();
const scope = workerScope();

scope.onmessage = ({data}: MessageEvent<ToKeeper>) => {
  if (data.kind === 'start') void start(data.file, data.written);
  else if (data.kind === 'put') put(data.intent);
  else drop(data.intents);
};

async function start(file: string, counter: Int32Array | null): Promise<void> {
  try {
    await holdLog(file);
    const folder = await intentFolder();
    access = await (await folder.getFileHandle(file, {create: true})).createSyncAccessHandle();
    access.truncate(ROOM_BYTES);
    written = counter;
    say({kind: 'ready'});
  } catch {
    say({kind: 'refused'});
  }
}

function put(intent: Intent): void {
  if (!access) return;
  open.add(intent.id);
  try {
    end += access.write(encodeIntent(intent), {at: end});
  } catch {
    // no room: the edit is stored by the engine alone, which reports it
  }
  count += 1;
  if (written) Atomics.store(written, 0, count);
}

/** Once nothing is open the log starts again from the beginning. */
function drop(intents: readonly string[]): void {
  for (const id of intents) open.delete(id);
  if (!access || open.size > 0 || end === 0) return;
  access.truncate(0);
  access.truncate(ROOM_BYTES);
  end = 0;
}

function say(message: FromKeeper): void {
  scope.postMessage(message);
}

/** The DOM's types call every global scope a window; in this file it is a dedicated worker's. */
function workerScope(): DedicatedWorkerGlobalScope {
  return globalThis as unknown as DedicatedWorkerGlobalScope;
}

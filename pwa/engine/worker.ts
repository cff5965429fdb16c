/** The worker that owns the documents: starts the engine and passes messages. */
import {type DeviceId, type Random, randomId, type SessionId, type UserId} from '../../core/base/ids.ts';
import {Engine} from './engine.ts';
import {readInWorker} from './file-reader.ts';
import {takeLock} from './lock.ts';
import {openDevice, ownId} from './opened-device.ts';
import {inPieces} from './parts.ts';
import type {FromPage, ReplyMessage, ToPage} from './protocol.ts';
import {IntentFiles} from './store/intent-files.ts';

const scope = workerScope();
const random: Random = bytes => {
  bytes.set(crypto.getRandomValues(new Uint8Array(bytes.length)));
  return bytes;
};
/** What messages wait for: the start, and after another worker's death what it had open. */
let ready = start();

scope.onmessage = (event: MessageEvent<FromPage>) => {
  const message = event.data;
  if (message.kind === 'resume') {
    ready = ready.then(async engine => {
      await engine.resume(message.workbook, message.views, message.intents);
      return engine;
    });
    return;
  }
  void ready.then(async engine => {
    if (message.kind === 'spent') engine.spend(message.intents);
    else {
      const {id, name, body, locale, intent} = message;
      answer(id, await engine.handle(name, body, {locale, intent}));
    }
  });
};

async function start(): Promise<Engine> {
  sayAlive();
  const {device, refusal} = await openDevice();
  const engine = new Engine({
    device,
    intents: new IntentFiles(),
    stored: stored => say({kind: 'stored', intents: stored}),
    refusal,
    author: await ownId<UserId>(device, 'user', random),
    deviceId: await ownId<DeviceId>(device, 'device', random),
    session: randomId<SessionId>(random),
    random,
    now: () => Date.now(),
    schedule: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    push: push => say({kind: 'push', push}),
    lock: takeLock,
    readFile: readInWorker,
    breathe: () => new Promise(done => setTimeout(done)),
  });
  engine.hello();
  return engine;
}

/** Holds a lock for life, so that the page learns of this worker's death; a browser that keeps no site data has none. */
function sayAlive(): void {
  const lock = `watchbook/engine/${randomId(random)}`;
  const held = navigator.locks?.request(lock, () => {
    say({kind: 'alive', lock});
    return new Promise(() => {});
  });
  if (held) held.catch(() => say({kind: 'alive', lock: null}));
  else say({kind: 'alive', lock: null});
}

/** Long lists go ahead in pieces; bytes move to the page instead of being copied. */
function answer(id: number, result: ReplyMessage['result']): void {
  if (!result.ok) {
    say({kind: 'reply', id, result});
    return;
  }
  const {rest, pieces} = inPieces(result.value);
  for (const items of pieces) say({kind: 'piece', id, items});
  const moved = bytesOf(result.value);
  scope.postMessage({kind: 'reply', id, result: {ok: true, value: rest}}, moved);
}

function bytesOf(value: unknown): ArrayBuffer[] {
  if (typeof value !== 'object' || value === null || !('bytes' in value)) return [];
  const {bytes} = value;
  return bytes instanceof Uint8Array && bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : [];
}

function say(message: ToPage): void {
  scope.postMessage(message);
}

/** The DOM's types call every global scope a window; in this file it is a dedicated worker's. */
function workerScope(): DedicatedWorkerGlobalScope {
  return globalThis as unknown as DedicatedWorkerGlobalScope;
}

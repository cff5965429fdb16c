import type {Device} from '../../../pwa/engine/store/device.ts';
import type {DocumentStore} from '../../../pwa/engine/store/document-store.ts';

const WRITES: ReadonlySet<string | symbol> = new Set([
  'append',
  'replace',
  'clearMarks',
  'changeRecord',
  'removeRecord',
  'deleteDocument',
  'putSegments',
  'collectSegments',
  'changeJournal',
  'clearJournal',
  'putSetting',
]);

export interface Crash {
  /** Writes that are still done; after them the machine is off. */
  left: number;
  /** Writes done so far. */
  done: number;
}

/** A device whose machine is switched off after so many writes: every later call fails, and what was written stays. */
export function crashingDevice(device: Device, crash: Crash): Device {
  const guarded = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(of, key) {
        const value: unknown = Reflect.get(of, key);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          const isWrite = WRITES.has(key);
          if (crash.left <= 0 && key !== 'close' && key !== 'document')
            return Promise.reject(new Error('switched off'));
          if (isWrite) {
            crash.left -= 1;
            crash.done += 1;
          }
          const answer: unknown = Reflect.apply(value, of, given);
          return key === 'document' && isStore(answer) ? guarded(answer) : answer;
        };
      },
    });
  return guarded(device);
}

function isStore(value: unknown): value is DocumentStore {
  return typeof value === 'object' && value !== null && 'append' in value;
}

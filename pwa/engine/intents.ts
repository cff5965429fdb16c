import type {FromKeeper, ToKeeper} from './keeper.ts';
import type {Intent} from './store/intent-log.ts';

/** The page waits no longer than this for an intent to be on disk; usually it is a fraction of a millisecond. */
const WAIT_MS = 20;

/** What the page's end of the keeper does. */
export interface Intents {
  /** Puts an edit away. False where this browser cannot. */
  put(intent: Intent): boolean;
  drop(intents: readonly string[]): void;
}

/**
 * Starts the keeper. Where pages may share memory (cross-origin isolation) `put` returns when the intent is on disk, so
 * that the task of a keystroke or paste ends with nothing at risk; elsewhere the intent is on its way.
 * @param file name of this page's log, unique, sorting by time
 */
export function startIntents(file: string): Intents {
  const worker = new Worker(new URL('./keeper.ts', import.meta.url), {type: 'module', name: 'watchbook-keeper'});
  const written = globalThis.crossOriginIsolated ? new Int32Array(new SharedArrayBuffer(4)) : null;
  const say = (message: ToKeeper) => worker.postMessage(message);
  let ready = false;
  let count = 0;
  worker.onmessage = ({data}: MessageEvent<FromKeeper>) => {
    ready = data.kind === 'ready';
  };
  worker.onerror = event => {
    event.preventDefault();
    ready = false;
  };
  say({kind: 'start', file, written});
  return {
    put(intent) {
      if (!ready) return false;
      say({kind: 'put', intent});
      count += 1;
      if (written) waitFor(() => Atomics.load(written, 0) >= count);
      return true;
    },
    drop: intents => say({kind: 'drop', intents}),
  };
}

function waitFor(done: () => boolean): void {
  const until = performance.now() + WAIT_MS;
  while (!done() && performance.now() < until);
}

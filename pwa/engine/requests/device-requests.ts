import {ok} from '../../../core/base/result.ts';
import type {Engine, Handlers} from '../engine.ts';
import {storageHealth} from '../storage-health.ts';

type Names = 'storage' | 'persist' | 'retry-save';

/** Requests about this device's storage. */
export function deviceRequests(engine: Engine): Pick<Handlers, Names> {
  return {
    storage: async () => ok(await storageHealth()),
    // only a page may ask the browser; the client has done so before it sends this
    persist: async () => ok(await storageHealth()),
    'retry-save': () => {
      const book = engine.book();
      if (book.ok) book.value.retrySave();
      return ok(null);
    },
  };
}

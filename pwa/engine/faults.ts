import type {AppError} from '../../core/base/app-error.ts';
import {err, type Result} from '../../core/base/result.ts';
import {asFault, type StorageFault} from './store/storage-fault.ts';

/** A store's fault as what the user is told. */
export function storageError(fault: StorageFault, unsaved: number, neededBytes: number): AppError {
  switch (fault.reason) {
    case 'full':
      return {kind: 'storage-full', unsaved, neededMb: Math.max(1, Math.ceil(neededBytes / 1_000_000))};
    case 'refused':
      return {kind: 'storage-refused', detail: fault.message};
    case 'failed':
    case 'damaged':
      return {kind: 'storage-failed', unsaved, detail: fault.message};
  }
}

/** Runs something that touches the stores; their faults become errors. */
export async function guarded<T>(run: () => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> {
  try {
    return await run();
  } catch (error) {
    if (isStoreTrouble(error)) return err(storageError(asFault(error), 0, 0));
    return err({
      kind: 'unexpected',
      detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    });
  }
}

/** A browser's storage error, bare or in Dexie's wrapping, or one of our own stores'. */
function isStoreTrouble(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if (error instanceof DOMException) return true;
  const name = 'name' in error && typeof error.name === 'string' ? error.name : '';
  return name === 'StorageFault' || STORE_ERRORS.has(name);
}

const STORE_ERRORS: ReadonlySet<string> = new Set([
  'AbortError',
  'DatabaseClosedError',
  'InvalidStateError',
  'MissingAPIError',
  'OpenFailedError',
  'QuotaExceededError',
  'TimeoutError',
  'UnknownError',
  'VersionError',
]);

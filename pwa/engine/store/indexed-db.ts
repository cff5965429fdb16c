import {StorageFault} from './storage-fault.ts';

/** A browser that never answers must not leave the page waiting for ever. */
const OPEN_LIMIT_MS = 5000;

/** Opens or creates a database; rejects with a `StorageFault` when it is refused or does not answer. */
export function openDatabase(name: string, create: (db: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const limit = setTimeout(
      () => failed(new StorageFault('refused', `${name} did not open within ${OPEN_LIMIT_MS} ms`)),
      OPEN_LIMIT_MS,
    );
    let request: IDBOpenDBRequest;
    try {
      request = indexedDB.open(name);
    } catch (error) {
      clearTimeout(limit);
      failed(new StorageFault('refused', String(error)));
      return;
    }
    request.onupgradeneeded = () => create(request.result);
    request.onerror = () => {
      clearTimeout(limit);
      failed(openFault(request.error));
    };
    request.onsuccess = () => {
      clearTimeout(limit);
      done(request.result);
    };
  });
}

/** Deletes a database; one that is not there counts as deleted. */
export function deleteDatabase(name: string): Promise<void> {
  return new Promise((done, failed) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => done();
    request.onerror = () => failed(openFault(request.error));
  });
}

/** Resolves when the transaction has committed, rejects with its error when it has not. */
export function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done();
    transaction.onabort = () => failed(transaction.error ?? new StorageFault('failed', 'the transaction was aborted'));
  });
}

/** The answer of one request. */
export function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

/** What a failed open means: a higher version is a newer program's, the rest is refusal. */
function openFault(error: DOMException | null): StorageFault {
  const detail = error ? `${error.name}: ${error.message}` : 'no reason given';
  if (error?.name === 'QuotaExceededError') return new StorageFault('full', detail);
  return new StorageFault(error?.name === 'UnknownError' ? 'damaged' : 'refused', detail);
}

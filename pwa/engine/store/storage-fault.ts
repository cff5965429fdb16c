/** Why a store could not do what it was asked. `damaged`: what is stored is not what was written. */
export type FaultReason = 'full' | 'refused' | 'failed' | 'damaged';

/** Thrown inside the engine's stores; turned into an `AppError` at their border. */
export class StorageFault extends Error {
  override readonly name = 'StorageFault';
  readonly reason: FaultReason;

  constructor(reason: FaultReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/** Any rejection of IndexedDB or Dexie as a fault. Dexie wraps the browser's error in `inner`. */
export function asFault(error: unknown): StorageFault {
  if (error instanceof StorageFault) return error;
  const [name, message] = named(error);
  const inner = typeof error === 'object' && error !== null && 'inner' in error ? named(error.inner) : ['', ''];
  const names = [name, inner[0]];
  const detail = `${name}: ${message}`;
  if (names.includes('QuotaExceededError')) return new StorageFault('full', detail);
  if (names.includes('SecurityError') || names.includes('MissingAPIError')) return new StorageFault('refused', detail);
  return new StorageFault('failed', detail);
}

function named(error: unknown): readonly [string, string] {
  return error instanceof Error || (typeof DOMException !== 'undefined' && error instanceof DOMException)
    ? [error.name, error.message]
    : ['Error', String(error)];
}

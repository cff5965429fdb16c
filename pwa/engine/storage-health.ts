import type {StorageHealth} from './protocol.ts';

/** What the browser says of this origin's storage; zeros where it says nothing. */
export async function storageHealth(): Promise<StorageHealth> {
  const storage = 'storage' in navigator ? navigator.storage : undefined;
  const [estimate, persisted] = await Promise.all([
    storage?.estimate().catch(() => undefined),
    storage?.persisted().catch(() => false),
  ]);
  return {persisted: persisted ?? false, usedBytes: estimate?.usage ?? 0, quotaBytes: estimate?.quota ?? 0};
}

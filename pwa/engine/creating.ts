/** Puts a workbook that is not on this device yet onto it. */
import type {StoredWorkbook} from '../../core/doc/workbook-types.ts';
import type {Settings} from '../../core/schema/settings.ts';
import {FORMAT_VERSION} from '../../core/schema/version.ts';
import type {Environment} from './environment.ts';
import {lockName} from './lock.ts';
import type {WorkbookRecord} from './store/workbook-record.ts';

/** What the home screen shows of it before it has been opened. */
export interface Figures {
  readonly customers: number;
  readonly entries: number;
}

/**
 * Stores documents and segments first and the catalogue's line last: until then nothing names them, and a crash leaves
 * no half workbook.
 */
export async function putStored(
  env: Environment,
  stored: StoredWorkbook,
  settings: Pick<Settings, 'name' | 'sample'> & {readonly forImport?: boolean},
  figures: Figures = {customers: 0, entries: 0},
): Promise<void> {
  // held so that nobody sweeps away what is not listed yet
  const release = await env.lock(lockName(stored.id));
  try {
    await put(env, stored, settings, figures);
  } finally {
    release?.();
  }
}

async function put(
  env: Environment,
  stored: StoredWorkbook,
  settings: Pick<Settings, 'name' | 'sample'> & {readonly forImport?: boolean},
  figures: Figures,
): Promise<void> {
  const segments = [...stored.segments].map(([hash, bytes]) => ({hash, bytes}));
  if (segments.length > 0) await env.device.putSegments(stored.id, segments);
  let bytes = segments.reduce((sum, each) => sum + each.bytes.length, 0);
  for (const [name, updates] of stored.updates) {
    const store = env.device.document(name);
    for (const update of updates) {
      await store.append(update, () => update);
      bytes += update.length;
    }
    store.close();
  }
  const now = env.now();
  const record: WorkbookRecord = {
    id: stored.id,
    format: FORMAT_VERSION,
    name: settings.name,
    sample: settings.sample,
    forImport: settings.forImport ?? false,
    createdAt: now,
    changedAt: now,
    backedUpAt: null,
    heads: stored.heads,
    past: stored.past,
    vectors: [],
    kept: [...stored.updates.keys()],
    garbage: [],
    pendingRoot: null,
    damage: null,
    ...figures,
    bytes,
    counts: {red: 0, orange: 0, yellow: 0, blue: 0},
  };
  await env.device.changeRecord(stored.id, () => record);
}

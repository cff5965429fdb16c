/** From the device to an open workbook with its saver attached. */
import type {AppError} from '../../core/base/app-error.ts';
import type {WorkbookId} from '../../core/base/ids.ts';
import {err, ok, type Result} from '../../core/base/result.ts';
import {rootName, rowsName} from '../../core/doc/layout.ts';
import {openWorkbook} from '../../core/doc/workbook.ts';
import type {Head, Host, OpenWorkbook} from '../../core/doc/workbook-types.ts';
import type {Environment} from './environment.ts';
import type {DocumentStore, StoredUpdates} from './store/document-store.ts';
import {Saver, type SaverState, type SaveSource, type SaveTarget} from './store/saver.ts';
import type {WorkbookRecord} from './store/workbook-record.ts';

export interface StoredBook {
  readonly workbook: OpenWorkbook;
  readonly saver: Saver;
  readonly target: BookTarget;
  /** What is wrong with what was stored, or null. Such a workbook is shown and can be taken out, not edited. */
  readonly damage: AppError | null;
  /** Intents whose edits were stored whole. */
  readonly marked: ReadonlySet<string>;
  /** Of everything that was stored. */
  readonly bytes: number;
}

interface Loaded extends StoredUpdates {
  readonly store: DocumentStore;
}

/** Finishes what a crash interrupted: a root document to be replaced, documents to be deleted. */
export async function finished(env: Environment, record: WorkbookRecord): Promise<WorkbookRecord> {
  const {id, garbage, pendingRoot} = record;
  if (pendingRoot === null && garbage.length === 0) return record;
  if (pendingRoot !== null) {
    const store = env.device.document(rootName(id));
    await store.load();
    await store.replace(pendingRoot);
    store.close();
    await env.device.clearJournal(id);
  }
  for (const name of garbage) await env.device.deleteDocument(name).catch(() => undefined);
  const done = {...record, garbage: [], pendingRoot: null};
  return (await env.device.changeRecord(id, stored => (stored ? done : null))) ?? done;
}

/** Reads everything that the catalogue names, opens it and keeps it. The caller holds the workbook's lock. */
export async function openStored(
  env: Environment,
  record: WorkbookRecord,
  report: (state: SaverState) => void,
): Promise<Result<StoredBook, AppError>> {
  const names = [rootName(record.id), ...[...record.heads, ...record.past].map(head => rowsName(record.id, head))];
  const loaded = new Map<string, Loaded>();
  await Promise.all(
    names.map(async name => {
      const store = env.device.document(name);
      loaded.set(name, {store, ...(await store.load())});
    }),
  );
  const [segments, journal] = await Promise.all([env.device.segments(record.id), env.device.journal(record.id)]);

  // what opening itself has to say (carried entries of a past epoch) waits for the saver
  const early: ((saver: Saver) => void)[] = [];
  let saver: Saver | null = null;
  const tell = (say: (saver: Saver) => void) => (saver ? say(saver) : void early.push(say));
  const opened = openWorkbook(
    {
      id: record.id,
      heads: record.heads,
      past: record.past,
      updates: new Map([...loaded].map(([name, {updates}]) => [name, updates])),
      segments,
      journal,
    },
    hostOf(env, tell),
  );
  if (!opened.ok) {
    for (const {store} of loaded.values()) store.close();
    return opened;
  }
  const workbook = opened.value;
  const stores = new Map([...loaded].map(([name, {store}]) => [name, store]));
  const target = targetOf(env, record.id, stores);
  saver = new Saver(sourceOf(workbook), target, env.schedule, report, intent => env.stored([intent]));
  for (const name of workbook.documents()) {
    const store = stores.get(name);
    if (store) saver.keep(name, store);
  }
  for (const say of early) say(saver);
  const lengths = [...segments.values(), ...[...loaded.values()].flatMap(({updates}) => updates)];
  return ok({
    ...{workbook, saver, target},
    damage: damageOf(record, loaded, workbook),
    marked: wholeMarks(loaded),
    bytes: lengths.reduce((sum, {length}) => sum + length, 0),
  });
}

/** A document that was folded away a moment ago has nothing left to store: the next one carries it. */
function sourceOf(workbook: OpenWorkbook): SaveSource {
  const has = (name: string) => workbook.documents().includes(name);
  return {
    encode: (name, vector) => (has(name) ? workbook.encode(name, vector) : EMPTY_UPDATE),
    vector: name => (has(name) ? workbook.vector(name) : EMPTY_VECTOR),
  };
}

const EMPTY_UPDATE = new Uint8Array([0, 0]);
const EMPTY_VECTOR = new Uint8Array([0]);

function hostOf(env: Environment, tell: (say: (saver: Saver) => void) => void): Host {
  return {
    author: env.author,
    device: env.deviceId,
    session: env.session,
    random: env.random,
    wallSeconds: () => Math.floor(env.now() / 1000),
    update: (document, bytes) => tell(saver => saver.update(document, bytes)),
    segment: segment => tell(saver => saver.segment(segment)),
    head: head => tell(saver => saver.head(head)),
    journal: change => tell(saver => saver.journal(change)),
  };
}

/** Where a workbook's bytes go. */
export interface BookTarget extends SaveTarget {
  /** Opens nothing twice: a document's store stays the same as long as it is used. */
  document(name: string): DocumentStore;
  /** Closes and deletes a document that is not needed any more. */
  deleteDocument(name: string): Promise<void>;
}

/** `stores` are the documents that are open already. */
function targetOf(env: Environment, workbook: WorkbookId, stores: Map<string, DocumentStore>): BookTarget {
  const {device} = env;
  return {
    document(name) {
      const store = stores.get(name) ?? device.document(name);
      stores.set(name, store);
      return store;
    },
    async deleteDocument(name) {
      stores.get(name)?.close();
      stores.delete(name);
      await device.deleteDocument(name);
    },
    putSegments: segments => device.putSegments(workbook, segments),
    putHeads: async heads => {
      await device.changeRecord(workbook, record =>
        record ? {...record, heads: withHeads(record.heads, heads)} : null,
      );
    },
    changeJournal: changes => device.changeJournal(workbook, changes),
  };
}

/** The heads with those of the same portfolio and level replaced. */
export function withHeads(heads: readonly Head[], fresh: readonly Head[]): Head[] {
  const key = ({portfolio, level}: Head) => `${portfolio}/${level}`;
  const replaced = new Set(fresh.map(key));
  return [...heads.filter(head => !replaced.has(key(head))), ...fresh];
}

/** Intents that as many documents carry as have a part in them. */
function wholeMarks(loaded: ReadonlyMap<string, Loaded>): ReadonlySet<string> {
  const found = new Map<string, number>();
  for (const {marks} of loaded.values()) {
    for (const [intent, of] of marks) found.set(intent, (found.get(intent) ?? of) - 1);
  }
  return new Set([...found].filter(([, wanting]) => wanting <= 0).map(([intent]) => intent));
}

function damageOf(
  record: WorkbookRecord,
  loaded: ReadonlyMap<string, Loaded>,
  workbook: OpenWorkbook,
): AppError | null {
  const broken = [...loaded.values()].reduce((sum, {damaged}) => sum + damaged, 0);
  const gone = record.kept.filter(name => loaded.get(name)?.updates.length === 0);
  const missing = workbook.missing();
  const details = [
    broken > 0 ? `${broken} damaged records` : '',
    gone.length > 0 ? `${gone.length} documents without records` : '',
    missing.length > 0 ? `${missing.length} segments missing` : '',
  ].filter(detail => detail !== '');
  if (details.length === 0) return null;
  return {kind: 'workbook-damaged', workbook: record.name, detail: details.join(', ')};
}

/** The catalogue's line, or why there is none. */
export async function recordOf(env: Environment, workbook: WorkbookId): Promise<Result<WorkbookRecord, AppError>> {
  const line = await env.device.line(workbook);
  if (!line) return err({kind: 'workbook-missing', workbook});
  if (line.kind === 'unreadable') return err({kind: 'workbook-damaged', workbook: line.name, detail: line.detail});
  return ok(line.record);
}

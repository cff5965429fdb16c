import Dexie, {type EntityTable, type Table} from 'dexie';
import {asId, type WorkbookId} from '../../../core/base/ids.ts';
import type {JournalChange, JournalRecord} from '../../../core/doc/undo-types.ts';
import type {Segment} from '../../../core/doc/workbook-types.ts';
import type {CatalogueLine, Device} from './device.ts';
import {DocumentDatabase} from './document-database.ts';
import type {DocumentStore} from './document-store.ts';
import {deleteDatabase} from './indexed-db.ts';
import {StorageFault} from './storage-fault.ts';
import {type WorkbookRecord, workbookRecordSchema} from './workbook-record.ts';

/** A browser that never answers must not leave the page waiting for ever. */
const OPEN_LIMIT_MS = 5000;

interface SegmentRow extends Segment {
  readonly workbook: string;
}

interface JournalRow {
  readonly workbook: string;
  readonly id: string;
  readonly record: JournalRecord;
}

class Tables extends Dexie {
  readonly workbooks: EntityTable<{readonly id: string}, 'id'>;
  readonly segments: Table<SegmentRow, [string, string]>;
  readonly journal: Table<JournalRow, [string, string]>;
  readonly settings: EntityTable<{readonly key: string; readonly value: string}, 'key'>;

  constructor() {
    // strict: the catalogue is the one commit of a fold, and "saved on this device" is meant (storage-spec S1, A3)
    super('watchbook', {chromeTransactionDurability: 'strict'});
    this.version(1).stores({
      workbooks: 'id',
      segments: '[workbook+hash], workbook',
      journal: '[workbook+id], workbook',
      settings: 'key',
    });
    this.workbooks = this.table('workbooks');
    this.segments = this.table('segments');
    this.journal = this.table('journal');
    this.settings = this.table('settings');
  }
}

/** The browser's databases: one for each document, and this one for everything else. */
export class DeviceDatabase implements Device {
  readonly kind = 'stored';
  readonly #tables = new Tables();

  /** Rejects when the browser refuses storage or does not answer. */
  async open(): Promise<void> {
    let limit: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, failed) => {
      limit = setTimeout(() => failed(new StorageFault('refused', 'the database did not open')), OPEN_LIMIT_MS);
    });
    try {
      await Promise.race([this.#tables.open(), late]);
    } finally {
      clearTimeout(limit);
    }
  }

  async catalogue(): Promise<readonly CatalogueLine[]> {
    return (await this.#tables.workbooks.toArray()).map(lineOf);
  }

  async line(workbook: WorkbookId): Promise<CatalogueLine | undefined> {
    const row = await this.#tables.workbooks.get(workbook);
    return row && lineOf(row);
  }

  changeRecord(
    workbook: WorkbookId,
    change: (record: WorkbookRecord | undefined) => WorkbookRecord | null,
  ): Promise<WorkbookRecord | undefined> {
    return this.#tables.transaction('rw', this.#tables.workbooks, async () => {
      const row = await this.#tables.workbooks.get(workbook);
      const line = row && lineOf(row);
      if (line?.kind === 'unreadable') throw new StorageFault('damaged', line.detail);
      const changed = change(line?.record);
      if (changed) await this.#tables.workbooks.put(changed);
      return changed ?? line?.record;
    });
  }

  async removeRecord(workbook: WorkbookId): Promise<void> {
    const {workbooks, segments, journal} = this.#tables;
    await this.#tables.transaction('rw', [workbooks, segments, journal], async () => {
      await workbooks.delete(workbook);
      await segments.where('workbook').equals(workbook).delete();
      await journal.where('workbook').equals(workbook).delete();
    });
  }

  document(name: string): DocumentStore {
    return new DocumentDatabase(name);
  }

  deleteDocument(name: string): Promise<void> {
    return deleteDatabase(name);
  }

  async documentNames(): Promise<readonly string[]> {
    const databases = await indexedDB.databases?.();
    return (databases ?? []).flatMap(({name}) => (name?.startsWith('wb/') ? [name] : []));
  }

  async segments(workbook: WorkbookId): Promise<ReadonlyMap<string, Uint8Array>> {
    const rows = await this.#tables.segments.where('workbook').equals(workbook).toArray();
    return new Map(rows.map(({hash, bytes}) => [hash, bytes]));
  }

  async putSegments(workbook: WorkbookId, segments: readonly Segment[]): Promise<void> {
    // a view's clone carries its whole buffer: store the bytes alone
    const rows = segments.map(({hash, bytes}) => ({
      workbook,
      hash,
      bytes: bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice(),
    }));
    await this.#tables.segments.bulkPut(rows);
  }

  async collectSegments(workbook: WorkbookId, named: ReadonlySet<string>): Promise<void> {
    const {segments} = this.#tables;
    const keys = await segments.where('workbook').equals(workbook).primaryKeys();
    await segments.bulkDelete(keys.filter(([, hash]) => !named.has(hash)));
  }

  async journal(workbook: WorkbookId): Promise<readonly JournalRecord[]> {
    return (await this.#tables.journal.where('workbook').equals(workbook).toArray()).map(({record}) => record);
  }

  async changeJournal(workbook: WorkbookId, changes: readonly JournalChange[]): Promise<void> {
    const {journal} = this.#tables;
    await this.#tables.transaction('rw', journal, async () => {
      for (const {put, remove} of changes) {
        if (remove.length > 0) await journal.bulkDelete(remove.map(id => [workbook, id]));
        if (put.length > 0) await journal.bulkPut(put.map(record => ({workbook, id: record.step.id, record})));
      }
    });
  }

  async clearJournal(workbook: WorkbookId): Promise<void> {
    await this.#tables.journal.where('workbook').equals(workbook).delete();
  }

  async setting(key: string): Promise<string | undefined> {
    return (await this.#tables.settings.get(key))?.value;
  }

  async putSetting(key: string, value: string): Promise<void> {
    await this.#tables.settings.put({key, value});
  }
}

function lineOf(row: {readonly id: string}): CatalogueLine {
  const parsed = workbookRecordSchema.safeParse(row);
  if (parsed.success) return {kind: 'record', record: parsed.data};
  const name = 'name' in row && typeof row.name === 'string' ? row.name : row.id;
  return {kind: 'unreadable', id: asId<WorkbookId>(row.id), name, detail: parsed.error.issues[0]?.message ?? ''};
}

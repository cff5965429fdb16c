import type {WorkbookId} from '../../../core/base/ids.ts';
import type {JournalChange, JournalRecord} from '../../../core/doc/undo-types.ts';
import type {Segment} from '../../../core/doc/workbook-types.ts';
import type {CatalogueLine, Device} from './device.ts';
import {DocumentMemory} from './document-memory.ts';
import type {DocumentStore} from './document-store.ts';
import type {WorkbookRecord} from './workbook-record.ts';

/** Keeps everything as long as the engine runs. The page says so; nothing here survives the tab. */
export class DeviceMemory implements Device {
  readonly kind = 'memory';
  readonly #records = new Map<WorkbookId, WorkbookRecord>();
  readonly #documents = new Map<string, DocumentMemory>();
  readonly #segments = new Map<WorkbookId, Map<string, Uint8Array>>();
  readonly #journals = new Map<WorkbookId, Map<string, JournalRecord>>();
  readonly #settings = new Map<string, string>();

  async catalogue(): Promise<readonly CatalogueLine[]> {
    return [...this.#records.values()].map(record => ({kind: 'record', record}));
  }

  async line(workbook: WorkbookId): Promise<CatalogueLine | undefined> {
    const record = this.#records.get(workbook);
    return record && {kind: 'record', record};
  }

  async changeRecord(
    workbook: WorkbookId,
    change: (record: WorkbookRecord | undefined) => WorkbookRecord | null,
  ): Promise<WorkbookRecord | undefined> {
    const changed = change(this.#records.get(workbook));
    if (changed) this.#records.set(workbook, changed);
    return this.#records.get(workbook);
  }

  async removeRecord(workbook: WorkbookId): Promise<void> {
    this.#records.delete(workbook);
    this.#segments.delete(workbook);
    this.#journals.delete(workbook);
  }

  document(name: string): DocumentStore {
    const found = this.#documents.get(name) ?? new DocumentMemory();
    this.#documents.set(name, found);
    return found;
  }

  async deleteDocument(name: string): Promise<void> {
    this.#documents.delete(name);
  }

  async documentNames(): Promise<readonly string[]> {
    return [...this.#documents.keys()];
  }

  async segments(workbook: WorkbookId): Promise<ReadonlyMap<string, Uint8Array>> {
    return new Map(this.#segments.get(workbook));
  }

  async putSegments(workbook: WorkbookId, segments: readonly Segment[]): Promise<void> {
    const kept = this.#segments.get(workbook) ?? new Map<string, Uint8Array>();
    for (const {hash, bytes} of segments) kept.set(hash, bytes);
    this.#segments.set(workbook, kept);
  }

  async collectSegments(workbook: WorkbookId, named: ReadonlySet<string>): Promise<void> {
    const kept = this.#segments.get(workbook);
    for (const hash of [...(kept?.keys() ?? [])]) if (!named.has(hash)) kept?.delete(hash);
  }

  async journal(workbook: WorkbookId): Promise<readonly JournalRecord[]> {
    return [...(this.#journals.get(workbook)?.values() ?? [])];
  }

  async changeJournal(workbook: WorkbookId, changes: readonly JournalChange[]): Promise<void> {
    const journal = this.#journals.get(workbook) ?? new Map<string, JournalRecord>();
    for (const {put, remove} of changes) {
      for (const id of remove) journal.delete(id);
      for (const record of put) journal.set(record.step.id, record);
    }
    this.#journals.set(workbook, journal);
  }

  async clearJournal(workbook: WorkbookId): Promise<void> {
    this.#journals.delete(workbook);
  }

  async setting(key: string): Promise<string | undefined> {
    return this.#settings.get(key);
  }

  async putSetting(key: string, value: string): Promise<void> {
    this.#settings.set(key, value);
  }
}

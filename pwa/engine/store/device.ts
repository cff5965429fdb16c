import type {WorkbookId} from '../../../core/base/ids.ts';
import type {JournalChange, JournalRecord} from '../../../core/doc/undo-types.ts';
import type {Segment} from '../../../core/doc/workbook-types.ts';
import type {DocumentStore} from './document-store.ts';
import type {WorkbookRecord} from './workbook-record.ts';

/** A catalogue line as it lies there: one that a newer program wrote may not be readable. */
export type CatalogueLine =
  | {readonly kind: 'record'; readonly record: WorkbookRecord}
  | {readonly kind: 'unreadable'; readonly id: WorkbookId; readonly name: string; readonly detail: string};

/**
 * All that this device keeps. Two kinds: the browser's databases, and memory where the browser refuses them. Every
 * promise resolves after a commit and rejects with something `asFault` understands.
 */
export interface Device {
  readonly kind: 'stored' | 'memory';

  catalogue(): Promise<readonly CatalogueLine[]>;
  line(workbook: WorkbookId): Promise<CatalogueLine | undefined>;
  /** Compare-and-set in one commit: `change` sees what is stored; `null` leaves it. Answers what is stored then. */
  changeRecord(
    workbook: WorkbookId,
    change: (record: WorkbookRecord | undefined) => WorkbookRecord | null,
  ): Promise<WorkbookRecord | undefined>;
  /** Everything of the workbook that is not a document. */
  removeRecord(workbook: WorkbookId): Promise<void>;

  /** The store of one document; not opened yet. */
  document(name: string): DocumentStore;
  deleteDocument(name: string): Promise<void>;
  /** Names of all stored documents; empty where the browser does not tell. */
  documentNames(): Promise<readonly string[]>;

  segments(workbook: WorkbookId): Promise<ReadonlyMap<string, Uint8Array>>;
  putSegments(workbook: WorkbookId, segments: readonly Segment[]): Promise<void>;
  /** Deletes every segment of the workbook that is not named. */
  collectSegments(workbook: WorkbookId, named: ReadonlySet<string>): Promise<void>;

  journal(workbook: WorkbookId): Promise<readonly JournalRecord[]>;
  changeJournal(workbook: WorkbookId, changes: readonly JournalChange[]): Promise<void>;
  clearJournal(workbook: WorkbookId): Promise<void>;

  /** Settings of the device itself, such as its id. */
  setting(key: string): Promise<string | undefined>;
  putSetting(key: string, value: string): Promise<void>;
}

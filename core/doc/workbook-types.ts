/**
 * The face of an open workbook: what the engine hands in, what it gets told, what it may call. `openWorkbook`
 * (`workbook.ts`) makes one, `newWorkbook` (`create.ts`) makes the stored form of an empty one.
 *
 * ```
 *   stored ─► openWorkbook ─► apply / undo / receive ─► Change[] to every listener
 *                                   │
 *                                   ├─► host.segment   bytes to store FIRST      (content-addressed, immutable)
 *                                   ├─► host.head      a rows document was begun (catalogue, before its updates)
 *                                   ├─► host.update    Yjs updates to store, then (once durable) to send
 *                                   └─► host.journal   undo records to keep
 * ```
 *
 * The host must make what it is told durable in the order told, and send nothing that is not durable (storage-spec R3).
 * Calls come synchronously, inside `apply`, `undo`, `redo` and `fold`; gather them and write once a tick.
 * Everything is plain data; no Yjs type leaves `core/doc`.
 */
import type {AppError} from '../base/app-error.ts';
import type {
  DeviceId,
  EpochId,
  LevelId,
  PortfolioId,
  Random,
  RowId,
  SessionId,
  SheetId,
  UserId,
  WorkbookId,
} from '../base/ids.ts';
import type {Result} from '../base/result.ts';
import type {CellValue} from '../schema/cell.ts';
import type {Settings} from '../schema/settings.ts';
import type {Sheet} from '../schema/sheet.ts';
import type {Tables} from '../table/table.ts';
import type {Change} from './change.ts';
import type {Command} from './command.ts';
import type {Origin} from './origin.ts';
import type {JournalChange, JournalRecord, UndoStep} from './undo-types.ts';

/** Names one rows document whatever its epoch. */
export interface RowsKey {
  readonly portfolio: PortfolioId;
  readonly level: LevelId;
}

/** A rows document and the epoch that is current for it, as the authority's catalogue has it. */
export interface Head extends RowsKey {
  readonly epoch: EpochId;
}

/** An epoch that was folded away while its document is still on this device; opening carries what it holds (A2). */
export interface PastEpoch extends Head {
  /** Final state vector the fold committed; `null` where the authority no longer knows it. */
  readonly vector: Uint8Array | null;
}

/** Immutable bytes under their own hash. */
export interface Segment {
  /** SHA-256 of `bytes`, 64 hex digits. */
  readonly hash: string;
  readonly bytes: Uint8Array;
}

/** A workbook as it lies in storage. */
export interface StoredWorkbook {
  readonly id: WorkbookId;
  readonly heads: readonly Head[];
  readonly past: readonly PastEpoch[];
  /** Document name (`core/doc/layout.ts`) → its stored updates, in any order. */
  readonly updates: ReadonlyMap<string, readonly Uint8Array[]>;
  /** Hash → bytes. What is referred to and absent shows as *loading* until `addSegment`. */
  readonly segments: ReadonlyMap<string, Uint8Array>;
  readonly journal: readonly JournalRecord[];
}

/** What the engine supplies, and where it is told what to store. */
export interface Host {
  readonly author: UserId;
  readonly device: DeviceId;
  /** Drawn at engine start, never stored (R5). */
  readonly session: SessionId;
  readonly random: Random;
  /** Unix seconds. May be wrong, stand still, go backwards or be NaN; only the order of concurrent writes suffers. */
  wallSeconds(): number;
  /** One update per document and transaction, with the name of its document. */
  update(document: string, bytes: Uint8Array, origin: Origin): void;
  /** Bytes that an update announced afterwards refers to. */
  segment(segment: Segment): void;
  /** A rows document of a new level or portfolio was begun. */
  head(head: Head): void;
  journal(change: JournalChange): void;
}

/** What one command did. */
export interface AppliedCommand {
  /** Rows that the command made, in its order. */
  readonly rows: readonly RowId[];
  /** The same list that the listeners got. */
  readonly changes: readonly Change[];
  /** What undo will take back; `null` when nothing changed or the origin is not undoable. */
  readonly step: UndoStep | null;
  /** Registers that an undo or redo left alone because somebody changed them since. */
  readonly skipped: number;
}

/** What a cell or a row's existence (`$`) holds, and who wrote it when. */
export interface Register {
  /** Document clock (R2); 0 for imported values. */
  readonly stamp: number;
  readonly author: string;
  readonly value: CellValue;
}

/** Step F3's result: the next epoch, ready to be committed. */
export interface Roll {
  readonly key: RowsKey;
  readonly from: EpochId;
  readonly to: EpochId;
  /** The whole of the next document. */
  readonly update: Uint8Array;
  /** Final state vector of the document it replaces; keep it for ever. */
  readonly vector: Uint8Array;
  /** Every segment the next document refers to. */
  readonly segments: readonly string[];
}

/**
 * Storage of the one party that may fold (storage-spec, Fold): the device that holds the lock of a workbook never
 * shared, later the server. Steps F1–F4 of `fold.ts` are written against it.
 */
export interface Authority {
  /** F2. Resolves when the bytes are durable; storing the same hash again is a no-op. */
  putSegment(segment: Segment): Promise<void>;
  /**
   * F4, one durable commit: `roll.update` stored, the final vector of `roll.from` stored, current = `roll.to`.
   * Resolves `false`, having stored nothing that counts, when current is no longer `roll.from` (another fold won).
   */
  commit(roll: Roll): Promise<boolean>;
}

export interface OpenWorkbook {
  readonly id: WorkbookId;
  readonly tables: Tables;
  /** Why it cannot be edited (`workbook-newer`), or null. */
  readonly readOnly: AppError | null;
  settings(): Settings;
  /** In list order; columns in order. */
  sheets(): readonly Sheet[];
  sheet(sheet: SheetId): Sheet | undefined;
  /** Shared views and other JSON values set by `set-view`. */
  view(view: string): unknown;

  apply(command: Command, origin: Origin): Result<AppliedCommand, AppError>;
  /** Error `nothing-to-undo`; a step of which nothing could be taken back gives `undo-skipped`. */
  undo(): Result<AppliedCommand, AppError>;
  redo(): Result<AppliedCommand, AppError>;
  /** Labels of the steps that undo and redo would take. */
  undoState(): {readonly undo: string | null; readonly redo: string | null};

  /**
   * An update of another tab or device. One that is not whole yet waits (R6). False, and nothing done, for a document
   * that is not of a current epoch and for bytes that are no update.
   */
  receive(document: string, update: Uint8Array): boolean;
  /** Documents with updates that wait for a predecessor; after a second a state-vector sync should bring it. */
  waiting(): readonly string[];
  /** Bytes that were missing at opening. Returns false when nothing refers to them or they are damaged. */
  addSegment(bytes: Uint8Array): boolean;
  /** Hashes that live documents refer to and that have not been given; their rows are *loading* (R8). */
  missing(): readonly string[];
  /** Whether something that may speak of this row is missing: show *loading*, not what the tables have so far. */
  isLoading(row: RowId): boolean;
  /** Every hash that live documents refer to: what a backup carries and collection spares. */
  segmentHashes(): readonly string[];

  /** Called once per transaction, whatever the origin, after the tables show it. Returns the unsubscriber. */
  onChange(listener: (changes: readonly Change[], origin: Origin) => void): () => void;
  /** The register of a cell, or of the row's existence under column `$`; `undefined` where nothing was ever written. */
  register(row: RowId, column: string): Register | undefined;

  heads(): readonly Head[];
  /** Names of all documents, root first. */
  documents(): readonly string[];
  /** The whole document as one update, or only what `vector` does not cover. */
  encode(document: string, vector?: Uint8Array): Uint8Array;
  /** State vector of a document, to store beside it and to heal a failed write with `encode` (R3). */
  vector(document: string): Uint8Array;

  /** Rows documents whose lanes have grown past the fold threshold. */
  foldDue(): readonly RowsKey[];
  /**
   * F1–F4 and A1–A3 of one rows document. Writing goes on meanwhile; what came after F1 is carried. Resolves the epoch
   * left behind (delete its document once all updates told so far are durable, A4), or null when there was nothing to do
   * or another fold won.
   */
  fold(key: RowsKey, authority: Authority): Promise<Result<PastEpoch | null, AppError>>;
  /**
   * A1–A3 of an epoch that another authority began: switches to its document and carries what `vector` (the final one
   * of the epoch this device is in; `null` if the authority does not know it) does not cover. Told updates of the next
   * document hold the carried entries; `update` itself is the caller's to store, with the new head, before them.
   * Resolves the epoch left behind, as `fold` does. Error `segment-missing`: fetch the bytes and try again.
   */
  adopt(
    head: Head,
    update: Uint8Array,
    vector: Uint8Array | null,
    segments: ReadonlyMap<string, Uint8Array>,
  ): Result<PastEpoch | null, AppError>;
  close(): void;
}

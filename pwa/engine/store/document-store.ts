/** What is stored of one document. */
export interface StoredUpdates {
  /** Yjs v1 updates, oldest first. */
  readonly updates: readonly Uint8Array[];
  /** Records whose checksum is wrong; they are left where they are and not applied. */
  readonly damaged: number;
  /** Intents whose edits these records hold: id → in how many documents they are. */
  readonly marks: ReadonlyMap<string, number>;
}

/** Stored in the same commit as the edit that an intent asked for. */
export interface Mark {
  readonly intent: string;
  /** How many documents have a part in it; it is done when all of them carry the mark. */
  readonly of: number;
}

/** Where one Yjs document is kept on this device. One writer at a time: the holder of the workbook's lock. */
export interface DocumentStore {
  load(): Promise<StoredUpdates>;
  /**
   * Stores one update; resolves after the commit. Puts are issued at once and committed in the order of the calls.
   * `whole` gives the document's full state for the case that everything stored before is gone.
   */
  append(update: Uint8Array, whole: () => Uint8Array, marks?: readonly Mark[]): Promise<void>;
  /** Replaces all records by one that holds the whole state, in one commit; `spent` marks go too. */
  replace(whole: Uint8Array, spent?: readonly string[]): Promise<void>;
  /** Takes all marks away: no intent is left. */
  clearMarks(): Promise<void>;
  /** Records and bytes since the last `replace`; decides when trimming pays. */
  readonly grown: {readonly records: number; readonly bytes: number};
  close(): void;
}

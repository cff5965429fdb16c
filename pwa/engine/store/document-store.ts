/** What is stored of one document. */
export interface StoredUpdates {
  /** Yjs v1 updates, oldest first. */
  readonly updates: readonly Uint8Array[];
  /** Records whose checksum is wrong; they are left where they are and not applied. */
  readonly damaged: number;
}

/** Where one Yjs document is kept on this device. One writer at a time: the holder of the workbook's lock. */
export interface DocumentStore {
  load(): Promise<StoredUpdates>;
  /**
   * Stores one update; resolves after the commit. Puts are issued at once and committed in the order of the calls.
   * `whole` gives the document's full state for the case that everything stored before is gone.
   */
  append(update: Uint8Array, whole: () => Uint8Array): Promise<void>;
  /** Replaces all records by one that holds the whole state, in one commit. */
  replace(whole: Uint8Array): Promise<void>;
  /** Records and bytes since the last `replace`; decides when trimming pays. */
  readonly grown: {readonly records: number; readonly bytes: number};
  close(): void;
}

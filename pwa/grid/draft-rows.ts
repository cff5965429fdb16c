/**
 * Rows that were typed or pasted into the line for a new row and are not in the view yet. They stand after its last
 * row, so that the cursor walks on at once; the engine's own row takes their place in the frame in which it arrives.
 */
import type {RowId} from '../../core/base/ids.ts';
import type {RowKey} from './held-texts.ts';

export interface DraftRow {
  readonly key: RowKey;
  /** Set once the engine has made the row. */
  id: RowId | null;
  /** Version of the view when it was begun; a greater one shows the made row or does not contain it. */
  readonly version: number;
}

export interface DraftRows {
  readonly count: () => number;
  /** The draft that stands `offset` rows after the view's last one. */
  at(offset: number): DraftRow | undefined;
  byKey(key: RowKey): DraftRow | undefined;
  begin(version: number): DraftRow;
  /** The engine made the row. */
  made(key: RowKey, id: RowId): void;
  /** Id of a row that was begun here, also long after its draft is gone; `null` before it is made, `undefined` for other keys. */
  idOf(key: RowKey): RowId | null | undefined;
  drop(key: RowKey): void;
  /** Forgets the drafts whose rows a view of this version can show, and names them. */
  replacedBy(version: number): readonly DraftRow[];
}

export function createDraftRows(): DraftRows {
  let drafts: DraftRow[] = [];
  let next = 1;
  // Texts typed while a row was being made still name it by its key.
  const ids = new Map<RowKey, RowId>();
  return {
    count: () => drafts.length,
    at: offset => drafts[offset],
    byKey: key => drafts.find(draft => draft.key === key),
    begin(version) {
      const draft: DraftRow = {key: `draft ${next++}`, id: null, version};
      drafts.push(draft);
      return draft;
    },
    made(key, id) {
      const draft = drafts.find(each => each.key === key);
      if (draft) draft.id = id;
      ids.set(key, id);
    },
    idOf: key => ids.get(key) ?? (drafts.some(draft => draft.key === key) ? null : undefined),
    drop(key) {
      drafts = drafts.filter(draft => draft.key !== key);
    },
    replacedBy(version) {
      const gone = drafts.filter(draft => draft.id !== null && version > draft.version);
      drafts = drafts.filter(draft => !gone.includes(draft));
      return gone;
    },
  };
}

/** The Yjs documents of one open workbook: root, and one rows document for each portfolio and level. */
import * as Y from 'yjs';
import type {AppError} from '../base/app-error.ts';
import {type EpochId, randomId} from '../base/ids.ts';
import {err, ok, type Result} from '../base/result.ts';
import {isWhole} from './gate.ts';
import {newDocument, rootName, rowsName, stateOf} from './layout.ts';
import {openRowsDocument, type RowsDocument} from './rows-document.ts';
import type {Head, Host, RowsKey, StoredWorkbook} from './workbook-types.ts';

export interface Documents {
  readonly root: Y.Doc;
  /** The current rows documents. */
  rows(): readonly RowsDocument[];
  /** The rows document of a portfolio and level; begun now where there was none. */
  of(key: RowsKey): RowsDocument;
  named(name: string): Y.Doc | undefined;
  names(): readonly string[];
  /** Integrates an update that is whole, and those that waited for it. False for bytes that are no update. */
  receive(name: string, update: Uint8Array): boolean;
  /** Names of documents with updates that wait for a predecessor. */
  waiting(): readonly string[];
  /** Puts the next epoch's document in the place of the current one. */
  replace(head: Head, doc: Y.Doc): RowsDocument;
  close(): void;
}

/** What happens to a document's updates: told to the host unless they came from storage. */
type Tell = (name: string, update: Uint8Array) => void;

/** Opens the stored documents. Error: `workbook-damaged` when an update cannot be read. */
export function openDocuments(stored: StoredWorkbook, host: Host, tell: Tell): Result<Documents, AppError> {
  const open = new Map<string, Y.Doc>();
  const rows = new Map<string, RowsDocument>();
  const held = new Map<string, Uint8Array[]>();

  function load(name: string): Y.Doc {
    const doc = newDocument(name, host.random);
    const updates = stored.updates.get(name) ?? [];
    // Merged first: thousands of small updates load in a twentieth of the time as one.
    if (updates.length > 0) Y.applyUpdate(doc, Y.mergeUpdates([...updates]));
    return keep(name, doc);
  }

  function keep(name: string, doc: Y.Doc): Y.Doc {
    open.set(name, doc);
    doc.on('update', (update: Uint8Array) => tell(name, update));
    return doc;
  }

  function add(head: Head, doc: Y.Doc): RowsDocument {
    const made = openRowsDocument(head, doc.guid, doc);
    rows.set(keyOf(head), made);
    return made;
  }

  function integrate(name: string, doc: Y.Doc, update: Uint8Array): boolean {
    if (!isWhole(stateOf(doc), update)) {
      held.set(name, [...(held.get(name) ?? []), update]);
      return false;
    }
    Y.applyUpdate(doc, update);
    return true;
  }

  function retry(name: string, doc: Y.Doc): void {
    const list = held.get(name);
    if (list === undefined) return;
    held.delete(name);
    let moved = false;
    for (const update of list) moved = integrate(name, doc, update) || moved;
    if (moved) retry(name, doc);
  }

  let root: Y.Doc;
  try {
    root = load(rootName(stored.id));
    for (const head of stored.heads) add(head, load(rowsName(stored.id, head)));
  } catch (error) {
    return err({kind: 'workbook-damaged', workbook: stored.id, detail: String(error)});
  }

  return ok({
    root,
    rows: () => [...rows.values()],
    of(key) {
      const known = rows.get(keyOf(key));
      if (known) return known;
      const head = {...key, epoch: randomId<EpochId>(host.random)};
      host.head(head);
      const name = rowsName(stored.id, head);
      return add(head, keep(name, newDocument(name, host.random)));
    },
    named: name => open.get(name),
    names: () => [...open.keys()],
    receive(name, update) {
      const doc = open.get(name);
      if (doc === undefined) return false;
      try {
        if (integrate(name, doc, update)) retry(name, doc);
        return true;
      } catch {
        // Somebody else's bytes: nothing was integrated, and the sender's next sync brings what they should have been.
        return false;
      }
    },
    waiting: () => [...held.keys()],
    replace(head, doc) {
      const old = rows.get(keyOf(head));
      if (old) {
        open.delete(old.name);
        held.delete(old.name);
        old.doc.destroy();
      }
      return add(head, keep(doc.guid, doc));
    },
    close() {
      for (const doc of open.values()) doc.destroy();
    },
  });
}

function keyOf({portfolio, level}: RowsKey): string {
  return `${portfolio}/${level}`;
}

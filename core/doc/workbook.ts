/**
 * An open workbook (`workbook-types.ts` says what its callers may rely on): the documents, the tables they join to, and
 * the one way in for whatever alters them.
 */
import * as Y from 'yjs';
import type {AppError} from '../base/app-error.ts';
import {present} from '../base/assert.ts';
import {err, ok, type Result} from '../base/result.ts';
import {builtInSheets} from '../catalog/built-in-sheets.ts';
import type {Sheet} from '../schema/sheet.ts';
import {FORMAT_VERSION} from '../schema/version.ts';
import {createAbsorber} from './absorb.ts';
import {applyCommand} from './apply.ts';
import type {Change} from './change.ts';
import {openDocuments} from './documents.ts';
import {adoptNext, adoptPast, foldHere} from './epochs.ts';
import {isFoldDue} from './fold.ts';
import {rowsName} from './layout.ts';
import {LIMITS, type Limits} from './limits.ts';
import type {Origin} from './origin.ts';
import type {Parts} from './parts.ts';
import {createReader} from './read.ts';
import {openRootState} from './root-state.ts';
import {hashOf} from './segment.ts';
import {turnStep} from './turn.ts';
import {createJournal} from './undo.ts';
import type {Host, OpenWorkbook, StoredWorkbook} from './workbook-types.ts';

type Listener = (changes: readonly Change[], origin: Origin) => void;

/**
 * Opens a stored workbook and joins everything into tables.
 * @param catalogue built-in sheets; those the workbook lacks are added, unless it is of a newer format
 * Errors: `workbook-damaged` when stored updates cannot be read.
 */
export function openWorkbook(
  stored: StoredWorkbook,
  host: Host,
  catalogue: readonly Sheet[] = builtInSheets,
  limits: Limits = LIMITS,
): Result<OpenWorkbook, AppError> {
  const listeners = new Set<Listener>();
  const parts = openParts(stored, host, limits, listeners);
  if (!parts.ok) return parts;
  const readOnly = newerFormat(parts.value);
  parts.value.transaction('load', () => {});
  if (readOnly === null) bringUpToDate(parts.value, stored, catalogue);
  return ok(faceOf(parts.value, stored, listeners, readOnly));
}

function openParts(
  stored: StoredWorkbook,
  host: Host,
  limits: Limits,
  listeners: ReadonlySet<Listener>,
): Result<Parts, AppError> {
  let origin: Origin = 'load';
  const opened = openDocuments(stored, host, (name, update) => {
    if (origin !== 'load') host.update(name, update, origin);
  });
  if (!opened.ok) return opened;
  const documents = opened.value;
  const root = openRootState(documents.root, stored.id);
  const reader = createReader(root.levelOf);
  const segments = new Map(stored.segments);
  const absorber = createAbsorber(reader, segments);

  function transaction(why: Origin, run: () => void): readonly Change[] {
    origin = why;
    reader.begin();
    run();
    const news = root.news();
    if (news.some(change => change.kind === 'columns')) reader.settleColumns();
    absorber.absorb(documents.rows());
    origin = 'load';
    const changes = [...reader.end(), ...news];
    if (changes.length > 0) for (const listener of listeners) listener(changes, why);
    return changes;
  }

  return ok({id: stored.id, host, limits, documents, root, reader, absorber, segments, transaction});
}

function newerFormat({id, root}: Parts): AppError | null {
  const version = root.format();
  return version > FORMAT_VERSION ? {kind: 'workbook-newer', workbook: id, version} : null;
}

/** What a crash left half-way, and what the catalogue has gained since the workbook was made. */
function bringUpToDate(parts: Parts, stored: StoredWorkbook, catalogue: readonly Sheet[]): void {
  const {documents, root} = parts;
  parts.transaction('system', () => {
    for (const past of stored.past) adoptPast(parts, past, stored.updates.get(rowsName(stored.id, past)) ?? []);
    const lacking = root.lacking(catalogue);
    if (lacking.length > 0) documents.root.transact(() => root.write(lacking));
    for (const portfolio of root.portfolios()) for (const level of root.levels()) documents.of({portfolio, level});
  });
}

function faceOf(
  parts: Parts,
  stored: StoredWorkbook,
  listeners: Set<Listener>,
  readOnly: AppError | null,
): OpenWorkbook {
  const {documents, root, reader, absorber, segments} = parts;
  const journal = createJournal(stored.journal, change => parts.host.journal(change));
  let closed = false;
  let folds = 0;

  const named = (document: string): Y.Doc => present(documents.named(document), `${document} is open`);
  const segmentHashes = (): readonly string[] => [...new Set(documents.rows().flatMap(rows => [...rows.refs.keys()]))];

  /** Bytes that no document refers to any more; not while another fold may be about to refer to them. */
  function dropSegments(): void {
    if (folds > 0) return;
    const needed = new Set(segmentHashes());
    for (const hash of segments.keys()) if (!needed.has(hash)) segments.delete(hash);
  }

  return {
    id: parts.id,
    tables: reader.tables,
    readOnly,
    settings: root.settings,
    sheets: root.sheets,
    sheet: root.sheet,
    view: view => root.held('views', view),
    apply: (command, origin) => (readOnly === null ? applyCommand(parts, journal, command, origin) : err(readOnly)),
    undo: () => (readOnly === null ? turnStep(parts, journal, 'undo') : err(readOnly)),
    redo: () => (readOnly === null ? turnStep(parts, journal, 'redo') : err(readOnly)),
    undoState: () => ({undo: journal.top('undo')?.label ?? null, redo: journal.top('redo')?.label ?? null}),
    receive(document, update) {
      let isUpdate = false;
      parts.transaction('remote', () => {
        isUpdate = documents.receive(document, update);
      });
      return isUpdate;
    },
    waiting: documents.waiting,
    addSegment(bytes) {
      const hash = hashOf(bytes);
      if (!absorber.missing().includes(hash)) return false;
      segments.set(hash, bytes);
      let taken = false;
      parts.transaction('remote', () => {
        taken = absorber.offer(bytes);
      });
      return taken;
    },
    missing: absorber.missing,
    isLoading: absorber.isLoading,
    segmentHashes,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    register: reader.register,
    heads: () => documents.rows().map(rows => rows.head),
    documents: documents.names,
    encode: (document, vector) => Y.encodeStateAsUpdate(named(document), vector),
    vector: document => Y.encodeStateVector(named(document)),
    foldDue: () =>
      documents
        .rows()
        .filter(rows => isFoldDue(rows, parts.limits))
        .map(({head: {portfolio, level}}) => ({portfolio, level})),
    async fold(key, authority) {
      if (readOnly !== null) return err(readOnly);
      folds++;
      try {
        return ok(await foldHere(parts, key, authority, () => closed));
      } finally {
        folds--;
        dropSegments();
      }
    },
    adopt(head, update, vector, bytes) {
      if (readOnly !== null) return err(readOnly);
      for (const [hash, each] of bytes) segments.set(hash, each);
      return adoptNext(parts, head, update, vector);
    },
    close() {
      closed = true;
      listeners.clear();
      documents.close();
    },
  };
}

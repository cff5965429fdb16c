/**
 * An open workbook (`workbook-types.ts` says what its callers may rely on): the documents, the tables they join to, and
 * the one way in for whatever alters them. Every change runs through `transaction`, which lets the reader absorb what
 * the documents have news of and tells the listeners once.
 */
import * as Y from 'yjs';
import type {AppError} from '../base/app-error.ts';
import {present} from '../base/assert.ts';
import {asId, type ColumnId, type LevelId, type PortfolioId, type RowId, randomId, type SheetId} from '../base/ids.ts';
import {err, ok, type Result} from '../base/result.ts';
import {builtInSheets} from '../catalog/built-in-sheets.ts';
import type {Sheet} from '../schema/sheet.ts';
import {FORMAT_VERSION} from '../schema/version.ts';
import {createAbsorber} from './absorb.ts';
import {carriedEntries} from './adopt.ts';
import type {Change} from './change.ts';
import type {Command} from './command.ts';
import {type Documents, openDocuments} from './documents.ts';
import {commitRoll, isFoldDue, planRoll} from './fold.ts';
import {EXISTENCE, isRootMap, newDocument, ORDINARY_LEVEL, pushToLane, refEntry, rowsName} from './layout.ts';
import {type Origin, originTraits} from './origin.ts';
import {createReader} from './read.ts';
import {columnAttributes, columnWrites, type RootWrite, sameJson, settingWrites} from './root.ts';
import {levelWrites, openRootState} from './root-state.ts';
import type {RowsDocument} from './rows-document.ts';
import {type BuiltSegment, buildPackSegment, buildPagesSegment, hashOf, SEGMENT_PAGES} from './segment.ts';
import {nextStamp} from './stamp.ts';
import {compacted, createJournal, type JournalSide, reversals} from './undo.ts';
import type {Held, UndoItem, UndoStep} from './undo-types.ts';
import type {
  AppliedCommand,
  Authority,
  Host,
  OpenWorkbook,
  PastEpoch,
  Register,
  RowsKey,
  StoredWorkbook,
} from './workbook-types.ts';
import {type PlannedPages, type PlannedWrite, planRows, SEGMENT_CELLS} from './write.ts';

type Applied = Result<AppliedCommand, AppError>;

/**
 * Opens a stored workbook and joins everything into tables.
 * @param catalogue built-in sheets; those the workbook lacks are added, unless it is of a newer format
 * Errors: `workbook-damaged` when stored updates cannot be read.
 */
export function openWorkbook(
  stored: StoredWorkbook,
  host: Host,
  catalogue: readonly Sheet[] = builtInSheets,
): Result<OpenWorkbook, AppError> {
  let origin: Origin = 'load';
  const opened = openDocuments(stored, host, (name, update) => {
    if (origin !== 'load') host.update(name, update, origin);
  });
  if (!opened.ok) return opened;
  const documents: Documents = opened.value;
  const root = openRootState(documents.root, stored.id);
  const reader = createReader();
  const segments = new Map(stored.segments);
  const absorber = createAbsorber(reader, segments);
  const journal = createJournal(stored.journal, change => host.journal(change));
  const listeners = new Set<(changes: readonly Change[], origin: Origin) => void>();
  const readOnly: AppError | null =
    root.format() > FORMAT_VERSION ? {kind: 'workbook-newer', workbook: stored.id, version: root.format()} : null;

  /** Runs what alters documents, lets the tables follow, tells everybody once. */
  function transaction(why: Origin, run: () => void): readonly Change[] {
    origin = why;
    reader.begin();
    run();
    absorber.absorb(documents.rows());
    origin = 'load';
    const changes = [...reader.end(), ...root.news()];
    if (changes.length > 0) for (const listener of listeners) listener(changes, why);
    return changes;
  }

  // ── writing ────────────────────────────────────────────────────────────────────────────────────────────────────

  function defaultPortfolio(): PortfolioId {
    return present(root.portfolios()[0], 'a workbook has a portfolio');
  }

  function push(rows: RowsDocument, entries: readonly unknown[]): void {
    rows.doc.transact(() => pushToLane(rows.doc, host.session, host, entries, rows.begun));
    rows.begun = true;
  }

  function keep({segment, ref}: BuiltSegment): unknown {
    segments.set(segment.hash, segment.bytes);
    host.segment(segment);
    return refEntry(ref);
  }

  /** Writes registers and pages under one stamp; the lanes get entries, or references where it is too much for a lane. */
  function commit(
    writes: readonly PlannedWrite[],
    pages: readonly PlannedPages[],
    why: Origin,
  ): {stamp: number; changes: readonly Change[]} {
    const parts = new Map<RowsDocument, {writes: PlannedWrite[]; pages: PlannedPages[]}>();
    const partOf = (key: RowsKey): {writes: PlannedWrite[]; pages: PlannedPages[]} => {
      const rows = documents.of(key);
      const part = parts.get(rows) ?? {writes: [], pages: []};
      parts.set(rows, part);
      return part;
    };
    for (const write of writes) partOf(write).writes.push(write);
    for (const page of pages) partOf(page).pages.push(page);
    const greatest = Math.max(0, ...[...parts.keys()].map(rows => rows.clock));
    const stamp = nextStamp(greatest, host.wallSeconds());
    const changes = transaction(why, () => {
      for (const [rows, part] of parts) {
        const refs = part.pages.flatMap(({slot, pages: list}) =>
          chunks(list, SEGMENT_PAGES).map(chunk => keep(buildPagesSegment(slot, chunk))),
        );
        push(rows, [...refs, ...writeEntries(part.writes, stamp)]);
      }
    });
    return {stamp, changes};
  }

  function writeEntries(writes: readonly PlannedWrite[], stamp: number): readonly unknown[] {
    if (writes.length <= SEGMENT_CELLS) return writes.map(({row, column, value}) => [row, column, stamp, value]);
    const stamped = writes.map(({row, column, value}) => ({row, column, stamp, author: host.author, value}));
    return [keep(buildPackSegment({writes: stamped, unknown: []}, {history: false}))];
  }

  function step(label: string, items: readonly UndoItem[], why: Origin): UndoStep | null {
    if (items.length === 0 || !originTraits(why).undoable) return null;
    const made = {id: randomId<string>(host.random), label, items};
    journal.push(made);
    return made;
  }

  function applyRows(command: Extract<Command, {kind: 'write' | 'import'}>, why: Origin): Applied {
    const plan = planRows(command, {
      reader,
      sheet: sheet => root.sheet(sheet),
      portfolio: defaultPortfolio(),
      once: why === 'clip',
    });
    if (!plan.ok) return plan;
    const {rows, writes, pages, items, blocks} = plan.value;
    if (writes.length + pages.length === 0) return ok({rows: [], changes: [], step: null, skipped: 0});
    const {stamp, changes} = commit(writes, pages, why);
    const undoable = items
      .filter(item => !item.covered)
      .map(({sheet, row, column, before, value}) => ({
        kind: 'register' as const,
        sheet,
        row,
        column,
        before,
        after: held(stamp, value),
      }));
    return ok({rows, changes, step: step(command.label, compacted([...blocks, ...undoable]), why), skipped: 0});
  }

  function held(stamp: number, value: Held['value']): Held {
    return {stamp, author: host.author, value};
  }

  function applyRoot(label: string, writes: readonly RootWrite[], why: Origin): Applied {
    const effective = root.effective(writes);
    const items = effective.map(({map, key, value}) => ({
      kind: 'root' as const,
      map,
      key,
      before: root.held(map, key),
      after: value,
    }));
    const changes = transaction(why, () => documents.root.transact(() => root.write(effective)));
    return ok({rows: [], changes, step: step(label, items, why), skipped: 0});
  }

  function apply(command: Command, why: Origin): Applied {
    if (readOnly !== null) return err(readOnly);
    switch (command.kind) {
      case 'write':
      case 'import':
        return applyRows(command, why);
      case 'set-setting':
        return applyRoot(command.kind, settingWrites(documents.root, command.key, command.value), why);
      case 'set-view':
        return applyRoot(command.kind, [{map: 'views', key: command.view, value: command.value}], why);
      case 'set-column':
        return applyColumn(command, why);
    }
  }

  function applyColumn({kind, sheet: id, column}: Extract<Command, {kind: 'set-column'}>, why: Origin): Applied {
    const sheet = root.sheet(id);
    if (sheet === undefined) return err({kind: 'sheet-missing', sheet: id});
    const known = sheet.columns.find(each => each.id === column.id);
    // Another level is another document: its cells would have to move, and with them who may read them.
    if (known !== undefined && known.level !== column.level) {
      return err({kind: 'column-read-only', column: column.id, reason: 'right'});
    }
    const writes = columnWrites(id, column, known === undefined ? sheet.columns.length : undefined);
    const gone = columnAttributes(documents.root, id, column.id)
      .filter(name => name !== 'order' && !(name in column))
      .flatMap(name => columnWrites(id, {...column, [name]: undefined}).filter(write => write.value === undefined));
    const levels = levelWrites(documents.root, [{...sheet, columns: [column]}]);
    return applyRoot(kind, [...writes, ...gone, ...levels], why);
  }

  // ── undo ───────────────────────────────────────────────────────────────────────────────────────────────────────

  function levelOf(sheet: SheetId, column: string): LevelId {
    return root.sheet(sheet)?.columns.find(each => each.id === column)?.level ?? ORDINARY_LEVEL;
  }

  function turn(side: JournalSide): Applied {
    if (readOnly !== null) return err(readOnly);
    const top = journal.top(side);
    if (top === undefined) return err({kind: 'nothing-to-undo'});
    const {reversals: back, skipped: left} = reversals(top.items, register);
    const roots = top.items.filter(item => item.kind === 'root');
    const settable = roots.filter(item => isRootMap(item.map) && sameJson(root.held(item.map, item.key), item.after));
    const skipped = left + roots.length - settable.length;
    if (back.length + settable.length === 0) {
      journal.turn(side, null);
      return err({kind: 'undo-skipped', skipped, done: 0});
    }
    const writes = back.map(({sheet, row, column, value}) => ({
      portfolio: reader.homeOf(row) ?? defaultPortfolio(),
      level: column === EXISTENCE ? ORDINARY_LEVEL : levelOf(sheet, column),
      row,
      column: asId<ColumnId>(column),
      value,
    }));
    const {stamp, changes} = writes.length > 0 ? commit(writes, [], 'undo') : {stamp: 0, changes: []};
    const rootWrites = settable.flatMap(({map, key, before}) => (isRootMap(map) ? [{map, key, value: before}] : []));
    const rootChanges =
      rootWrites.length > 0 ? transaction('undo', () => documents.root.transact(() => root.write(rootWrites))) : [];
    const inverse: UndoStep = {
      id: randomId<string>(host.random),
      label: top.label,
      items: compacted([
        ...back.map(({sheet, row, column, now, value}) => ({
          kind: 'register' as const,
          sheet,
          row,
          column: asId<ColumnId>(column),
          before: now,
          after: held(stamp, value),
        })),
        ...settable.map(item => ({...item, before: item.after, after: item.before})),
      ]),
    };
    journal.turn(side, inverse);
    return ok({rows: [], changes: [...changes, ...rootChanges], step: inverse, skipped});
  }

  function register(row: RowId, column: string): Register | undefined {
    return reader.register(row, column);
  }

  // ── opening ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** A2–A3 for epochs folded away before a crash: what their documents still hold goes into the current ones. */
  function adoptPast(past: PastEpoch): void {
    const name = rowsName(stored.id, past);
    const updates = stored.updates.get(name) ?? [];
    if (updates.length === 0) return;
    const old = newDocument(name, host.random);
    Y.applyUpdate(old, Y.mergeUpdates([...updates]));
    const current = documents.of(past);
    const entries = carried(old, past.vector, current.doc);
    if (entries.length > 0) push(current, entries);
    old.destroy();
  }

  function carried(old: Y.Doc, vector: Uint8Array | null, next: Y.Doc): readonly unknown[] {
    return carriedEntries({old, vector, next, author: host.author, segments});
  }

  transaction('load', () => {});
  if (readOnly === null) {
    transaction('system', () => {
      for (const past of stored.past) adoptPast(past);
      const lacking = root.lacking(catalogue);
      if (lacking.length > 0) documents.root.transact(() => root.write(lacking));
      for (const portfolio of root.portfolios()) for (const level of root.levels()) documents.of({portfolio, level});
    });
  }

  // ── folding ────────────────────────────────────────────────────────────────────────────────────────────────────

  let closed = false;

  async function fold(key: RowsKey, authority: Authority): Promise<Result<PastEpoch | null, AppError>> {
    const rows = documents.of(key);
    if (readOnly !== null) return err(readOnly);
    const planned = planRoll(rows, stored.id, host.random);
    if (planned === null) return ok(null);
    segments.set(planned.pack.hash, planned.pack.bytes);
    if (!(await commitRoll(planned, authority))) return ok(null);
    if (closed) return ok(null);
    const {roll, next} = planned;
    transaction('system', () => {
      // Its segments say what the tables show already: the join of the same writes.
      for (const hash of roll.segments) if (!absorber.missing().includes(hash)) absorber.skip(hash);
      const entries = carried(rows.doc, roll.vector, next);
      const current = documents.replace({...key, epoch: roll.to}, next);
      if (entries.length > 0) push(current, entries);
    });
    return ok({...key, epoch: roll.from, vector: roll.vector});
  }

  return ok({
    id: stored.id,
    tables: reader.tables,
    readOnly,
    settings: root.settings,
    sheets: root.sheets,
    sheet: root.sheet,
    view: view => root.held('views', view),
    apply,
    undo: () => turn('undo'),
    redo: () => turn('redo'),
    undoState: () => ({undo: journal.top('undo')?.label ?? null, redo: journal.top('redo')?.label ?? null}),
    receive(document, update) {
      transaction('remote', () => documents.receive(document, update));
    },
    addSegment(bytes) {
      const hash = hashOf(bytes);
      if (!absorber.missing().includes(hash)) return false;
      segments.set(hash, bytes);
      let taken = false;
      transaction('remote', () => (taken = absorber.offer(bytes)));
      return taken;
    },
    missing: absorber.missing,
    segmentHashes: () => [...new Set(documents.rows().flatMap(rows => [...rows.refs.keys()]))],
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    register,
    heads: () => documents.rows().map(rows => rows.head),
    documents: documents.names,
    encode(document, vector) {
      const doc = present(documents.named(document), `${document} is a document of this workbook`);
      return Y.encodeStateAsUpdate(doc, vector);
    },
    vector: document => Y.encodeStateVector(present(documents.named(document), `${document} is open`)),
    foldDue: () =>
      documents
        .rows()
        .filter(isFoldDue)
        .map(({head: {portfolio, level}}) => ({portfolio, level})),
    fold,
    close() {
      closed = true;
      listeners.clear();
      documents.close();
    },
  });
}

function chunks<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let from = 0; from < list.length; from += size) parts.push(list.slice(from, from + size));
  return parts;
}

/** What an open workbook is made of, and the one way in which anything changes: `transaction`. */

import {present} from '../base/assert.ts';
import type {PortfolioId, SheetId, WorkbookId} from '../base/ids.ts';
import type {Absorber} from './absorb.ts';
import type {Change} from './change.ts';
import type {Documents} from './documents.ts';
import {pushToLane, refEntry} from './layout.ts';
import type {Limits} from './limits.ts';
import type {Origin} from './origin.ts';
import type {Reader} from './read.ts';
import type {RootState} from './root-state.ts';
import type {RowsDocument} from './rows-document.ts';
import {type BuiltSegment, buildPackSegment, buildPagesSegment, SEGMENT_PAGES} from './segment.ts';
import {nextStamp} from './stamp.ts';
import type {Host, RowsKey} from './workbook-types.ts';
import type {PlannedPages, PlannedWrite} from './write.ts';

export interface Parts {
  readonly id: WorkbookId;
  readonly host: Host;
  readonly limits: Limits;
  readonly documents: Documents;
  readonly root: RootState;
  readonly reader: Reader;
  readonly absorber: Absorber;
  /** Bytes of every segment this device holds, by hash. */
  readonly segments: Map<string, Uint8Array>;
  /** Runs what alters documents, lets the tables follow, tells every listener once. */
  transaction(origin: Origin, run: () => void): readonly Change[];
}

/** Where rows go that belong to nobody's portfolio yet. */
export function defaultPortfolio({root}: Parts): PortfolioId {
  return present(root.portfolios()[0], 'a workbook has a portfolio');
}

/** Pushes entries to this run's lane; the header first, once. */
export function pushEntries({host}: Parts, rows: RowsDocument, entries: readonly unknown[]): void {
  if (entries.length === 0) return;
  rows.doc.transact(() => pushToLane(rows.doc, host.session, host, entries, rows.begun));
  rows.begun = true;
}

interface DocumentPart {
  readonly writes: PlannedWrite[];
  readonly pages: PlannedPages[];
}

/**
 * Writes registers and pages under one stamp, one transaction a document. Lanes get the entries themselves, or
 * references where it is too much for a lane.
 */
export function commit(
  parts: Parts,
  writes: readonly PlannedWrite[],
  pages: readonly PlannedPages[],
  origin: Origin,
): {readonly stamp: number; readonly changes: readonly Change[]} {
  const byDocument = new Map<RowsDocument, DocumentPart>();
  const partOf = (key: RowsKey): DocumentPart => {
    const rows = parts.documents.of(key);
    const part = byDocument.get(rows) ?? {writes: [], pages: []};
    byDocument.set(rows, part);
    return part;
  };
  for (const write of writes) partOf(write).writes.push(write);
  for (const page of pages) partOf(page).pages.push(page);
  // The greatest over all documents it touches: one action has one stamp, and beats what was seen in each.
  const greatest = Math.max(0, ...[...byDocument.keys()].map(rows => rows.clock));
  const stamp = nextStamp(greatest, parts.host.wallSeconds());
  const changes = parts.transaction(origin, () => {
    for (const [rows, part] of byDocument) {
      pushEntries(parts, rows, [...pageRefs(parts, part.pages), ...entriesOf(parts, part.writes, stamp)]);
    }
  });
  return {stamp, changes};
}

function entriesOf(parts: Parts, writes: readonly PlannedWrite[], stamp: number): readonly unknown[] {
  if (writes.length <= parts.limits.segmentCells) {
    return writes.map(({row, column, value}) => [row, column, stamp, value]);
  }
  const {author} = parts.host;
  const stamped = writes.map(({row, column, value}) => ({row, column, stamp, author, value}));
  return [keep(parts, buildPackSegment({writes: stamped, unknown: []}, {history: false}))];
}

function pageRefs(parts: Parts, planned: readonly PlannedPages[]): readonly unknown[] {
  return planned.flatMap(({slot, pages}) => {
    const refs: unknown[] = [];
    for (let from = 0; from < pages.length; from += SEGMENT_PAGES) {
      refs.push(keep(parts, buildPagesSegment(slot, pages.slice(from, from + SEGMENT_PAGES))));
    }
    return refs;
  });
}

/** The host hears of the bytes before it hears of the update that refers to them. */
function keep({host, segments}: Parts, {segment, ref}: BuiltSegment): unknown {
  segments.set(segment.hash, segment.bytes);
  host.segment(segment);
  return refEntry(ref);
}

/** The sheet that shows or showed a row. */
export function sheetOfRow({reader}: Parts, row: Parameters<Reader['homeOf']>[0]): SheetId | undefined {
  const place = reader.tables.find(row);
  return place && reader.tables.at(place.table).sheet;
}

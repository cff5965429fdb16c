/**
 * A device's storage as a list of records. What is written is durable only when flushed, and a crash keeps some prefix;
 * so every order of events that storage can show is a cut of this list.
 */
import type {WorkbookId} from '../../../../core/base/ids.ts';
import {rowsName} from '../../../../core/doc/layout.ts';
import type {JournalChange, JournalRecord} from '../../../../core/doc/undo-types.ts';
import type {Head, PastEpoch, Segment, StoredWorkbook} from '../../../../core/doc/workbook-types.ts';

export type DiskRecord =
  | {readonly kind: 'update'; readonly document: string; readonly bytes: Uint8Array}
  | {readonly kind: 'segment'; readonly segment: Segment}
  | {readonly kind: 'evict'; readonly hash: string}
  | {readonly kind: 'head'; readonly head: Head}
  | {readonly kind: 'journal'; readonly change: JournalChange}
  /** The one commit of F4 and A3: the next document, current = next, the old one past. */
  | {readonly kind: 'switch'; readonly head: Head; readonly past: PastEpoch; readonly bytes: Uint8Array}
  /** A4: the old document is deleted. */
  | {readonly kind: 'forget'; readonly past: PastEpoch};

/** What a disk holds after a list of records. */
export interface DiskState extends StoredWorkbook {
  /** Final vectors by epoch, kept for ever. */
  readonly vectors: ReadonlyMap<string, Uint8Array>;
}

function sameDocument(a: Head, b: Head): boolean {
  return a.portfolio === b.portfolio && a.level === b.level;
}

/** Reads the records from first to last. */
export function readDisk(id: WorkbookId, records: readonly DiskRecord[]): DiskState {
  let heads: Head[] = [];
  let past: PastEpoch[] = [];
  const updates = new Map<string, Uint8Array[]>();
  const segments = new Map<string, Uint8Array>();
  const journal = new Map<string, JournalRecord>();
  const vectors = new Map<string, Uint8Array>();
  const append = (document: string, bytes: Uint8Array) =>
    updates.set(document, [...(updates.get(document) ?? []), bytes]);
  for (const record of records) {
    switch (record.kind) {
      case 'update':
        append(record.document, record.bytes);
        break;
      case 'segment':
        segments.set(record.segment.hash, record.segment.bytes);
        break;
      case 'evict':
        segments.delete(record.hash);
        break;
      case 'head':
        heads = [...heads.filter(head => !sameDocument(head, record.head)), record.head];
        break;
      case 'journal':
        for (const each of record.change.put) journal.set(each.step.id, each);
        for (const step of record.change.remove) journal.delete(step);
        break;
      case 'switch':
        heads = [...heads.filter(head => !sameDocument(head, record.head)), record.head];
        past = [...past, record.past];
        if (record.past.vector !== null) vectors.set(record.past.epoch, record.past.vector);
        append(rowsName(id, record.head), record.bytes);
        break;
      case 'forget':
        past = past.filter(each => each.epoch !== record.past.epoch);
        updates.delete(rowsName(id, record.past));
        break;
    }
  }
  return {id, heads, past, updates, segments, journal: [...journal.values()], vectors};
}

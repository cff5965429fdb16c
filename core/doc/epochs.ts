/** Moving an open workbook from epoch to epoch: by its own fold, by somebody else's, and after a crash half-way. */
import * as Y from 'yjs';
import type {AppError} from '../base/app-error.ts';
import {err, ok, type Result} from '../base/result.ts';
import {carriedEntries} from './adopt.ts';
import {commitRoll, planRoll, type TidiedRefs} from './fold.ts';
import {baseRefs, newDocument, rowsName, type SegmentRef} from './layout.ts';
import {type Parts, pushEntries, sheetOfRow} from './parts.ts';
import type {RowsDocument} from './rows-document.ts';
import {stampAt} from './stamp.ts';
import {tidy} from './tidy.ts';
import type {Authority, Head, PastEpoch, RowsKey} from './workbook-types.ts';

/** How long overwritten writes are kept for looking back: 24 months. */
const RETENTION_SECONDS = 730 * 86_400;

/** F1–F4 and A1–A3 by the authority itself. `null`: nothing to do, or another fold won. */
export async function foldHere(
  parts: Parts,
  key: RowsKey,
  authority: Authority,
  isClosed: () => boolean,
): Promise<PastEpoch | null> {
  const rows = parts.documents.of(key);
  // A reference whose bytes nobody has (a dead import) would stand in the next base, and nobody could adopt it.
  if ([...rows.refs.values()].some(ref => isNeeded(ref) && !parts.segments.has(ref.hash))) return null;
  const tidied = await tidyRefs(parts, rows, authority);
  if (isClosed() || parts.documents.of(key) !== rows) return null;
  const planned = planRoll(rows, parts.id, parts.host.random, tidied);
  if (planned === null) return null;
  parts.segments.set(planned.pack.hash, planned.pack.bytes);
  if (!(await commitRoll(planned, authority)) || isClosed() || parts.documents.of(key) !== rows) return null;
  const {roll, next} = planned;
  // Its segments say what the tables show already: the join of the same writes.
  for (const hash of roll.segments) if (!parts.absorber.missing().includes(hash)) parts.absorber.skip(hash);
  exchange(parts, rows, {...key, epoch: roll.to}, next, roll.vector);
  return {...key, epoch: roll.from, vector: roll.vector};
}

/**
 * A1–A3 of an epoch that another authority began.
 * @param vector final state vector of the epoch this device is in; `null` where the authority does not know it
 * Errors: `segment-missing` when the next document refers to bytes that this device does not hold; fetch them first,
 * so that nothing that is shown turns to *loading*.
 */
export function adoptNext(
  parts: Parts,
  head: Head,
  update: Uint8Array,
  vector: Uint8Array | null,
): Result<PastEpoch | null, AppError> {
  const rows = parts.documents.of(head);
  if (rows.head.epoch === head.epoch) return ok(null);
  const next = newDocument(rowsName(parts.id, head), parts.host.random);
  Y.applyUpdate(next, update);
  const absent = baseRefs(next).find(ref => isNeeded(ref) && !parts.segments.has(ref.hash));
  if (absent !== undefined) {
    next.destroy();
    return err({kind: 'segment-missing', hash: absent.hash});
  }
  exchange(parts, rows, head, next, vector);
  return ok({...rows.head, vector});
}

/** A2–A3 for epochs folded away before a crash: what their documents still hold goes into the current ones. */
export function adoptPast(parts: Parts, past: PastEpoch, updates: readonly Uint8Array[]): void {
  if (updates.length === 0) return;
  const current = parts.documents.of(past);
  const old = newDocument(rowsName(parts.id, past), parts.host.random);
  Y.applyUpdate(old, Y.mergeUpdates([...updates]));
  pushEntries(parts, current, carried(parts, old, past.vector, current.doc));
  old.destroy();
}

/** History is read when somebody looks back, not to show the workbook. */
function isNeeded(ref: SegmentRef): boolean {
  return ref.history !== true;
}

function exchange(parts: Parts, rows: RowsDocument, head: Head, next: Y.Doc, vector: Uint8Array | null): void {
  parts.transaction('system', () => {
    const entries = carried(parts, rows.doc, vector, next);
    pushEntries(parts, parts.documents.replace(head, next), entries);
  });
}

function carried(parts: Parts, old: Y.Doc, vector: Uint8Array | null, next: Y.Doc): readonly unknown[] {
  return carriedEntries({old, vector, next, author: parts.host.author, segments: parts.segments});
}

async function tidyRefs(parts: Parts, rows: RowsDocument, authority: Authority): Promise<TidiedRefs | null> {
  const refs = [...rows.refs.values()];
  const forgetBefore = stampAt(parts.host.wallSeconds() - RETENTION_SECONDS);
  const input = {refs, segments: parts.segments, sheetOf: sheetOfRow.bind(null, parts), forgetBefore};
  const tidying = tidy(input, parts.limits.tidy);
  let step = tidying.next();
  for (; step.done !== true; step = tidying.next()) {
    const {segment} = step.value;
    parts.segments.set(segment.hash, segment.bytes);
    await authority.putSegment(segment);
  }
  if (step.value === null) return null;
  return {before: new Set(refs.map(ref => ref.hash)), refs: step.value};
}

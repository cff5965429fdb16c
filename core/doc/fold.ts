/**
 * The fold (storage-spec F1–F4): the authority ends an epoch by writing the lanes of its document into a pack and
 * starting the next document, which refers to that pack and to everything the old one referred to. Nothing is deleted
 * in any document. What is written while a fold runs lies beyond the final state vector and is carried (`adopt.ts`).
 */
import * as Y from 'yjs';
import type {Random, WorkbookId} from '../base/ids.ts';
import {type EpochId, randomId} from '../base/ids.ts';
import {newDocument, rowsName, type SegmentRef, writeBase} from './layout.ts';
import type {Limits} from './limits.ts';
import {contentsOf, type RowsDocument} from './rows-document.ts';
import {buildPackSegment} from './segment.ts';
import type {Authority, Roll, Segment} from './workbook-types.ts';

/** Steps F1–F3, in memory. */
export interface PlannedRoll {
  readonly roll: Roll;
  readonly next: Y.Doc;
  /** The lanes as one pack. */
  readonly pack: Segment;
}

/** Whether a document has grown past the threshold. */
export function isFoldDue(rows: RowsDocument, limits: Limits): boolean {
  return rows.entries >= limits.foldEntries || rows.lanes >= limits.foldLanes;
}

/** What tidying made of the references that a document had when it began. */
export interface TidiedRefs {
  readonly before: ReadonlySet<string>;
  readonly refs: readonly SegmentRef[];
}

/**
 * F1–F3. `null` when there is nothing to fold. Takes the final vector first: what comes later is not covered.
 * @param tidied listed in the place of the references it was made from
 */
export function planRoll(
  rows: RowsDocument,
  workbook: WorkbookId,
  random: Random,
  tidied: TidiedRefs | null,
): PlannedRoll | null {
  const vector = Y.encodeStateVector(rows.doc);
  const {writes, refs, unknown} = contentsOf(rows.doc);
  if (rows.lanes === 0 && tidied === null) return null;
  const {segment, ref} = buildPackSegment({writes, unknown}, {history: false});
  const {portfolio, level, epoch: from} = rows.head;
  const to = randomId<EpochId>(random);
  const next = newDocument(rowsName(workbook, {portfolio, level, epoch: to}), random);
  const kept = tidied === null ? refs : [...tidied.refs, ...refs.filter(each => !tidied.before.has(each.hash))];
  const base = distinct(writes.length + unknown.length > 0 ? [...kept, ref] : kept);
  writeBase(next, base);
  const update = Y.encodeStateAsUpdate(next);
  const segments = base.map(each => each.hash);
  return {roll: {key: {portfolio, level}, from, to, update, vector, segments}, next, pack: segment};
}

/** F2 and F4. True when the next epoch is current. */
export async function commitRoll({roll, pack}: PlannedRoll, authority: Authority): Promise<boolean> {
  if (roll.segments.includes(pack.hash)) await authority.putSegment(pack);
  return authority.commit(roll);
}

function distinct(refs: readonly SegmentRef[]): readonly SegmentRef[] {
  return [...new Map(refs.map(ref => [ref.hash, ref])).values()];
}

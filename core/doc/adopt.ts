/**
 * Adopting the next epoch (storage-spec A1–A4): a device keeps all it wrote by carrying into the new document what the
 * final state vector of its old one does not cover. The same path serves a device that was away for a year.
 */
import * as Y from 'yjs';
import {blockValue} from '../table/column-block.ts';
import {slotRowId} from '../table/row-directory.ts';
import {carriedEntry, type RegisterWrite, refEntry, type SegmentRef, writeEntry} from './layout.ts';
import {packWrites} from './pack.ts';
import type {Page} from './page.ts';
import {contentsOf, type RowsContents} from './rows-document.ts';
import {openSegment} from './segment.ts';

/** What a device has of its old epoch and where it goes. */
export interface Adoption {
  readonly old: Y.Doc;
  /** Final state vector of the old epoch; `null` where the authority does not know it (a restored server). */
  readonly vector: Uint8Array | null;
  readonly next: Y.Doc;
  /** Author of the lane that the entries will be pushed to. */
  readonly author: string;
  /** Segment bytes this device holds. */
  readonly segments: ReadonlyMap<string, Uint8Array>;
}

/**
 * A2: the lane entries to push into the next document, with their own stamps and authors. What it has already is left
 * out, so that a device that crashed between A3 and A4 does not carry everything twice.
 */
export function carriedEntries(adoption: Adoption): readonly unknown[] {
  const {old, vector, next, author, segments} = adoption;
  const carry = contentsOf(old, vector === null ? undefined : Y.decodeStateVector(vector));
  const offered = vector === null ? withSegments(carry, segments) : carry;
  const present = contentsOf(next);
  const has = new Set(present.writes.map(writeKey));
  return [
    ...offered.writes.filter(write => !has.has(writeKey(write))).map(write => writeEntry(write, author)),
    ...offered.refs.filter(ref => !isCovered(ref, present.refs)).map(refEntry),
    ...offered.unknown.map(({author: by, entry}) => carriedEntry(by, entry)),
  ];
}

/** The second half of A2: all that was folded already and this device still holds. */
function withSegments(carry: RowsContents, segments: ReadonlyMap<string, Uint8Array>): RowsContents {
  const writes = [...carry.writes];
  const unknown = [...carry.unknown];
  for (const ref of carry.refs) {
    const bytes = segments.get(ref.hash);
    const contents = bytes && openSegment(bytes);
    if (contents?.kind === 'pages') writes.push(...contents.pages.flatMap(stampedWrites));
    if (contents?.kind !== 'pack') continue;
    writes.push(...packWrites(contents.pack));
    unknown.push(...contents.pack.unknown);
  }
  return {refs: carry.refs, writes, unknown};
}

/** The writes that a page holds beyond the import's values. */
export function stampedWrites({rows, columns}: Page): readonly RegisterWrite[] {
  return columns.flatMap(column =>
    column.stamped.map(({position, stamp, author}) => ({
      row: rows.kind === 'slot' ? slotRowId(rows.slot, rows.first + position) : (rows.ids[position] ?? ''),
      column: column.id,
      stamp,
      author,
      value: blockValue(column.block, position),
    })),
  );
}

/** Whether the rows of a segment are in the next document: under the same hash, or rewritten. */
function isCovered(ref: SegmentRef, present: readonly SegmentRef[]): boolean {
  return present.some(other => {
    if (other.hash === ref.hash) return true;
    if (other.slot !== ref.slot || other.first === undefined || ref.first === undefined) return false;
    return other.first <= ref.first && other.first + (other.rows ?? 0) >= ref.first + (ref.rows ?? 0);
  });
}

function writeKey({row, column, stamp, author, value}: RegisterWrite): string {
  return JSON.stringify([row, column, stamp, author, value]);
}

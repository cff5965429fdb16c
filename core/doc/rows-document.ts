/** An open rows document: the Yjs document with what its reader and writer need to know of it. */
import type * as Y from 'yjs';
import type {CellValue} from '../schema/cell.ts';
import {
  createRowsCursor,
  type RegisterWrite,
  type RowsCursor,
  type RowsVisitor,
  type SegmentRef,
  type StateVector,
} from './layout.ts';
import type {Head} from './workbook-types.ts';

/** What came since the last look: references first, because the rows that writes speak of may be in them. */
export interface RowsNews {
  readonly refs: readonly SegmentRef[];
  readonly writes: readonly RegisterWrite[];
}

export interface RowsDocument {
  readonly head: Head;
  readonly name: string;
  readonly doc: Y.Doc;
  /** Greatest stamp received: lanes, segments, references (R2). */
  readonly clock: number;
  /** Every segment the document refers to, by hash. */
  readonly refs: ReadonlyMap<string, SegmentRef>;
  /** Cell writes in lanes. */
  readonly entries: number;
  readonly lanes: number;
  /** Whether this engine run has begun its lane in this document. */
  begun: boolean;
  news(): RowsNews;
}

/** Wraps a document; `news` starts from its beginning. */
export function openRowsDocument(head: Head, name: string, doc: Y.Doc): RowsDocument {
  const cursor = createRowsCursor(doc);
  const refs = new Map<string, SegmentRef>();
  let clock = 0;
  return {
    head,
    name,
    doc,
    begun: false,
    refs,
    get clock() {
      return clock;
    },
    get entries() {
      return cursor.entries;
    },
    get lanes() {
      return cursor.lanes;
    },
    news() {
      const found = read(cursor);
      for (const ref of found.refs) {
        refs.set(ref.hash, ref);
        clock = Math.max(clock, ref.maxStamp);
      }
      for (const write of found.writes) if (write.stamp > clock) clock = write.stamp;
      return found;
    },
  };
}

/** Everything in a document's lanes and base that `since` does not cover, newer versions' entries included. */
export interface RowsContents extends RowsNews {
  readonly unknown: readonly {readonly author: string; readonly entry: unknown}[];
}

/** Reads a document from `since` on, without an open one. */
export function contentsOf(doc: Y.Doc, since?: StateVector): RowsContents {
  return read(createRowsCursor(doc, since));
}

function read(cursor: RowsCursor): RowsContents {
  const refs: SegmentRef[] = [];
  const writes: RegisterWrite[] = [];
  const unknown: {author: string; entry: unknown}[] = [];
  const visitor: RowsVisitor = {
    write(row: string, column: string, stamp: number, value: CellValue, author: string) {
      writes.push({row, column, stamp, author, value});
    },
    segment(ref) {
      refs.push(ref);
    },
    unknown(entry, author) {
      unknown.push({author, entry});
    },
  };
  cursor.visitNew(visitor);
  return {refs, writes, unknown};
}

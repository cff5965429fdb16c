/** Lets the reader have what the documents have news of: pages first, then packs, then lanes. */
import type {RowId} from '../base/ids.ts';
import {slotParts} from '../table/row-directory.ts';
import {ANY_ROWS, ORDINARY_LEVEL, type SegmentRef} from './layout.ts';
import type {Pack} from './pack.ts';
import type {Page} from './page.ts';
import type {Reader, RowsSource} from './read.ts';
import type {RowsDocument} from './rows-document.ts';
import {hashOf, openSegment} from './segment.ts';

export interface Absorber {
  /** Reads the news of the documents. The order among them is the absorber's business. */
  absorb(documents: readonly RowsDocument[]): void;
  /** Bytes that may be missing. False when nobody waits for them or they are damaged. */
  offer(bytes: Uint8Array): boolean;
  /** What these bytes say is in the tables already: the device's own fold. */
  skip(hash: string): void;
  missing(): readonly string[];
  /** Whether something that may speak of this row is missing (R8). */
  isLoading(row: RowId): boolean;
}

interface Wanted {
  readonly ref: SegmentRef;
  readonly from: RowsSource;
}

interface Batch {
  readonly pages: {readonly from: RowsSource; readonly page: Page}[];
  readonly packs: {readonly from: RowsSource; readonly pack: Pack}[];
}

/** `segments`: bytes by hash, looked into whenever a reference turns up. */
export function createAbsorber(reader: Reader, segments: ReadonlyMap<string, Uint8Array>): Absorber {
  const read = new Set<string>();
  const wanted = new Map<string, Wanted>();

  function take(want: Wanted, bytes: Uint8Array, batch: Batch): boolean {
    const {from, ref} = want;
    try {
      const contents = openSegment(bytes);
      if (contents.kind === 'pages') batch.pages.push(...contents.pages.map(page => ({from, page})));
      if (contents.kind === 'pack') batch.packs.push({from, pack: contents.pack});
    } catch {
      // Damaged bytes are as good as none: the reference stays missing, and is shown as such.
      return false;
    }
    read.add(ref.hash);
    return true;
  }

  function want(from: RowsSource, refs: readonly SegmentRef[], batch: Batch): void {
    for (const ref of refs) {
      if (ref.history === true || read.has(ref.hash)) continue;
      const bytes = segments.get(ref.hash);
      if (bytes === undefined || !take({ref, from}, bytes, batch)) wanted.set(ref.hash, {ref, from});
    }
    reader.setMissing(new Set([...wanted.values()].map(each => each.ref.slot).filter(slot => slot !== ANY_ROWS)));
  }

  function give({pages, packs}: Batch): void {
    // Pages of the ordinary level make the rows that those of the other levels fill.
    const rank = (from: RowsSource): number => (from.level === ORDINARY_LEVEL ? 0 : 1);
    for (const {from, page} of [...pages].sort((a, b) => rank(a.from) - rank(b.from))) reader.addPage(from, page);
    for (const {from, pack} of packs) reader.addPack(from, pack);
    reader.settle();
  }

  return {
    absorb(documents) {
      const batch: Batch = {pages: [], packs: []};
      const news = documents.map(document => ({head: document.head, news: document.news()}));
      for (const {head, news: each} of news) want(head, each.refs, batch);
      give(batch);
      for (const {head, news: each} of news) {
        // Yjs keeps lanes in an order of its own; rows that tie in a sort are shown in the order they were entered.
        const writes = each.writes.length > 1 ? [...each.writes].sort((a, b) => a.stamp - b.stamp) : each.writes;
        for (const {row, column, stamp, value, author} of writes) {
          reader.write(head, row, column, stamp, value, author);
        }
      }
      reader.settle();
    },
    offer(bytes) {
      const found = wanted.get(hashOf(bytes));
      const batch: Batch = {pages: [], packs: []};
      if (found === undefined || !take(found, bytes, batch)) return false;
      wanted.delete(found.ref.hash);
      want(found.from, [], batch);
      give(batch);
      return true;
    },
    skip(hash) {
      read.add(hash);
    },
    missing: () => [...wanted.keys()],
    isLoading(row) {
      if (wanted.size === 0) return false;
      const parts = slotParts(row);
      return [...wanted.values()].some(({ref}) => {
        if (ref.slot === ANY_ROWS || ref.first === undefined) return true;
        return parts?.slot === ref.slot && parts.index >= ref.first && parts.index < ref.first + (ref.rows ?? 0);
      });
    },
  };
}

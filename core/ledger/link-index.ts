import {asId, type ColumnId, type RowId} from '../base/ids.ts';
import type {Table} from '../table/table.ts';

/** Which rows of a sheet link to each row of another: entries by customer, contacts by customer. Kept row by row. */
export interface LinkIndex {
  /** Rows linking to a target row, ascending. */
  rowsOf(target: number): readonly number[];
  /** Target row that a row links to as last read; −1 = none, or the row is not live. */
  targetOf(row: number): number;
  /** Reads a row again. Returns the target before and after, each −1 where there is none. */
  refresh(row: number): {readonly before: number; readonly after: number};
  /** Reads those rows again whose link led nowhere, since their target may have come. Returns the targets found. */
  refreshDangling(): readonly number[];
  /** Reads everything again. */
  rebuild(): void;
}

const NO_ROWS: readonly number[] = [];

/**
 * Linked lists in two typed arrays, newest link first: an edit costs the length of one customer's list, a million rows
 * cost 12 MB and no object each.
 */
export function createLinkIndex(source: Table, column: ColumnId, target: Table): LinkIndex {
  let heads = new Int32Array(0);
  let nexts = new Int32Array(0);
  let owners = new Int32Array(0);
  /** Live rows with a link that leads nowhere. */
  let dangling = new Set<number>();
  const links = source.column(column);

  function read(row: number): number {
    dangling.delete(row);
    if (!source.isLive(row)) return -1;
    const link = links.text(row);
    if (link === '') return -1;
    const owner = target.indexOf(asId<RowId>(link));
    if (owner < 0) dangling.add(row);
    return owner;
  }

  function unlink(row: number): void {
    const owner = owners[row] ?? -1;
    if (owner < 0) return;
    let at = heads[owner] ?? -1;
    if (at === row) heads[owner] = nexts[row] ?? -1;
    for (; at >= 0; at = nexts[at] ?? -1) if (nexts[at] === row) nexts[at] = nexts[row] ?? -1;
    owners[row] = -1;
  }

  function link(row: number, owner: number): void {
    owners[row] = owner;
    if (owner < 0) return;
    if (owner >= heads.length) heads = grown(heads, owner + 1);
    nexts[row] = heads[owner] ?? -1;
    heads[owner] = row;
  }

  function makeRoom(): void {
    if (heads.length < target.size) heads = grown(heads, target.size);
    if (nexts.length < source.size) nexts = grown(nexts, source.size);
    if (owners.length < source.size) owners = grown(owners, source.size);
  }

  const index: LinkIndex = {
    rowsOf(owner) {
      let at = heads[owner] ?? -1;
      if (at < 0) return NO_ROWS;
      const rows: number[] = [];
      let isAscending = true;
      for (let last = -1; at >= 0; at = nexts[at] ?? -1) {
        isAscending &&= at > last;
        last = at;
        rows.push(at);
      }
      return isAscending ? rows : rows.sort((a, b) => a - b);
    },
    targetOf: row => owners[row] ?? -1,
    refresh(row) {
      makeRoom();
      const before = owners[row] ?? -1;
      const after = read(row);
      if (before !== after) {
        unlink(row);
        link(row, after);
      }
      return {before, after};
    },
    refreshDangling() {
      return [...dangling].map(row => index.refresh(row).after).filter(owner => owner >= 0);
    },
    rebuild() {
      dangling = new Set();
      heads = new Int32Array(target.size).fill(-1);
      nexts = new Int32Array(source.size).fill(-1);
      owners = new Int32Array(source.size).fill(-1);
      // Few targets, many links: finding each target once takes 500,000 links from 75 ms to 30 ms.
      const found = new Map<string, number>();
      for (let row = source.size - 1; row >= 0; row -= 1) {
        if (!source.isLive(row)) continue;
        const text = links.text(row);
        let owner = found.get(text);
        if (owner === undefined) {
          owner = text === '' ? -1 : target.indexOf(asId<RowId>(text));
          found.set(text, owner);
        }
        link(row, owner);
        if (owner < 0 && text !== '') dangling.add(row);
      }
    },
  };
  index.rebuild();
  return index;
}

function grown(old: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(Math.max(size, old.length + (old.length >> 1))).fill(-1, old.length);
  wider.set(old);
  return wider;
}

/**
 * Which rows of a sheet are shown, in what order, in which groups. The whole is arranged by ranks and a radix sort;
 * an edited row alone is taken out and put back by bisection.
 */
import type {CellValue} from '../../schema/cell.ts';
import type {Table} from '../table.ts';
import type {Collation} from './collation.ts';
import type {ArrangeColumn} from './column.ts';
import {filterTest, type RowTest} from './filter.ts';
import {sortByKeys} from './radix.ts';
import type {SearchIndex} from './search.ts';
import type {ArrangeSpec} from './spec.ts';

/** Rows with one value of the group column, shown together. */
export interface RowGroup {
  /** As stored: a link's row id, a choice's id; `null` for rows without. */
  readonly value: CellValue;
  /** Place of its first row. */
  readonly start: number;
  readonly count: number;
  /** By column id; money in fen. Empty cells add nothing. */
  readonly sums: Readonly<Record<string, number>>;
}

export interface ArrangeSource {
  readonly table: Table;
  /** `null` where the sheet has no such column (any more): it then neither filters nor sorts. */
  column(id: string): ArrangeColumn | null;
  /** One for each column, kept between arrangements. */
  collation(column: ArrangeColumn): Collation;
  readonly search: SearchIndex;
}

export interface Arrangement {
  /** Rows shown. */
  readonly count: number;
  /** Row indexes in order; valid until the next change. */
  readonly rows: Int32Array;
  /** In order; empty where nothing is grouped. */
  readonly groups: readonly RowGroup[];
  /** Place of a row, −1 where it is not shown. */
  place(index: number): number;
  /**
   * Rows that were edited, added or deleted. With `hold` a row that is shown stays where it is, even if it no longer
   * passes the filter, so that nothing moves under the cursor; a new row comes last. `settle` puts them right.
   */
  update(indexes: readonly number[], how?: {readonly hold: boolean}): void;
  /** Puts held rows where they belong; true where any moved or left. */
  settle(): boolean;
  /** Everything anew: after a whole block of rows, or when names that the order rests on changed elsewhere. */
  rebuild(): void;
}

/** More rows than this at once, and more than an eighth of all, are arranged anew. */
const MANY = 512;

/** Up to so many rows are found one by one, by a search over all places that takes about 30 µs at 100,000 rows. */
const ONE_BY_ONE = 32;

interface Level {
  readonly column: ArrangeColumn;
  readonly descending: boolean;
  readonly collation: Collation;
}

/** Arranges a table's live rows. */
export function createArrangement(source: ArrangeSource, spec: ArrangeSpec): Arrangement {
  const {table} = source;
  const levels = levelsOf(source, spec);
  const grouped = spec.group === null ? null : source.column(spec.group);
  const groupLevel =
    grouped === null ? null : {column: grouped, descending: false, collation: source.collation(grouped)};
  const summed = spec.sums.flatMap(id => source.column(id) ?? []);
  const held = new Set<number>();
  let shows: RowTest = () => false;
  let rows = new Int32Array(0);
  let count = 0;
  let groups: {value: CellValue; start: number; count: number; sums: Record<string, number>}[] = [];
  let groupPlaces = new Map<CellValue, number>();

  function rebuild(): void {
    held.clear();
    // Compiled anew, because tests remember what labels were found to be.
    shows = rowTest(source, spec);
    rows = new Int32Array(table.size);
    count = 0;
    for (let index = 0; index < table.size; index += 1) if (shows(index)) rows[count++] = index;
    const shown = rows.subarray(0, count);
    for (const level of [...levels].reverse()) sortByKeys(shown, keysOf(level, shown, table.size));
    if (groupLevel !== null) groupRows(groupLevel, shown);
  }

  function groupRows(level: Level, shown: Int32Array): void {
    sortByKeys(shown, groupKeysOf(level, shown, table.size));
    groups = [];
    for (let place = 0; place < count; place += 1) {
      const value = level.column.value(shown[place] ?? 0);
      const last = groups.at(-1);
      if (last !== undefined && last.value === value) last.count += 1;
      else groups.push({value, start: place, count: 1, sums: {}});
    }
    groupPlaces = new Map(groups.map((group, place) => [group.value, place] as const));
    for (const group of groups) sum(group);
  }

  function sum(group: (typeof groups)[number] | undefined): void {
    if (group === undefined) return;
    for (const column of summed) {
      let total = 0;
      for (let place = group.start; place < group.start + group.count; place += 1) {
        const number = column.number(rows[place] ?? 0);
        if (!Number.isNaN(number)) total += number;
      }
      group.sums[column.id] = total;
    }
  }

  /** Group that a place lies in, by bisection. */
  function groupAt(place: number): number {
    let low = 0;
    let high = groups.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((groups[middle]?.start ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  function shiftGroups(from: number, by: 1 | -1): void {
    for (let at = from; at < groups.length; at += 1) {
      const group = groups[at];
      if (group !== undefined) group.start += by;
    }
  }

  function place(index: number): number {
    return rows.subarray(0, count).indexOf(index);
  }

  function remove(at: number): void {
    if (groupLevel !== null) {
      const groupPlace = groupAt(at);
      const group = groups[groupPlace];
      if (group !== undefined) group.count -= 1;
      shiftGroups(groupPlace + 1, -1);
    }
    rows.copyWithin(at, at + 1, count);
    count -= 1;
  }

  function insert(index: number, at: number, groupPlace: number): void {
    if (count === rows.length) {
      const wider = new Int32Array(Math.max(64, rows.length + (rows.length >> 2)));
      wider.set(rows);
      rows = wider;
    }
    rows.copyWithin(at + 1, at, count);
    rows[at] = index;
    count += 1;
    const group = groups[groupPlace];
    if (groupLevel === null || group === undefined) return;
    group.count += 1;
    shiftGroups(groupPlace + 1, 1);
  }

  /** First place in [from, to) whose row comes after `index`; held rows, whose places mean nothing, are looked past. */
  function bisect(index: number, from: number, to: number): number {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >> 1;
      let probe = middle;
      while (probe >= low && held.has(rows[probe] ?? -1)) probe -= 1;
      if (probe < low) low = middle + 1;
      else if (before(rows[probe] ?? 0, index)) low = middle + 1;
      else high = probe;
    }
    return low;
  }

  function before(a: number, b: number): boolean {
    for (const level of levels) {
      const order = compareRows(level, a, b);
      if (order !== 0) return order < 0;
    }
    return a < b;
  }

  /** Puts a row in; false where its group does not exist yet. */
  function putIn(index: number, touched: Set<number>): boolean {
    if (groupLevel === null) {
      insert(index, bisect(index, 0, count), -1);
      return true;
    }
    const groupPlace = groupPlaces.get(groupLevel.column.value(index));
    const group = groupPlace === undefined ? undefined : groups[groupPlace];
    if (group === undefined || groupPlace === undefined) return false;
    insert(index, bisect(index, group.start, group.start + group.count), groupPlace);
    touched.add(groupPlace);
    return true;
  }

  /** Takes rows out; returns those that stay where they are instead. */
  function takeOut(indexes: ReadonlySet<number>, hold: boolean, touched: Set<number>): ReadonlySet<number> {
    const staying = new Set<number>();
    const stays = (index: number) => hold && table.isLive(index);
    if (indexes.size > ONE_BY_ONE) {
      takeOutMany(indexes, stays, staying, touched);
      return staying;
    }
    for (const index of indexes) {
      const at = place(index);
      if (at >= 0 && groupLevel !== null) touched.add(groupAt(at));
      if (at >= 0 && stays(index)) staying.add(index);
      else if (at >= 0) remove(at);
    }
    return staying;
  }

  /** The same in one walk over all rows, where finding each by itself would be many. */
  function takeOutMany(
    indexes: ReadonlySet<number>,
    stays: (index: number) => boolean,
    staying: Set<number>,
    touched: Set<number>,
  ): void {
    const kept = new Int32Array(groups.length);
    let to = 0;
    for (let at = 0, group = 0; at < count; at += 1) {
      while (at >= (groups[group]?.start ?? 0) + (groups[group]?.count ?? count)) group += 1;
      const index = rows[at] ?? 0;
      if (indexes.has(index)) {
        if (groupLevel !== null) touched.add(group);
        if (!stays(index)) continue;
        staying.add(index);
      }
      kept[group] = (kept[group] ?? 0) + 1;
      rows[to++] = index;
    }
    count = to;
    let start = 0;
    groups.forEach((group, at) => {
      group.start = start;
      group.count = kept[at] ?? 0;
      start += group.count;
    });
  }

  function update(indexes: readonly number[], how: {readonly hold: boolean} = {hold: false}): void {
    source.search.forget(indexes);
    if (indexes.length > MANY && indexes.length > count >> 3 && !how.hold) {
      rebuild();
      return;
    }
    const moving = new Set(indexes);
    const touched = new Set<number>();
    const staying = takeOut(moving, how.hold, touched);
    let complete = true;
    for (const index of moving) {
      if (staying.has(index)) held.add(index);
      else held.delete(index);
      if (staying.has(index) || !shows(index)) continue;
      if (how.hold && groupLevel === null) {
        held.add(index);
        insert(index, count, -1);
      } else complete = putIn(index, touched) && complete;
    }
    if (!complete || groups.some(group => group.count === 0)) rebuild();
    else for (const at of touched) sum(groups[at]);
  }

  rebuild();
  return {
    get count() {
      return count;
    },
    get rows() {
      return rows.subarray(0, count);
    },
    get groups() {
      return groups;
    },
    place,
    update,
    settle() {
      const moving = [...held];
      const old = moving.map(place);
      held.clear();
      update(moving);
      return moving.some((index, at) => place(index) !== old[at]);
    },
    rebuild,
  };
}

function rowTest(source: ArrangeSource, spec: ArrangeSpec): RowTest {
  const tests = spec.filters.flatMap(({column, test}) => {
    const found = source.column(column);
    return found === null ? [] : [filterTest(found, test)];
  });
  if (spec.search.trim() !== '') tests.push(source.search.test(spec.search));
  const {table} = source;
  return index => {
    if (!table.isLive(index)) return false;
    for (const test of tests) if (!test(index)) return false;
    return true;
  };
}

function levelsOf(source: ArrangeSource, spec: ArrangeSpec): readonly Level[] {
  return spec.sort.flatMap(({column, descending}) => {
    const found = source.column(column);
    return found === null ? [] : [{column: found, descending, collation: source.collation(found)}];
  });
}

/** Sort keys by row index: the number or the label's rank, turned round for descending; empty cells last either way. */
function keysOf(level: Level, shown: Int32Array, size: number): Float64Array {
  const keys = new Float64Array(size);
  const sign = level.descending ? -1 : 1;
  const {column} = level;
  const numbers = column.sorts === 'number' ? column.number : ranksOf(level, shown);
  for (const index of shown) {
    const number = numbers(index);
    keys[index] = Number.isNaN(number) ? Number.POSITIVE_INFINITY : sign * number;
  }
  return keys;
}

function ranksOf({column, collation}: Level, shown: Int32Array): (index: number) => number {
  if (column.search !== 'shared') {
    const ranks = collation.ranks(keysIn(column, shown));
    return index => (column.key(index) === '' ? Number.NaN : (ranks.get(column.key(index)) ?? Number.NaN));
  }
  const labels = new Map<string, string>();
  for (const key of keysIn(column, shown)) if (!labels.has(key)) labels.set(key, column.label(key));
  const ranks = collation.ranks(labels.values());
  const byKey = new Map(
    [...labels].map(([key, label]) => [key, label === '' ? Number.NaN : ranks.get(label)] as const),
  );
  return index => byKey.get(column.key(index)) ?? Number.NaN;
}

function* keysIn(column: ArrangeColumn, shown: Int32Array): Generator<string> {
  for (const index of shown) yield column.key(index);
}

/** As `keysOf`, but a key of its own for each value: two people of one name are two groups. */
function groupKeysOf(level: Level, shown: Int32Array, size: number): Float64Array {
  const order = keysOf(level, shown, size);
  const values = new Map<CellValue, number>();
  for (const index of shown) {
    const value = level.column.value(index);
    if (!values.has(value)) values.set(value, order[index] ?? 0);
  }
  const sorted = [...values].sort(([a, x], [b, y]) => (x === y ? compareText(String(a), String(b)) : x - y));
  const places = new Map(sorted.map(([value], place) => [value, place] as const));
  for (const index of shown) order[index] = places.get(level.column.value(index)) ?? 0;
  return order;
}

function compareRows({column, descending, collation}: Level, a: number, b: number): number {
  const sign = descending ? -1 : 1;
  if (column.sorts === 'number') {
    const x = column.number(a);
    const y = column.number(b);
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    return x === y ? 0 : sign * (x < y ? -1 : 1);
  }
  const x = column.label(column.key(a));
  const y = column.label(column.key(b));
  if (x === '' || y === '') return Number(x === '') - Number(y === '');
  return sign * collation.compare(x, y);
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

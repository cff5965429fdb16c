import {asId, type RowId} from '../base/ids.ts';

/** Where a row lies: `table` is the number of its table, `index` its index there. */
export interface RowPlace {
  readonly table: number;
  readonly index: number;
}

/** Consecutive rows `<slot>.<first> …` at consecutive indexes of one table. */
export interface SlotRun {
  readonly table: number;
  readonly at: number;
  readonly slot: string;
  readonly first: number;
  readonly count: number;
}

/** Finds rows by id without holding an id for each imported row: those are resolved from slot and index. */
export interface RowDirectory {
  find(row: RowId): RowPlace | undefined;
  /** A row under an id of its own. */
  add(row: RowId, place: RowPlace): void;
  /** A run of imported rows. Rows of it that `add` already placed stay where they are. */
  addRun(run: SlotRun): void;
  /** The run that holds all of `first … first + count − 1` of a slot, if one does. */
  runOf(slot: string, first: number, count: number): SlotRun | undefined;
  /** Whether some row of the slot was added one by one. */
  hasSingles(slot: string): boolean;
}

/** `<slot>.<index>` as its parts; `undefined` for every other id. */
export function slotParts(row: string): {readonly slot: string; readonly index: number} | undefined {
  const dot = row.lastIndexOf('.');
  if (dot <= 0 || dot === row.length - 1 || row.length - dot > 9) return undefined;
  let index = 0;
  for (let i = dot + 1; i < row.length; i++) {
    const digit = row.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return undefined;
    index = index * 10 + digit;
  }
  // `x.07` and `x.7` must stay two ids.
  if (row.charCodeAt(dot + 1) === 48 && row.length - dot > 2) return undefined;
  return {slot: row.slice(0, dot), index};
}

/** The id of an imported row. */
export function slotRowId(slot: string, index: number): RowId {
  return asId<RowId>(`${slot}.${index}`);
}

/** Tables and indexes below this many fit one number together, so that no object is kept for each row. */
const INDEX_SPAN = 2 ** 32;

/** An empty directory. */
export function createRowDirectory(): RowDirectory {
  const singles = new Map<string, number>();
  const runs = new Map<string, SlotRun[]>();
  const singleSlots = new Set<string>();

  function runWith(slot: string, index: number): SlotRun | undefined {
    return runs.get(slot)?.find(run => index >= run.first && index < run.first + run.count);
  }

  function single(row: RowId): RowPlace | undefined {
    const packed = singles.get(row);
    if (packed === undefined) return undefined;
    return {table: Math.floor(packed / INDEX_SPAN), index: packed % INDEX_SPAN};
  }

  return {
    find(row) {
      const parts = slotParts(row);
      if (parts === undefined) return single(row);
      const own = singleSlots.has(parts.slot) ? single(row) : undefined;
      if (own !== undefined) return own;
      const run = runWith(parts.slot, parts.index);
      return run && {table: run.table, index: run.at + parts.index - run.first};
    },
    add(row, place) {
      singles.set(row, place.table * INDEX_SPAN + place.index);
      const parts = slotParts(row);
      if (parts !== undefined) singleSlots.add(parts.slot);
    },
    addRun(run) {
      const known = runs.get(run.slot) ?? [];
      const last = known.at(-1);
      if (
        last !== undefined &&
        last.table === run.table &&
        last.first + last.count === run.first &&
        last.at + last.count === run.at
      ) {
        known[known.length - 1] = {...last, count: last.count + run.count};
      } else known.push(run);
      runs.set(run.slot, known);
    },
    runOf(slot, first, count) {
      const run = runWith(slot, first);
      return run !== undefined && first + count <= run.first + run.count ? run : undefined;
    },
    hasSingles: slot => singleSlots.has(slot),
  };
}

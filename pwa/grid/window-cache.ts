/**
 * The rows that are, were lately, or soon will be in sight. Asks the engine for blocks of rows by index, keeps what it
 * has until newer rows are there (old data is never blanked), and drops what lies far away.
 *
 * ```
 *   want(rows in sight) ─► missing or stale blocks, those in sight first ─► fetch ─► blocks ─► onRows ─► repaint
 *   invalidate(version) ─► every block stale, none dropped ────────────────┘
 * ```
 */
import type {ColumnId} from '../../core/base/ids.ts';
import type {GridCell, GridRow} from '../engine/protocol.ts';
import type {Range} from './geometry.ts';

export interface WindowAnswer {
  readonly version: number;
  readonly rows: readonly GridRow[];
}

export interface WindowCacheOptions {
  /** Rows `from` … `to` (exclusive), cells in the order of `columns`; `null` when it could not be answered. */
  fetch(from: number, to: number, columns: readonly ColumnId[]): Promise<WindowAnswer | null>;
  /** Rows came in and may be painted. */
  onRows(from: number, to: number): void;
  /** Rows a block. */
  readonly blockRows?: number;
  /** Blocks kept. */
  readonly capacity?: number;
  /** Requests at one time; more only queue up in the worker behind what is no longer wanted. */
  readonly parallel?: number;
}

export interface WindowCache {
  /** The row as last heard of, or `undefined` where it never was. */
  row(index: number): GridRow | undefined;
  /** The cell of a row as last heard of; `undefined` also where its column was not asked for then. */
  cell(index: number, column: ColumnId): GridCell | undefined;
  /** Tells what is in sight; `ahead` are the rows worth having before they are. */
  want(sight: Range, ahead: Range): void;
  /** Everything may have changed. Kept until newer rows are there. */
  invalidate(version: number): void;
  /** Rows of the view, so that nothing past its end is asked for or shown. */
  setRowCount(rows: number): void;
  setColumns(columns: readonly ColumnId[]): void;
  /** Whether the rows in sight are all there in their newest version. */
  settled(): boolean;
  close(): void;
}

interface Block {
  readonly version: number;
  readonly rows: readonly GridRow[];
  readonly places: ReadonlyMap<ColumnId, number>;
  stale: boolean;
  /** For dropping what was least lately in sight. */
  seen: number;
}

const NOWHERE: Range = {from: 0, to: 0};

/** An empty cache for one view. */
export function createWindowCache(options: WindowCacheOptions): WindowCache {
  const blockRows = options.blockRows ?? 64;
  const capacity = options.capacity ?? 48;
  const parallel = options.parallel ?? 2;
  const blocks = new Map<number, Block>();
  const asked = new Set<number>();
  let columns: readonly ColumnId[] = [];
  let places: ReadonlyMap<ColumnId, number> = new Map();
  let rowCount = 0;
  let newest = 0;
  let sight = NOWHERE;
  let ahead = NOWHERE;
  let clock = 0;
  let running = 0;
  let open = true;

  const blockOf = (index: number) => Math.floor(index / blockRows);
  const lastBlock = () => blockOf(Math.max(0, rowCount - 1));
  const needed = (block: number) => !asked.has(block) && (blocks.get(block)?.stale ?? true);

  /** The first run of adjoining blocks that a range still needs, at most four to keep one answer small. */
  const nextRun = (range: Range): Range | null => {
    if (rowCount === 0 || range.from >= range.to) return null;
    const end = Math.min(blockOf(range.to - 1), lastBlock());
    let from = blockOf(range.from);
    while (from <= end && !needed(from)) from++;
    if (from > end) return null;
    let to = from + 1;
    while (to <= end && to - from < 4 && needed(to)) to++;
    return {from, to};
  };

  const keep = (run: Range, answer: WindowAnswer, order: ReadonlyMap<ColumnId, number>) => {
    for (let block = run.from; block < run.to; block++) {
      const start = (block - run.from) * blockRows;
      const rows = answer.rows.slice(start, start + blockRows);
      const known = blocks.get(block);
      // An answer from before the newest change still beats nothing, and beats what is older.
      if (rows.length === 0 || (known && known.version > answer.version)) continue;
      // The view may have grown since the question: then the last block is short of rows.
      const short = rows.length < Math.min(blockRows, rowCount - block * blockRows);
      const stale = answer.version < newest || order !== places || short;
      blocks.set(block, {version: answer.version, rows, places: order, stale, seen: ++clock});
    }
    dropFar();
  };

  const dropFar = () => {
    if (blocks.size <= capacity) return;
    const near = new Set<number>();
    for (const range of [sight, ahead]) {
      if (range.from >= range.to) continue;
      for (let block = blockOf(range.from); block <= blockOf(range.to - 1); block++) near.add(block);
    }
    const far = [...blocks].filter(([block]) => !near.has(block)).sort((a, b) => a[1].seen - b[1].seen);
    for (const [block] of far.slice(0, blocks.size - capacity)) blocks.delete(block);
  };

  const ask = (run: Range) => {
    for (let block = run.from; block < run.to; block++) asked.add(block);
    running++;
    const from = run.from * blockRows;
    const to = Math.min(run.to * blockRows, rowCount);
    const order = places;
    void options.fetch(from, to, columns).then(answer => {
      for (let block = run.from; block < run.to; block++) asked.delete(block);
      running--;
      if (!open) return;
      // After a refusal only a new wish asks again, or it would ask for ever.
      if (answer === null) return;
      keep(run, answer, order);
      options.onRows(from, to);
      pump();
    });
  };

  /** Asks for what is needed most, in sight before ahead. */
  const pump = () => {
    while (open && running < parallel) {
      const run = nextRun(sight) ?? nextRun(ahead);
      if (!run) return;
      ask(run);
    }
  };

  const fresh = (index: number): boolean => {
    const block = blocks.get(blockOf(index));
    return block !== undefined && !block.stale;
  };

  return {
    row(index) {
      if (index >= rowCount) return undefined;
      const block = blocks.get(blockOf(index));
      return block?.rows[index - blockOf(index) * blockRows];
    },
    cell(index, column) {
      if (index >= rowCount) return undefined;
      const block = blocks.get(blockOf(index));
      const row = block?.rows[index - blockOf(index) * blockRows];
      if (row?.kind !== 'row') return undefined;
      const place = block?.places.get(column);
      return place === undefined ? undefined : row.cells[place];
    },
    want(nowInSight, nowAhead) {
      sight = nowInSight;
      ahead = nowAhead;
      clock++;
      for (let block = blockOf(sight.from); sight.to > sight.from && block <= blockOf(sight.to - 1); block++) {
        const known = blocks.get(block);
        if (known) known.seen = clock;
      }
      pump();
    },
    invalidate(version) {
      newest = Math.max(newest, version);
      for (const block of blocks.values()) block.stale = true;
      pump();
    },
    setRowCount(rows) {
      if (rows === rowCount) return;
      const edge = blocks.get(lastBlock());
      if (edge && rows > rowCount) edge.stale = true;
      rowCount = rows;
      for (const block of [...blocks.keys()]) if (block > lastBlock() || rows === 0) blocks.delete(block);
      pump();
    },
    setColumns(next) {
      if (next.length === columns.length && next.every((column, place) => column === columns[place])) return;
      columns = next;
      places = new Map(next.map((column, place) => [column, place]));
      for (const block of blocks.values()) block.stale = true;
      pump();
    },
    settled() {
      for (let index = sight.from; index < Math.min(sight.to, rowCount); index++) if (!fresh(index)) return false;
      return true;
    },
    close() {
      open = false;
      blocks.clear();
    },
  };
}

import type {CellValue} from '../schema/cell.ts';
import {blockLength, blockValue, type ColumnBlock} from './column-block.ts';
import type {TableColumn} from './table.ts';

/** A growable typed column. Only the reader of the documents writes to it. */
export interface ColumnStore extends TableColumn {
  set(index: number, value: CellValue): void;
  /** Swallows a block at `at`; the cells there must be empty (`isEmpty`). */
  load(at: number, block: ColumnBlock): void;
  isEmpty(at: number, count: number): boolean;
  /** Makes room for `size` cells at once. */
  reserve(size: number): void;
}

/** A page's unique texts, kept joined: one string a page, cut when a cell is read. */
interface Joined {
  readonly at: number;
  readonly text: string;
  readonly starts: Uint32Array;
}

const NO_NUMBERS = new Float64Array(0);
const NO_REFS = new Int32Array(0);
const NO_FLAGS = new Uint8Array(0);

/**
 * An empty column. The first value that is not null decides how it is held: numbers unboxed (NaN = none), texts as
 * references into a dictionary (> 0) or into a page's joined text (< 0), booleans as bytes. A value of another type
 * than the rest of its column (text among amounts) lies in `odd`, so nothing is ever bent to fit.
 *
 * One closure over plain arrays: a cell is read in a few nanoseconds, and rollups read millions.
 */
export function createColumnStore(): ColumnStore {
  let capacity = 0;
  let numbers = NO_NUMBERS;
  let refs = NO_REFS;
  let flags = NO_FLAGS;
  let held: 'nothing' | 'number' | 'string' | 'boolean' = 'nothing';
  const words: string[] = [''];
  const wordIds = new Map<string, number>();
  const joined: Joined[] = [];
  const odd = new Map<number, CellValue>();

  function grow(size: number): void {
    if (size <= capacity) return;
    capacity = Math.max(size, capacity + (capacity >> 1), 64);
    if (held === 'number') numbers = widened(numbers, new Float64Array(capacity).fill(Number.NaN, numbers.length));
    if (held === 'string') refs = widened(refs, new Int32Array(capacity));
    if (held === 'boolean') flags = widened(flags, new Uint8Array(capacity));
  }

  function hold(type: 'number' | 'string' | 'boolean'): void {
    held = type;
    if (type === 'number') numbers = new Float64Array(capacity).fill(Number.NaN);
    else if (type === 'string') refs = new Int32Array(capacity);
    else flags = new Uint8Array(capacity);
  }

  function wordId(text: string): number {
    const known = wordIds.get(text);
    if (known !== undefined) return known;
    words.push(text);
    wordIds.set(text, words.length - 1);
    return words.length - 1;
  }

  function textAt(index: number): string | null {
    const ref = refs[index] ?? 0;
    if (ref > 0) return words[ref] ?? null;
    if (ref === 0) return null;
    const page = joined[-ref - 1];
    if (page === undefined) return null;
    const position = index - page.at;
    return page.text.substring(page.starts[position] ?? 0, page.starts[position + 1] ?? 0);
  }

  function get(index: number): CellValue {
    if (odd.size > 0) {
      const value = odd.get(index);
      if (value !== undefined) return value;
    }
    if (held === 'number') {
      const value = numbers[index];
      return value === undefined || Number.isNaN(value) ? null : value;
    }
    if (held === 'string') return textAt(index);
    const flag = flags[index];
    return flag === 1 ? false : flag === 2 ? true : null;
  }

  function clear(index: number): void {
    odd.delete(index);
    if (held === 'number') numbers[index] = Number.NaN;
    else if (held === 'string') refs[index] = 0;
    else if (held === 'boolean') flags[index] = 0;
  }

  function set(index: number, value: CellValue): void {
    grow(index + 1);
    clear(index);
    if (value === null) return;
    if (held === 'nothing') hold(kindOf(value));
    if (typeof value === 'number' && held === 'number') numbers[index] = value;
    else if (typeof value === 'string' && held === 'string') refs[index] = wordId(value);
    else if (typeof value === 'boolean' && held === 'boolean') flags[index] = value ? 2 : 1;
    else odd.set(index, value);
  }

  function loadWords(at: number, block: Extract<ColumnBlock, {kind: 'words'}>): void {
    const ids = Int32Array.from([0, ...block.words.map(wordId)]);
    for (let i = 0; i < block.ids.length; i++) refs[at + i] = ids[block.ids[i] ?? 0] ?? 0;
  }

  function loadTexts(at: number, block: Extract<ColumnBlock, {kind: 'texts'}>): void {
    joined.push({at, text: block.text, starts: block.starts});
    const ref = -joined.length;
    refs.fill(ref, at, at + block.starts.length - 1);
    if (block.nulls === null) return;
    for (let i = 0; i < block.nulls.length; i++) if (block.nulls[i] === 1) refs[at + i] = 0;
  }

  /** Copies the block in one go where the column holds its type; false where it does not. */
  function loadWhole(at: number, block: ColumnBlock): boolean {
    const type = blockType(block);
    if (type === 'nothing') return true;
    if (type === 'mixed') return false;
    if (held === 'nothing') hold(type);
    if (held !== type) return false;
    if (block.kind === 'numbers') numbers.set(block.values, at);
    else if (block.kind === 'booleans') flags.set(block.values, at);
    else if (block.kind === 'words') loadWords(at, block);
    else if (block.kind === 'texts') loadTexts(at, block);
    else if (block.kind === 'constant') fill(at, block.count, block.value);
    return true;
  }

  function fill(at: number, count: number, value: CellValue): void {
    if (typeof value === 'number') numbers.fill(value, at, at + count);
    else if (typeof value === 'boolean') flags.fill(value ? 2 : 1, at, at + count);
    else if (typeof value === 'string') refs.fill(wordId(value), at, at + count);
  }

  return {
    get,
    number(index) {
      if (held === 'number') return numbers[index] ?? Number.NaN;
      const value = odd.size > 0 ? odd.get(index) : undefined;
      return typeof value === 'number' ? value : Number.NaN;
    },
    text(index) {
      if (held === 'string') {
        const value = textAt(index);
        if (value !== null) return value;
        return '';
      }
      const value = odd.size > 0 ? odd.get(index) : undefined;
      return typeof value === 'string' ? value : '';
    },
    set,
    load(at, block) {
      const count = blockLength(block);
      grow(at + count);
      if (loadWhole(at, block)) return;
      for (let i = 0; i < count; i++) {
        const value = blockValue(block, i);
        if (value !== null) set(at + i, value);
      }
    },
    isEmpty(at, count) {
      for (let i = at; i < at + count; i++) if (get(i) !== null) return false;
      return true;
    },
    reserve: grow,
  };
}

function widened<T extends Float64Array | Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function kindOf(value: boolean | number | string): 'number' | 'string' | 'boolean' {
  if (typeof value === 'number') return 'number';
  return typeof value === 'string' ? 'string' : 'boolean';
}

function blockType(block: ColumnBlock): 'nothing' | 'number' | 'string' | 'boolean' | 'mixed' {
  switch (block.kind) {
    case 'constant':
      return block.value === null ? 'nothing' : kindOf(block.value);
    case 'numbers':
      return 'number';
    case 'booleans':
      return 'boolean';
    case 'words':
    case 'texts':
      return 'string';
    case 'mixed':
      return 'mixed';
  }
}

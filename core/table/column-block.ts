import type {CellValue} from '../schema/cell.ts';

/**
 * Some consecutive cells of one column, in the layout in which pages keep them and typed columns swallow them whole.
 * `null` cells: NaN in `numbers`, 0 in `booleans` and `words`, a 1 in `nulls` of `texts`.
 */
export type ColumnBlock =
  | {readonly kind: 'constant'; readonly count: number; readonly value: CellValue}
  | {readonly kind: 'numbers'; readonly values: Float64Array}
  /** 0 = null, 1 = false, 2 = true. */
  | {readonly kind: 'booleans'; readonly values: Uint8Array}
  /** `ids[i] − 1` is the index in `words`; 0 = null. */
  | {readonly kind: 'words'; readonly words: readonly string[]; readonly ids: Uint8Array | Uint16Array | Uint32Array}
  /** Cell i is `text` from `starts[i]` to `starts[i + 1]` (UTF-16 units); cut only when asked for. */
  | {readonly kind: 'texts'; readonly text: string; readonly starts: Uint32Array; readonly nulls: Uint8Array | null}
  | {readonly kind: 'mixed'; readonly values: readonly CellValue[]};

/** Number of cells. */
export function blockLength(block: ColumnBlock): number {
  switch (block.kind) {
    case 'constant':
      return block.count;
    case 'words':
      return block.ids.length;
    case 'texts':
      return block.starts.length - 1;
    default:
      return block.values.length;
  }
}

/** One cell, by its position in the block. */
export function blockValue(block: ColumnBlock, position: number): CellValue {
  switch (block.kind) {
    case 'constant':
      return block.value;
    case 'numbers': {
      const value = block.values[position];
      return value === undefined || Number.isNaN(value) ? null : value;
    }
    case 'booleans': {
      const value = block.values[position];
      return value === 1 ? false : value === 2 ? true : null;
    }
    case 'words':
      return block.words[(block.ids[position] ?? 0) - 1] ?? null;
    case 'texts':
      if (block.nulls?.[position] === 1) return null;
      return block.text.substring(block.starts[position] ?? 0, block.starts[position + 1] ?? 0);
    case 'mixed':
      return block.values[position] ?? null;
  }
}

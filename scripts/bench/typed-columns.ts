/**
 * The ceiling that the store is measured against: the same table as plain typed columns in one buffer, with no document,
 * no history and nothing shared. Only for comparing.
 */
import {deflateSync, inflateSync} from 'fflate';
import type {CellValue} from '../../core/schema/cell.ts';

const NUMBERS = 0;
const WORDS = 1;

interface StoredColumn {
  readonly kind: typeof NUMBERS | typeof WORDS;
  /** Numbers with NaN for nothing, or positions in `words`. */
  readonly cells: Uint8Array;
  readonly words: Uint8Array;
}

export interface TypedTable {
  readonly columns: readonly StoredColumn[];
  readonly deflated: boolean;
}

export type Getter = (index: number) => CellValue;

/** Writes columns down. `deflated`: as the product's segments are. */
export function storeTyped(columns: readonly (readonly CellValue[])[], deflated: boolean): TypedTable {
  const pressed = (bytes: Uint8Array): Uint8Array => (deflated ? deflateSync(bytes, {level: 4}) : bytes);
  return {
    deflated,
    columns: columns.map(cells => {
      if (cells.every(cell => cell === null || typeof cell === 'number')) {
        const numbers = Float64Array.from(cells, cell => (typeof cell === 'number' ? cell : Number.NaN));
        return {kind: NUMBERS, cells: pressed(new Uint8Array(numbers.buffer)), words: new Uint8Array()};
      }
      const places = new Map<CellValue, number>();
      const at = Int32Array.from(cells, cell => {
        const known = places.get(cell);
        if (known !== undefined) return known;
        places.set(cell, places.size);
        return places.size - 1;
      });
      const words = new TextEncoder().encode(JSON.stringify([...places.keys()]));
      return {kind: WORDS, cells: pressed(new Uint8Array(at.buffer)), words: pressed(words)};
    }),
  };
}

/** Reads what was stored; every cell can be asked for after it. */
export function openTyped({columns, deflated}: TypedTable): readonly Getter[] {
  const open = (bytes: Uint8Array): Uint8Array => (deflated ? inflateSync(bytes) : bytes.slice());
  return columns.map(({kind, cells, words}): Getter => {
    const {buffer} = open(cells);
    if (kind === NUMBERS) {
      const numbers = new Float64Array(buffer, 0, Math.floor(buffer.byteLength / 8));
      return index => {
        const number = numbers[index];
        return number === undefined || Number.isNaN(number) ? null : number;
      };
    }
    const at = new Int32Array(buffer, 0, Math.floor(buffer.byteLength / 4));
    const known: readonly CellValue[] = JSON.parse(new TextDecoder().decode(open(words)));
    return index => known[at[index] ?? -1] ?? null;
  });
}

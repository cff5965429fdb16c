import type {CellValue} from '../schema/cell.ts';

/** With the flag `u` this matches only surrogates that have no partner. Without `g`: `test` must keep no state. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The one form in which a value is stored, sent, compared and hashed (storage-spec R7): `-0` → `0`, a lone surrogate →
 * U+FFFD, `undefined` → `null`.
 * @returns `undefined` for what no cell can hold: NaN, infinities, bigints, objects
 */
export function canonicalValue(value: unknown): CellValue | undefined {
  switch (typeof value) {
    case 'string':
      return canonicalText(value);
    case 'number':
      if (!Number.isFinite(value)) return undefined;
      return value === 0 ? 0 : value;
    case 'boolean':
      return value;
    case 'undefined':
      return null;
    default:
      return value === null ? null : undefined;
  }
}

/** Text without lone surrogates, which UTF-8 cannot carry. */
export function canonicalText(text: string): string {
  return LONE_SURROGATE.test(text) ? text.replace(/\p{Surrogate}/gu, '\uFFFD') : text;
}

/** A total order over canonical values: null < false < true < numbers < texts (by UTF-16 code unit). */
export function compareValues(a: CellValue, b: CellValue): number {
  if (a === b) return 0;
  const rank = rankOf(a) - rankOf(b);
  if (rank !== 0) return rank;
  // Same type on both sides; null never gets here.
  if (a === null || b === null) return 0;
  return a < b ? -1 : 1;
}

function rankOf(value: CellValue): number {
  if (value === null) return 0;
  if (typeof value === 'boolean') return 1;
  return typeof value === 'number' ? 2 : 3;
}

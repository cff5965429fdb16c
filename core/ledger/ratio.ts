/** Change against last month in basis points, half away from zero; `null` where last month is unknown or not above 0 (F01 mom_change_pct). */
export function changeBp(sales: number, previous: number | null): number | null {
  return previous === null || previous <= 0 ? null : basisPoints(sales - previous, previous);
}

/** collection / (opening + sales) in basis points; `null` where that base is not above 0 (F01 collection_rate; for reading only). */
export function collectionRateBp(collection: number, opening: number, sales: number): number | null {
  const base = opening + sales;
  return base <= 0 ? null : basisPoints(collection, base);
}

/**
 * part / whole in basis points, rounded half away from zero, exact for every safe integer.
 * @param whole > 0
 */
export function basisPoints(part: number, whole: number): number {
  const scaled = BigInt(Math.abs(part)) * 20_000n + BigInt(whole);
  const rounded = Number(scaled / (2n * BigInt(whole)));
  return part < 0 ? -rounded || 0 : rounded;
}

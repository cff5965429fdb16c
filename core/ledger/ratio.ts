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
  const rounded = dividedHalfUp(Math.abs(part), 10_000, whole);
  return part < 0 ? -rounded || 0 : rounded;
}

/**
 * amount × scale / base, rounded half up, exact for every safe integer: in plain numbers as long as they hold the products,
 * which is five times as fast.
 * @param amount ≥ 0
 * @param base > 0
 */
export function dividedHalfUp(amount: number, scale: number, base: number): number {
  const top = amount * 2 * scale + base;
  const bottom = 2 * base;
  if (top <= Number.MAX_SAFE_INTEGER) return (top - (top % bottom)) / bottom;
  return Number((BigInt(amount) * BigInt(2 * scale) + BigInt(base)) / BigInt(bottom));
}

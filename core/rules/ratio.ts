import {assert} from '../base/assert.ts';
import {dividedHalfUp} from '../ledger/ratio.ts';

/**
 * numerator × scale / denominator, rounded half away from zero, for showing. Exact for every safe integer: the division
 * is done in whole numbers.
 * @param scale 10,000 for basis points, 100 for hundredths
 */
export function roundedRatio(numerator: number, denominator: number, scale: number): number {
  assert(denominator !== 0, 'a ratio needs a base');
  const sign = Math.sign(numerator) * Math.sign(denominator);
  return sign * dividedHalfUp(Math.abs(numerator), scale, Math.abs(denominator)) || 0;
}

/**
 * numerator × scale / denominator as a number that compares with whole thresholds exactly as the ratio itself does,
 * however great the products: its whole part, and a half more where the ratio is not whole.
 */
export function comparableRatio(numerator: bigint, denominator: bigint, scale: bigint): number {
  assert(denominator > 0n && numerator >= 0n, 'a comparable ratio is not negative');
  const top = numerator * scale;
  return Number(top / denominator) + (top % denominator === 0n ? 0 : 0.5);
}

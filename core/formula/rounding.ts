import {shiftPoint} from '../base/decimal.ts';

/** Halves away from zero · away from zero · towards zero. */
export type Rounding = 'half' | 'up' | 'down';

/**
 * Rounds by the decimal digits that a person sees (15 of them), not by the binary fraction: 1.005 to two decimals is
 * 1.01, as in Excel.
 */
export function roundTo(value: number, digits: number, how: Rounding): number {
  if (value === 0 || digits > 300) return value;
  const shifted = shiftPoint(Math.abs(Number(value.toPrecision(15))), digits);
  const whole = how === 'half' ? Math.floor(shifted + 0.5) : how === 'up' ? Math.ceil(shifted) : Math.floor(shifted);
  return Math.sign(value) * shiftPoint(whole, -digits);
}

import {AssertionError} from './assert.ts';
import type {Brand} from './brand.ts';

/** Integer fen (1/100 yuan), never a fraction. */
export type Fen = Brand<number, 'Fen'>;

/** Greatest amount the product stores: 90,000,000,000,000.00 yuan stays a safe integer with room for sums. */
export const MAX_FEN = 9_000_000_000_000_000;

/** Tags an integer as fen. Fractions and unsafe numbers are a bug of the caller. */
export function fen(amount: number): Fen {
  // The message is made only when it is needed: a derivation tags some ten million amounts.
  if (!Number.isSafeInteger(amount)) throw new AssertionError(`fen must be a safe integer, got ${amount}`);
  return (amount === 0 ? 0 : amount) as Fen;
}

export const ZERO = fen(0);

/** Yuan as `1234.50`; exact, no thousands separators. */
export function fenToPlain(amount: Fen): string {
  const abs = Math.abs(amount);
  const cents = String(abs % 100).padStart(2, '0');
  return `${amount < 0 ? '-' : ''}${Math.floor(abs / 100)}.${cents}`;
}

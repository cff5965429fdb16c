import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {basisPoints, changeBp, collectionRateBp, dividedHalfUp} from '../../../core/ledger/ratio.ts';

describe('ratios of the sheet', () => {
  test.each([
    [460_000, 440_000, 455],
    [80, 100, -2000],
    [0, 230_000, -10_000],
    [100_005, 200_000, -5000],
    [99_995, 200_000, -5000],
    [99_990, 200_000, -5001],
  ])('sales of %i after %i change by %i basis points', (sales, previous, expected) => {
    expect(changeBp(sales, previous)).toBe(expected);
  });

  test('there is no change where last month is unknown, nothing or below nothing', () => {
    expect([changeBp(100, null), changeBp(100, 0), changeBp(100, -5)]).toEqual([null, null, null]);
  });

  test('a collection rate needs an opening balance and sales above nothing', () => {
    expect(collectionRateBp(440_000, 440_000, 460_000)).toBe(4889);
    expect(collectionRateBp(100, -60, 60)).toBeNull();
  });

  test('halves round away from zero on both sides', () => {
    expect([basisPoints(1, 20_000), basisPoints(-1, 20_000)]).toEqual([1, -1]);
    expect([basisPoints(1, 20_001), basisPoints(-1, 20_001)]).toEqual([0, 0]);
  });

  test('the greatest amounts stay exact', () => {
    expect(basisPoints(9_000_000_000_000_000, 9_000_000_000_000_000)).toBe(10_000);
    expect(basisPoints(4_500_000_000_000_001, 9_000_000_000_000_000)).toBe(5000);
  });

  test('whatever the amounts, the division is that of whole numbers', () => {
    const amount = fc.oneof(fc.nat({max: 100_000}), fc.maxSafeNat());
    const base = fc.oneof(fc.integer({min: 1, max: 1000}), fc.integer({min: 1, max: Number.MAX_SAFE_INTEGER}));
    fc.assert(
      fc.property(amount, fc.constantFrom(90, 100, 10_000), base, (part, scale, whole) => {
        const exact = (2n * BigInt(part) * BigInt(scale) + BigInt(whole)) / (2n * BigInt(whole));
        expect(dividedHalfUp(part, scale, whole)).toBe(Number(exact));
      }),
      {numRuns: 1000},
    );
  });
});

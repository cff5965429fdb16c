import {describe, expect, test} from 'vitest';
import {basisPoints, changeBp, collectionRateBp} from '../../../core/ledger/ratio.ts';

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
});

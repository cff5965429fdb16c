import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {MAX_FEN} from '../../../core/base/money.ts';
import {comparableRatio, roundedRatio} from '../../../core/rules/ratio.ts';

describe('ratios for showing', () => {
  test.each([
    [1, 3, 3333],
    [2, 3, 6667],
    [-1, 3, -3333],
    [-2, 3, -6667],
    [1, 20_000, 1],
    [-1, 20_000, -1],
    [0, 5, 0],
    [1, -3, -3333],
  ])('%i / %i is %i basis points', (numerator, denominator, expected) => {
    expect(roundedRatio(numerator, denominator, 10_000)).toBe(expected);
  });

  test('a ratio of the greatest amounts is exact', () => {
    expect(roundedRatio(MAX_FEN, MAX_FEN - 1, 10_000)).toBe(10_000);
  });
});

test('a comparable ratio stands to every whole threshold as the ratio itself does', () => {
  fc.assert(
    fc.property(
      fc.bigInt(0n, 10n ** 30n),
      fc.bigInt(1n, 10n ** 30n),
      fc.integer({min: 0, max: 20_000}),
      (top, base, at) => {
        const exact = top * 10_000n - BigInt(at) * base;
        const ratio = comparableRatio(top, base, 10_000n);
        expect(Math.sign(ratio - at)).toBe(exact === 0n ? 0 : exact > 0n ? 1 : -1);
      },
    ),
  );
});

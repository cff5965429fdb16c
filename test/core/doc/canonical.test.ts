import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {canonicalValue, compareValues} from '../../../core/doc/canonical.ts';
import {anyCell} from './cells.ts';

describe('the canonical form of a value', () => {
  test.each([
    ['minus zero is zero', -0, 0],
    ['zero stays', 0, 0],
    ['nothing is null', undefined, null],
    ['null stays', null, null],
    ['a lone high surrogate becomes the replacement character', 'a\uD800b', 'a\uFFFDb'],
    ['a lone low surrogate becomes the replacement character', '\uDC00', '\uFFFD'],
    ['a pair stays', '😀', '😀'],
    ['empty text stays text', '', ''],
    ['false stays', false, false],
    ['2^53 stays', 2 ** 53, 2 ** 53],
  ])('%s', (_, input, expected) => {
    expect(Object.is(canonicalValue(input), expected)).toBe(true);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1n, {}, [], new Date(0)])(
    'no cell can hold %s',
    input => {
      expect(canonicalValue(input)).toBeUndefined();
    },
  );

  test('canonical is canonical, and asking twice in a row gives the same answer', () => {
    fc.assert(
      fc.property(anyCell, value => {
        const once = canonicalValue(value);
        expect(Object.is(canonicalValue(once), once)).toBe(true);
        expect(Object.is(canonicalValue(value), once)).toBe(true);
      }),
    );
  });
});

describe('the order of values', () => {
  test('is null, false, true, numbers, texts', () => {
    const ordered = [null, false, true, -1, 0, 1.5, '', '10', '9', 'a', '中'];
    expect([...ordered].reverse().sort(compareValues)).toEqual(ordered);
  });

  test('is total: it never contradicts itself', () => {
    fc.assert(
      fc.property(anyCell, anyCell, anyCell, (a, b, c) => {
        expect(Math.sign(compareValues(a, b))).toBe(-Math.sign(compareValues(b, a)) + 0);
        expect(compareValues(a, b) === 0).toBe(Object.is(a, b));
        if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0) expect(compareValues(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

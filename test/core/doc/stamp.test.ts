import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {compareWrites, isStamp, MAX_STAMP, nextStamp} from '../../../core/doc/stamp.ts';

const at = (iso: string): number => Date.parse(iso) / 1000;

describe('the document clock', () => {
  test.each([
    ['1970', at('1970-01-01T00:00:00Z')],
    ['the last second of 2023', at('2023-12-31T23:59:59Z')],
    ['2100', at('2100-01-01T00:00:00Z')],
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['minus infinity', Number.NEGATIVE_INFINITY],
  ])('a wall clock at %s is ignored', (_, wall) => {
    expect(nextStamp(41, wall)).toBe(42);
  });

  test('a wall clock that is ahead of everything received gives the stamp', () => {
    expect(nextStamp(41, at('2024-01-01T00:01:40.9Z'))).toBe(100);
  });

  test('a clock that stands still or goes back never gives a stamp twice', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), {minLength: 2}), walls => {
        let last = 0;
        for (const wall of walls) {
          const stamp = nextStamp(last, wall);
          expect(stamp).toBeGreaterThan(last);
          expect(isStamp(stamp)).toBe(true);
          last = stamp;
        }
      }),
    );
  });

  test.each([[-1], [0.5], [Number.NaN], [MAX_STAMP + 1], ['7'], [null], [undefined]])('%s is no stamp', value => {
    expect(isStamp(value)).toBe(false);
  });

  test('writes are ordered by stamp, then author, then value', () => {
    const write = (stamp: number, author: string, value: string) => ({stamp, author, value});
    const ordered = [write(1, 'z', 'z'), write(2, 'a', 'z'), write(2, 'b', 'a'), write(2, 'b', 'b')];
    expect([...ordered].reverse().sort(compareWrites)).toEqual(ordered);
    expect(compareWrites(write(2, 'b', 'a'), write(2, 'b', 'a'))).toBe(0);
  });
});

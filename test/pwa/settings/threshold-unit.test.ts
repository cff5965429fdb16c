import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {factUnits} from '../../../core/rules/types.ts';
import {shownThreshold, typedThreshold} from '../../../pwa/screens/settings/threshold-unit.ts';

describe('thresholds are typed as people read them', () => {
  test.each([
    ['80', 'bp', 8000],
    ['-50', 'bp', -5000],
    ['−50', 'bp', -5000],
    ['12.5', 'bp', 1250],
    ['500', 'fen', 50_000],
    ['1,200.50', 'fen', 120_050],
    ['30', 'days', 30],
    ['2.5', 'x100', 250],
    ['0', 'days', 0],
  ] as const)('%s in %s is kept as %i', (text, unit, kept) => {
    expect(typedThreshold(text, unit)).toBe(kept);
  });

  test.each([
    ['', 'bp'],
    ['三十', 'days'],
    ['1.5', 'days'],
    ['1.234', 'fen'],
    ['1e3', 'count'],
  ] as const)('%s is no number that %s can hold', (text, unit) => {
    expect(typedThreshold(text, unit)).toBeNull();
  });
});

test('what is shown and typed again is the same threshold', () => {
  fc.assert(
    fc.property(fc.integer({min: -1_000_000_000, max: 1_000_000_000}), fc.constantFrom(...factUnits), (value, unit) => {
      expect(typedThreshold(shownThreshold(value, unit), unit)).toBe(value === 0 ? 0 : value);
    }),
  );
});

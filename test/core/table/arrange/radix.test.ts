import fc from 'fast-check';
import {expect, test} from 'vitest';
import {sortByKeys} from '../../../../core/table/arrange/radix.ts';

test('any keys are sorted as a stable comparing sort sorts them', () => {
  const key = fc.oneof(
    fc.double({noNaN: true}),
    fc.integer({min: -5, max: 5}),
    fc.constantFrom(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 0, Number.MIN_VALUE, -Number.MIN_VALUE),
  );
  fc.assert(
    fc.property(fc.array(key, {maxLength: 60}), fc.array(fc.nat(59)), (keys, picks) => {
      const order = Int32Array.from(new Set(picks.filter(at => at < keys.length)));
      const wanted = [...order].sort((a, b) => {
        const x = keys[a] ?? 0;
        const y = keys[b] ?? 0;
        return x === y ? 0 : x < y ? -1 : 1;
      });
      sortByKeys(order, Float64Array.from(keys));
      expect([...order]).toEqual(wanted);
    }),
    {numRuns: 1000},
  );
});

import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createSortedAmounts} from '../../../core/rules/sorted-amounts.ts';

const amount = fc.integer({min: 1, max: 12});

test('whatever goes out and comes in, a place is one more than the number of greater amounts', () => {
  const exchange = fc.record({out: fc.nat({max: 99}), into: fc.integer({min: 0, max: 12})});
  fc.assert(
    fc.property(fc.array(amount, {maxLength: 20}), fc.array(exchange, {maxLength: 80}), (loaded, exchanges) => {
      const sorted = createSortedAmounts();
      sorted.load(Float64Array.from(loaded));
      const plain = [...loaded];
      for (const {out, into} of exchanges) {
        // A number beyond the list takes nothing out.
        const [gone = 0] = out < plain.length ? plain.splice(out, 1) : [];
        if (into > 0) plain.push(into);
        sorted.exchange(gone, into);
        expect(sorted.count).toBe(plain.length);
        for (let each = 0; each <= 13; each += 1) {
          expect(sorted.placeOf(each)).toBe(1 + plain.filter(other => other > each).length);
        }
      }
    }),
  );
});

test('a list without amounts has one place', () => {
  expect(createSortedAmounts().placeOf(5)).toBe(1);
});

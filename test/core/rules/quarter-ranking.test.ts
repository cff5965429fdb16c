import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {placeMeaning} from '../../../core/rules/measures/ranking.ts';
import {createQuarterRanking, type QuarterRanking} from '../../../core/rules/quarter-ranking.ts';

/** Sales of the quarter before and of the quarter itself, by customer. */
function ranked(sales: readonly (readonly [number, number])[]): QuarterRanking {
  const ranking = createQuarterRanking();
  sales.forEach(([before, now], customer) => {
    ranking.add(customer, 'before', before);
    ranking.add(customer, 'now', now);
  });
  ranking.settle();
  return ranking;
}

describe('places by the sales of two quarters (SAL-10)', () => {
  test('greatest first, in each quarter by itself', () => {
    const ranking = ranked([
      [300, 100],
      [200, 200],
      [100, 300],
    ]);
    expect([0, 1, 2].map(customer => ranking.rank(customer))).toEqual([
      {rank: 3, previousRank: 1, of: 3},
      {rank: 2, previousRank: 2, of: 3},
      {rank: 1, previousRank: 3, of: 3},
    ]);
  });

  test('equal sales share a place', () => {
    const ranking = ranked([
      [5, 9],
      [5, 9],
      [5, 1],
    ]);
    expect([0, 1, 2].map(customer => ranking.rank(customer)?.rank)).toEqual([1, 1, 3]);
  });

  test('only customers that bought in both quarters are ranked', () => {
    const ranking = ranked([
      [0, 900],
      [900, 0],
      [900, -5],
      [10, 10],
    ]);
    expect([0, 1, 2, 3].map(customer => ranking.rank(customer)?.of)).toEqual([undefined, undefined, undefined, 1]);
  });

  test('a sale moves those whom it passes', () => {
    const ranking = ranked([
      [30, 30],
      [20, 20],
      [10, 10],
    ]);
    ranking.add(2, 'now', 15);
    expect(ranking.settle()).toEqual([2]);
    expect([ranking.rank(1)?.rank, ranking.rank(2)?.rank]).toEqual([3, 2]);
  });

  test('those to whom it makes a difference are named', () => {
    const ranking = createQuarterRanking();
    ranking.mean(placeMeaning(() => ({places: 1, top: 5000})));
    [30, 20, 10].forEach((fen, customer) => {
      ranking.add(customer, 'before', fen);
      ranking.add(customer, 'now', fen);
    });
    ranking.settle();
    ranking.add(2, 'now', 15);
    expect([...ranking.settle()].sort()).toEqual([1, 2]);
    ranking.add(2, 'now', 1);
    expect(ranking.settle()).toEqual([2]);
  });

  test('a customer that is gone leaves its place, and has it again when it comes back', () => {
    const ranking = ranked([
      [30, 30],
      [20, 20],
    ]);
    ranking.admit(0, false);
    ranking.settle();
    expect([ranking.rank(0), ranking.rank(1)]).toEqual([null, {rank: 1, previousRank: 1, of: 1}]);
    ranking.admit(0, true);
    ranking.settle();
    expect(ranking.rank(1)).toEqual({rank: 2, previousRank: 2, of: 2});
  });
});

const CUSTOMERS = 40;

/** One edit: what is added to a customer's sales of a quarter, or whether it takes part at all. */
const edit = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      customer: fc.nat({max: CUSTOMERS - 1}),
      side: fc.constantFrom('now' as const, 'before' as const),
      fen: fc.integer({min: -30, max: 40}),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('admit' as const),
      customer: fc.nat({max: CUSTOMERS - 1}),
      is: fc.boolean(),
    }),
  },
);
const start = fc.array(fc.tuple(fc.nat({max: 60}), fc.nat({max: 60})), {minLength: CUSTOMERS, maxLength: CUSTOMERS});
/** Edits that are settled together. */
const steps = fc.array(fc.array(edit, {minLength: 1, maxLength: 3}), {maxLength: 60});
const limits = fc.record({places: fc.integer({min: 0, max: 12}), top: fc.integer({min: 0, max: 10_000})});

test('after any edits the places are those counted from nothing, and exactly those are named to whom it matters', () => {
  fc.assert(
    fc.property(start, steps, limits, (from, rounds, thresholds) => {
      const meaning = placeMeaning(() => thresholds);
      const ranking = createQuarterRanking();
      ranking.mean(meaning);
      const sales = from.map(([before, now]) => ({before, now, is: true}));
      for (const [customer, {before, now}] of sales.entries()) {
        ranking.add(customer, 'before', before);
        ranking.add(customer, 'now', now);
      }
      ranking.settle();
      let last = counted(sales);
      for (const round of rounds) {
        const own = new Set<number>();
        for (const each of round) {
          const customer = sales[each.customer];
          if (customer === undefined) continue;
          own.add(each.customer);
          if (each.kind === 'add') {
            ranking.add(each.customer, each.side, each.fen);
            customer[each.side] += each.fen;
          } else {
            ranking.admit(each.customer, each.is);
            customer.is = each.is;
          }
        }
        const named = new Set(ranking.settle());
        const now = counted(sales);
        now.forEach((places, customer) => {
          expect(ranking.rank(customer)).toEqual(places);
          if (own.has(customer)) return;
          const [is, was] = [places, last[customer] ?? null].map(each => each && meaning.of(customer, each));
          expect([customer, named.has(customer)]).toEqual([customer, is !== was]);
        });
        last = now;
      }
    }),
    {numRuns: 300},
  );
});

test('a number of steps after which a meaning may be another is never too great', () => {
  const place = fc.integer({min: 1, max: 50});
  fc.assert(
    fc.property(place, place, fc.integer({min: 50, max: 60}), limits, (rank, previousRank, of, thresholds) => {
      const meaning = placeMeaning(() => thresholds);
      const here = {rank, previousRank, of};
      const safe = meaning.stepsTo(0, here) - 1;
      expect(safe).toBeGreaterThanOrEqual(0);
      // The farthest that so many steps can carry: each one place in one quarter, each two one customer more or less.
      for (let down = 0; down <= Math.min(safe, 60); down += 1) {
        for (const sign of [-1, 1]) {
          const both = Math.floor(safe / 2);
          for (const there of [
            {rank: rank + sign * down, previousRank: previousRank - sign * (safe - down), of},
            {rank: rank + sign * both, previousRank: previousRank + sign * both, of: of - sign * both},
          ]) {
            expect(meaning.of(0, there)).toBe(meaning.of(0, here));
          }
        }
      }
    }),
    {numRuns: 500},
  );
});

/** Places by counting who sold more. */
function counted(sales: readonly {readonly before: number; readonly now: number; readonly is: boolean}[]) {
  const both = sales.filter(({before, now, is}) => is && before > 0 && now > 0);
  return sales.map(customer => {
    if (!both.includes(customer)) return null;
    return {
      rank: 1 + both.filter(other => other.now > customer.now).length,
      previousRank: 1 + both.filter(other => other.before > customer.before).length,
      of: both.length,
    };
  });
}

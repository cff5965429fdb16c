import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
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
    expect(ranking.settle()).toEqual([2, 1]);
    expect([ranking.rank(1)?.rank, ranking.rank(2)?.rank]).toEqual([3, 2]);
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

const step = fc.oneof(
  fc.record({
    kind: fc.constant('add' as const),
    customer: fc.nat({max: 7}),
    side: fc.constantFrom('now' as const, 'before' as const),
    fen: fc.integer({min: -6, max: 10}),
  }),
  fc.record({kind: fc.constant('admit' as const), customer: fc.nat({max: 7}), is: fc.boolean()}),
  fc.record({kind: fc.constant('settle' as const)}),
);

test('after any edits the places are those counted from nothing, and everybody who moved is named', () => {
  fc.assert(
    fc.property(fc.array(step, {maxLength: 40}), steps => {
      const ranking = createQuarterRanking();
      const sales = Array.from({length: 8}, () => ({before: 0, now: 0, is: true}));
      let last = counted(sales);
      for (const each of [...steps, {kind: 'settle'} as const]) {
        if (each.kind === 'settle') {
          const moved = ranking.settle();
          const now = counted(sales);
          now.forEach((place, customer) => {
            expect(ranking.rank(customer)).toEqual(place);
            if (JSON.stringify(place) !== JSON.stringify(last[customer])) expect(moved).toContain(customer);
          });
          last = now;
          continue;
        }
        const customer = sales[each.customer];
        if (customer === undefined) continue;
        if (each.kind === 'add') {
          ranking.add(each.customer, each.side, each.fen);
          customer[each.side] += each.fen;
        } else {
          ranking.admit(each.customer, each.is);
          customer.is = each.is;
        }
      }
    }),
    {numRuns: 300},
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

import fc from 'fast-check';
import {expect, test} from 'vitest';
import {asId, type RowId} from '../../../core/base/ids.ts';
import {fen} from '../../../core/base/money.ts';
import {createManagerSums, type ManagerSums, sumShares} from '../../../core/rules/manager-sums.ts';
import type {ManagerShare} from '../../../core/rules/verdict.ts';

const manager = asId<RowId>('mei');

function shareOf(customer: number, closedBalance: number, untracked: boolean): ManagerShare {
  return {
    manager,
    customer: asId<RowId>(`c${customer}`),
    closedBalance: fen(closedBalance),
    untracked,
    monthSales: fen(customer * 10),
    monthCollection: fen(closedBalance * 2),
  };
}

function said(sums: ManagerSums): unknown {
  const {customers, owed, owing, monthSales, monthCollection} = sums;
  return {customers, owed, owing, monthSales, monthCollection, untracked: sums.untracked(), greatest: sums.greatest()};
}

test('the greatest balance comes first, equal ones by customer; what is owed to a customer is no debt of his', () => {
  const sums = sumShares([shareOf(3, 50, false), shareOf(1, 50, true), shareOf(2, 90, false), shareOf(4, -70, true)]);
  expect(sums.greatest().map(({customer}) => customer)).toEqual(['c2', 'c1', 'c3']);
  expect(sums).toMatchObject({customers: 4, owed: 190, owing: 3});
  expect(sums.untracked()).toEqual(['c1', 'c4']);
});

test('sums that follow share by share are those of the shares that are left', () => {
  const step = fc.record({
    customer: fc.nat({max: 9}),
    balance: fc.integer({min: -3, max: 6}),
    untracked: fc.boolean(),
    stays: fc.boolean(),
    looks: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, {maxLength: 60}), steps => {
      const sums = createManagerSums();
      const left = new Map<number, ManagerShare>();
      for (const {customer, balance, untracked, stays, looks} of steps) {
        const before = left.get(customer);
        if (before !== undefined) sums.remove(before);
        left.delete(customer);
        if (stays) {
          left.set(customer, shareOf(customer, balance, untracked));
          sums.add(shareOf(customer, balance, untracked));
        }
        if (looks) expect(said(sums)).toEqual(said(sumShares(left.values())));
      }
      expect(said(sums)).toEqual(said(sumShares(left.values())));
    }),
  );
});

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Day} from '../../../core/base/calendar-date.ts';
import {allocate} from '../../../core/ledger/allocate.ts';
import type {Reckoning} from '../../../core/ledger/reckoning.ts';
import {reckon} from '../../../core/ledger/reckoning.ts';
import {anyCutOff, anyLedger} from './arbitrary-ledger.ts';
import {day, FIRST, type LedgerWords, makeReckoning, SECOND, settings} from './ledger-builder.ts';

/** What is open of each entry on a day, in yuan. */
function openOf(words: LedgerWords, on: string): Record<string, number> {
  const reckoning = makeReckoning(words);
  const {left} = allocate(reckoning, day(on));
  const open: Record<string, number> = {};
  reckoning.bills.forEach((bill, index) => {
    if (left[index] !== 0) open[bill.entry] = (open[bill.entry] ?? 0) + (left[index] ?? 0) / 100;
  });
  return open;
}

describe('what a credit settles', () => {
  test('the oldest bill of the same row is paid first', () => {
    const entries = [
      {on: '03-09', yuan: 200},
      {on: '03-02', yuan: 100},
      {on: '03-20', type: 'payment', yuan: 150},
    ] as const;
    expect(openOf({entries}, '03-31')).toEqual({E1: 150});
  });

  test('bills of one day are paid in the order of their numbers', () => {
    const entries = [
      {id: 'E10', on: '03-02', yuan: 100},
      {id: 'E9', on: '03-02', yuan: 100},
      {on: '03-20', type: 'payment', yuan: 130},
    ] as const;
    expect(openOf({entries}, '03-31')).toEqual({E10: 70});
  });

  test('a credit pays the bill it names before any older one', () => {
    const entries = [
      {id: 'old', on: '03-02', yuan: 100},
      {id: 'new', on: '03-09', yuan: 100},
      {on: '03-20', type: 'payment', yuan: 120, appliedTo: 'new'},
    ] as const;
    expect(openOf({entries}, '03-31')).toEqual({old: 80});
  });

  test('named credits go first, whenever they came', () => {
    const entries = [
      {id: 'old', on: '03-02', yuan: 100},
      {id: 'new', on: '03-09', yuan: 100},
      {on: '03-10', type: 'payment', yuan: 150},
      {on: '03-20', type: 'sale_return', yuan: 100, appliedTo: 'old'},
    ] as const;
    expect(openOf({entries}, '03-31')).toEqual({});
    expect(openOf({entries}, '03-15')).toEqual({new: 50});
  });

  test('a credit left over stays on its row and hides no other contact’s bill', () => {
    const entries = [
      {on: '03-02', yuan: 100, row: SECOND},
      {on: '03-05', type: 'payment', yuan: 300, row: FIRST},
    ] as const;
    const reckoning = makeReckoning({entries});
    const {left, leftOver} = allocate(reckoning, day('03-31'));
    expect([...left]).toEqual([10_000]);
    expect([...leftOver]).toEqual([30_000, 0]);
  });

  test('a payment that names another row’s bill pays it', () => {
    const entries = [
      {id: 'theirs', on: '03-02', yuan: 100, row: SECOND},
      {on: '03-05', type: 'payment', yuan: 100, row: FIRST, appliedTo: 'theirs'},
    ] as const;
    expect(openOf({entries}, '03-31')).toEqual({});
  });

  test('an entry posted later is not known yet', () => {
    const entries = [
      {on: '03-02', yuan: 100},
      {on: '04-02', dated: '03-28', type: 'payment', yuan: 100},
    ] as const;
    expect(openOf({entries}, '04-01')).toEqual({E1: 100});
    expect(openOf({entries}, '04-02')).toEqual({});
  });

  test('a write-off and a negative adjustment settle as payments do', () => {
    const entries = [
      {on: '03-02', yuan: 100},
      {on: '03-10', type: 'write_off', yuan: 30},
      {on: '03-11', type: 'adjustment', yuan: -20},
    ] as const;
    expect(openOf({entries}, '03-31')).toEqual({E1: 50});
  });
});

describe('a refund', () => {
  test('lowers the credits as far as an advance covers it', () => {
    const entries = [
      {on: '03-02', type: 'payment', yuan: 500},
      {on: '03-05', type: 'refund', yuan: 200},
      {on: '03-09', yuan: 400},
    ] as const;
    expect(openOf({entries}, '03-31')).toEqual({E3: 100});
  });

  test('is a bill of its own day beyond the advance', () => {
    const entries = [
      {on: '03-02', type: 'payment', yuan: 100},
      {on: '03-05', type: 'refund', yuan: 250},
      {on: '03-09', yuan: 400},
    ] as const;
    expect(openOf({entries}, '03-31')).toEqual({E2: 150, E3: 400});
  });

  test('does not open bills again that the payment had settled', () => {
    const entries = [
      {on: '02-02', yuan: 300},
      {on: '03-02', type: 'payment', yuan: 300},
      {on: '03-05', type: 'refund', yuan: 100},
    ] as const;
    expect(openOf({entries}, '03-31')).toEqual({E3: 100});
  });

  test('while something is still owed is a bill of its own; what was paid stays paid', () => {
    const entries = [
      {on: '02-02', yuan: 300},
      {on: '03-02', type: 'payment', yuan: 200},
      {on: '03-05', type: 'refund', yuan: 150},
    ] as const;
    expect(openOf({entries}, '03-31')).toEqual({E1: 100, E3: 150});
  });

  test('is owed again when the advance that covered it is named for a bill afterwards', () => {
    const entries = [
      {on: '03-02', type: 'payment', yuan: 500, appliedTo: 'late'},
      {on: '03-05', type: 'refund', yuan: 200},
      {id: 'late', on: '03-09', yuan: 500},
    ] as const;
    expect(openOf({entries}, '03-31')).toEqual({E2: 200});
  });
});

describe('laws', () => {
  const balanceOf = (reckoning: Reckoning, on: Day): number =>
    reckoning.movements.reduce((sum, move) => sum + (move.entry.postedOn <= on ? move.onAccount : 0), 0);

  test('open bills − credits left over = on-account balance, and nothing is below 0', () => {
    fc.assert(
      fc.property(anyLedger, anyCutOff, (ledger, on) => {
        const reckoning = reckon(ledger, settings);
        const {left, leftOver} = allocate(reckoning, on);
        const sum = (amounts: Float64Array): number => amounts.reduce((total, amount) => total + amount, 0);
        expect(sum(left) - sum(leftOver)).toBe(balanceOf(reckoning, on));
        expect(left.every((amount, index) => amount >= 0 && amount <= (reckoning.bills[index]?.amount ?? 0))).toBe(
          true,
        );
        expect(leftOver.every(amount => amount >= 0)).toBe(true);
      }),
      {numRuns: 300},
    );
  });

  test('an independent reckoning by running sums finds the same open bills', () => {
    fc.assert(
      fc.property(anyLedger, anyCutOff, (ledger, on) => {
        const withoutRefunds = {...ledger, entries: ledger.entries.filter(({type}) => type !== 'refund')};
        const reckoning = reckon(withoutRefunds, settings);
        expect([...allocate(reckoning, on).left]).toEqual(openByRunningSums(reckoning, on));
      }),
      {numRuns: 300},
    );
  });
});

/**
 * The same by another road: after the named credits, a bill is open by as much as the running sum of its row's bills,
 * oldest first, exceeds the row's remaining credits.
 */
function openByRunningSums(reckoning: Reckoning, on: Day): number[] {
  const known = reckoning.bills.map(bill => (bill.postedOn <= on ? bill.amount : 0));
  const credits = reckoning.credits.filter(credit => credit.postedOn <= on);
  const free = new Map<number, number>();
  for (const credit of credits) {
    let rest = credit.amount;
    reckoning.bills.forEach((bill, index) => {
      if (bill.entry !== credit.appliedTo) return;
      const used = Math.min(known[index] ?? 0, rest);
      known[index] = (known[index] ?? 0) - used;
      rest -= used;
    });
    free.set(credit.row, (free.get(credit.row) ?? 0) + rest);
  }
  const running = new Map<number, number>();
  return reckoning.bills.map((bill, index) => {
    const amount = known[index] ?? 0;
    const sum = (running.get(bill.row) ?? 0) + amount;
    running.set(bill.row, sum);
    return Math.min(amount, Math.max(0, sum - (free.get(bill.row) ?? 0)));
  });
}

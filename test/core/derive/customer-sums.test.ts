import {describe, expect, test} from 'vitest';
import {createSumStore} from '../../../core/derive/customer-sums.ts';
import {day, type LedgerWords, makeReckoning, terms, yuan} from '../ledger/ledger-builder.ts';

function storeOf(words: LedgerWords, on = '05-15') {
  const store = createSumStore();
  store.set(3, makeReckoning(words), day(on), 'orange');
  return store;
}

describe('what the customers’ grid shows', () => {
  const entries = [
    {on: '03-02', yuan: 1000},
    {on: '04-02', yuan: 600},
    {on: '05-02', yuan: 300},
    {on: '05-03', type: 'recharge', yuan: 50},
  ] as const;
  const store = storeOf({entries, terms: [terms({creditLimit: yuan(2000)})]});

  test('the balance is what is owed less what is stored', () => {
    expect(store.get(3)).toMatchObject({onAccountBalance: 190_000, storedValue: 5000, balance: 185_000});
    expect(store.number(3, 'balance')).toBe(185_000);
  });

  test('the bar of ages adds up to what is owed', () => {
    expect(store.get(3)?.buckets).toEqual([90_000, 100_000, 0, 0, 0]);
    expect([store.get(3)?.overdue, store.number(3, 'ageing')]).toEqual([100_000, 15]);
  });

  test('sales of the month so far stand against last month', () => {
    expect(store.get(3)).toMatchObject({monthSales: 30_000, prevMonthSales: 60_000, changeBp: -5000});
    expect([store.number(3, 'month_sales'), store.number(3, 'mom_change')]).toEqual([30_000, -5000]);
  });

  test('limit use is of the limit in force', () => {
    expect([store.get(3)?.limitUseBp, store.number(3, 'limit_use')]).toEqual([9500, 9500]);
    expect(storeOf({entries, terms: [terms({creditLimit: yuan(0)})]}).number(3, 'limit_use')).toBeNaN();
    expect(
      storeOf({entries, terms: [terms({creditLimit: yuan(9), validTo: day('01-01')})]}).get(3)?.creditLimit,
    ).toBeNull();
    const ahead = [{on: '03-02', type: 'payment', yuan: 10}] as const;
    expect(storeOf({entries: ahead, terms: [terms({creditLimit: yuan(100)})]}).number(3, 'limit_use')).toBe(0);
  });

  test('levels sort from none to red', () => {
    expect([store.get(3)?.level, store.number(3, 'warning')]).toEqual(['orange', 3]);
  });

  test('last month is empty where it is unknown', () => {
    const fresh = storeOf({entries: [{on: '05-02', yuan: 300}]});
    expect([fresh.get(3)?.prevMonthSales, fresh.number(3, 'mom_change')]).toEqual([null, Number.NaN]);
  });

  test('a customer without figures is empty everywhere', () => {
    expect([store.get(0), store.get(99), store.number(0, 'balance')]).toEqual([undefined, undefined, Number.NaN]);
    const cleared = storeOf({entries});
    cleared.clear(3);
    expect([cleared.get(3), cleared.number(3, 'warning')]).toEqual([undefined, Number.NaN]);
  });
});

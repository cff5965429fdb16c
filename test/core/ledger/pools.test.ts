import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {fen} from '../../../core/base/money.ts';
import {effectOf, poolOf} from '../../../core/ledger/pools.ts';
import {type EntryType, entryTypes, type SettlementForm, settlementForms} from '../../../core/ledger/types.ts';

const figures = (type: EntryType, form: SettlementForm) => {
  const {pool, sales, collection, adjustment, opening, closing} = effectOf({type, form, amount: fen(100)});
  return {pool, sales, collection, adjustment, opening, closing};
};

describe('[rules 3 and 4] what counts as what', () => {
  test.each<[EntryType, SettlementForm, string, number, number, number, number, number]>([
    // type, form, pool, sales, collection, adjustment, opening, closing
    ['sale', 'signed_bill', 'on_account', 100, 0, 0, 0, 100],
    ['sale', 'unspecified', 'on_account', 100, 0, 0, 0, 100],
    ['sale', 'cash', 'at_once', 100, 100, 0, 0, 0],
    ['sale', 'card', 'at_once', 100, 100, 0, 0, 0],
    ['sale', 'transfer', 'at_once', 100, 100, 0, 0, 0],
    ['sale', 'mobile_pay', 'at_once', 100, 100, 0, 0, 0],
    ['sale', 'cheque', 'at_once', 100, 100, 0, 0, 0],
    ['sale', 'draft', 'at_once', 100, 100, 0, 0, 0],
    ['sale', 'prepaid', 'stored_value', 100, 0, 0, 0, 100],
    ['sale_return', 'signed_bill', 'on_account', -100, 0, 0, 0, -100],
    ['sale_return', 'cash', 'at_once', -100, -100, 0, 0, 0],
    ['sale_return', 'prepaid', 'stored_value', -100, 0, 0, 0, -100],
    ['payment', 'cash', 'on_account', 0, 100, 0, 0, -100],
    ['payment', 'prepaid', 'stored_value', 0, 100, 0, 0, -100],
    ['recharge', 'card', 'stored_value', 0, 100, 0, 0, -100],
    ['refund', 'transfer', 'on_account', 0, -100, 0, 0, 100],
    ['refund', 'prepaid', 'stored_value', 0, -100, 0, 0, 100],
    ['write_off', 'unspecified', 'on_account', 0, 0, -100, 0, -100],
    ['write_off', 'prepaid', 'on_account', 0, 0, -100, 0, -100],
    ['adjustment', 'unspecified', 'on_account', 0, 0, 100, 0, 100],
    ['adjustment', 'prepaid', 'stored_value', 0, 0, 100, 0, 100],
    ['opening', 'signed_bill', 'on_account', 0, 0, 0, 100, 100],
    ['opening', 'prepaid', 'stored_value', 0, 0, 0, 100, 100],
  ])('a %s in the form %s', (type, form, pool, sales, collection, adjustment, opening, closing) => {
    expect(figures(type, form)).toEqual({pool, sales, collection, adjustment, opening, closing});
  });

  test('every entry closes the sheet by opening + sales − collection + adjustment', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...entryTypes),
        fc.constantFrom(...settlementForms),
        fc.integer({min: -1_000_000, max: 1_000_000}),
        (type, form, amount) => {
          const effect = effectOf({type, form, amount: fen(amount)});
          expect(effect.closing).toBe(effect.opening + effect.sales - effect.collection + effect.adjustment);
          if (poolOf(type, form) === 'at_once') expect(effect.closing).toBe(0);
        },
      ),
    );
  });
});

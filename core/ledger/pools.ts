import {assertNever} from '../base/assert.ts';
import type {Entry, EntryType, Pool, SettlementForm} from './types.ts';

/** Pool of a form on a sale or its return (reckoning rule 4). */
export function poolOfForm(form: SettlementForm): Pool {
  switch (form) {
    case 'signed_bill':
    case 'unspecified':
      return 'on_account';
    case 'prepaid':
      return 'stored_value';
    case 'cash':
    case 'card':
    case 'transfer':
    case 'mobile_pay':
    case 'cheque':
    case 'draft':
      return 'at_once';
    default:
      return assertNever(form);
  }
}

/**
 * Pool an entry moves. On a sale and its return the form decides. A form on anything else is only the means of payment, so
 * the entry is on account, save that `prepaid` marks stored value; a recharge is always stored value, a write-off never.
 */
export function poolOf(type: EntryType, form: SettlementForm): Pool {
  switch (type) {
    case 'sale':
    case 'sale_return':
      return poolOfForm(form);
    case 'recharge':
      return 'stored_value';
    case 'write_off':
      return 'on_account';
    case 'opening':
    case 'payment':
    case 'refund':
    case 'adjustment':
      return form === 'prepaid' ? 'stored_value' : 'on_account';
    default:
      return assertNever(type);
  }
}

/** What one entry moves, in fen with its sign (reckoning rules 3 and 4). `closing` = sales − collection + adjustment + opening. */
export interface Effect {
  readonly pool: Pool;
  readonly sales: number;
  readonly collection: number;
  readonly adjustment: number;
  readonly opening: number;
  /** Of the row's balance; the pool says whether the on-account balance rises by it or the stored value falls. */
  readonly closing: number;
}

const COLUMN = {
  opening: {column: 'opening', sign: 1},
  sale: {column: 'sales', sign: 1},
  sale_return: {column: 'sales', sign: -1},
  payment: {column: 'collection', sign: 1},
  recharge: {column: 'collection', sign: 1},
  refund: {column: 'collection', sign: -1},
  write_off: {column: 'adjustment', sign: -1},
  adjustment: {column: 'adjustment', sign: 1},
} as const satisfies Record<EntryType, {column: 'opening' | 'sales' | 'collection' | 'adjustment'; sign: 1 | -1}>;

/** Signs of an entry: one column of the sheet, and for a sale paid at once (or its return) sales and collection alike. */
export function effectOf(entry: Pick<Entry, 'type' | 'form' | 'amount'>): Effect {
  const pool = poolOf(entry.type, entry.form);
  const {column, sign} = COLUMN[entry.type];
  const amount = sign * entry.amount;
  const sales = column === 'sales' ? amount : 0;
  const collection = column === 'collection' ? amount : pool === 'at_once' ? sales : 0;
  const adjustment = column === 'adjustment' ? amount : 0;
  const opening = column === 'opening' ? amount : 0;
  return {pool, sales, collection, adjustment, opening, closing: sales - collection + adjustment + opening};
}

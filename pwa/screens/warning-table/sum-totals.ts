/** Adds totals of disjoint rows (F01 reckoning rule 11). */
import {type Fen, fen} from '../../../core/base/money.ts';
import type {MonthTotal, WeekPair} from '../../../core/ledger/month-table-types.ts';
import {changeBp, collectionRateBp} from '../../../core/ledger/ratio.ts';

/** The total of all rows behind some totals. Last month is `null` where none of them knows it. */
export function sumTotals(totals: readonly MonthTotal[], weeks: number): MonthTotal {
  const sum = (of: (total: MonthTotal) => number): Fen => fen(totals.reduce((so, total) => so + of(total), 0));
  const known = totals.some(total => total.prevSales !== null);
  const sales = sum(total => total.sales);
  const collection = sum(total => total.collection);
  const opening = sum(total => total.opening);
  const prevSales = known ? sum(total => total.prevSales ?? 0) : null;
  const week = (index: number): WeekPair => {
    const figure = (name: keyof WeekPair) => sum(total => total.weeks[index]?.[name] ?? 0);
    return {
      sales: figure('sales'),
      collection: figure('collection'),
      salesEntries: figure('salesEntries'),
      collectionEntries: figure('collectionEntries'),
      proposedCollection: figure('proposedCollection'),
    };
  };
  return {
    rows: totals.reduce((so, total) => so + total.rows, 0),
    weeks: Array.from({length: weeks}, (_, index) => week(index)),
    sales,
    collection,
    adjustment: sum(total => total.adjustment),
    transferred: sum(total => total.transferred),
    prevSales,
    opening,
    closing: sum(total => total.closing),
    receivable: sum(total => total.receivable),
    prepaid: sum(total => total.prepaid),
    changeBp: changeBp(sales, prevSales),
    collectionRateBp: collectionRateBp(collection, opening, sales),
  };
}

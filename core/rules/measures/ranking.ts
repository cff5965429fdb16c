/** SAL-10: places of customers by the sales of a quarter (F16). */
import type {RowId} from '../../base/ids.ts';
import type {CustomerFeeds, QuarterRank} from '../feeds.ts';
import {found, lacks, type Measured, notApplicable} from './measured.ts';

/** A customer's sales of the quarter just ended and the one before, fen; `null` = unknown. */
export interface QuarterSales {
  readonly customer: RowId;
  readonly sales: number | null;
  readonly previous: number | null;
}

/** Places of the customers that bought in both quarters, greatest first; equal sales share a place. */
export function rankQuarters(customers: Iterable<QuarterSales>): ReadonlyMap<RowId, QuarterRank> {
  const both: {readonly customer: RowId; readonly sales: number; readonly previous: number}[] = [];
  for (const {customer, sales, previous} of customers) {
    if (sales !== null && previous !== null && sales > 0 && previous > 0) both.push({customer, sales, previous});
  }
  const now = places(both.map(({sales}) => sales));
  const before = places(both.map(({previous}) => previous));
  return new Map(
    both.map(({customer, sales, previous}) => [
      customer,
      {rank: now.get(sales) ?? 0, previousRank: before.get(previous) ?? 0, of: both.length},
    ]),
  );
}

function places(amounts: readonly number[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  amounts
    .toSorted((a, b) => b - a)
    .forEach((amount, index) => {
      if (!found.has(amount)) found.set(amount, index + 1);
    });
  return found;
}

/** The figures of SAL-10. */
export function quarterRank(ranking: CustomerFeeds['ranking']): Measured {
  if (ranking === 'unknown') return lacks('previous quarter');
  if (ranking === 'not_ranked') return notApplicable('not_ranked');
  return found({rank: ranking.rank, previous_rank: ranking.previousRank, of: ranking.of});
}

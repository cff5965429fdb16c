/** SAL-10: places of customers by the sales of a quarter (F16). */
import type {Thresholds} from '../book.ts';
import type {CustomerFeeds, QuarterRank} from '../feeds.ts';
import {found, lacks, type Measured, notApplicable} from './measured.ts';

/** The figures of SAL-10. */
export function quarterRank(ranking: CustomerFeeds['ranking']): Measured {
  if (ranking === 'unknown') return lacks('previous quarter');
  if (ranking === 'not_ranked') return notApplicable('not_ranked');
  return found({rank: ranking.rank, previous_rank: ranking.previousRank, of: ranking.of});
}

/**
 * What SAL-10's formulas ask of a customer's places, as bits: so many places down, in the top share before, out of it now.
 * Places with the same bits have the same level; thousands shift by one when a customer sells more.
 */
export function rankBits({rank, previousRank, of}: QuarterRank, {places = 0, top = 0}: Thresholds): number {
  const isDown = rank - previousRank >= places;
  const wasTop = previousRank * 10_000 <= of * top;
  const isOut = rank * 10_000 > of * top;
  return Number(isDown) + 2 * Number(wasTop) + 4 * Number(isOut);
}

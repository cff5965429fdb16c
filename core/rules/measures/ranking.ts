/** SAL-10: places of customers by the sales of a quarter (F16). */
import type {CustomerFeeds} from '../feeds.ts';
import {found, lacks, type Measured, notApplicable} from './measured.ts';

/** The figures of SAL-10. */
export function quarterRank(ranking: CustomerFeeds['ranking']): Measured {
  if (ranking === 'unknown') return lacks('previous quarter');
  if (ranking === 'not_ranked') return notApplicable('not_ranked');
  return found({rank: ranking.rank, previous_rank: ranking.previousRank, of: ranking.of});
}

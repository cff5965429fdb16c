/** SAL-10: places of customers by the sales of a quarter (F16). */
import type {Thresholds} from '../book.ts';
import type {CustomerFeeds, QuarterRank} from '../feeds.ts';
import type {PlaceMeaning} from '../quarter-ranking.ts';
import {found, lacks, type Measured, notApplicable} from './measured.ts';

/** The figures of SAL-10. */
export function quarterRank(ranking: CustomerFeeds['ranking']): Measured {
  if (ranking === 'unknown') return lacks('previous quarter');
  if (ranking === 'not_ranked') return notApplicable('not_ranked');
  return found({rank: ranking.rank, previous_rank: ranking.previousRank, of: ranking.of});
}

/**
 * What SAL-10's formulas ask of a customer's places: so many places down, in the top share before, out of it now. Places
 * that answer the three alike have the same level.
 * @param thresholdsOf of a customer by its index
 */
export function placeMeaning(thresholdsOf: (customer: number) => Thresholds): PlaceMeaning {
  return {
    of(customer, places) {
      const {down, top, out} = distances(places, thresholdsOf(customer));
      return Number(down >= 0) + 2 * Number(top <= 0) + 4 * Number(out > 0);
    },
    stepsTo(customer, places) {
      const thresholds = thresholdsOf(customer);
      const {down, top, out} = distances(places, thresholds);
      // A step shifts a place by one at most, two of them the number of ranked customers by one.
      const share = 10_000 + Math.abs(thresholds.top ?? 0) / 2;
      return Math.min(stepsUp(down), stepsUp(-top / share), stepsDown(out / share));
    },
  };
}

/** How far the places lie from where each answer changes: at 0 `down` and `top` are still yes, `out` not yet. */
function distances({rank, previousRank, of}: QuarterRank, {places = 0, top = 0}: Thresholds) {
  return {
    down: rank - previousRank - places,
    top: previousRank * 10_000 - of * top,
    out: rank * 10_000 - of * top,
  };
}

/** Steps of one until a number is below 0, or 0 and more. */
function stepsUp(distance: number): number {
  return distance >= 0 ? Math.floor(distance) + 1 : Math.ceil(-distance);
}

/** Steps of one until a number is 0 and less, or above 0. */
function stepsDown(distance: number): number {
  return distance > 0 ? Math.ceil(distance) : Math.floor(-distance) + 1;
}

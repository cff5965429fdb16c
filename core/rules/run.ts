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
import {type Judged, judge, judgeForms, levelIn, outcomeOf} from './judge.ts';
import type {MeasuredForms} from './measures/measured.ts';
import {managerShares} from './shares.ts';
import type {EvaluationClock, Finding, Level, Subject} from './types.ts';
import type {CustomerVerdict} from './verdict.ts';

/**
 * Evaluates every rule about one customer. Customers with status prospect or closed have no findings.
 * @param reckoning of the customer's ledger (`reckon(ledger, settings)`)
 * @param clock `runningClock` for the screen, `nightClock` for episodes; `{today, closedMonth}` for an evening
 * @param book rules and thresholds (`ruleBook(settings)`), made once per change of settings
 * @param feeds what other sheets say of this customer
 */
export function evaluateCustomer(
  reckoning: Reckoning,
  clock: EvaluationClock,
  book: RuleBook,
  feeds: CustomerFeeds = noFeeds,
): CustomerVerdict {
  const {id} = reckoning.ledger.customer;
  if (!isWatched(reckoning)) {
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
  judgeCustomer(figures, (compiled, judged) => {
    findings.push({rule: compiled.rule.id, subject, outcome: outcomeOf(compiled, judged)});
  });
  return {
    customer: id,
    findings,
    ...combine(findings, book),
    shares: managerShares(figures),
    closedBalance: figures.closeBalance,
    sales90: figures.sales90,
  };
}

/** Whether rules look at a customer at all. */
export function isWatched({ledger}: Reckoning): boolean {
  const {status} = ledger.customer;
  return status !== 'prospect' && status !== 'closed';
}

/** Judges a customer by every rule in the order of the catalogue. Rules without anything to measure are left out. */
export function judgeCustomer(figures: CustomerFigures, visit: (compiled: CompiledRule, judged: Judged) => void): void {
  const {book} = figures;
  const {id} = figures.reckoning.ledger.customer;
  const levels = new Map<RuleId, Level>();
  const hasOwn = book.hasOwnThresholds(id);
  for (const compiled of book.rules) {
    if (compiled.measure === null) continue;
    const thresholds = hasOwn ? book.thresholds(compiled.rule.id, id) : compiled.thresholds;
    const judged = judgeForms(compiled, compiled.measure(figures, levels), thresholds);
    if (judged === null) continue;
    const level = levelIn(judged.standing);
    if (level !== null) levels.set(compiled.rule.id, level);
    visit(compiled, judged);
  }
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

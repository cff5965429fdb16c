import type {CompiledRule, RuleScope, RuleValues, Thresholds} from './book.ts';
import type {Measured, MeasuredForms} from './measures/measured.ts';
import {type Fact, type Facts, type Level, levelRank, type Outcome} from './types.ts';

/**
 * What a rule says of what was measured. Of several forms the one that fires highest speaks, the earlier of equals; when
 * none fires, a missing input before a clear form. `null` where there was nothing to measure.
 * @param clearFacts false = an outcome that is clear carries no facts, for callers that drop it
 */
export function judge(
  compiled: CompiledRule,
  measured: MeasuredForms,
  thresholds: Thresholds,
  clearFacts = true,
): Outcome | null {
  if (measured === null) return null;
  if (!Array.isArray(measured)) return judgeForm(compiled, asForm(measured), thresholds, clearFacts);
  let best: Outcome | null = null;
  for (const form of measured) {
    const outcome = judgeForm(compiled, form, thresholds, clearFacts);
    if (best === null || standing(outcome) > standing(best)) best = outcome;
  }
  return best;
}

/** Level at which a rule fires on one form, without its facts; `null` where it does not. */
export function levelFired(compiled: CompiledRule, measured: Measured, thresholds: Thresholds): Level | null {
  if (measured.kind !== 'values') return null;
  const scope: RuleScope = {values: measured.values, thresholds};
  if (compiled.applies !== null && compiled.applies.evaluate(scope) !== true) return null;
  return compiled.when.find(({formula}) => formula.evaluate(scope) === true)?.level ?? null;
}

/** `Array.isArray` does not narrow a union with a readonly array. */
function asForm(measured: Measured | readonly Measured[]): Measured {
  return measured as Measured;
}

function judgeForm(compiled: CompiledRule, measured: Measured, thresholds: Thresholds, clearFacts: boolean): Outcome {
  if (measured.kind === 'missing') return {kind: 'not_evaluated', missing: measured.field};
  if (measured.kind === 'not_applicable') return {kind: 'clear', facts: noFacts, why: measured.why};
  const scope: RuleScope = {values: measured.values, thresholds};
  const facts = (): Facts => shownFacts(compiled, measured.values);
  if (compiled.applies !== null && compiled.applies.evaluate(scope) !== true) {
    return {kind: 'clear', facts: clearFacts ? facts() : noFacts, why: compiled.rule.applies?.elseWhy ?? null};
  }
  for (const {level, formula} of compiled.when) {
    if (formula.evaluate(scope) === true) return {kind: 'fired', level, facts: facts(), entries: measured.entries};
  }
  return clearFacts ? {kind: 'clear', facts: facts(), why: null} : simplyClear;
}

const noFacts: Facts = {};
const simplyClear: Outcome = {kind: 'clear', facts: noFacts, why: null};

/** Fired by level, then not evaluated, then clear. */
function standing(outcome: Outcome): number {
  if (outcome.kind === 'fired') return 1 + levelRank(outcome.level);
  return outcome.kind === 'not_evaluated' ? 1 : 0;
}

function shownFacts({rule}: CompiledRule, values: RuleValues): Facts {
  const facts: Record<string, Fact> = {};
  for (const name in values) {
    const spec = rule.facts[name];
    const value = values[name];
    if (spec?.shown === true && value !== undefined) facts[name] = {value, unit: spec.unit};
  }
  return facts;
}

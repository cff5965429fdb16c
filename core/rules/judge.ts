import type {RowId} from '../base/ids.ts';
import type {CompiledRule, RuleScope, RuleValues, Thresholds} from './book.ts';
import type {Measured, MeasuredForms} from './measures/measured.ts';
import {type Fact, type Facts, type Level, levelRank, type Outcome} from './types.ts';

/** How a rule stands on what was measured: its level, an input missing, or clear; `outside` where the rule itself says that it does not apply. */
export type Standing = Level | 'missing' | 'clear' | 'outside';

/** The form of what was measured that speaks, and what the rule says of it. */
export interface Judged {
  readonly form: Measured;
  readonly standing: Standing;
}

/**
 * What a rule says of what was measured. Of several forms the one that fires highest speaks, the earlier of equals; when
 * none fires, a missing input before a clear form. `null` where there was nothing to measure.
 */
export function judge(compiled: CompiledRule, measured: MeasuredForms, thresholds: Thresholds): Outcome | null {
  const judged = judgeForms(compiled, measured, thresholds);
  return judged === null ? null : outcomeOf(compiled, judged);
}

/** The same without facts, which most callers of a whole workbook drop. */
export function judgeForms(compiled: CompiledRule, measured: MeasuredForms, thresholds: Thresholds): Judged | null {
  if (measured === null) return null;
  if (!Array.isArray(measured)) {
    const form = asForm(measured);
    return {form, standing: standingOf(compiled, form, thresholds)};
  }
  let best: Judged | null = null;
  for (const form of measured) {
    const standing = standingOf(compiled, form, thresholds);
    if (best === null || rankOf(standing) > rankOf(best.standing)) best = {form, standing};
  }
  return best;
}

/** What a rule says of one form. */
export function standingOf(compiled: CompiledRule, form: Measured, thresholds: Thresholds): Standing {
  if (form.kind !== 'values') return form.kind === 'missing' ? 'missing' : 'clear';
  const scope: RuleScope = {values: form.values, thresholds};
  if (compiled.applies !== null && compiled.applies.evaluate(scope) !== true) return 'outside';
  for (const {level, formula} of compiled.when) if (formula.evaluate(scope) === true) return level;
  return 'clear';
}

/** The level of a standing; `null` where the rule did not fire. */
export function levelIn(standing: Standing): Level | null {
  return standing === 'missing' || standing === 'clear' || standing === 'outside' ? null : standing;
}

/** What a rule says, with the facts that it rests on. */
export function outcomeOf(compiled: CompiledRule, {form, standing}: Judged): Outcome {
  if (form.kind === 'missing') return {kind: 'not_evaluated', missing: form.field};
  if (form.kind === 'not_applicable') return {kind: 'clear', facts: {}, why: form.why};
  const facts = shownFacts(compiled, form.values);
  const level = levelIn(standing);
  if (level !== null) return {kind: 'fired', level, facts, entries: entriesIn(form)};
  return {kind: 'clear', facts, why: standing === 'outside' ? (compiled.rule.applies?.elseWhy ?? null) : null};
}

/** The entries that a form names. */
export function entriesIn({entries}: Extract<Measured, {kind: 'values'}>): readonly RowId[] {
  return typeof entries === 'function' ? entries() : entries;
}

/** The values that a rule shows, each with its unit. */
export function shownFacts({rule}: CompiledRule, values: RuleValues): Facts {
  const facts: Record<string, Fact> = {};
  for (const name in values) {
    const spec = rule.facts[name];
    const value = values[name];
    if (spec?.shown === true && value !== undefined) facts[name] = {value, unit: spec.unit};
  }
  return facts;
}

/** `Array.isArray` does not narrow a union with a readonly array. */
function asForm(measured: Measured | readonly Measured[]): Measured {
  return measured as Measured;
}

/** Fired by level, then not evaluated, then clear. */
function rankOf(standing: Standing): number {
  const level = levelIn(standing);
  if (level !== null) return 1 + levelRank(level);
  return standing === 'missing' ? 1 : 0;
}

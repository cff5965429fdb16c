import {z} from 'zod';
import {asId, type RuleId} from '../base/ids.ts';
import {factUnits, levels, ruleClocks, subjectKinds} from '../rules/types.ts';
import {wordsSchema} from './column.ts';
import {profiles} from './settings.ts';

/** A formula of core/formula; reads facts as `[name]` and thresholds as `[threshold.name]`. */
const formulaText = z.string().min(1);

/** Value that a rule's formulas and texts may use. */
export const ruleFactSchema = z.object({
  unit: z.enum(factUnits),
  name: wordsSchema,
  /** Shown with a finding; the others only serve formulas and texts. */
  shown: z.boolean().default(true),
  /** Sheet whose rows the value names (`customers`): texts show their names. */
  names: z.string().optional(),
});
export type RuleFact = z.infer<typeof ruleFactSchema>;

export const ruleThresholdSchema = z.object({
  name: wordsSchema,
  unit: z.enum(factUnits),
  /** In whole units: fen, basis points, days, hundredths. */
  default: z.number(),
  /** Quoted from a seed file (`seed`) or our own choice. */
  origin: z.enum(['seed', 'ours']).default('ours'),
  /** Takes the value of another rule's threshold, written `SAL-01.floor`, unless it has been given one of its own. */
  from: z.string().optional(),
});
export type RuleThreshold = z.infer<typeof ruleThresholdSchema>;

/** A sentence with `{facts}` in it. `if`: a formula over the facts; the first variant whose `if` holds is used. */
export const ruleTextSchema = wordsSchema.extend({if: formulaText.optional()});
export type RuleTemplate = z.infer<typeof ruleTextSchema>;

/**
 * A warning rule as data; the same shape for built-in rules and users' own.
 *
 * Formulas reckon in whole base units, as facts and thresholds hold them: money in fen, percentages in basis points,
 * dates as day numbers. Ratios are therefore compared by cross-multiplication (`[used] * 10000 >= [limit] *
 * [threshold.red]`), which stays exact for every amount that can be stored. A formula that reads a fact which this form
 * of the rule does not have is not true.
 */
export const ruleSchema = z
  .looseObject({
    id: z.string().transform(asId<RuleId>),
    name: wordsSchema,
    /** `AR`, `SAL` …: families are counted within a section. */
    section: z.string(),
    /** Kinds of subject that it is evaluated for. */
    subjects: z.array(z.enum(subjectKinds)).min(1),
    clocks: z.array(z.enum(ruleClocks)).min(1),
    /** Trades it applies to; absent = all. */
    profiles: z.array(z.enum(profiles)).optional(),
    /** Inputs by name; one that is not recorded makes the rule not evaluated. */
    needs: z.array(z.object({field: z.string(), name: wordsSchema})),
    facts: z.record(z.string(), ruleFactSchema),
    thresholds: z.record(z.string(), ruleThresholdSchema),
    /** False = not applicable (a floor): clear, with `elseWhy` kept as the reason. */
    applies: z.object({formula: formulaText, elseWhy: z.string()}).optional(),
    /** The highest level whose formula is true wins. */
    when: z.partialRecord(z.enum(levels), formulaText),
    /** What the thresholds are compared with, in words: `余款 ÷ 信用额度`. */
    measured: wordsSchema,
    /** Signals that rest on the same fact share a family and count once in a combination. */
    family: z.string(),
    /** False for a proposal that is no signal of its own (AR-15). */
    counts: z.boolean().default(true),
    /** `clear`: when its condition no longer holds (by its clock) · `reviewer`: only by a person. */
    closes: z.enum(['clear', 'reviewer']).default('clear'),
    messages: z.array(ruleTextSchema).min(1),
    /** A cell's worth: `逾期 {days_past_due} 天`. */
    figures: z.array(ruleTextSchema).min(1),
    next: z.array(ruleTextSchema).min(1),
    /** What makes it go away; may also name what core/rules/explain.ts reckons, such as `{pay}`. */
    clears: z.array(ruleTextSchema).min(1),
    /** Role ids (domain/roles.md) told from a level on. */
    told: z.partialRecord(z.enum(levels), z.array(z.string())),
    /** Seed file or `ours`. */
    source: z.string(),
  })
  .readonly();
export type Rule = z.infer<typeof ruleSchema>;
export type RuleSpec = z.input<typeof ruleSchema>;

/** Fills the defaults of a built-in rule. Throws on a mistake in the catalogue itself. */
export function defineRule(spec: RuleSpec): Rule {
  return ruleSchema.parse(spec);
}

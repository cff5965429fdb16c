import type {RowId, RuleId} from '../base/ids.ts';
import type {CompiledFormula} from '../formula/compile.ts';
import type {Rule} from '../schema/rule.ts';
import type {Settings} from '../schema/settings.ts';
import type {Level} from './types.ts';

/** Facts and other figures of one evaluation by name, in base units. */
export type RuleValues = Readonly<Record<string, number | string | null | readonly (number | string)[]>>;

/** What a rule's formula is evaluated over. */
export interface RuleScope {
  readonly values: RuleValues;
  readonly thresholds: Readonly<Record<string, number>>;
}

/** A rule with its formulas as closures. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly applies: CompiledFormula<RuleScope> | null;
  /** Highest level first. */
  readonly when: readonly {readonly level: Level; readonly formula: CompiledFormula<RuleScope>}[];
  readonly thresholds: Readonly<Record<string, number>>;
}

/** The rules in force in a workbook, compiled, with its thresholds. */
export interface RuleBook {
  readonly settings: Settings;
  readonly rules: readonly CompiledRule[];
  /** `undefined` where the rule is switched off or made for another trade. */
  rule(id: RuleId): CompiledRule | undefined;
  /** A rule's thresholds for a customer: the catalogue's, the workbook's over them, the customer's over these. */
  thresholds(rule: CompiledRule, customer: RowId | null): Readonly<Record<string, number>>;
}

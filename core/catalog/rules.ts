import type {RuleId} from '../base/ids.ts';
import type {Rule} from '../schema/rule.ts';
import {arRules} from './rules-ar.ts';
import {salRules} from './rules-sal.ts';

/** All built-in rules in the order in which they are evaluated and listed. */
export const builtInRules: readonly Rule[] = [...arRules, ...salRules];

const byId: ReadonlyMap<RuleId, Rule> = new Map(builtInRules.map(rule => [rule.id, rule]));

/** A built-in rule by its id; `undefined` for a user's own. */
export function builtInRule(id: RuleId): Rule | undefined {
  return byId.get(id);
}

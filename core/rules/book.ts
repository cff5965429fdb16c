import {assert} from '../base/assert.ts';
import type {RowId, RuleId} from '../base/ids.ts';
import {builtInRules} from '../catalog/rules.ts';
import {type CompiledFormula, compileFormula} from '../formula/compile.ts';
import type {FormulaEnv} from '../formula/environment.ts';
import {parseFormula} from '../formula/parse.ts';
import {missing, type Operand} from '../formula/value.ts';
import type {Rule} from '../schema/rule.ts';
import type {Settings} from '../schema/settings.ts';
import {type CustomerMeasure, customerMeasures} from './measures/table.ts';
import {type Level, levels} from './types.ts';

/** A fact or other figure of an evaluation, in base units. */
export type RuleValue = number | string | null | readonly (number | string)[];

/** Figures of one evaluation by name. */
export type RuleValues = Readonly<Record<string, RuleValue>>;

/** Threshold name → value, in base units. */
export type Thresholds = Readonly<Record<string, number>>;

/** What a rule's formula is evaluated over. */
export interface RuleScope {
  readonly values: RuleValues;
  readonly thresholds: Thresholds;
}

/** A rule with its formulas as closures. */
export interface CompiledRule {
  readonly rule: Rule;
  /** What it measures of a customer; `null` for rules about others. */
  readonly measure: CustomerMeasure | null;
  /** Thresholds of the workbook; the catalogue's where the rule is compiled on its own. */
  readonly thresholds: Thresholds;
  readonly applies: CompiledFormula<RuleScope> | null;
  /** Highest level first. */
  readonly when: readonly {readonly level: Level; readonly formula: CompiledFormula<RuleScope>}[];
}

/** The rules in force in a workbook, compiled, with its thresholds. */
export interface RuleBook {
  readonly settings: Settings;
  /** In the order of the catalogue. */
  readonly rules: readonly CompiledRule[];
  /** `undefined` where the rule is switched off or made for another trade. */
  rule(id: RuleId): CompiledRule | undefined;
  /** A rule's thresholds for a customer: the catalogue's, the workbook's over them, the customer's over these. */
  thresholds(id: RuleId, customer: RowId | null): Thresholds;
  /** True where a customer has thresholds of its own. */
  hasOwnThresholds(customer: RowId): boolean;
}

/** Compiles a rule. Throws `AssertionError` where a formula does not parse or reads what the rule does not declare. */
export function compileRule(rule: Rule): CompiledRule {
  const when = levels.toReversed().flatMap(level => {
    const text = rule.when[level];
    return text === undefined ? [] : [{level, formula: compileRuleFormula(rule, text)}];
  });
  const applies = rule.applies === undefined ? null : compileRuleFormula(rule, rule.applies.formula);
  const thresholds: Record<string, number> = {};
  for (const [name, spec] of Object.entries(rule.thresholds)) thresholds[name] = spec.default;
  return {rule, measure: customerMeasures[rule.id] ?? null, thresholds, applies, when};
}

/** Compiles one formula over a rule's facts and thresholds. Throws like `compileRule`. */
export function compileRuleFormula(rule: Rule, text: string): CompiledFormula<RuleScope> {
  const parsed = parseFormula(text);
  assert(parsed.ok, `${rule.id}: ${text} does not parse`);
  const compiled = compileFormula(parsed.value, environmentOf(rule));
  assert(compiled.unknown.length === 0, `${rule.id}: ${text} reads ${compiled.unknown.join(', ')}`);
  return compiled;
}

function environmentOf(rule: Rule): FormulaEnv<RuleScope> {
  return {
    reference([first, second]) {
      if (first === undefined) return null;
      if (second === undefined) {
        return Object.hasOwn(rule.facts, first) ? {read: scope => operandOf(scope.values[first], first)} : null;
      }
      if (first !== 'threshold' || !Object.hasOwn(rule.thresholds, second)) return null;
      return {read: scope => scope.thresholds[second] ?? missing(second)};
    },
  };
}

function operandOf(value: RuleValue | undefined, name: string): Operand {
  if (value === undefined || value === null) return missing(name);
  return typeof value === 'object' ? {kind: 'list', width: 1, items: value} : value;
}

const compiledBuiltIns: readonly CompiledRule[] = builtInRules.map(compileRule);

/**
 * The rule book of a workbook: built-in rules of its trade that are not switched off, then its own. Cheap; made anew when
 * the settings change.
 */
export function ruleBook(settings: Settings, ownRules: readonly Rule[] = []): RuleBook {
  const all = ownRules.length === 0 ? compiledBuiltIns : [...compiledBuiltIns, ...ownRules.map(compileRule)];
  const byId = new Map(all.map(compiled => [compiled.rule.id, compiled]));

  function resolve(rule: Rule, customer: RowId | null): Thresholds {
    const own = customer === null ? undefined : settings.customerThresholds[customer]?.[rule.id];
    const workbook = settings.thresholds[rule.id];
    const resolved: Record<string, number> = {};
    for (const [name, spec] of Object.entries(rule.thresholds)) {
      resolved[name] = own?.[name] ?? workbook?.[name] ?? borrowed(spec.from, customer) ?? spec.default;
    }
    return resolved;
  }

  function borrowed(from: string | undefined, customer: RowId | null): number | undefined {
    if (from === undefined) return undefined;
    const [id = '', name = ''] = from.split('.');
    for (const [otherId, other] of byId) if (otherId === id) return resolve(other.rule, customer)[name];
    return undefined;
  }

  const rules = all
    .filter(
      ({rule}) =>
        !settings.rulesOff.includes(rule.id) &&
        (rule.profiles === undefined || rule.profiles.includes(settings.profile)),
    )
    .map(compiled => ({...compiled, thresholds: resolve(compiled.rule, null)}));
  const inForce = new Map(rules.map(compiled => [compiled.rule.id, compiled]));
  const own = new Set(Object.keys(settings.customerThresholds));
  const hasOwnThresholds = (customer: RowId): boolean => own.size > 0 && own.has(customer);

  return {
    settings,
    rules,
    rule: id => inForce.get(id),
    thresholds(id, customer) {
      const compiled = inForce.get(id) ?? byId.get(id);
      if (compiled === undefined) return {};
      const hasOwn = customer !== null && hasOwnThresholds(customer);
      return hasOwn || !inForce.has(id) ? resolve(compiled.rule, customer) : compiled.thresholds;
    },
    hasOwnThresholds,
  };
}

/** The wording of warnings: what happened, in figures; what to do; what would clear it; why it cannot be told. */
import type {RuleId} from '../base/ids.ts';
import type {Words} from '../base/text.ts';
import {fieldName} from '../catalog/rule-parts.ts';
import {builtInRule, builtInRules} from '../catalog/rules.ts';
import type {Thresholds} from '../rules/book.ts';
import type {Explanation, LevelThreshold} from '../rules/explain.ts';
import type {Facts, Finding} from '../rules/types.ts';
import type {Rule, RuleTemplate} from '../schema/rule.ts';
import {levelName} from './levels.ts';
import {type CompiledTemplate, compileTemplate, factText, type TemplateScope} from './warning-template.ts';

/** People that the texts address; those not known are called by their role. */
export interface WarningNames {
  /** Signing contact or contact person. */
  readonly contact?: string;
  readonly manager?: string;
  readonly supervisor?: string;
}

/** What a warning's words are made of. */
export interface WarningWords {
  readonly rule: RuleId;
  readonly facts: Facts;
  /** Thresholds and what would clear it; without it texts that need them are left out or use the catalogue's figures. */
  readonly explanation?: Explanation | null;
  readonly names?: WarningNames;
  /** Sets figures between `*`, for screens that print them bold. */
  readonly strong?: boolean;
}

type TextKind = 'messages' | 'figures' | 'next' | 'clears';

const compiledTexts: ReadonlyMap<RuleId, Readonly<Record<TextKind, readonly CompiledTemplate[]>>> = new Map(
  builtInRules.map(rule => [rule.id, compileTexts(rule)]),
);

function compileTexts(rule: Rule): Readonly<Record<TextKind, readonly CompiledTemplate[]>> {
  const all = (texts: readonly RuleTemplate[]): readonly CompiledTemplate[] => texts.map(compileTemplate);
  return {messages: all(rule.messages), figures: all(rule.figures), next: all(rule.next), clears: all(rule.clears)};
}

/** Name of a rule; the id of one that is not built in. */
export function ruleName(rule: RuleId): Words {
  return builtInRule(rule)?.name ?? {zh: rule, en: rule};
}

/** `余款 68,440，是额度 60,000 的 114%`; for a warning that is clearing, that its condition no longer holds. */
export function warningSentence(words: WarningWords): Words {
  const name = ruleName(words.rule);
  return textOf('messages', words) ?? {zh: `${name.zh}：条件已不成立`, en: `${name.en}: no longer so`};
}

/** A cell's worth: `逾期 82 天`, `额度 114%`, `少 76%`. */
export function warningFigure(words: WarningWords): Words {
  return textOf('figures', words) ?? ruleName(words.rule);
}

/** What to do now: `今天联系程砚田约定还款日；再签单须店长批准。`; `null` for a rule without one. */
export function nextStep(words: WarningWords): Words | null {
  return textOf('next', words);
}

/** What would clear it: `收到 8,440 就消除。`; `null` where that is not known. */
export function clearsWhen(words: WarningWords): Words | null {
  return words.explanation ? textOf('clears', words) : null;
}

/** `余款 ÷ 信用额度：预警界限 100%，严重界限 110%`: the threshold that was crossed and the next one. */
export function thresholdText(rule: RuleId, {crossed, next}: Explanation): Words | null {
  const measured = builtInRule(rule)?.measured;
  if (crossed === null || measured === undefined) return null;
  const at = thresholdFigure(crossed);
  const level = levelName[crossed.level];
  const above = next === null ? null : {at: thresholdFigure(next), level: levelName[next.level]};
  return {
    zh: `${measured.zh}：${level.zh}界限 ${at.zh}${above === null ? '' : `，${above.level.zh}界限 ${above.at.zh}`}`,
    en: `${measured.en}: ${level.en.toLowerCase()} at ${at.en}${above === null ? '' : `, ${above.level.en.toLowerCase()} at ${above.at.en}`}`,
  };
}

function thresholdFigure({value, unit}: LevelThreshold): Words {
  const {zh, en} = factText({value, unit});
  return unit === 'days' ? {zh: `${zh} 天`, en: `${en} day${value === 1 ? '' : 's'}`} : {zh, en};
}

/** Name of a missing field. */
export function missingField(missing: string): Words {
  return fieldName(missing);
}

/**
 * Facts with row ids replaced by names, for rules whose facts name rows of a sheet (AR-05, AR-17).
 * @param label name of a row; its id where it is gone
 */
export function labelledFacts(
  finding: Pick<Finding, 'rule'>,
  facts: Facts,
  label: (sheet: string, row: string) => string,
): Facts {
  const specs = builtInRule(finding.rule)?.facts;
  if (specs === undefined) return facts;
  const labelled: Record<string, Facts[string]> = {};
  for (const [name, fact] of Object.entries(facts)) {
    const sheet = specs[name]?.names;
    if (sheet === undefined) labelled[name] = fact;
    else if (Array.isArray(fact.value))
      labelled[name] = {...fact, value: fact.value.map(row => label(sheet, String(row)))};
    else labelled[name] = {...fact, value: label(sheet, String(fact.value))};
  }
  return labelled;
}

const roles = {
  contact: {zh: '客户', en: 'the customer'},
  manager: {zh: '客户代表', en: 'the account manager'},
  supervisor: {zh: '主管', en: 'the supervisor'},
} as const;

/** First variant that holds and whose figures are all there, filled; `null` without one. */
function textOf(kind: TextKind, {rule, facts, explanation, names = {}, strong = false}: WarningWords): Words | null {
  const scope: TemplateScope = {
    facts: {...thresholdFacts(rule, explanation?.thresholds), ...explanation?.clearing, ...facts},
    names: {
      contact: named(names.contact) ?? roles.contact,
      manager: named(names.manager) ?? roles.manager,
      supervisor: named(names.supervisor) ?? roles.supervisor,
    },
    strong,
  };
  const complete = ({needs}: CompiledTemplate): boolean =>
    needs.every(name => scope.names[name] !== undefined || (scope.facts[name]?.value ?? null) !== null);
  const template = compiledTexts.get(rule)?.[kind].find(each => each.holds(scope) && complete(each));
  return template?.fill(scope) ?? null;
}

function named(name: string | undefined): Words | null {
  return name === undefined || name === '' ? null : {zh: name, en: name};
}

function thresholdFacts(id: RuleId, thresholds: Explanation['thresholds'] | undefined): Facts {
  const facts: Record<string, Facts[string]> = {};
  for (const [name, spec] of Object.entries(builtInRule(id)?.thresholds ?? {})) {
    facts[`threshold.${name}`] = {value: thresholds?.[name] ?? spec.default, unit: spec.unit};
  }
  return facts;
}

/** What AR-01 allows, for the error of a cell that asks for more: `最长 31 天`. */
export function longestPeriod({orange: days = 31}: Thresholds): Words {
  return {zh: `最长 ${days} 天，更长要书面例外批准`, en: `${days} days at most, longer only with a written exception`};
}

/** Rule texts with figures in them: `逾期 {days_past_due} 天`, `{=[used] - [limit]|fen}`, `{count:entries}`, `month{s:months}`. */
import {assert} from '../base/assert.ts';
import {asDay, asMonth, formatDay} from '../base/calendar-date.ts';
import type {Locale, Words} from '../base/text.ts';
import {type CompiledFormula, compileFormula} from '../formula/compile.ts';
import type {FormulaEnv} from '../formula/environment.ts';
import {parseFormula} from '../formula/parse.ts';
import {missing, type Operand} from '../formula/value.ts';
import {type Fact, type Facts, type FactUnit, factUnits, levels} from '../rules/types.ts';
import type {RuleTemplate} from '../schema/rule.ts';
import {formatCount, formatMoney, formatPercent, monthName} from './figures.ts';
import {levelName} from './levels.ts';

/** What a template is filled from. `names` fill `{contact}` and the like; a figure is set between `*` when `strong`. */
export interface TemplateScope {
  readonly facts: Facts;
  readonly names: Readonly<Record<string, Words>>;
  readonly strong: boolean;
}

/** A template ready to fill. */
export interface CompiledTemplate {
  /** True when the template has no condition or it holds. */
  holds(scope: TemplateScope): boolean;
  fill(scope: TemplateScope): Words;
  /** Facts that it cannot do without. */
  readonly needs: readonly string[];
}

type Part =
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'fact'; readonly name: string; readonly modifier: string | null}
  | {readonly kind: 'formula'; readonly formula: CompiledFormula<Facts>; readonly unit: FactUnit};

/** Compiles a template. Throws `AssertionError` on a mistake in it. */
export function compileTemplate(template: RuleTemplate): CompiledTemplate {
  const condition = template.if === undefined ? null : compiled(template.if);
  const zh = partsOf(template.zh);
  const en = partsOf(template.en);
  return {
    holds: ({facts}) => condition === null || condition.evaluate(facts) === true,
    fill: scope => ({zh: filled(zh, scope, 'zh'), en: filled(en, scope, 'en')}),
    needs: [...new Set([...zh, ...en].flatMap(needsOf))],
  };
}

function partsOf(text: string): readonly Part[] {
  return text.split(/(\{[^{}]+\})/).flatMap((piece): readonly Part[] => {
    if (piece === '') return [];
    if (!piece.startsWith('{')) return [{kind: 'text', text: piece}];
    const inner = piece.slice(1, -1);
    if (inner.startsWith('=')) {
      const bar = inner.lastIndexOf('|');
      const unit = factUnits.find(each => each === inner.slice(bar + 1));
      assert(bar > 0 && unit !== undefined, `${piece} has no unit`);
      return [{kind: 'formula', formula: compiled(inner.slice(1, bar)), unit}];
    }
    const colon = inner.indexOf(':');
    return [{kind: 'fact', name: inner.slice(colon + 1), modifier: colon < 0 ? null : inner.slice(0, colon)}];
  });
}

function needsOf(part: Part): readonly string[] {
  if (part.kind === 'fact') return [part.name];
  if (part.kind === 'text') return [];
  return part.formula.dependencies.flatMap(each => (each.kind === 'reference' ? [each.path.join('.')] : []));
}

const environment: FormulaEnv<Facts> = {
  reference: path => ({read: facts => operandOf(facts[path.join('.')], path.join('.'))}),
};

function compiled(text: string): CompiledFormula<Facts> {
  const parsed = parseFormula(text);
  assert(parsed.ok, `${text} does not parse`);
  return compileFormula(parsed.value, environment);
}

function operandOf(fact: Fact | undefined, name: string): Operand {
  const value = fact?.value ?? null;
  if (value === null) return missing(name);
  return typeof value === 'object' ? {kind: 'list', width: 1, items: value} : value;
}

function filled(parts: readonly Part[], scope: TemplateScope, locale: Locale): string {
  return parts.map(part => filledPart(part, scope, locale)).join('');
}

function filledPart(part: Part, scope: TemplateScope, locale: Locale): string {
  const strong = (text: string): string => (scope.strong ? `*${text.replaceAll('*', '')}*` : text);
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'formula': {
      const value = part.formula.evaluate(scope.facts);
      return strong(typeof value === 'number' ? formatted({value, unit: part.unit}, locale) : '—');
    }
    case 'fact': {
      const name = scope.names[part.name];
      if (name !== undefined) return name[locale];
      const fact = scope.facts[part.name];
      if (fact === undefined || fact.value === null) return strong('—');
      if (part.modifier === 's') return fact.value === 1 ? '' : 's';
      return strong(part.modifier === null ? formatted(fact, locale) : modified(part.modifier, fact, locale));
    }
  }
}

const chineseNumerals = ['零', '一', '二', '三', '四', '五'];
const englishWeeks = ['no weeks', 'one week', 'two weeks', 'three weeks', 'four weeks', 'five weeks'];

/** `count`: items of a list · `mean`: sum ÷ number of a pair · `word`: weeks as a word. */
function modified(modifier: string, fact: Fact, locale: Locale): string {
  const list = Array.isArray(fact.value) ? fact.value : [fact.value];
  switch (modifier) {
    case 'count':
      return formatCount(list.length);
    case 'mean': {
      const [sum, number] = list.map(Number);
      const mean = Math.round((sum ?? 0) / (number || 1));
      return formatted({value: mean, unit: fact.unit}, locale);
    }
    case 'word': {
      const words = locale === 'zh' ? chineseNumerals : englishWeeks;
      return words[Number(fact.value)] ?? String(fact.value);
    }
    default:
      return formatted(fact, locale);
  }
}

/** Names of a list that are written out. */
const LISTED = 5;

/** A fact as both languages write it. */
export function factText(fact: Fact): Words {
  return {zh: formatted(fact, 'zh'), en: formatted(fact, 'en')};
}

function formatted({value, unit}: Fact, locale: Locale): string {
  if (value === null) return '—';
  if (typeof value === 'object') {
    const isText = unit === 'text';
    const texts = (isText ? value.slice(0, LISTED) : value).map(each => formatted({value: each, unit}, locale));
    if (!isText) return texts.join(' → ');
    const more = value.length > LISTED ? (locale === 'zh' ? ' 等' : ' …') : '';
    return `${texts.join(locale === 'zh' ? '、' : ', ')}${more}`;
  }
  if (typeof value === 'string') return value;
  switch (unit) {
    case 'fen':
      return formatMoney(value);
    case 'bp':
      return formatPercent(value);
    case 'day':
      return formatDay(asDay(value));
    case 'month':
      return monthName(asMonth(value), locale);
    case 'x100':
      return oneDecimal(value);
    case 'level':
      return levelName[levels[value - 1] ?? 'blue'][locale];
    case 'count':
    case 'days':
    case 'text':
      return Number.isInteger(value) ? formatCount(value) : String(value);
  }
}

/** Hundredths with one decimal, rounded half away from zero. */
function oneDecimal(hundredths: number): string {
  const tenths = Math.round(Math.abs(hundredths) / 10);
  const sign = hundredths < 0 && tenths !== 0 ? '−' : '';
  return `${sign}${formatCount(Math.floor(tenths / 10))}.${tenths % 10}`;
}

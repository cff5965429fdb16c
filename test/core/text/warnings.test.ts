import {describe, expect, test} from 'vitest';
import {asId, type RuleId} from '../../../core/base/ids.ts';
import {builtInRules} from '../../../core/catalog/rules.ts';
import type {Explanation} from '../../../core/rules/explain.ts';
import type {Fact, Facts, FactUnit} from '../../../core/rules/types.ts';
import {compileTemplate} from '../../../core/text/warning-template.ts';
import {
  clearsWhen,
  labelledFacts,
  longestPeriod,
  nextStep,
  thresholdText,
  warningFigure,
  warningSentence,
} from '../../../core/text/warnings.ts';
import {outcomeOf, readFixtures} from '../../../scripts/score/rule-fixtures.ts';
import {ruleFixtures} from '../../../scripts/score/rules.ts';
import {day} from '../ledger/ledger-builder.ts';

function facts(unit: FactUnit, values: Readonly<Record<string, Fact['value']>>): Facts {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, {value, unit}]));
}

const AR_03 = asId<RuleId>('AR-03');
const AR_11 = asId<RuleId>('AR-11');
const SAL_01 = asId<RuleId>('SAL-01');

const overLimit: Facts = {...facts('fen', {used: 68_440_00, limit: 60_000_00}), ...facts('bp', {use_bp: 11_407})};
const oldDebt: Facts = {...facts('days', {days_past_due: 82}), ...facts('fen', {overdue_amount: 39_920_00})};
const threeWeeks: Facts = {
  ...facts('fen', {month_sales: 4620_00, prev_month_sales: 19_520_00}),
  ...facts('bp', {change_bp: -7633}),
  ...facts('count', {closed_weeks: 3}),
};

function explanation(clearing: Facts = {}): Explanation {
  return {crossed: null, next: null, thresholds: {}, since: null, until: null, clearing};
}

describe('the sentences of the design', () => {
  test('owing more than the limit', () => {
    expect(warningSentence({rule: AR_11, facts: overLimit})).toEqual({
      zh: '余款 68,440，是额度 60,000 的 114.1%，超出 8,440',
      en: 'Owes 68,440, 114.1% of the 60,000 limit: 8,440 over',
    });
  });

  test('the age of the oldest debt', () => {
    expect(warningSentence({rule: AR_03, facts: oldDebt})).toEqual({
      zh: '最早一笔欠款已逾期 82 天，逾期合计 39,920',
      en: 'Oldest debt is 82 days late; 39,920 late in all',
    });
  });

  test('the closed weeks of the running month', () => {
    expect(warningSentence({rule: SAL_01, facts: threeWeeks})).toEqual({
      zh: '前三周消费 4,620，上月同期 19,520，少 76.3%',
      en: 'Bought 4,620 in three weeks, 19,520 last month: down 76.3%',
    });
  });

  test.each([
    [AR_03, oldDebt, '逾期 82 天', '82 days late'],
    [AR_11, overLimit, '额度 114.1%', '114.1% of limit'],
    [SAL_01, threeWeeks, '少 76.3%', 'Down 76.3%'],
  ])('a cell’s worth of %s', (rule, found, zh, en) => {
    expect(warningFigure({rule, facts: found})).toEqual({zh, en});
  });

  test('one of a thing is written as one', () => {
    const oneDay = {...oldDebt, ...facts('days', {days_past_due: 1})};
    expect(warningFigure({rule: AR_03, facts: oneDay}).en).toBe('1 day late');
  });

  test('whom to call, by name or by part', () => {
    const names = {contact: '程砚田', supervisor: '店长'};
    expect(nextStep({rule: AR_03, facts: oldDebt, names})?.zh).toBe('今天联系程砚田约定还款日；再签单须店长批准。');
    expect(nextStep({rule: AR_03, facts: oldDebt, names: {contact: ''}})).toEqual({
      zh: '今天联系客户约定还款日；再签单须主管批准。',
      en: 'Call the customer today and fix a date; new bills need the supervisor’s approval.',
    });
  });

  test('what would clear it, in one step or two', () => {
    const clears = (pay: number, step: number) =>
      clearsWhen({rule: AR_03, facts: oldDebt, explanation: explanation(facts('fen', {pay, pay_step: step}))})?.zh;
    expect(clears(39_920_00, 4500_00)).toBe('收到最早的 4,500 降一级，收到 39,920（全部逾期）就消除。');
    expect(clears(4500_00, 4500_00)).toBe('收到 4,500（全部逾期）就消除。');
    expect(clearsWhen({rule: AR_03, facts: oldDebt})).toBeNull();
  });

  test('figures can be marked for bold print, and names cannot break the marks', () => {
    const names = {contact: '程*田'};
    expect(warningFigure({rule: AR_03, facts: oldDebt, strong: true, names}).zh).toBe('逾期 *82* 天');
  });

  test('a warning that is clearing says so, because its figures are gone', () => {
    expect(warningSentence({rule: AR_03, facts: {}})).toEqual({
      zh: '应收账款账龄：条件已不成立',
      en: 'AR ageing: no longer so',
    });
  });

  test('the threshold that was crossed and the next one', () => {
    const crossed = {level: 'orange', value: 60, unit: 'days'} as const;
    const next = {level: 'red', value: 90, unit: 'days'} as const;
    expect(thresholdText(AR_03, {...explanation(), crossed, next})).toEqual({
      zh: '最早一笔未付账单的逾期天数：预警界限 60 天，严重界限 90 天',
      en: 'Days late of the oldest unpaid bill: serious at 60 days, critical at 90 days',
    });
    expect(thresholdText(AR_03, explanation())).toBeNull();
  });

  test('the longest account period', () => {
    expect(longestPeriod({orange: 31})).toEqual({
      zh: '最长 31 天，更长要书面例外批准',
      en: '31 days at most, longer only with a written exception',
    });
  });

  test('row ids in facts become names', () => {
    const rule = asId<RuleId>('AR-05');
    const labelled = labelledFacts({rule}, facts('text', {customers: ['c0', 'c1']}), (sheet, row) => `${sheet}:${row}`);
    expect(warningSentence({rule, facts: labelled}).zh).toBe('2 户的欠款追踪表还没填：customers:c0、customers:c1');
  });

  test('of a long list the first five are named', () => {
    const rule = asId<RuleId>('AR-05');
    const customers = ['甲', '乙', '丙', '丁', '戊', '己'];
    expect(warningSentence({rule, facts: facts('text', {customers})})).toEqual({
      zh: '6 户的欠款追踪表还没填：甲、乙、丙、丁、戊 等',
      en: 'Arrears sheet not filled for 6: 甲, 乙, 丙, 丁, 戊 …',
    });
  });
});

describe('every rule', () => {
  const dates = new Set(['day']);
  const fixtures = readFixtures(ruleFixtures).filter(({expect: outcome}) => 'fires' in outcome);

  /** Facts of a fixture with their units, dates as days again. */
  function factsOf(rule: RuleId, plain: object): Facts {
    const specs = builtInRules.find(({id}) => id === rule)?.facts ?? {};
    return Object.fromEntries(
      Object.entries(plain).map(([name, value]) => {
        const unit = specs[name]?.unit ?? 'text';
        return [name, {value: dates.has(unit) ? day(String(value)) : value, unit}];
      }),
    );
  }

  test.each(builtInRules.map(rule => ({id: rule.id, rule})))(
    '$id reads whole in both languages wherever it fires',
    ({id}) => {
      const own = fixtures.filter(({rule}) => rule === id);
      expect(own.length).toBeGreaterThan(0);
      for (const fixture of own) {
        const outcome = outcomeOf(fixture);
        if (
          typeof outcome !== 'object' ||
          outcome === null ||
          !('facts' in outcome) ||
          typeof outcome.facts !== 'object'
        )
          continue;
        const clearing = {...facts('month', {month: 675}), ...facts('day', {until: 20_600})};
        const words = {rule: id, facts: factsOf(id, outcome.facts ?? {}), explanation: explanation(clearing)};
        for (const text of [warningSentence(words), warningFigure(words), nextStep(words)]) {
          for (const said of [text?.zh ?? '', text?.en ?? '']) {
            expect(said).not.toMatch(/[{}—]|条件已不成立|no longer so|NaN|undefined/);
            expect(said.length).toBeGreaterThan(1);
          }
        }
        expect(warningFigure(words).zh.length).toBeLessThan(16);
      }
    },
  );

  test('has texts whose figures it declares', () => {
    const offered = new Set([
      'contact',
      'manager',
      'supervisor',
      'month',
      'until',
      'pay',
      'pay_step',
      'sales_needed',
      'balance_below',
      'balance_last',
      'recharge',
      'next_tracking',
      'remind_on',
    ]);
    for (const rule of builtInRules) {
      const known = new Set([
        ...offered,
        ...Object.entries(rule.facts)
          .filter(([, fact]) => fact.shown)
          .map(([name]) => name),
        ...Object.keys(rule.thresholds).map(name => `threshold.${name}`),
      ]);
      const texts = [...rule.messages, ...rule.figures, ...rule.next, ...rule.clears].map(compileTemplate);
      expect(
        texts.flatMap(({needs}) => needs).filter(name => !known.has(name)),
        rule.id,
      ).toEqual([]);
    }
  });
});

describe('templates', () => {
  test.each(['{=[a]}', '{=[a]|yuan}', '{=[a|fen}'])('%s is a mistake', text => {
    expect(() => compileTemplate({zh: text, en: ''})).toThrow();
  });
});

import {describe, expect, test} from 'vitest';
import {asId, type RowId, type RuleId} from '../../../core/base/ids.ts';
import {builtInRules} from '../../../core/catalog/rules.ts';
import {compileRule, ruleBook} from '../../../core/rules/book.ts';
import {defineRule} from '../../../core/schema/rule.ts';
import {type Settings, settingsSchema} from '../../../core/schema/settings.ts';

const AR_03 = asId<RuleId>('AR-03');
const customer = asId<RowId>('c1');

function book(more: Partial<Settings> = {}) {
  return ruleBook(settingsSchema.parse({name: 'Test', ...more}));
}

const own = defineRule({
  id: 'own',
  name: {zh: '余款过万', en: 'Over ten thousand'},
  section: 'OWN',
  subjects: ['customer'],
  clocks: ['daily'],
  needs: [],
  facts: {balance: {unit: 'fen', name: {zh: '余款', en: 'Balance'}}},
  thresholds: {red: {unit: 'fen', name: {zh: '严重', en: 'Critical'}, default: 1_000_000}},
  when: {red: '[balance] > [threshold.red]'},
  measured: {zh: '余款', en: 'Balance'},
  family: 'own',
  messages: [{zh: '余款 {balance}', en: 'Owes {balance}'}],
  figures: [{zh: '余款 {balance}', en: '{balance}'}],
  next: [{zh: '打电话', en: 'Call'}],
  clears: [{zh: '还款', en: 'Payment'}],
  told: {},
  source: 'own',
});

describe('the rule book', () => {
  test('holds all rules of the trade but those switched off', () => {
    const ids = book({rulesOff: ['AR-03']}).rules.map(({rule}) => rule.id);
    expect(ids).not.toContain('AR-03');
    expect(ids).not.toContain('AR-16');
    expect(ids).toHaveLength(builtInRules.length - 2);
    expect(book({profile: 'bank'}).rules).toHaveLength(builtInRules.length);
  });

  test('takes a threshold from the catalogue, the workbook over it, the customer over both', () => {
    expect(book().thresholds(AR_03, customer).red).toBe(90);
    const thresholds = {'AR-03': {red: 100}};
    expect(book({thresholds}).thresholds(AR_03, customer).red).toBe(100);
    const customerThresholds = {c1: {'AR-03': {red: 120}}};
    const both = book({thresholds, customerThresholds});
    expect(both.thresholds(AR_03, customer)).toEqual({blue: 0, yellow: 30, orange: 60, red: 120});
    expect(both.thresholds(AR_03, asId<RowId>('c2')).red).toBe(100);
  });

  test('a borrowed threshold follows the rule it is borrowed from, for the same customer', () => {
    const SAL_04 = asId<RuleId>('SAL-04');
    const customerThresholds = {c1: {'SAL-01': {floor: 70_000}}};
    const own = book({thresholds: {'SAL-01': {floor: 60_000}}, customerThresholds});
    expect(own.thresholds(SAL_04, null).floor).toBe(60_000);
    expect(own.thresholds(SAL_04, customer).floor).toBe(70_000);
  });

  test('takes a user’s own rules after the built-in ones', () => {
    const rules = ruleBook(settingsSchema.parse({name: 'Test'}), [own]).rules;
    expect(rules.at(-1)?.rule.id).toBe('own');
  });

  test.each([
    ['a formula that does not parse', {when: {red: '[balance] >'}}],
    ['a fact that it does not declare', {when: {red: '[debt] > 1'}}],
    ['a threshold that it does not declare', {when: {red: '[balance] > [threshold.orange]'}}],
    ['a floor over an unknown fact', {applies: {formula: '[debt] > 1', elseWhy: 'floor'}}],
  ])('a rule with %s does not compile', (_, part) => {
    expect(() => compileRule({...own, ...part})).toThrow(/own/);
  });
});

import {describe, expect, test} from 'vitest';
import {builtInRules} from '../../../core/catalog/rules.ts';
import {outcomeOf, readFixtures} from '../../../scripts/score/rule-fixtures.ts';
import {ruleFixtures} from '../../../scripts/score/rules.ts';

const fixtures = readFixtures(ruleFixtures);

describe.each(builtInRules.map(rule => ({id: rule.id, rule})))('$id', ({id, rule}) => {
  const own = fixtures.filter(each => each.rule === id);

  test.each(own)('$name', fixture => {
    expect(outcomeOf(fixture)).toEqual(fixture.expect);
  });

  test('has a case just below, at and just above each threshold that decides', () => {
    const formulas = [...Object.values(rule.when), rule.applies?.formula ?? ''].join(' ');
    const deciding = Object.keys(rule.thresholds).filter(name => formulas.includes(`[threshold.${name}]`));
    const edges = new Set(own.map(({edge}) => edge));
    const wanted = deciding.flatMap(name => ['below', 'at', 'above'].map(side => `${name}:${side}`));
    expect(wanted.filter(edge => !edges.has(edge))).toEqual([]);
  });

  test('has a case without each input that it needs', () => {
    const lacking = own.filter(({expect: outcome}) => 'missing' in outcome).map(({lacks}) => lacks);
    expect(rule.needs.map(({field}) => field).filter(field => !lacking.includes(field))).toEqual([]);
  });

  test('has a case that fires at each of its levels, and one that does not fire', () => {
    const fired = new Set(own.flatMap(({expect: outcome}) => ('fires' in outcome ? [String(outcome.fires)] : [])));
    expect([...fired].sort()).toEqual(Object.keys(rule.when).sort());
    expect(own.some(({expect: outcome}) => 'clear' in outcome || 'absent' in outcome)).toBe(true);
  });
});

test('every fixture belongs to a rule', () => {
  const ids = new Set(builtInRules.map(({id}) => id));
  expect(fixtures.filter(({rule}) => !ids.has(rule))).toEqual([]);
});

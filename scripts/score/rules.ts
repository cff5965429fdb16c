/** `score rules`: every rule's fixtures; groups are the rule groups, AR and SAL. */
import {isDeepStrictEqual} from 'node:util';
import {outcomeOf, type RuleFixture, readFixtures} from './rule-fixtures.ts';
import {type ScoreItem, type ScoreResult, totalsOf} from './score-result.ts';

/** Where the fixtures lie. */
export const ruleFixtures = new URL('../../test/fixtures/rules/', import.meta.url);

/** Takes no arguments. */
export async function run(): Promise<ScoreResult> {
  const items = readFixtures(ruleFixtures).map(itemOf);
  return {score: 'rules', totals: totalsOf(items), items};
}

function itemOf(fixture: RuleFixture): ScoreItem {
  const id = `${fixture.rule}: ${fixture.name}${fixture.edge === undefined ? '' : ` (${fixture.edge})`}`;
  const group = fixture.rule.split('-')[0] ?? '';
  const outcome = outcomeOf(fixture);
  if (isDeepStrictEqual(outcome, fixture.expect)) return {id, group, pass: true};
  return {id, group, pass: false, why: `expected ${JSON.stringify(fixture.expect)}, got ${JSON.stringify(outcome)}`};
}

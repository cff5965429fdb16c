import {expect, test} from 'vitest';
import {asDay} from '../../../core/base/calendar-date.ts';
import {asId, type RuleId} from '../../../core/base/ids.ts';
import type {Level} from '../../../core/rules/types.ts';
import type {WarningLine} from '../../../pwa/engine/protocol.ts';
import {casesOf} from '../../../pwa/screens/warnings/cases.ts';

function line(customer: string, level: Level | null, since = 100, rule = 'AR-03'): WarningLine {
  return {
    rule: asId<RuleId>(rule),
    subject: {kind: 'customer', id: customer},
    subjectName: customer,
    manager: null,
    managerName: '',
    level,
    facts: {},
    since: asDay(since),
    state: level === null ? {kind: 'clearing', closesOn: asDay(200)} : {kind: 'standing', until: null},
    caseNo: null,
    entries: [],
  };
}

test('a subject with several warnings is one case at its highest level, highest warning first', () => {
  const [only, ...others] = casesOf([line('a', 'blue'), line('a', 'red'), line('a', null)]);
  expect(others).toEqual([]);
  expect([only?.level, only?.lines.map(each => each.level)]).toEqual(['red', ['red', 'blue', null]]);
});

test('the worst come first: level, then how many warnings stand, then how long', () => {
  const cases = casesOf([
    line('long', 'orange', 10),
    line('short', 'orange', 90),
    line('many', 'orange', 95),
    line('many', 'blue', 95),
    line('red', 'red', 99),
    line('clearing', null, 1),
  ]);
  expect(cases.map(each => each.name)).toEqual(['red', 'many', 'long', 'short', 'clearing']);
});

test('what is closed is no case', () => {
  expect(casesOf([{...line('a', null), state: {kind: 'closed', on: asDay(1)}}])).toEqual([]);
});

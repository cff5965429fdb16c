import {describe, expect, test} from 'vitest';
import {asId, type RuleId} from '../../../core/base/ids.ts';
import {ruleBook} from '../../../core/rules/book.ts';
import {combine} from '../../../core/rules/combine.ts';
import type {Finding, Level} from '../../../core/rules/types.ts';
import {settingsSchema} from '../../../core/schema/settings.ts';

const book = ruleBook(settingsSchema.parse({name: 'Test'}));

function fired(levels: Readonly<Record<string, Level>>): readonly Finding[] {
  return Object.entries(levels).map(([rule, level]) => ({
    rule: asId<RuleId>(rule),
    subject: {kind: 'customer', id: 'c1'},
    outcome: {kind: 'fired', level, facts: {}, entries: []},
  }));
}

describe('level of a customer', () => {
  test('without a fired rule there is none', () => {
    expect(combine([], book)).toEqual({level: null, combined: [], oranges: 0});
  });

  test('the highest level shows', () => {
    expect(combine(fired({'AR-04': 'blue', 'AR-11': 'orange', 'SAL-01': 'yellow'}), book).level).toBe('orange');
  });

  test('three families of one section at yellow make one orange', () => {
    const combined = combine(fired({'AR-03': 'yellow', 'AR-09': 'yellow', 'AR-10': 'yellow'}), book);
    expect(combined).toEqual({
      level: 'orange',
      combined: [{section: 'AR', families: ['exposure', 'overdue', 'owes']}],
      oranges: 0,
    });
  });

  test.each([
    ['two families', {'AR-03': 'yellow', 'AR-09': 'yellow', 'AR-10': 'blue'}],
    ['one family three times', {'AR-02': 'yellow', 'AR-03': 'yellow', 'AR-04': 'yellow', 'AR-09': 'yellow'}],
    ['families of two sections', {'AR-03': 'yellow', 'AR-09': 'yellow', 'SAL-02': 'yellow'}],
  ] as const)('%s do not', (_, levels) => {
    expect(combine(fired(levels), book)).toMatchObject({level: 'yellow', combined: []});
  });

  test('a family counts by its highest level: one that is orange is not yellow any more', () => {
    const levels = {'AR-03': 'yellow', 'AR-04': 'orange', 'AR-09': 'yellow', 'AR-10': 'yellow'} as const;
    expect(combine(fired(levels), book)).toMatchObject({level: 'orange', combined: [], oranges: 1});
  });

  test('rules that belong to no named family are families of their own', () => {
    const levels = {'SAL-11': 'yellow', 'SAL-12': 'yellow', 'SAL-18': 'yellow'} as const;
    expect(combine(fired(levels), book).combined).toEqual([{section: 'SAL', families: ['SAL-11', 'SAL-12', 'SAL-18']}]);
  });

  test('a combination does not lower a red', () => {
    const levels = {
      'AR-14': 'orange',
      'AR-03': 'yellow',
      'AR-09': 'yellow',
      'AR-10': 'yellow',
      'SAL-01': 'red',
    } as const;
    expect(combine(fired(levels), book)).toMatchObject({level: 'red', combined: [{section: 'AR'}]});
  });

  test('several oranges stay orange and are counted', () => {
    expect(combine(fired({'AR-04': 'orange', 'AR-11': 'orange', 'SAL-01': 'orange'}), book)).toMatchObject({
      level: 'orange',
      oranges: 3,
    });
  });

  test('the proposal of AR-15 is counted nowhere', () => {
    const levels = {'AR-15': 'orange', 'AR-03': 'orange'} as const;
    expect(combine(fired(levels), book)).toMatchObject({level: 'orange', combined: [], oranges: 1});
  });
});

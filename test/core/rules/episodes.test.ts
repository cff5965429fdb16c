import {describe, expect, test} from 'vitest';
import {asDay} from '../../../core/base/calendar-date.ts';
import {asId, type RowId, type RuleId} from '../../../core/base/ids.ts';
import {type EpisodeKey, episodeId} from '../../../core/rules/episode-id.ts';
import {closesOn, type Episode, nightlyEpisodes, reviewed} from '../../../core/rules/episodes.ts';
import type {Finding, Level} from '../../../core/rules/types.ts';
import {day} from '../ledger/ledger-builder.ts';

function keyOf(rule: string): EpisodeKey {
  return {rule: asId<RuleId>(rule), subject: {kind: 'customer', id: 'c1'}};
}

function fired(rule: string, level: Level): Finding {
  return {...keyOf(rule), about: asId<RowId>(''), outcome: {kind: 'fired', level, facts: {}, entries: []}};
}

/** What each night finds: a level, `-` clear, `?` not evaluated. Returns the episodes after the last night. */
function afterNights(
  rule: string,
  from: string,
  nights: readonly (Level | '-' | '?')[],
  before: readonly Episode[] = [],
) {
  let known = before;
  nights.forEach((found, index) => {
    const findings = {
      fired: found === '-' || found === '?' ? [] : [fired(rule, found)],
      notEvaluated: () => found === '?',
    };
    const changed = nightlyEpisodes(known, findings, asDay(day(from) + index));
    const ids = new Set(changed.map(({id}) => id));
    known = [...known.filter(({id}) => !ids.has(id)), ...changed];
  });
  return known;
}

describe('a daily rule', () => {
  test('is raised on the first night at which it holds', () => {
    expect(afterNights('AR-03', '04-16', ['blue'])).toMatchObject([
      {raisedOn: day('04-16'), raisedLevel: 'blue', level: 'blue', clearedOn: null, clearNights: 0},
    ]);
  });

  test('a level change updates its one case and is remembered', () => {
    const [episode] = afterNights('AR-03', '04-16', ['blue', 'blue', 'yellow', 'orange', 'yellow']);
    expect(episode).toMatchObject({raisedLevel: 'blue', level: 'yellow', levelOn: day('04-20')});
    expect(episode?.history.map(({on, level}) => [on, level])).toEqual([
      [day('04-16'), 'blue'],
      [day('04-18'), 'yellow'],
      [day('04-19'), 'orange'],
      [day('04-20'), 'yellow'],
    ]);
  });

  test('closes on the second quiet night running', () => {
    expect(afterNights('AR-03', '04-16', ['blue', '-'])).toMatchObject([{clearNights: 1, clearedOn: null}]);
    expect(afterNights('AR-03', '04-16', ['blue', '-', '-'])).toMatchObject([{clearedOn: day('04-18')}]);
  });

  test('goes on when it holds again after one quiet night', () => {
    expect(afterNights('AR-03', '04-16', ['blue', '-', 'blue', '-'])).toMatchObject([
      {clearNights: 1, clearedOn: null},
    ]);
  });

  test('a night without its input is neither', () => {
    expect(afterNights('AR-11', '04-16', ['blue', '-', '?', '?'])).toMatchObject([{clearNights: 1, clearedOn: null}]);
    expect(afterNights('AR-11', '04-16', ['blue', '-', '?', '-'])).toMatchObject([{clearedOn: day('04-19')}]);
  });

  test.each([
    ['30 days after it closed keeps', 30, true],
    ['31 days after it closed does not keep', 31, false],
  ])('that comes back %s its case number', (_, days, keeps) => {
    const closed = afterNights('AR-03', '01-05', ['blue', '-', '-']);
    const again = afterNights('AR-03', '01-07', [...Array.from({length: days}, () => '-' as const), 'red'], closed);
    const [first, second] = again.toSorted((a, b) => a.raisedOn - b.raisedOn);
    expect(again).toHaveLength(2);
    expect(second?.raisedOn).toBe(day('01-07') + days);
    expect(second?.caseNo === first?.caseNo).toBe(keeps);
    expect(second?.id).not.toBe(first?.id);
  });

  test('says on which night it will close', () => {
    const [held] = afterNights('AR-03', '04-16', ['blue']);
    const [quiet] = afterNights('AR-03', '04-16', ['blue', '-']);
    expect(held && closesOn(held, day('04-16'))).toBe(day('04-18'));
    expect(quiet && closesOn(quiet, day('04-17'))).toBe(day('04-18'));
  });
});

describe('other rules', () => {
  test('a month-close result closes at the first close at which it is false', () => {
    expect(afterNights('AR-06', '05-01', ['red', 'red', '-'])).toMatchObject([{clearedOn: day('05-03')}]);
  });

  test('the two-formed SAL-01 needs two quiet nights within a month and one at a month’s close', () => {
    expect(afterNights('SAL-01', '05-20', ['blue', '-'])).toMatchObject([{clearedOn: null}]);
    expect(afterNights('SAL-01', '05-31', ['blue', '-'])).toMatchObject([{clearedOn: day('06-01')}]);
  });

  test('what a reviewer must close stays open until then', () => {
    const [episode] = afterNights('AR-14', '04-16', ['orange', '-', '-', '-']);
    expect(episode).toMatchObject({clearedOn: null});
    expect(episode && closesOn(episode, day('04-20'))).toBeNull();
    const entries = [asId<RowId>('E240')];
    expect(episode && reviewed(episode, entries, day('04-20'))).toMatchObject({
      clearedOn: day('04-20'),
      reviewed: entries,
    });
  });

  test('a rule that is no longer known closes', () => {
    expect(afterNights('OWN-1', '04-16', ['blue', '-'])).toMatchObject([{clearedOn: day('04-17')}]);
  });
});

describe('the id of an episode', () => {
  test('is the same for the same rule, subject and day, on every device', () => {
    expect(episodeId(keyOf('AR-03'), day('04-16'))).toBe(episodeId(keyOf('AR-03'), day('04-16')));
    expect(episodeId(keyOf('AR-03'), day('04-16'))).toMatch(/^[0-9a-hjkmnp-tv-z]{16}$/);
  });

  test('differs by rule, subject, customer within it and day', () => {
    const base = keyOf('AR-17');
    const ids = [
      episodeId(base, day('04-16')),
      episodeId(base, day('04-17')),
      episodeId(keyOf('AR-05'), day('04-16')),
      episodeId({...base, subject: {kind: 'manager', id: 'c1'}}, day('04-16')),
      episodeId({...base, about: asId<RowId>('c2')}, day('04-16')),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('100,000 of them do not collide', () => {
    const ids = new Set<RowId>();
    for (let customer = 0; customer < 1000; customer += 1) {
      const key: EpisodeKey = {rule: asId<RuleId>('AR-03'), subject: {kind: 'customer', id: `import.${customer}`}};
      for (let night = 0; night < 100; night += 1) ids.add(episodeId(key, night));
    }
    expect(ids.size).toBe(100_000);
  });
});

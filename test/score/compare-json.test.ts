import {describe, expect, test} from 'vitest';
import {compareJson, type Json} from '../../scripts/score/compare-json.ts';

const failed = (expected: Json, actual: Json) =>
  compareJson(expected, actual, 'all')
    .filter(({pass}) => !pass)
    .map(({id, why}) => `${id}: ${why}`);

describe('comparing with an expected file', () => {
  test('each leaf is one item under its JSON path', () => {
    const items = compareJson({a: [1, {b: null}], 'x / y': 'z'}, {a: [1, {b: null}], 'x / y': 'z'}, 'all');
    expect(items).toEqual([
      {id: '$.a[0]', group: 'all', pass: true},
      {id: '$.a[1].b', group: 'all', pass: true},
      {id: "$['x / y']", group: 'all', pass: true},
    ]);
  });

  test('what differs, is missing or is too much fails', () => {
    expect(failed({a: 1, b: [1, 2], c: {d: 3}}, {a: '1', b: [1], c: 3, e: [7]})).toEqual([
      '$.a: expected 1, got "1"',
      '$.b[1]: expected 2, got nothing',
      '$.c.d: expected 3, got nothing',
      '$.e[0]: expected nothing, got 7',
    ]);
  });

  test('an empty list is a leaf', () => {
    expect(failed([], [])).toEqual([]);
    expect(compareJson({fired: []}, {fired: []}, 'all').length).toBe(1);
    expect(failed({fired: []}, {fired: [1]})).toEqual([
      '$.fired: expected [], got [1]',
      '$.fired[0]: expected nothing, got 1',
    ]);
    expect(failed({fired: [1]}, {fired: []})).toEqual(['$.fired[0]: expected 1, got nothing']);
  });
});

import fc from 'fast-check';
import {expect, test} from 'vitest';
import {inPieces, putTogether} from '../../../pwa/engine/parts.ts';

const rows = (count: number) =>
  Array.from({length: count}, (_, index) => ({id: `r${index}`, cells: [index, null, 'x']}));

test.each([
  ['a short answer', {rows: rows(10)}, 0],
  ['a list at the top', rows(1000), 5],
  ['rows within groups within sheets', {sheets: [{groups: [{rows: rows(401)}, {rows: rows(3)}]}]}, 3],
  [
    'many groups of few rows',
    {sheets: Array.from({length: 20}, () => ({groups: Array.from({length: 16}, () => ({rows: rows(20)}))}))},
    32,
  ],
  ['a record of many keys', {warnings: Object.fromEntries(rows(250).map(row => [row.id, row]))}, 2],
  ['nothing', null, 0],
])('%s is sent in pieces and put together the same', (_, value, count) => {
  const cut = inPieces(value);
  expect(cut.pieces.length).toBe(count);
  expect(putTogether(structuredClone(cut))).toEqual(value);
});

test('bytes stay whole', () => {
  const bytes = new Uint8Array(5000);
  expect(inPieces({fileName: 'a', bytes}).rest).toEqual({fileName: 'a', bytes});
});

test('no piece is longer than 200 items, and everything comes back, whatever the lengths', () => {
  const list = fc.integer({min: 0, max: 900}).map(rows);
  const answer = fc.record({
    sheets: fc.array(fc.record({groups: fc.array(fc.record({rows: list, total: fc.integer()}), {maxLength: 3})}), {
      maxLength: 3,
    }),
    warnings: fc.integer({min: 0, max: 500}).map(count => Object.fromEntries(rows(count).map(row => [row.id, row]))),
    name: fc.string(),
  });
  fc.assert(
    fc.property(answer, value => {
      const cut = inPieces(value);
      for (const piece of cut.pieces) expect(piece.length).toBeLessThanOrEqual(200);
      expect(putTogether(cut)).toEqual(value);
    }),
    {numRuns: 50},
  );
});

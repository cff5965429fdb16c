import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {RegisterWrite} from '../../../core/doc/layout.ts';
import {decodePack, encodePack, maxStamp, packWrites} from '../../../core/doc/pack.ts';
import {anyCell} from './cells.ts';

const write: fc.Arbitrary<RegisterWrite> = fc.record({
  row: fc.constantFrom('a', 'b', 'slot.7', 'slot.8'),
  column: fc.constantFrom('$', 'name', 'amount'),
  stamp: fc.oneof(fc.nat(5), fc.constant(2 ** 48)),
  author: fc.constantFrom('', 'u1', 'u2'),
  value: anyCell,
});

const keyed = (writes: readonly RegisterWrite[]): readonly string[] =>
  [...new Set(writes.map(each => JSON.stringify([each.row, each.column, each.stamp, each.author, each.value])))].sort();

describe('packs', () => {
  test('keep every write exactly, once', () => {
    fc.assert(
      fc.property(fc.array(write), writes => {
        const back = packWrites(decodePack(encodePack({writes, unknown: []})));
        expect(keyed(back)).toEqual(keyed(writes));
        expect(back.length).toBe(keyed(writes).length);
        expect(maxStamp(back)).toBe(maxStamp(writes));
      }),
      {numRuns: 500},
    );
  });

  test('give the oldest write first, and those of one action in the order it made them', () => {
    const at = (row: string, stamp: number, author: string) => ({row, column: '$', stamp, author, value: 'notes'});
    const writes = [at('z', 5, 'u1'), at('b', 5, 'u1'), at('x', 3, 'u2'), at('c', 5, 'u0'), at('a', 5, 'u1')];
    const back = packWrites(decodePack(encodePack({writes, unknown: []})));
    expect(back.map(write => write.row)).toEqual(['x', 'c', 'z', 'b', 'a']);
  });

  test('encode again to the same bytes', () => {
    fc.assert(
      fc.property(fc.array(write), writes => {
        const bytes = encodePack({writes, unknown: []});
        expect(encodePack({writes: packWrites(decodePack(bytes)), unknown: []})).toEqual(bytes);
      }),
    );
  });

  test('carry entries of newer versions as they came', () => {
    const unknown = [
      {author: 'u1', entry: ['move', 'row', {to: 3, deep: [1, 'x', null, true]}]},
      {author: 'u2', entry: {kind: 'note', bytes: new Uint8Array([1, 2])}},
    ];
    const bytes = encodePack({writes: [], unknown: [...unknown, ...unknown]});
    const back = decodePack(bytes).unknown;
    expect(back).toHaveLength(2);
    expect(back).toEqual(expect.arrayContaining(unknown));
    expect(encodePack({writes: [], unknown: back})).toEqual(bytes);
  });
});

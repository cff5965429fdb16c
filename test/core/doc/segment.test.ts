import {createHash} from 'node:crypto';
import {describe, expect, test} from 'vitest';
import {asId, type SheetId} from '../../../core/base/ids.ts';
import type {PageCells} from '../../../core/doc/page.ts';
import {buildPackSegment, buildPagesSegment, hashOf, openSegment} from '../../../core/doc/segment.ts';

const page = (first: number): PageCells => ({
  sheet: asId<SheetId>('entries'),
  rows: {kind: 'slot', slot: 'slot', first, count: 2},
  columns: [{id: 'amount', values: [first, null], stamped: [{position: 1, stamp: first, author: 'u1'}]}],
});

describe('segments', () => {
  test('are named by the SHA-256 of their bytes', () => {
    const {segment} = buildPagesSegment('slot', [page(0)]);
    expect(segment.hash).toBe(createHash('sha256').update(segment.bytes).digest('hex'));
    expect(hashOf(segment.bytes)).toBe(segment.hash);
  });

  test('of pages tell slot, first row, number of rows and greatest stamp', () => {
    const {segment, ref} = buildPagesSegment('slot', [page(4), page(6)]);
    expect(ref).toEqual({
      slot: 'slot',
      hash: segment.hash,
      bytes: segment.bytes.length,
      maxStamp: 6,
      first: 4,
      rows: 4,
      cells: 4,
    });
    const contents = openSegment(segment.bytes);
    expect(contents.kind === 'pages' && contents.pages.map(each => each.rows)).toEqual([page(4).rows, page(6).rows]);
  });

  test('of writes name no slot, because they may speak of any row', () => {
    const write = {row: 'a', column: 'name', stamp: 9, author: 'u1', value: 'x'};
    const {ref} = buildPackSegment({writes: [write], unknown: []}, {history: true});
    expect(ref).toMatchObject({slot: 'rows', maxStamp: 9, history: true});
  });

  test.each([
    ['a newer format', 3, 2],
    ['a newer kind', 4, 7],
  ])('of %s are left closed', (_, at, value) => {
    const bytes = buildPagesSegment('slot', [page(0)]).segment.bytes.slice();
    bytes[at] = value;
    expect(openSegment(bytes)).toEqual({kind: 'unknown'});
  });

  test.each([
    ['bytes of something else', new Uint8Array([80, 75, 3, 4, 0, 0])],
    ['no bytes', new Uint8Array(0)],
    ['half a segment', buildPagesSegment('slot', [page(0)]).segment.bytes.slice(0, 30)],
  ])('%s are refused', (_, bytes) => {
    expect(() => openSegment(bytes)).toThrow();
  });
});

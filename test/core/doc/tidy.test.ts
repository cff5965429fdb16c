import {describe, expect, test} from 'vitest';
import {asId, type SheetId} from '../../../core/base/ids.ts';
import {MAIN_PORTFOLIO} from '../../../core/doc/create.ts';
import type {RegisterWrite, SegmentRef} from '../../../core/doc/layout.ts';
import {ORDINARY_LEVEL} from '../../../core/doc/layout.ts';
import type {PageCells} from '../../../core/doc/page.ts';
import {createReader, type Reader} from '../../../core/doc/read.ts';
import {type BuiltSegment, buildPackSegment, buildPagesSegment, openSegment} from '../../../core/doc/segment.ts';
import {type Tidying, type TidyLimits, tidy} from '../../../core/doc/tidy.ts';
import {row} from './device.ts';

const NOTES = asId<SheetId>('notes');
const FROM = {portfolio: MAIN_PORTFOLIO, level: ORDINARY_LEVEL};
const LIMITS: TidyLimits = {packs: 3, registers: 5, overwritten: 0.25, typedRows: 2};

const write = (at: string, column: string, stamp: number, value: string | null): RegisterWrite => ({
  row: at,
  column,
  stamp,
  author: 'u1',
  value,
});
const pack = (...writes: RegisterWrite[]): BuiltSegment => buildPackSegment({writes, unknown: []}, {history: false});
const imported = (count: number, slot = 's'): BuiltSegment => {
  const page: PageCells = {
    sheet: NOTES,
    rows: {kind: 'slot', slot, first: 0, count},
    columns: [
      {id: '$', values: Array.from({length: count}, () => 'notes'), stamped: []},
      {id: 'a', values: Array.from({length: count}, (_, i) => `a${i}`), stamped: []},
    ],
  };
  return buildPagesSegment(slot, [page]);
};

interface Tidied {
  readonly refs: readonly SegmentRef[];
  readonly built: readonly BuiltSegment[];
}

function tidied(segments: readonly BuiltSegment[], limits = LIMITS, forgetBefore = 0): Tidied | null {
  const refs = segments.map(each => each.ref);
  const bytes = new Map(segments.map(({segment}) => [segment.hash, segment.bytes]));
  return ended(tidy({refs, segments: bytes, sheetOf: () => NOTES, forgetBefore}, limits));
}

function ended(tidying: Tidying): Tidied | null {
  const built: BuiltSegment[] = [];
  for (;;) {
    const step = tidying.next();
    if (step.done === true) return step.value && {refs: step.value, built};
    built.push(step.value);
  }
}

/** What a device shows that opens these references. */
function read(refs: readonly SegmentRef[], segments: readonly BuiltSegment[]): Reader {
  const reader = createReader(() => ORDINARY_LEVEL);
  for (const ref of refs) {
    if (ref.history === true) continue;
    const bytes = segments.find(each => each.segment.hash === ref.hash)?.segment.bytes;
    const contents = openSegment(bytes ?? new Uint8Array());
    if (contents.kind === 'pages') for (const page of contents.pages) reader.addPage(FROM, page);
    if (contents.kind === 'pack') reader.addPack(FROM, contents.pack);
  }
  reader.settle();
  return reader;
}

function expectSame(before: readonly BuiltSegment[], after: Tidied | null, rows: readonly string[]): Tidied {
  if (after === null) throw new Error('nothing was tidied');
  const old = read(
    before.map(each => each.ref),
    before,
  );
  const now = read(after.refs, [...before, ...after.built]);
  for (const at of rows.map(row)) {
    for (const column of ['$', 'a', 'b'])
      expect([at, column, now.register(at, column)]).toEqual([at, column, old.register(at, column)]);
    expect(now.tables.table(NOTES).isLive(now.tables.table(NOTES).indexOf(at))).toBe(
      old.tables.table(NOTES).isLive(old.tables.table(NOTES).indexOf(at)),
    );
  }
  return after;
}

const livePacks = (refs: readonly SegmentRef[]) => refs.filter(ref => ref.rows === undefined && ref.history !== true);

describe('tidying', () => {
  test('below every threshold does nothing', () => {
    expect(tidied([imported(10), pack(write('s.1', 'a', 1, 'x')), pack(write('s.2', 'a', 2, 'x'))])).toBeNull();
  });

  test('merges packs, with every write that was not overwritten long ago', () => {
    const packs = [1, 2, 3].map(stamp => pack(write('s.1', 'a', stamp, `${stamp}`)));
    const made = expectSame([imported(4), ...packs], tidied([imported(4), ...packs], LIMITS, 2), ['s.0', 's.1']);
    const [merged] = made.built;
    const contents = openSegment(merged?.segment.bytes ?? new Uint8Array());
    expect(livePacks(made.refs)).toEqual([merged?.ref]);
    expect(contents.kind === 'pack' && [...(contents.pack.columns[0]?.stamps ?? [])]).toEqual([2, 3]);
  });

  test('keeps the last write however old it is', () => {
    const packs = ['a', 'b', 'a'].map((column, i) => pack(write('s.1', column, i + 1, `${i}`)));
    expectSame([imported(4), ...packs], tidied([imported(4), ...packs], LIMITS, 1000), ['s.1']);
  });

  test('keeps which sheet a deleted row was of, however old that is', () => {
    const packs = [
      pack(write('x', '$', 1, 'notes'), write('x', 'a', 1, 'x')),
      pack(write('x', '$', 2, null)),
      pack(write('s.1', 'a', 3, 'y')),
    ];
    for (const limits of [LIMITS, {...LIMITS, registers: 1}]) {
      const before = [imported(4), ...packs];
      const made = expectSame(before, tidied(before, limits, 1000), ['x', 's.1']);
      const now = read(made.refs, [...before, ...made.built]);
      expect(now.tables.table(NOTES).indexOf(row('x'))).toBeGreaterThan(-1);
    }
  });

  test('writes worn pages anew and leaves the others; a deletion in a page is a deletion', () => {
    const other = imported(40, 'other');
    const packs = [
      pack(write('s.0', 'a', 5, 'x'), write('s.1', 'a', 6, null), write('s.2', 'b', 7, 'new column')),
      pack(write('s.3', '$', 8, null), write('other.7', 'a', 9, 'y')),
    ];
    const before = [imported(4), other, ...packs];
    const made = expectSame(before, tidied(before), ['s.0', 's.1', 's.2', 's.3', 'other.6', 'other.7']);
    expect(made.refs).toContainEqual(other.ref);
    expect(made.refs.filter(ref => ref.slot === 's')).toHaveLength(1);
    expect(livePacks(made.refs)).toHaveLength(1);
    expect(made.refs.filter(ref => ref.history)).toHaveLength(1);
  });

  test('a page that was rewritten shows the deletion also where the older page was read before', () => {
    const before = [
      imported(4),
      pack(...[0, 1, 2, 3].map(i => write(`s.${i}`, '$', 8, null)), write('s.0', 'a', 9, 'x')),
    ];
    const made = tidied(before);
    const reader = read(
      before.slice(0, 1).map(each => each.ref),
      before,
    );
    for (const {segment} of made?.built ?? []) {
      const contents = openSegment(segment.bytes);
      if (contents.kind === 'pages') for (const page of contents.pages) reader.addPage(FROM, page);
    }
    expect(reader.tables.table(NOTES).liveCount).toBe(0);
    expect(reader.register(row('s.0'), 'a')).toEqual({stamp: 9, author: 'u1', value: 'x'});
  });

  test('gives rows typed by hand pages of their own, deleted ones too, and then reads no pack any more', () => {
    const typed = ['x', 'y', 'z'].flatMap((at, i) => [write(at, '$', i + 1, 'notes'), write(at, 'a', i + 1, at)]);
    const before = [pack(...typed), pack(write('y', '$', 9, null))];
    const made = expectSame(before, tidied(before), ['x', 'y', 'z']);
    expect(livePacks(made.refs)).toEqual([]);
  });

  test('gives rows of a small import, which lay in lanes, pages too', () => {
    const rows = [0, 1, 2].flatMap(i => [write(`t.${i}`, '$', 1, 'notes'), write(`t.${i}`, 'a', 1, `${i}`)]);
    const before = [imported(4), pack(...rows, write('s.0', 'a', 2, 'x'))];
    const made = expectSame(before, tidied(before), ['t.0', 't.1', 't.2', 's.0']);
    expect(made.built.filter(each => each.ref.rows === 3)).toHaveLength(1);
  });

  test('rows whose insertion is still in a lane show as soon as it is read', () => {
    const cells = pack(...['x', 'y', 'z'].flatMap(at => [write(at, 'a', 5, at), write(at, 'b', 5, at)]));
    const made = tidied([cells]);
    const reader = read(made?.refs ?? [], made?.built ?? []);
    expect(reader.register(row('x'), 'a')).toBeUndefined();
    for (const at of ['x', 'z']) reader.write(FROM, at, '$', 4, 'notes', 'u1');
    reader.settle();
    expect(reader.register(row('x'), 'a')).toEqual({stamp: 5, author: 'u1', value: 'x'});
    expect(reader.register(row('z'), 'b')).toEqual({stamp: 5, author: 'u1', value: 'z'});
    reader.write(FROM, 'y', '$', 6, 'notes', 'u1');
    expect(reader.register(row('y'), 'b')).toEqual({stamp: 5, author: 'u1', value: 'y'});
  });

  test('pages of typed rows are tidied again like any others', () => {
    const typed = ['x', 'y'].flatMap((at, i) => [write(at, '$', i + 1, 'notes'), write(at, 'a', i + 1, at)]);
    const first = tidied([pack(...typed, write('x', 'b', 3, 'b'))]);
    const later = pack(...['x', 'y'].flatMap(at => ['a', 'b', '$'].map(column => write(at, column, 10, 'notes'))));
    const before = [...(first?.built.filter(each => each.ref.history !== true) ?? []), later];
    const made = expectSame(before, tidied(before), ['x', 'y']);
    expect(livePacks(made.refs)).toEqual([]);
  });

  test.each([
    ['is not here', () => new Map<string, Uint8Array>()],
    ['is of a newer version', (hash: string) => new Map([[hash, new Uint8Array([0x57, 0x42, 0x53, 9, 9])]])],
  ])('leaves everything as it is when a pack %s (R9)', (_, segments) => {
    const packs = [1, 2, 3].map(stamp => pack(write('s.1', 'a', stamp, `${stamp}`)));
    const [first] = packs;
    const refs = packs.map(each => each.ref);
    const bytes = segments(first?.ref.hash ?? '');
    expect(ended(tidy({refs, segments: bytes, sheetOf: () => NOTES, forgetBefore: 0}, LIMITS))).toBeNull();
  });
});

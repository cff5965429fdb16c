import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {asId, type LevelId, type SheetId} from '../../../core/base/ids.ts';
import {MAIN_PORTFOLIO} from '../../../core/doc/create.ts';
import {ORDINARY_LEVEL} from '../../../core/doc/layout.ts';
import {decodePack, encodePack} from '../../../core/doc/pack.ts';
import {decodePage, encodePage, type PageCells} from '../../../core/doc/page.ts';
import {createReader, type Reader} from '../../../core/doc/read.ts';
import type {CellValue} from '../../../core/schema/cell.ts';
import {column, row} from './device.ts';

const NOTES = asId<SheetId>('notes');
const ORDINARY = {portfolio: MAIN_PORTFOLIO, level: ORDINARY_LEVEL};
const CONTACT = {portfolio: MAIN_PORTFOLIO, level: asId<LevelId>('contact')};

const levelOf = (_: SheetId, name: string): LevelId | undefined =>
  name === 'c' ? CONTACT.level : name === 'unknown' ? undefined : ORDINARY_LEVEL;
const readerOf = (): Reader => createReader(levelOf);

const slotPage = (columns: Readonly<Record<string, readonly CellValue[]>>, count = 3): PageCells => ({
  sheet: NOTES,
  rows: {kind: 'slot', slot: 's', first: 0, count},
  columns: Object.entries(columns).map(([id, values]) => ({id, values, stamped: []})),
});
const existing = ['notes', 'notes', 'notes'];
const add = (reader: Reader, from: typeof ORDINARY, page: PageCells): void => {
  reader.addPage(from, decodePage(encodePage(page)));
  reader.settle();
};

describe('what is read', () => {
  /** Everything that may arrive, each as something to do with a reader. */
  const arrivals: readonly ((reader: Reader) => void)[] = [
    reader => add(reader, ORDINARY, slotPage({$: existing, a: ['a0', 'a1', null]})),
    reader => add(reader, CONTACT, slotPage({c: ['c0', null, 'c2']})),
    reader =>
      add(reader, ORDINARY, {
        sheet: NOTES,
        rows: {kind: 'list', ids: [row('x'), row('y')]},
        columns: [
          {
            id: '$',
            values: ['notes', null],
            stamped: [
              {position: 0, stamp: 3, author: 'u1'},
              {position: 1, stamp: 4, author: 'u1'},
            ],
          },
          {id: 'a', values: ['x', 'y'], stamped: [{position: 0, stamp: 3, author: 'u1'}]},
        ],
      }),
    reader =>
      add(reader, CONTACT, {
        sheet: NOTES,
        rows: {kind: 'list', ids: [row('y'), row('x')]},
        columns: [{id: 'c', values: ['cy', 'cx'], stamped: [{position: 1, stamp: 3, author: 'u1'}]}],
      }),
    reader => {
      const writes = [
        {row: 's.1', column: 'a', stamp: 7, author: 'u2', value: 'pack'},
        {row: 's.2', column: '$', stamp: 7, author: 'u2', value: null},
        {row: 'x', column: 'c', stamp: 8, author: 'u2', value: null},
      ];
      reader.addPack(ORDINARY, decodePack(encodePack({writes, unknown: []})));
      reader.settle();
    },
    reader => reader.write(ORDINARY, 's.1', 'a', 7, 'zz', 'u1'),
    reader => reader.write(ORDINARY, 's.2', 'a', 9, 'under a deleted row', 'u1'),
    reader => reader.write(ORDINARY, 'new', 'a', 2, 'before its row', 'u1'),
    reader => reader.write(ORDINARY, 'new', '$', 2, 'notes', 'u1'),
    reader => reader.write(ORDINARY, 'y', '$', 5, 'notes', 'u3'),
    reader => reader.write(ORDINARY, 's.0', '$', 2, null, 'u1'),
    reader => reader.write(ORDINARY, 's.0', '$', 2, 'notes', 'u2'),
    reader => reader.write(CONTACT, 'new', 'c', 2, 'phone', 'u1'),
    // A cell counts in its column's document only, however new it is.
    reader => reader.write(ORDINARY, 'x', 'c', 99, 'smuggled', 'u9'),
    reader => reader.write(ORDINARY, 'new', 'c', 99, 'smuggled', 'u9'),
    reader => reader.write(CONTACT, 's.1', 'a', 99, 'smuggled', 'u9'),
    reader => add(reader, ORDINARY, slotPage({c: ['smuggled', 'smuggled', 'smuggled']})),
    // Existence counts in the ordinary level's document only.
    reader => reader.write(CONTACT, 'x', '$', 99, null, 'u9'),
  ];
  const rows = ['s.0', 's.1', 's.2', 'x', 'y', 'new'].map(row);

  function view(reader: Reader): unknown {
    const table = reader.tables.table(NOTES);
    return [
      table.liveCount,
      rows.map(at => [
        table.isLive(table.indexOf(at)),
        ...['$', 'a', 'c'].map(name => reader.register(at, name)),
        table.get(table.indexOf(at), column('a')),
      ]),
    ];
  }

  test('is the same in whatever order and how often it arrives', () => {
    const straight = readerOf();
    for (const arrive of arrivals) arrive(straight);
    const expected = view(straight);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...arrivals.keys()], {minLength: arrivals.length}),
        fc.array(fc.nat(arrivals.length - 1), {maxLength: 5}),
        (order, again) => {
          const reader = readerOf();
          for (const i of [...order, ...again]) arrivals[i]?.(reader);
          reader.settle();
          expect(view(reader)).toEqual(expected);
        },
      ),
      {numRuns: 500},
    );
  });

  test('cells of a column that the root document does not know yet show when it does, from its own document only', () => {
    let level: LevelId | undefined;
    const reader = createReader(() => level);
    add(reader, ORDINARY, slotPage({$: existing, later: ['0', '1', '2']}));
    add(reader, CONTACT, slotPage({later: ['c0', 'c1', 'c2']}));
    reader.write(ORDINARY, 's.1', 'later', 9, 'wrong document', 'u1');
    reader.write(CONTACT, 's.2', 'later', 3, 'edit', 'u1');
    expect(reader.tables.table(NOTES).get(1, column('later'))).toBeNull();
    level = CONTACT.level;
    reader.settleColumns();
    const {get} = reader.tables.table(NOTES);
    expect([0, 1, 2].map(i => get(i, column('later')))).toEqual(['c0', 'c1', 'edit']);
  });

  test('two inserts of one id into two sheets end in the greater one, cells and all', () => {
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
    ]) {
      const reader = readerOf();
      const writes = [
        () => reader.write(ORDINARY, 'r', '$', 1, 'notes', 'u1'),
        () => reader.write(ORDINARY, 'r', '$', 2, 'others', 'u2'),
        () => reader.write(ORDINARY, 'r', 'a', 1, 'cell', 'u1'),
      ];
      for (const i of order) writes[i]?.();
      expect(reader.tables.table(NOTES).liveCount).toBe(0);
      const others = reader.tables.table(asId<SheetId>('others'));
      expect([others.liveCount, others.get(others.indexOf(row('r')), column('a'))]).toEqual([1, 'cell']);
    }
  });

  test('rows of a slot whose page is missing are not made up from edits (R8)', () => {
    const reader = readerOf();
    reader.setMissing(new Set(['s']));
    reader.write(ORDINARY, 's.1', '$', 3, 'notes', 'u1');
    reader.write(ORDINARY, 's.1', 'a', 3, 'edit', 'u1');
    expect(reader.tables.table(NOTES).size).toBe(0);
    reader.setMissing(new Set());
    add(reader, ORDINARY, slotPage({$: existing, a: ['a0', 'a1', 'a2']}));
    expect(reader.tables.table(NOTES).liveCount).toBe(3);
    expect(reader.tables.table(NOTES).get(1, column('a'))).toBe('edit');
  });

  test('a page of rows that are shown already is told as the sheet having changed', () => {
    const reader = readerOf();
    add(reader, ORDINARY, slotPage({$: existing}));
    reader.begin();
    add(reader, CONTACT, slotPage({c: ['c0', 'c1', 'c2']}));
    expect(reader.end()).toEqual([{kind: 'rows', sheet: NOTES, count: 0}]);
  });
});

import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {isEditable, tableColumns} from '../../../pwa/screens/warning-table/columns.ts';
import {
  blockBetween,
  type Field,
  type Move,
  moved,
  pastedCells,
  placePasted,
} from '../../../pwa/screens/warning-table/cursor.ts';
import {allLines, tableLines} from '../../../pwa/screens/warning-table/lines.ts';
import {makeRow, makeTable} from './month-rows.ts';

const table = makeTable([
  makeRow({id: 'a', sector: 'medical'}),
  makeRow({id: 'b', sector: 'medical'}),
  makeRow({id: 'c', sector: 'finance'}),
]);
const {body, foot} = tableLines(table, allLines);
const columns = tableColumns({weeks: 4, more: false, needed: new Set()});
const field: Field = {lines: [...body, ...foot], columns, page: 3};
const firstWeek = columns.findIndex(isEditable);
const lastWeek = columns.findLastIndex(isEditable);
const lineOf = (id: string) => field.lines.findIndex(line => line.kind === 'row' && line.row.row === id);

describe('walking', () => {
  test('Enter goes to the next customer in the same column, over headings', () => {
    expect(moved({line: lineOf('b'), column: 5}, 'next-row', field)).toEqual({line: lineOf('c'), column: 5});
  });

  test('Enter stays on the last customer', () => {
    const last = {line: lineOf('c'), column: 5};
    expect(moved(last, 'next-row', field)).toEqual(last);
  });

  test('Tab goes over the week cells and on to the next customer', () => {
    expect(moved({line: lineOf('a'), column: firstWeek}, 'next-cell', field).column).toBe(firstWeek + 1);
    expect(moved({line: lineOf('b'), column: lastWeek}, 'next-cell', field)).toEqual({
      line: lineOf('c'),
      column: firstWeek,
    });
  });

  test('Shift Tab walks the same way back', () => {
    const start = {line: lineOf('a'), column: firstWeek};
    const there = moved(moved(start, 'next-cell', field), 'next-cell', field);
    expect(moved(moved(there, 'previous-cell', field), 'previous-cell', field)).toEqual(start);
  });

  test('no move leaves the table', () => {
    const moves: readonly Move[] = [
      ...(['up', 'down', 'left', 'right', 'page-up', 'page-down', 'row-start', 'row-end'] as const),
      ...(['top', 'bottom', 'first', 'last', 'next-cell', 'previous-cell', 'next-row', 'previous-row'] as const),
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...moves), {maxLength: 60}), walked => {
        const end = walked.reduce((place, move) => moved(place, move, field), {line: lineOf('a'), column: firstWeek});
        expect(field.lines[end.line]).toBeDefined();
        expect(field.columns[end.column]).toBeDefined();
      }),
    );
  });
});

describe('pasting', () => {
  test('reads rows, columns and quoted cells as Excel copies them', () => {
    expect(pastedCells('1\t2\r\n"3"\t" 4 "\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('a copied column lands on the customers in order, skipping headings and totals', () => {
    const at = {line: lineOf('a'), column: firstWeek};
    const cells = placePasted([['1'], ['2'], ['3']], blockBetween(at, at), field);
    expect(cells.map(({line}) => line)).toEqual([lineOf('a'), lineOf('b'), lineOf('c')]);
  });

  test('one copied cell fills the selected block', () => {
    const block = blockBetween({line: lineOf('a'), column: firstWeek}, {line: lineOf('c'), column: firstWeek + 1});
    expect(placePasted([['7']], block, field)).toHaveLength(6);
  });

  test('what lies beyond the table is left out', () => {
    const at = {line: lineOf('c'), column: lastWeek};
    expect(
      placePasted(
        [
          ['1', '2'],
          ['3', '4'],
        ],
        blockBetween(at, at),
        field,
      ),
    ).toEqual([{line: lineOf('c'), column: lastWeek, text: '1'}]);
  });
});

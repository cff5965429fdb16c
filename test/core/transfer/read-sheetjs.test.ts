import {type BookType, utils, type WorkBook, write} from '@e965/xlsx';
import {describe, expect, test} from 'vitest';
import {asDay, dayOf} from '../../../core/base/calendar-date.ts';
import type {FileSheets} from '../../../core/transfer/file-sheets.ts';
import {readFile} from '../../../core/transfer/read.ts';
import {decodeText} from './imported-file.ts';

function bytesOf(book: WorkBook, bookType: BookType): Uint8Array {
  const written: ArrayBuffer = write(book, {type: 'array', bookType});
  return new Uint8Array(written);
}

/** One sheet of the given cells. */
function bookOf(rows: readonly (readonly unknown[])[], name = 'Sheet'): WorkBook {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map(row => [...row])), name);
  return book;
}

async function readBook(book: WorkBook, type: BookType): Promise<FileSheets> {
  const read = await readFile(bytesOf(book, type), `book.${type}`, decodeText);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

describe('an old workbook', () => {
  test.each<BookType>(['biff8', 'biff5', 'biff2'])('(%s) gives typed cells; text stays text', async type => {
    const {sheets} = await readBook(
      bookOf([
        ['name', 'amount', 'yes'],
        ['=1+1', 12.5, true],
        ['00123', null, false],
      ]),
      type,
    );
    expect(sheets.map(({rows}) => rows)).toEqual([
      [
        ['name', 'amount', 'yes'],
        ['=1+1', 12.5, true],
        ['00123', null, false],
      ],
    ]);
  });

  test('gives Chinese text and sheet names', async () => {
    const {sheets} = await readBook(
      bookOf(
        [
          ['客户名称', '联系人'],
          ['永兴酒楼', '王经理'],
        ],
        '客户',
      ),
      'biff8',
    );
    expect(sheets[0]).toMatchObject({
      name: '客户',
      rows: [
        ['客户名称', '联系人'],
        ['永兴酒楼', '王经理'],
      ],
    });
  });

  test.each([
    [false, 0, dayOf(1899, 12, 30)],
    [false, 1, dayOf(1900, 1, 1)],
    [false, 59, dayOf(1900, 2, 28)],
    [false, 61, dayOf(1900, 3, 1)],
    [false, 46086, dayOf(2026, 3, 5)],
    [true, 1, dayOf(1904, 1, 2)],
    [true, 44624, dayOf(2026, 3, 5)],
  ])('counts its days from 1904: %s; serial %i', async (date1904, serial, day) => {
    const book = bookOf([[{t: 'n', v: serial, z: 'yyyy-mm-dd'}]]);
    book.Workbook = {WBProps: {date1904}};
    const file = await readBook(book, 'biff8');
    expect(file.date1904).toBe(date1904);
    expect(file.sheets[0]?.rows[0]).toEqual([{kind: 'date', day, seconds: 0}]);
  });

  test('gives times, and an error where a serial is beyond the calendar', async () => {
    const cells = [0.5, 46086.75, 3_000_000, -1].map(v => ({t: 'n', v, z: 'yyyy-mm-dd hh:mm'}));
    const {sheets} = await readBook(bookOf([cells]), 'biff8');
    expect(sheets[0]?.rows[0]).toEqual([
      {kind: 'date', day: dayOf(1899, 12, 30), seconds: 43_200},
      {kind: 'date', day: asDay(dayOf(2026, 3, 5)), seconds: 64_800},
      {kind: 'error', code: '#DATE!'},
      {kind: 'error', code: '#DATE!'},
    ]);
  });

  test('tells hidden and very hidden sheets, merged ranges and error values', async () => {
    const book = bookOf([['x', {t: 'e', v: 42, w: '#N/A'}]], 'A');
    utils.book_append_sheet(book, utils.aoa_to_sheet([['y']]), 'B');
    utils.book_append_sheet(book, utils.aoa_to_sheet([['z']]), 'C');
    book.Workbook = {Sheets: [{Hidden: 0}, {Hidden: 1}, {Hidden: 2}]};
    for (const sheet of Object.values(book.Sheets)) sheet['!merges'] = [{s: {r: 0, c: 0}, e: {r: 2, c: 0}}];
    const {sheets} = await readBook(book, 'biff8');
    expect(sheets.map(({hidden, veryHidden}) => [hidden, veryHidden ?? false])).toEqual([
      [false, false],
      [true, false],
      [true, true],
    ]);
    expect(sheets[0]?.merges).toEqual([{top: 0, left: 0, bottom: 2, right: 0}]);
    expect(sheets[0]?.rows).toEqual([['x', {kind: 'error', code: '#N/A'}]]);
  });

  test('is refused where it is cut off', async () => {
    const bytes = bytesOf(bookOf([['a', 1]]), 'biff8');
    const read = await readFile(bytes.subarray(0, 1000), 'cut.xls', decodeText);
    expect(read.ok ? '' : read.error.kind).toMatch(/^file-(?:damaged|kind-unknown)$/);
  });
});

test('a workbook with macros is read like one without', async () => {
  const {sheets} = await readBook(bookOf([['name'], ['Blue Harbour']]), 'xlsm');
  expect(sheets[0]?.rows).toEqual([['name'], ['Blue Harbour']]);
});

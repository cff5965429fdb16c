import {strToU8, zipSync} from 'fflate';
import {describe, expect, test} from 'vitest';
import type {AppError} from '../../../core/base/app-error.ts';
import {dayOf} from '../../../core/base/calendar-date.ts';
import {readFile} from '../../../core/transfer/read.ts';
import {xlsxBytes} from '../../../core/transfer/write-xlsx.ts';
import {decodeText} from './imported-file.ts';

async function errorOf(bytes: Uint8Array, name = 'book.xlsx'): Promise<AppError | undefined> {
  const read = await readFile(bytes, name, decodeText);
  return read.ok ? undefined : read.error;
}

const plain = {format: '', width: 10, hidden: false, heading: ''};

/** A workbook of one sheet with the given cells. */
function workbook(rows: readonly (readonly (string | number | boolean | null)[])[]): Promise<Uint8Array> {
  return xlsxBytes([
    {
      name: 'Sheet',
      columns: [plain, plain, plain],
      head: [['a', 'b', 'c']],
      rows,
      merges: [],
      frozen: {rows: 1, columns: 0},
      bold: new Set(),
    },
  ]);
}

/** The central directory's field at `offset` of each part set to a value. */
function patched(bytes: Uint8Array, offset: number, value: number, size: 2 | 4): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 46 < copy.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    if (size === 2) view.setUint16(at + offset, value, true);
    else view.setUint32(at + offset, value, true);
  }
  return copy;
}

describe('a workbook', () => {
  test('gives typed cells; text stays text whatever it looks like', async () => {
    const bytes = await workbook([
      ['=1+1', 12.5, true],
      ['00123', null, 'two\nlines'],
    ]);
    const read = await readFile(bytes, 'x.xlsx', decodeText);
    expect(read.ok && read.value.sheets[0]?.rows).toEqual([
      ['a', 'b', 'c'],
      ['=1+1', 12.5, true],
      ['00123', null, 'two\nlines'],
    ]);
  });

  test('gives dates as days, whatever the clock of the machine', async () => {
    const bytes = await xlsxBytes([
      {
        name: 'Sheet',
        columns: [{...plain, format: 'yyyy-mm-dd'}],
        head: [['day']],
        rows: [[{kind: 'date', day: dayOf(2026, 3, 5)}]],
        merges: [],
        frozen: {rows: 1, columns: 0},
        bold: new Set(),
      },
    ]);
    const read = await readFile(bytes, 'x.xlsx', decodeText);
    expect(read.ok && read.value.sheets[0]?.rows[1]).toEqual([{kind: 'date', day: dayOf(2026, 3, 5), seconds: 0}]);
  });
});

describe('a file that must not reach a parser', () => {
  test('is empty', async () => {
    expect(await errorOf(new Uint8Array(0))).toEqual({kind: 'file-empty', file: 'book.xlsx'});
    expect(await errorOf(strToU8(' \n\n'), 'x.csv')).toEqual({kind: 'file-empty', file: 'x.csv'});
  });

  test('is larger than 64 MB', async () => {
    const big = new Uint8Array(64 * 1_048_576 + 1);
    expect(await errorOf(big)).toEqual({kind: 'file-too-large', file: 'book.xlsx', limitMb: 64});
  });

  test('is the beginning of an old workbook and no more', async () => {
    expect((await errorOf(new Uint8Array([9, 8, 16, 0, 0, 6, 5, 0])))?.kind).toBe('file-damaged');
  });

  test('is cut off', async () => {
    const bytes = await workbook([['x', 1, null]]);
    expect((await errorOf(bytes.subarray(0, bytes.length - 40)))?.kind).toBe('file-damaged');
    expect((await errorOf(bytes.subarray(0, 100)))?.kind).toBe('file-damaged');
  });

  test('has a byte turned over inside', async () => {
    const bytes = (await workbook(Array.from({length: 200}, (_, index) => [`row ${index}`, index, null]))).slice();
    const middle = Math.floor(bytes.length / 3);
    bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
    expect((await errorOf(bytes))?.kind).toBe('file-damaged');
  });

  test('unpacks to hundreds of times its size', async () => {
    const bytes = await workbook([['x', 1, null]]);
    expect((await errorOf(patched(bytes, 24, 500 * 1_048_576, 4)))?.kind).toBe('file-hostile');
    expect((await errorOf(patched(bytes, 24, 700 * 1_048_576, 4)))?.kind).toBe('file-too-large');
  });

  test('hides how much it unpacks to', async () => {
    const bytes = await workbook([['x', 1, null]]);
    expect((await errorOf(patched(bytes, 24, 0, 4)))?.kind).toBe('file-damaged');
  });

  test('declares less than it unpacks to', async () => {
    const bytes = await workbook(Array.from({length: 500}, () => ['same', 1, null]));
    expect((await errorOf(patched(bytes, 24, 64, 4)))?.kind).toBe('file-damaged');
  });

  test('has a password', async () => {
    const bytes = await workbook([['x', 1, null]]);
    expect(await errorOf(patched(bytes, 8, 1, 2))).toEqual({kind: 'file-encrypted', file: 'book.xlsx'});
    const compound = new Uint8Array(2048);
    compound.set([0xd0, 0xcf, 0x11, 0xe0]);
    for (const [index, letter] of [...'EncryptedPackage'].entries()) compound[1024 + index * 2] = letter.charCodeAt(0);
    expect(await errorOf(compound)).toEqual({kind: 'file-encrypted', file: 'book.xlsx'});
  });

  test('declares entities in its XML', async () => {
    const bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><workbook/>';
    const bytes = zipSync({'[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8(bomb)});
    expect((await errorOf(bytes))?.kind).toBe('file-hostile');
  });

  test('has two parts of one name', async () => {
    const bytes = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'a.xml': strToU8('<a/>'),
      'A.xml': strToU8('<a/>'),
    });
    expect((await errorOf(bytes))?.kind).toBe('file-damaged');
  });

  test.each([
    ['xlsb', zipSync({'[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.bin': strToU8('x')})],
    ['ods', zipSync({mimetype: strToU8('x'), 'content.xml': strToU8('<x/>')})],
    ['docx', zipSync({'[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<x/>')})],
    ['zip', zipSync({'readme.txt': strToU8('hello')})],
    ['ole2', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
    ['html', strToU8('<html><table><tr><td>1</td></tr></table></html>')],
    ['xml', strToU8('<?xml version="1.0"?><Workbook/>')],
    ['binary', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 3, 0, 0, 5, 0, 0])],
  ])('is of another kind: %s', async (found, bytes) => {
    expect(await errorOf(bytes)).toEqual({kind: 'file-kind-unknown', file: 'book.xlsx', found});
  });
});

/** F1 of the safety design: no payload leaves as a formula, and each comes back as it was. */

import fc from 'fast-check';
import {strFromU8, unzipSync} from 'fflate';
import {describe, expect, test} from 'vitest';
import type {OutSheet} from '../../../core/transfer/out-sheet.ts';
import {readFile} from '../../../core/transfer/read.ts';
import {csvText} from '../../../core/transfer/write-csv.ts';
import {xlsxBytes} from '../../../core/transfer/write-xlsx.ts';
import {decodeText} from './imported-file.ts';

const STARTS = ['=', '+', '-', '@', '\t=', '＝', '＋', '－', '＠'];
const BEFORE = ['', ' ', '\u00a0', '\u3000', "'", "''", 'x\n', 'x,', 'x;', 'x\t', 'x|', 'x\n ', '\n'];
const BODIES = ["cmd|' /C calc'!A0", '1+1', 'HYPERLINK("http://x.invalid","y")', 'SUM(1,2);3'];
const PAYLOADS = BEFORE.flatMap(before => STARTS.flatMap(start => BODIES.map(body => `${before}${start}${body}`)));

/** What a spreadsheet runs. */
const RUNS = /^[\s\u00a0\u3000\ufeff]*[=+\-@＝＋－＠\t\r]/u;

function sheetOf(texts: readonly string[]): OutSheet {
  const column = {heading: '', format: '', width: 10, hidden: false};
  return {
    name: 'Payloads',
    columns: [column, column],
    head: [['text', 'note']],
    rows: texts.map(text => [text, 'x']),
    merges: [],
    frozen: {rows: 1, columns: 0},
    bold: new Set([0]),
  };
}

async function textsOf(bytes: Uint8Array, file: string, count: number): Promise<readonly unknown[]> {
  const read = await readFile(bytes, file, decodeText);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return (read.value.sheets[0]?.rows ?? []).slice(1, 1 + count).map(row => row[0]);
}

/** Cells as a program sees them that knows no quotes and cuts at any delimiter and line break. */
function crudeCells(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/[\r\n,;|\t]/)
    .map(cell => cell.replace(/^"|"$/g, ''));
}

describe('a formula hidden in a text', () => {
  test('does not run from the csv, whatever delimiter a program expects', () => {
    const running = crudeCells(csvText(sheetOf(PAYLOADS), 'zh')).filter(cell => RUNS.test(cell));
    expect(running).toEqual([]);
  });

  test('is no formula in the xlsx', async () => {
    const parts = unzipSync(await xlsxBytes([sheetOf(PAYLOADS)]));
    const sheets = Object.entries(parts).filter(([name]) => name.startsWith('xl/worksheets/'));
    expect(sheets.length).toBe(1);
    for (const [, bytes] of sheets) expect(strFromU8(bytes)).not.toMatch(/<f[ >]/);
    expect(Object.keys(parts).filter(name => /external|dde|vba/i.test(name))).toEqual([]);
  });

  test('comes back unchanged from both', async () => {
    expect(await textsOf(new TextEncoder().encode(csvText(sheetOf(PAYLOADS), 'zh')), 'x.csv', PAYLOADS.length)).toEqual(
      PAYLOADS,
    );
    expect(await textsOf(await xlsxBytes([sheetOf(PAYLOADS)]), 'x.xlsx', PAYLOADS.length)).toEqual(PAYLOADS);
  });

  test('whatever its characters, comes back unchanged from the csv and does not run', async () => {
    const unit = fc.constantFrom(
      "'",
      '=',
      '+',
      '-',
      '@',
      ' ',
      '\t',
      '\n',
      '1',
      'a',
      '＝',
      ',',
      ';',
      '|',
      '"',
      '\u00a0',
    );
    const text = fc.string({unit, minLength: 1, maxLength: 12}).map(body => `a${body}`);
    const any = fc.oneof(
      text,
      text.map(body => body.slice(1)).filter(body => /[^\s]/.test(body)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(any, {minLength: 1, maxLength: 8}), async texts => {
        const csv = csvText(sheetOf(texts), 'zh');
        expect(crudeCells(csv).filter(cell => RUNS.test(cell) && !/^-?\d/.test(cell))).toEqual([]);
        expect(await textsOf(new TextEncoder().encode(csv), 'x.csv', texts.length)).toEqual(texts);
      }),
    );
  });

  test('a phone number with its plus and a negative amount stay right', async () => {
    const texts = ['+86 138 0000 1200', '+8613800001200', '-12.50'];
    expect(await textsOf(new TextEncoder().encode(csvText(sheetOf(texts), 'zh')), 'x.csv', texts.length)).toEqual(
      texts,
    );
    expect(csvText(sheetOf(['-12.50']), 'zh')).toContain('\n-12.50,');
  });
});

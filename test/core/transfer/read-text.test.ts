import {describe, expect, test} from 'vitest';
import type {RawRow} from '../../../core/transfer/file-sheets.ts';
import {readText} from '../../../core/transfer/read-text.ts';
import {decodeText, fixtureBytes} from './imported-file.ts';

async function read(content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const result = await readText(bytes, 'folder/list.csv', decodeText);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const [sheet] = result.value.sheets;
  return {rows: sheet?.rows ?? [], name: sheet?.name, ...result.value.text};
}

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const codes = [...(mark ? `\uFEFF${text}` : text)].map(character => character.charCodeAt(0));
  const bytes = new Uint8Array(codes.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [index, code] of codes.entries()) view.setUint16(index * 2, code, order === 'le');
  return bytes;
}

const TABLE: readonly RawRow[] = [
  ['客户', '金额'],
  ['云栖建设集团', '1,200.00'],
];

describe('the encoding', () => {
  test('is UTF-8 with or without its mark, which is no part of the first cell', async () => {
    for (const mark of ['', '\uFEFF']) {
      const file = await read(`${mark}客户,金额\n云栖建设集团,"1,200.00"\n`);
      expect(file.encoding).toBe('utf-8');
      expect(file.rows.slice(0, 2)).toEqual(TABLE);
    }
  });

  test('is UTF-16 in either order', async () => {
    const text = '客户\t金额\n云栖建设集团\t1,200.00\n';
    expect(await read(utf16(text, 'le', true))).toMatchObject({encoding: 'utf-16le', delimiter: '\t'});
    expect(await read(utf16(text, 'be', true))).toMatchObject({encoding: 'utf-16be', delimiter: '\t'});
    const ascii = 'name\tamount\nNorthwind\t12.50\n';
    expect((await read(utf16(ascii, 'le', false))).rows[1]).toEqual(['Northwind', '12.50']);
  });

  test('is GB18030 where the bytes are no UTF-8', async () => {
    const file = await read(fixtureBytes('ledger-gb18030.csv'));
    expect(file.encoding).toBe('gb18030');
    expect(file.rows[1]).toEqual(['2026/3/2', '云栖建设集团', '1,280.50', '签单']);
  });

  test('can be said by a person', async () => {
    const result = await readText(fixtureBytes('ledger-gb18030.csv'), 'x.csv', decodeText, 'windows-1252');
    expect(result.ok && result.value.text?.encoding).toBe('windows-1252');
    const unknown = await readText(fixtureBytes('ledger-gb18030.csv'), 'x.csv', decodeText, 'no-such');
    expect(unknown.ok).toBe(false);
  });
});

describe('the fields', () => {
  test.each([
    [',', 'a,b,c\n1,2,3\n4,5,6\n'],
    ['\t', 'a\tb\tc\n1\t2\t3\n4\t5\t6\n'],
    [';', 'a;b;c\n1,5;2;3\n4,5;5;6\n'],
    ['|', 'a|b|c\n1|2|3\n4|5|6\n'],
  ])('are cut at %j', async (delimiter, text) => {
    const file = await read(text);
    expect(file.delimiter).toBe(delimiter);
    expect(file.rows[2]).toHaveLength(3);
  });

  test('keep quoted delimiters, quotes and line breaks', async () => {
    const file = await read('name,note\r\n"Quill, Ink","says ""hi""\r\ntwice"\r\nplain,x\r\n');
    expect(file.rows[1]).toEqual(['Quill, Ink', 'says "hi"\ntwice']);
    expect(file.rows[2]).toEqual(['plain', 'x']);
  });

  test('set by spaces are cut at the spaces, a longer heading at the columns', async () => {
    const file = await read(fixtureBytes('headerless-spaces.txt'));
    expect(file.delimiter).toBe('spaces');
    expect(file.rows[0]).toEqual(['00104', '20260101', '2', '29.33']);
    const headed = await read(
      'Cust no Bought on  Pieces Paid\n00104 20260101        2 29.33\n00221 20260102        1  9.00\n',
    );
    expect(headed.rows[1]).toEqual(['00104', '20260101', '2', '29.33']);
    expect(headed.rows[0]).toHaveLength(4);
  });

  test('sentences are not mistaken for columns', async () => {
    const file = await read('Please note that this list\nis not complete and\nwill be sent again on Monday\n');
    expect(file.delimiter).toBe(',');
  });

  test('are texts: nothing is converted, and a guarded formula loses its guard', async () => {
    const file = await read("a,b,c\n007,'=1+1,1e5\n");
    expect(file.rows[1]).toEqual(['007', '=1+1', '1e5']);
  });

  test('row numbers are those that an editor shows, blank lines counted', async () => {
    const file = await read('a,b\n\n1,2\n');
    expect(file.rows[2]).toEqual(['1', '2']);
  });
});

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {pasteTarget, repeated} from '../../../pwa/grid/fill-shape.ts';
import {htmlToken, parseTsv, printHtmlTable, printTsv} from '../../../pwa/grid/tsv.ts';

describe('tables on the clipboard', () => {
  test.each([
    {what: 'one cell', text: '12', rows: [['12']]},
    {what: 'nothing', text: '', rows: [['']]},
    {
      what: "Excel's closing line end",
      text: 'a\tb\r\nc\td\r\n',
      rows: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    },
    {what: 'an empty line in the middle', text: 'a\r\n\r\nb\r\n', rows: [['a'], [''], ['b']]},
    {what: 'a quoted cell with a line end, a tab and quotes', text: '"a\r\nb\t""c"""\td', rows: [['a\nb\t"c"', 'd']]},
    {what: 'a quote that never closes', text: '"a\tb', rows: [['"a', 'b']]},
    {what: 'a quote inside a word', text: '5" pipe\tx', rows: [['5" pipe', 'x']]},
    {what: 'a quoted word that goes on', text: '"a" b\tc', rows: [['"a" b', 'c']]},
    {what: 'old line ends', text: 'a\rb', rows: [['a'], ['b']]},
    {what: 'trailing empty cells', text: 'a\t\t\r\n', rows: [['a', '', '']]},
  ])('$what', ({text, rows}) => {
    expect(parseTsv(text)).toEqual(rows);
  });

  test('printed then parsed is the same table', () => {
    const cell = fc.string({unit: fc.constantFrom('a', '"', '\t', '\n', ' ', '，', '=')});
    const table = fc
      .integer({min: 1, max: 4})
      .chain(width => fc.array(fc.array(cell, {minLength: width, maxLength: width}), {minLength: 1, maxLength: 5}))
      // A last row that is one empty cell cannot be told from a closing line end.
      .filter(rows => rows.length === 1 || rows.at(-1)?.join('') !== '' || (rows.at(-1)?.length ?? 0) > 1);
    fc.assert(
      fc.property(table, rows => {
        expect(parseTsv(printTsv(rows))).toEqual(rows);
      }),
    );
  });

  test('the HTML marks text as text, escapes it and names the grid it came from', () => {
    const html = printHtmlTable(
      [
        ['=1+1', '12.50'],
        ['<b>"x"', 'a\nb'],
      ],
      [true, false],
      'k3-9',
    );
    expect(html).toContain(`<td style="mso-number-format:'\\@'">=1+1</td><td>12.50</td>`);
    expect(html).toContain('&lt;b&gt;&quot;x&quot;');
    expect(html).not.toContain('<b>');
    expect(htmlToken(html)).toBe('k3-9');
    expect(htmlToken('<table><tr><td>1</td></tr></table>')).toBeNull();
  });
});

describe('where a paste goes', () => {
  const into = {top: 2, left: 1, bottom: 5, right: 2};
  test.each([
    {what: 'one cell fills the selection', block: {height: 1, width: 1}, target: into},
    {what: 'a block repeats when it fits', block: {height: 2, width: 1}, target: into},
    {
      what: 'a larger block grows from the corner',
      block: {height: 6, width: 3},
      target: {...into, bottom: 7, right: 3},
    },
    {what: 'a block that does not fit goes in once', block: {height: 3, width: 2}, target: {...into, bottom: 4}},
  ])('$what', ({block, target}) => {
    expect(pasteTarget(into, block)).toEqual(target);
  });

  test('cells before the source repeat it backwards', () => {
    expect([-3, -2, -1, 0, 1, 2].map(offset => repeated(offset, 2))).toEqual([1, 0, 1, 0, 1, 0]);
  });
});

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {type Ast, binaryOperators, MAX_FORMULA_LENGTH, MAX_NESTING} from '../../../core/formula/ast.ts';
import {parseFormula} from '../../../core/formula/parse.ts';
import {printFormula} from '../../../core/formula/print.ts';
import {errorCodes} from '../../../core/formula/value.ts';
import {evaluated} from './evaluate.ts';

function parsed(text: string): Ast {
  const result = parseFormula(text);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const positive = fc.oneof(
  fc.nat(),
  fc.double({min: 0, max: 1e300, noNaN: true, noDefaultInfinity: true}).map(x => x + 0),
);
const part = fc
  .string({minLength: 1, maxLength: 8, unit: 'grapheme'})
  .filter(text => text.trim() !== '' && text.trim() === text);
const word = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,6}$/).filter(name => name !== 'TRUE' && name !== 'FALSE');
const constant: fc.Arbitrary<Ast> = fc.oneof(
  positive.map(value => ({kind: 'number', value}) as const),
  fc.string({unit: 'grapheme'}).map(value => ({kind: 'text', value}) as const),
  fc.boolean().map(value => ({kind: 'boolean', value}) as const),
  fc.constantFrom(...errorCodes).map(code => ({kind: 'error', code}) as const),
);
const {formula} = fc.letrec<{formula: Ast}>(tie => ({
  formula: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    constant,
    fc.array(part, {minLength: 1, maxLength: 4}).map(path => ({kind: 'reference', path}) as const),
    word.map(name => ({kind: 'name', name}) as const),
    fc.tuple(word, word).map(([from, to]) => ({kind: 'range', from, to}) as const),
    fc
      .tuple(fc.integer({min: 1, max: 3}), fc.integer({min: 1, max: 3}))
      .chain(([rows, columns]) =>
        fc.array(fc.array(constant, {minLength: columns, maxLength: columns}), {minLength: rows, maxLength: rows}),
      )
      .map(rows => ({kind: 'array', rows}) as const),
    fc
      .tuple(fc.constantFrom('-' as const, '+' as const), tie('formula'))
      .map(([operator, operand]) => ({kind: 'unary', operator, operand}) as const),
    tie('formula').map(operand => ({kind: 'percent', operand}) as const),
    fc
      .tuple(fc.constantFrom(...binaryOperators), tie('formula'), tie('formula'))
      .map(([operator, left, right]) => ({kind: 'binary', operator, left, right}) as const),
    fc
      .tuple(word, fc.array(tie('formula'), {maxLength: 4}))
      .map(([name, args]) => ({kind: 'call', name, args}) as const),
  ),
}));

test('what is printed reads back as the same formula, and prints the same again', () => {
  fc.assert(
    fc.property(formula, ast => {
      const text = printFormula(ast);
      expect(parsed(text)).toEqual(ast);
      expect(printFormula(parsed(text))).toBe(text);
    }),
    {numRuns: 2000},
  );
});

test('no text whatever makes the reader throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({unit: 'binary'}), fc.stringMatching(/^[-+*/^%&<>=(){}[\],;:."'#A-C0-2]{0,20}$/)),
      text => {
        const result = parseFormula(text);
        if (!result.ok && result.error.kind === 'formula-invalid')
          expect(result.error.at).toBeLessThanOrEqual(text.length);
      },
    ),
    {numRuns: 3000},
  );
});

describe('precedence is that of Excel', () => {
  test.each([
    ['=-2^2', 4],
    ['2^-1', 0.5],
    ['2^3^2', 64],
    ['-3%', -0.03],
    ['50%^2', 0.25],
    ['1+2*3', 7],
    ['(1+2)*3', 9],
    ['10-4-3', 3],
    ['100/10/2', 5],
    ['1+1&2+2', '24'],
    ['1=1=TRUE', true],
    ['"a"&"b"="ab"', true],
    ['2<3=TRUE', true],
    ['--5', 5],
    ['1.5e3+.5', 1500.5],
  ])('%s is %s', (text, value) => {
    expect(evaluated(text)).toBe(value);
  });
});

test('an empty argument is kept', () => {
  expect(printFormula(parsed('if(a,,1)'))).toBe('IF(A, , 1)');
  expect(parsed('IF(A, , 1)')).toEqual(parsed('if(a,,1)'));
});

test.each([
  ['IF（[余款]＞100，“超”，“”）', 'IF([余款] > 100, "超", "")'],
  ['［客户．额度］≥1', '[客户．额度] >= 1'],
  ['【余款】≠0', '[余款] <> 0'],
  ['2×3÷4', '2 * 3 / 4'],
])('a formula typed with a Chinese keyboard is read: %s', (typed, printed) => {
  expect(printFormula(parsed(typed))).toBe(printed);
});

test('a column whose name has a dot or a bracket is quoted', () => {
  expect(parsed("[Customers.'No. [x]''s']")).toEqual({kind: 'reference', path: ['Customers', "No. [x]'s"]});
  expect(printFormula({kind: 'reference', path: ['Customers', "No. [x]'s"]})).toBe("[Customers.'No. [x]''s']");
});

describe('a formula that cannot be read says where and why', () => {
  test.each([
    ['=1+', 3, 'the formula ends too early'],
    ['=(1', 3, ') expected'],
    ['1 2', 2, 'unexpected rest'],
    ['SUM(1', 5, ') expected'],
    ['[a', 0, 'column name without a closing ]'],
    ['[]', 0, 'column name is empty'],
    ['"a', 0, 'text without a closing quote'],
    ['=1+#HM', 3, 'unknown error value'],
    ['a ! b', 2, 'unexpected !'],
    ['{1,2;3}', 6, 'rows of an array must be equally long'],
    ['{A1}', 1, 'an array holds constants only'],
    ['1e999', 0, 'number too large: 1e999'],
    ['', 0, 'the formula ends too early'],
  ])('%s', (text, at, detail) => {
    expect(parseFormula(text)).toEqual({ok: false, error: {kind: 'formula-invalid', formula: text, at, detail}});
  });

  test('too long, too deep, too many parts', () => {
    const detail = (text: string) => {
      const result = parseFormula(text);
      return result.ok || result.error.kind !== 'formula-invalid' ? 'read' : result.error.detail;
    };
    expect(detail('1'.repeat(MAX_FORMULA_LENGTH + 1))).toContain('longer than');
    expect(detail(`${'('.repeat(MAX_NESTING + 1)}1${')'.repeat(MAX_NESTING + 1)}`)).toContain('nested deeper');
    expect(detail(`${'('.repeat(MAX_NESTING)}1${')'.repeat(MAX_NESTING)}`)).toBe('read');
    expect(detail(`1${'+1'.repeat(1500)}`)).toContain('parts');
    expect(evaluated(`1${'+1'.repeat(900)}`)).toBe(901);
  });
});

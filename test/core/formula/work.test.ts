import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {compileFormula} from '../../../core/formula/compile.ts';
import {functions} from '../../../core/formula/functions/table.ts';
import {parseFormula} from '../../../core/formula/parse.ts';
import {isError, money, type Value} from '../../../core/formula/value.ts';
import {entry, env, evaluated, type Scope} from './evaluate.ts';

const longText = 'REPT("a",32767)';
const manyEntries: Scope = {
  entries: Array.from({length: 20_000}, (_, index) => entry('2026-11-02', 'sale', money(index))),
};
const nested = 'SUM([Entries.Amount], [Amount] >= SUM([Entries.Amount], [Amount] > 0, ALL_TIME), ALL_TIME)';

describe('a formula that would never end is #NUM! instead', () => {
  test.each([
    ['a rollup in the condition of a rollup over many rows', nested],
    ['a pattern of many stars over long texts', `SEARCH("${'*a'.repeat(100)}b",${longText})`],
    [
      'a condition that makes a long text for every row',
      `SUM([Entries.Amount], LEN(SUBSTITUTE(${longText},"a","b"))>1, ALL_TIME)`,
    ],
  ])('%s', (_name, formula) => {
    const value = evaluated(formula, manyEntries);
    expect(value).toMatchObject({kind: 'error', code: '#NUM!', detail: 'too much work'});
  });

  test('a row times a column with more values than a list may hold', () => {
    expect(evaluated('SUM([Entries.Amount]*TRANSPOSE([Entries.Amount]))', manyEntries)).toMatchObject({
      code: '#NUM!',
      detail: 'too many values',
    });
  });

  test('IFERROR cannot catch it and go on', () => {
    expect(evaluated(`IFERROR(${nested},1)`, manyEntries)).toMatchObject({detail: 'too much work'});
  });

  test('the next evaluation has its whole budget again', () => {
    const ast = parseFormula(`IF([big], ${nested}, 7)`);
    if (!ast.ok) throw new Error('unreadable');
    const compiled = compileFormula(ast.value, env);
    expect(isError(compiled.evaluate({...manyEntries, values: {big: true}}))).toBe(true);
    expect(compiled.evaluate({...manyEntries, values: {big: false}})).toBe(7);
  });
});

test('a rollup may stand in the condition of a rollup over the same sheet', () => {
  const scope: Scope = {entries: [1, 2, 9].map(yuan => entry('2026-11-02', 'sale', money(yuan * 100)))};
  expect(evaluated('SUM([Entries.Amount], [Amount] > AVERAGE([Entries.Amount], ALL_TIME), ALL_TIME)', scope)).toEqual(
    money(900),
  );
});

/** Values that functions are most likely to trip over. */
const awkward = [
  '0',
  '-1',
  '1E+308',
  '-1E+308',
  '1E-308',
  '0.1',
  '2958465',
  '60',
  '32767',
  '1E+15',
  'TRUE',
  '""',
  '"x"',
  '"1/1/2020"',
  '#N/A',
  '{1,2;3,4}',
  '{"a";"b"}',
  '{1,#VALUE!}',
  '[nothing]',
  '[Entries.Amount]',
  '',
  longText,
  '"*?~*"',
  '"# ?/?"',
  'ROUND(1E+300,-300)',
  '2^53',
];
const names = Object.keys(functions);
const call: fc.Arbitrary<string> = fc.letrec<{formula: string}>(tie => ({
  formula: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    fc.constantFrom(...awkward.filter(text => text !== '')),
    fc
      .tuple(fc.constantFrom(...names), fc.array(fc.oneof(fc.constantFrom(...awkward), tie('formula')), {maxLength: 5}))
      .map(([name, args]) => `${name}(${args.join(',')})`),
    fc
      .tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/', '^', '&', '=', '<'), tie('formula'))
      .map(([a, operator, b]) => `(${a}${operator}${b})`),
  ),
})).formula;

test('no formula throws, hangs or yields what is no value, whatever its functions are given', () => {
  const few: Scope = {entries: manyEntries.entries?.slice(0, 50) ?? []};
  fc.assert(
    fc.property(call, formula => {
      const ast = parseFormula(formula);
      if (!ast.ok) return;
      expect(isProper(compileFormula(ast.value, env).evaluate(few))).toBe(true);
    }),
    {numRuns: 3000},
  );
});

test('every function bears every awkward value in every place', () => {
  for (const name of names)
    for (const first of awkward)
      for (const count of [1, 2, 3, 4, 5]) {
        const ast = parseFormula(
          `${name}(${Array.from({length: count}, (_, place) => (place === 0 ? first : awkward[(place * 7 + count) % awkward.length])).join(',')})`,
        );
        if (ast.ok) expect(isProper(compileFormula(ast.value, env).evaluate({}))).toBe(true);
      }
});

function isProper(value: Value): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return value.length <= 32767;
  if (typeof value !== 'object' || value === null) return true;
  if (value.kind === 'money') return Number.isFinite(value.fen);
  if (value.kind === 'duration') return Number.isFinite(value.days);
  return value.kind !== 'date' || Number.isInteger(value.day);
}

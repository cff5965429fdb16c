import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {compileFormula} from '../../../core/formula/compile.ts';
import {parseFormula} from '../../../core/formula/parse.ts';
import {date, duration, formulaError, missing, money, type Value} from '../../../core/formula/value.ts';
import {day, entry, env, evaluated, type Scope} from './evaluate.ts';

function compiled(formula: string) {
  const ast = parseFormula(formula);
  if (!ast.ok) throw new Error(JSON.stringify(ast.error));
  return compileFormula(ast.value, env);
}

describe('money', () => {
  const values = {owed: money(10_010), limit: money(60_000_00), zero: money(0), late: duration(82)};
  test.each<[string, Value]>([
    ['[owed]+[limit]', money(60_100_10)],
    ['[owed]-0.29', money(9_981)],
    ['[owed]*3', money(30_030)],
    ['[owed]/4', money(2_502.5)],
    ['[owed]/[limit]', 10_010 / 6_000_000],
    ['-[owed]', money(-10_010)],
    ['[owed]%', money(100.1)],
    ['[owed]>100.09', true],
    ['[owed]=100.1', true],
    ['[owed]>=100.1', true],
    ['[owed]>100.1', false],
    ['100.1=[owed]', true],
    ['SUM([owed],[limit],1)', money(6_010_110)],
    ['MAX([owed],[limit])', money(6_000_000)],
    ['ROUND([limit]/7, 2)', money(857_143)],
    ['ROUND([owed], 0)', money(10_000)],
    ['INT([owed])', money(10_000)],
    ['ABS(-[owed])', money(10_010)],
    ['MOD([owed], 7)', money(210)],
    ['[owed]&"元"', '100.10元'],
    ['TEXT([limit],"#,##0.00")', '60,000.00'],
    ['[owed]*[late]', money(10_010 * 82)],
  ])('%s', (formula, expected) => {
    expect(evaluated(formula, {values})).toEqual(expected);
  });

  test.each([
    ['[owed]*[limit]', '#VALUE!'],
    ['[owed]+[late]', '#VALUE!'],
    ['[owed]>[late]', '#VALUE!'],
    ['[owed]/[zero]', '#DIV/0!'],
    ['[owed]*1E20', '#NUM!'],
  ])('%s is %s', (formula, code) => {
    expect(evaluated(formula, {values})).toMatchObject({kind: 'error', code});
  });

  test('any amount of fen compares with the same amount of yuan as equal, and with its neighbours as it should', () => {
    fc.assert(
      fc.property(fc.integer({min: -9e13, max: 9e13}), fen => {
        const yuan = `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
        const scope: Scope = {values: {a: money(fen), more: money(fen + 1), less: money(fen - 1)}};
        expect(evaluated(`AND([a]=${yuan}, [more]>${yuan}, [less]<${yuan})`, scope)).toBe(true);
      }),
    );
  });

  test('a ratio of fen meets a threshold exactly when cross multiplication says so', () => {
    fc.assert(
      fc.property(
        fc.integer({min: 1, max: 1e12}),
        fc.integer({min: 1, max: 200}),
        fc.integer({min: -1, max: 1}),
        (limit, percent, off) => {
          const used = Math.floor((limit * percent) / 100) + off;
          const scope: Scope = {values: {used: money(used), limit: money(limit), share: percent / 100}};
          expect(evaluated('[used]/[limit]>=[share]', scope)).toBe(used * 100 >= limit * percent);
        },
      ),
      {numRuns: 1000},
    );
  });
});

describe('numbers compare as Excel compares them', () => {
  test.each([
    ['0.1+0.2=0.3', true],
    ['0.1*3>0.3', false],
    ['9007199254740992=9007199254740991', false],
    ['1.1=1.1000000000001', false],
    ['"a"="A"', true],
    ['"b">"A"', true],
    ['1<"1"', true],
    ['"z"<TRUE', true],
    ['""=0', false],
  ])('%s is %s', (formula, expected) => {
    expect(evaluated(formula)).toBe(expected);
  });
});

describe('dates', () => {
  const values = {due: date(day('2026-08-30')), zero: duration(0)};
  test.each<[string, Value]>([
    ['TODAY()-[due]', duration(82)],
    ['TODAY()-[due]>80', true],
    ['(TODAY()-[due])/2', duration(41)],
    ['[due]+30', date(day('2026-09-29'))],
    ['30+[due]', date(day('2026-09-29'))],
    ['[due]<TODAY()', true],
    ['[due]="2026-08-30"', true],
    ['[due]<="2026/8/29"', false],
    ['[due]=DATE(2026,8,30)', true],
    ['EDATE([due],6)', date(day('2027-02-28'))],
    ['EOMONTH([due],-1)', date(day('2026-07-31'))],
    ['YEAR([due])*100+MONTH([due])', 202608],
    ['WEEKDAY([due],2)', 7],
    ['DAYS(TODAY(),[due])', 82],
    ['DATE(2026,14,0)', date(day('2027-01-31'))],
    ['"到期"&[due]', '到期2026-08-30'],
    ['TEXT([due],"yyyy年m月d日")', '2026年8月30日'],
    ['TEXT([due],"ddd d mmm yyyy")', 'Sun 30 Aug 2026'],
    ['MIN([due],TODAY())', date(day('2026-08-30'))],
  ])('%s', (formula, expected) => {
    expect(evaluated(formula, {values})).toEqual(expected);
  });

  test.each(['[due]+[due]', 'SUM([due],TODAY())', '[due]+"x"'])('%s is #VALUE!', formula => {
    expect(evaluated(formula, {values})).toMatchObject({code: '#VALUE!'});
  });

  test.each(['[due]+99999999', 'DATE(10000,1,1)', 'EDATE([due],999999)'])('%s is #NUM!', formula => {
    expect(evaluated(formula, {values})).toMatchObject({code: '#NUM!'});
  });
});

describe('a missing input is named and never silent', () => {
  test.each<[string, Value]>([
    ['[limit]>1', missing('limit')],
    ['1+[limit]', missing('limit')],
    ['IF([limit]>1,"a","b")', missing('limit')],
    ['SUM([limit],1)', missing('limit')],
    ['IFERROR([limit],0)', missing('limit')],
    ['NOT([limit]>1)', missing('limit')],
    ['AND(FALSE,[limit]>1)', false],
    ['AND(TRUE,[limit]>1)', missing('limit')],
    ['OR([limit]>1,TRUE)', true],
    ['OR([limit]>1,FALSE)', missing('limit')],
    ['ISBLANK([limit])', true],
    ['COALESCE([limit],[other],5)', 5],
    ['COALESCE([limit],[other])', missing('other')],
    ['IF(ISBLANK([limit]),"none",[limit])', 'none'],
    ['COUNTA([limit],1)', 1],
  ])('%s', (formula, expected) => {
    expect(evaluated(formula)).toEqual(expected);
  });
});

describe('errors are values', () => {
  test.each([
    ['1/0', '#DIV/0!'],
    ['1/0+"x"', '#DIV/0!'],
    ['IF(1/0,1,2)', '#DIV/0!'],
    ['NOSUCH(1)', '#NAME?'],
    ['[nowhere]', '#NAME?'],
    ['THIS_MONTH', '#NAME?'],
    ['IF(1)', '#VALUE!'],
    ['#N/A', '#N/A'],
    ['0^0', '#NUM!'],
    ['1E200*1E200', '#NUM!'],
    ['SQRT(-1)', '#NUM!'],
    ['CONSTRUCTOR()', '#NAME?'],
    [`SUBSTITUTE("${'a'.repeat(200)}","a","${'b'.repeat(200)}")`, '#VALUE!'],
  ])('%.40s is %s', (formula, code) => {
    expect(evaluated(formula)).toMatchObject({kind: 'error', code});
  });

  test.each<[string, Value]>([
    ['IFERROR(1/0,7)', 7],
    ['IFNA(#N/A,7)', 7],
    ['IFNA(1/0,7)', formulaError('#DIV/0!')],
    ['IF(TRUE,1,1/0)', 1],
    ['SWITCH(2,1,1/0,2,"two")', 'two'],
    ['IFS(FALSE,1/0,TRUE,3)', 3],
    ['ISERROR(1/0)', true],
  ])('%s', (formula, expected) => {
    expect(evaluated(formula)).toEqual(expected);
  });

  test('unknown names are listed, so that an editor can point at them', () => {
    expect(compiled('NOSUCH([nowhere])+FOO').unknown).toEqual(['NOSUCH()', 'FOO']);
    expect(compiled('SUM([nowhere],1)').unknown).toEqual(['[nowhere]']);
  });
});

describe('rollups over related rows', () => {
  const scope: Scope = {
    values: {floor: money(5_000), kind: 'sale'},
    entries: [
      entry('2026-11-02', 'sale', money(10_000)),
      entry('2026-11-19', 'payment', money(4_000)),
      entry('2026-11-20', 'sale', money(2_500)),
      entry('2026-10-31', 'sale', money(70_000)),
      entry('2025-11-30', null, money(1)),
    ],
  };
  test.each<[string, Value]>([
    ['SUM([Entries.Amount])', money(86_501)],
    ['SUM([Entries.Amount], [Kind]="sale", THIS_MONTH)', money(12_500)],
    ['SUM([Entries.Amount], [Entries.Kind]="sale", LAST_MONTH)', money(70_000)],
    ['SUM([Entries.Amount], [Kind]=[kind], [Amount]>[floor])', money(80_000)],
    ['COUNT([Entries.Amount], [Kind]="sale", THIS_YEAR)', 3],
    ['COUNT([Entries.Amount], LAST_DAYS(2))', 2],
    ['COUNT([Entries.Amount], LAST_DAYS(1))', 1],
    ['MAX([Entries.Date], [Kind]="sale")', date(day('2026-11-20'))],
    ['AVERAGE([Entries.Amount], [Kind]="sale", THIS_QUARTER)', money(27_500)],
    ['SUM([Entries.Amount], LAST_MONTHS(1))', money(70_000)],
    ['SUM([Entries.Amount], LAST_YEAR)', money(1)],
    ['MEDIAN([Entries.Amount], ALL_TIME)', money(4_000)],
    ['COUNTIF([Entries.Kind], "s*")', 3],
    ['SUMIF([Entries.Kind], "payment", [Entries.Amount])', money(4_000)],
    ['SUM([Entries.Amount], [Kind]="none")', 0],
    ['SUM([Entries.Amount], [absent]>1)', missing('absent')],
    ['SUM([Entries.Amount], [Kind]="sale", LAST_DAYS([absent]))', missing('absent')],
    ['MONTH(MAX([Entries.Date], [Date]<TODAY()-5))', 11],
  ])('%s', (formula, expected) => {
    expect(evaluated(formula, scope)).toEqual(expected);
  });

  test('an error in a condition is the result', () => {
    expect(evaluated('SUM([Entries.Amount], 1/0)', scope)).toMatchObject({code: '#DIV/0!'});
  });

  test('a rollup in general terms equals the plain sum over the rows it names', () => {
    const kinds = fc.constantFrom('sale', 'payment', null);
    const dates = fc.integer({min: 1, max: 28}).map(d => `2026-${d % 2 ? '11' : '10'}-${String(d).padStart(2, '0')}`);
    const rows = fc.array(fc.tuple(dates, kinds, fc.integer({min: -1e6, max: 1e6})));
    fc.assert(
      fc.property(rows, list => {
        const entries = list.map(([on, kind, fen]) => entry(on, kind, money(fen)));
        const wanted = list.filter(([on, kind]) => kind === 'sale' && on.startsWith('2026-11')).map(([, , fen]) => fen);
        const value = evaluated('SUM([Entries.Amount], [Kind]="sale", THIS_MONTH)', {entries});
        const total = wanted.reduce((sum, fen) => sum + fen, 0);
        expect(value).toEqual(wanted.length === 0 ? 0 : money(total));
      }),
    );
  });
});

test('dependencies name each thing read once, from inside conditions too', () => {
  const {dependencies} = compiled(
    'IF([a]>[threshold.red], SUM([Entries.Amount], [Kind]=[b], THIS_MONTH), [a]+TODAY())',
  );
  expect(dependencies).toEqual([
    {kind: 'reference', path: ['a']},
    {kind: 'reference', path: ['threshold', 'red']},
    {kind: 'related', sheet: 'Entries', column: 'Amount'},
    {kind: 'today'},
    {kind: 'related', sheet: 'Entries', column: 'Kind'},
    {kind: 'reference', path: ['b']},
  ]);
});

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {asDay, asMonth, formatDay, formatMonth, monthAt, parseDay} from '../../../core/base/calendar-date.ts';
import {asId, type RowId} from '../../../core/base/ids.ts';
import {MAX_FEN} from '../../../core/base/money.ts';
import {err, ok} from '../../../core/base/result.ts';
import {customers, entries} from '../../../core/catalog/sheets.ts';
import type {CellValue} from '../../../core/schema/cell.ts';
import {type CellTextContext, cellSource, formatCell, parseCellText} from '../../../core/schema/cell-text.ts';
import {type Column, type ColumnType, columnSchema} from '../../../core/schema/column.ts';
import {createPinyin} from '../../../core/text/pinyin-reader.ts';

function day(text: string) {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`not a day: ${text}`);
  return parsed;
}

const context: CellTextContext = {today: day('2026-11-20'), locale: 'zh', pinyin: createPinyin()};

function column(type: ColumnType, more: Partial<Column> = {}): Column {
  return columnSchema.parse({id: type, name: {zh: '列', en: 'Column'}, type, level: '0', width: 100, ...more});
}

/** The value, or the kind of error with what it expects. */
function read(of: Column, text: string, more: Partial<CellTextContext> = {}): unknown {
  const result = parseCellText(of, text, {...context, ...more});
  if (result.ok) return result.value;
  return result.error.kind === 'value-invalid' ? `expected ${result.error.expected}` : result.error.kind;
}

describe('an amount is read as people write it', () => {
  test.each([
    ['1,234.50', 123_450],
    ['1234.5', 123_450],
    ['¥1200', 120_000],
    ['￥1,200.00', 120_000],
    ['1.2万', 1_200_000],
    ['１２００', 120_000],
    ['１，２００．５元', 120_050],
    ['(123)', -12_300],
    ['（123）', -12_300],
    ['-0.01', -1],
    ['−5', -500],
    ['+5', 500],
    [' 7 ', 700],
    ['0', 0],
    ['-0', 0],
    ['90000000000000', MAX_FEN],
  ])('%s', (text, fen) => {
    expect(read(column('money'), text)).toBe(fen);
  });

  test.each([
    ['12.345', 'expected 最多两位小数的金额'],
    ['0.001万', 1_000],
    ['0.0000001万', 'expected 最多两位小数的金额'],
    ['12块5毛', 'expected 金额，如 1,234.50'],
    ['abc', 'expected 金额，如 1,234.50'],
    ['1,23', 'expected 金额，如 1,234.50'],
    ['-', 'expected 金额，如 1,234.50'],
    ['1-2', 'expected 金额，如 1,234.50'],
    ['=1+1', 'expected 金额，如 1,234.50'],
    ['90000000000000.01', 'value-out-of-range'],
    ['9e30', 'value-out-of-range'],
  ])('%s', (text, result) => {
    expect(read(column('money'), text)).toBe(result);
  });
});

describe('a date is read as people write it; today is 2026-11-20', () => {
  test.each([
    ['2026-11-20', '2026-11-20'],
    ['2026/1/5', '2026-01-05'],
    ['2026.11.20', '2026-11-20'],
    ['20261120', '2026-11-20'],
    ['2026年11月20日', '2026-11-20'],
    ['２０２６－１１－２０', '2026-11-20'],
    ['11/20', '2026-11-20'],
    ['11-3', '2026-11-03'],
    ['11月3日', '2026-11-03'],
    ['3号', '2026-11-03'],
    ['2/29/2024', '2024-02-29'],
    ['20 Nov 2026', '2026-11-20'],
    ['今天', '2026-11-20'],
    ['昨天', '2026-11-19'],
    ['前天', '2026-11-18'],
    ['明天', '2026-11-21'],
    ['Today', '2026-11-20'],
    ['yesterday', '2026-11-19'],
    ['+7', '2026-11-27'],
    ['-3', '2026-11-17'],
    ['－3', '2026-11-17'],
  ])('%s is %s', (text, wanted) => {
    expect(read(column('date'), text)).toBe(day(wanted));
  });

  test.each(['2026-02-30', '13/40', '2026-13-01', '32号', '20', 'soon', '2026-11', '1e5'])('%s is no date', text => {
    expect(read(column('date'), text)).toBe('expected 日期，如 2026-11-20');
  });

  test.each(['1899-12-31', '2200-01-01'])('%s is out of range', text => {
    expect(read(column('date'), text)).toBe('value-out-of-range');
  });

  test('in January a date late in the year is last year’s', () => {
    expect(read(column('date'), '12/28', {today: day('2026-01-05')})).toBe(day('2025-12-28'));
    expect(read(column('date'), '2/28', {today: day('2026-01-05')})).toBe(day('2026-02-28'));
    expect(read(column('date'), '1/2', {today: day('2026-12-30')})).toBe(day('2026-01-02'));
  });

  test.each([
    ['2026-11', '2026-11'],
    ['202611', '2026-11'],
    ['2026年3月', '2026-03'],
    ['2026/3', '2026-03'],
    ['11月', '2026-11'],
    ['3', '2026-03'],
    ['上月', '2026-10'],
    ['Nov 2026', '2026-11'],
    ['2026-11-20', '2026-11'],
  ])('the month %s is %s', (text, wanted) => {
    const month = read(column('month'), text);
    expect(typeof month === 'number' ? cellSource(column('month'), month, 'zh') : month).toBe(wanted);
  });

  test.each(['13', '2026-13', 'x', '1800-01'])('%s is no month of the ledger', text => {
    expect(typeof read(column('month'), text)).toBe('string');
  });
});

describe('the other types', () => {
  test.each<[ColumnType, string, CellValue | string]>([
    ['number', '1,234', 1234],
    ['number', '１.５', 1.5],
    ['number', '-3', -3],
    ['number', '(3)', -3],
    ['number', '2万', 20_000],
    ['number', '1.1万', 11_000],
    ['number', '3e2', 300],
    ['number', '--3', 'expected 数字'],
    ['number', '1e999', 'expected 数字'],
    ['percent', '15%', 0.15],
    ['percent', '15', 0.15],
    ['percent', '0.15', 0.15],
    ['percent', '１１４％', 1.14],
    ['percent', '-7.5%', -0.075],
    ['percent', '0.5%', 0.005],
    ['percent', 'x%', 'expected 百分数，如 15%'],
    ['boolean', '是', true],
    ['boolean', '√', true],
    ['boolean', 'YES', true],
    ['boolean', 'true', true],
    ['boolean', '否', false],
    ['boolean', '×', false],
    ['boolean', 'no', false],
    ['boolean', '也许', 'expected 「是」或「否」'],
    ['phone', '138 0013 8000', '13800138000'],
    ['phone', '+86 138-0013-8000', '13800138000'],
    ['phone', '１３８００１３８０００', '13800138000'],
    ['phone', '0571-8888 6666转12', '0571-8888 6666转12'],
    ['phone', '13800138000、13900139000', '13800138000/13900139000'],
    ['phone', '1380013800', 'expected 11 位手机号（少 1 位）'],
    ['phone', '138001380001', 'expected 11 位手机号（多 1 位）'],
    ['phone', '老王', 'expected 电话号码'],
    ['email', 'a.b@x.cn', 'a.b@x.cn'],
    ['email', 'a.b', 'expected 邮箱地址'],
    ['url', 'https://x.cn/a?b=1', 'https://x.cn/a?b=1'],
    ['url', 'www.x.cn', 'www.x.cn'],
    ['url', 'javascript:alert(1)', 'expected 网址'],
    ['url', 'data:text/html,x', 'expected 网址'],
    ['text', ' 拾味\n楼 ', ' 拾味\n楼 '],
    ['text', '   ', null],
    ['computed', '1', 'column-read-only'],
  ])('%s: %s', (type, text, result) => {
    expect(read(column(type), text)).toEqual(result);
  });

  test('a blank text empties a cell, but not a required one', () => {
    expect(read(column('money'), ' 　')).toBeNull();
    expect(read(column('money', {required: true}), '')).toBe('value-required');
  });

  test('a text longer than a cell is refused', () => {
    expect(read(column('text'), 'x'.repeat(32_768))).toBe('value-out-of-range');
  });

  test('errors speak the language asked for', () => {
    expect(read(column('phone'), '138001', {locale: 'en'})).toBe('expected an 11-digit phone number (5 short)');
  });
});

describe('a choice is found by id, name, beginning or pinyin', () => {
  const entryType = entries.columns.find(each => each.id === 'entry_type');
  const sector = customers.columns.find(each => each.id === 'sector');
  const grade = customers.columns.find(each => each.id === 'grade');
  if (entryType === undefined || sector === undefined || grade === undefined) throw new Error('catalogue changed');
  test.each([
    [entryType, 'sale', 'sale'],
    [entryType, '消费', 'sale'],
    [entryType, 'PAYMENT', 'payment'],
    [entryType, 'hk', 'payment'],
    [entryType, 'huikuan', 'payment'],
    [entryType, 'huik', 'payment'],
    [entryType, 'write', 'write_off'],
    [entryType, '退', 'expected 其中之一：退货、退款'],
    [entryType, 'tui', 'expected 其中之一：退货、退款'],
    [entryType, 'tk', 'refund'],
    [sector, '建设', 'construction-property'],
    [sector, '交通 供电 水利', 'transport-power-water'],
    [sector, 'Government', 'gov-law'],
    [sector, 'liangshi', 'grain'],
    [grade, 'a', 'A'],
    [grade, 'ＡＡ', 'AA'],
    [grade, 'D', 'expected 其中之一：AAA、AA、A、B、C'],
  ] as const)('%o %s is %s', (of, text, result) => {
    expect(read(of, text)).toBe(result);
  });

  test('without the dictionary names still work', () => {
    expect(read(entryType, '回款', {pinyin: null})).toBe('payment');
    expect(read(entryType, 'hk', {pinyin: null})).toContain('expected');
  });
});

test('a link is found by whoever knows the rows', () => {
  const link = column('link', {target: customers.id});
  const finder: NonNullable<CellTextContext['link']> = (target, text) =>
    target === customers.id && text === '柏舟' ? ok(asId<RowId>('r1')) : err({zh: '一个已有的客户', en: 'a customer'});
  expect(read(link, '柏舟', {link: finder})).toBe('r1');
  expect(read(link, '别家', {link: finder})).toBe('expected 一个已有的客户');
  expect(read(link, '柏舟')).toBe('expected 已有的一行');
});

test('cells are shown for reading and copied plain', () => {
  const shown = (type: ColumnType, value: CellValue) => [
    formatCell(column(type), value, 'zh'),
    cellSource(column(type), value, 'zh'),
  ];
  expect(shown('money', -123_450)).toEqual(['−1,234.50', '-1234.50']);
  expect(shown('money', 0)).toEqual(['0.00', '0.00']);
  expect(shown('number', 1_234_567.5)).toEqual(['1,234,567.5', '1234567.5']);
  expect(shown('number', 1e-7)).toEqual(['0.0000001', '0.0000001']);
  expect(shown('percent', 0.12345)).toEqual(['12.35%', '12.345%']);
  expect(shown('percent', -1.14)).toEqual(['−114%', '-114%']);
  expect(shown('boolean', false)).toEqual(['否', '否']);
  expect(formatCell(column('boolean'), true, 'en')).toBe('Yes');
  expect(shown('text', null)).toEqual(['', '']);
  const choices = [{id: 'x', name: {zh: '甲', en: 'First'}}];
  expect(formatCell(column('choice', {choices}), 'x', 'en')).toBe('First');
  expect(formatCell(column('choice', {choices}), 'gone', 'en')).toBe('gone');
});

describe('what is shown and what is copied read back as the same cell', () => {
  const money = fc.integer({min: -MAX_FEN, max: MAX_FEN}).map(fen => fen + 0);
  const number = fc.double({noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20}).map(x => x + 0);
  const dayNumber = fc.integer({min: day('1900-01-01'), max: day('2199-12-31')});
  const month = fc.integer({min: monthAt(1900, 1), max: monthAt(2199, 12)});
  const text = fc.string({unit: 'grapheme'}).filter(value => value.trim() !== '');
  const choices = entries.columns.find(each => each.id === 'settlement_form')?.choices ?? [];
  const cases: readonly [Column, fc.Arbitrary<CellValue>, readonly ('shown' | 'copied')[]][] = [
    [column('money'), money, ['shown', 'copied']],
    [column('number'), number, ['shown', 'copied']],
    [column('percent'), fc.integer({min: -1e6, max: 1e6}).map(bp => bp / 10_000 + 0), ['shown', 'copied']],
    [column('percent'), number, ['copied']],
    [column('date'), dayNumber, ['shown', 'copied']],
    [column('month'), month, ['shown', 'copied']],
    [column('boolean'), fc.boolean(), ['shown', 'copied']],
    [column('text'), text, ['shown', 'copied']],
    [column('choice', {choices}), fc.constantFrom(...choices.map(choice => choice.id)), ['shown', 'copied']],
    [column('phone'), fc.stringMatching(/^1[3-9]\d{9}$/), ['shown', 'copied']],
  ];
  test.each(cases)('$type', (of, values, ways) => {
    fc.assert(
      fc.property(values, fc.constantFrom('zh' as const, 'en' as const), (value, locale) => {
        for (const way of ways) {
          const printed = (way === 'shown' ? formatCell : cellSource)(of, value, locale);
          expect(parseCellText(of, printed, context)).toEqual(ok(value));
        }
      }),
      {numRuns: 300},
    );
  });

  test('whatever is read, what it is shown as reads back as the same', () => {
    const typed = fc.oneof(
      fc.string({unit: 'grapheme', maxLength: 12}),
      fc.stringMatching(/^[-+(]?[0-9０-９,.年月日/万%¥]{0,12}\)?$/u),
      dayNumber.map(value => formatDay(asDay(value))),
      month.map(value => formatMonth(asMonth(value))),
    );
    const types = ['text', 'number', 'money', 'percent', 'date', 'month', 'boolean', 'phone', 'email', 'url'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...types), typed, (type, input) => {
        const first = parseCellText(column(type), input, context);
        if (!first.ok || first.value === null) return;
        expect(parseCellText(column(type), cellSource(column(type), first.value, 'zh'), context)).toEqual(first);
      }),
      {numRuns: 3000},
    );
  });
});

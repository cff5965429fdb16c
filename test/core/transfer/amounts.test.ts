import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {fen, fenToPlain} from '../../../core/base/money.ts';
import {
  decimalMark,
  readAmountNumber,
  readAmountText,
  statedScale,
  suggestAmount,
} from '../../../core/transfer/amounts.ts';

describe('an amount written as text', () => {
  test.each([
    ['1200', 120000],
    ['1,200.00', 120000],
    ['¥1200', 120000],
    ['￥1,200.5', 120050],
    ['４，４００．００', 440000],
    ['800元', 80000],
    ['1,550.00元', 155000],
    [' 720.00 ', 72000],
    ['人民币 300 元整', 30000],
    ['RMB 12.3', 1230],
    ['1.2万', 1200000],
    ['3万元', 3000000],
    ['12,3456', 12345600],
    ['(300)', -30000],
    ['（1,200.00）', -120000],
    ['-665元', -66500],
    ['¥-665', -66500],
    ['300-', -30000],
    ['−12.5', -1250],
    ['.5', 50],
    ['7.', 700],
    ['1.5e3', 150000],
    ['0', 0],
  ])('%s is read to the fen', (text, expected) => {
    expect(readAmountText(text)).toEqual({kind: 'amount', fen: expected, rounded: false});
  });

  test.each(['', '  ', '-', '—', '——', '－', '/', '无', 'n/a', 'NULL'])('%j stands for nothing', text => {
    expect(readAmountText(text)).toEqual({kind: 'nothing'});
  });

  test.each(['abc', '12,34,5', '1 2', '五千', '12%', '2026-03-01', '13800001200号', '=1+1'])(
    '%j is no amount and is not guessed',
    text => {
      expect(readAmountText(text).kind).toBe('not-an-amount');
    },
  );

  test.each([
    ['1.005', 101],
    ['1.004999', 100],
    ['-1.005', -101],
    ['0.004', 0],
    ['548.9715', 54897],
    ['26.145', 2615],
  ])('%s has more than two decimals and is rounded half up, which is said', (text, expected) => {
    expect(readAmountText(text)).toEqual({kind: 'amount', fen: expected === 0 ? 0 : expected, rounded: true});
  });

  test('a comma is the decimal mark where the column says so', () => {
    expect(readAmountText('1.234,50', {decimal: ',', scale: 1})).toEqual({kind: 'amount', fen: 123450, rounded: false});
    expect(decimalMark(['99,90', '1.234,50'])).toBe(',');
    expect(decimalMark(['1,234', '1,234.50'])).toBe('.');
    expect(decimalMark(['1,234', '12'])).toBe('.');
  });

  test('a unit in the heading counts for the column', () => {
    expect(statedScale('金额（万元）')).toBe(10_000);
    expect(statedScale('单位：千元')).toBe(1000);
    expect(statedScale('单位：元')).toBe(1);
    expect(statedScale('amounts in thousands')).toBe(1000);
    expect(readAmountText('1.23', {decimal: '.', scale: 10_000})).toEqual({
      kind: 'amount',
      fen: 1230000,
      rounded: false,
    });
    expect(readAmountNumber(0.00015, 10_000)).toEqual({kind: 'amount', fen: 150, rounded: false});
  });

  test('more than the product stores is refused', () => {
    expect(readAmountText('90,000,000,000,000.01').kind).toBe('too-large');
    expect(readAmountNumber(1e15).kind).toBe('too-large');
    expect(readAmountText('1e40').kind).toBe('too-large');
  });

  test('any amount of fen that is printed reads back as itself', () => {
    fc.assert(
      fc.property(fc.integer({min: -1e15, max: 1e15}), amount => {
        expect(readAmountText(fenToPlain(fen(amount)))).toEqual({kind: 'amount', fen: amount, rounded: false});
      }),
    );
  });

  test('any amount below 15 digits survives being a number of yuan', () => {
    fc.assert(
      fc.property(fc.integer({min: -1e14, max: 1e14}), amount => {
        expect(readAmountNumber(amount / 100)).toEqual({kind: 'amount', fen: amount, rounded: false});
      }),
    );
  });

  test('the noise of binary fractions is not taken for decimals', () => {
    expect(readAmountNumber(0.1 + 0.2)).toEqual({kind: 'amount', fen: 30, rounded: false});
    expect(readAmountNumber(905.6000000000001)).toEqual({kind: 'amount', fen: 90560, rounded: false});
    expect(readAmountNumber(26.1415)).toEqual({kind: 'amount', fen: 2614, rounded: true});
  });
});

test.each([
  ['五千零一十', '5,010.00'],
  ['一万二', '12,000.00'],
  ['叁佰元伍角整', '300.50'],
  ['约1200元', '1,200.00'],
  ['1O0', '100.00'],
  ['面议', ''],
  ['12到15', ''],
])('for %s the suggestion is %j', (text, suggestion) => {
  expect(suggestAmount(text)).toBe(suggestion);
});

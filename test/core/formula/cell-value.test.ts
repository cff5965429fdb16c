import {expect, test} from 'vitest';
import {monthAt} from '../../../core/base/calendar-date.ts';
import {cellOfValue, valueOfCell} from '../../../core/formula/cell-value.ts';
import {date, duration, formulaError, missing, money} from '../../../core/formula/value.ts';
import {day} from './evaluate.ts';

test('cells come in with their type and go back as they were', () => {
  for (const [type, cell] of [
    ['money', 12_345],
    ['date', day('2026-11-20')],
    ['month', monthAt(2026, 11)],
    ['boolean', true],
    ['number', 1.5],
    ['percent', 0.15],
    ['text', '拾味'],
    ['choice', 'sale'],
    ['money', null],
  ] as const) {
    expect(cellOfValue(type, valueOfCell(type, cell))).toBe(cell);
  }
  expect(valueOfCell('month', monthAt(2026, 11))).toEqual(date(day('2026-11-01')));
});

test('money is rounded to whole fen, halves away from zero, and plain numbers are yuan', () => {
  expect(cellOfValue('money', money(2.5))).toBe(3);
  expect(cellOfValue('money', money(-2.5))).toBe(-3);
  expect(cellOfValue('money', 1.005)).toBe(101);
  expect(cellOfValue('money', money(-0.2))).toBe(0);
});

test('what is not of the column type is an error, and stops pass through', () => {
  expect(cellOfValue('date', 5)).toMatchObject({code: '#VALUE!'});
  expect(cellOfValue('boolean', 'yes')).toMatchObject({code: '#VALUE!'});
  expect(cellOfValue('money', 'x')).toMatchObject({code: '#VALUE!'});
  expect(cellOfValue('number', duration(3))).toBe(3);
  expect(cellOfValue('money', missing('limit'))).toEqual(missing('limit'));
  expect(cellOfValue('text', formulaError('#N/A'))).toEqual(formulaError('#N/A'));
});

import {expect, test} from 'vitest';
import {monthAt} from '../../../core/base/calendar-date.ts';
import {valueOfCell} from '../../../core/formula/cell-value.ts';
import {date, money} from '../../../core/formula/value.ts';
import {day} from './evaluate.ts';

test('cells come in with their type', () => {
  for (const [type, cell, value] of [
    ['money', 12_345, money(12_345)],
    ['date', day('2026-11-20'), date(day('2026-11-20'))],
    ['month', monthAt(2026, 11), date(day('2026-11-01'))],
    ['boolean', true, true],
    ['number', 1.5, 1.5],
    ['percent', 0.15, 0.15],
    ['text', '拾味', '拾味'],
    ['choice', 'sale', 'sale'],
    ['money', null, null],
  ] as const) {
    expect(valueOfCell(type, cell)).toEqual(value);
  }
});

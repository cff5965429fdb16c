import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {asDay, dayOf, formatDay, monthAt} from '../../../core/base/calendar-date.ts';
import {compactDay, dateOrderOf, dayOfSerial, parseDate, statedMonth} from '../../../core/transfer/dates.ts';
import {TODAY} from './imported-file.ts';

test.each([
  ['2026-03-05', '2026-03-05'],
  ['2026/3/5', '2026-03-05'],
  ['2026.03.05', '2026-03-05'],
  ['20260305', '2026-03-05'],
  ['2026年3月5日', '2026-03-05'],
  ['2026年3月5号 14:20', '2026-03-05'],
  ['2026-03-05T23:59:59.000Z', '2026-03-05'],
  ['2026-03-05 08:00:00 +08:00', '2026-03-05'],
  ['2026/3/5 下午2:30', '2026-03-05'],
  ['5 Mar 2026', '2026-03-05'],
  ['Mar 5, 2026', '2026-03-05'],
  ['05-Mar-26', '2026-03-05'],
  ['2026-03-05 星期四', '2026-03-05'],
])('%s says its own order', (text, expected) => {
  for (const order of ['ymd', 'mdy', 'dmy'] as const) {
    const day = parseDate(text, order);
    expect(day === undefined ? text : formatDay(day)).toBe(expected);
  }
});

test.each(['2026-02-30', '2026-13-01', 'soon', '12', '1234-5', '3.14', '13800001200', '2026-3'])(
  '%s is no day of the calendar',
  text => {
    expect(parseDate(text, 'ymd')).toBeUndefined();
  },
);

test('two-digit years are of this century up to 69', () => {
  expect(parseDate('12/31/69', 'mdy')).toBe(dayOf(2069, 12, 31));
  expect(parseDate('12/31/70', 'mdy')).toBe(dayOf(1970, 12, 31));
});

describe('the order of day and month', () => {
  test('one day beyond the twelfth settles it for the whole file', () => {
    expect(dateOrderOf([['1/2/2013', '1/15/2013']], TODAY)).toEqual({order: 'mdy', unsure: false});
    expect(dateOrderOf([['1/2/2013'], ['15/1/2013']], TODAY)).toEqual({order: 'dmy', unsure: false});
    expect(dateOrderOf([['2013-01-02']], TODAY)).toEqual({order: 'ymd', unsure: false});
  });

  test('where both read, it stays unsure and the order under which the dates lie closer is preferred', () => {
    const mdy = ['01/05/2026', '01/07/2026', '01/09/2026', '01/11/2026', '02/02/2026'];
    expect(dateOrderOf([mdy], TODAY)).toEqual({order: 'mdy', unsure: true});
    const dmy = mdy.map(text => text.replace(/^(\d+)\/(\d+)/, '$2/$1'));
    expect(dateOrderOf([dmy], TODAY)).toEqual({order: 'dmy', unsure: true});
  });

  test('dates in which day and month are equal leave nothing to ask', () => {
    expect(dateOrderOf([['01/01/2026', '03/03/2026']], TODAY)?.unsure).toBe(false);
  });

  test('a file without dates has no order', () => {
    expect(dateOrderOf([[], ['x']], TODAY)).toBeNull();
  });

  test('whatever the order a ledger was printed in, it is found or asked for', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('mdy' as const, 'dmy' as const),
        fc.array(fc.integer({min: dayOf(2020, 1, 1), max: dayOf(2026, 5, 1)}), {minLength: 1, maxLength: 40}),
        (order, days) => {
          const sorted = days.sort((a, b) => a - b);
          const texts = sorted.map(day => {
            const [year = '', month = '', date = ''] = formatDay(asDay(day)).split('-');
            return order === 'mdy' ? `${month}/${date}/${year}` : `${date}/${month}/${year}`;
          });
          const found = dateOrderOf([texts], TODAY);
          if (found?.unsure === false && texts.some(text => !text.startsWith(text.slice(3, 5)))) {
            expect(texts.map(text => parseDate(text, found.order))).toEqual(sorted);
          }
        },
      ),
    );
  });
});

test('serial numbers count from 1900 with its false leap day, or from 1904', () => {
  expect(dayOfSerial(1, false)).toBe(dayOf(1900, 1, 1));
  expect(dayOfSerial(59, false)).toBe(dayOf(1900, 2, 28));
  expect(dayOfSerial(61, false)).toBe(dayOf(1900, 3, 1));
  expect(dayOfSerial(46_086, false)).toBe(dayOf(2026, 3, 5));
  expect(dayOfSerial(44_624, true)).toBe(dayOf(2026, 3, 5));
  expect(dayOfSerial(0, false)).toBeUndefined();
  expect(compactDay(19_970_101)).toBe(dayOf(1997, 1, 1));
  expect(compactDay(19_971_301)).toBeUndefined();
});

test.each([
  ['客户消费回款预警表    客户代表：邵知微    2026年3月', monthAt(2026, 3)],
  ['2026-03', monthAt(2026, 3)],
  ['预警表202603', monthAt(2026, 3)],
  ['March 2026', monthAt(2026, 3)],
  ['3月', undefined],
  ['客户代表：罗以澜', undefined],
  ['13800001200', undefined],
])('%s states the month %s', (text, month) => {
  expect(statedMonth(text)).toBe(month);
});

import {describe, expect, test} from 'vitest';
import {formatDay} from '../../../core/base/calendar-date.ts';
import {isClosed, postingDay} from '../../../core/ledger/closing.ts';
import {APRIL, day, MARCH} from './ledger-builder.ts';

describe('[rule 10] after closing', () => {
  test.each([
    ['03-28', '04-02', null, '2026-03-28'],
    ['03-28', '04-02', MARCH, '2026-04-02'],
    ['04-01', '04-02', MARCH, '2026-04-01'],
    ['04-28', '04-29', APRIL, '2026-05-01'],
  ])('an entry of %s made on %s (closed through month %s) is posted on %s', (dated, today, closed, expected) => {
    expect(formatDay(postingDay(day(dated), day(today), closed))).toBe(expected);
  });

  test('a month is closed when it or a later one was closed', () => {
    expect([isClosed(MARCH, MARCH), isClosed(MARCH, APRIL), isClosed(APRIL, MARCH), isClosed(MARCH, null)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

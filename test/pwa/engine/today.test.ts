import {expect, test} from 'vitest';
import {formatDay} from '../../../core/base/calendar-date.ts';
import {todayIn} from '../../../pwa/engine/today.ts';

test.each([
  ['2026-02-28T15:59:59Z', 'Asia/Shanghai', '2026-02-28'],
  ['2026-02-28T16:00:00Z', 'Asia/Shanghai', '2026-03-01'],
  ['2026-12-31T23:30:00Z', 'America/New_York', '2026-12-31'],
  ['2028-02-29T12:00:00Z', 'Pacific/Auckland', '2028-03-01'],
  ['2026-07-01T00:30:00Z', 'no/such-zone', '2026-07-01'],
])('at %s it is, in %s, %s', (instant, zone, day) => {
  expect(formatDay(todayIn(zone, Date.parse(instant)))).toBe(day);
});

import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {dayOf, monthAt} from '../../../core/base/calendar-date.ts';
import {
  dayName,
  daySpan,
  formatBytes,
  formatCount,
  formatMoney,
  formatPercent,
  monthName,
  monthTitle,
  recentDay,
} from '../../../core/text/figures.ts';

describe('money', () => {
  test.each([
    [6_844_000, 'auto', '68,440'],
    [6_844_050, 'auto', '68,440.50'],
    [6_844_000, 'always', '68,440.00'],
    [-50, 'auto', '−0.50'],
    [-123_456_700, 'never', '−1,234,567'],
    [0, 'auto', '0'],
    [9, 'always', '0.09'],
  ] as const)('%i fen with cents %s reads %s', (fen, cents, text) => {
    expect(formatMoney(fen, cents)).toBe(text);
  });

  test('reading the digits back gives the same fen', () => {
    fc.assert(
      fc.property(fc.integer({min: -9_000_000_000_000_000, max: 9_000_000_000_000_000}), fen => {
        const digits = formatMoney(fen, 'always').replace('−', '-').replace(/[,.]/g, '');
        expect(Number(digits)).toBe(fen === 0 ? 0 : fen);
      }),
    );
  });
});

test.each([
  [7634, '76.3%'],
  [11400, '114%'],
  [-7600, '−76%'],
  [-3, '0%'],
  [5, '0.1%'],
  [1234500, '12,345%'],
])('%i basis points read %s', (basisPoints, text) => {
  expect(formatPercent(basisPoints)).toBe(text);
});

test('counts have thousands separators and a real minus', () => {
  expect([formatCount(31), formatCount(1234567), formatCount(-1000)]).toEqual(['31', '1,234,567', '−1,000']);
});

test('months and days read as people say them', () => {
  const day = dayOf(2026, 11, 20);
  expect(monthTitle(monthAt(2026, 11), 'zh')).toBe('2026 年 11 月');
  expect(monthTitle(monthAt(2026, 11), 'en')).toBe('November 2026');
  expect(monthName(monthAt(2026, 1), 'en')).toBe('January');
  expect(dayName(day, 'zh')).toBe('11 月 20 日');
  expect(dayName(day, 'en')).toBe('20 November');
  expect(daySpan(dayOf(2026, 11, 22), dayOf(2026, 11, 30), 'zh')).toBe('22–30日');
  expect(daySpan(dayOf(2026, 2, 29), dayOf(2026, 2, 29), 'en')).toBe('1');
});

test('days near today are named, days of this year go without it', () => {
  const today = dayOf(2026, 11, 20);
  expect(recentDay(today, today, 'zh')).toBe('今天');
  expect(recentDay(dayOf(2026, 11, 19), today, 'en')).toBe('Yesterday');
  expect(recentDay(dayOf(2026, 11, 18), today, 'zh')).toBe('11-18');
  expect(recentDay(dayOf(2025, 12, 31), today, 'zh')).toBe('2025-12-31');
});

test.each([
  [512, '512 B'],
  [4_200_000, '4.2 MB'],
  [18_249_000_000, '18 GB'],
  [1000, '1 kB'],
])('%i bytes read %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

import {describe, expect, test} from 'vitest';
import {dayOf} from '../../../core/base/calendar-date.ts';
import {readTyped, typedDay, typingEffect} from '../../../pwa/screens/warning-table/effect.ts';
import {makeRow, makeTable, today} from './month-rows.ts';

const table = makeTable([]);
const span = (week: number) => table.weeks[week] ?? {from: today, to: today};
const row = makeRow({
  id: 'a',
  weeks: [
    [3120, 0],
    [2780, 11_600],
  ],
  opening: 11_600,
});

describe('the date of a typed entry', () => {
  test('is today if today lies in that week, else the last day of the week', () => {
    expect(typedDay(span(2), today)).toBe(today);
    expect(typedDay(span(0), today)).toBe(dayOf(2026, 11, 7));
    expect(typedDay(span(3), today)).toBe(dayOf(2026, 11, 30));
  });
});

describe('what typing will do', () => {
  test('an empty cell gets one entry, and the month and the balance follow', () => {
    expect(typingEffect(row, 2, 'sales', '2,960', span(2), today)).toEqual({
      kind: 'entry',
      how: 'new',
      day: today,
      amount: 296_000,
      monthTotal: 886_000,
      balance: 886_000,
    });
  });

  test('a cell with one entry changes it; emptied, the entry goes', () => {
    expect(typingEffect(row, 0, 'sales', '3000', span(0), today)).toMatchObject({how: 'change', amount: 300_000});
    expect(typingEffect(row, 0, 'sales', '', span(0), today)).toMatchObject({how: 'remove', monthTotal: 278_000});
  });

  test('a cell with several entries gets one more of the difference', () => {
    const several = {...row, weeks: row.weeks.map(week => ({...week, salesEntries: 3}))};
    expect(typingEffect(several, 0, 'sales', '3000', span(0), today)).toMatchObject({
      how: 'difference',
      amount: -12_000,
    });
  });

  test('the same figure writes nothing', () => {
    expect(typingEffect(row, 0, 'sales', '3,120.00', span(0), today)).toEqual({kind: 'nothing'});
  });

  test('a sale that is paid at once leaves the balance alone, a payment lowers it, mixed forms are left to the engine', () => {
    const cash = makeRow({id: 'c', form: 'cash', opening: 10});
    expect(typingEffect(cash, 2, 'sales', '5', span(2), today)).toMatchObject({balance: 1000});
    expect(typingEffect(row, 2, 'collection', '60', span(2), today)).toMatchObject({balance: 584_000});
    expect(typingEffect({...row, form: 'mixed'}, 2, 'sales', '5', span(2), today)).toMatchObject({balance: null});
  });

  test.each([
    ['abc', 'not-an-amount'],
    ['1.234', 'decimals'],
    ['99999999999999999', 'too-large'],
  ])('%s is refused: %s', (text, why) => {
    expect(readTyped(text)).toEqual({kind: 'invalid', why});
  });

  test.each([
    ['6 万', 6_000_000],
    ['１，２００', 120_000],
    ['-30', -3000],
    ['', 0],
  ])('%s is read as %i fen', (text, amount) => {
    expect(readTyped(text)).toEqual({fen: amount});
  });
});

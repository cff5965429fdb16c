import {expect, test} from 'vitest';
import {present} from '../../../core/base/assert.ts';
import {parseDay} from '../../../core/base/calendar-date.ts';
import {asId, type RowId, type SheetId} from '../../../core/base/ids.ts';
import {engineBench} from './engine-bench.ts';

const MANY = 520;

test('a level with more lines than are sent says how many are left out, and a filter brings them within reach', async () => {
  const {ask} = engineBench();
  await ask('open', {workbook: await ask('create-workbook', {name: '账', profile: 'trade'})});
  const row = (sheet: string, id: string, cells: Readonly<Record<string, string | number>>) => ({
    sheet: asId<SheetId>(sheet),
    row: asId<RowId>(id),
    cells,
  });
  const long = present(parseDay('2026-06-20'), 'a day');
  const numbers = Array.from({length: MANY}, (_, at) => at);
  const inserts = [
    row('staff', 'few', {name: '沈若溪'}),
    ...numbers.map(at => row('customers', `c${at}`, {name: `客户 ${at}`, ...(at < 3 ? {account_manager: 'few'} : {})})),
    ...numbers.map(at =>
      row('entries', `e${at}`, {
        posted_on: long,
        entry_date: long,
        due_date: long + 30,
        customer: `c${at}`,
        entry_type: 'sale',
        settlement_form: 'signed_bill',
        amount: 100_00,
      }),
    ),
  ];
  await ask('write', {label: 'paste', inserts, cells: []});

  const one = await ask('warnings', {level: 'red', manager: null, subject: 'c9'});
  expect(one.lines.length).toBeGreaterThan(0);
  const everybody = await ask('warnings', {level: null, manager: null, subject: null});
  const sent = everybody.lines.filter(({level}) => level === 'red').length;
  const left = everybody.omitted.find(({level}) => level === 'red')?.lines;
  expect(sent).toBeLessThan(MANY);
  expect(left).toBe(MANY * one.lines.length - sent);
  const few = await ask('warnings', {level: 'red', manager: asId<RowId>('few'), subject: null});
  expect(few.omitted).toEqual([]);
  expect(few.lines).toHaveLength(3 * one.lines.length);
});

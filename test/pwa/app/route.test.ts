import {describe, expect, test} from 'vitest';
import {monthAt} from '../../../core/base/calendar-date.ts';
import {asId, type RowId, type SheetId, type WorkbookId} from '../../../core/base/ids.ts';
import {parseRoute, printRoute, type Route, workbookOf} from '../../../pwa/app/route.ts';

const workbook = asId<WorkbookId>('w1');
const row = asId<RowId>('slot.7');

const routes: readonly Route[] = [
  {kind: 'home'},
  {kind: 'import', workbook: null},
  {kind: 'import', workbook},
  {kind: 'sheet', workbook, sheet: asId<SheetId>('entries'), customer: null, row: null},
  {kind: 'sheet', workbook, sheet: asId<SheetId>('a b/c'), customer: row, row},
  {kind: 'warning-table', workbook, month: null, manager: undefined, customer: null},
  {kind: 'warning-table', workbook, month: monthAt(2026, 11), manager: undefined, customer: null},
  {kind: 'warning-table', workbook, month: null, manager: 'all', customer: null},
  {kind: 'warning-table', workbook, month: monthAt(2026, 2), manager: null, customer: row},
  {kind: 'warning-table', workbook, month: monthAt(2026, 2), manager: asId<RowId>('m 1'), customer: null},
  {kind: 'warnings', workbook, customer: null},
  {kind: 'warnings', workbook, customer: row},
  {kind: 'customer', workbook, customer: row},
  {kind: 'entry', workbook, customer: null},
  {kind: 'entry', workbook, customer: row},
  {kind: 'settings', workbook},
  {kind: 'more', workbook},
];

describe('every place has an address that leads back to it', () => {
  test.each(routes.map(route => [printRoute(route), route] as const))('%s', (address, route) => {
    expect(parseRoute(address)).toEqual(route);
  });
});

test('an empty address is the home page, a workbook alone opens its warning table', () => {
  expect(parseRoute('')).toEqual({kind: 'home'});
  expect(parseRoute('#')).toEqual({kind: 'home'});
  expect(parseRoute('#/wb/w1')).toEqual(routes[5]);
});

test.each([
  '#/nowhere',
  '#/wb',
  '#/wb/w1/nothing',
  '#/wb/w1/sheet',
  '#/wb/w1/warning-table/2026-13',
  '#/wb/w1/customer',
])('%s is no page', address => {
  expect(parseRoute(address)).toEqual({kind: 'missing'});
});

test('a broken escape in an address does not stop the page', () => {
  expect(parseRoute('#/wb/w1/customer/%E0%A4%A')).toEqual({
    kind: 'customer',
    workbook,
    customer: '%E0%A4%A',
  });
});

test('a route knows its workbook', () => {
  expect(workbookOf({kind: 'settings', workbook})).toBe(workbook);
  expect(workbookOf({kind: 'home'})).toBeNull();
});

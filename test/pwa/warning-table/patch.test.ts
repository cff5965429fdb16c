import {expect, test} from 'vitest';
import {monthAt} from '../../../core/base/calendar-date.ts';
import {sumRows} from '../../../core/ledger/month-total.ts';
import type {WarningTablePatch} from '../../../pwa/engine/protocol.ts';
import {applyPatch, shareSteps} from '../../../pwa/screens/warning-table/patch.ts';
import {inSlices} from '../../../pwa/screens/warning-table/slices.ts';
import {levelChanges} from '../../../pwa/screens/warning-table/table-source.ts';
import {makeRow, makeTable, november, shen} from './month-rows.ts';

const a = makeRow({id: 'a', sector: 'medical', weeks: [[100, 0]]});
const b = makeRow({id: 'b', sector: 'finance', weeks: [[50, 0]]});
const table = makeTable([a, b], {a: 'red'});

const paid = makeRow({id: 'a', sector: 'medical', weeks: [[100, 80]]});
const patch: WarningTablePatch = {
  month: november,
  manager: shen,
  rows: [paid],
  groups: [{manager: shen, sector: 'medical', total: sumRows([paid], 4)}],
  totals: [{manager: shen, total: sumRows([paid, b], 4)}],
  warnings: {a: {level: 'yellow', lines: []}},
};

test('a patch changes the touched row and the totals above it, and nothing else', () => {
  const next = applyPatch(table, patch);
  expect(next?.sheets[0]?.groups[0]?.rows[0]).toBe(paid);
  expect(next?.sheets[0]?.groups[0]?.total.collection).toBe(8000);
  expect(next?.sheets[0]?.total.closing).toBe(7000);
  expect(next?.sheets[0]?.groups[1]).toBe(table.sheets[0]?.groups[1]);
  expect(next?.warnings.a?.level).toBe('yellow');
});

test('a patch with a row that the page does not have asks for the whole table', () => {
  expect(applyPatch(table, {...patch, rows: [makeRow({id: 'new'})]})).toBeNull();
});

test('a row that moved to another sector asks for the whole table', () => {
  expect(applyPatch(table, {...patch, rows: [makeRow({id: 'a', sector: 'finance'})]})).toBeNull();
});

test('a patch of another month does not fit', () => {
  expect(applyPatch(table, {...patch, month: monthAt(2026, 10)})).toBeNull();
});

test('a table asked for again keeps the objects that did not change, so that their lines are not drawn again', async () => {
  const again = makeTable([paid, structuredClone(b)], {a: 'red'});
  const shared = await inSlices(shareSteps(table, again));
  expect(shared.sheets[0]?.groups[0]?.rows[0]).toEqual(paid);
  expect(shared.sheets[0]?.groups[1]?.rows[0]).toBe(b);
  expect(shared.warnings.a).toBe(table.warnings.a);
});

test('level changes name the customer with both levels, the worst first', () => {
  const after = makeTable([a, b], {b: 'blue', a: 'orange'});
  expect(levelChanges(table, after)).toEqual([
    {customer: 'a', before: 'red', after: 'orange'},
    {customer: 'b', before: null, after: 'blue'},
  ]);
  expect(levelChanges(table, table)).toEqual([]);
});

import {expect, test} from 'vitest';
import type {CellValue} from '../../../../core/schema/cell.ts';
import {createArrangement} from '../../../../core/table/arrange/arrangement.ts';
import {createLines, type Lines} from '../../../../core/table/arrange/lines.ts';
import {col, openShop, spec} from './shop.ts';

function print(lines: Lines): string[] {
  return Array.from({length: lines.count}, (_, at) => {
    const line = lines.at(at);
    if (line === undefined) return '?';
    return line.kind === 'row'
      ? String(line.index)
      : `${line.collapsed ? '+' : '-'}${line.group.value}:${line.group.count}`;
  });
}

test('groups have a heading each, and fold away', () => {
  const shop = openShop();
  for (const manager of ['m1', 'm2', 'm1', null]) shop.add({manager});
  const arrangement = createArrangement(shop.source, spec({group: col('manager')}));
  const folded = new Set<CellValue>();
  const lines = createLines(arrangement, folded);
  expect(print(lines)).toEqual(['-m2:1', '1', '-m1:2', '0', '2', '-null:1', '3']);
  expect(lines.lineOf(2)).toBe(4);
  expect(lines.toggle(2)).toBe(true);
  expect(lines.toggle(1)).toBe(false);
  expect(print(lines)).toEqual(['-m2:1', '1', '+m1:2', '-null:1', '3']);
  expect([lines.lineOf(2), lines.lineOf(3), lines.at(9), lines.at(-1)]).toEqual([-1, 4, undefined, undefined]);
  shop.set(3, 'manager', 'm1');
  arrangement.update([3]);
  lines.refresh();
  expect(print(lines)).toEqual(['-m2:1', '1', '+m1:3']);
  expect(print(createLines(arrangement, folded))).toEqual(print(lines));
});

test('without groups a line is a row', () => {
  const shop = openShop();
  shop.add({name: 'a'});
  const lines = createLines(createArrangement(shop.source, spec()));
  expect([print(lines), lines.lineOf(0), lines.lineOf(7)]).toEqual([['0'], 0, -1]);
});

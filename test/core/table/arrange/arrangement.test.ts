import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {CellValue} from '../../../../core/schema/cell.ts';
import {createArrangement} from '../../../../core/table/arrange/arrangement.ts';
import type {ArrangeSpec, FilterTest} from '../../../../core/table/arrange/spec.ts';
import {col, openShop, type Shop, spec} from './shop.ts';

function names(shop: Shop, rows: Iterable<number>): CellValue[] {
  return [...rows].map(index => shop.source.table.get(index, col('name')));
}

function sorted(shop: Shop, column: string, descending = false): CellValue[] {
  return names(shop, createArrangement(shop.source, spec({sort: [{column: col(column), descending}]})).rows);
}

function filtered(shop: Shop, column: string, filter: FilterTest): CellValue[] {
  return names(shop, createArrangement(shop.source, spec({filters: [{column: col(column), test: filter}]})).rows);
}

function street(): Shop {
  const shop = openShop();
  shop.add({name: '柏舟建设', owed: 68_440_00, grade: 'AAA', manager: 'm1', since: 100, vip: true});
  shop.add({name: '澄远置业', owed: 6_580_00, grade: 'A', manager: 'm2', since: 90, phone: '13800138000'});
  shop.add({name: '安宁药房', owed: -500_00, grade: 'AA', manager: 'm1', vip: false});
  shop.add({name: 'Wangchuan', owed: 0, manager: 'm2', since: 120});
  shop.add({name: '第10中学', grade: 'AA'});
  shop.add({name: '第4中学', owed: 6_580_00, grade: 'AA', manager: 'm1'});
  shop.late.set(0, 82).set(1, 3);
  return shop;
}

describe('sorting', () => {
  test('texts go by pinyin, then Latin letters, numbers inside by value', () => {
    expect(sorted(street(), 'name')).toEqual(['安宁药房', '柏舟建设', '澄远置业', '第4中学', '第10中学', 'Wangchuan']);
  });

  test('amounts go by value, empty cells last both ways, ties as entered', () => {
    expect(sorted(street(), 'owed')).toEqual(['安宁药房', 'Wangchuan', '澄远置业', '第4中学', '柏舟建设', '第10中学']);
    expect(sorted(street(), 'owed', true)).toEqual([
      '柏舟建设',
      '澄远置业',
      '第4中学',
      'Wangchuan',
      '安宁药房',
      '第10中学',
    ]);
  });

  test('choices go by their list, links by the name they show, computed cells by their figure', () => {
    expect(sorted(street(), 'grade')).toEqual(['柏舟建设', '安宁药房', '第10中学', '第4中学', '澄远置业', 'Wangchuan']);
    expect(sorted(street(), 'manager').slice(0, 2)).toEqual(['澄远置业', 'Wangchuan']);
    expect(sorted(street(), 'late', true).slice(0, 2)).toEqual(['柏舟建设', '澄远置业']);
  });

  test('the second column decides where the first ties', () => {
    const shop = street();
    const {rows} = createArrangement(
      shop.source,
      spec({
        sort: [
          {column: col('owed'), descending: true},
          {column: col('name'), descending: true},
        ],
      }),
    );
    expect(names(shop, rows).slice(1, 3)).toEqual(['第4中学', '澄远置业']);
  });

  test('a column that is gone neither sorts nor filters', () => {
    const shop = street();
    const gone = spec({
      sort: [{column: col('gone'), descending: false}],
      filters: [{column: col('gone'), test: {kind: 'empty'}}],
    });
    expect(createArrangement(shop.source, gone).count).toBe(6);
  });
});

describe('filtering', () => {
  test.each<[string, FilterTest, CellValue[]]>([
    ['name', {kind: 'contains', text: '中 学'.replace(' ', '')}, ['第10中学', '第4中学']],
    ['name', {kind: 'contains', text: 'ＷＡＮＧ'}, ['Wangchuan']],
    ['manager', {kind: 'contains', text: '知远'}, ['澄远置业', 'Wangchuan']],
    ['owed', {kind: 'contains', text: '6580.0'}, ['澄远置业', '第4中学']],
    ['since', {kind: 'contains', text: '1970-04'}, ['柏舟建设', '澄远置业']],
    ['grade', {kind: 'equals', values: ['AAA', 'A']}, ['柏舟建设', '澄远置业']],
    ['manager', {kind: 'equals', values: ['m2', null]}, ['澄远置业', 'Wangchuan', '第10中学']],
    ['vip', {kind: 'equals', values: [false]}, ['安宁药房']],
    ['owed', {kind: 'between', from: 0, to: 6_580_00}, ['澄远置业', 'Wangchuan', '第4中学']],
    ['owed', {kind: 'between', from: null, to: 0}, ['安宁药房', 'Wangchuan']],
    ['late', {kind: 'between', from: 3, to: null}, ['柏舟建设', '澄远置业']],
    ['phone', {kind: 'empty'}, ['柏舟建设', '安宁药房', 'Wangchuan', '第10中学', '第4中学']],
    ['late', {kind: 'not-empty'}, ['柏舟建设', '澄远置业']],
    ['name', {kind: 'contains', text: ' '}, ['柏舟建设', '澄远置业', '安宁药房', 'Wangchuan', '第10中学', '第4中学']],
  ])('%s %o', (column, filter, wanted) => {
    expect(filtered(street(), column, filter)).toEqual(wanted);
  });

  test('all filters must hold', () => {
    const shop = street();
    const both = spec({
      filters: [
        {column: col('grade'), test: {kind: 'equals', values: ['AA']}},
        {column: col('manager'), test: {kind: 'equals', values: ['m1']}},
      ],
    });
    expect(names(shop, createArrangement(shop.source, both).rows)).toEqual(['安宁药房', '第4中学']);
  });
});

describe('grouping', () => {
  const byManager = spec({group: col('manager'), sort: [{column: col('owed'), descending: true}], sums: [col('owed')]});

  test('groups are in the order of their names, rows without one last, with counts and sums', () => {
    const shop = street();
    const {rows, groups} = createArrangement(shop.source, byManager);
    expect(groups).toEqual([
      {value: 'm2', start: 0, count: 2, sums: {owed: 6_580_00}},
      {value: 'm1', start: 2, count: 3, sums: {owed: 74_520_00}},
      {value: null, start: 5, count: 1, sums: {owed: 0}},
    ]);
    expect(names(shop, rows)).toEqual(['澄远置业', 'Wangchuan', '柏舟建设', '第4中学', '安宁药房', '第10中学']);
  });

  test('a row that moves to another manager takes its sum along', () => {
    const shop = street();
    const arrangement = createArrangement(shop.source, byManager);
    shop.set(0, 'manager', 'm2');
    arrangement.update([0]);
    expect(arrangement.groups.map(({count, sums}) => [count, sums.owed])).toEqual([
      [3, 75_020_00],
      [2, 6_080_00],
      [1, 0],
    ]);
  });

  test('two people of one name are two groups', () => {
    const shop = street();
    shop.tables.table(shop.source.table.sheet);
    const staff = shop.tables.table(shop.sources.tables.sheets[0] ?? shop.source.table.sheet);
    staff.set(1, col('name'), '沈若溪');
    expect(createArrangement(shop.source, byManager).groups.map(group => group.value)).toEqual(['m1', 'm2', null]);
  });
});

describe('nothing moves under the cursor', () => {
  const bySum = spec({
    sort: [{column: col('owed'), descending: true}],
    filters: [{column: col('owed'), test: {kind: 'not-empty'}}],
  });

  test('a held row keeps its place, whatever it holds now, until it is settled', () => {
    const shop = street();
    const arrangement = createArrangement(shop.source, bySum);
    shop.set(0, 'owed', 1_00);
    arrangement.update([0], {hold: true});
    expect(names(shop, arrangement.rows)[0]).toBe('柏舟建设');
    shop.set(0, 'owed', null);
    arrangement.update([0], {hold: true});
    expect(arrangement.count).toBe(5);
    expect(arrangement.settle()).toBe(true);
    expect(names(shop, arrangement.rows)).not.toContain('柏舟建设');
    expect(arrangement.settle()).toBe(false);
  });

  test('a new row comes last until it is settled, a deleted one goes at once', () => {
    const shop = street();
    const arrangement = createArrangement(shop.source, bySum);
    const added = shop.add({name: '新客户', owed: 99_999_00});
    arrangement.update([added], {hold: true});
    expect(arrangement.place(added)).toBe(5);
    shop.remove(1);
    arrangement.update([1], {hold: true});
    expect(arrangement.place(1)).toBe(-1);
    arrangement.settle();
    expect(arrangement.place(added)).toBe(0);
  });
});

describe('keeping an arrangement up to date is the same as making it anew', () => {
  const cell = {
    name: fc.constantFrom('柏舟', '澄远', '安宁', 'A2', 'A10', 'a10', '', null),
    owed: fc.constantFrom(0, 100, -100, 250, null),
    manager: fc.constantFrom('m1', 'm2', null),
    grade: fc.constantFrom('AAA', 'A', 'future', null),
    vip: fc.constantFrom(true, false, null),
  };
  const row = fc.record(cell);
  const edit = fc.oneof(
    fc.record({kind: fc.constant('set' as const), at: fc.nat(30), cells: fc.record(cell, {requiredKeys: []})}),
    fc.record({kind: fc.constant('add' as const), cells: row}),
    fc.record({kind: fc.constant('remove' as const), at: fc.nat(30)}),
    fc.record({kind: fc.constant('restore' as const), at: fc.nat(30)}),
  );
  const column = fc.constantFrom('name', 'owed', 'manager', 'grade', 'vip').map(col);
  const anySpec: fc.Arbitrary<ArrangeSpec> = fc.record({
    filters: fc.array(
      fc.record({
        column,
        test: fc.constantFrom<FilterTest>(
          {kind: 'not-empty'},
          {kind: 'between', from: 0, to: null},
          {kind: 'contains', text: 'a'},
          {kind: 'equals', values: ['m1', 'A', true, 100, '柏舟']},
        ),
      }),
      {maxLength: 1},
    ),
    sort: fc.array(fc.record({column, descending: fc.boolean()}), {maxLength: 3}),
    group: fc.option(column),
    search: fc.constantFrom('', '', 'a', 'bz'),
    sums: fc.constant([col('owed')]),
  });

  function naive(shop: Shop, of: ArrangeSpec): number[] {
    const fresh = createArrangement(shop.source, {...of, sort: [], group: null});
    const {table} = shop.source;
    const {compare} = new Intl.Collator('zh-Hans-CN-u-co-pinyin', {numeric: true, sensitivity: 'base'});
    const labels: Record<string, string> = {m1: '沈若溪', m2: '林知远'};
    const places: Record<string, number> = {AAA: 0, AA: 1, A: 2};
    const by = (a: number, b: number, name: ArrangeSpec['sort'][number]['column'], descending: boolean): number => {
      const x = table.get(a, name);
      const y = table.get(b, name);
      const isNothing = (value: CellValue) => value === null || value === '';
      if (isNothing(x) || isNothing(y)) return Number(isNothing(x)) - Number(isNothing(y));
      const sign = descending ? -1 : 1;
      if (name === 'grade') return sign * ((places[String(x)] ?? 3) - (places[String(y)] ?? 3));
      if (typeof x === 'string') return sign * compare(labels[x] ?? x, labels[String(y)] ?? String(y));
      return sign * (Number(x) - Number(y));
    };
    const firstIn = new Map<CellValue, number>();
    return [...fresh.rows].sort((a, b) => {
      if (of.group !== null) {
        const order = by(a, b, of.group, false);
        if (order !== 0) return order;
        const x = String(table.get(a, of.group));
        const y = String(table.get(b, of.group));
        firstIn.set(x, a);
        if (x !== y) return x < y ? -1 : 1;
      }
      for (const level of of.sort) {
        const order = by(a, b, level.column, level.descending);
        if (order !== 0) return order;
      }
      return a - b;
    });
  }

  test('after any edits, in any order, under any spec', () => {
    fc.assert(
      fc.property(
        fc.array(row, {maxLength: 20}),
        anySpec,
        fc.array(fc.tuple(edit, fc.boolean()), {maxLength: 12}),
        (rows, of, edits) => {
          const shop = openShop();
          for (const cells of rows) shop.add(cells);
          const arrangement = createArrangement(shop.source, of);
          expect([...arrangement.rows]).toEqual(naive(shop, of));
          for (const [each, hold] of edits) {
            const {table} = shop.source;
            let changed = 0;
            if (each.kind === 'add') changed = shop.add(each.cells);
            else {
              if (table.size === 0) continue;
              changed = each.at % table.size;
              if (each.kind === 'remove') shop.remove(changed);
              else if (each.kind === 'restore') shop.tables.table(table.sheet).setLive(changed, true);
              else for (const [name, value] of Object.entries(each.cells)) shop.set(changed, name, value ?? null);
            }
            arrangement.update([changed], {hold});
          }
          arrangement.settle();
          const anew = createArrangement(shop.source, of);
          expect([...arrangement.rows]).toEqual([...anew.rows]);
          expect([...arrangement.rows]).toEqual(naive(shop, of));
          expect(arrangement.groups).toEqual(anew.groups);
        },
      ),
      {numRuns: 500},
    );
  });

  test.each([{group: null}, {group: col('manager')}])(
    'many rows at once are the same too, grouped by $group',
    ({group}) => {
      const shop = openShop();
      const cells = (at: number) => ({
        name: `n${at % 97}`,
        owed: (at * 7919) % 1000,
        manager: [null, 'm1', 'm2'][at % 3] ?? null,
      });
      for (let at = 0; at < 2000; at += 1) shop.add(cells(at));
      const of = spec({
        group,
        sums: [col('owed')],
        sort: [
          {column: col('owed'), descending: true},
          {column: col('name'), descending: false},
        ],
      });
      const arrangement = createArrangement(shop.source, of);
      const change = (changed: readonly number[], hold: boolean) => {
        for (const index of changed) {
          shop.set(index, 'owed', (index * 31) % 1000);
          shop.set(index, 'manager', index % 2 === 0 ? 'm1' : 'm2');
          if (index % 5 === 0) shop.remove(index);
        }
        arrangement.update(changed, {hold});
      };
      const fresh = () => createArrangement(shop.source, of);
      change(
        Array.from({length: 900}, (_, at) => at * 2),
        false,
      );
      expect([...arrangement.rows]).toEqual([...fresh().rows]);
      change(
        Array.from({length: 60}, (_, at) => at * 7 + 1),
        false,
      );
      expect([...arrangement.rows]).toEqual([...fresh().rows]);
      change(
        Array.from({length: 80}, (_, at) => at * 11 + 3),
        true,
      );
      expect(arrangement.count).toBe(fresh().count);
      arrangement.settle();
      expect([...arrangement.rows]).toEqual([...fresh().rows]);
      expect(arrangement.groups).toEqual(fresh().groups);
    },
  );
});

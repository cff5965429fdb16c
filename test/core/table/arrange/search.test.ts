import {describe, expect, test} from 'vitest';
import {parseDay} from '../../../../core/base/calendar-date.ts';
import {lookupRows} from '../../../../core/table/arrange/lookup.ts';
import {createSearchIndex} from '../../../../core/table/arrange/search.ts';
import {createPinyin} from '../../../../core/text/pinyin-reader.ts';
import {openShop, type Shop, shops} from './shop.ts';

function street(): Shop {
  const shop = openShop();
  shop.add({name: '柏舟建设集团', phone: '13800138000', owed: 5_010_00, manager: 'm1', grade: 'AAA'});
  shop.add({name: '重庆火锅', phone: '0571-8888 6666', since: parseDay('2026-11-20') ?? null, manager: 'm2'});
  shop.add({name: 'Wangchuan Printing ＡＢ', owed: 12, grade: 'A'});
  shop.add({name: '柏舟'});
  return shop;
}

function found(shop: Shop, query: string): number[] {
  const test = shop.source.search.test(query);
  return Array.from({length: shop.source.table.size}, (_, index) => index).filter(test);
}

describe('a row is found by', () => {
  test.each([
    ['柏舟', [0, 3]],
    ['bzjs', [0]],
    ['bozhou', [0, 3]],
    ['cqhg', [1]],
    ['chongq', [1]],
    ['8000', [0]],
    ['057188886666', [1]],
    ['8888 6666', [1]],
    ['wangchuan', [2]],
    ['ab', [2]],
    ['沈若', [0]],
    ['srx', [0]],
    ['AAA', [0]],
    ['5010', [0]],
    ['5,010.00', [0]],
    ['0.12', [2]],
    ['2026/11/20', [1]],
    ['柏舟 沈', [0]],
    ['bz srx', [0]],
    ['柏舟 林', []],
    ['', [0, 1, 2, 3]],
    ['   ', [0, 1, 2, 3]],
    ['zzz', []],
  ])('%s', (query, rows) => {
    expect(found(street(), query)).toEqual(rows);
  });
});

test('a changed text is found under its new name once it is forgotten', () => {
  const shop = street();
  expect(found(shop, 'bzjs')).toEqual([0]);
  shop.set(0, 'name', '澄远置业');
  shop.source.search.forget([0]);
  expect(found(shop, 'bzjs')).toEqual([]);
  expect(found(shop, 'cyzy')).toEqual([0]);
});

test('without the dictionary texts are found, and pinyin as soon as it has come', () => {
  const shop = street();
  let pinyin: ReturnType<typeof createPinyin> | null = null;
  const columns = shops.columns.flatMap(column => shop.source.column(column.id) ?? []);
  const index = createSearchIndex(columns, () => pinyin);
  expect(index.test('bzjs')(0)).toBe(false);
  expect(index.test('建设')(0)).toBe(true);
  pinyin = createPinyin();
  expect(index.test('bzjs')(0)).toBe(true);
});

test('rows are prepared in slices', () => {
  const {search, table} = street().source;
  expect(search.warm(table.size, 3)).toBe(1);
  expect(search.warm(table.size, 3)).toBe(0);
  search.forget(null);
  expect(search.warm(table.size, 1)).toBe(3);
});

describe('a picker offers the best name first', () => {
  const pinyin = createPinyin();
  const look = (shop: Shop, text: string, limit = 10) =>
    lookupRows(shop.source, shop.sources, shops.id, text, pinyin, limit);

  test.each([
    ['柏舟', [3, 0]],
    ['bozhou', [3, 0]],
    ['火锅', [1]],
    ['8000', [0]],
    ['printing', [2]],
    ['nobody', []],
  ])('%s', (text, rows) => {
    expect(look(street(), text)).toEqual(rows);
  });

  test('deleted rows are not offered, and no more than asked for', () => {
    const shop = street();
    shop.remove(3);
    expect(look(shop, '柏舟')).toEqual([0]);
    expect(look(shop, '', 2)).toHaveLength(2);
  });
});

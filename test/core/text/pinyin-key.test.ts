import {describe, expect, test} from 'vitest';
import {beginsPinyin, matchesPinyin, pinyinKey, pinyinQuery} from '../../../core/text/pinyin-key.ts';
import {createPinyin} from '../../../core/text/pinyin-reader.ts';

const pinyin = createPinyin();

describe('Chinese text is found by pinyin', () => {
  test.each([
    ['程砚田', 'cyt', true],
    ['程砚田', 'chengyantian', true],
    ['程砚田', 'chengyt', true],
    ['程砚田', 'cyantian', true],
    ['程砚田', 'chyt', true],
    ['程砚田', 'yant', true],
    ['程砚田', 'cheng yan', true],
    ['程砚田', "yan'tian", true],
    ['程砚田', 'hengyan', false],
    ['程砚田', 'an', false],
    ['程砚田', 'cyantt', false],
    ['程砚田', 'tc', false],
    ['重庆火锅', 'cq', true],
    ['重庆火锅', 'chongqing', true],
    ['单雄信', 'shanxiongxin', true],
    ['单雄信', 'dxx', true],
    ['吕布', 'lvbu', true],
    ['柏舟', 'bozhou', true],
    ['柏舟', 'baizhou', true],
    ['长乐建行', 'zljh', true],
    ['长乐建行', 'clh', false],
    ['𠮷野家長', 'yj', true],
    ['西安路', 'xianlu', true],
    ['KH建设', 'khjs', true],
    ['Wangchuan', 'wang', false],
  ])('%s by %s: %s', (text, typed, found) => {
    const query = pinyinQuery(typed);
    expect(query !== null && matchesPinyin(pinyinKey([text], pinyin), query)).toBe(found);
  });

  test('a match never runs from one text into the next', () => {
    const key = pinyinKey(['程砚田', '周文澈'], pinyin);
    expect(matchesPinyin(key, 'tzhou')).toBe(false);
    expect(matchesPinyin(key, 'tianzhou')).toBe(false);
    expect(matchesPinyin(key, 'zwc')).toBe(true);
  });

  test('from the beginning means the first character', () => {
    const key = pinyinKey(['程砚田'], pinyin);
    expect(beginsPinyin(key, 'chengy')).toBe(true);
    expect(beginsPinyin(key, 'yan')).toBe(false);
  });
});

test.each([
  ['Cheng Yan', 'chengyan'],
  ['lü', 'lv'],
  ['ｃｙｔ', 'cyt'],
  ['cyt1', null],
  ['程', null],
  ['', null],
])('the query %s is looked for as %s', (typed, query) => {
  expect(pinyinQuery(typed)).toBe(query);
});

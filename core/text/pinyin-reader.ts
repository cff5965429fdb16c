/** The dictionary behind `pinyin-key.ts`. Import it dynamically: it is most of what a search weighs. */
import {pinyin} from 'pinyin-pro';
import type {Pinyin} from './pinyin-key.ts';

/**
 * Characters of names that people read in more than one way, whatever the phrase: the reading beside the dictionary's
 * is looked for too. Kept short, because every reading more is also a false find more.
 */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  柏: ['bai', 'bo'],
  薄: ['bo', 'bao'],
  长: ['chang', 'zhang'],
  朝: ['chao', 'zhao'],
  澄: ['cheng', 'deng'],
  重: ['chong', 'zhong'],
  大: ['da', 'dai'],
  都: ['du', 'dou'],
  阿: ['a', 'e'],
  番: ['fan', 'pan'],
  行: ['hang', 'xing'],
  会: ['hui', 'kuai'],
  乐: ['le', 'yue'],
  六: ['liu', 'lu'],
  仇: ['qiu', 'chou'],
  厦: ['xia', 'sha'],
  盛: ['sheng', 'cheng'],
  说: ['shuo', 'yue'],
  解: ['xie', 'jie'],
  尉: ['wei', 'yu'],
  调: ['tiao', 'diao'],
  晟: ['sheng', 'cheng'],
  郗: ['xi', 'chi'],
  曾: ['zeng', 'ceng'],
  翟: ['zhai', 'di'],
  查: ['zha', 'cha'],
  覃: ['qin', 'tan'],
  员: ['yuan', 'yun'],
};
/** Characters of one text that are read both ways; more would multiply the readings for nothing. */
const MOST_SWAPPED = 3;

/** Reads whole texts (重庆 is chong qing), a first character as a surname too (单 is shan beside dan), and the characters above both ways. */
export function createPinyin(): Pinyin {
  return {
    read(text) {
      const plain = pinyin(text, {toneType: 'none', type: 'array', v: true}).map(lower);
      const named = pinyin(text, {toneType: 'none', type: 'array', v: true, surname: 'head'}).map(lower);
      const readings = new Map([plain, named].map(reading => [reading.join(' '), reading] as const));
      const chars = [...text];
      // Rare characters outside the basic plane may come as two: then places do not correspond.
      if (chars.length !== plain.length) return [...readings.values()];
      const swapped = chars.flatMap((char, at) => (ALSO[char] ?? []).map(syllable => ({at, syllable})));
      for (const {at, syllable} of swapped.filter(swap => plain[swap.at] !== swap.syllable).slice(0, MOST_SWAPPED)) {
        const reading = plain.with(at, syllable);
        readings.set(reading.join(' '), reading);
      }
      return [...readings.values()];
    },
  };
}

function lower(syllable: string): string {
  return syllable.toLowerCase();
}

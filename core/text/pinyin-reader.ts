/** The dictionary behind `pinyin-key.ts`. Import it dynamically: it is most of what a search weighs. */
import {pinyin} from 'pinyin-pro';
import type {Pinyin} from './pinyin-key.ts';

/** Reads whole texts (重庆 is chong qing), and a first character as a surname too (单 is shan beside dan). */
export function createPinyin(): Pinyin {
  return {
    read(text) {
      const plain = pinyin(text, {toneType: 'none', type: 'array', v: true}).map(lower);
      const named = pinyin(text, {toneType: 'none', type: 'array', v: true, surname: 'head'}).map(lower);
      return plain.every((syllable, index) => syllable === named[index]) ? [plain] : [plain, named];
    },
  };
}

function lower(syllable: string): string {
  return syllable.toLowerCase();
}

/** Choices as people type them into a cell. */
import {matchKey} from '../base/text.ts';
import {beginsPinyin, type Pinyin, pinyinKey, pinyinQuery} from '../text/pinyin-key.ts';
import type {Choice} from './column.ts';

/** One choice, or how many the text could mean. */
export type ChoiceReading =
  | {readonly kind: 'choice'; readonly id: string}
  | {readonly kind: 'none'}
  | {readonly kind: 'many'; readonly choices: readonly Choice[]};

/**
 * Finds the choice that a text names: by id or name (zh or en) first, then by the beginning of a name, then by pinyin
 * (initials, whole or begun syllables). What fits several choices equally is `many`.
 */
export function readChoice(text: string, choices: readonly Choice[], pinyin: Pinyin | null): ChoiceReading {
  const exact = choices.find(choice => choice.id === text);
  if (exact !== undefined) return {kind: 'choice', id: exact.id};
  const key = matchKey(text);
  const whole = choices.filter(choice => keysOf(choice).includes(key));
  if (whole.length > 0) return verdict(whole);
  const begun = key === '' ? [] : choices.filter(choice => keysOf(choice).some(name => name.startsWith(key)));
  if (begun.length > 0) return verdict(begun);
  const query = pinyin === null ? null : pinyinQuery(text);
  if (pinyin === null || query === null) return {kind: 'none'};
  const keys = choices.map(choice => pinyinKey([choice.name.zh], pinyin));
  const initials = choices.filter((_, index) => keys[index]?.initials.split('|').includes(query));
  if (initials.length > 0) return verdict(initials);
  return verdict(
    choices.filter((_, index) => {
      const heard = keys[index];
      return heard !== undefined && beginsPinyin(heard, query);
    }),
  );
}

function keysOf(choice: Choice): readonly string[] {
  return [matchKey(choice.id), matchKey(choice.name.zh), matchKey(choice.name.en)];
}

function verdict(found: readonly Choice[]): ChoiceReading {
  const [first] = found;
  if (first === undefined) return {kind: 'none'};
  return found.length === 1 ? {kind: 'choice', id: first.id} : {kind: 'many', choices: found};
}

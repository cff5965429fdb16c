/** Entries of the list under a choice, yes/no or link editor. */
import {type Locale, matchKey} from '../../core/base/text.ts';
import type {Choice} from '../../core/schema/column.ts';
import {gridText} from '../../core/text/grid.ts';
import {matchesPinyin, type Pinyin, pinyinKey, pinyinQuery} from '../../core/text/pinyin-key.ts';

export interface Option {
  readonly value: string | boolean;
  readonly label: string;
  /** Said after the label: a customer's number, a contact's company. */
  readonly hint: string;
}

/** Yes and no, in the page's language. */
export function yesNoOptions(locale: Locale): readonly Option[] {
  return [
    {value: true, label: gridText.yes[locale], hint: ''},
    {value: false, label: gridText.no[locale], hint: ''},
  ];
}

/**
 * Choices that what was typed may mean: names in either language that begin with it first, then those that hold it,
 * then those that read like it. Nothing typed keeps them all.
 */
export function choiceOptions(
  choices: readonly Choice[],
  typed: string,
  locale: Locale,
  pinyin: Pinyin | null,
): readonly Option[] {
  const key = matchKey(typed);
  const query = pinyin === null ? null : pinyinQuery(typed);
  const rank = (choice: Choice): number => {
    const names = [matchKey(choice.name.zh), matchKey(choice.name.en), matchKey(choice.id)];
    if (names.some(name => name.startsWith(key))) return 0;
    if (names.some(name => name.includes(key))) return 1;
    const heard = pinyin !== null && query !== null && matchesPinyin(pinyinKey([choice.name.zh], pinyin), query);
    return heard ? 2 : 3;
  };
  return choices
    .map(choice => ({choice, rank: key === '' ? 0 : rank(choice)}))
    .filter(each => each.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({choice}) => ({value: choice.id, label: choice.name[locale], hint: ''}));
}

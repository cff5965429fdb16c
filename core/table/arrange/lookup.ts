import type {SheetId} from '../../base/ids.ts';
import {matchKey} from '../../base/text.ts';
import {beginsPinyin, matchesPinyin, type Pinyin, pinyinKey, pinyinQuery} from '../../text/pinyin-key.ts';
import type {ArrangeSource} from './arrangement.ts';
import {type ColumnSources, linkLabel} from './column.ts';

/** How well a row's name fits, best first. */
const NAMED = 0;
const BEGUN = 1;
const BEGUN_BY_PINYIN = 2;
const INSIDE = 3;
const BY_PINYIN = 4;
/** Another text of the row fits: its number, contact person, phone. */
const ELSEWHERE = 5;

/**
 * Rows of a link's target sheet that a typed text could mean, best first, then in the order of their names: for pickers.
 * Blank text gives the first rows by name.
 * @returns row indexes, at most `limit`
 */
export function lookupRows(
  source: ArrangeSource,
  sources: ColumnSources,
  sheet: SheetId,
  text: string,
  pinyin: Pinyin | null,
  limit: number,
): readonly number[] {
  const {table} = source;
  const label = linkLabel(sheet, sources);
  const rates = rating(text, pinyin);
  const elsewhere = source.search.test(text);
  const found: {readonly index: number; readonly score: number; readonly name: string}[] = [];
  for (let index = 0; index < table.size; index += 1) {
    if (!table.isLive(index)) continue;
    const name = label(table.rowId(index));
    const score = rates(name) ?? (elsewhere(index) ? ELSEWHERE : null);
    if (score !== null) found.push({index, score, name});
  }
  const {compare} = new Intl.Collator('zh-Hans-CN-u-co-pinyin', {numeric: true, sensitivity: 'base'});
  found.sort((a, b) => a.score - b.score || compare(a.name, b.name) || a.index - b.index);
  return found.slice(0, limit).map(({index}) => index);
}

function rating(text: string, pinyin: Pinyin | null): (name: string) => number | null {
  const key = matchKey(text);
  const query = pinyin === null ? null : pinyinQuery(text);
  return name => {
    const own = matchKey(name);
    if (own === key) return NAMED;
    if (own.startsWith(key)) return BEGUN;
    if (own.includes(key)) return INSIDE;
    if (pinyin === null || query === null) return null;
    const heard = pinyinKey([name], pinyin);
    if (!matchesPinyin(heard, query)) return null;
    return beginsPinyin(heard, query) ? BEGUN_BY_PINYIN : BY_PINYIN;
  };
}

/** Matching of Chinese text by what people type on a Latin keyboard. Knows no dictionary; `pinyin-reader.ts` has it. */

/** Readings of texts; handed in, because the dictionary (about 300 kB) is loaded only when somebody searches. */
export interface Pinyin {
  /** Syllables without tones, one for each character (ü as v, other characters as themselves); further readings where a character has several. */
  read(text: string): readonly (readonly string[])[];
}

/** What a text is matched by: `initials` (`cyt`) and `syllables` (` cheng yan tian`), readings and texts separated by `|`. */
export interface PinyinKey {
  readonly initials: string;
  readonly syllables: string;
}

/** Chinese characters, those beyond the basic plane by their first half: several times faster than `\p{Script=Han}`. */
const HAN = /[\u3400-\u9fff\uf900-\ufaff\ud840-\ud8bf]/;

/** True where the text has a Chinese character at all. */
export function hasHan(text: string): boolean {
  return HAN.test(text);
}

/** Key of texts without any Chinese character. */
export const NO_PINYIN: PinyinKey = {initials: '', syllables: ''};

/** Key of one or several texts; texts without Chinese characters add nothing. */
export function pinyinKey(texts: readonly string[], pinyin: Pinyin): PinyinKey {
  let initials = '';
  let syllables = '';
  for (const text of texts) {
    if (!hasHan(text)) continue;
    for (const reading of pinyin.read(text)) {
      initials += `${reading.map(syllable => syllable.charAt(0)).join('')}|`;
      syllables += ` ${reading.join(' ')} |`;
    }
  }
  return {initials, syllables};
}

/** The query as it is looked for, or `null` where it is no pinyin: Latin letters, with apostrophes and blanks between syllables. */
export function pinyinQuery(text: string): string | null {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/['’\s]/gu, '');
  return /^[a-z]+$/.test(folded) ? folded : null;
}

/**
 * Whether the query reads as initials, whole syllables or a mixture, from any character on; the last syllable may be
 * unfinished: `cyt`, `chengyantian`, `chengyt`, `yant` all find 程砚田; `hengyan` does not.
 */
export function matchesPinyin(key: PinyinKey, query: string): boolean {
  if (key.initials.includes(query)) return true;
  const first = query.charAt(0);
  if (!key.initials.includes(first)) return false;
  const start = ` ${first}`;
  for (let at = key.syllables.indexOf(start); at >= 0; at = key.syllables.indexOf(start, at + 1)) {
    if (reads(key.syllables, at + 1, query, 0)) return true;
  }
  return false;
}

/** As `matchesPinyin`, but from the first character of a text only. */
export function beginsPinyin(key: PinyinKey, query: string): boolean {
  return key.syllables.split('|').some(reading => reading !== '' && reads(reading, 1, query, 0));
}

/** Whether `query` from `position` reads from the syllable that begins at `at`. */
function reads(syllables: string, at: number, query: string, position: number): boolean {
  const end = syllables.indexOf(' ', at);
  let length = 0;
  while (at + length < end && query[position + length] === syllables[at + length]) {
    length += 1;
    if (position + length === query.length) return true;
  }
  if (length === 0) return false;
  // Whole syllable, then `zh`, `ch`, `sh`, then the single initial: only these may be followed by the next character's.
  for (const taken of [end - at, 2, 1]) {
    if (taken > length || (taken === 2 && end - at !== 2 && query[position + 1] !== 'h')) continue;
    if (reads(syllables, end + 1, query, position + taken)) return true;
  }
  return false;
}

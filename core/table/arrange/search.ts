import {
  hasHan,
  matchesPinyin,
  NO_PINYIN,
  type Pinyin,
  type PinyinKey,
  pinyinKey,
  pinyinQuery,
} from '../../text/pinyin-key.ts';
import {readAmountText} from '../../transfer/amounts.ts';
import {parseDate} from '../../transfer/dates.ts';
import type {ArrangeColumn} from './column.ts';
import type {RowTest} from './filter.ts';
import {searchFold} from './fold.ts';

/**
 * Finds rows by what people know of them: a part of a text, pinyin, the end of a phone number, an amount or a date. What is
 * derived from texts is made when a row is first looked at and kept until `forget`.
 */
export interface SearchIndex {
  /** Test for a query; blanks separate words that must all be found, each anywhere in the row. */
  test(query: string): RowTest;
  /** Rows whose texts changed; `null` = all, after a whole block arrived. */
  forget(rows: readonly number[] | null): void;
  /**
   * Prepares up to `count` more rows below `size`, for idle time.
   * @returns how many are still unprepared
   */
  warm(size: number, count: number): number;
}

/** Longer texts (remarks) are not looked up in the dictionary: nobody types a paragraph's initials. */
const LONGEST_READ = 24;
const LONGEST_QUERY = 100;
/** Between the texts of one row, so that no match runs from one into the next. */
const BETWEEN = '\n';

interface Word {
  readonly text: string;
  readonly pinyin: string | null;
  readonly fen: number | null;
  readonly number: number | null;
  readonly day: number | null;
}

/**
 * @param columns of one sheet
 * @param pinyin asked at each query: `null` while the dictionary is not loaded
 */
export function createSearchIndex(columns: readonly ArrangeColumn[], pinyin: () => Pinyin | null): SearchIndex {
  const own = columns.filter(column => column.search === 'own');
  const shared = columns.filter(column => column.search === 'shared');
  let texts: string[] = [];
  let keys: PinyinKey[] = [];
  let next = 0;

  function textOf(index: number): string {
    const known = texts[index];
    if (known !== undefined) return known;
    let text = '';
    for (const column of own) {
      const cell = column.key(index);
      if (cell !== '') text += BETWEEN + withDigits(searchFold(cell));
    }
    texts[index] = text;
    return text;
  }

  function keyOf(index: number, reader: Pinyin): PinyinKey {
    const known = keys[index];
    if (known !== undefined) return known;
    let cells: string[] | null = null;
    for (const column of own) {
      const cell = column.key(index);
      if (cell.length > LONGEST_READ || !hasHan(cell)) continue;
      cells ??= [];
      cells.push(cell);
    }
    const key = cells === null ? NO_PINYIN : pinyinKey(cells, reader);
    keys[index] = key;
    return key;
  }

  const sharedKeys = new Map<string, PinyinKey>();
  function labelFits(label: string, word: Word, reader: Pinyin | null): boolean {
    if (searchFold(label).includes(word.text)) return true;
    if (word.pinyin === null || reader === null || label.length > LONGEST_READ) return false;
    const known = sharedKeys.get(label) ?? pinyinKey([label], reader);
    sharedKeys.set(label, known);
    return matchesPinyin(known, word.pinyin);
  }

  function wordTest(word: Word): RowTest {
    const reader = word.pinyin === null ? null : pinyin();
    const numbers = numberTests(columns, word);
    const named = shared.flatMap(column => labelTest(column, label => labelFits(label, word, reader)));
    return index => {
      if (textOf(index).includes(word.text)) return true;
      if (reader !== null && word.pinyin !== null && matchesPinyin(keyOf(index, reader), word.pinyin)) return true;
      for (const isNamed of named) if (isNamed(index)) return true;
      for (const number of numbers) if (number(index)) return true;
      return false;
    };
  }

  return {
    test(query) {
      const words = searchFold(query)
        .trim()
        .slice(0, LONGEST_QUERY)
        .split(' ')
        .filter(word => word !== '');
      const tests = words.map(word => wordTest(readWord(word)));
      const [first] = tests;
      if (first === undefined) return () => true;
      return tests.length === 1 ? first : index => tests.every(test => test(index));
    },
    forget(rows) {
      if (rows === null) {
        texts = [];
        keys = [];
        sharedKeys.clear();
        next = 0;
      } else {
        for (const row of rows) {
          delete texts[row];
          delete keys[row];
        }
      }
    },
    warm(size, count) {
      const reader = pinyin();
      const end = Math.min(size, next + count);
      for (; next < end; next += 1) {
        textOf(next);
        if (reader !== null) keyOf(next, reader);
      }
      return size - next;
    },
  };
}

/**
 * Test of a column whose labels many rows share: a customer stands on many entries, so each label is looked at once a
 * query. No test at all where none of the few labels that a column can have fits.
 */
function labelTest(column: ArrangeColumn, fits: (label: string) => boolean): readonly RowTest[] {
  const found = new Map(column.keys?.map(key => [key, fits(column.label(key))] as const));
  if (column.keys !== undefined && ![...found.values()].includes(true)) return [];
  return [
    index => {
      const key = column.key(index);
      if (key === '') return false;
      const known = found.get(key);
      if (known !== undefined) return known;
      const isFit = fits(column.label(key));
      found.set(key, isFit);
      return isFit;
    },
  ];
}

/** A phone number typed with hyphens is also found by its bare digits. */
function withDigits(text: string): string {
  if (!/^[+(\d][\d\s()/+-]*$/.test(text) || !/\D/.test(text)) return text;
  return `${text}${BETWEEN}${text.replace(/\D/g, '')}`;
}

function readWord(text: string): Word {
  const amount = /\d/.test(text) ? readAmountText(text) : null;
  const fen = amount?.kind === 'amount' && !amount.rounded ? amount.fen : null;
  const day = /\d/.test(text) ? (parseDate(text, 'mdy') ?? parseDate(text, 'ymd') ?? null) : null;
  return {text, pinyin: pinyinQuery(text), fen, number: fen === null ? null : fen / 100, day};
}

function numberTests(columns: readonly ArrangeColumn[], word: Word): readonly RowTest[] {
  return columns.flatMap(column => {
    const wanted =
      column.search === 'money'
        ? word.fen
        : column.search === 'number'
          ? word.number
          : column.search === 'date'
            ? word.day
            : null;
    return wanted === null ? [] : [(index: number) => column.number(index) === wanted];
  });
}

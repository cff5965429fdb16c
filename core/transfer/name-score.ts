import type {Field} from './fields.ts';
import type {HeaderKey} from './header-key.ts';

/** Windows of a heading's words that are looked up. */
const LONGEST = 5;

/**
 * How well a heading names a field: 1 = its own word, 0.45 = a weak word, in between where one is part of the other,
 * 0 = not at all.
 */
export function nameScore(field: Field, key: HeaderKey): number {
  if (key.whole === '') return 0;
  if (field.words.has(key.whole)) return 1;
  if (field.words.has(key.bare)) return 0.97;
  if (field.not.some(part => speaksAgainst(part, key))) return 0;
  if (field.weak.has(key.whole) || field.weak.has(key.bare)) return 0.45;
  return Math.max(byTokens(field, key.tokens), byEnd(field, key.bare), byWeakEnd(field, key.tokens));
}

/** `basket id` ends in the weak word `id`; the content decides. */
function byWeakEnd(field: Field, tokens: readonly string[]): number {
  const last = tokens.at(-1);
  return tokens.length === 2 && last !== undefined && field.weak.has(last) ? 0.3 : 0;
}

function speaksAgainst(part: string, key: HeaderKey): boolean {
  return /^[a-z%]+$/.test(part)
    ? key.tokens.includes(part) || (part === '%' && key.whole.includes('%'))
    : key.bare.includes(part);
}

/** Latin headings: some of their words in a row are a word of the field (`customer account name` has `account name`). */
function byTokens(field: Field, tokens: readonly string[]): number {
  let best = 0;
  for (let from = 0; from < tokens.length; from += 1) {
    for (let to = from + 1; to <= Math.min(tokens.length, from + LONGEST); to += 1) {
      if (to - from === tokens.length) continue;
      const part = tokens.slice(from, to).join('');
      if (/^[a-z]/.test(part) && field.words.has(part)) {
        // The last words of an English heading say what it is.
        const share = (to - from) / tokens.length;
        best = Math.max(best, (to === tokens.length ? 0.5 : 0.35) + 0.35 * share);
      }
    }
  }
  return best;
}

/** Chinese headings: the end says what it is (`客户签单人` ends in `签单人`). */
function byEnd(field: Field, bare: string): number {
  if (!/\p{Script=Han}/u.test(bare)) return 0;
  let best = 0;
  for (let from = 1; from < bare.length - 1; from += 1) {
    if (field.words.has(bare.slice(from))) best = Math.max(best, 0.5 + 0.4 * ((bare.length - from) / bare.length));
    if (field.words.has(bare.slice(0, bare.length - from))) {
      best = Math.max(best, 0.35 + 0.35 * ((bare.length - from) / bare.length));
    }
  }
  return best;
}

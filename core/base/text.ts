/** A sentence or name in both languages of the product. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type Locale = keyof Words;

/** Full-width forms to ASCII, outer white space off, inner runs to one space. For matching, never for storing. */
export function foldText(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

/** `foldText`, lower case, without spaces and punctuation: the key under which two spellings of a name meet. */
export function matchKey(text: string): string {
  return foldText(text)
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');
}

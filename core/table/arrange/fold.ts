import {foldText} from '../../base/text.ts';

/** Plain ASCII and common Chinese need no normalisation, which would cost more than the search itself. */
const PLAIN = /^[\x20-\x7e\u4e00-\u9fff]*$/;

/** The form in which texts are looked for: full-width to ASCII, lower case, white space to single blanks. */
export function searchFold(text: string): string {
  return PLAIN.test(text) ? text.toLowerCase() : foldText(text).toLowerCase();
}

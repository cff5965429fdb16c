/** Characters 128 … 159 of the code page that Excel's `CHAR` and `CODE` use; a blank stands for those it does not have. */
const UPPER = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** The character of a code from 1 to 255, else `null`. */
export function characterOfCode(code: number): string | null {
  if (code < 1 || code > 255) return null;
  const special = code >= 128 && code <= 159 ? UPPER.charAt(code - 128) : ' ';
  return special === ' ' ? String.fromCharCode(code) : special;
}

/** The code of a text's first character; characters outside of the code page give their Unicode number. */
export function codeOfCharacter(text: string): number {
  const place = text.charAt(0) === ' ' ? -1 : UPPER.indexOf(text.charAt(0));
  return place >= 0 ? place + 128 : (text.codePointAt(0) ?? 0);
}

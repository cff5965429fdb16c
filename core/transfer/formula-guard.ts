/**
 * Cells of a CSV file that a spreadsheet would run as a formula get one apostrophe in front on the way out; the reader
 * takes exactly one off again. A text that already looks guarded gets one more, so nothing is ever lost. The same is done
 * inside a text, after a line break or a delimiter: a program that expects another delimiter, or knows no quotes, would
 * begin a cell there.
 * In .xlsx no guard is needed: text cells stay text.
 */

/** What spreadsheets take for a formula's start, after any blanks, full-width forms included. */
const AT_START = /^(?='*[\s\u00a0\u3000\ufeff]*[=+\-@＝＋－＠\t\r])/u;
const INSIDE = /(?<=[\n\r,;|\t])(?='*[^\S\n\r\t]*[=+\-@＝＋－＠])/gu;
/** The same places with the apostrophe that `guard` has put there. */
const GUARDED_START = /^'(?='*[\s\u00a0\u3000\ufeff]*[=+\-@＝＋－＠\t\r])/u;
const GUARDED_INSIDE = /(?<=[\n\r,;|\t])'(?='*[^\S\n\r\t]*[=+\-@＝＋－＠])/gu;
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;

/** The text as it is written into a CSV cell. Plain negative numbers such as `-12.50` stay as they are. */
export function guard(text: string): string {
  if (PLAIN_NUMBER.test(text)) return text;
  return text.replace(INSIDE, "'").replace(AT_START, "'");
}

/** Inverse of `guard`. */
export function unguard(text: string): string {
  if (!text.includes("'")) return text;
  return text.replace(GUARDED_START, '').replace(GUARDED_INSIDE, '');
}

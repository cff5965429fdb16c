/**
 * Cells of a CSV file that a spreadsheet would run as a formula get one apostrophe in front on the way out; the reader
 * takes exactly one off again. A text that already looks guarded gets one more, so nothing is ever lost.
 * In .xlsx no guard is needed: text cells stay text.
 */

/** What spreadsheets take for a formula's start, after any blanks, full-width forms included. */
const RISKY = /^'*[\s\u00a0\u3000\ufeff]*[=+\-@＝＋－＠\t\r]/u;
const PLAIN_NUMBER = /^[-+]?\d+(?:\.\d+)?$/;

/** The text as it is written into a CSV cell. Plain signed numbers such as `-12.50` stay as they are. */
export function guard(text: string): string {
  if (!RISKY.test(text)) return text;
  return PLAIN_NUMBER.test(text) && !text.startsWith('+') ? text : `'${text}`;
}

/** Inverse of `guard`. */
export function unguard(text: string): string {
  return text.startsWith("'") && RISKY.test(text) ? text.slice(1) : text;
}

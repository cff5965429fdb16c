/** Numbers and percentages as people type them into a cell. Money is read by `core/transfer/amounts.ts`. */
import {foldText} from '../base/text.ts';

const NUMBER = /^(\d{1,3}(?:,\d{3})+(?:\.\d*)?|\d+(?:\.\d*)?(?:e[+-]?\d{1,3})?|\.\d+)\s?([千万萬亿]?)$/iu;
const SCALE: Readonly<Record<string, number>> = {千: 3, 万: 4, 萬: 4, 亿: 8};

/**
 * `1,234.5`, `１２３`, `1.2万`, `(123)`, `−5`, `5-`. `undefined` where it is no number.
 * @param places moves the decimal point before the text becomes a number, so that nothing is rounded twice
 */
export function parseNumberText(text: string, places = 0): number | undefined {
  let rest = foldText(text).replace(/[−–]/gu, '-');
  let negative = false;
  const bracket = /^\((.+)\)$/.exec(rest);
  if (bracket?.[1] !== undefined) {
    negative = true;
    rest = bracket[1].trim();
  } else if (/^[+-]/.test(rest)) {
    negative = rest.startsWith('-');
    rest = rest.slice(1).trim();
  } else if (/\d-$/.test(rest)) {
    negative = true;
    rest = rest.slice(0, -1);
  }
  const match = NUMBER.exec(rest);
  if (match === null) return undefined;
  const [mantissa = '', exponent = '0'] = (match[1] ?? '').replaceAll(',', '').toLowerCase().split('e');
  const value = Number(`${mantissa}e${Number(exponent) + (SCALE[match[2] ?? ''] ?? 0) + places}`);
  if (!Number.isFinite(value)) return undefined;
  return value === 0 ? 0 : negative ? -value : value;
}

/**
 * A share of one. With `%` the number counts hundredths; without it, as in Excel, a number of 1 or more does and a
 * smaller one is the share itself: `15`, `15%` and `0.15` are all 0.15.
 */
export function parsePercentText(text: string): number | undefined {
  const folded = foldText(text);
  const marked = /^(\(?.*?)\s?%(\)?)$/.exec(folded);
  if (marked !== null) return parseNumberText(`${marked[1]}${marked[2]}`, -2);
  const number = parseNumberText(folded);
  return number !== undefined && Math.abs(number) >= 1 ? parseNumberText(folded, -2) : number;
}

/** Amounts as people write them, to exact fen. No floating point is multiplied: digits are moved, then rounded half up. */
import {type Fen, fen, MAX_FEN} from '../base/money.ts';
import {foldText} from '../base/text.ts';
import {parseChineseNumber} from './numerals.ts';

/** What a money cell holds. `rounded`: it had more than two decimals. `words`: it was read from a text, not a number. */
export type AmountReading =
  | {readonly kind: 'nothing'}
  | {readonly kind: 'amount'; readonly fen: Fen; readonly rounded: boolean}
  | {readonly kind: 'too-large'}
  | {readonly kind: 'not-an-amount'};

/** How a column writes decimals, and what its figures count: yuan, 千元, 万元. */
export interface AmountStyle {
  readonly decimal: '.' | ',';
  readonly scale: 1 | 1000 | 10_000 | 100_000_000;
}

export const PLAIN_STYLE: AmountStyle = {decimal: '.', scale: 1};

const NOTHING: AmountReading = {kind: 'nothing'};
const NOT_AN_AMOUNT: AmountReading = {kind: 'not-an-amount'};
const TOO_LARGE: AmountReading = {kind: 'too-large'};

/** Dashes, slashes and words that stand for nothing in a cell of figures. */
const BLANKS = /^(?:[-–—―−‐‑─_/\\·.]{1,6}|无|空|nil|none|n\/?a|null|不适用)$/iu;

/** Fen of a number cell. Excel keeps 15 digits; what lies beyond is the noise of binary fractions, not decimals. */
export function readAmountNumber(value: number, scale: AmountStyle['scale'] = 1): AmountReading {
  if (!Number.isFinite(value)) return NOT_AN_AMOUNT;
  // The common case by far, without a text in between.
  if (Number.isInteger(value)) {
    const whole = value * scale * 100;
    return Number.isSafeInteger(whole) && Math.abs(whole) <= MAX_FEN
      ? {kind: 'amount', fen: fen(whole), rounded: false}
      : TOO_LARGE;
  }
  // A double that is nearest to some whole fen is meant as that; only others need their digits looked at.
  const nearest = Math.round(value * 100);
  if (scale === 1 && nearest / 100 === value && Math.abs(nearest) <= MAX_FEN) {
    return {kind: 'amount', fen: fen(nearest), rounded: false};
  }
  return fromDecimal(String(Number(value.toPrecision(15))), scale);
}

/**
 * Fen of a text cell: `1,200.00`, `¥1200`, `４，４００元`, `1.2万`, `(300)`, `300-`, `伍佰元整` is not (see
 * `suggestAmount`). Blank, a dash or 无 are nothing.
 */
export function readAmountText(text: string, style: AmountStyle = PLAIN_STYLE): AmountReading {
  let rest = foldText(text);
  if (rest === '' || BLANKS.test(rest)) return NOTHING;
  let negative = false;
  const bracket = /^\((.+)\)$/.exec(rest);
  if (bracket?.[1] !== undefined) {
    negative = true;
    rest = bracket[1].trim();
  }
  const sign = /^(?:([-−–△▲])|\+)\s*(?=\S)/u.exec(rest);
  if (sign) {
    if (sign[1] !== undefined) negative = !negative;
    rest = rest.slice(sign[0].length);
  } else if (/\d[-−]$/.test(rest)) {
    negative = !negative;
    rest = rest.slice(0, -1);
  }
  rest = rest.replace(/^(?:人民币|rmb|cny|usd|eur|hkd|us\$|hk\$|[¥$€£])[:\s]*/iu, '');
  const inner = /^[-−]\s*(?=\d)/.exec(rest);
  if (inner && !negative) {
    negative = true;
    rest = rest.slice(inner[0].length);
  }
  let scale: number = style.scale;
  const unit = /\s*(千|万|萬|亿)?(?:元|圆|块钱?|rmb|cny|usd|eur|hkd|[¥$€£])?[整正]?$/iu.exec(rest);
  if (unit && unit[0] !== '') {
    if (unit[1] !== undefined) scale = unit[1] === '千' ? 1000 : unit[1] === '亿' ? 100_000_000 : 10_000;
    rest = rest.slice(0, unit.index);
  }
  const digits = plainDigits(rest, style.decimal);
  if (digits === undefined) return NOT_AN_AMOUNT;
  return fromDecimal(negative ? `-${digits}` : digits, scale);
}

/** A decimal text without grouping (`1234.5`), or `undefined`. Groups must be of three, or of four as 万 are written. */
function plainDigits(text: string, decimal: '.' | ','): string | undefined {
  if (/^\d+(?:\.\d*)?(?:e[+-]?\d{1,2})?$/i.test(text) && decimal === '.') return text;
  if (decimal === '.') {
    if (/^\d{1,3}(?:[, '’]\d{3})+(?:\.\d*)?$/.test(text) || /^\d{1,4}(?:,\d{4})+(?:\.\d*)?$/.test(text)) {
      return text.replace(/[, '’]/g, '');
    }
    return /^\.\d+$/.test(text) ? `0${text}` : undefined;
  }
  if (/^\d+(?:,\d*)?$/.test(text)) return text.replace(',', '.');
  if (/^\d{1,3}(?:[. '’]\d{3})+(?:,\d*)?$/.test(text)) return text.replace(/[. '’]/g, '').replace(',', '.');
  return undefined;
}

/** Exact fen of `-1234.5678` (or with an exponent) times a scale; half up, away from zero for negatives. */
function fromDecimal(text: string, scale: number): AmountReading {
  const match = /^(-?)(\d+)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text);
  if (!match) return NOT_AN_AMOUNT;
  const fraction = match[3] ?? '';
  const shift = Number(match[4] ?? 0) + 2 + Math.round(Math.log10(scale)) - fraction.length;
  const digits = `${match[2]}${fraction}`.replace(/^0+(?=\d)/, '');
  if (shift > 20 || digits.length + Math.max(0, shift) > 40) return TOO_LARGE;
  const kept = shift >= 0 ? digits + '0'.repeat(shift) : digits.slice(0, shift) || '0';
  const lost = shift >= 0 ? '' : digits.padStart(-shift, '0').slice(shift);
  const up = lost !== '' && lost.charCodeAt(0) >= 53 ? 1 : 0;
  const amount = Number(kept) + up;
  if (!Number.isSafeInteger(amount) || amount > MAX_FEN) return TOO_LARGE;
  return {kind: 'amount', fen: fen(match[1] === '-' ? -amount : amount), rounded: /[1-9]/.test(lost)};
}

/** What a cell that is no amount was probably meant to be, as `5,010.00`, or ''. */
export function suggestAmount(text: string): string {
  const folded = foldText(text);
  const numeral = parseChineseNumber(folded);
  if (numeral !== undefined) return grouped(numeral);
  const letters = /^[\dOolI,.]+$/.test(folded) && /\d/.test(folded);
  const swapped = letters ? folded.replace(/[Oo]/g, '0').replace(/[lI]/g, '1') : folded;
  const found = swapped.match(/\d[\d,]*(?:\.\d+)?/g);
  if (found?.length !== 1 || found[0] === undefined) return '';
  const reading = readAmountText(found[0]);
  return reading.kind === 'amount' ? grouped(found[0].replace(/,/g, '')) : '';
}

function grouped(decimal: string): string {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction.slice(0, 2).padEnd(2, '0')}`;
}

/** The unit that a heading states: `金额（万元）`, `单位：千元`. 1 where it states none or yuan. */
export function statedScale(text: string): AmountStyle['scale'] {
  const folded = foldText(text);
  const match =
    /(?:单位\s*[:：]?\s*|[([]\s*)(?:人民币)?\s*(千|万|萬|亿|百万)?\s*元|in\s+(thousands|millions)|[([]\s*(?:'?000s?)\s*[)\]]/iu.exec(
      folded,
    );
  if (!match) return 1;
  if (match[1] === '万' || match[1] === '萬') return 10_000;
  if (match[1] === '千' || /thousands|000/i.test(match[0])) return 1000;
  return match[1] === '亿' ? 100_000_000 : 1;
}

/**
 * How a column writes its decimals: a comma where texts such as `12,5` or `1.234,50` are found and none needs the
 * point. Numbers that fit both say nothing.
 */
export function decimalMark(texts: readonly string[]): '.' | ',' {
  let comma = 0;
  for (const text of texts) {
    const body = foldText(text).replace(/[^\d.,]/g, '');
    if (/^\d{1,3}(?:,\d{3})*\.\d+$/.test(body) && !/^\d{1,3}\.\d{3}$/.test(body)) return '.';
    if (/^\d{1,3}(?:,\d{3}){2,}$/.test(body)) return '.';
    if (/,\d{1,2}$/.test(body) || /^\d{1,3}(?:\.\d{3})+,\d+$/.test(body)) comma += 1;
  }
  return comma > 0 ? ',' : '.';
}

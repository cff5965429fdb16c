import {MAX_TEXT, toBoolean, toNumber, toText} from '../coerce.ts';
import {numberOfText} from '../number-text.ts';
import {roundTo} from '../rounding.ts';
import {formulaError, isError, isList, isStop, type Operand, single, type Value} from '../value.ts';
import {characterOfCode, codeOfCharacter} from '../windows-1252.ts';
import {itemsOf} from './numeric.ts';
import {findPattern} from './pattern.ts';
import {type FunctionTable, listed, scalar} from './spec.ts';

/** Characters and their codes, searching with wildcards, texts from numbers and back. */
export const characterFunctions: FunctionTable = {
  CHAR: scalar(1, 1, ([value = null]) =>
    onNumber(value, code => characterOfCode(Math.trunc(code)) ?? formulaError('#VALUE!', 'CHAR')),
  ),
  CODE: scalar(1, 1, ([value = null]) =>
    onText(value, text => (text === '' ? formulaError('#VALUE!', 'CODE') : codeOfCharacter(text))),
  ),
  UNICHAR: scalar(1, 1, ([value = null]) =>
    onNumber(value, code => {
      const whole = Math.trunc(code);
      if (whole < 1 || whole > 0x10ffff) return formulaError('#VALUE!', 'UNICHAR');
      return whole >= 0xd800 && whole <= 0xdfff ? formulaError('#N/A', 'UNICHAR') : String.fromCodePoint(whole);
    }),
  ),
  UNICODE: scalar(1, 1, ([value = null]) =>
    onText(value, text => text.codePointAt(0) ?? formulaError('#VALUE!', 'UNICODE')),
  ),
  /** Bytes as in Excel for western languages: one a character. */
  LENB: scalar(1, 1, ([value = null]) => onText(value, text => text.length)),
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what CLEAN takes out
  CLEAN: scalar(1, 1, ([value = null]) => onText(value, text => text.replace(/[\u0000-\u001f]/g, ''))),
  PROPER: scalar(1, 1, ([value = null]) =>
    onText(value, text => text.toLowerCase().replace(/\p{L}+/gu, word => word.charAt(0).toUpperCase() + word.slice(1))),
  ),
  REPT: scalar(2, 2, ([value = null, times = null]) =>
    onText(value, text =>
      onNumber(times, count => {
        const whole = Math.trunc(count);
        return whole < 0 || text.length * whole > MAX_TEXT
          ? formulaError('#VALUE!', 'REPT')
          : text.repeat(text === '' ? 0 : whole);
      }),
    ),
  ),
  REPLACE: scalar(4, 4, ([value = null, start = null, count = null, fresh = null]) =>
    onText(value, text =>
      onNumber(start, from =>
        onNumber(count, length =>
          onText(fresh, put => {
            if (from < 1 || length < 0) return formulaError('#VALUE!', 'REPLACE');
            const at = Math.trunc(from) - 1;
            return limited(text.slice(0, at) + put + text.slice(at + Math.trunc(length)));
          }),
        ),
      ),
    ),
  ),
  SEARCH: listed(2, 3, ([wanted = null, within = null, start = 1], work) => {
    if (isList(wanted) && wanted.items.length > 1) {
      return {...wanted, items: wanted.items.map(item => placeIn(item, single(within), single(start)))};
    }
    return placeIn(single(wanted), single(within), single(start));

    function placeIn(needle: Value, hay: Value, from: Value): Value {
      return onText(needle, pattern =>
        onText(hay, text =>
          onNumber(from, given => {
            const at = Math.trunc(given) - 1;
            if (at < 0 || at > text.length) return formulaError('#VALUE!', 'SEARCH');
            const place = findPattern(pattern, text, at, work);
            return place < 0 ? formulaError('#VALUE!', 'SEARCH') : place + 1;
          }),
        ),
      );
    }
  }),
  FIXED: scalar(1, 3, ([value = null, decimals = 2, plain = false]) =>
    onNumber(value, number =>
      onNumber(decimals, given => {
        const isPlain = toBoolean(plain);
        if (typeof isPlain !== 'boolean') return isPlain;
        return given > 127 ? formulaError('#VALUE!', 'FIXED') : limited(fixedText(number, Math.trunc(given), !isPlain));
      }),
    ),
  ),
  DOLLAR: scalar(1, 2, ([value = null, decimals = 2]) =>
    onNumber(value, number =>
      onNumber(decimals, given => {
        if (given > 127) return formulaError('#VALUE!', 'DOLLAR');
        const text = fixedText(Math.abs(number), Math.trunc(given), true);
        return number < 0 ? `($${text})` : `$${text}`;
      }),
    ),
  ),
  NUMBERVALUE: scalar(1, 3, ([value = null, decimal = '.', group = ',']) =>
    typeof value === 'boolean'
      ? formulaError('#VALUE!', 'NUMBERVALUE')
      : onText(value, text => onText(decimal, point => onText(group, comma => numberWith(text, point, comma)))),
  ),
  TEXTJOIN: listed(3, Infinity, ([between = null, skip = null, ...rest]) => {
    const skips = toBoolean(single(skip));
    if (typeof skips !== 'boolean') return skips;
    const marks = itemsOf(between).map(toText);
    const bad = marks.find(mark => typeof mark !== 'string');
    if (bad !== undefined && typeof bad !== 'string') return bad;
    return joined(rest, skips, index => String(marks[index % marks.length] ?? ''));
  }),
  CONCATENATE: scalar(1, Infinity, args => joined(args, false, () => '')),
};

function joined(operands: readonly Operand[], skips: boolean, mark: (index: number) => string): Value {
  let result = '';
  let count = 0;
  for (const operand of operands) {
    for (const item of itemsOf(operand)) {
      if (isList(operand) && isStop(item) && !isError(item)) continue;
      const text = toText(item);
      if (typeof text !== 'string') return text;
      if (skips && text === '') continue;
      result += count === 0 ? text : mark(count - 1) + text;
      count += 1;
      if (result.length > MAX_TEXT) return formulaError('#VALUE!', 'text too long');
    }
  }
  return result;
}

function fixedText(number: number, decimals: number, grouped: boolean): string {
  const rounded = roundTo(number, decimals, 'half');
  const [whole = '0', fraction] = plainDigits(Math.abs(rounded), Math.max(0, decimals)).split('.');
  const front = grouped ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole;
  return `${rounded < 0 ? '-' : ''}${front}${fraction === undefined ? '' : `.${fraction}`}`;
}

function plainDigits(number: number, decimals: number): string {
  return number >= 1e21 ? BigInt(number).toString() : number.toFixed(Math.min(100, decimals));
}

function numberWith(text: string, point: string, comma: string): Value {
  if (point === '' || comma === '') return formulaError('#VALUE!', 'NUMBERVALUE');
  const bare = text.replace(/\s/gu, '');
  if (bare === '') return 0;
  const at = bare.indexOf(point.charAt(0));
  const whole = (at < 0 ? bare : bare.slice(0, at)).replaceAll(comma.charAt(0), '');
  const fraction = at < 0 ? '' : bare.slice(at + 1);
  const percents = /%*$/.exec(fraction === '' ? whole : fraction)?.[0].length ?? 0;
  const plain = `${whole}${at < 0 ? '' : `.${fraction}`}`.replace(/%+$/, '');
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(plain)) {
    return percents === 0 && /^[$¥€£]/.test(plain)
      ? (numberOfText(plain) ?? formulaError('#VALUE!', text))
      : formulaError('#VALUE!', text);
  }
  return Number(plain) / 100 ** percents;
}

function limited(text: string): Value {
  return text.length > MAX_TEXT ? formulaError('#VALUE!', 'text too long') : text;
}

function onText(value: Value, use: (text: string) => Value): Value {
  const text = toText(value);
  return typeof text === 'string' ? use(text) : text;
}

function onNumber(value: Value, use: (number: number) => Value): Value {
  const number = toNumber(value);
  return typeof number === 'number' ? use(number) : number;
}

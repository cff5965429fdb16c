/** Chinese numerals, plain (五千零一十) and banker's (伍仟零壹拾元整), as people write amounts into a sheet. */

const DIGITS = new Map<string, number>(
  [...'零〇一二三四五六七八九'].map((character, index) => [character, Math.max(0, index - 1)] as const),
);
for (const [index, character] of [...'壹贰叁肆伍陆柒捌玖'].entries()) DIGITS.set(character, index + 1);
DIGITS.set('两', 2);
DIGITS.set('俩', 2);

const UNITS: Readonly<Record<string, number>> = {十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000};

/**
 * Whole yuan and jiao, fen in Chinese numerals as a decimal text (`5010`, `12.3`), or `undefined` where the text is
 * anything else. 五千零一十 → 5010 · 一万二 → 12000 · 叁佰元伍角整 → 300.5
 */
export function parseChineseNumber(text: string): string | undefined {
  const match = /^(.*?)(?:[元圆块](?:(.)角)?(?:(.)分)?)?[整正]?$/u.exec(text);
  if (!match?.[1]) return undefined;
  const whole = parseWhole(match[1]);
  if (whole === undefined) return undefined;
  const jiao = match[2] === undefined ? 0 : DIGITS.get(match[2]);
  const fen = match[3] === undefined ? 0 : DIGITS.get(match[3]);
  if (jiao === undefined || fen === undefined) return undefined;
  return jiao === 0 && fen === 0 ? String(whole) : `${whole}.${jiao}${fen === 0 ? '' : fen}`;
}

function parseWhole(text: string): number | undefined {
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let lastUnit = 1;
  for (const character of text) {
    const value = DIGITS.get(character);
    const unit = UNITS[character];
    if (value !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = value;
      if (value === 0) lastUnit = 1;
    } else if (unit !== undefined) {
      section += (digit ?? (unit === 10 ? 1 : 0)) * unit;
      lastUnit = unit;
      digit = undefined;
    } else if (character === '万' || character === '萬' || character === '亿') {
      const factor = character === '亿' ? 100_000_000 : 10_000;
      total = (total + section + (digit ?? 0)) * factor;
      section = 0;
      digit = undefined;
      lastUnit = factor;
    } else return undefined;
  }
  if (text === '' || (total === 0 && section === 0 && digit === undefined)) return undefined;
  // 一万二 and 三千五: a bare last digit counts in the next smaller unit.
  const tail = (digit ?? 0) * (digit !== undefined && lastUnit >= 100 ? lastUnit / 10 : 1);
  const sum = total + section + tail;
  return Number.isSafeInteger(sum) ? sum : undefined;
}

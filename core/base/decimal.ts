/**
 * `value` × 10^places by moving the decimal point of the number as written, so that no binary fraction creeps in:
 * 1.005 with places 2 is 100.5, not 100.49999999999999.
 */
export function shiftPoint(value: number, places: number): number {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + places}`);
}

/**
 * A finite number without exponent: `0.000001`, `100000000000000000000000`. For texts that people edit.
 * @param places moves the decimal point of the text: 0.155 with 2 is `15.5`
 */
export function decimalText(value: number, places = 0): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(String(value));
  if (match === null || value === 0) return '0';
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const power = Number(exponent) + places;
  if (power === 0) return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
  const digits = whole + fraction;
  const point = whole.length + power;
  const all = `${'0'.repeat(Math.max(0, 1 - point))}${digits}${'0'.repeat(Math.max(0, point - digits.length))}`;
  const cut = Math.max(1, point);
  // Zeros in front of the first figure and behind the last decimal say nothing.
  const front = all.slice(0, cut).replace(/^0+(?=\d)/, '');
  const back = all.slice(cut).replace(/0+$/, '');
  return `${sign}${front}${back === '' ? '' : `.${back}`}`;
}

/** Thresholds are kept in whole base units; people read and type yuan, per cent and plain numbers. */
import type {FactUnit} from '../../../core/rules/types.ts';

/** How many base units one shown unit is. */
function scaleOf(unit: FactUnit): number {
  return unit === 'fen' || unit === 'bp' || unit === 'x100' ? 100 : 1;
}

/** `5000` basis points → `50`. */
export function shownThreshold(value: number, unit: FactUnit): string {
  return String(value / scaleOf(unit));
}

/** `50` → `5000` basis points; `null` where the text is no number that the unit can hold. */
export function typedThreshold(text: string, unit: FactUnit): number | null {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.trim().replaceAll(',', '').replace('−', '-'));
  if (!match) return null;
  const [, sign = '', whole = '0', decimals = ''] = match;
  const scale = scaleOf(unit);
  if (scale === 1 && decimals !== '') return null;
  const value = Number(whole) * scale + (scale === 1 ? 0 : Number(decimals.padEnd(2, '0')));
  return sign === '' || value === 0 ? value : -value;
}

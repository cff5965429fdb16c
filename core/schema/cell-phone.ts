/** Phone numbers as people type them into a cell. */
import {foldText} from '../base/text.ts';

/** What is wrong with a phone number; `digits` counts those it has. */
export type PhoneReading =
  | {readonly kind: 'phone'; readonly text: string}
  | {readonly kind: 'short' | 'long'; readonly digits: number}
  | {readonly kind: 'no-phone'};

/** Digits of a mobile number of the mainland. */
export const MOBILE_DIGITS = 11;

/**
 * Reads one number or several (`/`, `、`, `;` between). Mobile numbers lose blanks, hyphens and +86; others keep the
 * hyphens that separate area code and extension.
 */
export function parsePhoneText(text: string): PhoneReading {
  const parts = foldText(text).split(/\s?[/、;,，；]\s?/u);
  const phones: string[] = [];
  for (const part of parts) {
    const reading = parseOne(part);
    if (reading.kind !== 'phone') return reading;
    phones.push(reading.text);
  }
  return {kind: 'phone', text: phones.join('/')};
}

function parseOne(text: string): PhoneReading {
  if (!/^[+(]?\d[\d\s().-]*(?:\s?(?:转|ext\.?|x|#)\s?\d{1,6})?$/iu.test(text)) return {kind: 'no-phone'};
  const digits = text.replace(/\D/g, '');
  const mobile = /^(?:\+?86|0086)?[\s-]*(1[3-9][\d\s-]*)$/.exec(text);
  if (mobile?.[1] !== undefined) {
    const own = mobile[1].replace(/\D/g, '');
    if (own.length === MOBILE_DIGITS) return {kind: 'phone', text: own};
    return {kind: own.length < MOBILE_DIGITS ? 'short' : 'long', digits: own.length};
  }
  if (digits.length < 5) return {kind: 'short', digits: digits.length};
  return digits.length > 24 ? {kind: 'long', digits: digits.length} : {kind: 'phone', text: text.replace(/\s+/g, ' ')};
}

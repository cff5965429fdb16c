/** Contacts of a .vcf file: vCard 2.1 (phones), 3.0 and 4.0 (RFC 2426, RFC 6350), several of them in a file. */
import type {DecodeText} from './import-types.ts';

export interface VCardProperty {
  /** Upper case, without its group: `item1.TEL` is `TEL`. */
  readonly name: string;
  /** Upper case: the values of TYPE, and 2.1's bare words. */
  readonly types: ReadonlySet<string>;
  /** 1–100 in 4.0; lower counts more. 0 = PREF of the older versions; 101 = none. */
  readonly preference: number;
  /** Parts of a structured value, or the one value; escapes undone. */
  readonly parts: readonly string[];
}

export type VCard = readonly VCardProperty[];

/** True for a text that begins like a vCard. */
export function isVCard(text: string): boolean {
  return /^\s*BEGIN:VCARD\s*$/im.test(
    text
      .slice(0, 400)
      .split(/\r\n?|\n/)
      .find(line => line.trim() !== '') ?? '',
  );
}

/** The cards of a text, without those that hold nothing. `decode` reads quoted-printable of other encodings. */
export function parseVCards(text: string, decode: DecodeText): readonly VCard[] {
  const cards: VCard[] = [];
  let card: VCardProperty[] | null = null;
  // A card inside another (2.1's AGENT) is passed over.
  let depth = 0;
  for (const line of unfolded(text)) {
    const mark = line.trim().toUpperCase();
    if (mark === 'BEGIN:VCARD') {
      depth += 1;
      if (depth === 1) card = [];
    } else if (mark === 'END:VCARD') {
      depth = Math.max(0, depth - 1);
      if (depth > 0) continue;
      if (card !== null && card.length > 0) cards.push(card);
      card = null;
    } else if (depth === 1 && card !== null) {
      const property = propertyOf(line, decode);
      if (property !== undefined) card.push(property);
    }
  }
  // The last card of a file that was cut off is still a contact.
  if (card !== null && card.length > 0) cards.push(card);
  return cards;
}

/** Logical lines: a line that begins with a blank goes on the one before, and so does one after `=` in quoted-printable. */
function* unfolded(text: string): Generator<string> {
  let line: string | null = null;
  let quoted = false;
  for (const raw of text.split(/\r\n?|\n/)) {
    if (line !== null && quoted && line.endsWith('=')) {
      line = line.slice(0, -1) + raw;
      continue;
    }
    if (line !== null && /^[ \t]/.test(raw)) {
      line += raw.slice(1);
      continue;
    }
    if (line !== null) yield line;
    line = raw;
    quoted = /^[^:]*QUOTED-PRINTABLE[^:]*:/i.test(raw);
  }
  if (line !== null) yield line;
}

function propertyOf(line: string, decode: DecodeText): VCardProperty | undefined {
  const colon = endOfParameters(line);
  if (colon < 0) return undefined;
  const [head = '', ...parameters] = line.slice(0, colon).split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const name = head
    .slice(head.lastIndexOf('.') + 1)
    .trim()
    .toUpperCase();
  if (!/^[A-Z0-9-]+$/.test(name)) return undefined;
  const types = new Set<string>();
  let charset = 'utf-8';
  let quoted = false;
  let preference = 101;
  for (const parameter of parameters) {
    const at = parameter.indexOf('=');
    const key = at < 0 ? 'TYPE' : parameter.slice(0, at).trim().toUpperCase();
    const value = parameter
      .slice(at + 1)
      .replaceAll('"', '')
      .trim();
    if (key === 'CHARSET') charset = value.toLowerCase();
    else if (key === 'PREF') preference = Number(value) || 101;
    else if (key === 'TYPE') for (const type of value.toUpperCase().split(',')) types.add(type);
    if (/^quoted-printable$/i.test(value)) quoted = true;
  }
  if (types.has('PREF')) preference = 0;
  const raw = line.slice(colon + 1);
  return {name, types, preference, parts: partsOf(quoted ? plain(raw, charset, decode) : raw)};
}

/** The colon that ends name and parameters; those in quotes do not. */
function endOfParameters(line: string): number {
  let inQuotes = false;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') inQuotes = !inQuotes;
    else if (line[at] === ':' && !inQuotes) return at;
  }
  return -1;
}

/** Quoted-printable undone. Without a CHARSET it is UTF-8, or GB18030 where it cannot be that. */
function plain(text: string, charset: string, decode: DecodeText): string {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const hex = text.slice(at + 1, at + 3);
    if (code === 61 && /^[0-9a-f]{2}$/i.test(hex)) {
      bytes.push(Number.parseInt(hex, 16));
      at += 2;
    } else if (code < 128) bytes.push(code);
    // Already a character: written by a program that quotes only some of them.
    else return text.replace(/(?:=[0-9a-f]{2})+/gi, run => plain(run, charset, decode));
  }
  const data = Uint8Array.from(bytes);
  return decode(data, charset, true) ?? decode(data, 'gb18030', true) ?? decode(data, charset, false) ?? text;
}

/** Parts at semicolons; `\n`, `\,`, `\;`, `\:` and `\\` stand for themselves. */
function partsOf(value: string): readonly string[] {
  const parts = [''];
  for (let at = 0; at < value.length; at += 1) {
    const letter = value[at] ?? '';
    if (letter === ';') parts.push('');
    else if (letter === '\\' && at + 1 < value.length) {
      const next = value[at + 1] ?? '';
      parts[parts.length - 1] += next === 'n' || next === 'N' ? '\n' : /[\\,;:"]/.test(next) ? next : `\\${next}`;
      at += 1;
    } else parts[parts.length - 1] += letter;
  }
  return parts;
}

import {civil} from '../base/calendar-date.ts';
import {shiftPoint} from '../base/decimal.ts';
import {generalText, MAX_TEXT, toNumber} from './coerce.ts';
import type {Piece} from './format-piece.ts';
import {formatFraction, slashOf} from './fraction-format.ts';
import {numberOfText} from './number-text.ts';
import {roundTo} from './rounding.ts';
import {dayOfSerial} from './serial.ts';
import {formulaError, isStop, type Value} from './value.ts';

/** Longest format code, as in Excel. */
const MAX_CODE = 255;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const CHINESE_WEEKDAYS = '日一二三四五六';

/**
 * Writes a value by a number format code, as Excel's `TEXT` does in en-US: sections, `0 # ? , . %`, dates and times,
 * quoted and escaped literals, `@`, `General`. Colours and conditions in brackets are passed over.
 */
export function formatNumber(value: Value, code: string): Value {
  if (isStop(value)) return value;
  if (code.length > MAX_CODE) return formulaError('#VALUE!', 'format too long');
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const sections = sectionsOf(code);
  const number = typeof value === 'string' ? numberOfText(value) : toNumber(value);
  if (typeof number !== 'number') return typeof value === 'string' ? formatText(value, sections) : value;
  const text = formatBySection(number, sections);
  return text === null ? formulaError('#VALUE!', code) : text.length > MAX_TEXT ? formulaError('#VALUE!') : text;
}

function formatText(text: string, sections: readonly (readonly Piece[])[]): string {
  const section = sections[3] ?? sections.find(pieces => pieces.some(piece => piece.kind === 'text'));
  if (section === undefined) return text;
  return section.map(piece => (piece.kind === 'literal' ? piece.text : piece.kind === 'text' ? text : '')).join('');
}

function formatBySection(number: number, sections: readonly (readonly Piece[])[]): string | null {
  const [positive = [], negative, zero] = sections;
  if (number < 0 && negative !== undefined) return formatPieces(-number, negative);
  if (number === 0 && zero !== undefined) return formatPieces(0, zero);
  if (number >= 0) return formatPieces(number, positive);
  if (positive.some(piece => piece.kind === 'date')) return null;
  const text = formatPieces(-number, positive);
  return text === null ? null : `-${text}`;
}

function formatPieces(number: number, pieces: readonly Piece[]): string | null {
  if (pieces.some(piece => piece.kind === 'date')) return formatDate(number, pieces);
  const slash = slashOf(pieces);
  if (slash >= 0) return formatFraction(number, pieces, slash, writeWhole);
  if (pieces.some(piece => piece.kind === 'digit')) return formatDigits(number, pieces);
  return pieces
    .map(piece => {
      if (piece.kind === 'literal') return piece.text;
      if (piece.kind === 'percent') return '%';
      return piece.kind === 'general' || piece.kind === 'text' ? generalText(number) : '';
    })
    .join('');
}

function formatDigits(number: number, pieces: readonly Piece[]): string {
  const point = pieces.findIndex(piece => piece.kind === 'point');
  const whole = point < 0 ? pieces : pieces.slice(0, point);
  const fraction = point < 0 ? [] : pieces.slice(point + 1);
  const lastDigit = whole.findLastIndex(piece => piece.kind === 'digit');
  const firstDigit = whole.findIndex(piece => piece.kind === 'digit');
  const isComma = (piece: Piece) => piece.kind === 'comma';
  const thousands = whole.slice(Math.max(0, firstDigit), lastDigit + 1).some(isComma);
  const scale =
    2 * pieces.filter(piece => piece.kind === 'percent').length - 3 * whole.slice(lastDigit + 1).filter(isComma).length;
  const places = fraction.filter(piece => piece.kind === 'digit').length;
  const digits = roundTo(shiftPoint(number, scale), places, 'half').toFixed(Math.min(places, 100));
  const [wholeDigits = '0', fractionDigits = ''] = digits.split('.');
  const text = writeWhole(wholeDigits === '0' ? '' : wholeDigits, whole, thousands);
  return point < 0 ? text : `${text}.${writeFraction(fractionDigits, fraction)}`;
}

/** Puts digits into their places from the right; the leftmost place takes what is left over. */
function writeWhole(digits: string, pieces: readonly Piece[], thousands: boolean): string {
  const first = pieces.findIndex(piece => piece.kind === 'digit');
  let rest = digits;
  let written = 0;
  let result = '';
  const put = (digit: string) => {
    result = digit + (thousands && written > 0 && written % 3 === 0 ? ',' : '') + result;
    written += 1;
  };
  for (let index = pieces.length - 1; index >= 0; index -= 1) {
    const piece = pieces[index];
    if (piece?.kind === 'literal') result = piece.text + result;
    if (piece?.kind === 'percent') result = `%${result}`;
    if (piece?.kind !== 'digit') continue;
    if (rest !== '') put(rest.slice(-1));
    else if (piece.digit !== '#') put(piece.digit === '0' ? '0' : ' ');
    rest = rest.slice(0, -1);
    while (index === first && rest !== '') {
      put(rest.slice(-1));
      rest = rest.slice(0, -1);
    }
  }
  return result;
}

function writeFraction(digits: string, pieces: readonly Piece[]): string {
  const needed = digits.replace(/0+$/, '').length;
  let place = 0;
  let result = '';
  for (const piece of pieces) {
    if (piece.kind === 'literal') result += piece.text;
    if (piece.kind === 'percent') result += '%';
    if (piece.kind !== 'digit') continue;
    const isNeeded = place < needed || piece.digit === '0';
    result += isNeeded ? digits.charAt(place) : piece.digit === '?' ? ' ' : '';
    place += 1;
  }
  return result;
}

function formatDate(serial: number, pieces: readonly Piece[]): string | null {
  const seconds = Math.round((serial - Math.floor(serial)) * 86400);
  const day = dayOfSerial(Math.floor(serial) + (seconds === 86400 ? 1 : 0));
  if (day === null) return null;
  const {year, month, day: dayOfMonth} = civil(day);
  const time = seconds % 86400;
  const hour = Math.floor(time / 3600);
  const half = pieces.some(piece => piece.kind === 'half');
  const weekday = (((day + 4) % 7) + 7) % 7;
  const pad = (number: number, letters: string) => String(number).padStart(letters.length > 1 ? 2 : 1, '0');
  const write = (letters: string, index: number): string => {
    switch (letters.charAt(0)) {
      case 'y':
        return letters.length > 2 ? String(year).padStart(4, '0') : String(year % 100).padStart(2, '0');
      case 'd':
        if (letters.length < 3) return pad(dayOfMonth, letters);
        return (WEEKDAYS[weekday] ?? '').slice(0, letters.length === 3 ? 3 : undefined);
      case 'a':
        return `${letters.length > 3 ? '星期' : ''}${CHINESE_WEEKDAYS.charAt(weekday)}`;
      case 'h':
        return pad(half ? ((hour + 11) % 12) + 1 : hour, letters);
      case 's':
        return pad(time % 60, letters);
      default:
        if (isMinutes(pieces, index)) return pad(Math.floor(time / 60) % 60, letters);
        if (letters.length < 3) return pad(month, letters);
        return (MONTHS[month - 1] ?? '').slice(0, letters.length === 3 ? 3 : letters.length === 5 ? 1 : undefined);
    }
  };
  return pieces
    .map((piece, index) => {
      if (piece.kind === 'date') return write(piece.letters, index);
      if (piece.kind === 'half') return hour < 12 ? 'AM' : 'PM';
      if (piece.kind === 'literal') return piece.text;
      return piece.kind === 'point' ? '.' : piece.kind === 'comma' ? ',' : '';
    })
    .join('');
}

/** `m` means minutes directly after hours or before seconds. */
function isMinutes(pieces: readonly Piece[], index: number): boolean {
  const neighbour = (step: 1 | -1): string => {
    for (let at = index + step; at >= 0 && at < pieces.length; at += step) {
      const piece = pieces[at];
      if (piece?.kind === 'date') return piece.letters.charAt(0);
    }
    return '';
  };
  return neighbour(-1) === 'h' || neighbour(1) === 's';
}

function sectionsOf(code: string): readonly (readonly Piece[])[] {
  const sections: Piece[][] = [[]];
  let at = 0;
  while (at < code.length) {
    const read = readPiece(code, at);
    if (read.piece === 'section') sections.push([]);
    else if (read.piece !== null) sections[sections.length - 1]?.push(read.piece);
    at = read.next;
  }
  return sections;
}

function readPiece(code: string, at: number): {readonly piece: Piece | 'section' | null; readonly next: number} {
  const char = code.charAt(at);
  const rest = code.slice(at);
  const quoted = /^"([^"]*)"?/.exec(rest);
  if (quoted) return {piece: {kind: 'literal', text: quoted[1] ?? ''}, next: at + quoted[0].length};
  const half = /^(?:am\/pm|上午\/下午)/i.exec(rest);
  if (half) return {piece: {kind: 'half'}, next: at + half[0].length};
  const general = /^general/i.exec(rest);
  if (general) return {piece: {kind: 'general'}, next: at + general[0].length};
  const letters = /^(?:y+|m+|d+|h+|s+|a{3,4})/i.exec(rest);
  if (letters) return {piece: {kind: 'date', letters: letters[0].toLowerCase()}, next: at + letters[0].length};
  const bracketed = /^\[[^\]]*\]/.exec(rest);
  if (bracketed) return {piece: null, next: at + bracketed[0].length};
  if (char === '\\') return {piece: {kind: 'literal', text: code.charAt(at + 1)}, next: at + 2};
  if (char === '_') return {piece: {kind: 'literal', text: ' '}, next: at + 2};
  if (char === '*') return {piece: null, next: at + 2};
  return {piece: onePiece(char), next: at + 1};
}

function onePiece(char: string): Piece | 'section' {
  switch (char) {
    case ';':
      return 'section';
    case '0':
    case '#':
    case '?':
      return {kind: 'digit', digit: char};
    case '.':
      return {kind: 'point'};
    case ',':
      return {kind: 'comma'};
    case '%':
      return {kind: 'percent'};
    case '@':
      return {kind: 'text'};
    default:
      return {kind: 'literal', text: char};
  }
}

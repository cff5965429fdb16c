import type {AppError} from '../base/app-error.ts';
import {err, ok, type Result} from '../base/result.ts';
import {type ErrorCode, errorCodes} from './value.ts';

export type Token =
  | {readonly kind: 'number'; readonly value: number; readonly at: number}
  | {readonly kind: 'text'; readonly value: string; readonly at: number}
  | {readonly kind: 'reference'; readonly path: readonly string[]; readonly at: number}
  | {readonly kind: 'error'; readonly code: ErrorCode; readonly at: number}
  | {readonly kind: 'word'; readonly word: string; readonly at: number}
  | {readonly kind: 'mark'; readonly mark: string; readonly at: number}
  | {readonly kind: 'end'; readonly at: number};

/** Most parts of a reference: sheet, link, link, column. */
const MAX_PATH = 4;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
/** Letters of any script, digits, `_`, `.` inside (`STDEV.S`) and `$` (absolute cell names). */
const WORD = /[\p{L}_$][\p{L}\p{M}\p{N}_$]*(?:\.[\p{L}\p{M}\p{N}_]+)*/uy;
const MARKS = ['<>', '<=', '>=', '<', '>', '=', '&', '+', '-', '*', '/', '^', '%', '(', ')', ',', ';', '{', '}', ':'];

/** What a Chinese keyboard types for the same marks; folded outside of texts and column names only. */
const TYPED: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '、': ',',
  '；': ';',
  '：': ':',
  '＋': '+',
  '－': '-',
  '−': '-',
  '＊': '*',
  '×': '*',
  '／': '/',
  '÷': '/',
  '＝': '=',
  '＜': '<',
  '＞': '>',
  '≤': '<=',
  '≥': '>=',
  '≠': '<>',
  '＆': '&',
  '％': '%',
  '＾': '^',
  '｛': '{',
  '｝': '}',
};
const CLOSING_QUOTE: Readonly<Record<string, string>> = {'"': '"', '“': '”', '”': '”', '＂': '＂'};
const CLOSING_BRACKET: Readonly<Record<string, string>> = {'[': ']', '［': '］', '【': '】'};

/** Reads one piece at `at`; returns it and where the next begins, or why it cannot be read. */
type Piece = {readonly token: Token; readonly next: number} | {readonly problem: string};

/** Cuts a formula (without its leading `=`) into tokens; the last one is `end`. Errors: `formula-invalid` with the place. */
export function tokenize(text: string): Result<readonly Token[], AppError> {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/u.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const piece = readPiece(text, at);
    if ('problem' in piece) return err({kind: 'formula-invalid', formula: text, at, detail: piece.problem});
    tokens.push(piece.token);
    at = piece.next;
  }
  tokens.push({kind: 'end', at});
  return ok(tokens);
}

function readPiece(text: string, at: number): Piece {
  const char = text.charAt(at);
  if (CLOSING_QUOTE[char] !== undefined) return readText(text, at, CLOSING_QUOTE[char]);
  if (CLOSING_BRACKET[char] !== undefined) return readReference(text, at, CLOSING_BRACKET[char]);
  if (char === '#') return readError(text, at);
  const number = matchAt(NUMBER, text, at);
  if (number !== null) {
    const value = Number(number);
    if (!Number.isFinite(value)) return {problem: `number too large: ${number}`};
    return {token: {kind: 'number', value, at}, next: at + number.length};
  }
  const word = matchAt(WORD, text, at);
  if (word !== null) return {token: {kind: 'word', word, at}, next: at + word.length};
  const typed = TYPED[char];
  if (typed !== undefined) return {token: {kind: 'mark', mark: typed, at}, next: at + 1};
  const mark = MARKS.find(candidate => text.startsWith(candidate, at));
  return mark === undefined
    ? {problem: `unexpected ${char}`}
    : {token: {kind: 'mark', mark, at}, next: at + mark.length};
}

/** `"…"`, a quote inside doubled. */
function readText(text: string, at: number, close: string): Piece {
  let value = '';
  let next = at + 1;
  while (next < text.length) {
    const char = text.charAt(next);
    if (char !== close) {
      value += char;
      next += 1;
    } else if (close === '"' && text.charAt(next + 1) === '"') {
      value += '"';
      next += 2;
    } else return {token: {kind: 'text', value, at}, next: next + 1};
  }
  return {problem: 'text without a closing quote'};
}

/** `[Part.Part]`; a part with a dot, a bracket or a quote in its name stands in single quotes, quotes doubled. */
function readReference(text: string, at: number, close: string): Piece {
  const path: string[] = [];
  let next = at + 1;
  for (;;) {
    const part = readPart(text, next, close);
    if (part === null) return {problem: `column name without a closing ${close}`};
    if (part.name === '') return {problem: 'column name is empty'};
    path.push(part.name);
    if (text.charAt(part.next) === close) {
      if (path.length > MAX_PATH) return {problem: `more than ${MAX_PATH} parts in a column name`};
      return {token: {kind: 'reference', path, at}, next: part.next + 1};
    }
    if (text.charAt(part.next) !== '.') return {problem: 'a dot or a closing bracket is expected after a quoted name'};
    next = part.next + 1;
  }
}

function readPart(text: string, from: number, close: string): {readonly name: string; readonly next: number} | null {
  let next = from;
  while (/\s/u.test(text.charAt(next))) next += 1;
  if (text.charAt(next) === "'") return readQuotedPart(text, next);
  let end = next;
  while (end < text.length && text.charAt(end) !== close && text.charAt(end) !== '.') end += 1;
  return end === text.length ? null : {name: text.slice(next, end).trim(), next: end};
}

function readQuotedPart(text: string, at: number): {readonly name: string; readonly next: number} | null {
  let name = '';
  let next = at + 1;
  while (next < text.length) {
    if (text.charAt(next) !== "'") name += text.charAt(next);
    else if (text.charAt(next + 1) === "'") {
      name += "'";
      next += 1;
    } else {
      next += 1;
      while (/\s/u.test(text.charAt(next))) next += 1;
      return {name, next};
    }
    next += 1;
  }
  return null;
}

function readError(text: string, at: number): Piece {
  const code = errorCodes.find(candidate => text.slice(at, at + candidate.length).toUpperCase() === candidate);
  return code === undefined
    ? {problem: 'unknown error value'}
    : {token: {kind: 'error', code, at}, next: at + code.length};
}

/** A sticky expression's match; its `lastIndex` is set before every use, so nothing is carried over. */
function matchAt(pattern: RegExp, text: string, at: number): string | null {
  const sticky = new RegExp(pattern.source, pattern.flags);
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0] ?? null;
}

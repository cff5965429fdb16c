import type {AppError} from '../base/app-error.ts';
import {err, ok, type Result} from '../base/result.ts';
import {type Ast, type BinaryOperator, MAX_FORMULA_LENGTH, MAX_NESTING, MAX_NODES} from './ast.ts';
import {type Token, tokenize} from './tokens.ts';

/**
 * Binary operators from loosest to tightest, all left-associative, as in Excel. Tighter still: `%`, then the signs;
 * so −2^2 is 4 and 2^-2 is a quarter.
 */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ['=', '<>', '<', '<=', '>', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

/** Thrown inside the parser only, so that the grammar reads as grammar; never leaves this file. */
class Unreadable extends Error {
  readonly at: number;
  constructor(at: number, detail: string) {
    super(detail);
    this.at = at;
  }
}

/**
 * Reads a formula as people write it; a leading `=` is allowed. Function names are not checked here: an unknown one
 * is `#NAME?` when compiled, so that formulas of a newer version can be kept and shown.
 * Errors: `formula-invalid` with the place (index into the text) and what is wrong there.
 */
export function parseFormula(text: string): Result<Ast, AppError> {
  const fail = (at: number, detail: string) => err({kind: 'formula-invalid', formula: text, at, detail} as const);
  if (text.length > MAX_FORMULA_LENGTH) return fail(MAX_FORMULA_LENGTH, `longer than ${MAX_FORMULA_LENGTH} characters`);
  const skipped = /^\s*[=＝]?/u.exec(text)?.[0].length ?? 0;
  // Blanks in place of the `=` keep every place an index into the text as given.
  const tokens = tokenize(' '.repeat(skipped) + text.slice(skipped));
  if (!tokens.ok) return tokens.error.kind === 'formula-invalid' ? fail(tokens.error.at, tokens.error.detail) : tokens;
  try {
    return ok(parseTokens(tokens.value));
  } catch (error) {
    if (error instanceof Unreadable) return fail(error.at, error.message);
    throw error;
  }
}

function parseTokens(tokens: readonly Token[]): Ast {
  let position = 0;
  let nesting = 0;
  let nodes = 0;

  const end: Token = tokens[tokens.length - 1] ?? {kind: 'end', at: 0};
  const peek = (): Token => tokens[position] ?? end;
  const isMark = (mark: string): boolean => {
    const token = peek();
    return token.kind === 'mark' && token.mark === mark;
  };
  const take = (): Token => {
    const token = peek();
    position += 1;
    return token;
  };
  const accept = (mark: string): boolean => {
    const found = isMark(mark);
    if (found) position += 1;
    return found;
  };
  const expect = (mark: string): void => {
    if (!accept(mark)) throw new Unreadable(peek().at, `${mark} expected`);
  };
  const node = (ast: Ast): Ast => {
    nodes += 1;
    if (nodes > MAX_NODES) throw new Unreadable(peek().at, `more than ${MAX_NODES} parts`);
    return ast;
  };
  const nested = <T>(read: () => T): T => {
    nesting += 1;
    if (nesting > MAX_NESTING) throw new Unreadable(peek().at, `nested deeper than ${MAX_NESTING}`);
    const result = read();
    nesting -= 1;
    return result;
  };

  function expression(level: number): Ast {
    const operators = LEVELS[level];
    if (operators === undefined) return percent();
    let left = expression(level + 1);
    for (;;) {
      const token = peek();
      const operator = token.kind === 'mark' ? operators.find(candidate => candidate === token.mark) : undefined;
      if (operator === undefined) return left;
      position += 1;
      left = node({kind: 'binary', operator, left, right: expression(level + 1)});
    }
  }

  function percent(): Ast {
    let operand = signed();
    while (accept('%')) operand = node({kind: 'percent', operand});
    return operand;
  }

  function signed(): Ast {
    const operator = isMark('-') ? '-' : isMark('+') ? '+' : null;
    if (operator === null) return primary();
    position += 1;
    return node({kind: 'unary', operator, operand: nested(signed)});
  }

  function primary(): Ast {
    const token = take();
    switch (token.kind) {
      case 'number':
        return node({kind: 'number', value: token.value});
      case 'text':
        return node({kind: 'text', value: token.value});
      case 'error':
        return node({kind: 'error', code: token.code});
      case 'reference':
        return node({kind: 'reference', path: token.path});
      case 'word':
        return word(token.word.toUpperCase());
      case 'mark':
        if (token.mark === '(') return nested(bracketed);
        if (token.mark === '{') return array();
        throw new Unreadable(token.at, `unexpected ${token.mark}`);
      case 'end':
        throw new Unreadable(token.at, 'the formula ends too early');
    }
  }

  function bracketed(): Ast {
    const inner = expression(0);
    expect(')');
    return inner;
  }

  function word(name: string): Ast {
    if (accept('(')) return node({kind: 'call', name, args: nested(argumentList)});
    if (name === 'TRUE' || name === 'FALSE') return node({kind: 'boolean', value: name === 'TRUE'});
    if (!accept(':')) return node({kind: 'name', name});
    const to = take();
    if (to.kind !== 'word') throw new Unreadable(to.at, 'a cell name is expected after :');
    return node({kind: 'range', from: name, to: to.word.toUpperCase()});
  }

  function argumentList(): readonly Ast[] {
    if (accept(')')) return [];
    const args: Ast[] = [];
    do args.push(isMark(',') || isMark(')') ? node({kind: 'omitted'}) : expression(0));
    while (accept(','));
    expect(')');
    return args;
  }

  function array(): Ast {
    const rows: Ast[][] = [];
    do {
      const row: Ast[] = [];
      do row.push(constant());
      while (accept(','));
      if (rows[0] !== undefined && rows[0].length !== row.length) {
        throw new Unreadable(peek().at, 'rows of an array must be equally long');
      }
      rows.push(row);
    } while (accept(';'));
    expect('}');
    return node({kind: 'array', rows});
  }

  function constant(): Ast {
    const at = peek().at;
    const value = signed();
    const plain = value.kind === 'unary' ? value.operand : value;
    if (plain.kind === 'number' || (plain === value && isConstant(plain))) return value;
    throw new Unreadable(at, 'an array holds constants only');
  }

  const ast = expression(0);
  const rest = peek();
  if (rest.kind !== 'end') throw new Unreadable(rest.at, 'unexpected rest');
  return ast;
}

function isConstant(ast: Ast): boolean {
  return ast.kind === 'number' || ast.kind === 'text' || ast.kind === 'boolean' || ast.kind === 'error';
}

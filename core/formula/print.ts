import {assertNever} from '../base/assert.ts';
import type {Ast, BinaryOperator} from './ast.ts';

/** How tightly each operator binds; see `parse.ts`. */
const BINDING: Readonly<Record<BinaryOperator, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '<=': 1,
  '>': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};
const PERCENT = 6;
const SIGN = 7;
const PRIMARY = 8;

/**
 * The formula's text without a leading `=`: one spelling for each tree, with the brackets it needs and no others.
 * `parseFormula(printFormula(ast))` is `ast`.
 */
export function printFormula(ast: Ast): string {
  return print(ast, 0);
}

/** A column name as it stands between the brackets: quoted where a dot, bracket or quote would mislead the reader. */
export function printPath(path: readonly string[]): string {
  return `[${path.map(part => (/[.[\]【】［］'\n]|^\s|\s$/u.test(part) ? `'${part.replaceAll("'", "''")}'` : part)).join('.')}]`;
}

function print(ast: Ast, needed: number): string {
  switch (ast.kind) {
    case 'number':
      return String(ast.value).toUpperCase();
    case 'text':
      return `"${ast.value.replaceAll('"', '""')}"`;
    case 'boolean':
      return ast.value ? 'TRUE' : 'FALSE';
    case 'error':
      return ast.code;
    case 'reference':
      return printPath(ast.path);
    case 'name':
      return ast.name;
    case 'range':
      return `${ast.from}:${ast.to}`;
    case 'array':
      return `{${ast.rows.map(row => row.map(item => print(item, 0)).join(',')).join(';')}}`;
    case 'omitted':
      return '';
    case 'call':
      return `${ast.name}(${ast.args.map(arg => print(arg, 0)).join(', ')})`;
    case 'unary':
      return bracket(`${ast.operator}${print(ast.operand, SIGN)}`, SIGN, needed);
    case 'percent':
      return bracket(`${print(ast.operand, PERCENT)}%`, PERCENT, needed);
    case 'binary':
      return printBinary(ast, needed);
    default:
      return assertNever(ast);
  }
}

function printBinary(ast: Extract<Ast, {kind: 'binary'}>, needed: number): string {
  const binding = BINDING[ast.operator];
  const space = ast.operator === '^' ? '' : ' ';
  const left = print(ast.left, binding);
  const right = print(ast.right, binding + 1);
  return bracket(`${left}${space}${ast.operator}${space}${right}`, binding, needed);
}

function bracket(text: string, binding: number, needed: number): string {
  return binding < Math.min(needed, PRIMARY) ? `(${text})` : text;
}

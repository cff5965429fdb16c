import type {ErrorCode} from './value.ts';

export const binaryOperators = ['=', '<>', '<', '<=', '>', '>=', '&', '+', '-', '*', '/', '^'] as const;
export type BinaryOperator = (typeof binaryOperators)[number];

/**
 * A formula as a tree. Brackets of the text are not kept; `printFormula` puts back those that the tree needs, so that
 * parsing what was printed gives the same tree.
 */
export type Ast =
  /** Finite and not negative: a sign is a `unary`. */
  | {readonly kind: 'number'; readonly value: number}
  | {readonly kind: 'text'; readonly value: string}
  | {readonly kind: 'boolean'; readonly value: boolean}
  | {readonly kind: 'error'; readonly code: ErrorCode}
  /** `[Column]`, `[Sheet.Column]`, `[threshold.red]`; one to four parts. */
  | {readonly kind: 'reference'; readonly path: readonly string[]}
  /** A bare word in upper case: a window such as `THIS_MONTH`, or a cell name where the environment knows cells. */
  | {readonly kind: 'name'; readonly name: string}
  /** `A1:B5`, for environments that know cells. */
  | {readonly kind: 'range'; readonly from: string; readonly to: string}
  /** `{1,2;3,4}`: rows of equal length, constants only. */
  | {readonly kind: 'array'; readonly rows: readonly (readonly Ast[])[]}
  | {readonly kind: 'unary'; readonly operator: '-' | '+'; readonly operand: Ast}
  | {readonly kind: 'percent'; readonly operand: Ast}
  | {readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Ast; readonly right: Ast}
  /** Function name in upper case. */
  | {readonly kind: 'call'; readonly name: string; readonly args: readonly Ast[]}
  /** An argument left empty, as the second of `IF(x,,0)`. */
  | {readonly kind: 'omitted'};

/** Longest formula text, as in Excel. Bounds the work of parsing and, with it, the depth of the tree. */
export const MAX_FORMULA_LENGTH = 8192;
/** Deepest nesting of brackets, calls and signs, as in Excel. */
export const MAX_NESTING = 64;
/** Most parts (operators, operands, calls) of one formula; keeps the evaluation's call stack small. */
export const MAX_NODES = 2000;

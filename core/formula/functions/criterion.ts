import type {BinaryOperator} from '../ast.ts';
import {compare} from '../compare.ts';
import {dayOfText, numberOfText} from '../number-text.ts';
import {
  date,
  errorCodes,
  type FormulaError,
  formulaError,
  isError,
  isStop,
  type Missing,
  type Operand,
  single,
  type Value,
} from '../value.ts';
import type {Work} from '../work.ts';
import {patternOf} from './pattern.ts';

type Comparison = Extract<BinaryOperator, '=' | '<>' | '<' | '<=' | '>' | '>='>;

/** What `COUNTIF` and its kin ask of a cell. */
export interface Criterion {
  readonly kind: 'criterion';
  matches(item: Value): boolean;
}

/**
 * Reads a criterion: a value to be equal to, or a text such as `>=100`, `<>x`, `a*` (`*` any run, `?` one character,
 * `~` takes the next as it is). Comparison with a number looks at numbers only, with a text at texts only, as in Excel.
 */
export function criterionOf(operand: Operand, work: Work): Criterion | FormulaError | Missing {
  const wanted = single(operand);
  if (isStop(wanted))
    return isError(wanted) ? {kind: 'criterion', matches: item => isError(item) && item.code === wanted.code} : wanted;
  if (wanted === null) return {kind: 'criterion', matches: item => equals(item, 0)};
  if (typeof wanted !== 'string') return {kind: 'criterion', matches: item => equals(item, wanted)};
  const match = /^(<>|<=|>=|<|>|=)?(.*)$/su.exec(wanted);
  const operator = asComparison(match?.[1]);
  return compared(operator ?? '=', match?.[2] ?? '', operator !== null, work);
}

function compared(operator: Comparison, text: string, explicit: boolean, work: Work): Criterion | FormulaError {
  if (text === '') return emptyCriterion(operator, explicit);
  const value = valueOfText(text);
  if (typeof value === 'string') return textCriterion(operator, value, work);
  if (operator === '<>') return {kind: 'criterion', matches: item => !equals(item, value)};
  if (operator === '=') return {kind: 'criterion', matches: item => equals(item, value)};
  return {kind: 'criterion', matches: item => isSameSort(item, value) && compare(operator, item, value) === true};
}

/** `=` alone finds empty cells, `<>` alone full ones; an empty criterion finds empty cells and empty texts. */
function emptyCriterion(operator: Comparison, explicit: boolean): Criterion {
  const isEmpty = (item: Value) => item === null || (typeof item === 'object' && item.kind === 'missing');
  if (operator === '=') return {kind: 'criterion', matches: item => isEmpty(item) || (!explicit && item === '')};
  if (operator === '<>') return {kind: 'criterion', matches: item => !isEmpty(item)};
  return {kind: 'criterion', matches: () => false};
}

function textCriterion(operator: Comparison, text: string, work: Work): Criterion | FormulaError {
  if (operator === '=' || operator === '<>') {
    const pattern = patternOf(text, work);
    if (pattern === undefined) return formulaError('#VALUE!', 'criterion too long');
    const isMatch = (item: Value) => typeof item === 'string' && pattern(item);
    return {kind: 'criterion', matches: operator === '=' ? isMatch : item => !isMatch(item)};
  }
  return {kind: 'criterion', matches: item => typeof item === 'string' && compare(operator, item, text) === true};
}

function valueOfText(text: string): Value {
  const word = text.toUpperCase();
  if (word === 'TRUE' || word === 'FALSE') return word === 'TRUE';
  const code = errorCodes.find(candidate => candidate === word);
  if (code !== undefined) return {kind: 'error', code, detail: ''};
  const day = dayOfText(text);
  return day === null ? (numberOfText(text) ?? text) : date(day);
}

/** Equal in kind and value; a text cell that reads as the number wanted counts too, as in Excel. */
function equals(item: Value, wanted: Value): boolean {
  if (isError(wanted)) return isError(item) && item.code === wanted.code;
  if (item === null || isStop(item)) return false;
  if (typeof wanted === 'number' && typeof item === 'string') return numberOfText(item) === wanted;
  if (typeof item === 'boolean' || typeof wanted === 'boolean') return item === wanted;
  return isSameSort(item, wanted) && compare('=', item, wanted) === true;
}

function isSameSort(item: Value, wanted: Value): boolean {
  if (item === null || isStop(item)) return false;
  if (typeof wanted === 'object' || typeof wanted === 'number')
    return typeof item === 'number' || typeof item === 'object';
  return typeof item === typeof wanted;
}

function asComparison(text: string | undefined): Comparison | null {
  switch (text) {
    case '=':
    case '<>':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return text;
    default:
      return null;
  }
}

import {asDay} from '../../core/base/calendar-date.ts';
import {compileFormula} from '../../core/formula/compile.ts';
import type {FormulaEnv, Source} from '../../core/formula/environment.ts';
import {functionNamed} from '../../core/formula/functions/table.ts';
import {parseFormula} from '../../core/formula/parse.ts';
import {dayOfSerial, serialOf} from '../../core/formula/serial.ts';
import {errorCodes, formulaError, type Value} from '../../core/formula/value.ts';

/** A value as the conformance cases write it. */
export interface TypedValue {
  readonly type: 'number' | 'text' | 'boolean' | 'error';
  readonly value: number | string | boolean;
  readonly date?: string;
}

/** One line of a conformance file; see `../shared/corpus/formulas/README.md`. */
export interface FormulaCase {
  readonly id: string;
  readonly fn: string;
  readonly formula: string;
  readonly inputs: Readonly<Record<string, TypedValue>>;
  readonly expected: TypedValue;
  readonly tolerance?: number;
  readonly tags?: readonly string[];
}

/** Cases of one file. */
export function readCases(text: string): readonly FormulaCase[] {
  return text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map((line): FormulaCase => JSON.parse(line));
}

/** Whether every function that a case calls is in the language. */
export function isKnown(item: FormulaCase): boolean {
  const called = item.formula.replace(/"[^"]*"/g, '').matchAll(/([A-Z][A-Z0-9.]*)\(/gi);
  return [...called].every(match => functionNamed((match[1] ?? '').toUpperCase()) !== null);
}

/** Why a case's result is not the expected one, or `null`. */
export function differenceOf(item: FormulaCase): string | null {
  const ast = parseFormula(item.formula);
  if (!ast.ok) return ast.error.kind === 'formula-invalid' ? `not read: ${ast.error.detail}` : ast.error.kind;
  const started = performance.now();
  let value: Value;
  try {
    value = compileFormula(ast.value, envOf(item.inputs)).evaluate(null);
  } catch (error) {
    return `raised: ${String(error)}`;
  }
  const took = performance.now() - started;
  if (took > 1000) return `took ${Math.round(took)} ms`;
  return isAsExpected(value, item)
    ? null
    : `expected ${JSON.stringify(item.expected.value)}, got ${JSON.stringify(value)}`;
}

function isAsExpected(value: Value, item: FormulaCase): boolean {
  const {type, value: wanted} = item.expected;
  if (value === null) return (type === 'text' && wanted === '') || (type === 'number' && wanted === 0);
  if (typeof value === 'object' && value.kind === 'error') return type === 'error' && wanted === value.code;
  if (type !== 'number') return value === wanted;
  const tolerance = item.tolerance ?? 1e-9 * Math.max(1, Math.abs(Number(wanted)));
  return Math.abs(numberOf(value) - Number(wanted)) <= tolerance;
}

function numberOf(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null) return Number.NaN;
  if (value.kind === 'date') return serialOf(value.day);
  return value.kind === 'duration' ? value.days : Number.NaN;
}

function cellValue(typed: TypedValue | undefined): Value {
  if (typed === undefined) return null;
  if (typed.type !== 'error') return typed.value;
  const code = errorCodes.find(candidate => candidate === typed.value);
  return formulaError(code ?? '#VALUE!');
}

/** A1 names are values, ranges are lists; what a case does not name is blank. */
function envOf(inputs: FormulaCase['inputs']): FormulaEnv<null> {
  const source = (read: Source<null>['read']): Source<null> => ({read});
  return {
    reference: () => null,
    name: name => (placeOf(name) === null ? null : source(() => cellValue(inputs[name.replaceAll('$', '')]))),
    range: (from, to) => {
      const a = placeOf(from);
      const b = placeOf(to);
      if (a === null || b === null) return null;
      const width = Math.abs(b.column - a.column) + 1;
      const items: Value[] = [];
      for (let row = Math.min(a.row, b.row); row <= Math.max(a.row, b.row); row += 1)
        for (let index = 0; index < width; index += 1)
          items.push(cellValue(inputs[cellName(Math.min(a.column, b.column) + index, row)]));
      return source(() => ({kind: 'list', width, items}));
    },
    today: () => dayOfSerial(46346) ?? asDay(0),
  };
}

function placeOf(name: string): {readonly column: number; readonly row: number} | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d+)$/.exec(name);
  if (match === null) return null;
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return {column, row: Number(match[2])};
}

function cellName(column: number, row: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row}`;
}

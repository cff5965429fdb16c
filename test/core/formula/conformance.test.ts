/**
 * Cases from spreadsheets that nobody here wrote (../shared/corpus/formulas, its README says how they are scored), as
 * far as their function is in the language already. What differs on purpose is named here with its reason.
 */
import {existsSync, readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {expect, test} from 'vitest';
import {asDay} from '../../../core/base/calendar-date.ts';
import {compileFormula} from '../../../core/formula/compile.ts';
import type {FormulaEnv, Source} from '../../../core/formula/environment.ts';
import {functionNamed} from '../../../core/formula/functions/table.ts';
import {parseFormula} from '../../../core/formula/parse.ts';
import {serialOf} from '../../../core/formula/serial.ts';
import {type ErrorCode, formulaError, type Value} from '../../../core/formula/value.ts';

interface Typed {
  readonly type: 'number' | 'text' | 'boolean' | 'error';
  readonly value: number | string | boolean;
  readonly date?: string;
}
interface Case {
  readonly id: string;
  readonly fn: string;
  readonly formula: string;
  readonly inputs: Readonly<Record<string, Typed>>;
  readonly expected: Typed;
  readonly tolerance?: number;
  readonly tags?: readonly string[];
}

const folder = resolve(import.meta.dirname, '../../../../shared/corpus/formulas');
const families = ['logic', 'maths', 'statistics', 'text', 'date', 'lookup', 'finance', 'operators'];
/** Ids that differ on purpose, and why. */
const different: Readonly<Record<string, string>> = {
  'p-countif-004': 'a yes/no cell is not the number 1',
  'p-len-007': 'a list in a place for one value counts as its first item',
  'p-text-024': 'fractions such as # ?/? are not written yet',
};
const leftOut = ['quirk-1900', 'error-order', 'array'];

function cellValue(typed: Typed | undefined): Value {
  if (typed === undefined) return null;
  if (typed.type === 'error') return formulaError(String(typed.value) as ErrorCode);
  return typed.value;
}

function cellName(column: number, row: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row}`;
}

function place(name: string): {column: number; row: number} | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d+)$/.exec(name);
  if (match === null) return null;
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return {column, row: Number(match[2])};
}

function envOf(inputs: Case['inputs']): FormulaEnv<null> {
  const constant = (read: Source<null>['read']): Source<null> => ({read});
  return {
    reference: () => null,
    name: name => (place(name) === null ? null : constant(() => cellValue(inputs[name.replaceAll('$', '')]))),
    range: (from, to) => {
      const a = place(from);
      const b = place(to);
      if (a === null || b === null) return null;
      const items: Value[] = [];
      for (let row = a.row; row <= b.row; row += 1)
        for (let column = a.column; column <= b.column; column += 1)
          items.push(cellValue(inputs[cellName(column, row)]));
      return constant(() => ({kind: 'list', width: b.column - a.column + 1, items}));
    },
    today: () => asDay(20000),
  };
}

/** Why a result is not the expected one, or null. */
function difference(item: Case): string | null {
  const ast = parseFormula(item.formula);
  if (!ast.ok) return ast.error.kind === 'formula-invalid' ? ast.error.detail : ast.error.kind;
  const compiled = compileFormula(ast.value, envOf(item.inputs));
  const value = compiled.evaluate(null);
  const shown = JSON.stringify(value);
  const {type, value: wanted} = item.expected;
  if (value === null) return (type === 'text' && wanted === '') || (type === 'number' && wanted === 0) ? null : 'blank';
  if (typeof value === 'object' && value.kind === 'error')
    return type === 'error' && wanted === value.code ? null : shown;
  if (type === 'text' || type === 'boolean') return value === wanted ? null : shown;
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'object' && value.kind === 'date'
        ? serialOf(value.day)
        : typeof value === 'object' && value.kind === 'duration'
          ? value.days
          : Number.NaN;
  const tolerance = item.tolerance ?? 1e-9 * Math.max(1, Math.abs(Number(wanted)));
  return type === 'number' && Math.abs(number - Number(wanted)) <= tolerance ? null : shown;
}

function casesInReach(): Case[] {
  return families.flatMap(family =>
    readFileSync(resolve(folder, `${family}.jsonl`), 'utf8')
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line) as Case)
      .filter(item => {
        const called = [...item.formula.replace(/"[^"]*"/g, '').matchAll(/([A-Z][A-Z0-9.]*)\(/gi)].map(match =>
          (match[1] ?? '').toUpperCase(),
        );
        return (
          called.every(name => functionNamed(name) !== null) && !(item.tags ?? []).some(tag => leftOut.includes(tag))
        );
      }),
  );
}

if (!existsSync(folder)) test('formula conformance: not run: no corpus', () => {});
else
  test('every public conformance case within the language gives the value that Excel gives', () => {
    const cases = casesInReach();
    const failed = cases.flatMap(item => {
      const why = difference(item);
      return why === null || item.id in different
        ? []
        : [
            `${item.id} ${item.formula} ${JSON.stringify(item.inputs)} wants ${JSON.stringify(item.expected.value)} got ${why}`,
          ];
    });
    expect(failed).toEqual([]);
    expect(cases.length).toBeGreaterThan(1300);
  });

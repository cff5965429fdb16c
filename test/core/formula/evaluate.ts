import {type Day, parseDay} from '../../../core/base/calendar-date.ts';
import {compileFormula} from '../../../core/formula/compile.ts';
import type {FormulaEnv} from '../../../core/formula/environment.ts';
import {parseFormula} from '../../../core/formula/parse.ts';
import {date, missing, type Value} from '../../../core/formula/value.ts';

/** A customer as the tests see him: named values, and entries of his. */
export interface Scope {
  readonly values?: Readonly<Record<string, Value>>;
  readonly entries?: readonly Readonly<Record<string, Value>>[];
}

export const today: Day = day('2026-11-20');

/** A day written `YYYY-MM-DD`. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`not a day: ${text}`);
  return parsed;
}

type Entry = Readonly<Record<string, Value>>;
const entryColumns = ['Amount', 'Kind', 'Date'];

/** Columns are whatever the row holds, `missing` where it holds none; `nowhere` is a column that does not exist. */
export const env: FormulaEnv<Scope, Entry> = {
  reference: path => {
    const name = path.join('.');
    if (name.startsWith('nowhere') || path[0] === 'Entries') return null;
    return {read: scope => (scope.values?.[name] === undefined ? missing(name) : scope.values[name])};
  },
  related: sheet =>
    sheet !== 'Entries'
      ? null
      : {
          env: {
            reference: ([name = '']) =>
              entryColumns.includes(name)
                ? {read: entry => (entry[name] === undefined ? missing(name) : entry[name])}
                : null,
          },
          each: (scope, window, visit) => {
            for (const entry of scope.entries ?? []) {
              const on = entry.Date;
              if (typeof on !== 'object' || on === null || on.kind !== 'date') continue;
              if (window === null || (on.day >= window.from && on.day <= window.to)) visit(entry);
            }
          },
        },
  today: () => today,
};

/** The value of a formula; throws where it cannot be read. */
export function evaluated(formula: string, scope: Scope = {}): Value {
  const ast = parseFormula(formula);
  if (!ast.ok) throw new Error(JSON.stringify(ast.error));
  return compileFormula(ast.value, env).evaluate(scope);
}

/** An entry of the related sheet. */
export function entry(on: string, kind: string | null, amount: Value): Entry {
  return {Date: date(day(on)), ...(kind === null ? {} : {Kind: kind}), Amount: amount};
}

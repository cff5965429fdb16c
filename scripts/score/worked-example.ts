/**
 * `score worked-example DIR`: builds a workbook from the two csv files of DIR and compares every value of
 * `worked-example-expected.json` except `meta`.
 */
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {type Day, type Month, parseDay, parseMonth} from '../../core/base/calendar-date.ts';
import {builtInRules} from '../../core/catalog/rules.ts';
import {createDerivation} from '../../core/derive.ts';
import type {CustomerRecord} from '../../core/ledger/types.ts';
import {eveningClock} from '../../core/rules/clock.ts';
import {createRuleWatch} from '../../core/rules/watch.ts';
import {compareJson, type Json} from './compare-json.ts';
import {filledWorkbook} from './filled-workbook.ts';
import {type ScoreResult, totalsOf} from './score-result.ts';
import {workedExample} from './worked-example-commands.ts';
import {ageingJson, arrearsJson, sheetJson, totalsJson} from './worked-example-sheets.ts';
import {customersJson, managersJson, verdictsAt} from './worked-example-warnings.ts';

/** @param args the folder with the three files */
export async function run(args: readonly string[]): Promise<ScoreResult> {
  const [folder] = args;
  if (folder === undefined) throw new Error('name the folder with the three worked-example files');
  const expected = parsed(fileIn(folder, 'worked-example-expected.json'));
  const months = keysOf(expected.sheets).map(text => required(parseMonth(text), text));
  const first = months[0];
  if (first === undefined) throw new Error('the expected file has no sheets');
  const example = workedExample(
    fileIn(folder, 'worked-example-customers.csv'),
    fileIn(folder, 'worked-example-entries.csv'),
    first,
  );
  const workbook = filledWorkbook({name: 'Worked example', rulesOff: [...rulesNotIn(expected.meta)]}, example.commands);
  const evening = required(parseDay(eveningIn(expected.meta) ?? keysOf(expected.ageing).at(-1) ?? ''), 'ageing');
  const clock = eveningClock(evening);
  const watch = createRuleWatch(workbook.tables, workbook.settings);
  const derivation = createDerivation({tables: workbook.tables, settings: workbook.settings, rules: watch}, clock);
  derivation.runAll(clock);
  const customers = [...derivation.source.customers()].map(index => derivation.source.customerId(index));
  const reckonings = customers.flatMap(customer => derivation.reckoning(customer) ?? []);
  const byMonth = (json: (month: Month) => Json): Json =>
    Object.fromEntries(keysOf(expected.sheets).map((text, at) => [text, json(required(months[at], text))]));
  const byDay = (part: string, json: (day: Day) => Json): Json =>
    Object.fromEntries(keysOf(expected[part]).map(text => [text, json(required(parseDay(text), text))]));
  const names = example.names;
  const watched = new Set(
    reckonings
      .map(({ledger}) => ledger.customer)
      .filter(isWatched)
      .map(({id}) => id),
  );
  const verdicts = verdictsAt(reckonings, clock, watch.book);
  const parts: Readonly<Record<string, () => Json>> = {
    ageing: () => byDay('ageing', day => ageingJson(reckonings, day, names)),
    arrears_lists: () => byDay('arrears_lists', day => arrearsJson(reckonings, day, watch.book, names)),
    sheets: () => byMonth(month => sheetJson(derivation.monthTable(month), customers, names)),
    totals: () => byMonth(month => totalsJson(derivation.monthTable(month), customers, names)),
    customers: () =>
      customersJson(
        verdicts.filter(({customer}) => watched.has(customer)),
        names,
      ),
    managers: () => managersJson(reckonings, verdicts, clock, watch.book, names),
  };
  const {meta: _meta, ...compared} = expected;
  const actual = Object.fromEntries(Object.keys(compared).map(part => [part, parts[part]?.() ?? null]));
  const items = compareJson(compared, actual, 'all');
  return {score: 'worked-example', totals: totalsOf(items), items};
}

/** Prospects and closed customers are left out of the warnings. */
function isWatched({status}: CustomerRecord): boolean {
  return status !== 'prospect' && status !== 'closed';
}

/** The day that the warnings are expected for, `2026-04-30`. */
function eveningIn(meta: Json | undefined): string | undefined {
  const said = typeof meta === 'object' && meta !== null && 'evaluated_at' in meta ? meta.evaluated_at : undefined;
  return typeof said === 'string' ? /\d{4}-\d{2}-\d{2}/.exec(said)?.[0] : undefined;
}

/** Rules that the example does not speak of; all speak where it names none. */
function rulesNotIn(meta: Json | undefined): readonly string[] {
  const named = typeof meta === 'object' && meta !== null && 'rules' in meta ? meta.rules : undefined;
  if (!Array.isArray(named)) return [];
  return builtInRules.map(({id}) => String(id)).filter(id => !named.includes(id));
}

function fileIn(folder: string, name: string): string {
  const path = join(folder, name);
  if (!existsSync(path)) throw new Error(`no corpus: ${path} is not there`);
  return readFileSync(path, 'utf8');
}

function parsed(text: string): Readonly<Record<string, Json>> {
  const value: Readonly<Record<string, Json>> = JSON.parse(text);
  return value;
}

function keysOf(value: Json | undefined): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function required<T>(value: T | undefined, text: string): T {
  if (value === undefined) throw new Error(`"${text}" in the expected file is no date`);
  return value;
}

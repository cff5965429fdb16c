/**
 * `score paper DIR`: every workbook of a folder laid out as `../shared/corpus/paper` through sniff, guess and plan; the month
 * of its expected file stands for the user's answer. One item per row and field; a row invented or missed fails all eight.
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseMonth} from '../../core/base/calendar-date.ts';
import {usualFormOf} from '../../core/transfer/paper-entries.ts';
import type {PaperRow} from '../../core/transfer/paper-rows.ts';
import {openImport} from './import-file.ts';
import {type ScoreItem, type ScoreResult, totalsOf} from './score-result.ts';

const FIELDS = [
  'manager',
  'sector',
  'customer',
  'contact',
  'weeks',
  'prevMonthSales',
  'balance',
  'settlementForm',
] as const;
type Line = Readonly<Record<(typeof FIELDS)[number], unknown>>;

export async function run(args: readonly string[]): Promise<ScoreResult> {
  const [directory] = args;
  if (directory === undefined || !existsSync(directory)) throw new Error(`no corpus at ${directory ?? 'DIR'}`);
  const items: ScoreItem[] = [];
  for (const file of readdirSync(directory).sort()) {
    const expectedFile = join(directory, `${file.replace(/\.[^.]*$/, '')}.expected.json`);
    if (file.endsWith('.json') || !existsSync(expectedFile)) continue;
    items.push(...(await scoreWorkbook(join(directory, file), expectedFile)));
  }
  return {
    score: 'paper',
    totals: {...totalsOf(items), ...totalsOf(items.map(item => ({...item, group: 'all'})))},
    items,
  };
}

async function scoreWorkbook(path: string, expectedFile: string): Promise<readonly ScoreItem[]> {
  const group = path.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
  const expected: {readonly month: string; readonly rows: readonly Line[]} = JSON.parse(
    readFileSync(expectedFile, 'utf8'),
  );
  const session = await openImport(path);
  const month = parseMonth(expected.month);
  if (month !== undefined && session.summary().needsMonth) await session.answer({month});
  return compareRows(group, expected.rows, session.paperRows().map(lineOf));
}

function lineOf(row: PaperRow): Line {
  return {
    manager: row.manager,
    sector: row.sector,
    customer: row.customer,
    contact: row.contact,
    weeks: row.weeks.map(week => [week.sales, week.collection]),
    prevMonthSales: row.prevSales,
    balance: row.balance,
    settlementForm: usualFormOf(row.forms),
  };
}

/** Rows meet by manager, customer and contact; what is left over on both sides by its order under the manager. */
function compareRows(group: string, expected: readonly Line[], found: readonly Line[]): readonly ScoreItem[] {
  const left = new Set(found);
  const pairs = new Map<Line, Line>();
  for (const same of [nameKey, (line: Line) => String(line.manager)]) {
    for (const line of expected) {
      if (pairs.has(line)) continue;
      const partner = [...left].find(other => same(other) === same(line));
      if (partner === undefined) continue;
      pairs.set(line, partner);
      left.delete(partner);
    }
  }
  const items: ScoreItem[] = [];
  for (const [index, line] of expected.entries()) {
    const partner = pairs.get(line);
    for (const field of FIELDS) {
      const id = `${group}[${index}].${field}`;
      const want = JSON.stringify(line[field] ?? null);
      const got = partner === undefined ? 'missed' : JSON.stringify(partner[field] ?? null);
      items.push(
        want === got ? {id, group, pass: true} : {id, group, pass: false, why: `expected ${want}, got ${got}`},
      );
    }
  }
  for (const line of left) {
    for (const field of FIELDS) {
      items.push({id: `${group}+${nameKey(line)}.${field}`, group, pass: false, why: 'invented row'});
    }
  }
  return items;
}

function nameKey(line: Line): string {
  return [line.manager, line.customer, line.contact].map(part => part ?? '').join(' / ');
}

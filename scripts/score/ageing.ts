/**
 * `score ageing FILE --as-of YYYY-MM-DD`: an invoice file through the import into a workbook, then the ledger's ageing and
 * the rules of that evening. Sums in fen.
 */
import {existsSync} from 'node:fs';
import {type Day, formatDay, parseDay} from '../../core/base/calendar-date.ts';
import {asId, type ColumnId, type SheetId} from '../../core/base/ids.ts';
import {createDerivation} from '../../core/derive.ts';
import {ageingBuckets, bucketOf, positionAt} from '../../core/ledger/position.ts';
import {eveningClock} from '../../core/rules/clock.ts';
import {createRuleWatch} from '../../core/rules/watch.ts';
import {WALK_IN} from '../../core/transfer/parties.ts';
import {filledWorkbook} from './filled-workbook.ts';
import {openImport, scoreSettings} from './import-file.ts';
import type {ScoreResult} from './score-result.ts';

interface Bucket {
  count: number;
  sum: number;
}

export async function run(args: readonly string[]): Promise<ScoreResult> {
  const [path] = args.filter((arg, index) => !arg.startsWith('--') && args[index - 1] !== '--as-of');
  const stated = args[args.indexOf('--as-of') + 1];
  const day = args.includes('--as-of') && stated !== undefined ? parseDay(stated) : undefined;
  if (path === undefined || !existsSync(path)) throw new Error(`no file at ${path ?? 'FILE'}`);
  if (day === undefined) throw new Error('say the day: --as-of YYYY-MM-DD');
  return scoreAgeing(path, day);
}

async function scoreAgeing(path: string, day: Day): Promise<ScoreResult> {
  const session = await openImport(path);
  const commit = session.commitCommand();
  if (!commit.ok) throw new Error(JSON.stringify(commit.error));
  const workbook = filledWorkbook(scoreSettings, [commit.value.command]);
  const {tables} = workbook;
  const clock = eveningClock(day);
  const watch = createRuleWatch(tables, workbook.settings);
  const derivation = createDerivation({tables, settings: workbook.settings, rules: watch}, clock);
  derivation.runAll(clock);

  const customers = tables.table(asId<SheetId>('customers'));
  const nameOf = (index: number) => customers.text(index, asId<ColumnId>('name'));
  const buckets: Bucket[] = ageingBuckets.map(() => ({count: 0, sum: 0}));
  let named = 0;
  for (const index of derivation.source.customers()) {
    if (nameOf(index) !== WALK_IN.zh && nameOf(index) !== WALK_IN.en) named += 1;
    const reckoning = derivation.reckoning(customers.rowId(index));
    if (reckoning === undefined) continue;
    for (const {unpaid, daysPastDue} of positionAt(reckoning, day).openBills) {
      const bucket = buckets[bucketOf(daysPastDue)];
      if (bucket === undefined) continue;
      bucket.count += 1;
      bucket.sum += unpaid;
    }
  }

  const rules: Record<string, string[]> = {'AR-02': [], 'AR-03': []};
  for (const {rule, subject} of watch.fired()) {
    if (subject.kind !== 'customer') continue;
    const index = customers.indexOf(asId(subject.id));
    const list = (rules[rule] ??= []);
    if (index >= 0) list.push(nameOf(index));
  }
  for (const list of Object.values(rules)) list.sort();

  const {invoices, sum} = invoicesOf(tables.table(asId<SheetId>('entries')));
  return {
    score: 'ageing',
    totals: {},
    items: [],
    asOf: formatDay(day),
    customers: named,
    invoices,
    sum,
    buckets: Object.fromEntries(ageingBuckets.map((name, index) => [name, buckets[index]])),
    rules,
    rejected: session.summary().counts.bad,
  };
}

/** Bills of the ledger: sales, and returns as negative ones. */
function invoicesOf(entries: {
  readonly size: number;
  text(index: number, column: ColumnId): string;
  number(index: number, column: ColumnId): number;
}): {readonly invoices: number; readonly sum: number} {
  let invoices = 0;
  let sum = 0;
  for (let index = 0; index < entries.size; index += 1) {
    const type = entries.text(index, asId<ColumnId>('entry_type'));
    if (type !== 'sale' && type !== 'sale_return') continue;
    invoices += 1;
    sum += (type === 'sale' ? 1 : -1) * entries.number(index, asId<ColumnId>('amount'));
  }
  return {invoices, sum};
}

/**
 * `bench derive [--small]`: import, open, full derivation, one edited entry, sort, filter, group and search, on 10k
 * customers with 100k entries and on 50k with 500k (`--small`: the first only).
 */
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {type Day, parseDay} from '../../core/base/calendar-date.ts';
import {asId, type ColumnId, type SheetId, type WorkbookId} from '../../core/base/ids.ts';
import {entries} from '../../core/catalog/sheets.ts';
import {createDerivation, type Derivation} from '../../core/derive.ts';
import {writeCommand} from '../../core/doc/command.ts';
import {newWorkbook} from '../../core/doc/create.ts';
import {openWorkbook} from '../../core/doc/workbook.ts';
import type {Host, OpenWorkbook, StoredWorkbook} from '../../core/doc/workbook-types.ts';
import {runningClock} from '../../core/rules/clock.ts';
import {createRuleWatch} from '../../core/rules/watch.ts';
import {createArrangement} from '../../core/table/arrange/arrangement.ts';
import {createArrangeSource} from '../../core/table/arrange/source.ts';
import type {ArrangeSpec} from '../../core/table/arrange/spec.ts';
import {createPinyin} from '../../core/text/pinyin-reader.ts';
import {largeBook} from '../../test/bench/large-book.ts';
import {type BenchResult, budget, machine, rounded, type Spread, spread, timed} from './bench-result.ts';
import {memoryHost, random} from './memory-host.ts';

const SIZES = [
  {customers: 10_000, entries: 100_000},
  {customers: 50_000, entries: 500_000},
] as const;
const EDITS = 300;
const REPEATS = 5;

interface SizeFigures {
  readonly customers: number;
  readonly entries: number;
  readonly importMs: number;
  readonly openMs: number;
  /** Rules and derivation made, and every customer's figures and rules. */
  readonly deriveMs: number;
  /** One edited amount: written to the document, then figures and rules. */
  readonly edit: {
    readonly write: Spread;
    readonly rules: Spread;
    readonly whole: Spread;
  };
  /** `first` with nothing remembered, `again` the median of the following. */
  readonly arrange: Readonly<Record<string, {readonly first: number; readonly again: number}>>;
  readonly editSorted: Spread;
  /** Heap and buffers of the open workbook: documents with tables, and what is derived from them. */
  readonly heapMb: {readonly tables: number; readonly derived: number; readonly whole: number};
}

/** Measures every size; the budgets are those of the ledger with 100k entries, ratios compare the two. */
export async function run(args: readonly string[]): Promise<BenchResult> {
  const today = parseDay('2026-11-20');
  if (today === undefined) throw new Error('the bench has a day');
  const sizes = (args.includes('--small') ? SIZES.slice(0, 1) : SIZES).map(size => {
    console.error(`${size.customers} customers, ${size.entries} entries …`);
    return measure(size, today);
  });
  const [small, large] = sizes;
  if (small === undefined) throw new Error('nothing was measured');
  const budgets = [
    budget('one edit’s rules, p95, 100k entries', small.edit.rules.p95, 5, 'ms'),
    budget('sort 100k rows by amount', small.arrange['sort amount']?.first ?? Number.NaN, 150, 'ms'),
    budget('sort 100k rows by customer', small.arrange['sort customer']?.first ?? Number.NaN, 150, 'ms'),
    budget('filter 100k rows', small.arrange['filter amount']?.first ?? Number.NaN, 80, 'ms'),
    budget('search 100k rows, text', small.arrange['search text']?.again ?? Number.NaN, 50, 'ms'),
    budget('search 100k rows, pinyin', small.arrange['search pinyin']?.again ?? Number.NaN, 50, 'ms'),
  ];
  if (large !== undefined) {
    budgets.push(
      budget('all rules, 50k customers, 500k entries', large.deriveMs, 1500, 'ms'),
      budget('one edit’s rules, p95, 500k entries', large.edit.rules.p95, 5, 'ms'),
      budget('one edit, 500k : 100k entries', rounded(large.edit.whole.p50 / small.edit.whole.p50), 1.5, 'ratio'),
      budget('the open workbook and its figures, 500k entries', large.heapMb.whole, 150, 'MB'),
    );
  }
  const full = large ?? small;
  return {
    bench: 'derive',
    machine: machine(),
    budgets,
    figures: {
      rules_full_ms: full.deriveMs,
      rules_edit_ms: full.edit.rules.p95,
      rules_edit_p50_ms: full.edit.rules.p50,
      rules_customers: full.customers,
      rules_entries: full.entries,
      sizes,
    },
    ratios: large === undefined ? {} : {edit500k_to_100k: rounded(large.edit.whole.p50 / small.edit.whole.p50)},
    runs: 1,
  };
}

function measure(size: (typeof SIZES)[number], today: Day): SizeFigures {
  const {stored, importMs} = imported(size, today);
  const {value: workbook, ms: openMs} = timed(() => opened(stored, memoryHost().host));
  const {value: derivation, ms: deriveMs} = timed(() => derived(workbook, today));

  const amounts: SheetId = asId('entries');
  const table = workbook.tables.table(amounts);
  const column: ColumnId = asId('amount');
  const write: number[] = [];
  const rules: number[] = [];
  const whole: number[] = [];
  for (let edit = 0; edit < EDITS; edit += 1) {
    const row = table.rowId((edit * 7919) % table.size);
    const cell = {sheet: amounts, row, column, value: 100_000 + edit * 100};
    const applied = timed(() => workbook.apply(writeCommand('edit', {cells: [cell]}), 'user'));
    if (!applied.value.ok) throw new Error(JSON.stringify(applied.value.error));
    const {changes} = applied.value.value;
    const derived = timed(() => derivation.update(changes));
    write.push(applied.ms);
    rules.push(derived.ms);
    whole.push(applied.ms + derived.ms);
  }
  return {
    ...size,
    importMs,
    openMs,
    deriveMs,
    edit: {write: spread(write), rules: spread(rules), whole: spread(whole)},
    ...arranging(workbook),
    heapMb: heapOf(stored, today),
  };
}

/** Opened once more, since a collection in between would slow down what is timed. */
function heapOf(stored: StoredWorkbook, today: Day): SizeFigures['heapMb'] {
  const before = heapMb();
  const workbook = opened(stored, memoryHost().host);
  const open = heapMb();
  const derivation = derived(workbook, today);
  const whole = heapMb() - before;
  // Looked at once more, so that the collector cannot take it before.
  if (derivation.months().length === 0) throw new Error('nothing was derived');
  return {tables: rounded(open - before), derived: rounded(whole + before - open), whole: rounded(whole)};
}

function derived({tables, settings}: OpenWorkbook, today: Day): Derivation {
  const clock = runningClock(today);
  const derivation = createDerivation({tables, settings, rules: createRuleWatch(tables, settings)}, clock);
  derivation.runAll(clock);
  return derivation;
}

/** A workbook as it lies in storage after an import of that size. */
function imported(
  size: (typeof SIZES)[number],
  today: Day,
): {readonly stored: StoredWorkbook; readonly importMs: number} {
  const book = largeBook(size, today);
  const memory = memoryHost();
  const empty = newWorkbook({id: asId<WorkbookId>('bench'), settings: book.settings, random});
  const filled = opened(empty, memory.host);
  const {ms: importMs} = timed(() => {
    for (const command of book.commands) {
      const applied = filled.apply(command, 'import');
      if (!applied.ok) throw new Error(JSON.stringify(applied.error));
    }
  });
  filled.close();
  return {stored: memory.stored(empty), importMs};
}

function arranging(workbook: OpenWorkbook): Pick<SizeFigures, 'arrange' | 'editSorted'> {
  const pinyin = createPinyin();
  const sources = {tables: workbook.tables, sheet: (id: SheetId) => workbook.sheet(id), computed: () => null};
  const source = createArrangeSource(entries, sources, () => pinyin);
  const col = (name: string): ColumnId => asId(name);
  const plain: ArrangeSpec = {filters: [], sort: [], group: null, search: '', sums: []};
  const sort = (...names: readonly string[]) => names.map(name => ({column: col(name), descending: false}));
  const specs: Readonly<Record<string, ArrangeSpec>> = {
    'sort amount': {...plain, sort: [{column: col('amount'), descending: true}]},
    'sort customer': {...plain, sort: sort('customer')},
    'sort manager, customer, day': {...plain, sort: sort('account_manager', 'customer', 'posted_on')},
    'group manager, sort amount': {
      ...plain,
      group: col('account_manager'),
      sort: sort('amount'),
      sums: [col('amount')],
    },
    'filter amount': {
      ...plain,
      filters: [{column: col('amount'), test: {kind: 'between', from: 100_000, to: 200_000}}],
    },
    'filter customer contains': {
      ...plain,
      filters: [{column: col('customer'), test: {kind: 'contains', text: '建设'}}],
    },
    'search text': {...plain, search: '建设'},
    'search pinyin': {...plain, search: 'jhjs'},
    'search number': {...plain, search: 'xs-5010'},
  };
  const arrange: Record<string, {first: number; again: number}> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const times = Array.from({length: REPEATS}, () => timed(() => createArrangement(source, spec)).ms);
    arrange[name] = {first: times[0] ?? Number.NaN, again: spread(times.slice(1)).p50};
  }
  const sorted = createArrangement(source, {...plain, sort: sort('customer', 'amount')});
  const {table} = source;
  const edits = Array.from({length: EDITS}, (_, edit) => {
    const row = (edit * 104_729) % table.size;
    const cell = {sheet: entries.id, row: table.rowId(row), column: col('amount'), value: edit * 3100};
    workbook.apply(writeCommand('edit', {cells: [cell]}), 'user');
    return timed(() => sorted.update([row])).ms;
  });
  return {arrange, editSorted: spread(edits)};
}

function opened(stored: StoredWorkbook, host: Host): OpenWorkbook {
  const result = openWorkbook(stored, host);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Heap and buffers in use, in MB, after collections: what only a finaliser lets go of takes a second one. */
function heapMb(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  for (let round = 0; round < 3; round += 1) if (typeof collect === 'function') collect();
  const {heapUsed, arrayBuffers} = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

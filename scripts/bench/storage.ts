/**
 * `bench storage [--small]`: the documents and tables without anything derived. Importing, opening, editing and folding a
 * ledger of 16 columns with 1,000, 100,000 and (without `--small`) 1,000,000 rows; joining 20,000 and 100,000 unfolded
 * edits. Opening is measured until every cell has been read once, against plain typed columns (deflated as the store's segments are, and as they lie in memory) and one Y.Map a row.
 */
import {asId, type ColumnId, type SheetId, type WorkbookId} from '../../core/base/ids.ts';
import {type Command, writeCommand} from '../../core/doc/command.ts';
import {newWorkbook} from '../../core/doc/create.ts';
import {openWorkbook} from '../../core/doc/workbook.ts';
import type {OpenWorkbook, StoredWorkbook} from '../../core/doc/workbook-types.ts';
import type {CellValue} from '../../core/schema/cell.ts';
import {defineSheet} from '../../core/schema/sheet.ts';
import {slotRowId} from '../../core/table/row-directory.ts';
import {type BenchResult, budget, machine, rounded, type Spread, spread, timed} from './bench-result.ts';
import {memoryHost, random} from './memory-host.ts';
import {readModelA, storeModelA} from './model-a.ts';
import {openTyped, storeTyped} from './typed-columns.ts';

const LEDGER = asId<SheetId>('ledger');
const EDITS = 500;
const REPEATS = 3;
/** Ten times as many would take a heap of their own. */
const MODEL_A_ROWS = 100_000;
const TYPES = ['date', 'date', 'link', 'link', 'choice', 'money', 'choice', 'text', 'text', 'boolean'] as const;
const SHEET = defineSheet({
  id: LEDGER,
  form: '',
  name: {zh: '流水', en: 'Ledger'},
  icon: 'list',
  title: 'c7',
  listed: true,
  columns: Array.from({length: 16}, (_, i) => ({
    id: `c${i}`,
    name: {zh: `列${i}`, en: `Column ${i}`},
    type: TYPES[i] ?? 'number',
    ...(i === 9 ? {level: 'finance'} : {}),
  })),
});

interface SizeFigures {
  readonly rows: number;
  readonly importMs: number;
  readonly storedMb: number;
  readonly openMs: number;
  /** Opened, and every cell read once. */
  readonly openAllMs: number;
  /** Every cell read once through the columns. */
  readonly scanMs: number;
  readonly edit: Spread;
  readonly bytesPerEdit: number;
}

/** Measures every size. */
export async function run(args: readonly string[]): Promise<BenchResult> {
  const isSmall = args.includes('--small');
  const sizes = isSmall ? [1_000, 100_000] : [1_000, 100_000, 1_000_000];
  const figures = sizes.map(rows => measured(rows));
  const lanes = [20_000, 100_000].map(joinOf);
  const fold = await foldOf(20_000);
  const [small, middle] = figures;
  const largest = figures.at(-1);
  if (small === undefined || middle === undefined || largest === undefined) throw new Error('two sizes at least');
  const rows = isSmall ? '100k' : '1m';
  const peers = peersOf(largest.rows);
  const openMs = largest.openAllMs;
  const ratios = {
    [`open${rows}_to_typed`]: rounded(openMs / peers.typedDeflatedMs),
    [`open${rows}_to_typed_undeflated`]: rounded(openMs / peers.typedMs),
    [`open${rows}_to_modelA`]: Math.round((openMs / peers.modelAMs) * 10_000) / 10_000,
    [`edit${rows}_to_1k`]: rounded(largest.edit.p50 / small.edit.p50),
  };
  return {
    bench: 'storage',
    machine: machine(),
    budgets: [
      budget(
        `${rows} rows × 16, every cell read : typed columns as small on disk`,
        ratios[`open${rows}_to_typed`] ?? 0,
        2,
        'ratio',
      ),
      budget(
        `${rows} rows × 16, every cell read : one Y.Map a row`,
        ratios[`open${rows}_to_modelA`] ?? 0,
        0.0333,
        'ratio',
      ),
      budget(`one edit at ${rows} rows : 1,000`, ratios[`edit${rows}_to_1k`] ?? 0, 1.5, 'ratio'),
      budget('100,000 rows × 16 columns, opened', middle.openMs, 300, 'ms'),
      budget('20,000 unfolded edits, joined on opening', lanes[0]?.joinMs ?? 0, 100, 'ms'),
      budget('a fold of 20,000 edits', fold.foldMs, 500, 'ms'),
    ],
    figures: {sizes: figures, peers, lanes, fold},
    ratios,
    runs: REPEATS,
  };
}

interface PeerFigures {
  readonly rows: number;
  /** Columns as they lie in memory, read from one buffer; every cell read once. */
  readonly typedMs: number;
  /** The same deflated as the product's segments are. */
  readonly typedDeflatedMs: number;
  /** One Y.Map a row, every cell read once: measured at `modelAMeasuredRows`, times `modelAScale`. */
  readonly modelAMs: number;
  readonly modelAMeasuredRows: number;
  readonly modelAScale: number;
}

function peersOf(rows: number): PeerFigures {
  console.error(`${rows} rows as plain typed columns, 100000 as one Y.Map a row …`);
  const cells = columnsOf(rows);
  const typedMs = (deflated: boolean): number => {
    const stored = storeTyped(cells, deflated);
    return best(() => {
      for (const get of openTyped(stored)) for (let i = 0; i < rows; i++) get(i);
    });
  };
  const names = SHEET.columns.map(({id}) => id);
  const modelA = storeModelA(names, columnsOf(MODEL_A_ROWS));
  const scale = rows / MODEL_A_ROWS;
  return {
    rows,
    typedMs: typedMs(false),
    typedDeflatedMs: typedMs(true),
    modelAMs: rounded(best(() => readModelA(modelA, names)) * scale),
    modelAMeasuredRows: MODEL_A_ROWS,
    modelAScale: scale,
  };
}

function best(work: () => void): number {
  return Math.min(...Array.from({length: REPEATS}, () => timed(work).ms));
}

function measured(rows: number): SizeFigures {
  console.error(`${rows} rows …`);
  return measure(rows);
}

function measure(rows: number): SizeFigures {
  const memory = memoryHost();
  const empty = emptyBook();
  const workbook = open(empty, memory);
  const command = importOf(rows);
  const importMs = timed(() => taken(workbook.apply(command, 'import'))).ms;
  workbook.close();
  const stored = memory.stored(empty);
  const opens = Array.from({length: REPEATS}, () => timed(() => open(stored, memoryHost()).close()).ms);
  const openAllMs = best(() => {
    const all = open(stored, memoryHost());
    scan(all);
    all.close();
  });
  const edited = memoryHost();
  const book = open(stored, edited);
  const scanMs = timed(() => scan(book)).ms;
  const before = bytesOf(edited.stored(stored));
  const times = Array.from({length: EDITS}, (_, i) => timed(() => edit(book, (i * 7919) % rows, -i - 1)).ms);
  const bytesPerEdit = (bytesOf(edited.stored(stored)) - before) / EDITS;
  book.close();
  return {
    rows,
    importMs: rounded(importMs),
    storedMb: rounded([...stored.segments.values()].reduce((sum, each) => sum + each.length, 0) / 1e6),
    openMs: rounded(Math.min(...opens)),
    openAllMs,
    scanMs: rounded(scanMs),
    edit: spread(times.slice(EDITS / 5)),
    bytesPerEdit: rounded(bytesPerEdit),
  };
}

/** Opening with so many entries in the lanes, against opening without. */
function joinOf(entries: number): {readonly entries: number; readonly joinMs: number} {
  const {stored, without} = editedBook(entries);
  const bare = Math.min(...Array.from({length: REPEATS}, () => timed(() => open(without, memoryHost()).close()).ms));
  const full = Math.min(...Array.from({length: REPEATS}, () => timed(() => open(stored, memoryHost()).close()).ms));
  return {entries, joinMs: rounded(full - bare)};
}

async function foldOf(entries: number): Promise<{readonly entries: number; readonly foldMs: number}> {
  const {stored} = editedBook(entries);
  const book = open(stored, memoryHost());
  const [key] = book.foldDue();
  if (key === undefined) throw new Error('so many entries are due');
  const from = performance.now();
  await book.fold(key, {putSegment: async () => {}, commit: async () => true});
  const foldMs = rounded(performance.now() - from);
  book.close();
  return {entries, foldMs};
}

/** A book of 100,000 rows with so many edits in its lanes, a hundred in each action, as one update a document. */
function editedBook(entries: number): {readonly stored: StoredWorkbook; readonly without: StoredWorkbook} {
  const empty = emptyBook();
  const first = memoryHost();
  const made = open(empty, first);
  taken(made.apply(importOf(100_000), 'import'));
  made.close();
  const without = first.stored(empty);
  const book = open(without, memoryHost());
  for (let i = 0; i < entries; i += 100) {
    const cells = Array.from({length: 100}, (_, k) => ({
      sheet: LEDGER,
      row: slotRowId('slot', ((i + k) * 7919) % 100_000),
      column: asId<ColumnId>('c5'),
      value: -(i + k) - 1,
    }));
    taken(book.apply(writeCommand('edit', {cells}), 'user'));
  }
  const updates = new Map(book.documents().map(name => [name, [book.encode(name)]]));
  book.close();
  return {stored: {...without, updates}, without};
}

function emptyBook(): StoredWorkbook {
  return newWorkbook({id: asId<WorkbookId>('bench'), settings: {name: 'Bench'}, random, sheets: [SHEET]});
}

function open(stored: StoredWorkbook, memory: ReturnType<typeof memoryHost>): OpenWorkbook {
  return taken(openWorkbook(stored, memory.host, [SHEET]));
}

function importOf(count: number): Command {
  const rows = Array.from({length: count}, (_, i) => slotRowId('slot', i));
  const cells = columnsOf(count);
  const columns = Object.fromEntries(SHEET.columns.map(({id}, c) => [id, cells[c] ?? []]));
  // biome-ignore lint/suspicious/noThenProperty: the command's own word
  return {kind: 'import', label: 'import', blocks: [{sheet: LEDGER, rows, columns}], then: []};
}

/** The ledger's cells, column by column. */
function columnsOf(count: number): readonly (readonly CellValue[])[] {
  const make: readonly ((i: number) => string | number | boolean | null)[] = [
    i => 19_000 + (i % 700),
    i => 19_000 + (i % 693),
    i => slotRowId('cust', i % 3_000),
    i => (i % 5 === 0 ? null : slotRowId('cont', i % 300)),
    i => (i % 3 === 0 ? 'payment' : 'sale'),
    i => (i * 7919) % 1_000_000,
    i => (i % 7 === 0 ? 'cash' : 'signed_bill'),
    i => `E${String(i).padStart(8, '0')}`,
    i => (i % 50 === 0 ? `备注 ${i}` : null),
    i => i % 2 === 0,
  ];
  return SHEET.columns.map((_, c) => {
    const cell = make[c] ?? ((i: number) => (i % (c + 2)) / 4);
    return Array.from({length: count}, (__, i) => cell(i));
  });
}

function edit(book: OpenWorkbook, index: number, value: number): void {
  const cells = [{sheet: LEDGER, row: slotRowId('slot', index), column: asId<ColumnId>('c5'), value}];
  taken(book.apply(writeCommand('edit', {cells}), 'user'));
}

function scan(book: OpenWorkbook): void {
  const table = book.tables.table(LEDGER);
  for (const {id} of SHEET.columns) {
    const column = table.column(id);
    for (let i = 0; i < table.size; i++) column.get(i);
  }
}

function bytesOf(stored: StoredWorkbook): number {
  return [...stored.updates.values()].flat().reduce((sum, each) => sum + each.length, 0);
}

function taken<T>(result: {readonly ok: true; readonly value: T} | {readonly ok: false; readonly error: unknown}): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

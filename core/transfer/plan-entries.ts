/** A list of transactions to ledger entries (F02). */
import type {Day} from '../base/calendar-date.ts';
import {asId, type RowId, type SheetId} from '../base/ids.ts';
import {type Fen, fen} from '../base/money.ts';
import {postingDay as ledgerPostingDay} from '../ledger/closing.ts';
import type {EntryType, SettlementForm} from '../ledger/types.ts';
import {readAmountNumber} from './amounts.ts';
import {entryTypeOf, settlementsOf} from './choice-words.ts';
import type {TableShape} from './header.ts';
import {type EntryKey, type KnownEntries, knownEntries} from './known-entries.ts';
import type {PlanContext, RowOutcome} from './outcome.ts';
import {cluesOf, createParties, type Parties} from './parties.ts';
import type {TableCells} from './table-cells.ts';

/** Rows between two looks at the cancel button. */
export const CHUNK = 4096;

/** One entry as the file says it, before it is looked for in the workbook. */
interface Said {
  readonly type: EntryType;
  /** `null`: the file has no amounts at all. */
  readonly amount: Fen | null;
}

interface Line {
  readonly row: number;
  readonly customer: RowId;
  readonly contact: RowId | null;
  readonly entryDate: Day;
  readonly postedOn: Day;
  readonly form: SettlementForm | null;
  readonly said: readonly Said[];
  readonly manager: RowId | null;
  readonly documentNo: string | null;
  readonly dueDate: Day | null;
  readonly handler: string | null;
  readonly remark: string | null;
}

/** Plans a sheet of transactions. True = cancelled. */
export async function planEntries(
  ctx: PlanContext,
  sheet: string,
  shape: TableShape,
  cells: TableCells,
): Promise<boolean> {
  const parties = createParties(ctx);
  const formsOf = remembered(settlementsOf);
  const managers = new Map<RowId, RowId | null>();
  const addEntry = entryAdder(ctx);
  const onAccount = isAccountLedger(shape, cells);
  // Into a ledger without entries every line is new and can be booked as it is read; 100,000 lines need not be kept.
  const isFirst = ctx.tables.table(asId<SheetId>('entries')).liveCount === 0;
  const lines: Line[] = [];
  for (const [index, row] of shape.rows.entries()) {
    if (index % CHUNK === 0 && (await ctx.pause(index))) return true;
    if (ctx.isSkipped(sheet, row)) {
      ctx.outcome(sheet, row, 'skipped');
      continue;
    }
    cells.at(row);
    const line = readLine(ctx, sheet, row, cells, parties, formsOf, managers, onAccount, shape.managers.get(row));
    if (line === null) ctx.outcome(sheet, row, 'bad');
    else if (line !== 'left-out' && isFirst) {
      for (const said of line.said) addEntry(line, said);
      ctx.outcome(sheet, row, 'new');
    } else if (line !== 'left-out') lines.push(line);
  }
  return lines.length === 0 ? false : bookLines(ctx, sheet, lines, addEntry);
}

/** True where the list says itself that its sales are owed: it has payments too, or due dates. */
function isAccountLedger(shape: TableShape, cells: TableCells): boolean {
  if (cells.has('due_date') || (cells.has('sales_amount') && cells.has('payment_amount'))) return true;
  if (!cells.has('entry_type')) return false;
  let credits = 0;
  for (const row of shape.rows.slice(0, 2000)) {
    cells.at(row);
    const type = typeOf(cells.text('entry_type'));
    if (type === 'payment' || type === 'opening' || type === 'write_off') credits += 1;
  }
  return credits > 0;
}

function typeOf(text: string): EntryType | undefined {
  if (/^(?:借|应收|增加)$/u.test(text)) return 'sale';
  if (/^(?:贷|收|收入|减少)$/u.test(text)) return 'payment';
  return entryTypeOf(text);
}

function readLine(
  ctx: PlanContext,
  sheet: string,
  row: number,
  cells: TableCells,
  parties: Parties,
  formsOf: typeof settlementsOf,
  managers: Map<RowId, RowId | null>,
  onAccount: boolean,
  blockManager: string | undefined,
): Line | 'left-out' | null {
  const stated = cells.date('entry_date');
  const posted = cells.date('posted_on');
  const entryDate = stated ?? posted;
  if (entryDate === null && !cells.bad) {
    cells.report('required-missing', 'bad', cells.has('entry_date') ? 'entry_date' : 'posted_on');
  }
  const said = whatIsSaid(cells);
  if (said === 'not-ours') {
    ctx.outcome(sheet, row, 'skipped');
    cells.report('row-skipped', 'note', cells.has('payment_amount') ? 'payment_amount' : 'entry_type');
    return 'left-out';
  }
  const form = formOf(cells, formsOf, onAccount, said[0]?.type ?? 'sale');
  if (cells.bad || entryDate === null) return null;
  const party = parties.customer(cluesOf(cells), sheet, row);
  if (party.kind === 'skipped') {
    ctx.outcome(sheet, row, 'duplicate');
    return 'left-out';
  }
  const owed = said.some(entry => entry.type !== 'sale' && entry.type !== 'sale_return') || onAccount;
  if (party.kind === 'unnamed' && owed) {
    cells.report('required-missing', 'bad', cells.has('customer') ? 'customer' : 'customer_no');
    return null;
  }
  const customer = party.kind === 'customer' ? party.row : parties.walkIn();
  const contact = cells.name('contact');
  const managerName = cells.name('account_manager') || (blockManager ?? '');
  const own = managerOf(ctx, customer, managers);
  const manager = managerName === '' ? own : ctx.draft.staff(managerName);
  if (own === null && manager !== null && party.kind === 'customer') {
    ctx.draft.set('customers', customer, 'account_manager', manager);
    managers.set(customer, manager);
  }
  return {
    row,
    customer,
    contact: contact === '' || party.kind === 'unnamed' ? null : parties.contact(customer, contact),
    entryDate,
    postedOn: postingDay(ctx, posted ?? entryDate),
    form,
    said,
    manager,
    documentNo: cells.text('document_no') || null,
    dueDate: cells.date('due_date'),
    handler: cells.name('handler') || null,
    remark: remarkOf(cells),
  };
}

/** Posting day of a business date (reckoning rule 10). */
export function postingDay(ctx: PlanContext, day: Day): Day {
  return ledgerPostingDay(day, ctx.today, ctx.settings.closedThrough);
}

/** The customer's own manager, asked once a customer. */
function managerOf(ctx: PlanContext, customer: RowId, managers: Map<RowId, RowId | null>): RowId | null {
  const known = managers.get(customer);
  if (known !== undefined) return known;
  const cell = ctx.draft.get('customers', customer, 'account_manager');
  const manager = typeof cell === 'string' ? asId<RowId>(cell) : null;
  managers.set(customer, manager);
  return manager;
}

function remarkOf(cells: TableCells): string | null {
  const remark = cells.raw('remark');
  const quantity = cells.has('amount') || cells.has('sales_amount') ? '' : cells.text('quantity');
  const parts = [remark, quantity === '' ? '' : `× ${quantity}`].filter(part => part !== '');
  return parts.length === 0 ? null : parts.join(' ');
}

/** The entries of one line; `not-ours` = money out of a bank account or a kind that is no business of the ledger. */
function whatIsSaid(cells: TableCells): readonly Said[] | 'not-ours' {
  const typeText = cells.text('entry_type');
  const type = typeText === '' ? undefined : typeOf(typeText);
  if (typeText !== '' && type === undefined) {
    if (/^(?:支|支出|付|转出)$/u.test(typeText)) return 'not-ours';
    cells.report('choice-unknown', 'note', 'entry_type');
  }
  const said: Said[] = [];
  const sales = cells.money('sales_amount');
  const payment = cells.money('payment_amount');
  if (sales !== null && sales !== 0) said.push(signed(type ?? 'sale', sales));
  if (payment !== null && payment !== 0)
    said.push(signed(type === undefined || type === 'sale' ? 'payment' : type, payment));
  if (said.length > 0) return said;
  const amount = cells.money('amount');
  if (amount !== null) return [signed(type ?? 'sale', amount)];
  if (cells.has('amount')) {
    if (!cells.bad) cells.report('amount-missing', 'bad', 'amount');
    return [];
  }
  if (cells.has('sales_amount') || cells.has('payment_amount')) {
    if (cells.bad) return [];
    if (!cells.has('sales_amount')) return 'not-ours';
    if (sales === 0 || payment === 0) return [{type: type ?? 'sale', amount: fen(0)}];
    cells.report('amount-missing', 'bad', 'sales_amount');
    return [];
  }
  return [timesPrice(cells, type)];
}

/** Quantity times unit price where the file has no amount; without a price there is no amount at all. */
function timesPrice(cells: TableCells, type: EntryType | undefined): Said {
  const quantity = cells.number('quantity');
  const price = cells.number('unit_price');
  if (quantity === null || price === null) return {type: type ?? 'sale', amount: null};
  const reading = readAmountNumber(quantity * price);
  if (reading.kind !== 'amount') return {type: type ?? 'sale', amount: null};
  if (reading.rounded) cells.report('rounded-to-fen', 'note', 'unit_price');
  return signed(type ?? 'sale', reading.fen);
}

const OPPOSITE: Readonly<Partial<Record<EntryType, EntryType>>> = {
  sale: 'sale_return',
  sale_return: 'sale',
  payment: 'refund',
  refund: 'payment',
  recharge: 'refund',
};

/** Amounts are > 0, the type gives the sign; a negative sale is a return. Openings and adjustments keep theirs. */
function signed(type: EntryType, amount: Fen): Said {
  if (amount >= 0 || type === 'opening' || type === 'adjustment') return {type, amount};
  // Lists that write returns as negative lines of their own kind mean the same as their sign.
  if (type === 'sale_return' || type === 'refund') return {type, amount: fen(-amount)};
  return {type: OPPOSITE[type] ?? type, amount: fen(-amount)};
}

/** The same few words stand on every row. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return text => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    known.set(text, value);
    return value;
  };
}

function formOf(
  cells: TableCells,
  formsOf: typeof settlementsOf,
  onAccount: boolean,
  type: EntryType,
): SettlementForm | null {
  const text = cells.text('settlement_form');
  if (type === 'write_off' || type === 'adjustment') return null;
  const presumed = type === 'sale' || type === 'sale_return' ? (onAccount ? 'unspecified' : 'cash') : 'unspecified';
  if (text === '') return presumed;
  const forms = formsOf(text);
  if (forms === undefined || forms[0] === undefined) {
    cells.report('choice-unknown', 'note', 'settlement_form');
    return presumed;
  }
  if (forms.length > 1) cells.report('two-settlement-marks', 'note', 'settlement_form');
  return forms[0];
}

/** Looks each line up among the entries that are there, then drafts what is new. */
async function bookLines(
  ctx: PlanContext,
  sheet: string,
  lines: readonly Line[],
  addEntry: EntryAdder,
): Promise<boolean> {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const {entryDate} of lines) {
    from = Math.min(from, entryDate);
    to = Math.max(to, entryDate);
  }
  const known = knownEntries(ctx.tables, from, to);
  const documents = uniqueDocuments(lines);
  for (const [index, line] of lines.entries()) {
    if (index % CHUNK === 0 && (await ctx.pause(index))) return true;
    let outcome: RowOutcome = 'same';
    for (const said of line.said) {
      const result = bookOne(ctx, line, said, known, documents, addEntry);
      if (result === 'new' || (result === 'changed' && outcome === 'same')) outcome = result;
    }
    ctx.outcome(sheet, line.row, outcome);
  }
  return false;
}

/** Document numbers that stand on one line only; lists of items repeat theirs. */
function uniqueDocuments(lines: readonly Line[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const {documentNo} of lines) {
    if (documentNo === null) continue;
    if (seen.has(documentNo)) twice.add(documentNo);
    seen.add(documentNo);
  }
  for (const number of twice) seen.delete(number);
  return seen;
}

function bookOne(
  ctx: PlanContext,
  line: Line,
  {type, amount}: Said,
  known: KnownEntries,
  documents: ReadonlySet<string>,
  addEntry: EntryAdder,
): 'new' | 'changed' | 'same' {
  const {customer, contact, form, documentNo} = line;
  const key: EntryKey = {customer, contact, day: line.entryDate, type, amount, form, documentNo};
  if (known.take(key) !== undefined) return 'same';
  const isDocument = documentNo !== null && documents.has(documentNo);
  const there = isDocument ? known.byDocument(type, documentNo) : undefined;
  if (there !== undefined) return correct(ctx, there, line, amount);
  addEntry(line, {type, amount});
  return 'new';
}

type EntryAdder = (line: Line, said: Said) => void;

const COLUMNS = [
  'posted_on',
  'entry_date',
  'customer',
  'contact',
  'entry_type',
  'amount',
  'settlement_form',
  'account_manager',
  'document_no',
  'due_date',
  'handler',
  'remark',
] as const;

function entryAdder(ctx: PlanContext): EntryAdder {
  const append = ctx.draft.appender('entries', COLUMNS);
  return (line, {type, amount}) => {
    append([
      line.postedOn,
      line.entryDate,
      line.customer,
      line.contact,
      type,
      amount,
      line.form,
      line.manager,
      line.documentNo,
      type === 'sale' ? line.dueDate : null,
      line.handler,
      line.remark,
    ]);
  };
}

/** The same document says something else now: the entry takes the file's figures. */
function correct(ctx: PlanContext, there: RowId, line: Line, amount: Fen | null): 'changed' | 'same' {
  const {draft} = ctx;
  const changes = [
    draft.set('entries', there, 'customer', line.customer),
    draft.set('entries', there, 'contact', line.contact),
    draft.set('entries', there, 'entry_date', line.entryDate),
    draft.set('entries', there, 'posted_on', line.postedOn),
    amount !== null && draft.set('entries', there, 'amount', amount),
    draft.set('entries', there, 'settlement_form', line.form),
  ];
  return changes.includes(true) ? 'changed' : 'same';
}

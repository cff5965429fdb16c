/**
 * The paper warning table into the workbook. A row that the month's sheet does not have yet becomes entries by reckoning
 * rule 13; one that it has is compared cell by cell, and only differing figures are written, as if typed (rule 1). A blank
 * or zero cell never takes away what the ledger has.
 */
import {asMonth, firstDay, type Month} from '../base/calendar-date.ts';
import {asId, type RowId} from '../base/ids.ts';
import {fen} from '../base/money.ts';
import {matchKey} from '../base/text.ts';
import {monthRows} from '../ledger/month.ts';
import type {MonthRow} from '../ledger/month-table-types.ts';
import {reckon} from '../ledger/reckoning.ts';
import {createLedgerSource, type LedgerSource} from '../ledger/source.ts';
import type {CustomerLedger} from '../ledger/types.ts';
import {createWeekTyping} from '../ledger/week-typing.ts';
import {weekCount} from '../ledger/weeks.ts';
import type {PlanContext, RowOutcome} from './outcome.ts';
import type {PaperBlock} from './paper-blocks.ts';
import {paperEntries, usualFormOf} from './paper-entries.ts';
import type {PaperRow} from './paper-rows.ts';
import {createParties, type Parties} from './parties.ts';

/** Rows between two looks at the cancel button. */
const CHUNK = 256;

/** Rows of the file that are one row of the table: the same customer, contact and manager, printed twice. */
interface Merged {
  readonly row: PaperRow;
  readonly rows: readonly number[];
}

/** Plans the rows of one sheet. True = cancelled. */
export async function planPaper(
  ctx: PlanContext,
  sheet: string,
  blocks: readonly PaperBlock[],
  rows: readonly PaperRow[],
): Promise<boolean> {
  const parties = createParties(ctx);
  const source =
    ctx.tables.table(asId('customers')).liveCount > 0 ? createLedgerSource(ctx.tables, () => ctx.settings) : null;
  const taken: PaperRow[] = [];
  for (const row of rows) {
    if (ctx.isSkipped(sheet, row.row)) ctx.outcome(sheet, row.row, 'skipped');
    else if (row.bad) ctx.outcome(sheet, row.row, 'bad');
    else taken.push(row);
  }
  for (const [index, merged] of mergeDoubles(ctx, sheet, blocks, taken).entries()) {
    if (index % CHUNK === 0 && (await ctx.pause(index))) return true;
    const outcome = planRow(ctx, sheet, merged.row, parties, source);
    for (const row of merged.rows) ctx.outcome(sheet, row, outcome);
  }
  return false;
}

function mergeDoubles(
  ctx: PlanContext,
  sheet: string,
  blocks: readonly PaperBlock[],
  rows: readonly PaperRow[],
): readonly Merged[] {
  const byKey = new Map<string, Merged>();
  for (const row of rows) {
    const key = [row.manager ?? '', row.month ?? '', matchKey(row.customer), matchKey(row.contact ?? '')].join('\n');
    const first = byKey.get(key);
    if (first === undefined) {
      byKey.set(key, {row, rows: [row.row]});
      continue;
    }
    const column = Math.max(0, blocks[0]?.columns.name ?? 0);
    ctx.problems.add({kind: 'duplicate-row', severity: 'note', sheet, row: row.row, column, input: row.customer});
    byKey.set(key, {row: sumOf(first.row, row), rows: [...first.rows, row.row]});
  }
  return [...byKey.values()];
}

function sumOf(a: PaperRow, b: PaperRow): PaperRow {
  const weeks = a.weeks.map((week, index) => ({
    sales: fen(week.sales + (b.weeks[index]?.sales ?? 0)),
    collection: fen(week.collection + (b.weeks[index]?.collection ?? 0)),
  }));
  const prevSales =
    a.prevSales === null ? b.prevSales : b.prevSales === null ? a.prevSales : fen(a.prevSales + b.prevSales);
  const forms = [...new Set([...a.forms, ...b.forms])];
  return {
    ...a,
    weeks,
    prevSales,
    forms,
    balance: fen(a.balance + b.balance),
    adjustment: fen(a.adjustment + b.adjustment),
  };
}

function planRow(
  ctx: PlanContext,
  sheet: string,
  row: PaperRow,
  parties: Parties,
  source: LedgerSource | null,
): RowOutcome {
  const {draft} = ctx;
  const month = row.month ?? ctx.month;
  const party = parties.customer({name: row.customer, no: '', phone: '', taxId: ''}, sheet, row.row, row.kind);
  if (party.kind !== 'customer') return 'duplicate';
  const customer = party.row;
  const manager = row.manager === null ? null : draft.staff(row.manager);
  const isFresh = draft.isNew(customer);
  const before = isFresh || source === null ? null : ledgerOf(source, customer);
  const contactBefore = row.contact === null ? customer : draft.findContact(customer, row.contact);
  const known =
    before === null || contactBefore === undefined
      ? undefined
      : monthRows(reckon(before, ctx.settings), month).find(
          line => line.row === contactBefore && (line.manager === manager || row.manager === null),
        );
  const own = row.contact === null ? customer : parties.contact(customer, row.contact);
  const changedMaster = writeMaster(ctx, row, customer, own, manager, month, known);
  if (before !== null && openedLater(before, own, month) && addsFigures(row, known)) {
    const column = Math.max(0, row.columns[0] ?? 0);
    ctx.problems.add({kind: 'opened-later', severity: 'bad', sheet, row: row.row, column, input: row.customer});
    return 'bad';
  }
  if (before !== null && known !== undefined) {
    const changed = compareMonth(ctx, sheet, row, before, known, month);
    return changed || changedMaster ? 'changed' : 'same';
  }
  addEntries(ctx, sheet, row, customer, own, manager, month);
  return 'new';
}

function ledgerOf(source: LedgerSource, customer: RowId): CustomerLedger | null {
  const index = source.indexOf(customer);
  return index < 0 ? null : source.ledger(index);
}

/** A later month was opened from paper already: its opening line holds what this month would add again. */
function openedLater(ledger: CustomerLedger, row: RowId, month: Month): boolean {
  return ledger.entries.some(
    entry =>
      entry.row === row && entry.type === 'opening' && entry.entryDate === null && entry.postedOn >= firstDay(month),
  );
}

function addsFigures(row: PaperRow, known: MonthRow | undefined): boolean {
  return row.weeks.some(({sales, collection}, week) => {
    const now = known?.weeks[week];
    return (sales !== 0 && sales !== now?.sales) || (collection !== 0 && collection !== now?.collection);
  });
}

/** What a row says of the customer and contact themselves; known facts are kept. True where something was written. */
function writeMaster(
  ctx: PlanContext,
  row: PaperRow,
  customer: RowId,
  own: RowId,
  manager: RowId | null,
  month: Month,
  known: MonthRow | undefined,
): boolean {
  const {draft} = ctx;
  const sheet = row.contact === null ? 'customers' : 'contacts';
  const changes = [
    fill(ctx, 'customers', customer, 'sector', row.sector),
    fill(ctx, 'customers', customer, 'grade', row.grade),
    fill(ctx, sheet, own, 'remark', row.remark || null),
  ];
  const usual = row.forms.length === 0 ? null : usualFormOf(row.forms);
  // What a row shows already, from its entries, need not stand on the customer or contact as well.
  if (known === undefined || known.form !== usual) changes.push(fill(ctx, sheet, own, 'settlement_form', usual));
  if (known === undefined) {
    changes.push(
      fill(ctx, 'customers', customer, 'account_manager', manager),
      fill(ctx, sheet, own, 'account_manager', manager),
    );
  }
  // The typed last-month figure belongs to the first sheet of a row; a month that follows another knows its own.
  const typed = draft.get(sheet, own, 'prev_month');
  if (known === undefined && typed === null) {
    draft.set(sheet, own, 'prev_month', asMonth(month - 1));
    if (row.prevSales !== null) draft.set(sheet, own, 'prev_month_sales', row.prevSales);
  } else if (known?.prevSales === null && row.prevSales !== null && (typed === null || typed === month - 1)) {
    changes.push(
      draft.set(sheet, own, 'prev_month', asMonth(month - 1)),
      draft.set(sheet, own, 'prev_month_sales', row.prevSales),
    );
  }
  return changes.includes(true);
}

/** Writes a cell that is empty so far. */
function fill(
  ctx: PlanContext,
  sheet: 'customers' | 'contacts',
  row: RowId,
  column: string,
  value: string | null,
): boolean {
  return value !== null && ctx.draft.get(sheet, row, column) === null && ctx.draft.set(sheet, row, column, value);
}

function addEntries(
  ctx: PlanContext,
  sheet: string,
  row: PaperRow,
  customer: RowId,
  own: RowId,
  manager: RowId | null,
  month: Month,
): void {
  const {entries, leftOver} = paperEntries(row, month, ctx.settings.weekScheme, ctx.today);
  for (const week of leftOver) {
    ctx.problems.add({
      kind: 'left-over-of-week',
      severity: 'note',
      sheet,
      row: row.row,
      column: row.columns[week] ?? 0,
      input: row.customer,
    });
  }
  for (const entry of entries) {
    ctx.draft.add('entries', {
      posted_on: entry.postedOn,
      entry_date: entry.entryDate,
      customer,
      contact: own === customer ? null : own,
      entry_type: entry.type,
      amount: entry.amount,
      settlement_form: entry.form,
      account_manager: manager,
    });
  }
}

/** Types the figures that differ into the month's cells. True where one was. */
function compareMonth(
  ctx: PlanContext,
  sheet: string,
  row: PaperRow,
  ledger: CustomerLedger,
  known: MonthRow,
  month: Month,
): boolean {
  let made = 0;
  const typing = createWeekTyping({
    ledger,
    settings: {...ctx.settings, hasFinanceUser: false},
    today: ctx.today,
    // Told apart while typing only; the draft gives them their ids.
    newEntry: () => ({id: asId<RowId>(`typed ${made++}`), entryNo: ''}),
  });
  let moved = 0;
  let changed = false;
  for (const [week, figures] of row.weeks.entries()) {
    for (const side of ['sales', 'collection'] as const) {
      const target = figures[side];
      const now = known.weeks[week]?.[side] ?? 0;
      if (target === 0 || target === now || week >= weekCount(ctx.settings.weekScheme)) continue;
      const typed = typing.type({month, row: known.row, manager: known.manager, week, side}, target);
      if (!typed.ok) continue;
      moved += (side === 'sales' ? 1 : -1) * (target - now);
      changed = true;
    }
  }
  if (changed) {
    const {inserts, cells, deletes} = typing.writes();
    for (const insert of inserts) ctx.draft.add('entries', insert.cells);
    for (const cell of cells) ctx.draft.set('entries', cell.row, cell.column, cell.value);
    // An import takes nothing away; an entry of nothing counts nowhere.
    for (const {row: gone} of deletes) ctx.draft.set('entries', gone, 'amount', 0);
  }
  const closing = known.closing + moved;
  if (closing !== row.balance) {
    ctx.problems.add({
      kind: 'balance-differs',
      severity: 'note',
      sheet,
      row: row.row,
      column: Math.max(0, row.balanceColumn),
      input: (row.balance / 100).toFixed(2),
      suggestion: (closing / 100).toFixed(2),
    });
  }
  return changed;
}

/**
 * A list of invoices to the ledger: each a sale on account with the due date that it states and, where it is settled, a
 * payment of that day applied to it.
 */
import type {Day} from '../base/calendar-date.ts';
import {asId, type RowId} from '../base/ids.ts';
import {type Fen, fen} from '../base/money.ts';
import type {TableShape} from './header.ts';
import {type KnownEntries, knownEntries} from './known-entries.ts';
import type {PlanContext, RowOutcome} from './outcome.ts';
import {cluesOf, createParties, type Parties} from './parties.ts';
import {CHUNK, postingDay} from './plan-entries.ts';
import type {TableCells} from './table-cells.ts';

interface Invoice {
  readonly row: number;
  readonly customer: RowId;
  readonly contact: RowId | null;
  readonly day: Day;
  readonly due: Day | null;
  readonly amount: Fen;
  /** Fen paid of it, and when. */
  readonly paid: Fen;
  readonly paidOn: Day | null;
  readonly manager: RowId | null;
  readonly documentNo: string | null;
  readonly remark: string | null;
}

/** Plans a sheet of invoices. True = cancelled. */
export async function planInvoices(
  ctx: PlanContext,
  sheet: string,
  shape: TableShape,
  cells: TableCells,
): Promise<boolean> {
  const parties = createParties(ctx);
  const invoices: Invoice[] = [];
  for (const [index, row] of shape.rows.entries()) {
    if (index % CHUNK === 0 && (await ctx.pause(index))) return true;
    if (ctx.isSkipped(sheet, row)) {
      ctx.outcome(sheet, row, 'skipped');
      continue;
    }
    cells.at(row);
    const invoice = readInvoice(ctx, sheet, row, cells, parties, shape.managers.get(row));
    if (invoice === null) ctx.outcome(sheet, row, 'bad');
    else if (invoice !== 'left-out') invoices.push(invoice);
  }
  return bookInvoices(ctx, sheet, invoices);
}

function readInvoice(
  ctx: PlanContext,
  sheet: string,
  row: number,
  cells: TableCells,
  parties: Parties,
  blockManager: string | undefined,
): Invoice | 'left-out' | null {
  const stated = cells.date('invoice_date');
  const due = cells.date('due_date');
  const settled = cells.date('settled_on');
  const amount = cells.money('amount');
  const received = cells.money('paid_amount');
  const open = cells.money('open_amount');
  const day = stated ?? (cells.has('invoice_date') ? null : due);
  if (day === null && !cells.bad)
    cells.report('required-missing', 'bad', cells.has('invoice_date') ? 'invoice_date' : 'due_date');
  if (amount === null && !cells.bad) cells.report('amount-missing', 'bad', 'amount');
  if (cells.bad || day === null || amount === null) return null;
  const party = parties.customer(cluesOf(cells), sheet, row);
  if (party.kind === 'skipped') {
    ctx.outcome(sheet, row, 'duplicate');
    return 'left-out';
  }
  if (party.kind === 'unnamed') {
    cells.report('required-missing', 'bad', cells.has('customer') ? 'customer' : 'customer_no');
    return null;
  }
  const paid = paidOf(amount, settled, received, open);
  if (paid !== 0 && settled === null)
    cells.report('date-expected', 'note', received === null ? 'open_amount' : 'paid_amount');
  const managerName = cells.name('account_manager') || (blockManager ?? '');
  const contact = cells.name('contact');
  const manager = ctx.draft.get('customers', party.row, 'account_manager');
  const named = managerName === '' ? null : ctx.draft.staff(managerName);
  if (named !== null && manager === null) ctx.draft.set('customers', party.row, 'account_manager', named);
  return {
    row,
    customer: party.row,
    contact: contact === '' ? null : parties.contact(party.row, contact),
    day,
    due,
    amount,
    paid,
    // A part payment of an unknown day is booked on the invoice's own: the balance is right and no later week is touched.
    paidOn: paid === 0 ? null : (settled ?? day),
    manager: named ?? (typeof manager === 'string' ? asId<RowId>(manager) : null),
    documentNo: cells.text('document_no') || null,
    remark: cells.raw('remark') || null,
  };
}

/** What has been paid: stated, or the rest of what is stated open, or all of it where a day of settlement stands. */
function paidOf(amount: Fen, settled: Day | null, received: Fen | null, open: Fen | null): Fen {
  if (received !== null && received !== 0) return received;
  if (open !== null && open !== amount) return fen(amount - open);
  return settled === null ? fen(0) : amount;
}

async function bookInvoices(ctx: PlanContext, sheet: string, invoices: readonly Invoice[]): Promise<boolean> {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const {day, paidOn} of invoices) {
    from = Math.min(from, day, paidOn ?? day);
    to = Math.max(to, day, paidOn ?? day);
  }
  const known = knownEntries(ctx.tables, from, to);
  const numbers = new Set<string>();
  for (const [index, invoice] of invoices.entries()) {
    if (index % CHUNK === 0 && (await ctx.pause(index))) return true;
    const {documentNo} = invoice;
    const isRepeat = documentNo !== null && numbers.has(documentNo);
    if (documentNo !== null) numbers.add(documentNo);
    ctx.outcome(sheet, invoice.row, bookInvoice(ctx, invoice, known, isRepeat));
  }
  return false;
}

function bookInvoice(ctx: PlanContext, invoice: Invoice, known: KnownEntries, isRepeat: boolean): RowOutcome {
  const {draft} = ctx;
  const {customer, contact, day, documentNo, amount} = invoice;
  const type = amount < 0 ? 'sale_return' : 'sale';
  const size = Math.abs(amount);
  let outcome: RowOutcome = 'same';
  const key = {customer, contact, day, type, amount: size, form: 'signed_bill', documentNo};
  let bill = known.take(key);
  if (bill === undefined && documentNo !== null && !isRepeat) {
    bill = known.byDocument(type, documentNo);
    if (bill !== undefined) {
      const changes = [
        draft.set('entries', bill, 'customer', customer),
        draft.set('entries', bill, 'entry_date', day),
        draft.set('entries', bill, 'posted_on', postingDay(ctx, day)),
        draft.set('entries', bill, 'amount', size),
      ];
      if (changes.includes(true)) outcome = 'changed';
    }
  }
  if (bill === undefined) {
    outcome = 'new';
    bill = draft.add('entries', {
      posted_on: postingDay(ctx, day),
      entry_date: day,
      customer,
      contact,
      entry_type: type,
      amount: size,
      settlement_form: 'signed_bill',
      account_manager: invoice.manager,
      document_no: documentNo,
      due_date: type === 'sale' ? invoice.due : null,
      remark: invoice.remark,
    });
  } else if (invoice.due !== null && draft.set('entries', bill, 'due_date', invoice.due)) outcome = 'changed';
  const paid = bookPayment(ctx, invoice, bill, known);
  return paid && outcome === 'same' ? 'changed' : outcome;
}

/** The payment of an invoice, unless it is there; true where one was drafted. */
function bookPayment(ctx: PlanContext, invoice: Invoice, bill: RowId, known: KnownEntries): boolean {
  const {customer, contact, paid, paidOn, documentNo} = invoice;
  if (paidOn === null || paid === 0) return false;
  const type = paid < 0 ? 'refund' : 'payment';
  const size = Math.abs(paid);
  const key = {customer, contact, day: paidOn, type, amount: size, form: 'unspecified', documentNo};
  if (known.take(key) !== undefined) return false;
  ctx.draft.add('entries', {
    posted_on: postingDay(ctx, paidOn),
    entry_date: paidOn,
    customer,
    contact,
    entry_type: type,
    amount: size,
    settlement_form: 'unspecified',
    account_manager: invoice.manager,
    document_no: documentNo,
    applied_to: type === 'payment' ? bill : null,
  });
  return true;
}

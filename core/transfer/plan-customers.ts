/** A list of customers (F29, F42, F47…) to customers, contacts, agreements and opening lines. */
import {asMonth, lastDay} from '../base/calendar-date.ts';
import {asId, type ColumnId, type RowId, type SheetId} from '../base/ids.ts';
import type {CellValue} from '../schema/cell.ts';
import {
  customerKindOf,
  customerStatusOf,
  dueBasisOf,
  gradeOf,
  sectorOf,
  settlementsOf,
  yesNoOf,
} from './choice-words.ts';
import {phoneKey} from './customer-directory.ts';
import {forLive} from './draft.ts';
import type {TableShape} from './header.ts';
import type {PlanContext, RowOutcome} from './outcome.ts';
import {cluesOf, createParties, type Parties} from './parties.ts';
import {CHUNK} from './plan-entries.ts';
import type {TableCells} from './table-cells.ts';

/** Plans a sheet of customers. True = cancelled. */
export async function planCustomers(
  ctx: PlanContext,
  sheet: string,
  shape: TableShape,
  cells: TableCells,
): Promise<boolean> {
  const parties = createParties(ctx);
  const agreements = rowsByCustomer(ctx, 'agreements', () => true);
  const openings = rowsByCustomer(ctx, 'entries', index => entryText(ctx, index, 'entry_type') === 'opening');
  for (const [index, row] of shape.rows.entries()) {
    if (index % CHUNK === 0 && (await ctx.pause(index))) return true;
    if (ctx.isSkipped(sheet, row)) {
      ctx.outcome(sheet, row, 'skipped');
      continue;
    }
    cells.at(row);
    ctx.outcome(sheet, row, planRow(ctx, sheet, row, cells, parties, agreements, openings, shape.managers.get(row)));
  }
  return false;
}

/** Cells of the customer's own row, and of what hangs on it, as the file says them; null = the file says nothing. */
interface Said {
  readonly customer: Readonly<Record<string, CellValue>>;
  readonly agreement: Readonly<Record<string, CellValue>>;
  readonly opening: number | null;
  readonly contact: string;
}

function planRow(
  ctx: PlanContext,
  sheet: string,
  row: number,
  cells: TableCells,
  parties: Parties,
  agreements: Map<RowId, RowId>,
  openings: Map<RowId, RowId>,
  blockManager: string | undefined,
): RowOutcome {
  const {draft} = ctx;
  const clues = cluesOf(cells);
  if (clues.name === '' && clues.no === '') cells.report('required-missing', 'bad', 'customer');
  const said = readSaid(ctx, cells, blockManager);
  if (cells.bad) return 'bad';
  const kind = customerKindOf(cells.text('kind'));
  const party = parties.customer(clues, sheet, row, kind);
  if (party.kind !== 'customer') return 'duplicate';
  let changed = false;
  for (const column in said.customer) {
    const value = said.customer[column] ?? null;
    // A blank cell of a file never erases what is there.
    if (value !== null && draft.set('customers', party.row, column, value)) changed = true;
  }
  if (said.contact !== '') {
    if (draft.findContact(party.row, said.contact) === undefined) changed = true;
    const contact = parties.contact(party.row, said.contact);
    const manager = said.customer.account_manager ?? null;
    if (manager !== null && draft.isNew(contact)) draft.set('contacts', contact, 'account_manager', manager);
  }
  if (planAgreement(ctx, party.row, said.agreement, agreements)) changed = true;
  if (planOpening(ctx, party.row, said, openings)) changed = true;
  if (party.isNew) return 'new';
  if (!changed) {
    if (draft.isNew(party.row))
      cells.report('duplicate-row', 'note', cells.has('customer') ? 'customer' : 'customer_no');
    return 'same';
  }
  return draft.isNew(party.row) ? 'new' : 'changed';
}

function readSaid(ctx: PlanContext, cells: TableCells, blockManager: string | undefined): Said {
  const manager = cells.name('account_manager') || (blockManager ?? '');
  const phone = cells.text('phone');
  if (phone !== '' && !isPhoneLike(phone)) cells.report('phone-digits', 'note', 'phone');
  const settlement = cells.text('settlement_form');
  const forms = settlement === '' ? [] : settlementsOf(settlement);
  if (forms === undefined) cells.report('choice-unknown', 'note', 'settlement_form');
  const contact = withTitle(cells.name('contact'), cells.name('job_title'));
  const person = withTitle(cells.name('contact_person'), contact === '' ? cells.name('job_title') : '');
  const prevSales = cells.money('prev_month_sales');
  const days = cells.count('account_period_days');
  return {
    customer: {
      customer_no: cells.text('customer_no') || null,
      kind: choice(cells, 'kind', customerKindOf),
      sector: choice(cells, 'sector', sectorOf),
      grade: choice(cells, 'grade', gradeOf),
      account_manager: manager === '' ? null : ctx.draft.staff(manager),
      phone: phone || null,
      status: choice(cells, 'status', customerStatusOf),
      settlement_form:
        forms === undefined || forms.length === 0 ? null : forms.length > 1 ? 'mixed' : (forms[0] ?? null),
      contact_person: person || null,
      address: cells.raw('address') || null,
      tax_id: cells.text('tax_id').toUpperCase() || null,
      remark: cells.raw('remark') || null,
      prev_month: prevSales === null ? null : ctx.month - 1,
      prev_month_sales: prevSales,
    },
    agreement: {
      credit_limit: cells.money('credit_limit'),
      account_period_days: days,
      due_basis: choice(cells, 'due_basis', dueBasisOf) ?? basisOf(cells.text('account_period_days')),
      settlement_day: cells.count('settlement_day'),
      on_account_allowed: choice(cells, 'on_account_allowed', yesNoOf),
    },
    opening: cells.money('opening_balance'),
    contact,
  };
}

/** 月结30 counts from the statement, 货到30 and net 30 from the bill. */
function basisOf(text: string): 'from_statement' | 'from_bill' | null {
  if (/月结|对账|eom|statement/iu.test(text)) return 'from_statement';
  return /货到|票到|开票|net\s*\d|invoice/iu.test(text) ? 'from_bill' : null;
}

function withTitle(name: string, title: string): string {
  if (name === '' || title === '' || name.includes(title)) return name;
  return /\p{Script=Han}$/u.test(name) ? `${name}${title}` : `${name}, ${title}`;
}

function choice<T extends CellValue>(cells: TableCells, field: string, of: (text: string) => T | undefined): T | null {
  const text = cells.text(field);
  if (text === '') return null;
  const id = of(text);
  if (id === undefined) cells.report('choice-unknown', 'note', field);
  return id ?? null;
}

/** Mobiles of the country have 11 digits; other numbers 7 to 15, extension apart. Several numbers stand side by side. */
function isPhoneLike(text: string): boolean {
  return text.split(/[/;,、，；]|\s{2,}/u).some(part => {
    const digits = phoneKey(part.replace(/(?:转|ext\.?|x)\s*\d+$/iu, ''));
    if (/^1[3-9]/.test(digits)) return digits.length === 11;
    return digits.length >= 7 && digits.length <= 15;
  });
}

function planAgreement(
  ctx: PlanContext,
  customer: RowId,
  said: Readonly<Record<string, CellValue>>,
  agreements: Map<RowId, RowId>,
): boolean {
  if (Object.values(said).every(value => value === null)) return false;
  const known = agreements.get(customer);
  if (known === undefined) {
    agreements.set(customer, ctx.draft.add('agreements', {customer, ...said}));
    return true;
  }
  const changes = Object.entries(said).map(
    ([column, value]) => value !== null && ctx.draft.set('agreements', known, column, value),
  );
  return changes.includes(true);
}

/** The balance that a list states becomes an opening line (reckoning rule 7), once a customer. */
function planOpening(ctx: PlanContext, customer: RowId, said: Said, openings: Map<RowId, RowId>): boolean {
  if (said.opening === null || said.opening === 0) return false;
  const known = openings.get(customer);
  if (known !== undefined) return ctx.draft.set('entries', known, 'amount', said.opening);
  const form = said.customer.settlement_form;
  const stored = form === 'prepaid';
  const contact = said.contact === '' ? null : (ctx.draft.findContact(customer, said.contact) ?? null);
  openings.set(
    customer,
    ctx.draft.add('entries', {
      posted_on: lastDay(asMonth(ctx.month - 1)),
      customer,
      contact,
      entry_type: 'opening',
      amount: said.opening,
      settlement_form: stored ? 'prepaid' : 'unspecified',
      account_manager: ctx.draft.get('customers', customer, 'account_manager'),
    }),
  );
  return true;
}

function entryText(ctx: PlanContext, index: number, column: string): string {
  return ctx.tables.table(asId<SheetId>('entries')).text(index, asId<ColumnId>(column));
}

/** First row of each customer on a sheet that passes a test. */
function rowsByCustomer(ctx: PlanContext, sheet: string, test: (index: number) => boolean): Map<RowId, RowId> {
  const table = ctx.tables.table(asId<SheetId>(sheet));
  const rows = new Map<RowId, RowId>();
  forLive(table, index => {
    const customer = asId<RowId>(table.text(index, asId<ColumnId>('customer')));
    if (!rows.has(customer) && test(index)) rows.set(customer, table.rowId(index));
  });
  return rows;
}

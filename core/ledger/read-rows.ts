/**
 * Rows of the sheets F02, F03, F04, F29, F50 and F57 as the values that reckoning works on. A row that lacks what its kind
 * cannot do without (an entry without amount, a hand-over without a date) reads as `null` and counts nowhere until it is
 * filled in.
 */
import {asDay, asMonth, type Day, type Month} from '../base/calendar-date.ts';
import {asId, type ColumnId, type RowId, type SheetId} from '../base/ids.ts';
import {type Fen, fen, MAX_FEN} from '../base/money.ts';
import type {Table, TableColumn, Tables} from '../table/table.ts';
import {
  type CustomerRecord,
  type CustomerStatus,
  type Entry,
  type EntryType,
  entryTypes,
  type Handover,
  type SectorChange,
  type SettlementForm,
  settlementForms,
  type Terms,
  type Tracking,
} from './types.ts';

/** The sheets that reckoning reads. */
export const ledgerSheets = {
  customers: asId<SheetId>('customers'),
  contacts: asId<SheetId>('contacts'),
  entries: asId<SheetId>('entries'),
  agreements: asId<SheetId>('agreements'),
  arrears: asId<SheetId>('arrears'),
  handovers: asId<SheetId>('handovers'),
  sectorChanges: asId<SheetId>('sector_changes'),
} as const;

/** Column that links a row to its customer, the same on every sheet that has one. */
export const CUSTOMER_COLUMN = asId<ColumnId>('customer');
/** Column that links a row to its account manager, on customers, contacts and entries. */
export const MANAGER_COLUMN = asId<ColumnId>('account_manager');

/** A sheet's columns by name, each looked up once. */
type Columns<Name extends string> = Readonly<Record<Name, TableColumn>>;

const TYPES: ReadonlyMap<string, EntryType> = new Map(entryTypes.map(type => [type, type]));
/** What an account manager types and finance posts (reckoning rule 1). */
const PROPOSABLE: ReadonlySet<EntryType> = new Set(['payment', 'recharge', 'refund']);
const FORMS: ReadonlyMap<string, SettlementForm> = new Map(settlementForms.map(form => [form, form]));

/**
 * Reader of the sheet `entries`. The manager is as written, `null` where the cell is empty.
 * @param proposals whether payments that finance has not posted count as proposals
 */
export function entryReader(tables: Tables): (index: number, customer: RowId, proposals: boolean) => Entry | null {
  const table = tables.table(ledgerSheets.entries);
  const c = columns(table, [
    'posted_on',
    'entry_date',
    'contact',
    'entry_type',
    'amount',
    'settlement_form',
    'account_manager',
    'due_date',
    'entry_no',
    'applied_to',
    'corrects',
    'posted',
  ]);
  return (index, customer, proposals) => {
    const type = TYPES.get(c.entry_type.text(index));
    const amount = moneyAt(c.amount, index);
    const entryDate = dayAt(c.entry_date, index);
    const postedOn = dayAt(c.posted_on, index) ?? entryDate;
    if (type === undefined || amount === null || amount === 0 || postedOn === null) return null;
    return {
      id: table.rowId(index),
      entryNo: c.entry_no.text(index),
      entryDate,
      postedOn,
      row: linkAt(c.contact, index) ?? customer,
      manager: linkAt(c.account_manager, index),
      type,
      amount,
      form: FORMS.get(c.settlement_form.text(index)) ?? 'unspecified',
      dueDate: dayAt(c.due_date, index),
      appliedTo: linkAt(c.applied_to, index),
      corrects: linkAt(c.corrects, index),
      proposed: proposals && PROPOSABLE.has(type) && c.posted.get(index) === false,
    };
  };
}

/** What the sheets `customers` and `contacts` say of a row of the warning table; '' and `null` where they say nothing. */
export interface RawRow {
  readonly id: RowId;
  readonly name: string;
  readonly manager: RowId | null;
  readonly form: SettlementForm | 'mixed' | null;
  readonly authorisedSigner: boolean | null;
  readonly prevMonth: Month | null;
  readonly prevMonthSales: Fen | null;
}

/** Reader of the columns that customers and contacts share. */
export function rowReader(table: Table): (index: number) => RawRow {
  const c = columns(table, [
    'name',
    'account_manager',
    'settlement_form',
    'authorised_signer',
    'prev_month',
    'prev_month_sales',
  ]);
  return index => {
    const form = c.settlement_form.text(index);
    return {
      id: table.rowId(index),
      name: c.name.text(index),
      manager: linkAt(c.account_manager, index),
      form: form === 'mixed' ? form : (FORMS.get(form) ?? null),
      authorisedSigner: booleanAt(c.authorised_signer, index),
      prevMonth: monthAt(c.prev_month, index),
      prevMonthSales: moneyAt(c.prev_month_sales, index),
    };
  };
}

/** Reader of the sheet `customers`; a status left empty is `active`. */
export function customerReader(tables: Tables): (index: number) => Omit<CustomerRecord, 'sectorChanges'> {
  const table = tables.table(ledgerSheets.customers);
  const c = columns(table, ['name', 'kind', 'sector', 'grade', 'status']);
  return index => ({
    id: table.rowId(index),
    name: c.name.text(index),
    kind: c.kind.text(index) === 'person' ? 'person' : 'organisation',
    sector: c.sector.text(index) || null,
    grade: c.grade.text(index) || null,
    status: statusOf(c.status.text(index)),
  });
}

/** Reader of the sheet `agreements`. */
export function termsReader(tables: Tables): (index: number) => Terms {
  const table = tables.table(ledgerSheets.agreements);
  const c = columns(table, [
    'valid_from',
    'valid_to',
    'on_account_allowed',
    'credit_limit',
    'due_basis',
    'settlement_day',
    'account_period_days',
  ]);
  return index => {
    const basis = c.due_basis.text(index);
    return {
      id: table.rowId(index),
      validFrom: dayAt(c.valid_from, index),
      validTo: dayAt(c.valid_to, index),
      onAccountAllowed: booleanAt(c.on_account_allowed, index),
      creditLimit: moneyAt(c.credit_limit, index),
      dueBasis: basis === 'from_bill' || basis === 'from_statement' ? basis : null,
      settlementDay: wholeAt(c.settlement_day, index, 1, 31),
      accountPeriodDays: wholeAt(c.account_period_days, index, 0, 3660),
    };
  };
}

/** Reader of the sheet `arrears`. */
export function trackingReader(tables: Tables): (index: number) => Tracking | null {
  const table = tables.table(ledgerSheets.arrears);
  const c = columns(table, [
    'tracking_date',
    'filled_on',
    'amount_owed',
    'promised_on',
    'promised_date',
    'promised_amount',
  ]);
  return index => {
    const trackingDate = dayAt(c.tracking_date, index);
    if (trackingDate === null) return null;
    const promisedDate = dayAt(c.promised_date, index);
    return {
      id: table.rowId(index),
      trackingDate,
      filledOn: dayAt(c.filled_on, index),
      promisedOn: dayAt(c.promised_on, index),
      promisedDate,
      // A date without an amount promises all that is owed (F04 promised_amount).
      promisedAmount:
        moneyAt(c.promised_amount, index) ?? (promisedDate === null ? null : moneyAt(c.amount_owed, index)),
    };
  };
}

/** Reader of the sheet `handovers`. */
export function handoverReader(tables: Tables): (index: number) => Handover | null {
  const table = tables.table(ledgerSheets.handovers);
  const c = columns(table, ['changed_on', 'contact', 'from', 'to']);
  return index => {
    const changedOn = dayAt(c.changed_on, index);
    const to = linkAt(c.to, index);
    if (changedOn === null || to === null) return null;
    return {id: table.rowId(index), row: linkAt(c.contact, index), from: linkAt(c.from, index), to, changedOn};
  };
}

/** Reader of the sheet `sector_changes`. */
export function sectorChangeReader(tables: Tables): (index: number) => SectorChange | null {
  const c = columns(tables.table(ledgerSheets.sectorChanges), ['month', 'before']);
  return index => {
    const month = monthAt(c.month, index);
    return month === null ? null : {month, before: c.before.text(index) || null};
  };
}

function columns<const Name extends string>(table: Table, names: readonly Name[]): Columns<Name> {
  const found: Partial<Record<Name, TableColumn>> = {};
  for (const name of names) found[name] = table.column(asId<ColumnId>(name));
  return complete(found);
}

/** Every name has been filled by the loop above; a mapped type cannot say so. */
function complete<Name extends string>(found: Partial<Record<Name, TableColumn>>): Columns<Name> {
  return found as Columns<Name>;
}

function dayAt(column: TableColumn, index: number): Day | null {
  const value = column.number(index);
  return Number.isInteger(value) ? asDay(value) : null;
}

function monthAt(column: TableColumn, index: number): Month | null {
  const value = column.number(index);
  return Number.isInteger(value) ? asMonth(value) : null;
}

function moneyAt(column: TableColumn, index: number): Fen | null {
  const value = column.number(index);
  return Number.isSafeInteger(value) && Math.abs(value) <= MAX_FEN ? fen(value) : null;
}

function wholeAt(column: TableColumn, index: number, least: number, most: number): number | null {
  const value = column.number(index);
  return Number.isInteger(value) && value >= least && value <= most ? value : null;
}

/** Row that a cell links to; `null` where it is empty or there is no such row. */
export function linkIn(table: Table, row: RowId, column: ColumnId): RowId | null {
  const text = table.text(table.indexOf(row), column);
  return text === '' ? null : asId<RowId>(text);
}

function linkAt(column: TableColumn, index: number): RowId | null {
  const text = column.text(index);
  return text === '' ? null : asId<RowId>(text);
}

function booleanAt(column: TableColumn, index: number): boolean | null {
  const value = column.get(index);
  return typeof value === 'boolean' ? value : null;
}

function statusOf(text: string): CustomerStatus {
  return text === 'prospect' || text === 'suspended' || text === 'closed' ? text : 'active';
}

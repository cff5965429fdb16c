/** Builds one customer's ledger for tests from a few words. Amounts in yuan, dates as `MM-DD` of 2026 or `YYYY-MM-DD`. */
import {asMonth, type Day, type Month, monthAt, parseDay, parseMonth} from '../../../core/base/calendar-date.ts';
import {asId, type RowId} from '../../../core/base/ids.ts';
import {type Fen, fen} from '../../../core/base/money.ts';
import {compareEntries} from '../../../core/ledger/entry-order.ts';
import {type LedgerSettings, type Reckoning, reckon} from '../../../core/ledger/reckoning.ts';
import type {
  AccountRow,
  CustomerLedger,
  Entry,
  EntryType,
  Handover,
  SettlementForm,
  Terms,
} from '../../../core/ledger/types.ts';

export const settings: LedgerSettings = {
  weekScheme: 'four',
  defaultAccountPeriodDays: 30,
  defaultDueBasis: 'from_statement',
  defaultSettlementDay: 31,
};

export const MEI = asId<RowId>('mei');
export const LUO = asId<RowId>('luo');
export const customerId = asId<RowId>('customer');
export const FIRST = asId<RowId>('first');
export const SECOND = asId<RowId>('second');

export function yuan(amount: number): Fen {
  return fen(Math.round(amount * 100));
}

/** `04-30` or `2025-12-05`. */
export function day(text: string): Day {
  const found = parseDay(text.length === 5 ? `2026-${text}` : text);
  if (found === undefined) throw new Error(`no date: ${text}`);
  return found;
}

/** `2026-04`. */
export function month(text: string): Month {
  const found = parseMonth(text);
  if (found === undefined) throw new Error(`no month: ${text}`);
  return found;
}

export const MARCH = monthAt(2026, 3);
export const APRIL = monthAt(2026, 4);
export const MAY = monthAt(2026, 5);
export const FEBRUARY = monthAt(2026, 2);

export interface EntryWords {
  readonly id?: string;
  /** Posting day, and business date unless `dated` says otherwise. */
  readonly on: string;
  /** Business date; `null` = none (an opening line). */
  readonly dated?: string | null;
  readonly type?: EntryType;
  readonly yuan: number;
  readonly form?: SettlementForm;
  readonly row?: RowId;
  readonly manager?: RowId | null;
  readonly due?: string;
  readonly appliedTo?: string;
  readonly proposed?: boolean;
}

/** An entry: a signed bill of `FIRST` under `MEI` unless told otherwise. */
export function entry(words: EntryWords, at = 0): Entry {
  const postedOn = day(words.on);
  const id = words.id ?? `E${at + 1}`;
  return {
    id: asId<RowId>(id),
    entryNo: id,
    postedOn,
    entryDate: words.dated === undefined ? postedOn : words.dated === null ? null : day(words.dated),
    row: words.row ?? FIRST,
    manager: words.manager === undefined ? MEI : words.manager,
    type: words.type ?? 'sale',
    amount: yuan(words.yuan),
    form: words.form ?? 'signed_bill',
    dueDate: words.due === undefined ? null : day(words.due),
    appliedTo: words.appliedTo === undefined ? null : asId<RowId>(words.appliedTo),
    corrects: null,
    proposed: words.proposed ?? false,
  };
}

export function accountRow(id: RowId, more: Partial<AccountRow> = {}): AccountRow {
  return {
    id,
    contactName: id,
    manager: MEI,
    usualForm: 'signed_bill',
    authorisedSigner: null,
    prevMonth: null,
    prevMonthSales: null,
    ...more,
  };
}

export function terms(more: Partial<Terms> = {}): Terms {
  return {
    id: asId<RowId>('terms'),
    validFrom: null,
    validTo: null,
    onAccountAllowed: true,
    creditLimit: null,
    dueBasis: null,
    settlementDay: null,
    accountPeriodDays: null,
    ...more,
  };
}

export function handover(on: string, from: RowId | null, to: RowId, row: RowId | null = null): Handover {
  return {id: asId<RowId>(`handover-${on}-${to}`), row, from, to, changedOn: day(on)};
}

export interface LedgerWords extends Partial<Omit<CustomerLedger, 'entries'>> {
  readonly entries?: readonly EntryWords[];
}

export function makeLedger(words: LedgerWords = {}): CustomerLedger {
  return {
    customer: {id: customerId, name: '岚溪茶行', kind: 'organisation', sector: 'grain', grade: null, status: 'active'},
    rows: [accountRow(FIRST), accountRow(SECOND)],
    terms: [],
    tracking: [],
    handovers: [],
    ...words,
    entries: (words.entries ?? []).map(entry).sort(compareEntries),
  };
}

export function makeReckoning(words: LedgerWords = {}, more: Partial<LedgerSettings> = {}): Reckoning {
  return reckon(makeLedger(words), {...settings, ...more});
}

export function monthBefore(month: Month): Month {
  return asMonth(month - 1);
}

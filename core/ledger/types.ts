import type {Day, Month} from '../base/calendar-date.ts';
import type {RowId} from '../base/ids.ts';
import type {Fen} from '../base/money.ts';

/** F02 entry_type. */
export const entryTypes = [
  'opening',
  'sale',
  'sale_return',
  'payment',
  'refund',
  'recharge',
  'write_off',
  'adjustment',
] as const;
export type EntryType = (typeof entryTypes)[number];

/** F01/F02 settlement_form; `mixed` is only ever shown, never stored. */
export const settlementForms = [
  'signed_bill',
  'cash',
  'card',
  'transfer',
  'mobile_pay',
  'prepaid',
  'cheque',
  'draft',
  'unspecified',
] as const;
export type SettlementForm = (typeof settlementForms)[number];

/** Pool of an entry's form (reckoning rule 4). */
export type Pool = 'on_account' | 'at_once' | 'stored_value';

export interface Entry {
  readonly id: RowId;
  readonly entryNo: string;
  /** Business date; decides the age. `null`: an opening line without a bill date (evaluation rule 6). */
  readonly entryDate: Day | null;
  /** Decides week and month. */
  readonly postedOn: Day;
  /** Row of the sheet: the contact's row id, or the customer's own id where there is no contact. */
  readonly row: RowId;
  readonly manager: RowId | null;
  readonly type: EntryType;
  readonly amount: Fen;
  readonly form: SettlementForm;
  /** Stated on the bill; wins over the computed one. */
  readonly dueDate: Day | null;
  readonly appliedTo: RowId | null;
  readonly corrects: RowId | null;
  /** A typed payment that finance has not posted yet: shown hollow, counted nowhere. */
  readonly proposed: boolean;
}

/** One row of the warning table: customer × signing contact. */
export interface AccountRow {
  /** Contact's row id, or the customer's where there is no contact. */
  readonly id: RowId;
  readonly contactName: string;
  readonly manager: RowId | null;
  /** 消费形式 of the row: shown for months without sales, and the form of typed entries. `mixed` = the paper sheet bore two marks. */
  readonly usualForm: SettlementForm | 'mixed';
  /** On the agreement's list of signers; `null` = not recorded. */
  readonly authorisedSigner: boolean | null;
  /** Month of the typed last-month figure of the first sheet. */
  readonly prevMonth: Month | null;
  /** `null` = unknown, 0 = known zero. */
  readonly prevMonthSales: Fen | null;
}

/** One version of a customer's terms (F03, F54). */
export interface Terms {
  readonly id: RowId;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly onAccountAllowed: boolean | null;
  readonly creditLimit: Fen | null;
  readonly dueBasis: 'from_statement' | 'from_bill' | null;
  /** 1–31; 31 = last day of the month. */
  readonly settlementDay: number | null;
  readonly accountPeriodDays: number | null;
}

/** One line of the arrears tracking sheet (F04). */
export interface Tracking {
  readonly id: RowId;
  readonly trackingDate: Day;
  /** When the sheet was filled; `null` = listed but not filled. */
  readonly filledOn: Day | null;
  readonly promisedOn: Day | null;
  readonly promisedDate: Day | null;
  readonly promisedAmount: Fen | null;
}

/** Change of account manager (F50), for all rows of the customer or one of them. */
export interface Handover {
  readonly id: RowId;
  readonly row: RowId | null;
  readonly from: RowId | null;
  readonly to: RowId;
  readonly changedOn: Day;
}

export type CustomerStatus = 'prospect' | 'active' | 'suspended' | 'closed';

/** A change of sector: it holds from `month` on, `before` for the months before it. */
export interface SectorChange {
  readonly month: Month;
  readonly before: string | null;
}

export interface CustomerRecord {
  readonly id: RowId;
  readonly name: string;
  readonly kind: 'organisation' | 'person';
  readonly sector: string | null;
  readonly grade: string | null;
  readonly status: CustomerStatus;
  /** Sectors it had before (reckoning rule 9), any order; absent = never changed. */
  readonly sectorChanges?: readonly SectorChange[];
}

/** Everything the reckoning of one customer rests on. Rows in sheet order; entries in (postedOn, entryNo, id) order. */
export interface CustomerLedger {
  readonly customer: CustomerRecord;
  readonly rows: readonly AccountRow[];
  readonly entries: readonly Entry[];
  readonly terms: readonly Terms[];
  readonly tracking: readonly Tracking[];
  readonly handovers: readonly Handover[];
}

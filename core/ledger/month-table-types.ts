import type {Day, Month} from '../base/calendar-date.ts';
import type {RowId} from '../base/ids.ts';
import type {Fen} from '../base/money.ts';
import type {SettlementForm} from './types.ts';

/** One week's pair of cells. `entries` counts the entries behind each; `proposed` is typed but not posted by finance. */
export interface WeekPair {
  readonly sales: Fen;
  readonly collection: Fen;
  readonly salesEntries: number;
  readonly collectionEntries: number;
  readonly proposedCollection: Fen;
}

/** Figures that add up (F01): a row's, or the sum of rows. Zero and "nothing" differ only in `weeks[].…Entries`. */
export interface MonthFigures {
  /** Four pairs, or five under the scheme `five`. */
  readonly weeks: readonly WeekPair[];
  readonly sales: Fen;
  readonly collection: Fen;
  readonly adjustment: Fen;
  readonly transferred: Fen;
  /** `null` = unknown. A total adds what is known. */
  readonly prevSales: Fen | null;
  readonly opening: Fen;
  readonly closing: Fen;
}

/** One row of the warning table: customer × contact × manager in a month. */
export interface MonthRow extends MonthFigures {
  readonly customer: RowId;
  /** Contact's row id, or the customer's where there is no contact. */
  readonly row: RowId;
  readonly manager: RowId | null;
  readonly sector: string | null;
  readonly customerName: string;
  readonly contactName: string;
  readonly grade: string | null;
  /** Computed from the month's sales; the row's usual form without any. */
  readonly form: SettlementForm | 'mixed';
  /** (sales − prev) / prev in basis points, rounded half away from zero; `null` where blank. */
  readonly changeBp: number | null;
  /** collection / (opening + sales) in basis points; `null` where blank. */
  readonly collectionRateBp: number | null;
}

export interface MonthTotal extends MonthFigures {
  readonly rows: number;
  /** Sum of closing balances > 0, and minus the sum of those < 0. */
  readonly receivable: Fen;
  readonly prepaid: Fen;
  readonly changeBp: number | null;
  readonly collectionRateBp: number | null;
}

/** A sector group of one manager's sheet; empty groups are printed too. */
export interface MonthGroup {
  readonly sector: string | null;
  readonly rows: readonly MonthRow[];
  readonly total: MonthTotal;
}

export interface MonthSheet {
  readonly month: Month;
  readonly manager: RowId | null;
  readonly groups: readonly MonthGroup[];
  readonly total: MonthTotal;
}

export interface WeekSpan {
  readonly from: Day;
  readonly to: Day;
}

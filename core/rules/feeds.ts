import type {Day, Month} from '../base/calendar-date.ts';
import type {RowId, RuleId} from '../base/ids.ts';

/** A line of a sales order (F104). Amounts in fen. */
export interface OrderLine {
  readonly id: RowId;
  readonly day: Day;
  readonly customer: RowId | null;
  readonly region: string | null;
  readonly product: RowId | null;
  /** Negative for a return. */
  readonly quantity: number | null;
  /** Before discount. */
  readonly amount: number | null;
  readonly discount: number | null;
  readonly cost: number | null;
}

/** Stock of a product at a place on a day (F105). */
export interface StockRecord {
  readonly id: RowId;
  readonly day: Day;
  readonly place: string;
  readonly quantity: number | null;
}

/** A market activity (F106). `product` null = it was for everything. */
export interface Activity {
  readonly id: RowId;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly product: RowId | null;
}

/** A monthly target of an account manager (F11), fen. */
export interface Target {
  readonly id: RowId;
  readonly month: Month;
  readonly owner: RowId;
  readonly name: 'sales' | 'collection';
  readonly value: number | null;
}

/** A product sold to be used at home (F26). */
export interface HomePurchase {
  readonly id: RowId;
  readonly product: string;
  readonly boughtOn: Day;
  readonly runOut: Day | null;
}

/** Sessions of a package bought or used (F28). */
export interface PackageMove {
  readonly id: RowId;
  readonly item: string;
  readonly bought: number | null;
  readonly used: number;
}

/** A service done on an asset (F30). */
export interface ServiceRecord {
  readonly id: RowId;
  readonly asset: string;
  readonly doneOn: Day;
  readonly nextDue: Day | null;
}

/** One month's scores on the 25 criteria (F45); `null` = not scored. */
export interface CapabilityScore {
  readonly id: RowId;
  readonly month: Month;
  readonly scores: readonly (number | null)[];
}

/** An instalment of a contract (F65), fen. */
export interface Instalment {
  readonly id: RowId;
  readonly dueDate: Day | null;
  readonly amount: number | null;
  readonly paid: number;
}

/** A contract with instalments and perhaps a mortgage (F65). */
export interface Contract {
  readonly id: RowId;
  readonly customer: RowId | null;
  readonly mortgageAmount: number | null;
  readonly applyBefore: Day | null;
  readonly appliedOn: Day | null;
}

/** A customer's places in the rankings of two quarters (F16), among the customers of both. */
export interface QuarterRank {
  readonly rank: number;
  readonly previousRank: number;
  /** Customers ranked. */
  readonly of: number;
}

/** What the feeding sheets say of one customer. `null` = the workbook does not use that sheet. */
export interface CustomerFeeds {
  readonly orders: readonly OrderLine[] | null;
  readonly homePurchases: readonly HomePurchase[] | null;
  readonly packages: readonly PackageMove[] | null;
  readonly services: readonly ServiceRecord[] | null;
  readonly scores: readonly CapabilityScore[] | null;
  /** `unknown`: the quarter before lies before the ledger; `not_ranked`: bought in only one of the two quarters. */
  readonly ranking: QuarterRank | 'unknown' | 'not_ranked';
  /** Entries that a reviewer has closed a warning about, by rule (AR-14). */
  readonly reviewed: ReadonlyMap<RuleId, ReadonlySet<RowId>>;
}

/** A workbook that uses none of the feeding sheets. */
export const noFeeds: CustomerFeeds = {
  orders: null,
  homePurchases: null,
  packages: null,
  services: null,
  scores: null,
  ranking: 'unknown',
  reviewed: new Map(),
};

/** What the feeding sheets say of one product. `null` = the workbook does not use that sheet. */
export interface ProductFeeds {
  readonly orders: readonly OrderLine[];
  readonly stock: readonly StockRecord[] | null;
  /** Those of this product and those for everything. */
  readonly activities: readonly Activity[] | null;
}

import type {RowId} from '../base/ids.ts';
import type {Fen} from '../base/money.ts';
import type {Finding, Level} from './types.ts';

/** Three or more families of one section at yellow make one orange for the customer. */
export interface Combination {
  readonly section: string;
  /** In alphabetical order. */
  readonly families: readonly string[];
}

/** What one customer contributes to the rules about account managers (AR-05, AR-17, SAL-13). */
export interface ManagerShare {
  readonly manager: RowId;
  readonly customer: RowId;
  /** On-account balance of the customer's rows under this manager at the closed month's end; may be negative. */
  readonly closedBalance: Fen;
  /** Listed on the last tracking day without an arrears sheet. */
  readonly untracked: boolean;
  /** Of the month that `over` lies in, entries that carry this manager, up to `known`. */
  readonly monthSales: Fen;
  readonly monthCollection: Fen;
}

/** Everything the rules say of one customer at one moment. */
export interface CustomerVerdict {
  readonly customer: RowId;
  /** In the order of the catalogue. Rules switched off and rules of sheets that the workbook does not use are left out. */
  readonly findings: readonly Finding[];
  /** Highest level, combination included; `null` = no warning. */
  readonly level: Level | null;
  readonly combined: readonly Combination[];
  /** Rules fired at orange (AR-15 not counted): several are shown as orange with a count, never silently red. */
  readonly oranges: number;
  readonly shares: readonly ManagerShare[];
  /** On-account balance at the closed month's end and on-account sales of the 90 days up to then, fen (AR-12 of the shop). */
  readonly closedBalance: number;
  readonly sales90: number;
}

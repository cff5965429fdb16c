import type {RowId} from '../base/ids.ts';
import {createSortedList} from './sorted-list.ts';
import type {ManagerShare} from './verdict.ts';

/** What the customers of one account manager come to, as its rules ask for it (AR-05, AR-17, SAL-13). Fen. */
export interface ManagerSums {
  /** Customers with a share of any kind. */
  readonly customers: number;
  /** Balances above 0, and how many. */
  readonly owed: number;
  readonly owing: number;
  /** Of the month that runs. */
  readonly monthSales: number;
  readonly monthCollection: number;
  /** Customers on the last arrears list without a sheet, by id. */
  untracked(): readonly RowId[];
  /** Shares with a balance above 0, the greatest first, equal ones by customer id. Not to be kept. */
  greatest(): readonly ManagerShare[];
}

/** Sums that follow share by share: an edit costs its own customer, however many the manager has. */
export interface GrowingManagerSums extends ManagerSums {
  add(share: ManagerShare): void;
  /** Takes off a share that was added. */
  remove(share: ManagerShare): void;
}

/** Sums of nothing. */
export function createManagerSums(): GrowingManagerSums {
  const sums = {customers: 0, owed: 0, monthSales: 0, monthCollection: 0};
  const owing = createSortedList(byBalance);
  const untracked = createSortedList<RowId>((a, b) => (a < b ? -1 : a > b ? 1 : 0));

  function count(share: ManagerShare, times: 1 | -1): void {
    sums.customers += times;
    sums.owed += times * Math.max(0, share.closedBalance);
    sums.monthSales += times * share.monthSales;
    sums.monthCollection += times * share.monthCollection;
  }

  return {
    get customers() {
      return sums.customers;
    },
    get owed() {
      return sums.owed;
    },
    get owing() {
      return owing.size;
    },
    get monthSales() {
      return sums.monthSales;
    },
    get monthCollection() {
      return sums.monthCollection;
    },
    untracked: () => untracked.items().slice(),
    greatest: () => owing.items(),
    add(share) {
      count(share, 1);
      if (share.closedBalance > 0) owing.add(share);
      if (share.untracked) untracked.add(share.customer);
    },
    remove(share) {
      count(share, -1);
      if (share.closedBalance > 0) owing.remove(share);
      if (share.untracked) untracked.remove(share.customer);
    },
  };
}

/** The sums of some shares. */
export function sumShares(shares: Iterable<ManagerShare>): ManagerSums {
  const sums = createManagerSums();
  for (const share of shares) sums.add(share);
  return sums;
}

function byBalance(a: ManagerShare, b: ManagerShare): number {
  return b.closedBalance - a.closedBalance || (a.customer < b.customer ? -1 : a.customer > b.customer ? 1 : 0);
}

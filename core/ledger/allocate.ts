import type {Day} from '../base/calendar-date.ts';
import type {RowId} from '../base/ids.ts';
import type {Reckoning} from './reckoning.ts';

/** Bills and credits as they stand on a day. */
export interface Allocation {
  /** Fen still unpaid of each bill, by position in `Reckoning.bills`; 0 for a bill not yet known. */
  readonly left: Float64Array;
  /** Fen of credits left over on each row, by position in `Reckoning.rows`; never below 0. */
  readonly leftOver: Float64Array;
}

/**
 * Settles bills with the credits known by the end of `day` (evaluation rules 3 and 5): each credit first pays the bill it
 * names, the rest pays the oldest bill of its own row. What is left over stays on its row and hides no other row's bill.
 * So: sum of `left` − sum of `leftOver` = on-account balance.
 */
export function allocate(reckoning: Reckoning, day: Day): Allocation {
  const {bills, credits, rows} = reckoning;
  const left = new Float64Array(bills.length);
  const leftOver = new Float64Array(rows.length);
  let covered = false;
  for (let index = 0; index < bills.length; index += 1) {
    const bill = bills[index];
    if (bill === undefined || bill.postedOn > day) continue;
    left[index] = bill.amount - bill.covered;
    covered ||= bill.covered > 0;
  }
  let named: Map<RowId, number[]> | null = null;
  for (const credit of credits) {
    if (credit.postedOn > day) break;
    let rest = credit.amount;
    if (credit.appliedTo !== null) {
      named ??= billsByEntry(reckoning);
      for (const index of named.get(credit.appliedTo) ?? []) {
        const paid = Math.min(rest, left[index] ?? 0);
        left[index] = (left[index] ?? 0) - paid;
        rest -= paid;
      }
    }
    leftOver[credit.row] = (leftOver[credit.row] ?? 0) + rest;
  }
  if (covered) takeBackCovered(reckoning, day, left, leftOver);
  for (let index = 0; index < bills.length; index += 1) {
    const row = bills[index]?.row ?? 0;
    const open = left[index] ?? 0;
    const credit = leftOver[row] ?? 0;
    if (open === 0 || credit === 0) continue;
    const paid = Math.min(open, credit);
    left[index] = open - paid;
    leftOver[row] = credit - paid;
  }
  return {left, leftOver};
}

/**
 * Refunds lower the credits by what an advance covered when they were posted. Where those credits have since been named
 * for bills there is no advance any more, and the newest refunds are owed again.
 */
function takeBackCovered(reckoning: Reckoning, day: Day, left: Float64Array, leftOver: Float64Array): void {
  const {bills} = reckoning;
  for (const bill of bills) {
    if (bill.postedOn <= day) leftOver[bill.row] = (leftOver[bill.row] ?? 0) - bill.covered;
  }
  for (let index = bills.length - 1; index >= 0; index -= 1) {
    const bill = bills[index];
    if (bill === undefined || bill.covered === 0 || bill.postedOn > day) continue;
    const missing = -(leftOver[bill.row] ?? 0);
    if (missing <= 0) continue;
    const owed = Math.min(missing, bill.covered);
    left[index] = (left[index] ?? 0) + owed;
    leftOver[bill.row] = owed - missing;
  }
}

/** Positions of each entry's bills, oldest part first. */
function billsByEntry(reckoning: Reckoning): Map<RowId, number[]> {
  const found = new Map<RowId, number[]>();
  reckoning.bills.forEach((bill, index) => {
    const list = found.get(bill.entry);
    if (list === undefined) found.set(bill.entry, [index]);
    else list.push(index);
  });
  return found;
}

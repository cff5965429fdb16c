import type {Day} from '../base/calendar-date.ts';
import {type Fen, fen, ZERO} from '../base/money.ts';
import {allocate} from './allocate.ts';
import {type Bill, knownCount, type Reckoning} from './reckoning.ts';

/** Days past due by which debt is aged, in order (AR-03). */
export const ageingBuckets = ['not_due', 'd1_30', 'd31_60', 'd61_90', 'over_90'] as const;

/** A bill with what is still unpaid of it. */
export interface OpenBill {
  readonly bill: Bill;
  readonly unpaid: Fen;
  /** day − due date; ≤ 0 while it is not overdue. */
  readonly daysPastDue: number;
}

/** What a customer owes at the end of a day, on what was posted by then. */
export interface Position {
  readonly day: Day;
  /** Row by row, oldest bill first. */
  readonly openBills: readonly OpenBill[];
  /** 签单余款: bills − credits; negative = paid in advance. */
  readonly onAccountBalance: Fen;
  readonly storedValue: Fen;
  /** Credits left over on their rows; buckets − advance = on-account balance. */
  readonly advance: Fen;
  /** In the order of `ageingBuckets`. */
  readonly buckets: readonly [Fen, Fen, Fen, Fen, Fen];
  /** Unpaid bills whose due date has passed. */
  readonly overdue: Fen;
  /** Days past due of the unpaid bill that was due first; 0 where nothing is overdue. */
  readonly oldestDaysPastDue: number;
  /** Earliest due date of an unpaid bill; `null` where nothing is unpaid. */
  readonly oldestDue: Day | null;
}

/** Position in `ageingBuckets` for a number of days past due. */
export function bucketOf(daysPastDue: number): 0 | 1 | 2 | 3 | 4 {
  if (daysPastDue <= 0) return 0;
  if (daysPastDue <= 30) return 1;
  if (daysPastDue <= 60) return 2;
  return daysPastDue <= 90 ? 3 : 4;
}

/** What a customer owes at the end of `day`: open bills, advance, ageing (evaluation rules 2 to 6). */
export function positionAt(reckoning: Reckoning, day: Day): Position {
  const {positions} = reckoning.memo;
  for (const known of positions) if (known.day === day) return known;
  const position = reckonPosition(reckoning, day);
  if (positions.length < POSITIONS_KEPT) positions.push(position);
  return position;
}

/** Days that figures and rules ask for again: today, the close of a month, the eve of a tracking day. */
const POSITIONS_KEPT = 4;
const NO_BILLS: readonly OpenBill[] = [];
const NO_BUCKETS: Position['buckets'] = [ZERO, ZERO, ZERO, ZERO, ZERO];

function reckonPosition(reckoning: Reckoning, day: Day): Position {
  const onAccountBalance = onAccountBalanceAt(reckoning, day);
  const storedValue = storedValueAt(reckoning, day);
  const nothing = {day, onAccountBalance, storedValue, overdue: ZERO, oldestDaysPastDue: 0, oldestDue: null};
  const {bills, credits} = reckoning;
  if (bills.length === 0 && credits.length === 0) {
    return {...nothing, openBills: NO_BILLS, advance: ZERO, buckets: NO_BUCKETS};
  }
  const {left, leftOver} = allocate(reckoning, day);
  let advance = 0;
  for (const amount of leftOver) advance += amount;
  const openBills: OpenBill[] = [];
  const buckets: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  let oldestDue: Day | null = null;
  for (let index = 0; index < bills.length; index += 1) {
    const bill = bills[index];
    const unpaid = left[index] ?? 0;
    if (bill === undefined || unpaid === 0) continue;
    const daysPastDue = day - bill.dueDate;
    openBills.push({bill, unpaid: fen(unpaid), daysPastDue});
    buckets[bucketOf(daysPastDue)] += unpaid;
    if (oldestDue === null || bill.dueDate < oldestDue) oldestDue = bill.dueDate;
  }
  if (oldestDue === null) return {...nothing, openBills: NO_BILLS, advance: fen(advance), buckets: NO_BUCKETS};
  return {
    day,
    openBills,
    onAccountBalance,
    storedValue,
    advance: fen(advance),
    buckets: [fen(buckets[0]), fen(buckets[1]), fen(buckets[2]), fen(buckets[3]), fen(buckets[4])],
    overdue: fen(buckets[1] + buckets[2] + buckets[3] + buckets[4]),
    oldestDaysPastDue: Math.max(0, day - oldestDue),
    oldestDue,
  };
}

/** On-account balance (签单余款) at the end of a day. */
export function onAccountBalanceAt(reckoning: Reckoning, day: Day): Fen {
  return fen(reckoning.movements[knownCount(reckoning, day) - 1]?.onAccountAfter ?? 0);
}

/** Stored value (储值) at the end of a day, never below 0. */
export function storedValueAt(reckoning: Reckoning, day: Day): Fen {
  return fen(reckoning.movements[knownCount(reckoning, day) - 1]?.storedAfter ?? 0);
}

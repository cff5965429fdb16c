import {asDay, type Day, lastDay, type Month, monthOf} from '../base/calendar-date.ts';
import type {RowId} from '../base/ids.ts';
import type {AccountRow, CustomerLedger, Handover} from './types.ts';

/** A row's balance goes from one manager to another: before the entries posted on or after `day`. */
export interface HandoverEvent {
  /** Position of the row in the list that was asked for. */
  readonly row: number;
  readonly from: RowId | null;
  readonly to: RowId;
  readonly day: Day;
  /** Month on whose sheet the transfer stands. */
  readonly month: Month;
}

/** What decides who is responsible for a row, beside the hand-overs: which row it is, and whom its record names. */
export type ManagedRow = Pick<AccountRow, 'id' | 'manager'>;

type Handovers = Pick<CustomerLedger, 'handovers'>;

/** The manager whom a row had before its first recorded hand-over; without one, the row's manager. */
export function managerAtStart(ledger: Handovers, row: ManagedRow): RowId | null {
  return courseOf(ledger, row).start;
}

/** The manager responsible for a row on a day: from the day of the change on, the new one (reckoning rule 8). */
export function managerOn(ledger: Handovers, row: ManagedRow, day: Day): RowId | null {
  const {start, handovers} = courseOf(ledger, row);
  let manager = start;
  for (const handover of handovers) {
    if (handover.changedOn <= day && (handover.from === null || handover.from === manager)) manager = handover.to;
  }
  return manager;
}

/**
 * The hand-overs of all rows up to the end of a month, in order. Each stands twice: on its day, and once more at the end
 * of its month, so that an entry which still carried the old manager after the change goes along and the old row closes
 * at 0. The second is left out where the customer came back to that manager within the month.
 */
export function handoverEvents(
  ledger: CustomerLedger,
  rows: readonly AccountRow[],
  month: Month,
): readonly HandoverEvent[] {
  if (ledger.handovers.length === 0) return [];
  const events: HandoverEvent[] = [];
  rows.forEach((account, row) => {
    const moves = dayByDay(
      courseOf(ledger, account)
        .handovers.filter(handover => monthOf(handover.changedOn) <= month)
        .map(handover => ({
          row,
          from: handover.from ?? managerOn(ledger, account, asDay(handover.changedOn - 1)),
          to: handover.to,
          day: handover.changedOn,
          month: monthOf(handover.changedOn),
        })),
    );
    moves.forEach((move, index) => {
      events.push(move);
      const cameBack = moves.some((later, at) => at > index && later.month === move.month && later.to === move.from);
      if (!cameBack) events.push({...move, day: asDay(lastDay(move.month) + 1)});
    });
  });
  return events.sort((a, b) => a.day - b.day);
}

/** What one day came to: of A to B and B to C remains A to C, of A to B and back nothing. */
function dayByDay(moves: readonly HandoverEvent[]): readonly HandoverEvent[] {
  const merged: HandoverEvent[] = [];
  for (const move of moves) {
    const last = merged.at(-1);
    if (last?.day === move.day && last.to === move.from) merged[merged.length - 1] = {...last, to: move.to};
    else merged.push(move);
  }
  return merged.filter(({from, to}) => from !== to);
}

/** Whom a row had at first, and the hand-overs that speak of it, in order. */
interface Course {
  readonly start: RowId | null;
  readonly handovers: readonly Handover[];
}

/**
 * A hand-over that names the row counts for it alone, and on its day nothing else does. Those of the customer as a whole
 * move every row of their `from`. Before the first one that names the row, only such count as lead to its `from`; where
 * none names it, such as lead to the manager of the record, and what was written down after all of them.
 */
function courseOf({handovers}: Handovers, {id, manager: recorded}: ManagedRow): Course {
  if (handovers.length === 0) return {start: recorded, handovers};
  const named = handovers.filter(({row}) => row === id);
  const sorted = handovers
    .filter(({row, changedOn}) => row === id || (row === null && named.every(other => other.changedOn !== changedOn)))
    .sort((a, b) => a.changedOn - b.changedOn || (a.id < b.id ? -1 : 1));
  const first = sorted.findIndex(({row, from}) => row === id && from !== null);
  let manager = first < 0 ? recorded : (sorted[first]?.from ?? null);
  let leads = first >= 0;
  const kept = first < 0 ? [] : sorted.slice(first).reverse();
  for (const handover of (first < 0 ? sorted : sorted.slice(0, first)).toReversed()) {
    const followed = handover.to === manager;
    if (followed || !leads) kept.push(handover);
    leads ||= followed;
    if (followed && handover.from !== null) manager = handover.from;
  }
  return {start: manager, handovers: kept.reverse()};
}

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

/** The manager whom a row had before its first recorded hand-over; without one, the row's manager. */
export function managerAtStart(ledger: CustomerLedger, row: AccountRow): RowId | null {
  let manager = row.manager;
  for (const handover of handoversOf(ledger, row).reverse()) {
    if (handover.to === manager && handover.from !== null) manager = handover.from;
  }
  return manager;
}

/** The manager responsible for a row on a day: from the day of the change on, the new one (reckoning rule 8). */
export function managerOn(ledger: CustomerLedger, row: AccountRow, day: Day): RowId | null {
  let manager = managerAtStart(ledger, row);
  for (const handover of handoversOf(ledger, row)) {
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
    const moves = handoversOf(ledger, account)
      .filter(handover => monthOf(handover.changedOn) <= month)
      .map(handover => ({
        row,
        from: handover.from ?? managerOn(ledger, account, asDay(handover.changedOn - 1)),
        to: handover.to,
        day: handover.changedOn,
        month: monthOf(handover.changedOn),
      }));
    moves.forEach((move, index) => {
      events.push(move);
      const cameBack = moves.some((later, at) => at > index && later.month === move.month && later.to === move.from);
      if (!cameBack) events.push({...move, day: asDay(lastDay(move.month) + 1)});
    });
  });
  return events.sort((a, b) => a.day - b.day);
}

function handoversOf(ledger: CustomerLedger, row: AccountRow): Handover[] {
  if (ledger.handovers.length === 0) return [];
  return ledger.handovers
    .filter(handover => handover.row === null || handover.row === row.id)
    .sort((a, b) => a.changedOn - b.changedOn || (a.id < b.id ? -1 : 1));
}

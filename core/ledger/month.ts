/** One customer's rows on the warning table of a month (F01), and its balance under each account manager. */
import {lastDay, type Month} from '../base/calendar-date.ts';
import type {RowId} from '../base/ids.ts';
import {type Fen, fen} from '../base/money.ts';
import type {MonthRow, WeekPair} from './month-table-types.ts';
import {changeBp, collectionRateBp} from './ratio.ts';
import {knownCount, type Reckoning} from './reckoning.ts';
import {sectorIn} from './sector.ts';
import {type SheetRow, sheetRows, weekFigures} from './sheet-row.ts';

/**
 * The customer's rows on the sheet of `month`, in row order, an old manager before the new one. Rows without balance and
 * without an entry in the month or the three before it have no place on the sheet (reckoning rule 6).
 */
export function monthRows(reckoning: Reckoning, month: Month): readonly MonthRow[] {
  return sheetRows(reckoning, month)
    .filter(row => row.listed)
    .map(row => monthRow(reckoning, row, month));
}

/** The customer's on-account balance under each account manager at the end of a month; managers with 0 are left out. */
export function managerBalances(reckoning: Reckoning, month: Month): ReadonlyMap<RowId | null, Fen> {
  const sums = new Map<RowId | null, number>();
  const add = (manager: RowId | null, fen: number): void => void sums.set(manager, (sums.get(manager) ?? 0) + fen);
  if (reckoning.ledger.handovers.length > 0) {
    for (const row of sheetRows(reckoning, month)) add(row.manager, closingOnAccount(row));
  } else {
    // Nothing was ever carried from one manager to another: what each one's entries moved is the balance.
    const end = knownCount(reckoning, lastDay(month));
    for (let index = 0; index < end; index += 1) {
      const movement = reckoning.movements[index];
      if (movement !== undefined && movement.onAccount !== 0) add(movement.entry.manager, movement.onAccount);
    }
  }
  const balances = new Map<RowId | null, Fen>();
  for (const [manager, sum] of sums) if (sum !== 0) balances.set(manager, fen(sum));
  return balances;
}

/** On-account balance of a row at the end of its month, fen. */
export function closingOnAccount(row: SheetRow): number {
  return row.openingOnAccount + row.monthOnAccount + row.movedOnAccount;
}

function monthRow(reckoning: Reckoning, row: SheetRow, month: Month): MonthRow {
  const {customer} = reckoning.ledger;
  const account = reckoning.rows[row.row];
  const opening = row.openingOnAccount - row.openingStored + row.openingPosted;
  const transferred = row.movedOnAccount - row.movedStored;
  const closing = closingOnAccount(row) - row.openingStored - row.monthStored - row.movedStored;
  return {
    customer: customer.id,
    row: account?.id ?? customer.id,
    manager: row.manager,
    sector: sectorIn(customer, month),
    customerName: customer.name,
    contactName: account?.contactName ?? '',
    grade: customer.grade,
    form: row.form ?? account?.usualForm ?? 'unspecified',
    weeks: weekPairs(row.weeks),
    sales: fen(row.sales),
    collection: fen(row.collection),
    adjustment: fen(row.adjustment),
    transferred: fen(transferred),
    prevSales: row.prevSales === null ? null : fen(row.prevSales),
    opening: fen(opening),
    closing: fen(closing),
    changeBp: row.changedManager ? null : changeBp(row.sales, row.prevSales),
    collectionRateBp: collectionRateBp(row.collection, opening, row.sales),
  };
}

function weekPairs(weeks: Float64Array): readonly WeekPair[] {
  return Array.from({length: weeks.length / weekFigures.length}, (_, week) => {
    const at = week * weekFigures.length;
    return {
      sales: fen(weeks[at] ?? 0),
      collection: fen(weeks[at + 1] ?? 0),
      salesEntries: weeks[at + 2] ?? 0,
      collectionEntries: weeks[at + 3] ?? 0,
      proposedCollection: fen(weeks[at + 4] ?? 0),
    };
  });
}

import {asDay, firstDay, monthOf} from '../base/calendar-date.ts';
import type {RowId} from '../base/ids.ts';
import {fen} from '../base/money.ts';
import {managerOn} from '../ledger/handover.ts';
import {managerBalances} from '../ledger/month.ts';
import {knownCount} from '../ledger/reckoning.ts';
import type {CustomerFigures} from './customer-figures.ts';
import type {ManagerShare} from './verdict.ts';

interface Draft {
  closedBalance: number;
  untracked: boolean;
  monthSales: number;
  monthCollection: number;
}

/** What a customer contributes to the rules about its account managers; managers with nothing of it are left out. */
export function managerShares(figures: CustomerFigures): readonly ManagerShare[] {
  const {reckoning, clock} = figures;
  const drafts = new Map<RowId, Draft>();
  const draft = (manager: RowId): Draft => {
    const known = drafts.get(manager);
    if (known !== undefined) return known;
    const made = {closedBalance: 0, untracked: false, monthSales: 0, monthCollection: 0};
    drafts.set(manager, made);
    return made;
  };
  for (const [manager, balance] of managerBalances(reckoning, clock.closedMonth)) {
    if (manager !== null) draft(manager).closedBalance = balance;
  }
  for (const manager of untrackedManagers(figures)) draft(manager).untracked = true;
  const end = knownCount(reckoning, clock.known);
  for (let index = knownCount(reckoning, asDay(firstDay(monthOf(clock.over)) - 1)); index < end; index += 1) {
    const movement = reckoning.movements[index];
    if (movement === undefined || movement.entry.manager === null || movement.entry.type === 'opening') continue;
    const share = draft(movement.entry.manager);
    share.monthSales += movement.sales;
    share.monthCollection += movement.collection;
  }
  return [...drafts].map(([manager, share]) => ({
    manager,
    customer: reckoning.ledger.customer.id,
    closedBalance: fen(share.closedBalance),
    untracked: share.untracked,
    monthSales: fen(share.monthSales),
    monthCollection: fen(share.monthCollection),
  }));
}

/** Managers whose rows stood on the last arrears list while no sheet was filled for it. */
function untrackedManagers({reckoning, clock, arrears: line}: CustomerFigures): ReadonlySet<RowId> {
  const managers = new Set<RowId>();
  if (line === null) return managers;
  const filled = reckoning.ledger.tracking.some(
    ({trackingDate, filledOn}) => trackingDate === line.trackingDay && filledOn !== null && filledOn <= clock.known,
  );
  if (filled) return managers;
  for (const {bill} of line.bills) {
    const row = reckoning.rows[bill.row];
    const manager = row === undefined ? null : managerOn(reckoning.ledger, row, clock.today);
    if (manager !== null) managers.add(manager);
  }
  return managers;
}

import {asDay, firstDay, monthOf} from '../base/calendar-date.ts';
import type {RowId} from '../base/ids.ts';
import {fen, ZERO} from '../base/money.ts';
import {managerOn} from '../ledger/handover.ts';
import {managerBalances} from '../ledger/month.ts';
import {knownCount} from '../ledger/reckoning.ts';
import type {CustomerFigures} from './customer-figures.ts';
import type {ManagerShare} from './verdict.ts';

type Draft = {-readonly [Key in keyof ManagerShare]: ManagerShare[Key]};

/** What a customer contributes to the rules about its account managers; managers with nothing of it are left out. */
export function managerShares(figures: CustomerFigures): readonly ManagerShare[] {
  const {reckoning, clock} = figures;
  const {id: customer} = reckoning.ledger.customer;
  // A customer has one or two managers.
  const drafts: Draft[] = [];
  const draft = (manager: RowId): Draft => {
    for (const known of drafts) if (known.manager === manager) return known;
    const made = {
      manager,
      customer,
      closedBalance: ZERO,
      untracked: false,
      monthSales: ZERO,
      monthCollection: ZERO,
    };
    drafts.push(made);
    return made;
  };
  managerBalances(reckoning, clock.closedMonth).forEach((balance, manager) => {
    if (manager !== null) draft(manager).closedBalance = balance;
  });
  for (const manager of untrackedManagers(figures)) draft(manager).untracked = true;
  const end = knownCount(reckoning, clock.known);
  for (let index = knownCount(reckoning, asDay(firstDay(monthOf(clock.over)) - 1)); index < end; index += 1) {
    const movement = reckoning.movements[index];
    if (movement === undefined || movement.entry.manager === null || movement.entry.type === 'opening') continue;
    const share = draft(movement.entry.manager);
    share.monthSales = fen(share.monthSales + movement.sales);
    share.monthCollection = fen(share.monthCollection + movement.collection);
  }
  return drafts;
}

const NOBODY: ReadonlySet<RowId> = new Set();

/** Managers whose rows stood on the last arrears list while no sheet was filled for it. */
function untrackedManagers({reckoning, clock, arrears: line}: CustomerFigures): ReadonlySet<RowId> {
  if (line === null) return NOBODY;
  const filled = reckoning.ledger.tracking.some(
    ({trackingDate, filledOn}) => trackingDate === line.trackingDay && filledOn !== null && filledOn <= clock.known,
  );
  if (filled) return NOBODY;
  const managers = new Set<RowId>();
  for (const {bill} of line.bills) {
    const row = reckoning.rows[bill.row];
    const manager = row === undefined ? null : managerOn(reckoning.ledger, row, clock.today);
    if (manager !== null) managers.add(manager);
  }
  return managers;
}

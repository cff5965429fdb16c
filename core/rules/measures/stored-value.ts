/** AR-20: stored value that runs low or lies unused. */
import type {Day} from '../../base/calendar-date.ts';
import type {RowId} from '../../base/ids.ts';
import {storedValueAt} from '../../ledger/position.ts';
import {knownCount, type Movement} from '../../ledger/reckoning.ts';
import type {CustomerFigures} from '../customer-figures.ts';
import {found, type Measured, notApplicable} from './measured.ts';

/** Deductions that the mean is taken of. */
const DEDUCTIONS = 6;

/** Two forms: low (against the mean of the last deductions) and unused (days since the last movement that touched it). */
export function storedValue(figures: CustomerFigures): readonly Measured[] {
  const {reckoning, clock} = figures;
  const stored_value = storedValueAt(reckoning, clock.known);
  if (stored_value <= 0) return [notApplicable('no_stored_value')];
  const moves: Movement[] = [];
  for (let index = knownCount(reckoning, clock.known) - 1; index >= 0; index -= 1) {
    const movement = reckoning.movements[index];
    if (movement?.pool === 'stored_value') moves.push(movement);
  }
  const uses = moves.filter(({entry}) => entry.type === 'sale').slice(0, DEDUCTIONS);
  const sum = uses.reduce((total, {entry}) => total + entry.amount, 0);
  const forms: Measured[] = [];
  if (uses.length > 0) {
    const entries = uses.map(({entry}) => entry.id).reverse();
    forms.push(found({stored_value, sum, uses: uses.length, deductions: [sum, uses.length]}, entries));
  }
  const last = lastTouched(moves);
  if (last !== null) {
    const entries: readonly RowId[] = uses[0] === undefined ? [] : [uses[0].entry.id];
    forms.push(found({stored_value, last_use: last, unused_days: clock.today - last}, entries));
  }
  return forms.length === 0 ? [notApplicable('no_stored_value')] : forms;
}

/** Day of the last use, or of the last recharge where it was never used. */
function lastTouched(moves: readonly Movement[]): Day | null {
  const used = moves.filter(({entry}) => entry.type === 'sale');
  const days = (used.length > 0 ? used : moves).map(({entry}) => entry.entryDate ?? entry.postedOn);
  let last: Day | null = null;
  for (const day of days) if (last === null || day > last) last = day;
  return last;
}

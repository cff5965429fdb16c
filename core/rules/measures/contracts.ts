/** Measures of contracts with instalments (F65): AR-18, AR-19. */
import type {Day} from '../../base/calendar-date.ts';
import type {Contract, Instalment} from '../feeds.ts';
import {found, lacks, type Measured, type MeasuredForms, notApplicable} from './measured.ts';

/** AR-18: each instalment that is not paid in full. */
export function instalmentsDue(instalments: readonly Instalment[], today: Day): MeasuredForms {
  const open = instalments.filter(({amount, paid}) => amount === null || paid < amount);
  if (open.length === 0) return notApplicable('paid_up');
  return open.map(({id, amount, paid, dueDate}): Measured => {
    if (amount === null) return lacks('amount');
    if (dueDate === null) return lacks('date');
    return found({due_date: dueDate, amount, unpaid: amount - paid, days_late: today - dueDate}, [id]);
  });
}

/** AR-19: the day before which the mortgage must be applied for. */
export function mortgageDeadline(contract: Contract, today: Day): Measured {
  if ((contract.mortgageAmount ?? 0) <= 0 && contract.applyBefore === null) return notApplicable('no_mortgage');
  if (contract.appliedOn !== null && contract.appliedOn <= today) return notApplicable('no_mortgage');
  if (contract.applyBefore === null) return lacks('mortgage.apply_before');
  return found({apply_before: contract.applyBefore, days_left: contract.applyBefore - today}, [contract.id]);
}

import type {Month} from '../base/calendar-date.ts';
import type {CustomerRecord} from './types.ts';

/**
 * Sector of a customer on the sheet of a month (reckoning rule 9): a change takes effect for the whole month that was open
 * when it was made; the months before keep the sector they had.
 */
export function sectorIn(customer: CustomerRecord, month: Month): string | null {
  let sector = customer.sector;
  let from: Month | null = null;
  for (const change of customer.sectorChanges ?? []) {
    if (change.month <= month || (from !== null && change.month >= from)) continue;
    sector = change.before;
    from = change.month;
  }
  return sector;
}

/** Measures of what was agreed and who may sign: AR-01, AR-14; and what follows from debt: AR-15. */
import {asId, type RowId, type RuleId} from '../../base/ids.ts';
import {termsOn} from '../../ledger/terms.ts';
import type {CustomerLedger, Entry} from '../../ledger/types.ts';
import type {CustomerFigures} from '../customer-figures.ts';
import {type Level, levelRank} from '../types.ts';
import {found, lacks, type Measured, notApplicable} from './measured.ts';

/** AR-01: the agreed account period. Where none is agreed the workbook's own stands in. */
export function agreedPeriod(figures: CustomerFigures): Measured {
  const {terms} = figures;
  if (terms === null) return notApplicable('no_agreed_terms');
  if (terms.accountPeriodDays === null) return notApplicable('default_terms');
  return found({account_period_days: terms.accountPeriodDays});
}

const AR_14 = asId<RuleId>('AR-14');

/** AR-14: on-account sales that nobody was entitled to sign, less those that a reviewer has settled. */
export function unauthorisedBills(figures: CustomerFigures): Measured {
  const {ledger} = figures.reckoning;
  if (ledger.terms.length === 0) return lacks('credit-agreement');
  const reviewed = figures.feeds.reviewed.get(AR_14);
  const bills: Entry[] = [];
  let unrecorded = false;
  for (const {entry, pool} of figures.reckoning.movements) {
    if (entry.postedOn > figures.clock.known) break;
    if (entry.type !== 'sale' || pool !== 'on_account' || reviewed?.has(entry.id) === true) continue;
    const entitled = maySign(ledger, entry.row, entry);
    if (entitled === null) unrecorded = true;
    else if (!entitled) bills.push(entry);
  }
  if (bills.length === 0 && unrecorded) return lacks('authorised_signers');
  return found(
    {bills: bills.length, entries: bills.map(({entryNo, id}) => entryNo || id)},
    bills.map(({id}) => id),
  );
}

/**
 * Whether a row's contact may sign on account on the day of a sale: the agreement covers the day and allows it, and the
 * contact is on its list. `null` = the list says nothing of this contact. A row without a contact has no signer to check.
 */
export function maySign(
  ledger: CustomerLedger,
  row: RowId,
  sale: Pick<Entry, 'entryDate' | 'postedOn'>,
): boolean | null {
  const valid = termsOn(ledger.terms, sale.entryDate ?? sale.postedOn);
  if (valid === null || valid.onAccountAllowed === false) return false;
  if (row === ledger.customer.id) return true;
  return ledger.rows.find(({id}) => id === row)?.authorisedSigner ?? null;
}

/** AR-15: what debt and broken promises (AR-03, AR-13) call for. */
export function supplyProposal(levels: ReadonlyMap<RuleId, Level>): Measured {
  const debt = levelRank(levels.get(asId<RuleId>('AR-03')) ?? null);
  const promise = levelRank(levels.get(asId<RuleId>('AR-13')) ?? null);
  const rank = Math.max(debt, promise);
  return found({rank, proposal: rank >= levelRank('red') ? 'stop' : 'suspend'});
}

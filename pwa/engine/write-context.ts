import type {RowId} from '../../core/base/ids.ts';
import type {EntryDefaultsInput} from '../../core/ledger/entry-defaults.ts';
import type {ReassignInput} from '../../core/ledger/reassign-types.ts';
import type {CustomerLedger} from '../../core/ledger/types.ts';
import type {Book} from './book.ts';

/** What a user's command meets in the workbook; made anew for each command. */
export function writeContext(book: Book): EntryDefaultsInput & ReassignInput {
  const ledgers = new Map<RowId, CustomerLedger | undefined>();
  return {
    tables: book.workbook.tables,
    settings: book.workbook.settings(),
    today: book.today,
    nextNumber: () => book.numbers.next(),
    ledger(customer) {
      if (!ledgers.has(customer)) ledgers.set(customer, book.figures.derivation.reckoning(customer)?.ledger);
      return ledgers.get(customer);
    },
  };
}

import type {AppError} from '../../../core/base/app-error.ts';
import type {RowId} from '../../../core/base/ids.ts';
import {ok, type Result} from '../../../core/base/result.ts';
import type {Command} from '../../../core/doc/command.ts';
import {withEntryDefaults} from '../../../core/ledger/entry-defaults.ts';
import {withReassignments} from '../../../core/ledger/reassign.ts';
import type {CustomerLedger} from '../../../core/ledger/types.ts';
import type {Book} from '../book.ts';
import type {Applied} from '../protocol.ts';

/**
 * Applies what a user typed or pasted together with what it brings with it: cells that a new entry leaves open, hand-overs
 * and changes of sector. One undo step. The answer names the user's own rows only.
 */
export function userWrite(
  book: Book,
  command: Extract<Command, {kind: 'write'}>,
  intent: string | null,
): Result<Applied, AppError> {
  const ledgers = new Map<RowId, CustomerLedger | undefined>();
  const input = {
    tables: book.workbook.tables,
    settings: book.workbook.settings(),
    today: book.today,
    nextNumber: () => book.numbers.next(),
    ledger(customer: RowId): CustomerLedger | undefined {
      if (!ledgers.has(customer)) ledgers.set(customer, book.figures.derivation.reckoning(customer)?.ledger);
      return ledgers.get(customer);
    },
  };
  const done = book.command(withReassignments(withEntryDefaults(command, input), input), 'user', intent);
  if (!done.ok) return done;
  const own = new Set(command.inserts.map(({row}) => row));
  return ok({...done.value, rows: done.value.rows.filter(row => own.has(row))});
}

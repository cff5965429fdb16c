import type {AppError} from '../../../core/base/app-error.ts';
import {ok, type Result} from '../../../core/base/result.ts';
import type {Command} from '../../../core/doc/command.ts';
import {withEntryDefaults} from '../../../core/ledger/entry-defaults.ts';
import {withReassignments} from '../../../core/ledger/reassign.ts';
import type {Book} from '../book.ts';
import type {Applied} from '../protocol.ts';
import {writeContext} from '../write-context.ts';

/**
 * Applies what a user typed or pasted together with what it brings with it: cells that a new entry leaves open, hand-overs
 * and changes of sector. One undo step. The answer names the user's own rows only.
 */
export function userWrite(
  book: Book,
  command: Extract<Command, {kind: 'write'}>,
  intent: string | null,
): Result<Applied, AppError> {
  const context = writeContext(book);
  const done = book.command(withReassignments(withEntryDefaults(command, context), context), 'user', intent);
  if (!done.ok) return done;
  const own = new Set(command.inserts.map(({row}) => row));
  return ok({...done.value, rows: done.value.rows.filter(row => own.has(row))});
}

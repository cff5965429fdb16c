import type {AppError} from '../../../core/base/app-error.ts';
import {err, ok, type Result} from '../../../core/base/result.ts';
import type {Command} from '../../../core/doc/command.ts';
import {withEntryDefaults} from '../../../core/ledger/entry-defaults.ts';
import {ledgerRefusal} from '../../../core/ledger/guard.ts';
import {withReassignments} from '../../../core/ledger/reassign.ts';
import type {Book} from '../book.ts';
import type {Asked} from '../engine.ts';
import type {Applied} from '../protocol.ts';
import {periodRefused, savingChecks, savingNotices} from '../saving-checks.ts';
import {writeContext} from '../write-context.ts';

/**
 * Applies what a user typed or pasted together with what it brings with it: cells that a new entry leaves open, hand-overs
 * and changes of sector. One undo step. Refused as a whole where a rule refuses to save a part of it (AR-01); what else the
 * rules say is in the answer. So are changes of closed months and deletions of what entries name. The answer names the user's own rows only.
 */
export function userWrite(
  book: Book,
  command: Extract<Command, {kind: 'write'}>,
  {intent, locale}: Asked,
): Result<Applied, AppError> {
  const context = writeContext(book);
  const whole = withReassignments(withEntryDefaults(command, context), context);
  const guarded = ledgerRefusal(whole, context);
  if (guarded) return err(guarded);
  const checks = savingChecks(book, whole);
  const refused = checks.find(({kind}) => kind === 'refused');
  if (refused) {
    const days = refused.facts.account_period_days?.value ?? '';
    return err(periodRefused(book, refused, String(days), locale));
  }
  const done = book.command(whole, 'user', intent);
  if (!done.ok) return done;
  const own = new Set(command.inserts.map(({row}) => row));
  const notices = savingNotices(book, checks);
  const rows = done.value.rows.filter(row => own.has(row));
  return ok({...done.value, rows, ...(notices.length > 0 ? {notices} : {})});
}

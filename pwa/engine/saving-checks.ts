/** What the rules say before a user's command is saved (AR-01, AR-11, AR-14): a refusal, or what the user is told. */
import type {AppError} from '../../core/base/app-error.ts';
import {asId, type ColumnId, type RowId, type SheetId} from '../../core/base/ids.ts';
import type {Locale} from '../../core/base/text.ts';
import {checkBeforeSaving, type PlannedWrites, type SavingCheck} from '../../core/rules/saving.ts';
import type {Facts} from '../../core/rules/types.ts';
import {longestPeriod} from '../../core/text/warnings.ts';
import type {Book} from './book.ts';
import type {SavingNotice} from './protocol.ts';

const AGREEMENTS = asId<SheetId>('agreements');
const CUSTOMERS = asId<SheetId>('customers');
const ENTRIES = asId<SheetId>('entries');
export const PERIOD = asId<ColumnId>('account_period_days');

/** Checks rows as they would be written; other sheets than those the rules speak of cost nothing. */
export function savingChecks(book: Book, {inserts, cells}: PlannedWrites): readonly SavingCheck[] {
  const isChecked = ({sheet}: {readonly sheet: SheetId}) => sheet === AGREEMENTS || sheet === ENTRIES;
  const writes = {inserts: inserts.filter(isChecked), cells: cells.filter(isChecked)};
  if (writes.inserts.length + writes.cells.length === 0) return [];
  const {watch, derivation} = book.figures;
  const {tables} = book.workbook;
  const reckoning = (customer: RowId) => derivation.reckoning(customer);
  return checkBeforeSaving(writes, {tables, book: watch.book, today: book.today, reckoning});
}

/**
 * The error of an account period that is too long (AR-01).
 * @param input the period as it was typed
 */
export function periodRefused(book: Book, check: SavingCheck, input: string, locale: Locale): AppError {
  const sheet = book.workbook.sheet(AGREEMENTS);
  const column = sheet?.columns.find(({id}) => id === PERIOD)?.name[locale] ?? PERIOD;
  const thresholds = book.figures.watch.book.thresholds(check.rule, check.customer);
  return {kind: 'value-out-of-range', column, input, limit: longestPeriod(thresholds)[locale]};
}

/** One notice a rule and customer: of several bills the last says how far they go together, and all are named. */
export function savingNotices(book: Book, checks: readonly SavingCheck[]): readonly SavingNotice[] {
  const label = book.labels.of(CUSTOMERS);
  const notices = new Map<string, SavingNotice>();
  for (const {kind, rule, customer, facts} of checks) {
    if (kind === 'refused') continue;
    const key = `${rule} ${customer}`;
    const before = notices.get(key)?.facts;
    notices.set(key, {kind, rule, customer, customerName: label(customer), facts: joined(before, facts)});
  }
  return [...notices.values()];
}

/** The later facts, with lists of bills put together. */
function joined(before: Facts | undefined, facts: Facts): Facts {
  const [earlier, later] = [before?.entries, facts.entries];
  if (!earlier || !later || !Array.isArray(earlier.value) || !Array.isArray(later.value)) return facts;
  return {...facts, entries: {...later, value: [...earlier.value, ...later.value]}};
}

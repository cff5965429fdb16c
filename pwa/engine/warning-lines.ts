/** Warnings as the page shows them: with names, the reason's figures, since when and until when. */
import {asId, type ColumnId, type RowId, type SheetId} from '../../core/base/ids.ts';
import type {Reckoning} from '../../core/ledger/reckoning.ts';
import {type StandingWarning, standingWarnings} from '../../core/rules/standing.ts';
import {type Level, levelRank, type Subject} from '../../core/rules/types.ts';
import {labelledFacts} from '../../core/text/warnings.ts';
import type {Book} from './book.ts';
import type {NotEvaluatedLine, WarningLine} from './protocol.ts';

const CUSTOMERS = asId<SheetId>('customers');
const STAFF = asId<SheetId>('staff');
const CONTRACTS = asId<SheetId>('contracts');
const PRODUCTS = asId<SheetId>('products');
const MANAGER = asId<ColumnId>('account_manager');
const CONTACT_PERSON = asId<ColumnId>('contact_person');

/** Lines of a subject's warnings, the worst first; those that are clearing come last. */
export function subjectLines(book: Book, subject: Subject): readonly WarningLine[] {
  const {watch, derivation} = book.figures;
  const customer = subject.kind === 'customer' ? asId<RowId>(subject.id) : null;
  const reckoning = customer === null ? null : (derivation.reckoning(customer) ?? null);
  const found = standingWarnings(watch, subject, book.episodes.index, reckoning);
  return worstFirst(found.map(warning => lineOf(book, warning, contactName(reckoning, warning))));
}

/** What could not be evaluated of a customer, and for want of what. */
export function notEvaluatedLines(book: Book, customer: RowId): readonly NotEvaluatedLine[] {
  const subject: Subject = {kind: 'customer', id: customer};
  const name = subjectName(book, subject);
  const missing = book.figures.watch.customer(customer)?.notEvaluated ?? [];
  return missing.map(each => ({...each, subject, subjectName: name}));
}

/** The worst first; lines of one level keep their order. */
export function worstFirst(lines: readonly WarningLine[]): readonly WarningLine[] {
  return [...lines].sort((a, b) => levelRank(b.level) - levelRank(a.level));
}

/** What a warning's subject is called. */
export function subjectName(book: Book, {kind, id}: Subject): string {
  switch (kind) {
    case 'customer':
      return book.labels.of(CUSTOMERS)(id);
    case 'manager':
      return book.labels.of(STAFF)(id);
    case 'contract':
      return book.labels.of(CONTRACTS)(id);
    case 'product':
      return book.labels.of(PRODUCTS)(id);
    case 'region':
      return id;
    case 'shop':
      return book.workbook.settings().name;
  }
}

/** Account manager of a warning's subject; `null` where it has none. */
export function managerOf(book: Book, {kind, id}: Subject): RowId | null {
  if (kind === 'manager') return asId<RowId>(id);
  const manager = kind === 'customer' ? customerText(book, asId<RowId>(id), MANAGER) : '';
  return manager === '' ? null : asId<RowId>(manager);
}

/** Level of a customer as its findings stand, combination included. */
export function customerLevel(book: Book, customer: RowId): Level | null {
  return book.figures.isBegun ? (book.figures.watch.customer(customer)?.level ?? null) : null;
}

/** A text of the customer's own row; '' where there is none. */
export function customerText(book: Book, customer: RowId, column: ColumnId): string {
  const table = book.table(CUSTOMERS);
  const index = table?.indexOf(customer) ?? -1;
  return index < 0 ? '' : (table?.text(index, column) ?? '');
}

/** Signing contact of the oldest entry behind a warning, else the customer's first one; '' where it has none. */
function contactName(reckoning: Reckoning | null, {entries}: StandingWarning): string {
  if (reckoning === null) return '';
  const oldest = reckoning.ledger.entries.find(({id}) => entries.includes(id));
  const row = reckoning.rows.find(({id}) => id === oldest?.row) ?? reckoning.rows.find(each => each.contactName !== '');
  return row?.contactName ?? '';
}

function lineOf(book: Book, warning: StandingWarning, contact: string): WarningLine {
  const {rule, subject, level, facts, entries, explanation, since, state, caseNo} = warning;
  const manager = managerOf(book, subject);
  const label = (sheet: string, row: string) => book.labels.of(asId<SheetId>(sheet))(row);
  return {
    ...{rule, subject, level, entries, since, state, caseNo},
    subjectName: subjectName(book, subject),
    manager,
    managerName: manager === null ? '' : label(STAFF, manager),
    facts: labelledFacts(warning, facts, label),
    ...(explanation ? {explanation} : {}),
    contactName:
      contact !== '' || subject.kind !== 'customer'
        ? contact
        : customerText(book, asId<RowId>(subject.id), CONTACT_PERSON),
  };
}

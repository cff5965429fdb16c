/** Whom a file's row means: the customer, the signing contact and the account manager, found or drafted. */
import type {RowId} from '../base/ids.ts';
import type {Words} from '../base/text.ts';
import {matchKey} from '../base/text.ts';
import type {CustomerClues, Likely} from './customer-directory.ts';
import type {DuplicateChoice} from './import-types.ts';
import type {PlanContext} from './outcome.ts';
import {isFullName, isTitledPerson} from './surnames.ts';
import type {TableCells} from './table-cells.ts';

/** The customer that sales without a name are booked to. */
export const WALK_IN: Words = {zh: '散客', en: 'Walk-in customers'};

/** `skipped`: a person left this possible duplicate out. `unnamed`: the row names nobody. */
export type Party =
  | {readonly kind: 'customer'; readonly row: RowId; readonly isNew: boolean}
  | {readonly kind: 'skipped'}
  | {readonly kind: 'unnamed'};

export interface Parties {
  /** @param row 0-based row of the file's sheet */
  customer(clues: CustomerClues, sheet: string, row: number, kind?: 'organisation' | 'person'): Party;
  /** The one collective customer for sales that name nobody. */
  walkIn(): RowId;
  /** The customer's contact of that name; drafted where it has none. */
  contact(customer: RowId, name: string): RowId;
}

/** Finder for one plan. Decisions on possible duplicates hold for all rows of the same name. */
export function createParties(ctx: PlanContext): Parties {
  /** By number where the row has one, which is what `find` goes by first, else by name. */
  const byNo = new Map<string, RowId>();
  const byName = new Map<string, RowId>();
  const decided = new Map<string, DuplicateChoice>();
  const walkInClues: CustomerClues = {name: WALK_IN[ctx.locale], no: '', phone: '', taxId: ''};

  function decide(clues: CustomerClues, likely: Likely, sheet: string, row: number): DuplicateChoice {
    const key = `${matchKey(clues.name)}\n${clues.no}`;
    const known = decided.get(key);
    if (known !== undefined) return known;
    const choice = ctx.duplicateChoice(sheet, row) ?? presumed(likely);
    decided.set(key, choice);
    ctx.duplicates.push({
      sheet,
      row: row + 1,
      name: clues.name || clues.no,
      existingName: likely.name,
      existingRow: likely.row,
      likeness: likely.likeness,
      why: likely.why,
      choice,
    });
    return choice;
  }

  function add(clues: CustomerClues, kind: 'organisation' | 'person' | undefined): RowId {
    const name = clues.name || clues.no;
    const person = isFullName(name) || isTitledPerson(name);
    const row = ctx.draft.add('customers', {
      name,
      customer_no: clues.no || null,
      kind: kind ?? (person ? 'person' : /\p{Script=Han}{3}/u.test(name) ? 'organisation' : null),
      status: 'active',
    });
    ctx.directory.note(row, {...clues, name});
    return row;
  }

  return {
    customer(clues, sheet, row, kind) {
      if (clues.name === '' && clues.no === '') return {kind: 'unnamed'};
      const cache = clues.no === '' ? byName : byNo;
      const key = clues.no === '' ? clues.name : clues.no;
      const cached = cache.get(key);
      if (cached !== undefined) return {kind: 'customer', row: cached, isNew: false};
      const found = ctx.directory.find(clues.name === '' ? {...clues, name: clues.no} : clues);
      if (found !== undefined) {
        cache.set(key, found);
        return {kind: 'customer', row: found, isNew: false};
      }
      const likely = clues.name === '' ? undefined : ctx.directory.likely(clues);
      const choice = likely === undefined ? 'keep' : decide(clues, likely, sheet, row);
      if (choice === 'skip') return {kind: 'skipped'};
      const made = likely !== undefined && choice === 'merge' ? likely.row : add(clues, kind);
      cache.set(key, made);
      return {kind: 'customer', row: made, isNew: choice === 'keep'};
    },
    walkIn: () => ctx.directory.find(walkInClues) ?? add(walkInClues, 'person'),
    contact(customer, name) {
      return ctx.draft.findContact(customer, name) ?? ctx.draft.add('contacts', {customer, name});
    },
  };
}

/** What is assumed until a person says otherwise: numbers that only one firm has speak for the same firm. */
function presumed(likely: Likely): DuplicateChoice {
  if (likely.why === 'same-tax-id') return 'merge';
  return likely.why === 'same-phone' && likely.likeness >= 0.5 ? 'merge' : 'keep';
}

/** What a row's columns say of its customer. */
export function cluesOf(cells: TableCells): CustomerClues {
  return {
    name: cells.name('customer'),
    no: cells.text('customer_no'),
    phone: cells.text('phone'),
    taxId: cells.text('tax_id'),
  };
}

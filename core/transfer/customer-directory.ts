/** Customers by what names them: to find the one that a file's row means, and those that it may mean. */
import {asId, type ColumnId, type RowId, type SheetId} from '../base/ids.ts';
import {foldText, matchKey} from '../base/text.ts';
import type {Tables} from '../table/table.ts';
import {forLive} from './draft.ts';
import type {PossibleDuplicate} from './import-types.ts';
import {coreName, likeness} from './likeness.ts';

/** What a row of a file says of a customer; '' where it says nothing. */
export interface CustomerClues {
  readonly name: string;
  readonly no: string;
  readonly phone: string;
  readonly taxId: string;
}

export interface Likely {
  readonly row: RowId;
  readonly name: string;
  readonly why: PossibleDuplicate['why'];
  readonly likeness: number;
}

export interface CustomerDirectory {
  /** The same customer beyond doubt: same number, or same name where no number says otherwise. */
  find(clues: CustomerClues): RowId | undefined;
  /** The existing customer that this one may be under another name. Drafted ones are not suggested. */
  likely(clues: CustomerClues): Likely | undefined;
  note(row: RowId, clues: CustomerClues): void;
  nameOf(row: RowId): string;
}

/** Below this share of common letter pairs two names are not worth a question. */
const ALIKE = 0.75;

/** The workbook's customers; those that the import makes are told by `note`. */
export function createCustomerDirectory(tables: Tables): CustomerDirectory {
  const byName = new Map<string, RowId>();
  const byNo = new Map<string, RowId>();
  const names = new Map<RowId, string>();
  const numbers = new Map<RowId, string>();
  const known = {phone: new Map<string, RowId>(), taxId: new Map<string, RowId>(), core: new Map<string, RowId[]>()};

  function note(row: RowId, {name, no}: CustomerClues): void {
    const nameKey = matchKey(name);
    if (nameKey !== '' && !byName.has(nameKey)) byName.set(nameKey, row);
    const noKey = numberKey(no);
    if (noKey !== '' && !byNo.has(noKey)) byNo.set(noKey, row);
    names.set(row, name);
    if (noKey !== '') numbers.set(row, noKey);
  }

  const table = tables.table(asId<SheetId>('customers'));
  const text = (index: number, column: string) => table.text(index, asId<ColumnId>(column));
  forLive(table, index => {
    const clues: CustomerClues = {
      name: text(index, 'name'),
      no: text(index, 'customer_no'),
      phone: text(index, 'phone'),
      taxId: text(index, 'tax_id'),
    };
    const row = table.rowId(index);
    note(row, clues);
    remember(known.phone, phoneKey(clues.phone), row);
    remember(known.taxId, matchKey(clues.taxId), row);
    for (const pair of gramsOf(coreName(clues.name))) {
      const rows = known.core.get(pair) ?? [];
      rows.push(row);
      known.core.set(pair, rows);
    }
  });

  /** The existing name that is most alike, among those that share its rarer letter pairs. */
  function alike(name: string): Likely | undefined {
    const votes = new Map<RowId, number>();
    for (const pair of gramsOf(coreName(name))) {
      const rows = known.core.get(pair) ?? [];
      // A pair that every third customer has says nothing and would make this quadratic.
      if (rows.length <= 200) for (const row of rows) votes.set(row, (votes.get(row) ?? 0) + 1);
    }
    let best: Likely | undefined;
    for (const row of votes.keys()) {
      const other = names.get(row) ?? '';
      const share = likeness(name, other);
      if (share >= ALIKE && share > (best?.likeness ?? 0))
        best = {row, name: other, why: 'similar-name', likeness: share};
    }
    return best;
  }

  return {
    find({name, no}) {
      const noKey = numberKey(no);
      const numbered = noKey === '' ? undefined : byNo.get(noKey);
      if (numbered !== undefined) return numbered;
      const named = byName.get(matchKey(name));
      if (named === undefined) return undefined;
      // The same name under another number is another customer.
      const other = numbers.get(named);
      return noKey !== '' && other !== undefined && other !== noKey ? undefined : named;
    },
    likely(clues) {
      const like = (row: RowId, why: Likely['why']): Likely => {
        const name = names.get(row) ?? '';
        return {row, name, why, likeness: likeness(clues.name, name)};
      };
      const byTax = known.taxId.get(matchKey(clues.taxId));
      if (byTax !== undefined) return like(byTax, 'same-tax-id');
      const byPhone = known.phone.get(phoneKey(clues.phone));
      if (byPhone !== undefined) return like(byPhone, 'same-phone');
      const same = byName.get(matchKey(clues.name));
      return same === undefined ? alike(clues.name) : like(same, 'same-name');
    },
    note,
    nameOf: row => names.get(row) ?? '',
  };
}

function remember(map: Map<string, RowId>, key: string, row: RowId): void {
  if (key !== '' && !map.has(key)) map.set(key, row);
}

/** Digits of a phone, without the country's own prefix; '' where they are too few to tell anybody. */
export function phoneKey(phone: string): string {
  const digits = foldText(phone)
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '');
  return digits.length >= 7 ? digits : '';
}

/** A customer's number as it is compared: `007` and `7` stay two numbers. */
function numberKey(no: string): string {
  return foldText(no).toLowerCase();
}

function gramsOf(text: string): ReadonlySet<string> {
  const grams = new Set<string>();
  for (let at = 0; at + 1 < text.length; at += 1) grams.add(text.slice(at, at + 2));
  return grams;
}

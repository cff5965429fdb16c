import {asId, type ColumnId, type SheetId} from '../../core/base/ids.ts';
import type {Change} from '../../core/doc/change.ts';
import {compareEntryNo} from '../../core/ledger/entry-order.ts';
import type {Tables} from '../../core/table/table.ts';

const ENTRIES = asId<SheetId>('entries');
const ENTRY_NO = asId<ColumnId>('entry_no');
const FIRST = 'E1';

/** Numbers for entries that the product itself makes: one more than the greatest, written as that one is. */
export class EntryNumbers {
  readonly #tables: Tables;
  #greatest: string | null = null;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  changed(changes: readonly Change[]): void {
    if (changes.some(change => change.kind === 'rows' && change.sheet === ENTRIES)) this.#greatest = null;
    for (const change of changes) {
      if (change.kind === 'settings' || change.sheet !== ENTRIES) continue;
      if (change.kind === 'cell' && change.column === ENTRY_NO) this.#see(String(change.after ?? ''));
      if (change.kind === 'row' && change.exists) this.#see(this.#numberOf(change.row));
    }
  }

  next(): string {
    this.#greatest ??= this.#find();
    this.#greatest = this.#greatest === '' ? FIRST : successor(this.#greatest);
    return this.#greatest;
  }

  #see(number: string): void {
    if (this.#greatest !== null && isGreater(number, this.#greatest)) this.#greatest = number;
  }

  #numberOf(row: Extract<Change, {kind: 'row'}>['row']): string {
    const table = this.#tables.table(ENTRIES);
    const index = table.indexOf(row);
    return index < 0 ? '' : table.text(index, ENTRY_NO);
  }

  #find(): string {
    const table = this.#tables.table(ENTRIES);
    const numbers = table.column(ENTRY_NO);
    let greatest = '';
    for (let index = 0; index < table.size; index += 1) {
      const number = numbers.text(index);
      if (isGreater(number, greatest)) greatest = number;
    }
    return greatest;
  }
}

/** Only numbers that end in digits can be counted on from. */
function isGreater(number: string, greatest: string): boolean {
  return /\d$/.test(number) && (greatest === '' || compareEntryNo(number, greatest) > 0);
}

/** `E099` → `E100`, `2026-9` → `2026-10`. */
function successor(number: string): string {
  const digits = /\d+$/.exec(number)?.[0] ?? '';
  const next = String(BigInt(digits) + 1n).padStart(digits.length, '0');
  return number.slice(0, number.length - digits.length) + next;
}

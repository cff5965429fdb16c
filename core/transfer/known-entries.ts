/** Entries that the workbook has already, to tell rows of a file that are there from rows that are new. */
import type {Day} from '../base/calendar-date.ts';
import {asId, type ColumnId, type RowId, type SheetId} from '../base/ids.ts';
import type {CellValue} from '../schema/cell.ts';
import type {Tables} from '../table/table.ts';
import {forLive} from './draft.ts';

/** What makes two entries the same one. */
export interface EntryKey {
  readonly customer: RowId;
  readonly contact: RowId | null;
  readonly day: Day | null;
  readonly type: string;
  readonly amount: number | null;
  readonly form: string | null;
  readonly documentNo: string | null;
}

export interface KnownEntries {
  /** Takes one entry equal in all of these that no other row of the file has taken; `undefined` where none is left. */
  take(key: EntryKey): RowId | undefined;
  /** The one entry of a type under a document number, whatever else it says. */
  byDocument(type: string, documentNo: string): RowId | undefined;
}

const COLUMNS = [
  'customer',
  'contact',
  'entry_date',
  'posted_on',
  'entry_type',
  'amount',
  'settlement_form',
  'document_no',
] as const;

/** Entries whose business date lies in a span; those outside cannot match and would only fill memory. */
export function knownEntries(tables: Tables, from: number, to: number): KnownEntries {
  const table = tables.table(asId<SheetId>('entries'));
  const rows = new Map<string, RowId[]>();
  const documents = new Map<string, RowId | null>();
  if (table.liveCount > 0) {
    const [customer, contact, entryDate, postedOn, type, amount, form, documentNo] = COLUMNS.map(column =>
      table.column(asId<ColumnId>(column)),
    );
    forLive(table, index => {
      const posted = postedOn?.get(index) ?? null;
      const day = entryDate?.get(index) ?? posted;
      if (typeof day !== 'number' || day < from || day > to) return;
      const number = documentNo?.text(index) ?? '';
      const kind = type?.text(index) ?? '';
      const key = textOf([
        customer?.text(index) ?? '',
        contact?.text(index) ?? '',
        day,
        kind,
        amount?.get(index) ?? null,
        form?.text(index) ?? '',
        number,
      ]);
      const row = table.rowId(index);
      const list = rows.get(key);
      if (list === undefined) rows.set(key, [row]);
      else list.push(row);
      if (number !== '') {
        const document = `${kind}\n${number}`;
        documents.set(document, documents.has(document) ? null : row);
      }
    });
  }
  return {
    take(key) {
      const {customer, contact, day, type, amount, form, documentNo} = key;
      const list = rows.get(textOf([customer, contact ?? '', day, type, amount, form ?? '', documentNo ?? '']));
      return list?.shift();
    },
    byDocument: (type, documentNo) => documents.get(`${type}\n${documentNo}`) ?? undefined,
  };
}

function textOf(parts: readonly CellValue[]): string {
  return parts.join('\n');
}

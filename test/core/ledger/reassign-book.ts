/** A workbook whose customers change hands: edits go in with what they bring along, as the engine applies them. */
import type {Day} from '../../../core/base/calendar-date.ts';
import {asId, type ColumnId, type RowId, type SheetId} from '../../../core/base/ids.ts';
import {type CellWrite, type Command, writeCommand} from '../../../core/doc/command.ts';
import {importReassigned, withReassignments} from '../../../core/ledger/reassign.ts';
import type {ReassignInput} from '../../../core/ledger/reassign-types.ts';
import {reckon} from '../../../core/ledger/reckoning.ts';
import {createLedgerSource} from '../../../core/ledger/source.ts';
import type {CellValue} from '../../../core/schema/cell.ts';
import {insertRows, type MemoryWorkbook, memoryWorkbook} from '../memory-workbook.ts';
import {day, FEBRUARY} from './ledger-builder.ts';

/** `sheet.row.column` → value. */
export type Cells = Readonly<Record<string, CellValue>>;

export interface ReassignBook {
  readonly book: MemoryWorkbook;
  /** Writes cells as typed on a day. */
  edit(on: string, cells: Cells): void;
  /** The same as cells that an import writes. */
  importing(on: string, cells: Cells): void;
  /** Live hand-overs as `04-10 contact: from → to`, by contact. */
  handovers(): readonly string[];
  sectorChanges(): readonly (readonly CellValue[])[];
  cell(address: string): CellValue;
  reckoning(customer: string): ReturnType<typeof reckon>;
}

/** Customer `shop` of 梅 with contacts `ji` (梅 by name), `pan` (through the customer) and `wu` (of 骆), and an entry for each. */
export function shopWithContacts(settings: {readonly closedThrough?: number} = {}): ReassignBook {
  const sale = {posted_on: day('03-02'), customer: 'shop', entry_type: 'sale', amount: 100_00};
  return reassignBook(settings, [
    insertRows('staff', {mei: {name: '梅'}, luo: {name: '骆'}, dai: {name: '戴'}}),
    insertRows('customers', {shop: {name: '岚溪茶行', sector: 'grain', account_manager: 'mei'}}),
    insertRows('contacts', {
      ji: {customer: 'shop', name: '季科长', account_manager: 'mei'},
      pan: {customer: 'shop', name: '潘书记', prev_month: FEBRUARY, prev_month_sales: 50_00},
      wu: {customer: 'shop', name: '吴主任', account_manager: 'luo', prev_month: FEBRUARY, prev_month_sales: 70_00},
    }),
    insertRows('entries', {
      e1: {...sale, contact: 'ji', account_manager: 'mei'},
      e2: {...sale, contact: 'pan', account_manager: 'mei'},
      e3: {...sale, contact: 'wu', account_manager: 'luo'},
    }),
  ]);
}

export function reassignBook(settings: {readonly closedThrough?: number}, commands: readonly Command[]): ReassignBook {
  const book = memoryWorkbook(settings);
  for (const command of commands) book.apply(command);
  const {tables} = book.workbook;
  const ledgerOf = (customer: RowId) => {
    const source = createLedgerSource(tables, book.workbook.settings);
    const index = source.indexOf(customer);
    return source.isCustomer(index) ? source.ledger(index) : undefined;
  };
  const input = (today: Day): ReassignInput => ({tables, ledger: ledgerOf, settings: book.workbook.settings(), today});
  const tableOf = (sheet: string) => tables.table(asId<SheetId>(sheet));
  const live = (sheet: string): readonly number[] =>
    Array.from({length: tableOf(sheet).size}, (_, index) => index).filter(index => tableOf(sheet).isLive(index));
  const text = (sheet: string, index: number, column: string): string =>
    tableOf(sheet).text(index, asId<ColumnId>(column));
  return {
    book,
    edit: (on, cells) =>
      void book.apply(withReassignments(writeCommand('edit', {cells: writes(cells)}), input(day(on)))),
    importing(on, cells) {
      // biome-ignore lint/suspicious/noThenProperty: the command's own word
      const command = {kind: 'import', label: 'import', blocks: [], then: writes(cells)} as const;
      book.apply(importReassigned(command, input(day(on))));
    },
    handovers: () =>
      live('handovers')
        .map(index => {
          const on = tableOf('handovers').number(index, asId<ColumnId>('changed_on'));
          const [contact, from, to] = ['contact', 'from', 'to'].map(column => text('handovers', index, column));
          return `${dateOf(on)} ${contact === '' ? 'all' : contact}: ${from} → ${to}`;
        })
        .sort(),
    sectorChanges: () =>
      live('sector_changes').map(index => [
        tableOf('sector_changes').number(index, asId<ColumnId>('month')),
        tableOf('sector_changes').get(index, asId<ColumnId>('before')),
      ]),
    cell(address) {
      const {sheet, row, column} = place(address);
      return tables.table(sheet).get(tables.table(sheet).indexOf(row), column);
    },
    reckoning(customer) {
      const ledger = ledgerOf(asId<RowId>(customer));
      if (ledger === undefined) throw new Error(`no customer ${customer}`);
      return reckon(ledger, book.workbook.settings());
    },
  };
}

function writes(cells: Cells): readonly CellWrite[] {
  return Object.entries(cells).map(([address, value]) => ({...place(address), value}));
}

function place(address: string): Omit<CellWrite, 'value'> {
  const [sheet = '', row = '', column = ''] = address.split('.');
  return {sheet: asId<SheetId>(sheet), row: asId<RowId>(row), column: asId<ColumnId>(column)};
}

function dateOf(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(5, 10);
}

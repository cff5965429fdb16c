import {present} from '../base/assert.ts';
import type {RowId, SheetId} from '../base/ids.ts';
import type {Change} from '../doc/change.ts';
import type {Settings} from '../schema/settings.ts';
import type {Tables} from '../table/table.ts';
import {compareEntries} from './entry-order.ts';
import {managerOn} from './handover.ts';
import {createLinkIndex, type LinkIndex} from './link-index.ts';
import {
  CUSTOMER_COLUMN,
  customerReader,
  entryReader,
  handoverReader,
  ledgerSheets,
  type RawRow,
  rowReader,
  sectorChangeReader,
  termsReader,
  trackingReader,
} from './read-rows.ts';
import type {AccountRow, CustomerLedger, Entry} from './types.ts';

/** Settings that reckoning depends on. */
const SETTINGS: ReadonlySet<string> = new Set<keyof Settings>([
  'hasFinanceUser',
  'weekScheme',
  'defaultAccountPeriodDays',
  'defaultDueBasis',
  'defaultSettlementDay',
]);

/** Customers touched by some changes, as indexes of the table `customers`; `all` = too many to tell. */
export type Touched = 'all' | ReadonlySet<number>;

/** Customers' ledgers as the sheets have them now. Ledgers are made when asked for and not kept. */
export interface LedgerSource {
  /** Indexes of the customers' table that are live, ascending. */
  customers(): Iterable<number>;
  /** Indexes are 0 … size − 1, those of deleted customers included. */
  size(): number;
  isCustomer(index: number): boolean;
  customerId(index: number): RowId;
  indexOf(customer: RowId): number;
  ledger(index: number): CustomerLedger;
  /** Follows changes that the tables already show; returns whose ledgers they altered. */
  note(changes: readonly Change[]): Touched;
}

/** Opens the sheets of a workbook as ledgers. `settings` is asked each time, so that it may change. */
export function createLedgerSource(tables: Tables, settings: () => Settings): LedgerSource {
  const customers = tables.table(ledgerSheets.customers);
  const contacts = tables.table(ledgerSheets.contacts);
  const links = new Map<SheetId, LinkIndex>();
  for (const sheet of Object.values(ledgerSheets)) {
    if (sheet === ledgerSheets.customers) continue;
    links.set(sheet, createLinkIndex(tables.table(sheet), CUSTOMER_COLUMN, customers));
  }
  const linked = (sheet: SheetId): LinkIndex => present(links.get(sheet), `the sheet ${sheet} links to customers`);

  const readCustomer = customerReader(tables);
  const readOwnRow = rowReader(customers);
  const readContact = rowReader(contacts);
  const readEntry = entryReader(tables);
  const readTerms = termsReader(tables);
  const readTracking = trackingReader(tables);
  const readHandover = handoverReader(tables);
  const readSectorChange = sectorChangeReader(tables);

  function readEntries(customer: number): Entry[] {
    const proposals = settings().hasFinanceUser;
    const id = customers.rowId(customer);
    const entries = read(ledgerSheets.entries, customer, index => readEntry(index, id, proposals));
    // Rows lie in order of posting as a rule; looking is half as dear as sorting.
    const isOrdered = entries.every((entry, at) => {
      const last = entries[at - 1];
      return last === undefined || compareEntries(last, entry) <= 0;
    });
    return isOrdered ? entries : entries.sort(compareEntries);
  }

  function read<Row>(sheet: SheetId, customer: number, reader: (index: number) => Row | null): Row[] {
    const rows: Row[] = [];
    for (const index of linked(sheet).rowsOf(customer)) {
      const row = reader(index);
      if (row !== null) rows.push(row);
    }
    return rows;
  }

  const source: LedgerSource = {
    *customers() {
      for (let index = 0; index < customers.size; index += 1) if (customers.isLive(index)) yield index;
    },
    size: () => customers.size,
    isCustomer: index => index >= 0 && customers.isLive(index),
    customerId: index => customers.rowId(index),
    indexOf: customer => customers.indexOf(customer),
    ledger(index) {
      const entries = readEntries(index);
      const record = readCustomer(index);
      const sectorChanges = read(ledgerSheets.sectorChanges, index, readSectorChange);
      const own = readOwnRow(index);
      const people = read(ledgerSheets.contacts, index, readContact);
      const rows = accountRows(own, people, entries);
      return withManagers({
        customer: sectorChanges.length === 0 ? record : {...record, sectorChanges},
        rows,
        terms: read(ledgerSheets.agreements, index, readTerms),
        tracking: read(ledgerSheets.arrears, index, readTracking),
        handovers: read(ledgerSheets.handovers, index, readHandover),
        entries,
      });
    },
    note(changes) {
      const touched = new Set<number>();
      const seen = new Set<string>();
      let all = false;
      let customersCame = false;
      for (const change of changes) {
        if (change.kind === 'settings') all ||= SETTINGS.has(change.key);
        if (change.kind === 'settings' || change.kind === 'columns') continue;
        if (change.sheet === ledgerSheets.customers) customersCame ||= change.kind !== 'cell';
        else if (!links.has(change.sheet)) continue;
        if (change.kind === 'rows') {
          if (change.from === undefined) all = true;
          else for (let at = 0; at < change.count; at += 1) noteRow(change.sheet, change.from + at, touched);
          continue;
        }
        // A row that came is one change; one that changed is a change for each cell.
        const key = `${change.sheet} ${change.row}`;
        if (seen.has(key)) continue;
        seen.add(key);
        noteRow(change.sheet, tables.table(change.sheet).indexOf(change.row), touched);
      }
      if (all) for (const index of links.values()) index.rebuild();
      else if (customersCame) noteDangling(touched);
      return all ? 'all' : touched;
    },
  };

  function noteRow(sheet: SheetId, index: number, touched: Set<number>): void {
    if (index < 0) return;
    if (sheet === ledgerSheets.customers) {
      touched.add(index);
      return;
    }
    const {before, after} = linked(sheet).refresh(index);
    if (before >= 0) touched.add(before);
    if (after >= 0) touched.add(after);
  }

  /** Rows of other devices can arrive before the customer that they link to. */
  function noteDangling(touched: Set<number>): void {
    for (const index of links.values()) for (const owner of index.refreshDangling()) touched.add(owner);
  }

  return source;
}

/** The customer's own row first where something stands on it, then its contacts in sheet order. */
function accountRows(own: RawRow, people: readonly RawRow[], entries: readonly Entry[]): readonly AccountRow[] {
  const rows = people.map(person => accountRow(person, own, person.name));
  const standsAlone = people.length === 0 || own.prevMonth !== null || entries.some(entry => entry.row === own.id);
  return standsAlone ? [accountRow(own, own, ''), ...rows] : rows;
}

function accountRow(raw: RawRow, own: RawRow, contactName: string): AccountRow {
  return {
    id: raw.id,
    contactName,
    manager: raw.manager ?? own.manager,
    usualForm: raw.form ?? own.form ?? 'unspecified',
    authorisedSigner: raw.authorisedSigner,
    prevMonth: raw.prevMonth,
    prevMonthSales: raw.prevMonthSales,
  };
}

/** An entry without a manager carries the one who was responsible for its row on the day it was posted. */
function withManagers(ledger: CustomerLedger): CustomerLedger {
  if (ledger.entries.every(entry => entry.manager !== null)) return ledger;
  const rows = new Map(ledger.rows.map(row => [row.id, row]));
  const entries = ledger.entries.map(entry => {
    const row = rows.get(entry.row);
    if (entry.manager !== null || row === undefined) return entry;
    return {...entry, manager: managerOn(ledger, row, entry.postedOn)};
  });
  return {...ledger, entries};
}

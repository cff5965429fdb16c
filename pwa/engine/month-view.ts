/** The warning table as the page asked for it last, and what an edit altered in it. */
import {type Month, monthOf} from '../../core/base/calendar-date.ts';
import {asId, type ColumnId, type RowId, type SheetId} from '../../core/base/ids.ts';
import {changesLayout} from '../../core/derive/sheet-layout.ts';
import type {Derived} from '../../core/derive.ts';
import type {Change} from '../../core/doc/change.ts';
import {isClosed} from '../../core/ledger/closing.ts';
import type {MonthTable, TouchedGroup} from '../../core/ledger/month-table.ts';
import type {MonthRow, MonthSheet, WeekSpan} from '../../core/ledger/month-table-types.ts';
import {weekIndexOf, weeksOf} from '../../core/ledger/weeks.ts';
import type {PaperOut} from '../../core/transfer/export-paper.ts';
import type {Book} from './book.ts';
import type {WarningTable, WarningTablePatch} from './protocol.ts';
import {customerLevel, subjectLines} from './warning-lines.ts';

const STAFF = asId<SheetId>('staff');
const NAME = asId<ColumnId>('name');
/** Tables of more customers carry the worst line of each only: the page takes them over in one piece. */
const ALL_LINES = 1000;

export interface MonthQuery {
  readonly month: Month;
  readonly manager: RowId | null | 'all';
}

/** Weeks of a month's sheet and the one that today lies in, −1 where it lies in another month. */
export function weeksShown(
  book: Book,
  month: Month,
): {readonly weeks: readonly WeekSpan[]; readonly runningWeek: number} {
  const scheme = book.workbook.settings().weekScheme;
  const {day} = book.figures;
  return {
    weeks: weeksOf(month, scheme).map(({from, to}) => ({from, to})),
    runningWeek: monthOf(day) === month ? weekIndexOf(day, scheme) : -1,
  };
}

/** A month's sheets of all managers, with their names. */
export function sheetsOfMonth(book: Book, month: Month): PaperOut {
  return {month, sheets: book.figures.derivation.monthTable(month).sheets(), managerNames: managerNames(book)};
}

/** Follows one warning table for the page. */
export class MonthView {
  readonly #book: Book;
  #query: MonthQuery | null = null;
  /** Customer → its rows on the table that the page has, as one text. */
  #shown = new Map<RowId, string>();

  constructor(book: Book) {
    this.#book = book;
  }

  ask(query: MonthQuery): WarningTable {
    this.#query = query;
    const table = this.#book.figures.derivation.monthTable(query.month);
    const sheets = query.manager === 'all' ? table.sheets() : [table.sheet(query.manager)];
    this.#shown = rowsShown(sheets);
    return {
      month: query.month,
      ...weeksShown(this.#book, query.month),
      closed: isClosed(query.month, this.#book.workbook.settings().closedThrough),
      sheets,
      managerNames: managerNames(this.#book),
      warnings: this.#warnings(this.#shown.keys()),
    };
  }

  /** What a change altered; `undefined` where the page must ask for the whole table again. */
  patch(changes: readonly Change[], derived: Derived): WarningTablePatch | undefined {
    const query = this.#query;
    if (!query || derived.all || this.#altersLayout(changes)) return undefined;
    const table = this.#book.figures.derivation.monthTable(query.month);
    const rows: MonthRow[] = [];
    for (const customer of derived.customers) {
      const own = table.rowsOf(customer).filter(({manager}) => query.manager === 'all' || manager === query.manager);
      // a row came or went: places and headings change with it
      if (keyOf(own) !== (this.#shown.get(customer) ?? '')) return undefined;
      rows.push(...own);
    }
    const groups = (derived.groups.get(query.month) ?? []).filter(
      ({manager}) => query.manager === 'all' || manager === query.manager,
    );
    const touched = derived.customers.filter(customer => this.#shown.has(customer));
    return {...query, rows, ...totals(table, groups), warnings: this.#warnings(touched)};
  }

  #altersLayout(changes: readonly Change[]): boolean {
    return (
      changesLayout(changes) ||
      changes.some(change => (change.kind === 'settings' ? change.key === 'closedThrough' : change.sheet === STAFF))
    );
  }

  #warnings(customers: Iterable<RowId>): WarningTable['warnings'] {
    const warnings: Record<string, WarningTable['warnings'][string]> = {};
    const many = this.#shown.size > ALL_LINES;
    for (const customer of customers) {
      const all = subjectLines(this.#book, {kind: 'customer', id: customer});
      const lines = many ? all.slice(0, 1) : all;
      warnings[customer] = {level: customerLevel(this.#book, customer), lines};
    }
    return warnings;
  }
}

function managerNames(book: Book): Readonly<Record<string, string>> {
  const staff = book.table(STAFF);
  const names: Record<string, string> = {};
  for (let index = 0; staff && index < staff.size; index += 1) {
    if (staff.isLive(index)) names[staff.rowId(index)] = staff.text(index, NAME);
  }
  return names;
}

function rowsShown(sheets: readonly MonthSheet[]): Map<RowId, string> {
  const rows = new Map<RowId, MonthRow[]>();
  for (const {groups} of sheets) {
    for (const group of groups) {
      for (const row of group.rows) {
        const of = rows.get(row.customer);
        if (of) of.push(row);
        else rows.set(row.customer, [row]);
      }
    }
  }
  return new Map([...rows].map(([customer, of]) => [customer, keyOf(of)]));
}

/** Rows and the groups they stand in, whatever their order. */
function keyOf(rows: readonly MonthRow[]): string {
  return rows
    .map(({row, manager, sector}) => `${row} ${manager} ${sector}`)
    .sort()
    .join('\n');
}

/** Totals of some groups and of the managers above them. */
function totals(table: MonthTable, touched: readonly TouchedGroup[]): Pick<WarningTablePatch, 'groups' | 'totals'> {
  const managers = new Set(touched.map(({manager}) => manager));
  return {
    groups: touched.map(({manager, sector}) => ({manager, sector, total: table.groupTotal(manager, sector)})),
    totals: [...managers].map(manager => ({manager, total: table.managerTotal(manager)})),
  };
}

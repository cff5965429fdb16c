/**
 * The warning table of one month (F01): rows of all customers in sheets by account manager and groups by sector, with
 * totals per manager, sector within manager, sector over all and all. Patched customer by customer: one edit costs its own
 * rows and the sums above them, never the table.
 */
import type {Month} from '../base/calendar-date.ts';
import type {RowId} from '../base/ids.ts';
import type {MonthGroup, MonthRow, MonthSheet, MonthTotal} from './month-table-types.ts';
import {addRow, emptyTotal, type RunningTotal, sumRows, totalOf} from './month-total.ts';

/** What the sheets are laid out by. */
export interface MonthLayout {
  /** Sector ids in the order the sheet prints them; each has a group on every manager's sheet, empty ones too. */
  readonly sectors: readonly string[];
  /** Account managers in the order of their sheets; others follow as they come. */
  readonly managers: readonly RowId[];
  /** Week pairs of a month: 4 or 5. */
  readonly weeks: number;
}

/** A customer's place on its sheets (`order`, ascending) and its rows. */
export interface CustomerMonth {
  readonly customer: RowId;
  readonly order: number;
  readonly rows: readonly MonthRow[];
}

/** A sector group of a manager's sheet whose rows were replaced. */
export interface TouchedGroup {
  readonly manager: RowId | null;
  readonly sector: string | null;
}

export interface MonthTable {
  readonly month: Month;
  readonly layout: MonthLayout;
  /** Puts a customer's rows in place of those it had; no rows take it off. Returns the groups whose totals it touched. */
  set(customer: CustomerMonth): readonly TouchedGroup[];
  rowsOf(customer: RowId): readonly MonthRow[];
  /** One sheet per manager with rows; rows without a manager come last. */
  sheets(): readonly MonthSheet[];
  /** A manager's sheet; with all its groups empty where it has no rows. */
  sheet(manager: RowId | null): MonthSheet;
  total(): MonthTotal;
  managerTotal(manager: RowId | null): MonthTotal;
  groupTotal(manager: RowId | null, sector: string | null): MonthTotal;
  sectorTotal(sector: string | null): MonthTotal;
  /** Sectors that have rows anywhere, in printing order. */
  sectorsInUse(): readonly (string | null)[];
  /** All rows of an organisation, whoever manages them. */
  organisationTotal(customer: RowId): MonthTotal;
}

interface Book {
  readonly total: RunningTotal;
  readonly groups: Map<string | null, RunningTotal>;
}

/** An empty table; fill it with `set`. */
export function createMonthTable(month: Month, layout: MonthLayout): MonthTable {
  const customers = new Map<RowId, CustomerMonth>();
  const books = new Map<RowId | null, Book>();
  const sectors = new Map<string | null, RunningTotal>();
  const grand = emptyTotal(layout.weeks);
  let ordered: readonly CustomerMonth[] | null = null;

  function bookOf(manager: RowId | null): Book {
    let book = books.get(manager);
    if (book === undefined) {
      book = {total: emptyTotal(layout.weeks), groups: new Map()};
      books.set(manager, book);
    }
    return book;
  }

  function count(row: MonthRow, times: 1 | -1): void {
    const book = bookOf(row.manager);
    addRow(grand, row, times);
    addRow(book.total, row, times);
    addRow(runningIn(book.groups, row.sector, layout.weeks), row, times);
    addRow(runningIn(sectors, row.sector, layout.weeks), row, times);
  }

  function inOrder(): readonly CustomerMonth[] {
    ordered ??= [...customers.values()].sort((a, b) => a.order - b.order);
    return ordered;
  }

  function printedGroups(manager: RowId | null, rows: ReadonlyMap<string | null, readonly MonthRow[]>): MonthGroup[] {
    const others = [...rows.keys()].filter(sector => sector !== null && !layout.sectors.includes(sector)).sort();
    const printed = [...layout.sectors, ...others, ...(rows.has(null) ? [null] : [])];
    return printed.map(sector => ({sector, rows: rows.get(sector) ?? [], total: table.groupTotal(manager, sector)}));
  }

  const table: MonthTable = {
    month,
    layout,
    set(next) {
      const before = customers.get(next.customer);
      if (before !== undefined) for (const row of before.rows) count(row, -1);
      for (const row of next.rows) count(row, 1);
      if (next.rows.length === 0) customers.delete(next.customer);
      else customers.set(next.customer, next);
      ordered = null;
      return groupsOf([...(before?.rows ?? []), ...next.rows]);
    },
    rowsOf: customer => customers.get(customer)?.rows ?? [],
    sheets() {
      const byManager = new Map<RowId | null, Map<string | null, MonthRow[]>>();
      for (const {rows} of inOrder()) {
        for (const row of rows) listIn(byManager, row.manager, row.sector).push(row);
      }
      return managerOrder(layout, byManager.keys()).map(manager => ({
        month,
        manager,
        groups: printedGroups(manager, byManager.get(manager) ?? new Map()),
        total: table.managerTotal(manager),
      }));
    },
    sheet(manager) {
      const bySector = new Map<RowId | null, Map<string | null, MonthRow[]>>();
      for (const {rows} of inOrder()) {
        for (const row of rows) if (row.manager === manager) listIn(bySector, manager, row.sector).push(row);
      }
      const groups = printedGroups(manager, bySector.get(manager) ?? new Map());
      return {month, manager, groups, total: table.managerTotal(manager)};
    },
    total: () => totalOf(grand),
    managerTotal: manager => totalOf(books.get(manager)?.total ?? emptyTotal(layout.weeks)),
    groupTotal: (manager, sector) => totalOf(books.get(manager)?.groups.get(sector) ?? emptyTotal(layout.weeks)),
    sectorTotal: sector => totalOf(sectors.get(sector) ?? emptyTotal(layout.weeks)),
    sectorsInUse() {
      const used = new Set([...sectors].filter(([, sums]) => sums.rows > 0).map(([sector]) => sector));
      const known: (string | null)[] = layout.sectors.filter(sector => used.has(sector));
      const others = [...used].filter(sector => sector !== null && !layout.sectors.includes(sector)).sort();
      return [...known, ...others, ...(used.has(null) ? [null] : [])];
    },
    organisationTotal: customer => sumRows(table.rowsOf(customer), layout.weeks),
  };
  return table;
}

/** Each group once that some rows stand in. */
function groupsOf(rows: readonly MonthRow[]): readonly TouchedGroup[] {
  const found: TouchedGroup[] = [];
  for (const {manager, sector} of rows) {
    if (!found.some(group => group.manager === manager && group.sector === sector)) found.push({manager, sector});
  }
  return found;
}

function runningIn(totals: Map<string | null, RunningTotal>, sector: string | null, weeks: number): RunningTotal {
  let running = totals.get(sector);
  if (running === undefined) {
    running = emptyTotal(weeks);
    totals.set(sector, running);
  }
  return running;
}

function listIn(
  lists: Map<RowId | null, Map<string | null, MonthRow[]>>,
  manager: RowId | null,
  sector: string | null,
): MonthRow[] {
  const bySector = lists.get(manager) ?? new Map<string | null, MonthRow[]>();
  lists.set(manager, bySector);
  const rows = bySector.get(sector) ?? [];
  bySector.set(sector, rows);
  return rows;
}

function managerOrder(layout: MonthLayout, present: Iterable<RowId | null>): readonly (RowId | null)[] {
  const found = new Set(present);
  const known: (RowId | null)[] = layout.managers.filter(manager => found.has(manager));
  const others = [...found].filter(manager => manager !== null && !layout.managers.includes(manager));
  return [...known, ...others, ...(found.has(null) ? [null] : [])];
}

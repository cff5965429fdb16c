/**
 * The one place where the order documents → ledgers → figures → warning tables → rules is written.
 *
 * ```
 *   Change[] ─► source.note ─► touched customers ─► reckon, once each ─┬─► sums (the grid's computed columns)
 *                                                                     ├─► warning tables that are open
 *                                                                     └─► rules.judge ─► rules.settle (managers, shop)
 * ```
 *
 * One edit costs its own customer's reckoning and the sums above it, whatever the size of the workbook.
 */
import type {Day, Month} from './base/calendar-date.ts';
import type {RowId} from './base/ids.ts';
import {type CustomerSums, createSumStore, type SumName} from './derive/customer-sums.ts';
import {createEntryMonths} from './derive/entry-months.ts';
import type {RuleStage} from './derive/rule-stage.ts';
import {changesLayout, sheetLayout} from './derive/sheet-layout.ts';
import type {Change} from './doc/change.ts';
import {monthRows} from './ledger/month.ts';
import {createMonthTable, type MonthTable, type TouchedGroup} from './ledger/month-table.ts';
import type {MonthRow} from './ledger/month-table-types.ts';
import {type Reckoning, reckon} from './ledger/reckoning.ts';
import {createLedgerSource, type LedgerSource} from './ledger/source.ts';
import type {EvaluationClock, Subject} from './rules/types.ts';
import type {Settings} from './schema/settings.ts';
import type {Tables} from './table/table.ts';

/** What a workbook's derivation works on. */
export interface DerivationInput {
  readonly tables: Tables;
  /** Asked anew each time it is needed. */
  settings(): Settings;
  readonly rules: RuleStage;
}

/** What a step altered. */
export interface Derived {
  /** Everything may have altered; the lists are empty then. */
  readonly all: boolean;
  readonly customers: readonly RowId[];
  /** Managers, products … whose findings may have altered. */
  readonly subjects: readonly Subject[];
  /** By month of the open warning tables: the groups whose totals, and so their managers', may have altered. */
  readonly groups: ReadonlyMap<Month, readonly TouchedGroup[]>;
}

export interface Derivation {
  readonly source: LedgerSource;
  readonly clock: EvaluationClock;
  /**
   * Derives everything under a clock: at opening, on a new day. Yields the number of the customers' rows done now and then, so that
   * the engine can answer in between; what has not been reached yet has no figures.
   */
  run(clock: EvaluationClock): Generator<number, void, undefined>;
  /** `run` in one go. */
  runAll(clock: EvaluationClock): Derived;
  /**
   * Follows changes that the tables already show. Where everything may have altered, everything is derived anew: at once,
   * or, with `later`, by the `run` that the caller then starts.
   */
  update(changes: readonly Change[], rerun?: 'now' | 'later'): Derived;
  /** A customer's ledger made ready, as it is now; `undefined` where there is no such customer. */
  reckoning(customer: RowId): Reckoning | undefined;
  sums(customer: RowId): CustomerSums | undefined;
  /** One figure of a customer by its index in the customers' table; NaN = empty. */
  sum(index: number, name: SumName): number;
  /** The warning table of a month, kept up to date by `update` while it is among the last asked for. */
  monthTable(month: Month): MonthTable;
  /** Months with entries, oldest first. */
  months(): readonly Month[];
}

/** Customers between two signs of life of `run`. */
const CHUNK = 250;
/** Warning tables kept up to date at once: at 50,000 customers each takes about 25 MB. */
const TABLES_KEPT = 3;

const NOTHING: Omit<Derived, 'all'> = {customers: [], subjects: [], groups: new Map()};

/** A derivation with nothing derived yet; call `run` or `runAll`. */
export function createDerivation(input: DerivationInput, clock: EvaluationClock): Derivation {
  const {tables, rules} = input;
  const source = createLedgerSource(tables, input.settings);
  const sums = createSumStore();
  const months = createEntryMonths(tables);
  /** Last asked for last. */
  const monthTables = new Map<Month, MonthTable>();
  let now = clock;
  /** A run that another one has overtaken while it paused ends without a word. */
  let runs = 0;

  const reckoned = (index: number): Reckoning => reckon(source.ledger(index), input.settings());

  /** @param groups filled with the groups that were touched */
  function derive(index: number, groups: TouchedGroups): void {
    const put = (month: Month, table: MonthTable, rows: readonly MonthRow[]): void => {
      groups.add(month, table.set({customer: source.customerId(index), order: index, rows}));
    };
    const id = source.customerId(index);
    if (!source.isCustomer(index)) {
      sums.clear(index);
      rules.forget(id);
      for (const [month, table] of monthTables) put(month, table, []);
      return;
    }
    const reckoning = reckoned(index);
    for (const [month, table] of monthTables) put(month, table, monthRows(reckoning, month));
    sums.set(index, reckoning, knownDay(now), rules.judge(reckoning));
  }

  function* run(next: EvaluationClock): Generator<number, void, undefined> {
    runs += 1;
    const own = runs;
    now = next;
    monthTables.clear();
    rules.restart(now);
    let done = 0;
    const groups = touchedGroups();
    for (let index = 0; index < source.size(); index += 1) {
      derive(index, groups);
      done += 1;
      if (done % CHUNK !== 0) continue;
      yield done;
      if (own !== runs) return;
    }
    rules.settle();
    yield done;
  }

  function runAll(next: EvaluationClock): Derived {
    for (const _ of run(next));
    return {all: true, ...NOTHING};
  }

  return {
    source,
    get clock() {
      return now;
    },
    run,
    runAll,
    update(changes, rerun = 'now') {
      const touched = source.note(changes);
      const judged = rules.note(changes);
      months.note(changes);
      if (changesLayout(changes)) monthTables.clear();
      if (touched === 'all' || judged === 'all') {
        return rerun === 'now' ? runAll(now) : {all: true, ...NOTHING};
      }
      const indexes = new Set(touched);
      for (const customer of judged) {
        const index = source.indexOf(customer);
        if (index >= 0) indexes.add(index);
      }
      const groups = touchedGroups();
      for (const index of indexes) derive(index, groups);
      const subjects = rules.settle();
      return {
        all: false,
        customers: [...indexes].map(index => source.customerId(index)),
        subjects,
        groups: groups.byMonth(),
      };
    },
    reckoning(customer) {
      const index = source.indexOf(customer);
      return source.isCustomer(index) ? reckoned(index) : undefined;
    },
    sums: customer => sums.get(source.indexOf(customer)),
    sum: (index, name) => sums.number(index, name),
    monthTable(month) {
      const kept = monthTables.get(month);
      if (kept !== undefined) {
        monthTables.delete(month);
        monthTables.set(month, kept);
        return kept;
      }
      const table = createMonthTable(month, sheetLayout(tables, input.settings()));
      for (const index of source.customers()) {
        table.set({customer: source.customerId(index), order: index, rows: monthRows(reckoned(index), month)});
      }
      monthTables.set(month, table);
      for (const oldest of monthTables.keys()) {
        if (monthTables.size <= TABLES_KEPT) break;
        monthTables.delete(oldest);
      }
      return table;
    },
    months: () => months.months(),
  };
}

/** Groups by month, each once. */
interface TouchedGroups {
  add(month: Month, groups: readonly TouchedGroup[]): void;
  byMonth(): ReadonlyMap<Month, readonly TouchedGroup[]>;
}

function touchedGroups(): TouchedGroups {
  const months = new Map<Month, Map<string, TouchedGroup>>();
  return {
    add(month, groups) {
      const known = months.get(month) ?? new Map<string, TouchedGroup>();
      months.set(month, known);
      for (const group of groups) known.set(`${group.manager} ${group.sector}`, group);
    },
    byMonth: () => new Map([...months].map(([month, groups]) => [month, [...groups.values()]])),
  };
}

/** Figures are as of the last day whose entries the clock knows. */
function knownDay(clock: EvaluationClock): Day {
  return clock.known ?? clock.today;
}

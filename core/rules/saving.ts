/** What is checked before a row is saved (AR-01, AR-11, AR-14; warning-rules.md, two clocks: on saving). */
import {asDay, type Day} from '../base/calendar-date.ts';
import {asId, type ColumnId, type RowId, type RuleId, type SheetId} from '../base/ids.ts';
import type {CellWrite, NewRow} from '../doc/command.ts';
import {poolOf} from '../ledger/pools.ts';
import {onAccountBalanceAt} from '../ledger/position.ts';
import type {Reckoning} from '../ledger/reckoning.ts';
import {termsOn} from '../ledger/terms.ts';
import {type EntryType, entryTypes, type SettlementForm, settlementForms} from '../ledger/types.ts';
import type {CellValue} from '../schema/cell.ts';
import type {Tables} from '../table/table.ts';
import type {RuleBook} from './book.ts';
import {maySign} from './measures/permission.ts';
import {roundedRatio} from './ratio.ts';
import type {Facts} from './types.ts';

/**
 * `refused`: not saved · `needs_approval`: saved when a supervisor agrees · `fires`: saved, and the rule fires.
 * What is imported is not refused: it fires.
 */
export interface SavingCheck {
  readonly kind: 'refused' | 'needs_approval' | 'fires';
  readonly rule: RuleId;
  readonly customer: RowId;
  /** The row that would be written. */
  readonly row: RowId;
  readonly facts: Facts;
}

/** Rows as a command would write them. */
export interface PlannedWrites {
  readonly inserts: readonly NewRow[];
  readonly cells: readonly CellWrite[];
}

export interface SavingContext {
  readonly tables: Tables;
  readonly book: RuleBook;
  readonly today: Day;
  /** The customer's ledger as it is before the save. */
  reckoning(customer: RowId): Reckoning | undefined;
}

const AGREEMENTS = asId<SheetId>('agreements');
const ENTRIES = asId<SheetId>('entries');
const AR_01 = asId<RuleId>('AR-01');
const AR_11 = asId<RuleId>('AR-11');
const AR_14 = asId<RuleId>('AR-14');

/** Checks what a user is about to save. Empty = nothing stands against it. */
export function checkBeforeSaving(writes: PlannedWrites, context: SavingContext): readonly SavingCheck[] {
  const used = new Map<RowId, number>();
  return plannedRows(writes, context.tables).flatMap(row => {
    if (row.sheet === AGREEMENTS && row.changed.has('account_period_days')) return checkPeriod(row, context);
    return row.sheet === ENTRIES ? checkSale(row, context, used) : [];
  });
}

interface PlannedRow {
  readonly sheet: SheetId;
  readonly row: RowId;
  readonly changed: ReadonlySet<string>;
  /** The cell after the save. */
  cell(column: string): CellValue;
  /** The cell before it; `null` for a new row. */
  before(column: string): CellValue;
}

function plannedRows({inserts, cells}: PlannedWrites, tables: Tables): readonly PlannedRow[] {
  const planned = new Map<
    string,
    {readonly sheet: SheetId; readonly row: RowId; readonly cells: Map<string, CellValue>}
  >();
  const at = (sheet: SheetId, row: RowId): Map<string, CellValue> => {
    const key = `${sheet} ${row}`;
    const known = planned.get(key) ?? {sheet, row, cells: new Map<string, CellValue>()};
    planned.set(key, known);
    return known.cells;
  };
  for (const {sheet, row, cells: values} of inserts) {
    for (const [column, value] of Object.entries(values)) at(sheet, row).set(column, value);
  }
  for (const {sheet, row, column, value} of cells) at(sheet, row).set(column, value);
  return [...planned.values()].map(({sheet, row, cells: values}) => {
    const table = tables.table(sheet);
    const index = table.indexOf(row);
    const before = (column: string): CellValue => (index < 0 ? null : table.get(index, asId<ColumnId>(column)));
    return {
      sheet,
      row,
      changed: new Set(values.keys()),
      before,
      cell: column => (values.has(column) ? (values.get(column) ?? null) : before(column)),
    };
  });
}

/** AR-01: saving a longer period is refused. */
function checkPeriod(row: PlannedRow, {book}: SavingContext): readonly SavingCheck[] {
  const customer = idOf(row.cell('customer'));
  const days = row.cell('account_period_days');
  const longest = book.thresholds(AR_01, customer).orange;
  if (book.rule(AR_01) === undefined || typeof days !== 'number' || longest === undefined || days <= longest) return [];
  const facts: Facts = {account_period_days: {value: days, unit: 'days'}};
  return [{kind: 'refused', rule: AR_01, customer: customer ?? asId<RowId>(''), row: row.row, facts}];
}

/**
 * AR-14 and AR-11 of an on-account sale that is new or was raised.
 * @param usedBy fen of credit by customer with the rows checked so far: bills saved together count together
 */
function checkSale(row: PlannedRow, context: SavingContext, usedBy: Map<RowId, number>): readonly SavingCheck[] {
  const {book, today} = context;
  const customer = idOf(row.cell('customer'));
  const reckoning = customer === null ? undefined : context.reckoning(customer);
  const added = onAccountSale(row.cell) - onAccountSale(row.before);
  if (customer === null || reckoning === undefined || onAccountSale(row.cell) <= 0) return [];
  const checks: SavingCheck[] = [];
  const {ledger} = reckoning;
  const day = dayOf(row.cell('entry_date')) ?? dayOf(row.cell('posted_on')) ?? today;
  const signer = idOf(row.cell('contact')) ?? customer;
  const signs = added > 0 || ['contact', 'entry_date', 'settlement_form'].some(column => row.changed.has(column));
  const checked = book.rule(AR_14) !== undefined && ledger.terms.length > 0 && signs;
  if (checked && maySign(ledger, signer, {entryDate: day, postedOn: day}) === false) {
    const facts: Facts = {entries: {value: [String(row.cell('entry_no') ?? '')], unit: 'text'}};
    checks.push({kind: 'fires', rule: AR_14, customer, row: row.row, facts});
  }
  const terms = termsOn(ledger.terms, today);
  const limit = terms?.onAccountAllowed === false ? null : (terms?.creditLimit ?? null);
  const approval = book.thresholds(AR_11, customer).approval;
  if (book.rule(AR_11) !== undefined && limit !== null && limit > 0 && approval !== undefined && added > 0) {
    const used = (usedBy.get(customer) ?? onAccountBalanceAt(reckoning, today)) + added;
    usedBy.set(customer, used);
    if (used * 10_000 > limit * approval) {
      checks.push({
        kind: 'needs_approval',
        rule: AR_11,
        customer,
        row: row.row,
        facts: {
          used: {value: used, unit: 'fen'},
          limit: {value: limit, unit: 'fen'},
          use_bp: {value: roundedRatio(used, limit, 10_000), unit: 'bp'},
        },
      });
    }
  }
  return checks;
}

/** Fen of an on-account sale, 0 for anything else. */
function onAccountSale(cell: (column: string) => CellValue): number {
  const type = entryTypes.find((each): each is EntryType => each === cell('entry_type'));
  const form =
    settlementForms.find((each): each is SettlementForm => each === cell('settlement_form')) ?? 'unspecified';
  const amount = cell('amount');
  if (type !== 'sale' || typeof amount !== 'number') return 0;
  return poolOf(type, form) === 'on_account' ? amount : 0;
}

function idOf(value: CellValue): RowId | null {
  return typeof value === 'string' && value !== '' ? asId<RowId>(value) : null;
}

function dayOf(value: CellValue): Day | null {
  return typeof value === 'number' ? asDay(value) : null;
}

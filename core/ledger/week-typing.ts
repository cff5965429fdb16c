/**
 * Typing into the week cells of one customer (reckoning rule 1): what the entries become so that a cell shows the typed
 * figure. Several cells can be typed one after another; each sees what the ones before it did.
 *
 * An empty cell gets one entry, a cell with one entry has it changed, a cell with several gets one entry of the
 * difference. Sales take the row's usual form. What was paid at once stands in both cells of its week: a collection typed
 * below it leaves the rest of those sales on account, one above it adds a payment (as reckoning rule 13 reads the paper).
 */

import type {AppError} from '../base/app-error.ts';
import {asDay, type Day, formatMonth, type Month, monthOf} from '../base/calendar-date.ts';
import {asId, type ColumnId, type RowId} from '../base/ids.ts';
import {type Fen, fen} from '../base/money.ts';
import {err, ok, type Result} from '../base/result.ts';
import type {CellWrite, NewRow} from '../doc/command.ts';
import type {CellValue} from '../schema/cell.ts';
import type {Settings} from '../schema/settings.ts';
import {isClosed} from './closing.ts';
import {effectOf, poolOfForm} from './pools.ts';
import {ledgerSheets} from './read-rows.ts';
import type {AccountRow, CustomerLedger, Entry, EntryType, SettlementForm} from './types.ts';
import {sheetWeek, type WeekScheme, weekCount, weekIndexOf} from './weeks.ts';

/** A week cell: one row of the sheet of a month, one week, one side. */
export interface WeekPlace {
  readonly month: Month;
  readonly row: RowId;
  readonly manager: RowId | null;
  /** 0-based. */
  readonly week: number;
  readonly side: 'sales' | 'collection';
}

/** What a typed figure did, for the status bar. */
export interface WeekNews {
  /** `difference` = one more entry beside several; `nothing` = the cell showed that figure already. */
  readonly kind: 'added' | 'changed' | 'difference' | 'removed' | 'nothing';
  /** Posting day and type of the entry that was added, changed or removed last. */
  readonly day: Day | null;
  readonly type: EntryType | null;
  readonly proposed: boolean;
  /** The row's sales and collections of the month as they are now. */
  readonly monthSales: Fen;
  readonly monthCollection: Fen;
}

export interface WeekTypingInput {
  readonly ledger: CustomerLedger;
  readonly settings: Pick<Settings, 'weekScheme' | 'closedThrough' | 'hasFinanceUser'>;
  readonly today: Day;
  /** Id and number of an entry to be made. */
  newEntry(): {readonly id: RowId; readonly entryNo: string};
}

/** What a `write` command must do. */
export interface WeekWrites {
  readonly inserts: readonly NewRow[];
  readonly cells: readonly CellWrite[];
  readonly deletes: readonly {readonly sheet: typeof ledgerSheets.entries; readonly row: RowId}[];
}

export interface WeekTyping {
  /**
   * Makes a cell show `amount`; `null` clears it. Errors: `month-closed`; `value-out-of-range` for a week without days;
   * then nothing is changed.
   */
  type(place: WeekPlace, amount: Fen | null): Result<WeekNews, AppError>;
  /** Everything typed so far; empty lists where it comes to nothing. */
  writes(): WeekWrites;
}

/** The entries behind a week cell, proposals included, in order of posting; a sale paid at once stands behind both of its cells. */
export function entriesBehind(ledger: CustomerLedger, place: WeekPlace, scheme: WeekScheme): readonly Entry[] {
  return ledger.entries.filter(entry => isInWeek(entry, place, scheme) && effectOf(entry)[place.side] !== 0);
}

function isInWeek(entry: Entry, place: WeekPlace, scheme: WeekScheme): boolean {
  return (
    entry.row === place.row &&
    entry.manager === place.manager &&
    monthOf(entry.postedOn) === place.month &&
    weekIndexOf(entry.postedOn, scheme) === place.week
  );
}

/** Form that a sale typed on a row takes; a row marked both ways is on account until paid (never guess cash). */
function typedForm(usual: AccountRow['usualForm']): SettlementForm {
  return usual === 'mixed' ? 'signed_bill' : usual;
}

/** Begins typing into the cells of one customer. */
export function createWeekTyping(input: WeekTypingInput): WeekTyping {
  const {ledger, settings, today} = input;
  const before = new Map(ledger.entries.map(entry => [entry.id, entry]));
  const entries = new Map(before);

  function inCell(place: WeekPlace, types: ReadonlySet<EntryType>): readonly Entry[] {
    return [...entries.values()].filter(entry => types.has(entry.type) && isInWeek(entry, place, settings.weekScheme));
  }

  function usualForm(place: WeekPlace): SettlementForm {
    return typedForm(ledger.rows.find(row => row.id === place.row)?.usualForm ?? 'unspecified');
  }

  function add(
    place: WeekPlace,
    day: Day,
    type: EntryType,
    amount: number,
    form: SettlementForm,
    proposed: boolean,
  ): Step {
    const {id, entryNo} = input.newEntry();
    const entry: Entry = {
      id,
      entryNo,
      entryDate: day,
      postedOn: day,
      row: place.row,
      manager: place.manager,
      type,
      amount: fen(amount),
      form,
      dueDate: null,
      appliedTo: null,
      corrects: null,
      proposed,
    };
    entries.set(id, entry);
    return {kind: 'added', entry};
  }

  /** Makes the given entries come to `target`. `plus` and `minus` are the types of a sum above and below 0. */
  function bringTo(
    place: WeekPlace,
    day: Day,
    found: readonly Entry[],
    target: number,
    made: {
      readonly plus: EntryType;
      readonly minus: EntryType;
      readonly form: SettlementForm;
      readonly proposed: boolean;
    },
  ): Step | null {
    const sum = found.reduce((total, entry) => total + signed(entry), 0);
    const typeOf = (amount: number): EntryType => (amount > 0 ? made.plus : made.minus);
    const [only] = found;
    if (found.length === 1 && only !== undefined) {
      if (sum === target) return null;
      if (target === 0) {
        entries.delete(only.id);
        return {kind: 'removed', entry: only};
      }
      const sameSign = target > 0 === sum > 0;
      const kept = sameSign ? {type: only.type, form: only.form} : {type: typeOf(target), form: made.form};
      const entry = {...only, ...kept, amount: fen(Math.abs(target))};
      entries.set(only.id, entry);
      return {kind: 'changed', entry};
    }
    const difference = target - sum;
    if (difference === 0) return null;
    const step = add(place, day, typeOf(difference), Math.abs(difference), made.form, made.proposed);
    return found.length === 0 ? step : {...step, kind: 'difference'};
  }

  function typeSales(place: WeekPlace, day: Day, amount: number): Step | null {
    const found = inCell(place, SALES);
    const usual = usualForm(place);
    // A payment typed first is what pays these sales; a sale paid at once beside it would be collected twice.
    const paid = found.length === 0 && poolOfForm(usual) === 'at_once' && inCell(place, COLLECTIONS).length > 0;
    const form = paid ? ON_ACCOUNT : (sharedForm(found) ?? usual);
    return bringTo(place, day, found, amount, {plus: 'sale', minus: 'sale_return', form, proposed: false});
  }

  function typeCollection(place: WeekPlace, day: Day, amount: number): Step | null {
    const sales = inCell(place, SALES);
    const atOnce = sales.reduce((sum, entry) => sum + effectOf(entry).collection, 0);
    const converted = amount < atOnce ? putOnAccount(sales, atOnce - Math.max(0, amount)) : 0;
    const own = inCell(place, COLLECTIONS);
    const target = amount - (atOnce - converted);
    const usual = usualForm(place);
    const form = poolOfForm(usual) === 'at_once' ? usual : ON_ACCOUNT;
    const stored = usual === 'prepaid';
    const made = {
      plus: stored ? 'recharge' : 'payment',
      minus: 'refund',
      // A refund of stored value must be marked as such; a recharge or payment only names its means.
      form: stored && target < own.reduce((sum, entry) => sum + signed(entry), 0) ? 'prepaid' : form,
      proposed: settings.hasFinanceUser,
    } as const;
    const posted = settings.hasFinanceUser ? own.filter(entry => !entry.proposed) : [];
    const open = settings.hasFinanceUser ? own.filter(entry => entry.proposed) : own;
    const rest = target - posted.reduce((sum, entry) => sum + signed(entry), 0);
    const step = bringTo(place, day, open, rest, made);
    const last = sales.at(-1);
    return step ?? (converted > 0 && last !== undefined ? {kind: 'changed', entry: last} : null);
  }

  /** Leaves up to `amount` of sales paid at once on account, the last ones first. Returns how much. */
  function putOnAccount(sales: readonly Entry[], amount: number): number {
    let rest = amount;
    for (const sale of sales.toReversed()) {
      if (rest <= 0 || sale.type !== 'sale' || poolOfForm(sale.form) !== 'at_once') continue;
      if (sale.amount <= rest) {
        entries.set(sale.id, {...sale, form: ON_ACCOUNT});
        rest -= sale.amount;
        continue;
      }
      entries.set(sale.id, {...sale, amount: fen(sale.amount - rest)});
      const {id, entryNo} = input.newEntry();
      entries.set(id, {...sale, id, entryNo, amount: fen(rest), form: ON_ACCOUNT, appliedTo: null, corrects: null});
      rest = 0;
    }
    return amount - rest;
  }

  function monthSum(place: WeekPlace, column: 'sales' | 'collection'): Fen {
    let sum = 0;
    for (const entry of entries.values()) {
      const counted = entry.row === place.row && entry.manager === place.manager && !entry.proposed;
      if (counted && monthOf(entry.postedOn) === place.month) sum += effectOf(entry)[column];
    }
    return fen(sum);
  }

  return {
    type(place, amount) {
      if (isClosed(place.month, settings.closedThrough)) {
        return err({kind: 'month-closed', month: formatMonth(place.month)});
      }
      const week =
        place.week < weekCount(settings.weekScheme) ? sheetWeek(place.month, place.week, settings.weekScheme) : null;
      if (week === null || week.days === 0) {
        return err({
          kind: 'value-out-of-range',
          column: place.side,
          input: String(place.week + 1),
          limit: formatMonth(place.month),
        });
      }
      const day = today >= week.from && today <= week.to ? today : asDay(week.to);
      const step =
        place.side === 'sales' ? typeSales(place, day, amount ?? 0) : typeCollection(place, day, amount ?? 0);
      return ok({
        kind: step?.kind ?? 'nothing',
        day: step?.entry.postedOn ?? null,
        type: step?.entry.type ?? null,
        proposed: step?.entry.proposed ?? false,
        monthSales: monthSum(place, 'sales'),
        monthCollection: monthSum(place, 'collection'),
      });
    },
    writes() {
      const inserts: NewRow[] = [];
      const cells: CellWrite[] = [];
      for (const entry of entries.values()) {
        const old = before.get(entry.id);
        if (old === undefined) inserts.push(newRow(entry, ledger.customer.id));
        else if (old !== entry) cells.push(...changedCells(old, entry));
      }
      const deletes = [...before.keys()]
        .filter(id => !entries.has(id))
        .map(row => ({sheet: ledgerSheets.entries, row}));
      return {inserts, cells, deletes};
    },
  };
}

interface Step {
  readonly kind: Exclude<WeekNews['kind'], 'nothing'>;
  readonly entry: Entry;
}

/** Form of what a row paid at once still owes: on account, its mark unknown. */
const ON_ACCOUNT: SettlementForm = 'unspecified';
const SALES: ReadonlySet<EntryType> = new Set(['sale', 'sale_return']);
const COLLECTIONS: ReadonlySet<EntryType> = new Set(['payment', 'recharge', 'refund']);

/** What an entry adds to its cell. */
function signed(entry: Entry): number {
  const effect = effectOf(entry);
  return SALES.has(entry.type) ? effect.sales : effect.collection;
}

/** The one form of some sales; `null` where there are none or several. */
function sharedForm(sales: readonly Entry[]): SettlementForm | null {
  const [first] = sales;
  return first !== undefined && sales.every(sale => sale.form === first.form) ? first.form : null;
}

function newRow(entry: Entry, customer: RowId): NewRow {
  const cells: Record<string, CellValue> = {
    posted_on: entry.postedOn,
    entry_date: entry.entryDate,
    customer,
    contact: entry.row === customer ? null : entry.row,
    account_manager: entry.manager,
    entry_type: entry.type,
    amount: entry.amount,
    settlement_form: entry.form,
    due_date: entry.dueDate,
    entry_no: entry.entryNo === '' ? null : entry.entryNo,
  };
  if (entry.proposed) cells.posted = false;
  const filled = Object.entries(cells).filter(([, value]) => value !== null);
  return {sheet: ledgerSheets.entries, row: entry.id, cells: Object.fromEntries(filled)};
}

function changedCells(old: Entry, entry: Entry): readonly CellWrite[] {
  const pairs: readonly (readonly [string, CellValue, CellValue])[] = [
    ['amount', old.amount, entry.amount],
    ['entry_type', old.type, entry.type],
    ['settlement_form', old.form, entry.form],
  ];
  return pairs
    .filter(([, was, is]) => was !== is)
    .map(([column, , value]) => ({sheet: ledgerSheets.entries, row: entry.id, column: asId<ColumnId>(column), value}));
}

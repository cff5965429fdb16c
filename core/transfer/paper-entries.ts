/** Reckoning rule 13: a row of the paper table as ledger entries. */
import {asDay, asMonth, type Day, lastDay, type Month} from '../base/calendar-date.ts';
import {type Fen, fen, ZERO} from '../base/money.ts';
import {poolOfForm} from '../ledger/pools.ts';
import type {EntryType, SettlementForm} from '../ledger/types.ts';
import {sheetWeek, type WeekScheme, weekCount} from '../ledger/weeks.ts';
import type {PaperRow} from './paper-rows.ts';

export interface PaperEntry {
  readonly type: EntryType;
  /** > 0, save openings and adjustments, which carry their sign. */
  readonly amount: Fen;
  readonly form: SettlementForm | null;
  readonly postedOn: Day;
  /** `null` for the opening line: its age follows evaluation rule 6. */
  readonly entryDate: Day | null;
}

export interface PaperEntries {
  readonly entries: readonly PaperEntry[];
  /** Weeks (0-based) of an at-once row whose sales and collection differ; what is left over is on account. */
  readonly leftOver: readonly number[];
}

type Figures = Pick<PaperRow, 'weeks' | 'balance' | 'adjustment' | 'forms'>;

/** Sales of two marks that are not covered, and what at-once rows still owe: on account, never guessed to be cash. */
const LEFT_OVER: SettlementForm = 'unspecified';

/** The usual form of a row by its marks. */
export function usualFormOf(forms: readonly SettlementForm[]): SettlementForm | 'mixed' {
  return forms.length > 1 ? 'mixed' : (forms[0] ?? 'unspecified');
}

/** @param today a week that it lies in is dated today, other weeks their last day (rule 1) */
export function paperEntries(row: Figures, month: Month, scheme: WeekScheme, today: Day): PaperEntries {
  const entries: PaperEntry[] = [];
  const leftOver: number[] = [];
  const opening = openingOf(row);
  if (opening !== 0) {
    entries.push({
      type: 'opening',
      amount: opening,
      form: openingForm(row.forms, opening),
      postedOn: lastDay(asMonth(month - 1)),
      entryDate: null,
    });
  }
  for (const [week, {sales, collection}] of row.weeks.entries()) {
    const day = dayOfWeek(month, week, scheme, today);
    const made = weekEntries(sales, collection, row.forms, day);
    entries.push(...made.entries);
    if (made.isLeftOver) leftOver.push(week);
  }
  if (row.adjustment !== 0) {
    const day = lastDay(month);
    entries.push({type: 'adjustment', amount: row.adjustment, form: null, postedOn: day, entryDate: day});
  }
  return {entries, leftOver};
}

/** Balance before the month: balance − sales + collections − adjustments. */
export function openingOf({weeks, balance, adjustment}: Figures): Fen {
  return fen(weeks.reduce((sum, week) => sum - week.sales + week.collection, balance - adjustment));
}

/** Stored value opens as stored value; a debt of such a row is owed on account all the same. */
function openingForm(forms: readonly SettlementForm[], opening: number): SettlementForm {
  const [form] = forms;
  if (forms.length === 1 && form === 'prepaid' && opening < 0) return 'prepaid';
  return forms.includes('signed_bill') ? 'signed_bill' : 'unspecified';
}

function dayOfWeek(month: Month, index: number, scheme: WeekScheme, today: Day): Day {
  const week = sheetWeek(month, Math.min(index, weekCount(scheme) - 1), scheme);
  return today >= week.from && today <= week.to ? today : asDay(Math.max(week.to, week.from));
}

/** The entries of one week's pair. */
export function weekEntries(
  sales: Fen,
  collection: Fen,
  forms: readonly SettlementForm[],
  day: Day,
): {readonly entries: readonly PaperEntry[]; readonly isLeftOver: boolean} {
  const entries: PaperEntry[] = [];
  const add = (plus: EntryType, minus: EntryType, amount: number, form: SettlementForm) => {
    if (amount === 0) return;
    entries.push({type: amount > 0 ? plus : minus, amount: fen(Math.abs(amount)), form, postedOn: day, entryDate: day});
  };
  const atOnce = forms.find(form => poolOfForm(form) === 'at_once');
  if (forms.length > 1) {
    const covered = atOnce !== undefined && sales > 0 && collection >= sales;
    const owed = forms.find(form => poolOfForm(form) === 'on_account') ?? LEFT_OVER;
    add('sale', 'sale_return', sales, covered ? atOnce : owed);
    add('payment', 'refund', covered ? collection - sales : collection, LEFT_OVER);
    return {entries, isLeftOver: false};
  }
  if (atOnce !== undefined) {
    const same = Math.sign(sales) === Math.sign(collection);
    const paid = same ? Math.sign(sales) * Math.min(Math.abs(sales), Math.abs(collection)) : ZERO;
    add('sale', 'sale_return', paid, atOnce);
    add('sale', 'sale_return', sales - paid, LEFT_OVER);
    add('payment', 'refund', collection - paid, atOnce);
    return {entries, isLeftOver: sales !== collection};
  }
  const form = forms[0] ?? 'unspecified';
  const stored = form === 'prepaid';
  add('sale', 'sale_return', sales, form);
  add(stored ? 'recharge' : 'payment', 'refund', collection, stored ? 'prepaid' : LEFT_OVER);
  return {entries, isLeftOver: false};
}

/**
 * The rows of one customer on the warning table, each customer × contact × manager, followed entry by entry up to the end
 * of a month: what it opened with, what the month moved, what a hand-over carried in or out, and what last month sold.
 */
import {asMonth, type Day, firstDay, lastDay, type Month, monthOf} from '../base/calendar-date.ts';
import type {RowId} from '../base/ids.ts';
import {type HandoverEvent, handoverEvents, managerAtStart} from './handover.ts';
import {knownCount, type Movement, type Reckoning} from './reckoning.ts';
import type {SettlementForm} from './types.ts';
import {weekCount, weekIndexOf} from './weeks.ts';

/** A row stays on the sheet this many months after its last entry (reckoning rule 6). */
export const MONTHS_KEPT = 3;

/** Figures kept for each week of a row, in this order in `SheetRow.weeks`. */
export const weekFigures = ['sales', 'collection', 'salesEntries', 'collectionEntries', 'proposedCollection'] as const;

/** Sums in fen with their sign. Closing on account = opening + month + moved; likewise stored value. */
export interface SheetRow {
  /** Position in `Reckoning.rows`. */
  readonly row: number;
  readonly manager: RowId | null;
  /** Balance at the end of the month before. */
  readonly openingOnAccount: number;
  readonly openingStored: number;
  /** Moved by the month's entries. */
  readonly monthOnAccount: number;
  readonly monthStored: number;
  /** Moved by hand-over within the month: taken over +, handed over −. */
  readonly movedOnAccount: number;
  readonly movedStored: number;
  readonly sales: number;
  readonly collection: number;
  readonly adjustment: number;
  /** Opening lines posted inside the month: they stand in the opening column. */
  readonly openingPosted: number;
  /** Last month's sales, those of a manager who handed over this month or last included; `null` = unknown. */
  readonly prevSales: number | null;
  readonly changedManager: boolean;
  /** Has a place on the month's sheet (reckoning rule 6). */
  readonly listed: boolean;
  /** Of the month's sales; `null` without any. */
  readonly form: SettlementForm | 'mixed' | null;
  /** `weekFigures.length` figures a week. */
  readonly weeks: Float64Array;
}

interface Draft extends Omit<{-readonly [Key in keyof SheetRow]: SheetRow[Key]}, 'prevSales' | 'listed'> {
  prevSales: number;
  /** First sale or payment, first opening line, last entry: days; ±∞ = none. */
  firstEntry: number;
  firstOpening: number;
  lastEntry: number;
  /** Month of the typed last-month figure, and first month known because of it; ±∞ = none. */
  typedMonth: number;
  typedFrom: number;
  inMonth: boolean;
}

/** Every row the customer has had by the end of `month`, listed or not: row by row, an old manager before the new one. */
export function sheetRows(reckoning: Reckoning, month: Month): readonly SheetRow[] {
  const byRow: Draft[][] = reckoning.rows.map(() => []);
  startTypedRows(reckoning, month, byRow);
  const events = handoverEvents(reckoning.ledger, reckoning.rows, month);
  const {movements, settings} = reckoning;
  const weeks = weekCount(settings.weekScheme);
  const first = firstDay(month);
  const previous = firstDay(asMonth(month - 1));
  const end = knownCount(reckoning, lastDay(month));
  let event = 0;
  for (let index = 0; index < end; index += 1) {
    const movement = movements[index];
    if (movement === undefined) continue;
    const day = movement.entry.postedOn;
    for (; (events[event]?.day ?? Infinity) <= day; event += 1) handOver(events[event], byRow, month);
    const draft = draftOf(byRow, movement.row, movement.entry.manager, weeks);
    noteEntry(draft, movement, day);
    if (day >= first) addInMonth(draft, movement, weekIndexOf(day, settings.weekScheme));
    else addBefore(draft, movement, day >= previous);
  }
  for (; event < events.length; event += 1) handOver(events[event], byRow, month);
  addProposals(reckoning, month, byRow);
  return byRow.flat().map(draft => finished(draft, month));
}

/** Rows of the first paper sheet: their typed last-month figure is history (evaluation rule 9). */
function startTypedRows(reckoning: Reckoning, month: Month, byRow: Draft[][]): void {
  reckoning.rows.forEach((account, row) => {
    if (account.prevMonth === null || account.prevMonth >= month) return;
    const manager = managerAtStart(reckoning.ledger, account);
    const draft = draftOf(byRow, row, manager, weekCount(reckoning.settings.weekScheme));
    draft.typedMonth = account.prevMonth;
    draft.typedFrom = account.prevMonthSales === null ? account.prevMonth + 1 : account.prevMonth;
    if (account.prevMonth === month - 1) draft.prevSales = account.prevMonthSales ?? 0;
  });
}

function draftOf(byRow: readonly Draft[][], row: number, manager: RowId | null, weeks: number): Draft {
  const drafts = byRow[row] ?? [];
  for (const draft of drafts) if (draft.manager === manager) return draft;
  const draft: Draft = {
    row,
    manager,
    openingOnAccount: 0,
    openingStored: 0,
    monthOnAccount: 0,
    monthStored: 0,
    movedOnAccount: 0,
    movedStored: 0,
    sales: 0,
    collection: 0,
    adjustment: 0,
    openingPosted: 0,
    prevSales: 0,
    changedManager: false,
    form: null,
    weeks: new Float64Array(weeks * weekFigures.length),
    firstEntry: Infinity,
    firstOpening: Infinity,
    lastEntry: -Infinity,
    typedMonth: -Infinity,
    typedFrom: Infinity,
    inMonth: false,
  };
  drafts.push(draft);
  return draft;
}

function noteEntry(draft: Draft, movement: Movement, day: Day): void {
  draft.lastEntry = day;
  if (movement.entry.type === 'opening') draft.firstOpening = Math.min(draft.firstOpening, day);
  else draft.firstEntry = Math.min(draft.firstEntry, day);
}

function addBefore(draft: Draft, movement: Movement, inPreviousMonth: boolean): void {
  draft.openingOnAccount += movement.onAccount;
  draft.openingStored += movement.stored;
  if (inPreviousMonth) draft.prevSales += movement.sales;
}

function addInMonth(draft: Draft, movement: Movement, week: number): void {
  const {entry, sales, collection} = movement;
  draft.inMonth = true;
  draft.monthOnAccount += movement.onAccount;
  draft.monthStored += movement.stored;
  draft.sales += sales;
  draft.collection += collection;
  draft.adjustment += movement.adjustment;
  draft.openingPosted += movement.opening;
  if (entry.type === 'sale') draft.form = draft.form === null || draft.form === entry.form ? entry.form : 'mixed';
  const at = week * weekFigures.length;
  const {weeks} = draft;
  weeks[at] = (weeks[at] ?? 0) + sales;
  weeks[at + 1] = (weeks[at + 1] ?? 0) + collection;
  if (sales !== 0) weeks[at + 2] = (weeks[at + 2] ?? 0) + 1;
  if (collection !== 0) weeks[at + 3] = (weeks[at + 3] ?? 0) + 1;
}

function addProposals(reckoning: Reckoning, month: Month, byRow: readonly Draft[][]): void {
  const {ledger, rows, settings} = reckoning;
  for (const entry of ledger.entries) {
    if (!entry.proposed || monthOf(entry.postedOn) !== month) continue;
    const row = rows.findIndex(account => account.id === entry.row);
    if (row < 0) continue;
    const draft = draftOf(byRow, row, entry.manager, weekCount(settings.weekScheme));
    draft.inMonth = true;
    const at = weekIndexOf(entry.postedOn, settings.weekScheme) * weekFigures.length + 4;
    draft.weeks[at] = (draft.weeks[at] ?? 0) + (entry.type === 'refund' ? -entry.amount : entry.amount);
  }
}

/** Carries the old row's balance and history to the new one; within the month shown, as its `moved…` figures. */
function handOver(event: HandoverEvent | undefined, byRow: readonly Draft[][], month: Month): void {
  const from = byRow[event?.row ?? -1]?.find(draft => draft.manager === event?.from);
  if (event === undefined || from === undefined || from.manager === event.to) return;
  const to = draftOf(byRow, event.row, event.to, from.weeks.length / weekFigures.length);
  if (event.month === month) {
    const onAccount = from.openingOnAccount + from.monthOnAccount + from.movedOnAccount;
    const stored = from.openingStored + from.monthStored + from.movedStored;
    from.movedOnAccount -= onAccount;
    from.movedStored -= stored;
    to.movedOnAccount += onAccount;
    to.movedStored += stored;
    from.changedManager = true;
    to.changedManager = true;
  } else {
    to.openingOnAccount += from.openingOnAccount;
    to.openingStored += from.openingStored;
    from.openingOnAccount = 0;
    from.openingStored = 0;
  }
  to.prevSales += from.prevSales;
  to.firstEntry = Math.min(to.firstEntry, from.firstEntry);
  to.firstOpening = Math.min(to.firstOpening, from.firstOpening);
  to.lastEntry = Math.max(to.lastEntry, from.lastEntry);
  to.typedMonth = Math.max(to.typedMonth, from.typedMonth);
  to.typedFrom = Math.min(to.typedFrom, from.typedFrom);
  from.prevSales = 0;
  from.firstEntry = Infinity;
  from.firstOpening = Infinity;
  from.lastEntry = -Infinity;
  from.typedMonth = -Infinity;
  from.typedFrom = Infinity;
}

function finished(draft: Draft, month: Month): SheetRow {
  const {firstEntry, firstOpening, lastEntry, typedMonth, typedFrom, inMonth, prevSales, ...row} = draft;
  const first = firstDay(month);
  // An opening line makes the month after it known, any other entry its own month.
  const prevKnown = firstEntry < first || firstOpening < firstDay(asMonth(month - 1)) || typedFrom < month;
  const hasBalance =
    row.openingOnAccount !== 0 || row.openingStored !== 0 || row.movedOnAccount !== 0 || row.movedStored !== 0;
  const wasActive = lastEntry >= firstDay(asMonth(month - MONTHS_KEPT)) || typedMonth >= month - MONTHS_KEPT;
  return {
    ...row,
    prevSales: prevKnown ? prevSales : null,
    listed: inMonth || hasBalance || row.changedManager || wasActive,
  };
}

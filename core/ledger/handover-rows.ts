/**
 * Rows of the sheet `handovers` for a changed account manager (F50). Those of a day are what the day came to: changing a
 * customer twice leaves one hand-over, changing it back none. Their ids are made from customer, contact and day, so that
 * two devices that give the same customer away write one row.
 */
import {asDay, type Day} from '../base/calendar-date.ts';
import {contentId} from '../base/content-id.ts';
import {asId, type ColumnId, type RowId} from '../base/ids.ts';
import type {Tables} from '../table/table.ts';
import {postingDay} from './closing.ts';
import {managerOn} from './handover.ts';
import {ledgerSheets, linkIn, MANAGER_COLUMN} from './read-rows.ts';
import type {ExtraWrites, ReassignInput, Reassignment} from './reassign-types.ts';
import type {CustomerLedger, Handover} from './types.ts';

/** A row of the customer through the day of the change. */
interface Passage {
  /** `null`: the rows without a contact. */
  readonly contact: RowId | null;
  /** Responsible until the day before, now, and once the command is done. */
  readonly start: RowId | null;
  readonly now: RowId | null;
  readonly after: RowId | null;
  readonly hasHistory: boolean;
}

const FROM = asId<ColumnId>('from');
const TO = asId<ColumnId>('to');

/**
 * Adds what a change of manager writes beside itself. Signing contacts that have the manager whom the customer had go along
 * with it; one that has another manager stays. Clearing a manager is no hand-over: whoever gets the customer next takes
 * over from the last one that its entries name.
 */
export function handoverRows(
  ledger: CustomerLedger,
  edit: Reassignment,
  input: ReassignInput,
  extra: ExtraWrites,
): void {
  const {customer} = ledger;
  const day = postingDay(input.today, input.today, input.settings.closedThrough);
  const recorded = linkIn(input.tables.table(ledgerSheets.customers), customer.id, MANAGER_COLUMN);
  const through = (row: RowId, manager: RowId | null): Omit<Passage, 'contact' | 'after'> => {
    const on = (each: Day): RowId | null => managerOn(ledger, {id: row, manager}, each);
    const last = manager === null ? lastNamed(ledger, row) : null;
    return {start: on(asDay(day - 1)) ?? last, now: on(day) ?? last, hasHistory: hasHistory(ledger, row)};
  };
  const whole = through(customer.id, recorded);
  const own: Passage = {...whole, contact: null, after: edit.manager === undefined ? whole.now : edit.manager};
  const contacts: Passage[] = [];
  for (const {id} of ledger.rows) {
    if (id === customer.id) continue;
    const cell = linkIn(input.tables.table(ledgerSheets.contacts), id, MANAGER_COLUMN);
    const part = through(id, cell ?? recorded);
    const written = edit.contacts.get(id);
    // Within a day the one who came by the same way goes along, not the one who happened to be there already.
    const goesAlong = part.now === own.now && (part.start === own.start || own.start === own.now);
    const after = written === undefined ? contactAfter(part.now, goesAlong, cell, own, edit) : (written ?? own.after);
    contacts.push({...part, contact: id, after});
    // A record of its own follows; one that it shares with the customer must not, where a hand-over had parted them.
    const isGiven = written === undefined && edit.manager !== undefined && own.after !== null && after !== null;
    if (isGiven && (cell !== null) === goesAlong && cell !== after) {
      extra.cells.push({sheet: ledgerSheets.contacts, row: id, column: MANAGER_COLUMN, value: after});
    }
  }
  settle(ledger, day, own, contacts, input.tables, extra);
}

/** Who has a contact that the command itself does not name. @param cell its own record; `null` = as the customer */
function contactAfter(
  now: RowId | null,
  goesAlong: boolean,
  cell: RowId | null,
  own: Passage,
  {manager}: Pick<Reassignment, 'manager'>,
): RowId | null {
  if (manager === undefined) return now;
  if (own.after === null) return cell === null ? null : now;
  return goesAlong ? own.after : now;
}

/** Brings the hand-overs of a day to what the day came to. */
function settle(
  ledger: CustomerLedger,
  day: Day,
  own: Passage,
  contacts: readonly Passage[],
  tables: Tables,
  extra: ExtraWrites,
): void {
  const unclaimed = new Set<Handover>();
  const claim = ({contact, start, now}: Passage): Handover | undefined => {
    const [first, ...more] = ledger.handovers.filter(
      ({row, changedOn, from, to}) => row === contact && changedOn === day && (to === now || from === start),
    );
    for (const each of more) unclaimed.add(each);
    return first;
  };
  const put = (contact: RowId | null, from: RowId | null, to: RowId | null, known: Handover | undefined): void => {
    if (known !== undefined) rewrite(known, from, to, extra);
    else {
      const row = unusedRow(tables, `handover|${ledger.customer.id}|${contact ?? ''}|${day}`);
      const cells = {changed_on: day, customer: ledger.customer.id, contact, from, to};
      extra.inserts.push({sheet: ledgerSheets.handovers, row, cells});
    }
  };
  const isAlong = ({start, after}: Passage): boolean => start === own.start && after === own.after;
  /** The hand-over of the customer would be read as one of this contact, unless a row says that it stays. */
  const wouldMove = ({contact, start, after}: Passage): boolean =>
    start !== null &&
    (start === own.start ||
      (after === own.after && ledger.handovers.every(each => each.row !== contact || each.changedOn >= day)));

  const known = claim(own);
  const stands = known !== undefined || own.hasHistory || contacts.some(each => isAlong(each) && each.hasHistory);
  const whole = stands && passed(own);
  if (whole) put(null, own.start, own.after, known);
  else if (known !== undefined) unclaimed.add(known);

  for (const contact of contacts) {
    const row = claim(contact);
    const isAltered = contact.after !== contact.now || (known !== undefined && contact.now !== contact.start);
    const stays = whole && contact.after === contact.start && wouldMove(contact);
    const isNeeded = row !== undefined || (contact.hasHistory && (isAltered || stays));
    if (isNeeded && (stays || (passed(contact) && !(whole && isAlong(contact))))) {
      put(contact.contact, contact.start, contact.after, row);
    } else if (row !== undefined) unclaimed.add(row);
  }
  for (const {id} of unclaimed) extra.deletes.push({sheet: ledgerSheets.handovers, row: id});
}

function passed({start, after}: Passage): boolean {
  return start !== null && after !== null && start !== after;
}

function rewrite(known: Handover, from: RowId | null, to: RowId | null, extra: ExtraWrites): void {
  const write = (column: ColumnId, value: RowId | null): void => {
    extra.cells.push({sheet: ledgerSheets.handovers, row: known.id, column, value});
  };
  if (known.from !== null && known.from !== from) write(FROM, from);
  if (known.to !== to) write(TO, to);
}

/** A row of that content which does not stand there already, as one whose date was typed over does. */
function unusedRow(tables: Tables, content: string): RowId {
  const table = tables.table(ledgerSheets.handovers);
  for (let text = content; ; text += '|') {
    const row = contentId<RowId>(text);
    const index = table.indexOf(row);
    if (index < 0 || !table.isLive(index)) return row;
  }
}

/** Something stands on the row: an entry, or a typed last-month figure. */
function hasHistory(ledger: CustomerLedger, row: RowId): boolean {
  return (
    ledger.entries.some(entry => entry.row === row) ||
    ledger.rows.some(account => account.id === row && account.prevMonth !== null)
  );
}

/** The manager whom the latest entry of a row names; for the customer as a whole, of any row. */
function lastNamed(ledger: CustomerLedger, row: RowId): RowId | null {
  const isWhole = row === ledger.customer.id;
  return ledger.entries.findLast(entry => (isWhole || entry.row === row) && entry.manager !== null)?.manager ?? null;
}

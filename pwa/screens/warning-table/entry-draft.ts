/** The form that puts down one entry: what is typed, what it will do, the row it writes. */
import {asMonth, type Day, lastDay} from '../../../core/base/calendar-date.ts';
import {asId, type RowId, type SheetId} from '../../../core/base/ids.ts';
import {fen} from '../../../core/base/money.ts';
import type {NewRow} from '../../../core/doc/command.ts';
import type {MonthRow} from '../../../core/ledger/month-table-types.ts';
import {effectOf} from '../../../core/ledger/pools.ts';
import type {SettlementForm} from '../../../core/ledger/types.ts';
import type {Settings} from '../../../core/schema/settings.ts';
import type {CustomerCard} from '../../engine/protocol.ts';
import {readTyped} from './effect.ts';

export type EntryKind = 'sale' | 'payment' | 'refund';

export interface EntryDraft {
  readonly kind: EntryKind;
  /** As typed; `120+80` is their sum. */
  readonly text: string;
  readonly day: Day;
  readonly form: SettlementForm;
  /** The row (contact) that it is for; `null` where the customer has no row yet. */
  readonly row: MonthRow | null;
}

/** Amount of a typed text in fen, sums included; `null` where it is none. */
export function draftAmount(text: string): number | null {
  let total = 0;
  for (const part of text.split('+')) {
    if (part.trim() === '') continue;
    const read = readTyped(part);
    if ('kind' in read) return null;
    total += read.fen;
  }
  return Number.isSafeInteger(total) ? total : null;
}

export interface DraftEffect {
  readonly side: 'sales' | 'collection';
  readonly monthTotal: number;
  readonly balance: number;
}

/** The customer's month and balance once the draft is written. */
export function draftEffect(draft: EntryDraft, card: CustomerCard): DraftEffect | null {
  const amount = draftAmount(draft.text);
  if (amount === null || amount === 0) return null;
  const moved = effectOf({type: draft.kind, form: draft.form, amount: fen(amount)});
  const side = draft.kind === 'sale' ? 'sales' : 'collection';
  const month = card.running.rows.reduce((sum, row) => sum + row[side], 0);
  return {side, monthTotal: month + moved[side], balance: card.balance + moved.closing};
}

/**
 * The entry's row. Its business date is the day chosen; it is posted on that day while the month is open, else today
 * (F02, posted_on).
 */
export function draftRow(id: RowId, draft: EntryDraft, customer: RowId, today: Day, settings: Settings): NewRow | null {
  const amount = draftAmount(draft.text);
  if (amount === null || amount <= 0) return null;
  const closed = settings.closedThrough === null ? null : lastDay(asMonth(settings.closedThrough));
  const contact = draft.row === null || draft.row.row === customer ? null : draft.row.row;
  return {
    sheet: asId<SheetId>('entries'),
    row: id,
    cells: {
      entry_date: draft.day,
      posted_on: closed !== null && draft.day <= closed ? today : draft.day,
      customer,
      contact,
      entry_type: draft.kind,
      amount,
      settlement_form: draft.form,
      account_manager: draft.row?.manager ?? null,
      posted: settings.hasFinanceUser && draft.kind === 'payment' ? false : null,
    },
  };
}

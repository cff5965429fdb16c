/** What typing a figure into a week cell will do (F01 reckoning rules 1 and 4), said before it is done. */
import type {Day} from '../../../core/base/calendar-date.ts';
import {ZERO} from '../../../core/base/money.ts';
import type {MonthRow, WeekSpan} from '../../../core/ledger/month-table-types.ts';
import {poolOfForm} from '../../../core/ledger/pools.ts';
import {readAmountText} from '../../../core/transfer/amounts.ts';
import type {Side} from './columns.ts';

export type TypingEffect =
  /** The text is no amount, or has more than two decimals. */
  | {readonly kind: 'invalid'; readonly why: 'not-an-amount' | 'decimals' | 'too-large'}
  | {readonly kind: 'nothing'}
  | {
      readonly kind: 'entry';
      /** A new entry, a changed one, one of the difference to several, or the only one taken away. */
      readonly how: 'new' | 'change' | 'difference' | 'remove';
      readonly day: Day;
      /** The entry's amount in fen; of a difference with its sign. */
      readonly amount: number;
      /** The row's total of that side in the month, in fen. */
      readonly monthTotal: number;
      /** The row's balance in fen, or `null` where its form is mixed and the engine alone knows. */
      readonly balance: number | null;
    };

/** The figure that a text stands for, in fen; '' is 0. */
export function readTyped(text: string): {readonly fen: number} | Extract<TypingEffect, {kind: 'invalid'}> {
  const reading = readAmountText(text);
  switch (reading.kind) {
    case 'nothing':
      return {fen: ZERO};
    case 'amount':
      return reading.rounded ? {kind: 'invalid', why: 'decimals'} : {fen: reading.fen};
    case 'too-large':
      return {kind: 'invalid', why: 'too-large'};
    case 'not-an-amount':
      return {kind: 'invalid', why: 'not-an-amount'};
  }
}

/** Date of a typed entry: today if today lies in that week, else the week's last day. */
export function typedDay(span: WeekSpan, today: Day): Day {
  return today >= span.from && today <= span.to ? today : span.to;
}

/** The effect of showing `text` in the row's week cell. */
export function typingEffect(
  row: MonthRow,
  week: number,
  side: Side,
  text: string,
  span: WeekSpan,
  today: Day,
): TypingEffect {
  const typed = readTyped(text);
  if ('kind' in typed) return typed;
  const pair = row.weeks[week];
  const before = pair?.[side] ?? ZERO;
  const count = (side === 'sales' ? pair?.salesEntries : pair?.collectionEntries) ?? 0;
  const difference = typed.fen - before;
  if (difference === 0) return {kind: 'nothing'};
  return {
    kind: 'entry',
    how: count === 0 ? 'new' : count > 1 ? 'difference' : typed.fen === 0 ? 'remove' : 'change',
    day: typedDay(span, today),
    amount: count > 1 ? difference : typed.fen,
    monthTotal: row[side] + difference,
    balance: balanceAfter(row, side, difference),
  };
}

/** A sale paid at once never touches the balance; every other figure moves it by itself. */
function balanceAfter(row: MonthRow, side: Side, difference: number): number | null {
  if (side === 'collection') return row.closing - difference;
  if (row.form === 'mixed') return null;
  return poolOfForm(row.form) === 'at_once' ? row.closing : row.closing + difference;
}

/** Typed, pasted or cleared week cells of the warning table as one command (reckoning rule 1). */
import type {AppError} from '../base/app-error.ts';
import type {Day} from '../base/calendar-date.ts';
import type {RowId} from '../base/ids.ts';
import {type Fen, fen} from '../base/money.ts';
import {err, ok, type Result} from '../base/result.ts';
import {foldText, type Locale} from '../base/text.ts';
import {type Command, writeCommand} from '../doc/command.ts';
import {parseCellText} from '../schema/cell-text.ts';
import {type Column, columnSchema} from '../schema/column.ts';
import type {Settings} from '../schema/settings.ts';
import type {CustomerLedger} from './types.ts';
import {createWeekTyping, type WeekNews, type WeekPlace, type WeekTyping} from './week-typing.ts';

/** One cell with the text that it should show; '' clears it. */
export interface TypedWeekCell extends WeekPlace {
  readonly customer: RowId;
  readonly text: string;
}

export interface WeekCellInput {
  /** `undefined` where the customer is gone. */
  ledger(customer: RowId): CustomerLedger | undefined;
  readonly settings: Settings;
  readonly today: Day;
  readonly locale: Locale;
  newEntry(): {readonly id: RowId; readonly entryNo: string};
}

export interface WeekCellPlan {
  /** `null` where no entry has to change. */
  readonly command: Extract<Command, {kind: 'write'}> | null;
  /** What became of each cell, in the order given. Cells with an error change nothing. */
  readonly cells: readonly Result<WeekNews, AppError>[];
}

/**
 * Plans week cells as one undo step.
 * Errors of a cell: `value-invalid`, `value-out-of-range`, `month-closed`, `row-missing`.
 * @param label words for the undo list, as a key of core/text
 */
export function planWeekCells(input: WeekCellInput, label: string, cells: readonly TypedWeekCell[]): WeekCellPlan {
  const typings = new Map<RowId, WeekTyping>();
  const results: Result<WeekNews, AppError>[] = [];
  const typingOf = (customer: RowId): WeekTyping | undefined => {
    const known = typings.get(customer);
    if (known !== undefined) return known;
    const ledger = input.ledger(customer);
    if (ledger === undefined) return undefined;
    const typing = createWeekTyping({...input, ledger});
    typings.set(customer, typing);
    return typing;
  };
  // Sales first: what was paid at once with them is then known when the week's collection is typed.
  const order = [...cells.keys()].sort((a, b) => sideRank(cells[a]) - sideRank(cells[b]) || a - b);
  for (const index of order) {
    const cell = cells[index];
    if (cell !== undefined) results[index] = typeCell(typingOf(cell.customer), cell, input);
  }
  const writes = [...typings.values()].map(typing => typing.writes());
  const inserts = writes.flatMap(write => write.inserts);
  const changed = writes.flatMap(write => write.cells);
  const deletes = writes.flatMap(write => write.deletes);
  const isEmpty = inserts.length + changed.length + deletes.length === 0;
  return {command: isEmpty ? null : writeCommand(label, {inserts, cells: changed, deletes}), cells: results};
}

/** The amount that a week cell's text stands for; blank text is `null`. Errors: `value-invalid`, `value-out-of-range`. */
export function weekAmount(
  text: string,
  side: WeekPlace['side'],
  {today, locale}: Pick<WeekCellInput, 'today' | 'locale'>,
): Result<Fen | null, AppError> {
  if (foldText(text) === '') return ok(null);
  const parsed = parseCellText(AMOUNT[side], text, {today, locale, pinyin: null});
  if (!parsed.ok) return parsed;
  return ok(typeof parsed.value === 'number' ? fen(parsed.value) : null);
}

const AMOUNT: Readonly<Record<WeekPlace['side'], Column>> = {
  sales: amountColumn('sales', {zh: '消费', en: 'Sales'}),
  collection: amountColumn('collection', {zh: '回款', en: 'Collection'}),
};

function amountColumn(id: string, name: Column['name']): Column {
  return columnSchema.parse({id, name, type: 'money', level: '0', width: 80});
}

function typeCell(
  typing: WeekTyping | undefined,
  cell: TypedWeekCell,
  input: WeekCellInput,
): Result<WeekNews, AppError> {
  if (typing === undefined) return err({kind: 'row-missing', row: cell.customer});
  const amount = weekAmount(cell.text, cell.side, input);
  return amount.ok ? typing.type(cell, amount.value) : amount;
}

function sideRank(cell: TypedWeekCell | undefined): number {
  return cell?.side === 'collection' ? 1 : 0;
}

/**
 * The user's own undo journal. A step is undone register by register, by writing the earlier value as a new write, and
 * only where the register still shows exactly what the step wrote (S5); so it never takes back somebody else's edit,
 * and it works over folds, epochs and restarts, which change no stamp.
 */
import type {RowId, SheetId} from '../base/ids.ts';
import {slotParts, slotRowId} from '../table/row-directory.ts';
import {EXISTENCE} from './layout.ts';
import type {Held, JournalChange, JournalRecord, UndoItem, UndoStep} from './undo-types.ts';
import type {Register} from './workbook-types.ts';

/** Steps that are kept; older ones fall out. */
export const JOURNAL_STEPS = 300;

export type JournalSide = 'undo' | 'redo';

export interface Journal {
  /** The step on top of a stack. */
  top(side: JournalSide): UndoStep | undefined;
  /** A new action: lies on the undo stack, and what could be redone cannot any more. */
  push(step: UndoStep): void;
  /** Takes the top of `side` away and, if `inverse` says how to take that back, lays it on the other stack. */
  turn(side: JournalSide, inverse: UndoStep | null): void;
}

/** A journal from its stored records; tells `changed` what to store. */
export function createJournal(records: readonly JournalRecord[], changed: (change: JournalChange) => void): Journal {
  const stacks: Record<JournalSide, JournalRecord[]> = {undo: [], redo: []};
  for (const record of [...records].sort((a, b) => a.order - b.order)) stacks[record.side].push(record);
  let order = Math.max(0, ...records.map(record => record.order));

  function lay(side: JournalSide, step: UndoStep): JournalRecord {
    const record: JournalRecord = {side, order: ++order, step};
    stacks[side].push(record);
    return record;
  }

  return {
    top: side => stacks[side].at(-1)?.step,
    push(step) {
      const dropped = stacks.redo.splice(0);
      const put = [lay('undo', step)];
      if (stacks.undo.length > JOURNAL_STEPS)
        dropped.push(...stacks.undo.splice(0, stacks.undo.length - JOURNAL_STEPS));
      changed({put, remove: dropped.map(record => record.step.id)});
    },
    turn(side, inverse) {
      const taken = stacks[side].pop();
      const other = side === 'undo' ? 'redo' : 'undo';
      changed({
        put: inverse === null ? [] : [lay(other, inverse)],
        remove: taken === undefined ? [] : [taken.step.id],
      });
    },
  };
}

/** A register to set back, with what it holds now. */
export interface Reversal {
  readonly sheet: SheetId;
  readonly row: RowId;
  readonly column: string;
  readonly now: Held;
  readonly value: Held['value'];
}

/**
 * What undoing the registers of a step means now.
 * @param register what a register shows at this moment
 * @returns the writes to make and how many registers are left alone because they show something else
 */
export function reversals(
  items: readonly UndoItem[],
  register: (row: RowId, column: string) => Register | undefined,
): {readonly reversals: readonly Reversal[]; readonly skipped: number} {
  const list: Reversal[] = [];
  let skipped = 0;
  const take = (sheet: SheetId, row: RowId, column: string, before: Held, after: Held): void => {
    const now = register(row, column);
    if (now === undefined || !isSame(now, after)) skipped++;
    else list.push({sheet, row, column, now, value: before.value});
  };
  for (const item of items) {
    if (item.kind === 'register') take(item.sheet, item.row, item.column, item.before, item.after);
    if (item.kind !== 'block') continue;
    for (let i = 0; i < item.count; i++) {
      take(item.sheet, slotRowId(item.slot, item.first + i), EXISTENCE, item.before, item.after);
    }
  }
  return {reversals: list, skipped};
}

function isSame(a: Held, b: Held): boolean {
  return a.stamp === b.stamp && a.author === b.author && Object.is(a.value, b.value);
}

/** The same items with runs of one slot's rows that came or went alike told as blocks. */
export function compacted(items: readonly UndoItem[]): readonly UndoItem[] {
  const list: UndoItem[] = [];
  for (const item of items) {
    const last = list.at(-1);
    const block = asBlock(item);
    if (block === undefined) list.push(item);
    else if (last?.kind === 'block' && continues(last, block)) list[list.length - 1] = {...last, count: last.count + 1};
    else list.push(block);
  }
  return list;
}

function asBlock(item: UndoItem): Extract<UndoItem, {kind: 'block'}> | undefined {
  if (item.kind !== 'register' || item.column !== EXISTENCE) return undefined;
  const parts = slotParts(item.row);
  if (parts === undefined) return undefined;
  const {sheet, before, after} = item;
  return {kind: 'block', sheet, slot: parts.slot, first: parts.index, count: 1, before, after};
}

function continues(block: Extract<UndoItem, {kind: 'block'}>, next: Extract<UndoItem, {kind: 'block'}>): boolean {
  return (
    block.sheet === next.sheet &&
    block.slot === next.slot &&
    block.first + block.count === next.first &&
    isSame(block.before, next.before) &&
    isSame(block.after, next.after)
  );
}

/**
 * The user's own undo journal. A step is undone register by register, by writing the earlier value as a new write, and
 * only where the register still shows exactly what the step wrote (S5); so it never takes back somebody else's edit,
 * and it works over folds, epochs and restarts, which change no stamp.
 *
 * The new write stands for the one it brought back: a step further down that made that one can be undone too. So the
 * journal follows restorations (`turn`), from the held value that was brought back to the write that did it.
 */
import type {RowId, SheetId} from '../base/ids.ts';
import {slotParts, slotRowId} from '../table/row-directory.ts';
import {EXISTENCE} from './layout.ts';
import type {Held, JournalChange, JournalRecord, UndoItem, UndoStep} from './undo-types.ts';
import type {Register} from './workbook-types.ts';

/** Steps that are kept; older ones fall out. */
export const JOURNAL_STEPS = 300;
/** Registers that the kept steps may hold together; a paste of 20,000 cells counts as many. The last step stays. */
export const JOURNAL_ITEMS = 200_000;

export type JournalSide = 'undo' | 'redo';

export interface Journal {
  /** The step on top of a stack. */
  top(side: JournalSide): UndoStep | undefined;
  /** A new action: lies on the undo stack, and what could be redone cannot any more. */
  push(step: UndoStep): void;
  /**
   * Takes the top of `side` away and, if `inverse` says how to take that back, lays it on the other stack.
   * @param restored registers that were brought back to what they held before, and by which write
   */
  turn(side: JournalSide, inverse: UndoStep | null, restored: readonly Restoration[]): void;
}

/** How many of the oldest steps are too many. */
function excess(records: readonly JournalRecord[]): number {
  let items = 0;
  for (let kept = 1; kept <= records.length; kept++) {
    items += records[records.length - kept]?.step.items.length ?? 0;
    if (kept > 1 && (kept > JOURNAL_STEPS || items > JOURNAL_ITEMS)) return records.length - kept + 1;
  }
  return 0;
}

/** A register that holds again what it held before. */
export interface Restoration {
  readonly row: RowId;
  readonly column: string;
  readonly from: Held;
  readonly to: Held;
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

  /** Lets the steps that made what was restored point to the write that stands for it now. */
  function follow(restored: readonly Restoration[]): readonly JournalRecord[] {
    const byRegister = new Map(restored.map(each => [`${each.row} ${each.column}`, each]));
    const rows = restored.filter(each => each.column === EXISTENCE).map(each => slotParts(each.row)?.slot);
    const slots = new Set(rows);
    const put: JournalRecord[] = [];
    for (const stack of [stacks.undo, stacks.redo]) {
      for (const [at, record] of stack.entries()) {
        const items = followedItems(record.step.items, byRegister, slots);
        if (items === record.step.items) continue;
        const moved = {...record, step: {...record.step, items}};
        stack[at] = moved;
        put.push(moved);
      }
    }
    return put;
  }

  return {
    top: side => stacks[side].at(-1)?.step,
    push(step) {
      const dropped = stacks.redo.splice(0);
      const put = [lay('undo', step)];
      dropped.push(...stacks.undo.splice(0, excess(stacks.undo)));
      changed({put, remove: dropped.map(record => record.step.id)});
    },
    turn(side, inverse, restored) {
      const taken = stacks[side].pop();
      const other = side === 'undo' ? 'redo' : 'undo';
      const followed = restored.length > 0 ? follow(restored) : [];
      changed({
        put: inverse === null ? followed : [...followed, lay(other, inverse)],
        remove: taken === undefined ? [] : [taken.step.id],
      });
    },
  };
}

type Block = Extract<UndoItem, {kind: 'block'}>;
type Restorations = ReadonlyMap<string, Restoration>;

/** The same list where nothing in it was restored. */
function followedItems(
  items: readonly UndoItem[],
  restored: Restorations,
  slots: ReadonlySet<string | undefined>,
): readonly UndoItem[] {
  const list = items.flatMap((item): readonly UndoItem[] => {
    if (item.kind === 'register') {
      const found = restored.get(`${item.row} ${item.column}`);
      return [found !== undefined && isSame(item.after, found.from) ? {...item, after: found.to} : item];
    }
    return item.kind === 'block' && slots.has(item.slot) ? followedBlock(item, restored) : [item];
  });
  return list.length === items.length && list.every((item, i) => item === items[i]) ? items : compacted(list);
}

function followedBlock(block: Block, restored: Restorations): readonly UndoItem[] {
  const held = (i: number): Held => {
    const found = restored.get(`${slotRowId(block.slot, block.first + i)} ${EXISTENCE}`);
    return found !== undefined && isSame(block.after, found.from) ? found.to : block.after;
  };
  const parts: Block[] = [];
  for (let i = 0; i < block.count; i++) {
    const after = held(i);
    const last = parts.at(-1);
    if (last !== undefined && isSame(last.after, after)) parts[parts.length - 1] = {...last, count: last.count + 1};
    else parts.push({...block, first: block.first + i, count: 1, after});
  }
  const [first] = parts;
  return parts.length === 1 && first !== undefined && isSame(first.after, block.after) ? [block] : parts;
}

/** A register to set back, with what it holds now. */
export interface Reversal {
  readonly sheet: SheetId;
  readonly row: RowId;
  readonly column: string;
  readonly now: Held;
  /** What the step had found there; its value is written. */
  readonly before: Held;
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
    else list.push({sheet, row, column, now, before});
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

function asBlock(item: UndoItem): Block | undefined {
  if (item.kind !== 'register' || item.column !== EXISTENCE) return undefined;
  const parts = slotParts(item.row);
  if (parts === undefined) return undefined;
  const {sheet, before, after} = item;
  return {kind: 'block', sheet, slot: parts.slot, first: parts.index, count: 1, before, after};
}

function continues(block: Block, next: Block): boolean {
  return (
    block.sheet === next.sheet &&
    block.slot === next.slot &&
    block.first + block.count === next.first &&
    isSame(block.before, next.before) &&
    isSame(block.after, next.after)
  );
}

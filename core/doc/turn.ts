/** Undo and redo of the top step: the earlier values as new writes, where nobody has changed them since (S5). */
import type {AppError} from '../base/app-error.ts';
import {asId, type ColumnId, type LevelId, randomId, type SheetId} from '../base/ids.ts';
import {err, ok, type Result} from '../base/result.ts';
import {EXISTENCE, isRootMap, ORDINARY_LEVEL} from './layout.ts';
import {commit, defaultPortfolio, type Parts} from './parts.ts';
import {type RootWrite, sameJson} from './root.ts';
import {compacted, type Journal, type JournalSide, type Restoration, type Reversal, reversals} from './undo.ts';
import type {Held, UndoItem, UndoStep} from './undo-types.ts';
import type {AppliedCommand} from './workbook-types.ts';

type RootItem = Extract<UndoItem, {kind: 'root'}>;

/**
 * Takes back the step on top of a stack and lays what takes that back again on the other one.
 * Errors: `nothing-to-undo`; `undo-skipped` when every register shows something else by now (the step is dropped).
 */
export function turnStep(parts: Parts, journal: Journal, side: JournalSide): Result<AppliedCommand, AppError> {
  const top = journal.top(side);
  if (top === undefined) return err({kind: 'nothing-to-undo'});
  const {reversals: back, skipped: left} = reversals(top.items, parts.reader.register);
  const roots = top.items.filter(item => item.kind === 'root');
  const settable = roots.filter(
    item => isRootMap(item.map) && sameJson(parts.root.held(item.map, item.key), item.after),
  );
  const skipped = left + roots.length - settable.length;
  if (back.length + settable.length === 0) {
    journal.turn(side, null, []);
    return err({kind: 'undo-skipped', skipped, done: 0});
  }
  const rows = turnRows(parts, back);
  const root = turnRoot(parts, settable);
  const items = compacted([...rows.items, ...root.items]);
  const inverse: UndoStep = {id: randomId<string>(parts.host.random), label: top.label, items};
  journal.turn(side, inverse, rows.restored);
  return ok({rows: [], changes: [...rows.changes, ...root.changes], step: inverse, skipped});
}

interface Turned {
  readonly items: readonly UndoItem[];
  readonly restored: readonly Restoration[];
  readonly changes: AppliedCommand['changes'];
}

function turnRows(parts: Parts, back: readonly Reversal[]): Turned {
  if (back.length === 0) return {items: [], restored: [], changes: []};
  const writes = back.map(({sheet, row, column, before}) => ({
    portfolio: parts.reader.homeOf(row) ?? defaultPortfolio(parts),
    level: levelOf(parts, sheet, column),
    row,
    column: asId<ColumnId>(column),
    value: before.value,
  }));
  const {stamp, changes} = commit(parts, writes, [], 'undo');
  const held = (value: Held['value']): Held => ({stamp, author: parts.host.author, value});
  const items = back.map(({sheet, row, column, now, before}) => ({
    kind: 'register' as const,
    sheet,
    row,
    column: asId<ColumnId>(column),
    before: now,
    after: held(before.value),
  }));
  const restored = back.map(({row, column, before}) => ({row, column, from: before, to: held(before.value)}));
  return {items, restored, changes};
}

function turnRoot(parts: Parts, items: readonly RootItem[]): Turned {
  if (items.length === 0) return {items: [], restored: [], changes: []};
  const writes: RootWrite[] = items.flatMap(({map, key, before}) =>
    isRootMap(map) ? [{map, key, value: before}] : [],
  );
  const changes = parts.transaction('undo', () => parts.documents.root.transact(() => parts.root.write(writes)));
  return {items: items.map(item => ({...item, before: item.after, after: item.before})), restored: [], changes};
}

function levelOf({root}: Parts, sheet: SheetId, column: string): LevelId {
  if (column === EXISTENCE) return ORDINARY_LEVEL;
  return root.levelOf(sheet, column) ?? ORDINARY_LEVEL;
}

/** Commands: planned, committed, remembered for undo. */
import type {AppError} from '../base/app-error.ts';
import {randomId} from '../base/ids.ts';
import {err, ok, type Result} from '../base/result.ts';
import type {Command} from './command.ts';
import {type Origin, originTraits} from './origin.ts';
import {commit, defaultPortfolio, type Parts} from './parts.ts';
import {columnAttributes, columnWrites, type RootWrite, settingWrites} from './root.ts';
import {levelWrites} from './root-state.ts';
import {compacted, type Journal} from './undo.ts';
import type {UndoItem, UndoStep} from './undo-types.ts';
import type {AppliedCommand} from './workbook-types.ts';
import {planRows} from './write.ts';

type Applied = Result<AppliedCommand, AppError>;
type RowsCommand = Extract<Command, {kind: 'write' | 'import'}>;
type ColumnCommand = Extract<Command, {kind: 'set-column'}>;

/**
 * Applies a command: all of it or, on error, nothing. One transaction a document, one stamp, one undo step.
 * Errors: `sheet-missing`, `row-missing`, `value-invalid`, `value-out-of-range`, `column-read-only`.
 */
export function applyCommand(parts: Parts, journal: Journal, command: Command, origin: Origin): Applied {
  switch (command.kind) {
    case 'write':
    case 'import':
      return applyRows(parts, journal, command, origin);
    case 'set-setting':
      return applyRoot(
        parts,
        journal,
        command.kind,
        settingWrites(parts.documents.root, command.key, command.value),
        origin,
      );
    case 'set-view':
      return applyRoot(parts, journal, command.kind, [{map: 'views', key: command.view, value: command.value}], origin);
    case 'set-column':
      return applyColumn(parts, journal, command, origin);
  }
}

function applyRows(parts: Parts, journal: Journal, command: RowsCommand, origin: Origin): Applied {
  const {reader, root, limits, host} = parts;
  const portfolio = defaultPortfolio(parts);
  const once = origin === 'clip';
  const plan = planRows(command, {reader, sheet: root.sheet, portfolio, once, segmentCells: limits.segmentCells});
  if (!plan.ok) return plan;
  const {rows, writes, pages, items, blocks} = plan.value;
  if (writes.length + pages.length === 0) return ok({rows: [], changes: [], step: null, skipped: 0});
  const {stamp, changes} = commit(parts, writes, pages, origin);
  const registers = items
    .filter(item => !item.covered)
    .map(({sheet, row, column, before, value}) => ({
      kind: 'register' as const,
      sheet,
      row,
      column,
      before,
      after: {stamp, author: host.author, value},
    }));
  const step = remember(parts, journal, command.label, compacted([...blocks, ...registers]), origin);
  return ok({rows, changes, step, skipped: 0});
}

function applyRoot(
  parts: Parts,
  journal: Journal,
  label: string,
  writes: readonly RootWrite[],
  origin: Origin,
): Applied {
  const {documents, root} = parts;
  const effective = root.effective(writes);
  if (effective.length === 0) return ok({rows: [], changes: [], step: null, skipped: 0});
  const items = effective.map(({map, key, value}) => ({
    kind: 'root' as const,
    map,
    key,
    before: root.held(map, key),
    after: value,
  }));
  const changes = parts.transaction(origin, () => documents.root.transact(() => root.write(effective)));
  return ok({rows: [], changes, step: remember(parts, journal, label, items, origin), skipped: 0});
}

function applyColumn(parts: Parts, journal: Journal, command: ColumnCommand, origin: Origin): Applied {
  const {column} = command;
  const sheet = parts.root.sheet(command.sheet);
  if (sheet === undefined) return err({kind: 'sheet-missing', sheet: command.sheet});
  const known = sheet.columns.find(each => each.id === column.id);
  // Another level is another document: its cells would have to move, and with them who may read them.
  if (known !== undefined && known.level !== column.level) {
    return err({kind: 'column-read-only', column: column.id, reason: 'right'});
  }
  const order = known === undefined ? sheet.columns.length : undefined;
  const gone = columnAttributes(parts.documents.root, sheet.id, column.id)
    .filter(name => name !== 'order' && !(name in column))
    .flatMap(name => columnWrites(sheet.id, {...column, [name]: undefined}).filter(write => write.value === undefined));
  const levels = levelWrites(parts.documents.root, [{...sheet, columns: [column]}]);
  return applyRoot(
    parts,
    journal,
    command.kind,
    [...columnWrites(sheet.id, column, order), ...gone, ...levels],
    origin,
  );
}

function remember(
  {host}: Parts,
  journal: Journal,
  label: string,
  items: readonly UndoItem[],
  origin: Origin,
): UndoStep | null {
  if (items.length === 0 || !originTraits(origin).undoable) return null;
  const step = {id: randomId<string>(host.random), label, items};
  journal.push(step);
  return step;
}

/** What the machine's commands do to cells and rows: typed, picked, cleared, filled, deleted. */
import {asId, type ColumnId, type RowId} from '../../core/base/ids.ts';
import {columnsPassedOver, gridText, rowsDeleted} from '../../core/text/grid.ts';
import type {GridCell} from '../engine/protocol.ts';
import type {CellWords} from './cell-words.ts';
import type {ColumnLook} from './column-look.ts';
import type {GridHost} from './controller.ts';
import type {DraftRows} from './draft-rows.ts';
import {repeated} from './fill-shape.ts';
import type {GridSource} from './grid-source.ts';
import type {HeldTexts, RowKey} from './held-texts.ts';
import type {RowsReader} from './rows-reader.ts';
import {type CellAt, rowRanges, type Span} from './span.ts';
import type {TextCell, ValueCell, Writer} from './writer.ts';

export interface EditsOptions {
  readonly source: GridSource;
  readonly host: GridHost;
  readonly words: CellWords;
  readonly drafts: DraftRows;
  readonly held: HeldTexts;
  readonly writer: Writer;
  readonly reader: RowsReader;
  columns(): readonly ColumnLook[];
  canAdd(): boolean;
  /** Rows of the engine's view. */
  viewRows(): number;
  /** Rows with those that are still being made. */
  rowCount(): number;
  rowKey(index: number): RowKey | null;
  cell(index: number, column: ColumnId): GridCell | undefined;
  /** Keys of rows, group rows left out; with `grow` rows are begun for what lies past the last one. */
  keysFor(from: number, to: number, grow: boolean): Promise<readonly RowKey[]>;
  /** What is held for cells changed. */
  repaint(): void;
  /** Rows that were not made yet were dropped. */
  rowsGone(): void;
}

export interface Edits {
  writeText(at: CellAt, text: string): void;
  writeValue(at: CellAt, value: string | boolean, label: string): void;
  writeAll(ranges: readonly Span[], text: string, label: 'fill' | 'clear'): Promise<void>;
  toggle(at: CellAt): void;
  giveUp(at: CellAt): void;
  /** Repeats `from` over `to`, which holds it. */
  fill(from: Span, to: Span): Promise<void>;
  deleteRows(ranges: readonly Span[]): Promise<void>;
}

export function createEdits(options: EditsOptions): Edits {
  const {source, host, words, drafts, held, writer, reader, columns, canAdd, viewRows, rowCount} = options;
  const {rowKey, cell, keysFor, repaint, rowsGone} = options;

  /** Writes to a row, at once where its id is known; on the new row's line a row is begun. */
  const withKey = (index: number, write: (key: RowKey) => Promise<void>): void => {
    if (index >= rowCount()) {
      if (canAdd()) void write(drafts.begin(source.state().version).key);
      return;
    }
    const key = rowKey(index);
    if (key !== null) void write(key);
    else void keysFor(index, index + 1, false).then(([found]) => (found === undefined ? undefined : write(found)));
  };

  const writeText = (at: CellAt, text: string): void => {
    const look = columns()[at.col];
    const isNew = at.row >= rowCount();
    // An empty text makes no row.
    if (!look || (isNew && text.trim() === '')) return;
    withKey(at.row, row => writer.texts(isNew ? 'add-row' : 'edit-cell', [{row, column: look.column.id, text}]));
  };

  const writeValue = (at: CellAt, value: string | boolean, label: string): void => {
    const look = columns()[at.col];
    const isNew = at.row >= rowCount();
    if (!look) return;
    const column = look.column.id;
    withKey(at.row, row => writer.values(isNew ? 'add-row' : 'edit-cell', [{row, column, value, label}]));
  };

  const giveUp = (at: CellAt): void => {
    const look = columns()[at.col];
    const key = rowKey(at.row);
    if (!look || key === null || held.at(key, look.column.id)?.state !== 'refused') return;
    held.drop(key, look.column.id);
    const draft = drafts.byKey(key);
    if (draft?.id === null && !held.hasRow(key)) drafts.drop(key);
    repaint();
  };

  const toggle = (at: CellAt): void => {
    const look = columns()[at.col];
    const known = look ? cell(at.row, look.column.id) : undefined;
    // What is not known cannot be turned over.
    if (!known && at.row < viewRows()) return;
    const now = known?.value === true;
    writeValue(at, !now, gridText[now ? 'no' : 'yes'][host.locale()]);
  };

  const openColumns = (span: Span) => {
    const looks = columns().slice(span.left, span.right + 1);
    const open = looks.filter(look => look.readOnly === null);
    return {open, skipped: looks.length - open.length};
  };

  const writeAll = async (ranges: readonly Span[], text: string, label: 'fill' | 'clear'): Promise<void> => {
    const cells: TextCell[] = [];
    let skipped = 0;
    for (const span of ranges) {
      const {open, skipped: closed} = openColumns(span);
      skipped = Math.max(skipped, open.length === 0 ? closed : 0);
      const keys = await keysFor(span.top, Math.min(span.bottom + 1, rowCount()), false);
      for (const key of keys) for (const look of open) cells.push({row: key, column: look.column.id, text});
    }
    if (skipped > 0) host.say(columnsPassedOver(skipped));
    if (cells.length > 0) await writer.texts(label, cells);
  };

  const fill = async (from: Span, to: Span): Promise<void> => {
    const looks = columns();
    const ids = looks.map(look => look.column.id);
    const lines = await reader.all(from.top, Math.min(from.bottom + 1, viewRows()), ids);
    if (lines.length === 0) return;
    const keys = await keysFor(to.top, to.bottom + 1, true);
    const values: ValueCell[] = [];
    const texts: TextCell[] = [];
    const {open, skipped} = openColumns(to);
    keys.forEach((key, index) => {
      const line = lines[repeated(to.top + index - from.top, from.bottom - from.top + 1)];
      for (const look of open) {
        const col = looks.indexOf(look);
        const sourceCol = from.left + repeated(col - from.left, from.right - from.left + 1);
        const inSource = to.top + index >= from.top && to.top + index <= from.bottom && col === sourceCol;
        const sourceLook = looks[sourceCol];
        const value = line?.cells[sourceCol];
        if (inSource || !sourceLook || !value) continue;
        const label = words.copied(sourceLook.column, value);
        if (sourceCol === col) values.push({row: key, column: look.column.id, value: value.value, label});
        else texts.push({row: key, column: look.column.id, text: label});
      }
    });
    if (skipped > 0) host.say(columnsPassedOver(skipped));
    if (values.length > 0) await writer.values('fill', values);
    if (texts.length > 0) await writer.texts('fill', texts);
  };

  const deleteRows = async (ranges: readonly Span[]): Promise<void> => {
    const ids: RowId[] = [];
    for (const range of rowRanges(ranges)) {
      for (const key of await keysFor(range.from, Math.min(range.to + 1, rowCount()), false)) {
        held.dropRow(key);
        const draft = drafts.byKey(key);
        if (!draft) ids.push(asId<RowId>(key));
        else if (draft.id === null) drafts.drop(key);
        else ids.push(draft.id);
      }
    }
    if (ids.length > 0) {
      const answer = await writer.after(() => source.deleteRows(ids));
      if (answer.ok) host.say(rowsDeleted(ids.length), 'undo');
      else host.sayError(answer.error);
    }
    rowsGone();
  };

  return {writeText, writeValue, writeAll, toggle, giveUp, fill, deleteRows};
}

/**
 * Runs the machine against the engine's rows: keeps its state, says what each row and cell is, carries its commands
 * out. Knows nothing of canvas or DOM; `grid.tsx` hands in the few things that must be done to the page.
 */
import {createSignal} from 'solid-js';
import type {AppError} from '../../core/base/app-error.ts';
import {assertNever} from '../../core/base/assert.ts';
import {type Day, formatDay} from '../../core/base/calendar-date.ts';
import type {ColumnId, RowId, SheetId} from '../../core/base/ids.ts';
import type {Locale, Words} from '../../core/base/text.ts';
import {errorLine} from '../../core/text/errors.ts';
import {cellsRejected, columnsPassedOver, gridText, newRowHidden, rowsDeleted} from '../../core/text/grid.ts';
import type {GridCell, GridRow, WarningLine} from '../engine/protocol.ts';
import {copiedText, editedText} from './cell-words.ts';
import {createGridClipboard, type GridClipboard} from './clipboard.ts';
import type {ColumnLook} from './column-look.ts';
import {createDraftRows} from './draft-rows.ts';
import {repeated} from './fill-shape.ts';
import type {GridSource} from './grid-source.ts';
import {createHeldTexts, type HeldTexts, type RowKey} from './held-texts.ts';
import {transition} from './machine.ts';
import {initialState, liveSpan} from './machine-places.ts';
import type {GridCommand, GridEvent, GridState, Surroundings} from './machine-types.ts';
import {createRowsReader, type RowsReader} from './rows-reader.ts';
import {type CellAt, rowRanges, type Span, sameCell} from './span.ts';
import {createWindowCache, type WindowCache} from './window-cache.ts';
import {createWriter, type TextCell, type ValueCell} from './writer.ts';

/** What the page round the grid does for it. */
export interface GridHost {
  locale(): Locale;
  today(): Day;
  newRowId(): RowId;
  token(): string;
  reasonOf(error: AppError): string;
  /** A warning's figure in short: `逾期 82 天`. */
  figureOf(line: WarningLine): string;
  say(words: Words, action?: 'undo'): void;
  sayError(error: AppError): void;
  undo(): void;
  redo(): void;
  find(): void;
  help(): void;
  leave(back: boolean): void;
}

/** What `grid.tsx` does to the page for a command. */
export interface GridStage {
  putDraft(text: string, select: 'end' | 'all'): void;
  insertText(text: string): void;
  reveal(at: CellAt, fromLeft?: boolean): void;
  openList(): void;
  openMenu(): void;
  openColumn(col: number): void;
  resize(col: number, by: number): void;
  fit(col: number): void;
  repaint(): void;
  pageRows(): number;
}

export interface GridController {
  readonly state: () => GridState;
  readonly cache: WindowCache;
  readonly held: HeldTexts;
  readonly reader: RowsReader;
  readonly clipboard: GridClipboard;
  /** Row that the active cell is in; `null` on the new row's line and where it is not known yet. */
  readonly activeRow: () => RowId | null;
  /** Rises with what is held for cells, so that views of it can follow. */
  readonly heldVersion: () => number;
  dispatch(event: GridEvent): void;
  /** Copies with the browser's event at hand. */
  copy(cut: boolean, event: DataTransfer | null): void;
  paste(event: DataTransfer): void;
  pasteText(text: string): void;
  rowCount(): number;
  row(index: number): GridRow | undefined;
  rowKey(index: number): RowKey | null;
  cell(index: number, column: ColumnId): GridCell | undefined;
  /** The engine's view changed. */
  followView(): void;
  /** Another arrangement of the rows was asked for: back to the top. */
  goToTop(): void;
  showRow(row: RowId): Promise<void>;
  close(): void;
}

export interface ControllerOptions {
  readonly sheet: SheetId;
  readonly source: GridSource;
  readonly host: GridHost;
  readonly stage: GridStage;
  columns(): readonly ColumnLook[];
  canAdd(): boolean;
}

/** A row that is not made yet has no cells but those that are held. */
const DRAFT_ROW: GridRow = {kind: 'row', id: '' as RowId, level: null, cells: []};

export function createController(options: ControllerOptions): GridController {
  const {source, host, stage, columns} = options;
  const [state, setState] = createSignal(initialState());
  const [activeRow, setActiveRow] = createSignal<RowId | null>(null);
  const [heldVersion, setHeldVersion] = createSignal(0);
  const held = createHeldTexts();
  const drafts = createDraftRows();
  let seenVersion = 0;
  let dataTransfer: DataTransfer | null = null;
  let editLater: CellAt | null = null;
  /** Where the active row stood when it was last known; commands of a move still speak of the row that is left. */
  let anchored: {readonly index: number; readonly id: RowId} | null = null;

  const cache = createWindowCache({
    fetch: source.window,
    onRows(from, to) {
      const present = new Set<RowKey>();
      for (let index = from; index < to; index++) {
        const row = cache.row(index);
        if (row?.kind === 'row') present.add(row.id);
      }
      held.arrived(present, source.state().version);
      const active = state().active.row;
      if (active >= from && active < to) {
        anchor();
        editNow();
      }
      stage.repaint();
    },
  });
  const reader = createRowsReader(cache, source);

  const repaintHeld = () => {
    setHeldVersion(version => version + 1);
    stage.repaint();
  };

  const writer = createWriter({
    sheet: options.sheet,
    source,
    held,
    drafts,
    newRowId: host.newRowId,
    defaults() {
      const day = host.today();
      const dated = columns().filter(({column}) => column.type === 'date' && column.required);
      return dated.map(({column}) => ({column: column.id, text: formatDay(day), value: day}));
    },
    reasonOf: host.reasonOf,
    repaint: repaintHeld,
    failed: host.sayError,
    refused(cells, first) {
      host.say(cells === 1 ? errorLine(first) : cellsRejected(cells));
    },
    made(rows) {
      const active = state().active.row;
      const mine = rows.find(row => row.id === rowKey(active));
      if (mine) {
        // The cursor goes with the row that was typed, wherever the view puts it.
        anchored = {index: active, id: mine.id};
        setActiveRow(() => mine.id);
      }
      void sayIfHidden(rows.map(row => row.id));
    },
  });

  // ── rows ───────────────────────────────────────────────────────────────────────────────────────────────────────
  const viewRows = () => source.state().rowCount;
  const rowCount = () => viewRows() + drafts.count();
  const row = (index: number): GridRow | undefined =>
    index < viewRows() ? cache.row(index) : index < rowCount() ? DRAFT_ROW : undefined;
  const rowKey = (index: number): RowKey | null => {
    if (index >= viewRows()) {
      const draft = drafts.at(index - viewRows());
      return draft?.id ?? draft?.key ?? null;
    }
    // The active row keeps its identity while the rows round it move.
    if (anchored?.index === index) return anchored.id;
    const known = cache.row(index);
    return known?.kind === 'row' ? known.id : null;
  };
  const cell = (index: number, column: ColumnId) => (index < viewRows() ? cache.cell(index, column) : undefined);

  /** Writes to a row, at once where its id is known; on the new row's line a row is begun. */
  const withKey = (index: number, write: (key: RowKey) => Promise<void>): void => {
    if (index >= rowCount()) {
      if (options.canAdd()) void write(drafts.begin(source.state().version).key);
      return;
    }
    const key = rowKey(index);
    if (key !== null) void write(key);
    else void keysFor(index, index + 1, false).then(([found]) => (found === undefined ? undefined : write(found)));
  };

  const keysFor = async (from: number, to: number, grow: boolean): Promise<readonly RowKey[]> => {
    const inView = Math.min(to, viewRows());
    const ready = from < inView ? reader.now(from, inView, []) : [];
    const ids = ready?.map(each => each.id) ?? (await source.rowIds(from, inView)).filter(id => (id as string) !== '');
    const keys: RowKey[] = [...ids];
    for (let index = Math.max(from, inView); index < to; index++) {
      const draft = drafts.at(index - viewRows());
      if (draft) keys.push(draft.key);
      else if (grow && options.canAdd()) keys.push(drafts.begin(source.state().version).key);
    }
    return keys;
  };

  // ── the machine ────────────────────────────────────────────────────────────────────────────────────────────────
  const around = (): Surroundings => ({
    rows: rowCount(),
    cols: columns().length,
    canAdd: options.canAdd(),
    page: stage.pageRows(),
    today: formatDay(host.today()),
    isGroup: index => row(index)?.kind === 'group',
    readOnly: col => columns()[col]?.readOnly ?? null,
    isBoolean: col => columns()[col]?.editor === 'boolean',
    editText,
  });

  const editText = (at: CellAt): string | null => {
    const look = columns()[at.col];
    if (!look) return '';
    const key = rowKey(at.row);
    const waiting = key === null ? undefined : held.at(key, look.column.id);
    if (waiting) return waiting.text;
    if (at.row >= viewRows()) return '';
    const known = cell(at.row, look.column.id);
    return known ? editedText(look.column, known, host.locale()) : null;
  };

  const dispatch = (event: GridEvent): void => {
    const before = state();
    const step = transition(before, event, around());
    setState(step.state);
    for (const command of step.commands) run(command);
    if (step.state.active.row !== (anchored?.index ?? before.active.row)) nameActive();
    stage.repaint();
  };

  const nameActive = () => {
    const {active} = state();
    const known = active.row < viewRows() ? cache.row(active.row) : undefined;
    anchored = known?.kind === 'row' ? {index: active.row, id: known.id} : null;
    setActiveRow(anchored?.id ?? null);
  };

  /** Opens the editor that waited for its row, if the cell is still the active one. */
  const editNow = () => {
    const {active, mode} = state();
    const wanted = editLater;
    if (wanted === null || mode.kind !== 'ready' || !sameCell(wanted, active)) return;
    editLater = null;
    dispatch({kind: 'act', action: {kind: 'edit'}});
  };

  /** The active cell stays with its row when rows move under it. */
  const anchor = () => {
    const id = activeRow();
    const index = state().active.row;
    const here = index < viewRows() ? cache.row(index) : undefined;
    if (id === null) {
      if (here?.kind === 'row') nameActive();
      return;
    }
    if (here?.kind === 'row' && here.id === id) return;
    void source.findRow(id).then(found => {
      if (activeRow() !== id) return;
      if (found < 0) nameActive();
      else if (found !== state().active.row) {
        anchored = {index: found, id};
        setState(now => transition(now, {kind: 'reindex', row: found}, around()).state);
        stage.repaint();
      }
    });
  };

  const run = (command: GridCommand): void => {
    switch (command.kind) {
      case 'put-draft':
        stage.putDraft(command.text, command.select);
        break;
      case 'insert-text':
        stage.insertText(command.text);
        break;
      case 'reveal':
        stage.reveal(command.at, command.fromLeft);
        break;
      case 'write':
        writeText(command.at, command.text);
        break;
      case 'write-value':
        writeValue(command.at, command.value, command.label);
        break;
      case 'write-all':
        void writeAll(command.ranges, command.text, 'fill');
        break;
      case 'edit-later':
        editLater = command.at;
        break;
      case 'give-up':
        giveUp(command.at);
        break;
      case 'toggle':
        toggle(command.at);
        break;
      case 'clear':
        void writeAll(command.ranges, '', 'clear');
        break;
      case 'fill':
        void fill(command.from, command.to);
        break;
      case 'copy':
        clipboard.copy(command.span, command.cut, dataTransfer);
        break;
      case 'paste':
        if (dataTransfer) clipboard.paste(command.into, dataTransfer);
        break;
      case 'refuse':
        host.say(refusals[command.why]);
        break;
      case 'delete-rows':
        void deleteRows(command.ranges);
        break;
      case 'toggle-group':
        toggleGroup(command.row, command.to);
        break;
      case 'undo':
        host.undo();
        break;
      case 'redo':
        host.redo();
        break;
      case 'find':
        host.find();
        break;
      case 'help':
        host.help();
        break;
      case 'leave':
        host.leave(command.back);
        break;
      case 'open-list':
        stage.openList();
        break;
      case 'open-menu':
        stage.openMenu();
        break;
      case 'open-column':
        stage.openColumn(command.col);
        break;
      case 'resize':
        stage.resize(command.col, command.by);
        break;
      case 'fit':
        stage.fit(command.col);
        break;
      default:
        assertNever(command);
    }
  };

  // ── writing ────────────────────────────────────────────────────────────────────────────────────────────────────
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
    repaintHeld();
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
        const label = copiedText(sourceLook.column, value, host.locale());
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
        if (!draft) ids.push(key as RowId);
        else if (draft.id === null) drafts.drop(key);
        else ids.push(draft.id);
      }
    }
    if (ids.length > 0) {
      const answer = await writer.after(() => source.deleteRows(ids));
      if (answer.ok) host.say(rowsDeleted(ids.length), 'undo');
      else host.sayError(answer.error);
    }
    dispatch({kind: 'extent'});
  };

  const toggleGroup = (index: number, to: 'open' | 'closed' | 'other'): void => {
    const group = row(index);
    if (group?.kind !== 'group') return;
    const now = group.collapsed ? 'closed' : 'open';
    if (to === 'other' || to !== now) void source.toggleGroup(index);
  };

  const clipboard = createGridClipboard({
    columns,
    locale: host.locale,
    reader,
    writer,
    keysFor,
    token: host.token,
    system: () => globalThis.navigator?.clipboard,
    say: host.say,
    failed: host.sayError,
  });

  // ── following the engine ───────────────────────────────────────────────────────────────────────────────────────
  const followView = () => {
    const view = source.state();
    for (const draft of drafts.replacedBy(view.version)) if (draft.id !== null) held.rename(draft.key, draft.id);
    cache.setRowCount(view.rowCount);
    if (view.version !== seenVersion) {
      seenVersion = view.version;
      cache.invalidate(view.version);
    }
    dispatch({kind: 'extent'});
  };

  /** Says so when a row that was just made does not show. */
  const sayIfHidden = async (ids: readonly RowId[]) => {
    const [first] = ids;
    if (first === undefined) return;
    const index = await source.findRow(first);
    if (index < 0) host.say(newRowHidden);
  };

  return {
    state,
    cache,
    held,
    reader,
    clipboard,
    activeRow,
    heldVersion,
    dispatch,
    copy(cut, event) {
      dataTransfer = event;
      dispatch({kind: 'copy', cut});
      dataTransfer = null;
    },
    paste(event) {
      dataTransfer = event;
      dispatch({kind: 'paste'});
      dataTransfer = null;
    },
    pasteText: text => clipboard.pasteText(liveSpan(state()), text),
    rowCount,
    row,
    rowKey,
    cell,
    followView,
    goToTop() {
      const {col} = state().active;
      anchored = null;
      setActiveRow(null);
      dispatch({kind: 'select', span: {top: 0, left: col, bottom: 0, right: col}});
      stage.reveal({row: 0, col});
    },
    async showRow(id) {
      const index = await source.findRow(id);
      if (index < 0) return;
      const {col} = state().active;
      dispatch({kind: 'select', span: {top: index, left: col, bottom: index, right: col}});
      anchored = {index, id};
      setActiveRow(() => id);
      stage.reveal({row: index, col});
    },
    close: () => cache.close(),
  };
}

const refusals: Readonly<Record<Extract<GridCommand, {kind: 'refuse'}>['why'], Words>> = {
  computed: gridText.computedRefused,
  right: gridText.rightRefused,
  'newer-format': gridText.newerRefused,
  'many-ranges': gridText.manyRangesRefused,
};

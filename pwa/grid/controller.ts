/**
 * Runs the machine against the engine's rows: keeps its state, says what each row and cell is, carries its commands
 * out. Knows nothing of canvas or DOM; `grid.tsx` hands in the few things that must be done to the page.
 */
import {createSignal} from 'solid-js';
import type {AppError} from '../../core/base/app-error.ts';
import {assertNever} from '../../core/base/assert.ts';
import {type Day, formatDay} from '../../core/base/calendar-date.ts';
import {asId, type ColumnId, type RowId, type SheetId} from '../../core/base/ids.ts';
import type {Locale, Words} from '../../core/base/text.ts';
import {errorLine} from '../../core/text/errors.ts';
import {cellsRejected, gridText, newRowHidden} from '../../core/text/grid.ts';
import type {Applied, GridCell, GridRow, WarningLine} from '../engine/protocol.ts';
import {type CellWords, createCellWords} from './cell-words.ts';
import {createGridClipboard, type GridClipboard} from './clipboard.ts';
import type {ColumnLook} from './column-look.ts';
import {createDraftRows} from './draft-rows.ts';
import {createEdits} from './edits.ts';
import type {GridSource} from './grid-source.ts';
import {createHeldTexts, type HeldTexts, type RowKey} from './held-texts.ts';
import {transition} from './machine.ts';
import {initialState, liveSpan} from './machine-places.ts';
import type {GridCommand, GridEvent, GridState, Surroundings} from './machine-types.ts';
import {createRowsReader, type RowsReader} from './rows-reader.ts';
import {type CellAt, sameCell} from './span.ts';
import {createWindowCache, type WindowCache} from './window-cache.ts';
import {createWriter} from './writer.ts';

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
  /** Says what stands against what was just written, if anything does. */
  sayNotices(done: Applied): void;
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
  readonly words: CellWords;
  /** Row that the active cell is in; `null` on the new row's line and where it is not known yet. */
  readonly activeRow: () => RowId | null;
  /** Rises with what is held for cells, so that views of it can follow. */
  readonly heldVersion: () => number;
  dispatch(event: GridEvent): void;
  /** Copies with the browser's event at hand. */
  copy(cut: boolean, event: DataTransfer | null): void;
  paste(event: DataTransfer): void;
  /** For menus: browsers let pages read the clipboard only where the user allows it. */
  pasteFromSystem(): Promise<void>;
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
const DRAFT_ROW: GridRow = {kind: 'row', id: asId<RowId>(''), level: null, cells: []};

export function createController(options: ControllerOptions): GridController {
  const {source, host, stage, columns} = options;
  const [state, setState] = createSignal(initialState());
  const [activeRow, setActiveRow] = createSignal<RowId | null>(null);
  const [heldVersion, setHeldVersion] = createSignal(0);
  const words = createCellWords(host);
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
    noticed: host.sayNotices,
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

  const keysFor = async (from: number, to: number, grow: boolean): Promise<readonly RowKey[]> => {
    const inView = Math.min(to, viewRows());
    const ready = from < inView ? reader.now(from, inView, []) : [];
    const ids = ready?.map(each => each.id) ?? (await source.rowIds(from, inView)).filter(id => String(id) !== '');
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
    return known ? words.edited(look.column, known) : null;
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

  const {writeText, writeValue, writeAll, toggle, giveUp, fill, deleteRows} = createEdits({
    source,
    host,
    words,
    columns,
    canAdd: options.canAdd,
    drafts,
    held,
    writer,
    reader,
    viewRows,
    rowCount,
    rowKey,
    cell,
    keysFor,
    repaint: repaintHeld,
    rowsGone: () => dispatch({kind: 'extent'}),
  });

  const toggleGroup = (index: number, to: 'open' | 'closed' | 'other'): void => {
    const group = row(index);
    if (group?.kind !== 'group') return;
    const now = group.collapsed ? 'closed' : 'open';
    if (to === 'other' || to !== now) void source.toggleGroup(index);
  };

  const clipboard = createGridClipboard({
    columns,
    words,
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
    words,
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
    async pasteFromSystem() {
      try {
        clipboard.pasteText(liveSpan(state()), await navigator.clipboard.readText());
      } catch {
        host.say(gridText.pasteByKey);
      }
    },
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
      // Whoever has begun to type meanwhile is left where he is.
      if (index < 0 || state().mode.kind === 'editing') return;
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

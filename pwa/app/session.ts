/** The workbook that is open in this page, as the engine reports it. */
import {batch, createSignal, onCleanup} from 'solid-js';
import type {AppError} from '../../core/base/app-error.ts';
import type {Day} from '../../core/base/calendar-date.ts';
import {asId, type RowId, type SheetId, type WorkbookId} from '../../core/base/ids.ts';
import type {Engine, LevelCounts, Push, SaveState, UndoState, WorkbookView} from '../engine/protocol.ts';

export type OpenState =
  | {readonly kind: 'none'}
  | {readonly kind: 'opening'; readonly workbook: WorkbookId}
  | {readonly kind: 'open'; readonly view: WorkbookView}
  | {readonly kind: 'failed'; readonly workbook: WorkbookId; readonly error: AppError};

export interface Session {
  readonly state: () => OpenState;
  /** The open workbook's view, or null. */
  readonly view: () => WorkbookView | null;
  readonly counts: () => LevelCounts;
  readonly undo: () => UndoState;
  readonly today: () => Day | null;
  readonly save: () => SaveState | null;
  /** Set when the engine stopped; nothing works until the page is loaded again. */
  readonly stopped: () => AppError | null;
  /** Customers in the order of the list that was looked at last; "next customer" follows it. */
  readonly order: () => readonly RowId[];
  setOrder(order: readonly RowId[]): void;
  open(workbook: WorkbookId): Promise<void>;
  close(): Promise<void>;
  /** Asks for the view again (names, months, managers may have changed). */
  refresh(): Promise<void>;
}

const noCounts: LevelCounts = {red: 0, orange: 0, yellow: 0, blue: 0};
const noUndo: UndoState = {undo: null, redo: null};

export function createSession(engine: Engine): Session {
  const [state, setState] = createSignal<OpenState>({kind: 'none'});
  const [counts, setCounts] = createSignal(noCounts);
  const [undo, setUndo] = createSignal(noUndo);
  const [today, setToday] = createSignal<Day | null>(null);
  const [save, setSave] = createSignal<SaveState | null>(null);
  const [stopped, setStopped] = createSignal<AppError | null>(null);
  const [order, setOrder] = createSignal<readonly RowId[]>([]);
  const view = () => {
    const now = state();
    return now.kind === 'open' ? now.view : null;
  };

  const show = (opened: WorkbookView) =>
    batch(() => {
      setState({kind: 'open', view: opened});
      setCounts(opened.counts);
      setUndo(opened.undo);
      setToday(opened.today);
    });

  const refresh = async () => {
    const before = view();
    if (!before) return;
    const answer = await engine.ask('workbook', {});
    if (answer.ok && view()?.id === answer.value.id) show(answer.value);
  };

  let timer = 0;
  const refreshSoon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void refresh(), QUIET_MS);
  };
  onCleanup(() => clearTimeout(timer));

  const hear = (push: Push) => {
    switch (push.kind) {
      case 'changed':
        batch(() => {
          setCounts(push.counts);
          setUndo(push.undo);
        });
        if (push.all || push.sheets.includes(STAFF)) void refresh();
        else if (push.sheets.some(sheet => counted.has(sheet))) refreshSoon();
        return;
      case 'save':
        setSave(push.state);
        return;
      case 'day':
        setToday(push.today);
        void refresh();
        return;
      case 'stopped':
        setStopped(push.error);
        return;
      case 'progress':
        return;
    }
  };
  onCleanup(engine.hear(hear));

  return {
    state,
    view,
    counts,
    undo,
    today,
    save,
    stopped,
    order,
    setOrder: list => setOrder(list),
    refresh,
    async open(workbook) {
      const now = state();
      if ((now.kind === 'open' && now.view.id === workbook) || (now.kind === 'opening' && now.workbook === workbook)) {
        return;
      }
      setState({kind: 'opening', workbook});
      const answer = await engine.ask('open', {workbook});
      const still = state();
      if (still.kind !== 'opening' || still.workbook !== workbook) return;
      if (answer.ok) show(answer.value);
      else setState({kind: 'failed', workbook, error: answer.error});
    },
    async close() {
      if (state().kind === 'none') return;
      batch(() => {
        setState({kind: 'none'});
        setCounts(noCounts);
        setUndo(noUndo);
      });
      await engine.ask('close', {});
    },
  };
}

const STAFF = asId<SheetId>('staff');
/** Sheets whose change alters no more of the view than counts and the months with entries: once it is quiet will do. */
const counted: ReadonlySet<string> = new Set(['customers', 'entries']);
const QUIET_MS = 400;

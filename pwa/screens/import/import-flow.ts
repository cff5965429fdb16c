/** One import from the chosen file to "Import" or "Cancel": what the wizard shows and what its buttons do. */
import {createSignal, onCleanup} from 'solid-js';
import type {AppError} from '../../../core/base/app-error.ts';
import {asId, type BatchId, type SheetId, type WorkbookId} from '../../../core/base/ids.ts';
import {imported, importText} from '../../../core/text/import.ts';
import type {ImportAnswer, ImportSummary} from '../../../core/transfer/import-types.ts';
import type {Services} from '../../app/services.tsx';
import {runUndo} from '../../app/undo.ts';
import type {Requests} from '../../engine/protocol.ts';

/** How far a step is; `of` is null while the size is unknown. */
export interface Progress {
  readonly step: 'reading' | 'planning' | 'writing';
  readonly done: number;
  readonly of: number | null;
}

export type FlowState =
  | {readonly kind: 'choose'; readonly error: AppError | null}
  | {readonly kind: 'reading'; readonly fileName: string; readonly progress: Progress}
  | {readonly kind: 'review'; readonly summary: ImportSummary; readonly busy: boolean; readonly error: AppError | null}
  | {readonly kind: 'writing'; readonly summary: ImportSummary};

export interface ImportFlow {
  readonly state: () => FlowState;
  choose(file: File): Promise<void>;
  answer(answer: ImportAnswer): Promise<void>;
  commit(): Promise<void>;
  /** Back to choosing; forgets the file. */
  again(): void;
  /** Leaves the wizard; nothing was written. */
  cancel(): void;
}

/** The engine forgets whatever is being read when it is told a batch that it does not know. */
const ANY_BATCH = asId<BatchId>('reading');

/**
 * @param workbook the workbook to import into, or null for a new one, which is made when a file is chosen and taken back
 * when the import is given up
 */
export function createImportFlow(app: Services, workbook: WorkbookId | null): ImportFlow {
  const [state, setState] = createSignal<FlowState>({kind: 'choose', error: null});
  /** The workbook that this flow made and may have to take back. */
  let made: WorkbookId | null = null;
  let turn = 0;

  onCleanup(
    app.engine.hear(push => {
      const now = state();
      if (push.kind !== 'progress' || now.kind !== 'reading') return;
      const {step, done, of} = push;
      if (step === 'reading' || step === 'planning') setState({...now, progress: {step, done, of}});
    }),
  );

  // leaving by another way than "Cancel" gives the import up as well; what is being written is not taken back
  onCleanup(() => {
    if (state().kind === 'writing') return;
    forget();
    void takeBack();
  });

  /** Makes and opens the new workbook, named after the file. `mine`: the choice that asks for it. */
  async function prepare(fileName: string, mine: number): Promise<AppError | null> {
    if (workbook !== null || made !== null) return null;
    const name = fileName.replace(/\.[^.]*$/, '').slice(0, 120) || fileName;
    const created = await app.engine.ask('create-workbook', {name, profile: 'trade', forImport: true});
    if (!created.ok) return created.error;
    if (mine !== turn) {
      await app.engine.ask('delete-workbook', {workbook: created.value});
      return {kind: 'import-cancelled'};
    }
    made = created.value;
    await app.session.open(created.value);
    const opened = app.session.state();
    return opened.kind === 'failed' ? opened.error : null;
  }

  async function takeBack(): Promise<void> {
    if (made === null) return;
    const gone = made;
    made = null;
    const now = app.session.state();
    // another workbook may have been opened meanwhile
    const shown = now.kind === 'open' ? now.view.id : now.kind === 'none' ? null : now.workbook;
    if (shown === gone) await app.session.close();
    await app.engine.ask('delete-workbook', {workbook: gone});
  }

  function forget(): void {
    const now = state();
    turn += 1;
    if (now.kind === 'reading') void app.engine.ask('import-cancel', {batch: ANY_BATCH});
    if (now.kind === 'review') void app.engine.ask('import-cancel', {batch: now.summary.batch});
  }

  async function leave(): Promise<void> {
    if (made === null && workbook !== null) app.router.back();
    else {
      await takeBack();
      app.router.go({kind: 'home'}, {replace: true});
    }
  }

  return {
    state,
    async choose(file) {
      forget();
      const mine = turn;
      setState({kind: 'reading', fileName: file.name, progress: {step: 'reading', done: 0, of: null}});
      const refused = await prepare(file.name, mine);
      const answer = refused === null ? await openFile(app, file) : {ok: false as const, error: refused};
      if (mine !== turn) return;
      if (answer.ok) setState({kind: 'review', summary: answer.value, busy: false, error: null});
      else {
        await takeBack();
        setState({kind: 'choose', error: answer.error.kind === 'import-cancelled' ? null : answer.error});
      }
    },
    async answer(answer) {
      const now = state();
      if (now.kind !== 'review') return;
      const mine = turn;
      setState({...now, busy: true});
      const next = await app.engine.ask('import-answer', {batch: now.summary.batch, answer});
      if (mine !== turn) return;
      if (next.ok) setState({kind: 'review', summary: next.value, busy: false, error: null});
      else setState({...now, busy: false, error: next.error});
    },
    async commit() {
      const now = state();
      if (now.kind !== 'review') return;
      setState({kind: 'writing', summary: now.summary});
      const done = await app.engine.ask('import-commit', {batch: now.summary.batch});
      if (!done.ok) {
        setState({...now, error: done.error});
        return;
      }
      const home = made ?? workbook;
      made = null;
      await app.session.refresh();
      if (home !== null) goToResult(app, home, now.summary, done.value);
      app.toasts.show({
        text: imported(done.value.rows, done.value.parked),
        action: {label: importText.undoImport, keys: 'Ctrl Z', run: () => void runUndo(app, 'undo')},
      });
    },
    again() {
      forget();
      setState({kind: 'choose', error: null});
    },
    cancel() {
      forget();
      void leave();
    },
  };
}

async function openFile(app: Services, file: File) {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return await app.engine.ask('import-open', {fileName: file.name, bytes});
  } catch (fault) {
    // The browser refuses to read: moved, renamed or locked since it was chosen.
    const detail = fault instanceof Error ? fault.message : String(fault);
    return {ok: false as const, error: {kind: 'file-not-readable' as const, file: file.name, detail}};
  }
}

/** Shows what came in: the warning table of the last month of a paper table, else the sheet that got the rows. */
function goToResult(
  app: Services,
  workbook: WorkbookId,
  summary: ImportSummary,
  done: Requests['import-commit'][1],
): void {
  const layouts = new Set(summary.sheets.map(sheet => sheet.layout));
  const month = summary.month ?? done.months.at(-1) ?? null;
  if (layouts.has('paper') || layouts.has('invoices') || (layouts.has('entries') && !layouts.has('customers'))) {
    const shown = layouts.has('paper') ? month : (done.months.at(-1) ?? null);
    app.router.go({kind: 'warning-table', workbook, month: shown, manager: undefined, customer: null}, {replace: true});
  } else {
    const sheet = asId<SheetId>('customers');
    app.router.go({kind: 'sheet', workbook, sheet, customer: null, row: null}, {replace: true});
  }
}

import type {AppError} from '../../core/base/app-error.ts';
import type {Day} from '../../core/base/calendar-date.ts';
import {asId, type RowId, type SheetId, type WorkbookId} from '../../core/base/ids.ts';
import {err, ok, type Result} from '../../core/base/result.ts';
import {createFormulaColumns, type FormulaColumns} from '../../core/derive/formula-columns.ts';
import type {Derived} from '../../core/derive.ts';
import type {Change} from '../../core/doc/change.ts';
import type {Command} from '../../core/doc/command.ts';
import type {Origin} from '../../core/doc/origin.ts';
import type {AppliedCommand, OpenWorkbook} from '../../core/doc/workbook-types.ts';
import {raiseAfterSave} from '../../core/rules/nights.ts';
import type {Table} from '../../core/table/table.ts';
import type {Dictionary} from './dictionary.ts';
import {EntryNumbers} from './entry-numbers.ts';
import type {Environment, Release} from './environment.ts';
import {Episodes} from './episodes.ts';
import {storageError} from './faults.ts';
import {Figures} from './figures.ts';
import {foldDue, forget} from './folding.ts';
import type {Imports} from './imports.ts';
import {Labels} from './labels.ts';
import {lockName} from './lock.ts';
import {MonthView} from './month-view.ts';
import {Nightly} from './nightly.ts';
import type {Applied, LevelCounts, SaveState, UndoState, WarningTablePatch} from './protocol.ts';
import type {Saver, SaverState} from './store/saver.ts';
import type {WorkbookRecord} from './store/workbook-record.ts';
import {type BookTarget, finished, openStored, recordOf, type StoredBook} from './stored-book.ts';
import {todayIn} from './today.ts';
import {Views} from './views.ts';

const CUSTOMERS = asId<SheetId>('customers');
const ENTRIES = asId<SheetId>('entries');

/** Changes of more rows than this are pushed as "everything". */
const LISTED_ROWS = 500;
/** The catalogue's line follows the edits this much later. */
const RECORD_AFTER_MS = 1500;
/** Up to so many entries the figures are there with the first rows. */
const SMALL_LEDGER = 10_000;
/** A fold that is due waits until nothing has been opened for a moment. */
const FOLD_AFTER_MS = 3000;

/** The workbook that is open: its tables, what is derived from them, its views, and its saving. */
export class Book {
  readonly env: Environment;
  readonly workbook: OpenWorkbook;
  readonly labels: Labels;
  readonly formulas: FormulaColumns;
  readonly figures: Figures;
  readonly episodes: Episodes;
  readonly numbers: EntryNumbers;
  readonly month: MonthView;
  readonly views: Views;
  readonly readOnly: AppError | null;
  readonly #saver: Saver;
  readonly #marked: ReadonlySet<string>;
  readonly #bytes: number;
  readonly #target: BookTarget;
  readonly #release: Release;
  readonly #nightly: Nightly;
  #record: WorkbookRecord;
  #changes: Change[] = [];
  /** Customers that the last change made the rules judge anew. */
  #judged: readonly RowId[] = [];
  #imports: Promise<Imports> | null = null;
  #version = 0;
  #edits = 0;
  #cancelRecord: (() => void) | null = null;
  #cancelFold: (() => void) | null = null;
  #lastSave = '';
  #closed = false;

  /** Takes the workbook's lock, reads it and derives everything. */
  static async open(env: Environment, dictionary: Dictionary, id: WorkbookId): Promise<Result<Book, AppError>> {
    const found = await recordOf(env, id);
    if (!found.ok) return found;
    const release = await env.lock(lockName(id));
    if (release === null) return err({kind: 'workbook-busy', workbook: found.value.name});
    let book: Book | null = null;
    try {
      // again, now that nobody else can change it
      const locked = await recordOf(env, id);
      const record = locked.ok ? ok(await finished(env, locked.value)) : locked;
      const stored = record.ok ? await openStored(env, record.value, state => book?.saved(state)) : err(record.error);
      if (!record.ok || !stored.ok) {
        release();
        return stored.ok ? err({kind: 'workbook-missing', workbook: id}) : stored;
      }
      book = new Book(env, dictionary, record.value, stored.value, release);
      book.saved(stored.value.saver.state);
      return ok(book);
    } catch (error) {
      release();
      throw error;
    }
  }

  private constructor(
    env: Environment,
    dictionary: Dictionary,
    record: WorkbookRecord,
    {workbook, saver, target, damage, marked, bytes}: StoredBook,
    release: Release,
  ) {
    this.env = env;
    this.workbook = workbook;
    this.readOnly = workbook.readOnly ?? damage;
    this.#record = record;
    this.#saver = saver;
    this.#marked = marked;
    this.#bytes = bytes;
    this.#target = target;
    this.#release = release;
    workbook.onChange(changes => void this.#changes.push(...changes));
    this.labels = new Labels(workbook);
    this.formulas = createFormulaColumns({
      tables: workbook.tables,
      sheet: id => workbook.sheet(id),
      today: () => this.today,
    });
    const day = todayIn(workbook.settings().timeZone, env.now());
    this.figures = new Figures(env, workbook, day, () => this.#figured());
    this.episodes = new Episodes(workbook.tables);
    this.numbers = new EntryNumbers(workbook.tables);
    this.month = new MonthView(this);
    this.views = new Views(this, dictionary);
    this.figures.begin(this.liveCount(ENTRIES) <= SMALL_LEDGER);
    this.#nightly = new Nightly(this);
    this.#planFold();
  }

  get id(): WorkbookId {
    return this.#record.id;
  }

  get record(): WorkbookRecord {
    return this.#record;
  }

  get version(): number {
    return this.#version;
  }

  get today(): Day {
    return todayIn(this.workbook.settings().timeZone, this.env.now());
  }

  get counts(): LevelCounts {
    return this.figures.isBegun ? this.figures.watch.counts() : this.#record.counts;
  }

  get undoState(): UndoState {
    return this.workbook.undoState();
  }

  /** Applies a command; `intent` is what the page keeps it under. */
  command(command: Command, origin: Origin, intent: string | null = null): Result<Applied, AppError> {
    return this.act(() => this.workbook.apply(command, origin), intent);
  }

  /**
   * Runs what alters the workbook. Its puts are issued before anything is computed from the change, so that a crash
   * right after the task finds them under way; then the derived figures follow and the page hears of it.
   */
  act(run: () => Result<AppliedCommand, AppError>, intent: string | null = null): Result<Applied, AppError> {
    if (this.readOnly) return err(this.readOnly);
    const result = run();
    if (intent === null) this.#saver.flush();
    else if (!this.#saver.flushIntent(intent)) this.env.stored([intent]);
    if (!result.ok) return result;
    this.#digest();
    this.#raise();
    return ok({rows: result.value.rows, skipped: result.value.skipped});
  }

  /** Begins what runs beside the user's own work; the page has its first answer. */
  settleIn(): void {
    this.#nightly.start();
    void this.#collect();
    const damage = this.readOnly?.kind === 'workbook-damaged' ? this.readOnly.detail : null;
    if (damage !== this.#record.damage) {
      void this.changeRecord(record => ({...record, damage})).catch(() => undefined);
    }
  }

  /** Drops what nothing names any more: epochs folded before a crash (A4), segments stored and never named. */
  async #collect(): Promise<void> {
    if (this.readOnly || this.workbook.missing().length > 0) return;
    const {device} = this.env;
    try {
      // what the opening carried over from them must be durable first
      if (this.#record.past.length > 0 && (await this.#saver.settled()).kind !== 'saved') return;
      for (const past of this.#record.past) await forget(device, this.id, this.#target, past);
      await device.collectSegments(this.id, new Set(this.workbook.segmentHashes()));
    } catch {
      // it only takes room: the next opening tries again
    }
  }

  /** The imports of this workbook; what reads and plans files is loaded when the first is opened. */
  imports(): Promise<Imports> {
    this.#imports ??= import('./imports.ts').then(({Imports}) => new Imports(this));
    return this.#imports;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /** True when a new day has begun: everything is derived anew as of it, and the page hears. */
  turnDay(): boolean {
    const {today} = this;
    if (today === this.figures.day) return false;
    this.figures.turn(today);
    this.env.push({kind: 'day', today});
    this.pushAll();
    return true;
  }

  /** Resolves when all is stored or storing has failed. */
  settled(): Promise<SaverState> {
    return this.#saver.settled();
  }

  retrySave(): void {
    this.#saver.retry();
  }

  /** Whether all documents hold what this intent asked for, as they were stored before this opening. */
  isMarked(intent: string): boolean {
    return this.#marked.has(intent);
  }

  clearMarks(): Promise<void> {
    return this.#saver.clearMarks();
  }

  spend(intents: readonly string[]): void {
    this.#saver.spend(intents);
  }

  /** Changes the catalogue's line in one commit, on top of what is stored. */
  async changeRecord(change: (record: WorkbookRecord) => WorkbookRecord): Promise<void> {
    const stored = await this.env.device.changeRecord(this.id, record => (record ? change(record) : null));
    if (stored) this.#record = stored;
  }

  /** Stores what is pending and gives the lock back. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#nightly.stop();
    this.views.stop();
    this.#cancelFold?.();
    this.figures.stop();
    await this.#saver.settled();
    if (this.#cancelRecord) {
      this.#cancelRecord();
      await this.#writeRecord().catch(() => undefined);
    }
    this.#saver.close();
    this.workbook.close();
    this.#release();
  }

  /** The saver's state, as the page is told. */
  saved(state: SaverState): void {
    const save = this.#saveState(state);
    const key = JSON.stringify({...save, at: 0});
    if (key === this.#lastSave) return;
    this.#lastSave = key;
    this.env.push({kind: 'save', workbook: this.id, state: save});
  }

  #saveState(state: SaverState): SaveState {
    if (this.env.device.kind === 'memory') {
      return {
        kind: 'memory',
        unsaved: this.#edits,
        error: {kind: 'storage-refused', detail: this.env.refusal},
      };
    }
    if (state.kind === 'saved') return {kind: 'saved', at: this.env.now()};
    if (state.kind === 'saving') return state;
    const {unsaved, fault, neededBytes} = state;
    return {kind: 'failed', unsaved, error: storageError(fault, unsaved, neededBytes)};
  }

  /** Warnings that only a reviewer closes are recorded with the save that caused them. */
  #raise(): void {
    const customers = this.#judged;
    this.#judged = [];
    if (customers.length === 0 || !this.figures.isBegun) return;
    const {watch, day} = this.figures;
    const command = raiseAfterSave(this.workbook.tables, watch, customers, this.episodes.index, day);
    if (command) this.command(command, 'system');
  }

  #digest(): void {
    const changes = this.#changes;
    this.#changes = [];
    if (changes.length === 0) return;
    this.#edits += 1;
    this.#version += 1;
    this.labels.changed(changes);
    this.formulas.note(changes);
    this.episodes.changed(changes);
    this.numbers.changed(changes);
    const derived = this.figures.update(changes);
    this.#judged = derived.customers;
    this.views.changed(changes, derived);
    this.#push(changes, derived);
    if (this.env.device.kind === 'memory') this.saved({kind: 'saved'});
    this.#cancelRecord ??= this.env.schedule(RECORD_AFTER_MS, () => void this.#writeRecord().catch(() => undefined));
    this.#planFold();
  }

  /** All figures are there: what is sorted or filtered by them finds its place. */
  #figured(): void {
    if (this.#closed) return;
    this.views.figured();
    this.pushAll();
  }

  /** Tells the page that anything may have changed. */
  pushAll(): void {
    this.#version += 1;
    this.#say({sheets: [], rows: [], all: true});
  }

  #push(changes: readonly Change[], derived: Derived): void {
    const sheets = new Set<SheetId>();
    const rows = new Set<RowId>();
    let all = derived.all;
    for (const customer of derived.customers) rows.add(customer);
    for (const change of changes) {
      if (change.kind !== 'settings') sheets.add(change.sheet);
      if (change.kind === 'cell' || change.kind === 'row') rows.add(change.row);
      else all = true;
    }
    if (rows.size > LISTED_ROWS) all = true;
    this.#say({sheets: [...sheets], rows: all ? [] : [...rows], all}, this.month.patch(changes, derived));
  }

  #say(
    what: {readonly sheets: readonly SheetId[]; readonly rows: readonly RowId[]; readonly all: boolean},
    table?: WarningTablePatch,
  ): void {
    const {counts, undoState: undo} = this;
    const views = this.views.states();
    this.env.push({
      kind: 'changed',
      version: this.#version,
      ...what,
      counts,
      undo,
      views,
      ...(table ? {table} : {}),
    });
  }

  /** Brings the catalogue's line up to the workbook. A failure here is tried again with the next edit. */
  async #writeRecord(): Promise<void> {
    this.#cancelRecord = null;
    const {name, sample} = this.workbook.settings();
    const counts = this.counts;
    const kept = this.#saver.stored();
    await this.changeRecord(record => ({
      ...record,
      name,
      sample,
      changedAt: this.env.now(),
      kept: [...kept],
      customers: this.liveCount(CUSTOMERS),
      entries: this.liveCount(ENTRIES),
      bytes: this.#bytes + this.#saver.written,
      counts,
    }));
  }

  /** A sheet's table, where the workbook has that sheet. */
  table(sheet: SheetId): Table | undefined {
    return this.workbook.sheet(sheet) ? this.workbook.tables.table(sheet) : undefined;
  }

  /** Rows of a sheet, 0 where the workbook has no such sheet. */
  liveCount(sheet: SheetId): number {
    return this.table(sheet)?.liveCount ?? 0;
  }

  #planFold(): void {
    if (this.readOnly || this.#cancelFold || this.workbook.foldDue().length === 0) return;
    this.#cancelFold = this.env.schedule(FOLD_AFTER_MS, () => void this.#fold());
  }

  async #fold(): Promise<void> {
    // a fold that cannot be stored changes nothing; the next one starts over
    await foldDue(this.env.device, this.workbook, this.#saver, this.#target).catch(() => false);
    this.#cancelFold = null;
  }
}

import {assert} from '../../core/base/assert.ts';
import type {ColumnId, RowId, SheetId} from '../../core/base/ids.ts';
import type {Locale} from '../../core/base/text.ts';
import type {Derived} from '../../core/derive.ts';
import type {Change} from '../../core/doc/change.ts';
import type {Level} from '../../core/rules/types.ts';
import type {CellValue} from '../../core/schema/cell.ts';
import {formatCell} from '../../core/schema/cell-text.ts';
import type {Column} from '../../core/schema/column.ts';
import type {Sheet} from '../../core/schema/sheet.ts';
import {type Arrangement, type ArrangeSource, createArrangement} from '../../core/table/arrange/arrangement.ts';
import type {ColumnSources} from '../../core/table/arrange/column.ts';
import {createLines, type Lines} from '../../core/table/arrange/lines.ts';
import {createArrangeSource} from '../../core/table/arrange/source.ts';
import type {Book} from './book.ts';
import {cellMaker} from './cells.ts';
import {CUSTOMERS, computedColumn} from './computed.ts';
import type {Dictionary} from './dictionary.ts';
import type {GridRow, ViewSpec, ViewState} from './protocol.ts';
import {customerLevel} from './warning-lines.ts';

/** One way to see a sheet that the page has open. */
export class View {
  readonly number: number;
  readonly #book: Book;
  readonly #sources: Sources;
  #spec: ViewSpec;
  #arrangement: Arrangement;
  #lines: Lines;
  #version = 1;
  /** Groups that are folded away stay so when the view is sorted or filtered anew. */
  readonly #folded = new Set<CellValue>();
  /** Rows that the table had when the view was last brought up to date. */
  #size: number;

  constructor(number: number, book: Book, sources: Sources, spec: ViewSpec) {
    this.number = number;
    this.#book = book;
    this.#sources = sources;
    this.#spec = spec;
    this.#arrangement = this.#arrange();
    this.#lines = createLines(this.#arrangement, this.#folded);
    this.#size = this.#source.table.size;
  }

  get sheet(): SheetId {
    return this.#spec.sheet;
  }

  get state(): ViewState {
    const {number: view} = this;
    return {view, version: this.#version, rowCount: this.#lines.count, totalCount: this.#source.table.liveCount};
  }

  change(spec: ViewSpec): void {
    if (spec.group !== this.#spec.group) this.#folded.clear();
    this.#spec = spec;
    this.rebuild();
  }

  /** Everything anew, held rows included. */
  rebuild(): void {
    this.#arrangement = this.#arrange();
    this.#lines = createLines(this.#arrangement, this.#folded);
    this.#size = this.#source.table.size;
    this.#version += 1;
  }

  /**
   * Rows that were edited, came or went. A row that is shown stays where it is, so that nothing moves under the cursor;
   * `came` are rows that exist now and did not before: a new one comes last, one that undo brought back where it was.
   */
  edited(rows: readonly RowId[], came: ReadonlySet<RowId>): void {
    const {table} = this.#source;
    const back: number[] = [];
    const others: number[] = [];
    for (const row of rows) {
      const index = table.indexOf(row);
      if (index >= 0) (came.has(row) && index < this.#size ? back : others).push(index);
    }
    if (others.length > 0) this.#arrangement.update(others, {hold: true});
    if (back.length > 0) {
      // Only among rows that are in order has a row a place of its own.
      this.#arrangement.settle();
      this.#arrangement.update(back, {hold: false});
    }
    this.#size = table.size;
    this.#lines.refresh();
    this.#version += 1;
  }

  /** What the view shows beside its own rows changed: names of linked rows, figures. */
  touched(): void {
    this.#version += 1;
  }

  toggle(line: number): void {
    if (this.#lines.toggle(line)) this.#version += 1;
  }

  window(from: number, to: number, columns: readonly ColumnId[], locale: Locale): readonly GridRow[] {
    const {table} = this.#source;
    const sheet = this.#book.workbook.sheet(this.sheet);
    const byId = new Map(sheet?.columns.map(column => [column.id, column]));
    const makers = columns.map(id => cellMaker(this.#book, table, byId.get(id)));
    const grouped = this.#spec.group === null ? undefined : byId.get(this.#spec.group);
    const rows: GridRow[] = [];
    for (let at = Math.max(0, from); at < Math.min(to, this.#lines.count); at += 1) {
      const line = this.#lines.at(at);
      assert(line !== undefined, 'a line below the count is there');
      if (line.kind === 'group') {
        const {value, count, sums} = line.group;
        const label = grouped ? this.#groupLabel(grouped, value, locale) : '';
        rows.push({kind: 'group', label, count, sums, collapsed: line.collapsed});
      } else {
        const id = table.rowId(line.index);
        rows.push({kind: 'row', id, level: this.#level(id), cells: makers.map(make => make(line.index))});
      }
    }
    return rows;
  }

  find(row: RowId): number {
    const index = this.#source.table.indexOf(row);
    return index < 0 ? -1 : this.#lines.lineOf(index);
  }

  /** Ids of the rows on some lines; group headings have none. */
  rowIds(from: number, to: number): readonly RowId[] {
    const ids: RowId[] = [];
    for (let at = Math.max(0, from); at < Math.min(to, this.#lines.count); at += 1) {
      const line = this.#lines.at(at);
      if (line?.kind === 'row') ids.push(this.#source.table.rowId(line.index));
    }
    return ids;
  }

  get #source(): ArrangeSource {
    return this.#sources.of(this.sheet);
  }

  #arrange(): Arrangement {
    const columns = this.#book.workbook.sheet(this.sheet)?.columns ?? [];
    const sums = columns.filter(isSummed).map(({id}) => id);
    return createArrangement(this.#source, {...this.#spec, sums});
  }

  #level(id: RowId): Level | null {
    return this.sheet === CUSTOMERS ? customerLevel(this.#book, id) : null;
  }

  #groupLabel(column: Column, value: CellValue, locale: Locale): string {
    if (column.type === 'link' && column.target && typeof value === 'string') {
      return this.#book.labels.of(column.target)(value);
    }
    return formatCell(column, value, locale);
  }
}

/** What the views of a sheet share; made anew when its columns change. */
class Sources {
  readonly #book: Book;
  readonly #dictionary: Dictionary;
  readonly #columns: ColumnSources;
  readonly #sources = new Map<SheetId, ArrangeSource>();

  constructor(book: Book, dictionary: Dictionary) {
    this.#book = book;
    this.#dictionary = dictionary;
    this.#columns = {
      tables: book.workbook.tables,
      sheet: id => book.workbook.sheet(id),
      computed: (column, sheet) => computedColumn(book, column, sheet),
    };
  }

  get columns(): ColumnSources {
    return this.#columns;
  }

  of(id: SheetId): ArrangeSource {
    const known = this.#sources.get(id);
    if (known) return known;
    const sheet = this.#book.workbook.sheet(id);
    assert(sheet !== undefined, 'a view is opened on a sheet that is there');
    const made = createArrangeSource(sheet, this.#columns, () => this.#dictionary.now);
    this.#sources.set(id, made);
    return made;
  }

  forget(sheet: SheetId): void {
    this.#sources.delete(sheet);
  }
}

/** When the page has had its answers, and how long between two steps, so that it gets others. */
const WARM_AFTER_MS = 500;
const WARM_STEP_MS = 20;
/** Rows of a step: about ten milliseconds, so that a key typed meanwhile does not wait. */
const WARM_ROWS = 250;
/** Of larger sheets the keys would fill the memory; they are made when they are searched. */
const WARM_LIMIT = 200_000;

/** The views that the page has open, by number. */
export class Views {
  readonly #book: Book;
  readonly #views = new Map<number, View>();
  readonly #sources: Sources;
  readonly #dictionary: Dictionary;
  #next = 1;
  #cancelWarm: (() => void) | null = null;
  #stopped = false;

  constructor(book: Book, dictionary: Dictionary) {
    this.#book = book;
    this.#dictionary = dictionary;
    this.#sources = new Sources(book, dictionary);
  }

  /** `number` is set when a new worker takes over the views of one that died. */
  open(spec: ViewSpec, number = this.#next): View {
    const view = new View(number, this.#book, this.#sources, spec);
    this.#views.set(number, view);
    this.#next = Math.max(this.#next, number) + 1;
    this.#warmLater(WARM_AFTER_MS);
    return view;
  }

  get(number: number): View | undefined {
    return this.#views.get(number);
  }

  close(number: number): void {
    this.#views.delete(number);
  }

  /** Prepares no more. */
  stop(): void {
    this.#stopped = true;
    this.#cancelWarm?.();
  }

  /** In idle time the sheets that are open are made ready to be searched. */
  #warmLater(ms: number): void {
    if (this.#stopped || this.#cancelWarm !== null) return;
    this.#cancelWarm = this.#book.env.schedule(ms, () => void this.#warm());
  }

  async #warm(): Promise<void> {
    await this.#dictionary.load();
    this.#cancelWarm = null;
    if (this.#stopped) return;
    for (const sheet of new Set([...this.#views.values()].map(view => view.sheet))) {
      const {search, table} = this.#sources.of(sheet);
      if (table.size > WARM_LIMIT || search.warm(table.size, WARM_ROWS) === 0) continue;
      this.#warmLater(WARM_STEP_MS);
      return;
    }
  }

  states(): readonly ViewState[] {
    return [...this.#views.values()].map(({state}) => state);
  }

  /** A sheet as look-ups see it. */
  source(sheet: SheetId): ArrangeSource {
    return this.#sources.of(sheet);
  }

  /** Where columns get their labels and figures from. */
  get columns(): ColumnSources {
    return this.#sources.columns;
  }

  /** Figures that were missing are there. */
  figured(): void {
    for (const view of this.#views.values()) {
      if (view.sheet === CUSTOMERS) view.rebuild();
      else view.touched();
    }
  }

  /** Follows changes that tables and figures already show. */
  changed(changes: readonly Change[], derived: Derived): void {
    const rows = new Map<SheetId, Set<RowId>>();
    const came = new Set<RowId>();
    const whole = new Set<SheetId>();
    for (const change of changes) {
      if (change.kind === 'settings') continue;
      if (change.kind === 'columns') this.#sources.forget(change.sheet);
      if (change.kind === 'rows' || change.kind === 'columns') whole.add(change.sheet);
      else rows.set(change.sheet, (rows.get(change.sheet) ?? new Set()).add(change.row));
      if (change.kind === 'row' && change.exists) came.add(change.row);
    }
    for (const sheet of whole) this.#sources.of(sheet).search.forget(null);
    if (derived.all) whole.add(CUSTOMERS);
    else for (const id of derived.customers) rows.set(CUSTOMERS, (rows.get(CUSTOMERS) ?? new Set()).add(id));
    for (const view of this.#views.values()) {
      const edited = rows.get(view.sheet);
      if (whole.has(view.sheet)) view.rebuild();
      else if (edited) view.edited([...edited], came);
      else if (this.#shows(view.sheet, changes) || this.#book.formulas.readsOthers(view.sheet)) view.touched();
    }
  }

  /** Whether a sheet's cells show what changed elsewhere: titles of rows they link to. */
  #shows(sheet: SheetId, changes: readonly Change[]): boolean {
    const columns = this.#book.workbook.sheet(sheet)?.columns ?? [];
    const targets = new Set(columns.flatMap(({target}) => target ?? []));
    return changes.some(change => change.kind !== 'settings' && targets.has(change.sheet));
  }
}

/** Columns whose sums a group states: amounts and counts, and measures that are amounts. */
function isSummed({type, measure}: Sheet['columns'][number]): boolean {
  return (
    type === 'money' ||
    type === 'number' ||
    (type === 'computed' && (measure === 'month_sales' || measure === 'balance'))
  );
}

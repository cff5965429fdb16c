import type {ColumnId, RowId} from '../../core/base/ids.ts';
import type {Change} from '../../core/doc/change.ts';
import type {Table} from '../../core/table/table.ts';
import type {Book} from './book.ts';
import {cellMaker} from './cells.ts';
import type {GridRow, ViewSpec, ViewState} from './protocol.ts';

/** One way to see a sheet that the page has open. */
export class View {
  readonly number: number;
  readonly #book: Book;
  #spec: ViewSpec;
  #rows: readonly number[] = [];
  #version = 0;

  constructor(number: number, book: Book, spec: ViewSpec) {
    this.number = number;
    this.#book = book;
    this.#spec = spec;
    this.#arrange();
  }

  get spec(): ViewSpec {
    return this.#spec;
  }

  get state(): ViewState {
    return {
      view: this.number,
      version: this.#version,
      rowCount: this.#rows.length,
      totalCount: this.#table.liveCount,
    };
  }

  change(spec: ViewSpec): void {
    this.#spec = spec;
    this.#arrange();
  }

  changed(changes: readonly Change[]): void {
    if (changes.every(change => change.kind !== 'settings' && change.sheet !== this.#spec.sheet)) return;
    this.#arrange();
  }

  window(from: number, to: number, columns: readonly ColumnId[]): {version: number; rows: readonly GridRow[]} {
    const table = this.#table;
    const sheet = this.#book.workbook.sheet(this.#spec.sheet);
    const makers = columns.map(id =>
      cellMaker(
        this.#book,
        table,
        sheet?.columns.find(column => column.id === id),
      ),
    );
    const rows = this.#rows.slice(from, to).map(
      (index): GridRow => ({
        kind: 'row',
        id: table.rowId(index),
        level: null,
        cells: makers.map(make => make(index)),
      }),
    );
    return {version: this.#version, rows};
  }

  find(row: RowId): number {
    return this.#rows.indexOf(this.#table.indexOf(row));
  }

  rowIds(from: number, to: number): readonly RowId[] {
    return this.#rows.slice(from, to).map(index => this.#table.rowId(index));
  }

  get #table(): Table {
    return this.#book.workbook.tables.table(this.#spec.sheet);
  }

  #arrange(): void {
    const table = this.#table;
    this.#rows = Array.from({length: table.size}, (_, index) => index).filter(index => table.isLive(index));
    this.#version += 1;
  }
}

/** The views that the page has open, by number. */
export class Views {
  readonly #book: Book;
  readonly #views = new Map<number, View>();
  #next = 1;

  constructor(book: Book) {
    this.#book = book;
  }

  /** `number` is set when a new worker takes over the views of one that died. */
  open(spec: ViewSpec, number = this.#next): View {
    const view = new View(number, this.#book, spec);
    this.#views.set(number, view);
    this.#next = Math.max(this.#next, number) + 1;
    return view;
  }

  get(number: number): View | undefined {
    return this.#views.get(number);
  }

  close(number: number): void {
    this.#views.delete(number);
  }

  states(): readonly ViewState[] {
    return [...this.#views.values()].map(({state}) => state);
  }

  changed(changes: readonly Change[]): void {
    for (const view of this.#views.values()) view.changed(changes);
  }
}

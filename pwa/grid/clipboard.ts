/** Copying and pasting: plain text and HTML for every program, exact values between grids of this app. */
import type {AppError} from '../../core/base/app-error.ts';
import type {Words} from '../../core/base/text.ts';
import type {Column} from '../../core/schema/column.ts';
import {cellsCopied, columnsCutOff, columnsPassedOver, gridText} from '../../core/text/grid.ts';
import type {CellWords} from './cell-words.ts';
import type {ColumnLook} from './column-look.ts';
import {pasteTarget, repeated} from './fill-shape.ts';
import type {RowKey} from './held-texts.ts';
import type {ReadRow, RowsReader} from './rows-reader.ts';
import {type Span, spanCells} from './span.ts';
import {htmlToken, parseTsv, printHtmlTable, printTsv} from './tsv.ts';
import type {TextCell, ValueCell, Writer} from './writer.ts';

/** What the last copy of this page put on the clipboard. */
interface Copied {
  readonly token: string;
  readonly columns: readonly Column[];
  readonly rows: readonly ReadRow[];
  readonly cut: boolean;
}

export interface ClipboardOptions {
  columns(): readonly ColumnLook[];
  words: CellWords;
  reader: RowsReader;
  writer: Writer;
  /** Keys of the rows `from` … `to`, group rows left out; new rows are begun for what lies past the last one. */
  keysFor(from: number, to: number, grow: boolean): Promise<readonly RowKey[]>;
  token(): string;
  /** The system's clipboard, for copies that must wait for rows. */
  system(): Clipboard | undefined;
  say(words: Words): void;
  failed(error: AppError): void;
}

export interface GridClipboard {
  /** `event` is the browser's own copy event, if it was one. */
  copy(span: Span, cut: boolean, event: DataTransfer | null): void;
  paste(into: Span, event: DataTransfer): void;
  pasteText(into: Span, text: string): void;
}

export function createGridClipboard(options: ClipboardOptions): GridClipboard {
  let last: Copied | null = null;

  const tableOf = (rows: readonly ReadRow[], columns: readonly Column[]) =>
    rows.map(row => row.cells.map((cell, col) => textOf(columns[col], cell, options.words)));

  const remember = (rows: readonly ReadRow[], columns: readonly Column[], cut: boolean) => {
    last = {token: options.token(), columns, rows, cut};
    const table = tableOf(rows, columns);
    const isText = columns.map(column => !figureTypes.has(column.type));
    return {plain: printTsv(table), html: printHtmlTable(table, isText, last.token)};
  };

  const copyLater = async (span: Span, columns: readonly Column[], cut: boolean) => {
    const clipboard = options.system();
    if (!clipboard) {
      options.say(gridText.clipboardRefused);
      return;
    }
    const written = options.reader
      .all(
        span.top,
        span.bottom + 1,
        columns.map(column => column.id),
      )
      .then(rows => remember(rows, columns, cut));
    const blob = (type: string, pick: (written: {plain: string; html: string}) => string) =>
      written.then(both => new Blob([pick(both)], {type}));
    try {
      await clipboard.write([
        new ClipboardItem({
          'text/plain': blob('text/plain', both => both.plain),
          'text/html': blob('text/html', both => both.html),
        }),
      ]);
      options.say(cellsCopied(spanCells(span)));
    } catch {
      options.say(gridText.clipboardRefused);
    }
  };

  const pasteTable = async (into: Span, table: readonly (readonly string[])[]) => {
    const looks = options.columns();
    const block = {height: table.length, width: Math.max(...table.map(row => row.length))};
    const target = pasteTarget(into, block);
    const keys = await options.keysFor(target.top, target.bottom + 1, true);
    const {columns, skipped, cutOff} = writable(looks, target);
    const cells: TextCell[] = [];
    keys.forEach((row, index) => {
      const line = table[repeated(index, block.height)] ?? [];
      for (const {look, offset} of columns) {
        const text = line[repeated(offset, block.width)];
        if (text !== undefined) cells.push({row, column: look.column.id, text});
      }
    });
    const lost = (offset: number) => table.some(line => (line[repeated(offset, block.width)] ?? '').trim() !== '');
    report(options, skipped.filter(lost).length, cutOff.filter(lost).length);
    if (cells.length > 0) await options.writer.texts('paste', cells);
  };

  const pasteOwn = async (into: Span, copied: Copied) => {
    const looks = options.columns();
    const block = {height: copied.rows.length, width: copied.columns.length};
    const target = pasteTarget(into, block);
    const {columns, skipped, cutOff} = writable(looks, target);
    const from = (offset: number) => copied.columns[repeated(offset, block.width)];
    const exact = columns.every(({look, offset}) => sameKind(from(offset), look.column));
    if (!exact) {
      await pasteTable(into, tableOf(copied.rows, copied.columns));
      return;
    }
    const keys = await options.keysFor(target.top, target.bottom + 1, true);
    const cells: ValueCell[] = [];
    const written = new Set<string>();
    keys.forEach((row, index) => {
      const line = copied.rows[repeated(index, block.height)];
      for (const {look, offset} of columns) {
        const cell = line?.cells[repeated(offset, block.width)];
        if (!cell) continue;
        const label = textOf(look.column, cell, options.words);
        cells.push({row, column: look.column.id, value: cell.value, label});
        written.add(`${row} ${look.column.id}`);
      }
    });
    if (copied.cut) cells.push(...emptied(copied, looks, written));
    report(options, skipped.length, cutOff.length);
    if (cells.length > 0) await options.writer.values('paste', cells);
    if (copied.cut) last = null;
  };

  return {
    copy(span, cut, event) {
      const columns = options
        .columns()
        .slice(span.left, span.right + 1)
        .map(look => look.column);
      const ids = columns.map(column => column.id);
      const rows = options.reader.now(span.top, span.bottom + 1, ids);
      if (!rows || !event) {
        void copyLater(span, columns, cut);
        return;
      }
      const {plain, html} = remember(rows, columns, cut);
      event.setData('text/plain', plain);
      event.setData('text/html', html);
    },
    paste(into, event) {
      const token = htmlToken(event.getData('text/html'));
      const own = last !== null && token === last.token ? last : null;
      void (own ? pasteOwn(into, own) : pasteTable(into, parseTsv(event.getData('text/plain'))));
    },
    pasteText(into, text) {
      void pasteTable(into, parseTsv(text));
    },
  };
}

const figureTypes: ReadonlySet<Column['type']> = new Set(['number', 'money', 'percent', 'date', 'month']);

function textOf(column: Column | undefined, cell: ReadRow['cells'][number], words: CellWords): string {
  return column ? words.copied(column, cell) : '';
}

/** Columns of the target that take typing and those that do not, by their distance from its left edge. */
function writable(looks: readonly ColumnLook[], target: Span) {
  const columns: {readonly look: ColumnLook; readonly offset: number}[] = [];
  const skipped: number[] = [];
  const cutOff: number[] = [];
  for (let col = target.left; col <= target.right; col++) {
    const look = looks[col];
    const offset = col - target.left;
    if (!look) cutOff.push(offset);
    else if (look.readOnly !== null) skipped.push(offset);
    else columns.push({look, offset});
  }
  return {columns, skipped, cutOff};
}

function report(options: ClipboardOptions, skipped: number, cutOff: number): void {
  if (cutOff > 0) options.say(columnsCutOff(cutOff));
  else if (skipped > 0) options.say(columnsPassedOver(skipped));
}

/** Whether a value of one column means the same in the other. */
function sameKind(from: Column | undefined, to: Column): boolean {
  if (from?.type !== to.type || from.type === 'computed') return false;
  if (from.type === 'link') return from.target === to.target;
  if (from.type !== 'choice') return true;
  const known = new Set(to.choices?.map(choice => choice.id));
  return (from.choices ?? []).every(choice => known.has(choice.id));
}

/** The cells that a cut leaves empty, unless the paste wrote into them. */
function emptied(copied: Copied, looks: readonly ColumnLook[], written: ReadonlySet<string>): readonly ValueCell[] {
  const open = new Set(looks.filter(look => look.readOnly === null).map(look => look.column.id));
  return copied.rows.flatMap(row =>
    copied.columns
      .filter(column => open.has(column.id) && !written.has(`${row.id} ${column.id}`))
      .map(column => ({row: row.id, column: column.id, value: null, label: ''})),
  );
}

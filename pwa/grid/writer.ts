/**
 * Sends what was typed, pasted, filled or cleared, one request after another, so that a cell typed right after a new
 * row finds that row made. Texts that the engine refuses stay in their cells with the reason.
 */
import type {AppError} from '../../core/base/app-error.ts';
import {asId, type ColumnId, type RowId, type SheetId} from '../../core/base/ids.ts';
import type {CellValue} from '../../core/schema/cell.ts';
import type {StepName} from '../../core/text/steps.ts';
import type {Applied} from '../engine/protocol.ts';
import type {DraftRows} from './draft-rows.ts';
import type {GridSource, WrittenTexts} from './grid-source.ts';
import type {HeldTexts, RowKey} from './held-texts.ts';

export interface TextCell {
  readonly row: RowKey;
  readonly column: ColumnId;
  readonly text: string;
}

export interface ValueCell {
  readonly row: RowKey;
  readonly column: ColumnId;
  readonly value: CellValue;
  /** What the cell shows until the engine's own rows are there. */
  readonly label: string;
}

export interface WriterOptions {
  readonly sheet: SheetId;
  readonly source: GridSource;
  readonly held: HeldTexts;
  readonly drafts: DraftRows;
  newRowId(): RowId;
  /** What a new row starts with in columns that nobody typed into. */
  defaults(): readonly {readonly column: ColumnId; readonly text: string; readonly value: CellValue}[];
  reasonOf(error: AppError): string;
  /** Held texts or drafts changed. */
  repaint(): void;
  /** The request as a whole failed; nothing was written. */
  failed(error: AppError): void;
  /** Of several cells some were refused. */
  refused(cells: number, first: AppError): void;
  /** It was written; a rule may speak against it. */
  noticed(done: Applied): void;
  /** The engine made these rows. */
  made(rows: readonly {readonly key: RowKey; readonly id: RowId}[]): void;
}

export interface Writer {
  texts(label: StepName, cells: readonly TextCell[]): Promise<void>;
  values(label: StepName, cells: readonly ValueCell[]): Promise<void>;
  /** Runs after everything asked for so far. */
  after<T>(run: () => Promise<T>): Promise<T>;
}

/** Cells of one request whose texts are held while it is on its way; more would cost more than they tell. */
const HELD_CELLS = 2000;

export function createWriter(options: WriterOptions): Writer {
  const {held, drafts, source} = options;
  let last: Promise<unknown> = Promise.resolve();

  const after = <T>(run: () => Promise<T>): Promise<T> => {
    const next = last.then(run, run);
    last = next.catch(() => undefined);
    return next;
  };

  const hold = (cells: readonly {readonly row: RowKey; readonly column: ColumnId; readonly text: string}[]) => {
    if (cells.length > HELD_CELLS) return;
    const {version} = source.state();
    for (const cell of cells) held.write(heldKey(cell.row), cell.column, cell.text, version);
    options.repaint();
  };

  /** The row's id, or `null` for a row that is still to be made. */
  const idOf = (key: RowKey): RowId | null => {
    const id = drafts.idOf(key);
    return id === undefined ? asId<RowId>(key) : id;
  };
  /** Under what a row's texts are held: its id once it has one. */
  const heldKey = (key: RowKey): RowKey => idOf(key) ?? key;

  const nameMade = (keys: readonly RowKey[], ids: readonly RowId[]) => {
    const made = keys.flatMap((key, index) => {
      const id = ids[index];
      return id === undefined ? [] : [{key, id}];
    });
    for (const {key, id} of made) {
      drafts.made(key, id);
      held.rename(key, id);
    }
    if (made.length > 0) options.made(made);
  };

  const settle = (block: TextBlock, answer: WrittenTexts) => {
    const bad = new Map(answer.rejected.map(cell => [`${cell.row} ${cell.column}`, cell.error]));
    block.texts.forEach((texts, row) => {
      texts.forEach((text, col) => {
        const key = block.keys[row];
        const column = block.columns[col];
        if (text === null || key === undefined || column === undefined) return;
        const error = bad.get(`${row} ${col}`);
        if (!error) held.settle(heldKey(key), column);
        // A cell that may not be empty keeps what it had; there is no text to keep for it.
        else if (text === '') held.drop(heldKey(key), column);
        else held.refuse(heldKey(key), column, text, options.reasonOf(error));
      });
    });
    const begun = block.keys.filter(key => idOf(key) === null);
    // The engine makes no row of a line of which nothing could be kept.
    const made = begun.filter(key => {
      const line = block.keys.indexOf(key);
      return block.texts[line]?.some((text, col) => text?.trim() && !bad.has(`${line} ${col}`));
    });
    nameMade(made, answer.rows);
    for (const key of begun) if (!made.includes(key) && !held.hasRow(key)) drafts.drop(key);
    const first = answer.rejected[0];
    if (first) options.refused(answer.rejected.length, first.error);
    options.noticed(answer);
  };

  /** New rows with the defaults of columns that they leave open; the columns come last, so that answers keep their places. */
  const withDefaults = (block: TextBlock): Pick<TextBlock, 'columns' | 'texts'> => {
    const isNew = block.keys.map(key => idOf(key) === null);
    const open = options.defaults().filter(({column}) => !block.columns.includes(column));
    if (!isNew.includes(true) || open.length === 0) return block;
    return {
      columns: [...block.columns, ...open.map(({column}) => column)],
      texts: block.texts.map((line, row) => {
        const typed = isNew[row] && line.some(text => text?.trim());
        return [...line, ...open.map(({text}) => (typed ? text : null))];
      }),
    };
  };

  const sendTexts = async (label: StepName, block: TextBlock) => {
    const release = source.hold();
    const sent = withDefaults(block);
    const answer = await source.writeTexts({
      label,
      rows: block.keys.map(idOf),
      columns: sent.columns,
      texts: sent.texts,
    });
    if (answer.ok) settle(block, answer.value);
    else refuseAll(block, answer.error);
    release();
    options.repaint();
  };

  /** Nothing was written: the texts stay where they were typed, so that nobody types them twice. */
  const refuseAll = (block: TextBlock, error: AppError) => {
    block.texts.forEach((texts, row) => {
      texts.forEach((text, col) => {
        const key = block.keys[row];
        const column = block.columns[col];
        if (text === null || key === undefined || column === undefined) return;
        if (text === '') held.drop(heldKey(key), column);
        else held.refuse(heldKey(key), column, text, options.reasonOf(error));
      });
    });
    options.failed(error);
  };

  const startOfRow = (): Record<string, CellValue> =>
    Object.fromEntries(options.defaults().map(({column, value}) => [column, value]));

  const sendValues = async (label: StepName, cells: readonly ValueCell[]) => {
    const release = source.hold();
    const fresh = new Map<RowKey, {id: RowId; cells: Record<string, CellValue>}>();
    const writes: {sheet: SheetId; row: RowId; column: ColumnId; value: CellValue}[] = [];
    for (const cell of cells) {
      const id = idOf(cell.row);
      if (id !== null) {
        writes.push({sheet: options.sheet, row: id, column: cell.column, value: cell.value});
        continue;
      }
      const row = fresh.get(cell.row) ?? {id: options.newRowId(), cells: startOfRow()};
      row.cells[cell.column] = cell.value;
      fresh.set(cell.row, row);
    }
    const inserts = [...fresh.values()].map(row => ({sheet: options.sheet, row: row.id, cells: row.cells}));
    const answer = await source.write({label, inserts, cells: writes});
    if (answer.ok) {
      for (const cell of cells) held.settle(heldKey(cell.row), cell.column);
      nameMade(
        [...fresh.keys()],
        [...fresh.values()].map(row => row.id),
      );
      options.noticed(answer.value);
    } else {
      for (const cell of cells) held.drop(heldKey(cell.row), cell.column);
      options.failed(answer.error);
    }
    release();
    options.repaint();
  };

  return {
    after,
    texts(label, cells) {
      hold(cells);
      return after(() => sendTexts(label, blockOf(cells)));
    },
    values(label, cells) {
      hold(cells.map(cell => ({row: cell.row, column: cell.column, text: cell.label})));
      return after(() => sendValues(label, cells));
    },
  };
}

interface TextBlock {
  readonly keys: readonly RowKey[];
  readonly columns: readonly ColumnId[];
  readonly texts: readonly (readonly (string | null)[])[];
}

/** The smallest block of rows and columns that holds the cells; `null` leaves a cell as it is. */
function blockOf(cells: readonly TextCell[]): TextBlock {
  const rows = new Map<RowKey, number>();
  const columns = new Map<ColumnId, number>();
  for (const cell of cells) {
    if (!rows.has(cell.row)) rows.set(cell.row, rows.size);
    if (!columns.has(cell.column)) columns.set(cell.column, columns.size);
  }
  const texts: (string | null)[][] = Array.from(rows, () => Array.from(columns, () => null));
  for (const cell of cells) {
    const line = texts[rows.get(cell.row) ?? 0];
    if (line) line[columns.get(cell.column) ?? 0] = cell.text;
  }
  return {keys: [...rows.keys()], columns: [...columns.keys()], texts};
}

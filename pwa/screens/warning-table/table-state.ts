/** The table's cursor, selection and open editor, and what keys, paste and clear make of them. */
import {batch, createMemo, createSignal} from 'solid-js';
import type {AppError} from '../../../core/base/app-error.ts';
import type {Month} from '../../../core/base/calendar-date.ts';
import {fenToPlain} from '../../../core/base/money.ts';
import {cleared, pasted} from '../../../core/text/warning-table.ts';
import {sayNotices} from '../../app/saving-notices.ts';
import type {Services} from '../../app/services.tsx';
import type {WarningTable, WeekCell} from '../../engine/protocol.ts';
import {columnKey, isEditable, type TableColumn} from './columns.ts';
import {
  type Block,
  blockBetween,
  type Field,
  type Move,
  moved,
  type PastedCell,
  type Place,
  pastedCells,
  placePasted,
  within,
} from './cursor.ts';
import type {Line, RowLine, TableLines} from './lines.ts';

/** What is being typed. `edit` began with the cell's figure (F2), `type` replaces it. */
export interface Editing {
  readonly mode: 'type' | 'edit';
  readonly text: string;
}

/** A text that was committed and is not in the table: on its way, or refused and kept for correction. */
export interface KeptText {
  /** Keys of its line and column. */
  readonly line: string;
  readonly column: string;
  readonly text: string;
  readonly error: AppError | null;
}

export interface TableState {
  readonly place: () => Place;
  readonly block: () => Block;
  readonly field: () => Field;
  readonly editing: () => Editing | null;
  readonly line: () => Line | undefined;
  readonly column: () => TableColumn | undefined;
  /** The week cell under the cursor, where there is one. */
  readonly weekCell: () => {readonly line: RowLine; readonly cell: WeekCell} | null;
  readonly keptTexts: () => readonly KeptText[];
  /** Place of a line by its key; −1 where it is not shown. */
  lineAt(key: string): number;
  go(place: Place, extend?: boolean): void;
  move(move: Move, extend?: boolean): void;
  /** Begins typing with what the input now holds, or editing the present figure. */
  begin(mode: Editing['mode'], text: string): void;
  retype(text: string): void;
  cancel(): void;
  /** Writes what was typed; true where an editor was open. */
  commit(): boolean;
  paste(text: string): Promise<void>;
  clear(): Promise<void>;
  copy(): string;
}

export interface TableStateDeps {
  readonly app: Services;
  readonly table: () => WarningTable | null;
  readonly lines: () => TableLines;
  readonly columns: () => readonly TableColumn[];
  /** Lines that a page key skips. */
  readonly page: () => number;
  /** Week that the cursor starts in, 0-based. */
  readonly week: () => number;
  /** Text of a cell as copied. */
  readonly textOf: (line: Line, column: TableColumn) => string;
  /** Called where a cell cannot be typed into. */
  readonly refuse: (line: Line, column: TableColumn) => void;
}

interface Anchor {
  readonly line: string;
  readonly column: string;
}

export function createTableState(deps: TableStateDeps): TableState {
  const [active, setActive] = createSignal<Anchor | null>(null);
  const [anchor, setAnchor] = createSignal<Anchor | null>(null);
  const [editing, setEditing] = createSignal<Editing | null>(null);
  const [keptTexts, setKeptTexts] = createSignal<readonly KeptText[]>([]);

  const lines = createMemo<readonly Line[]>(() => [...deps.lines().body, ...deps.lines().foot]);
  const lineIndex = createMemo(() => new Map(lines().map((line, index) => [line.key, index])));
  const columnIndex = createMemo(() => new Map(deps.columns().map((column, index) => [columnKey(column), index])));
  const field = createMemo<Field>(() => ({lines: lines(), columns: deps.columns(), page: deps.page()}));

  /** Where an anchor is now; the start where its row has left. */
  const placeOf = (at: Anchor | null): Place => {
    const fallback = start(field(), deps.week());
    if (at === null) return fallback;
    return within(
      {line: lineIndex().get(at.line) ?? fallback.line, column: columnIndex().get(at.column) ?? fallback.column},
      field(),
    );
  };
  const place = createMemo(() => placeOf(active()), undefined, {
    equals: (a, b) => a.line === b.line && a.column === b.column,
  });
  const block = createMemo(() => blockBetween(placeOf(anchor() ?? active()), place()));
  const line = () => lines()[place().line];
  const column = () => deps.columns()[place().column];

  const anchorAt = (at: Place): Anchor | null => {
    const [row, col] = [lines()[at.line], deps.columns()[at.column]];
    return row && col ? {line: row.key, column: columnKey(col)} : null;
  };

  const go = (to: Place, extend = false) =>
    batch(() => {
      const from = anchor() ?? active() ?? anchorAt(place());
      setActive(anchorAt(within(to, field())));
      setAnchor(extend ? from : null);
    });

  const weekCell = () => {
    const [row, col] = [line(), column()];
    return row?.kind === 'row' && col && isEditable(col) ? {line: row, cell: cellOf(row, col)} : null;
  };

  const keptIn = (at: Anchor) => keptTexts().find(kept => kept.line === at.line && kept.column === at.column);
  const forget = (at: Anchor) => {
    if (keptIn(at)) setKeptTexts(keptTexts().filter(kept => kept.line !== at.line || kept.column !== at.column));
  };
  const keep = (at: Anchor, text: string, error: AppError | null) => {
    forget(at);
    setKeptTexts([...keptTexts(), {...at, text, error}]);
  };

  const month = (): Month | null => deps.table()?.month ?? null;

  const write = async (cell: WeekCell, at: Anchor, text: string) => {
    const of = month();
    if (of === null) return;
    keep(at, text, null);
    const answer = await deps.app.engine.ask('type-week', {month: of, ...cell, text});
    if (answer.ok) {
      forget(at);
      sayNotices(deps.app, answer.value);
    } else {
      keep(at, text, answer.error);
      deps.app.toasts.error(answer.error);
    }
  };

  const writeMany = async (label: 'paste-weeks' | 'clear-weeks', cells: readonly PastedCell[]) => {
    const of = month();
    const targets = cells.flatMap(({line: at, column: over, text}) => {
      const [row, col] = [lines()[at], deps.columns()[over]];
      return row?.kind === 'row' && col && isEditable(col) ? [{...cellOf(row, col), text}] : [];
    });
    if (of === null || targets.length === 0) return;
    const answer = await deps.app.engine.ask('type-weeks', {month: of, label, cells: targets});
    if (!answer.ok) {
      deps.app.toasts.error(answer.error);
      return;
    }
    const rejected = answer.value.rejected.length;
    const text = label === 'clear-weeks' ? cleared(targets.length) : pasted(targets.length - rejected, rejected);
    if (sayNotices(deps.app, answer.value, text)) return;
    deps.app.toasts.show({
      text,
      action: {
        label: {zh: '撤销', en: 'Undo'},
        keys: 'Ctrl Z',
        run: () => void deps.app.engine.ask('undo', {}),
      },
    });
  };

  const here = () => anchorAt(place());

  return {
    place,
    block,
    field,
    editing,
    line,
    column,
    weekCell,
    keptTexts,
    lineAt: key => lineIndex().get(key) ?? -1,
    go,
    move: (move, extend) => go(moved(place(), move, field()), extend),
    begin(mode, text) {
      const [row, col, at] = [line(), column(), weekCell()];
      if (!row || !col) return;
      if (!at || deps.table()?.closed) {
        deps.refuse(row, col);
        return;
      }
      setAnchor(null);
      const now = here();
      setEditing({mode, text: mode === 'edit' ? ((now && keptIn(now)?.text) ?? plainText(at)) : text});
    },
    retype: text => setEditing(now => now && {...now, text}),
    cancel() {
      const at = here();
      setEditing(null);
      if (at) forget(at);
    },
    commit() {
      const [now, at, spot] = [editing(), weekCell(), here()];
      if (!now || !at || !spot) return false;
      setEditing(null);
      if (now.text.trim() === plainText(at)) forget(spot);
      else void write(at.cell, spot, now.text);
      return true;
    },
    async paste(text) {
      const cells = deps.table()?.closed ? [] : placePasted(pastedCells(text), block(), field());
      const [only] = cells;
      if (cells.length === 0) {
        const [row, col] = [line(), column()];
        if (row && col) deps.refuse(row, col);
      } else if (cells.length === 1 && only) {
        go(only);
        const [at, spot] = [weekCell(), here()];
        if (at && spot) await write(at.cell, spot, only.text);
      } else await writeMany('paste-weeks', cells);
    },
    async clear() {
      const cells = blockCells(block(), field()).filter(({line: at, column: over}) => {
        const [row, col] = [lines()[at], deps.columns()[over]];
        return row !== undefined && col !== undefined && deps.textOf(row, col) !== '';
      });
      const [row, col] = [line(), column()];
      const closed = deps.table()?.closed ?? false;
      if (cells.length > 0 && !closed) {
        const empty = cells.map(cell => ({...cell, text: ''}));
        await writeMany('clear-weeks', empty);
      } else if (row && col && (closed || !weekCell())) deps.refuse(row, col);
    },
    copy() {
      const {top, bottom, left, right} = block();
      return lines()
        .slice(top, bottom + 1)
        .map(row =>
          deps
            .columns()
            .slice(left, right + 1)
            .map(col => deps.textOf(row, col))
            .join('\t'),
        )
        .join('\n');
    },
  };
}

/** First customer's sales of the running week. */
function start(field: Field, week: number): Place {
  const line = field.lines.findIndex(each => each.kind === 'row');
  const column = field.columns.findIndex(each => isEditable(each) && each.week === week);
  return {line: Math.max(0, line), column: Math.max(0, column)};
}

function cellOf(line: RowLine, column: Extract<TableColumn, {kind: 'week'}>): WeekCell {
  const {customer, row, manager} = line.row;
  return {customer, row, manager, week: column.week, side: column.side};
}

/** The figure as one would type it: no separators, no needless decimals, nothing for an empty cell. */
function plainText({line, cell}: {readonly line: RowLine; readonly cell: WeekCell}): string {
  const pair = line.row.weeks[cell.week];
  const count = cell.side === 'sales' ? pair?.salesEntries : pair?.collectionEntries;
  const amount = pair?.[cell.side];
  return amount === undefined || !count ? '' : fenToPlain(amount).replace(/\.00$/, '');
}

/** Week cells of customers' rows inside a block. */
function blockCells(block: Block, field: Field): readonly Place[] {
  const cells: Place[] = [];
  for (let line = block.top; line <= block.bottom; line += 1) {
    if (field.lines[line]?.kind !== 'row') continue;
    for (let column = block.left; column <= block.right; column += 1) {
      const over = field.columns[column];
      if (over && isEditable(over)) cells.push({line, column});
    }
  }
  return cells;
}

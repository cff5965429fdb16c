/** Where the cursor goes: pure moves over lines and columns. */
import {isEditable, type TableColumn} from './columns.ts';
import type {Line} from './lines.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A rectangle of cells, both ends included. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Field {
  readonly lines: readonly Line[];
  readonly columns: readonly TableColumn[];
  /** Lines that a page key skips. */
  readonly page: number;
}

export type Move =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'page-up'
  | 'page-down'
  | 'row-start'
  | 'row-end'
  | 'top'
  | 'bottom'
  | 'first'
  | 'last'
  | 'next-cell'
  | 'previous-cell'
  | 'next-row'
  | 'previous-row';

/** Keeps a place inside the field. */
export function within(place: Place, field: Field): Place {
  return {
    line: clamp(place.line, field.lines.length - 1),
    column: clamp(place.column, field.columns.length - 1),
  };
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}

/** The place after a move; the same place where there is nowhere to go. */
export function moved(place: Place, move: Move, field: Field): Place {
  const {line, column} = place;
  const lastLine = field.lines.length - 1;
  const lastColumn = field.columns.length - 1;
  switch (move) {
    case 'up':
      return within({line: line - 1, column}, field);
    case 'down':
      return within({line: line + 1, column}, field);
    case 'left':
      return within({line, column: column - 1}, field);
    case 'right':
      return within({line, column: column + 1}, field);
    case 'page-up':
      return within({line: line - field.page, column}, field);
    case 'page-down':
      return within({line: line + field.page, column}, field);
    case 'row-start':
      return {line, column: 0};
    case 'row-end':
      return {line, column: lastColumn};
    case 'top':
      return {line: 0, column};
    case 'bottom':
      return {line: lastLine, column};
    case 'first':
      return within({line: 0, column: 0}, field);
    case 'last':
      return within({line: lastLine, column: lastColumn}, field);
    case 'next-cell':
      return stepCell(place, 1, field);
    case 'previous-cell':
      return stepCell(place, -1, field);
    case 'next-row':
      return stepRow(place, 1, field) ?? place;
    case 'previous-row':
      return stepRow(place, -1, field) ?? place;
  }
}

/** The next line that is a customer's row, in the same column. */
function stepRow(place: Place, step: 1 | -1, field: Field): Place | null {
  for (let line = place.line + step; line >= 0 && line < field.lines.length; line += step) {
    if (field.lines[line]?.kind === 'row') return {line, column: place.column};
  }
  return null;
}

/** The next cell that can be typed into, going on in the next row after the last one. */
function stepCell(place: Place, step: 1 | -1, field: Field): Place {
  const editable = field.columns.flatMap((column, index) => (isEditable(column) ? [index] : []));
  const onRow = field.lines[place.line]?.kind === 'row';
  const further = step > 0 ? editable : editable.toReversed();
  const here = onRow ? further.find(column => (step > 0 ? column > place.column : column < place.column)) : undefined;
  if (here !== undefined) return {line: place.line, column: here};
  const row = stepRow(place, step, field);
  const first = further[0];
  return row && first !== undefined ? {line: row.line, column: first} : place;
}

/** The rectangle between two places. */
export function blockBetween(from: Place, to: Place): Block {
  return {
    top: Math.min(from.line, to.line),
    bottom: Math.max(from.line, to.line),
    left: Math.min(from.column, to.column),
    right: Math.max(from.column, to.column),
  };
}

/** Rows of texts of a pasted block: tabs between cells, lines between rows, quotes as Excel writes them. */
export function pastedCells(text: string): readonly (readonly string[])[] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  return lines.map(line =>
    line.split('\t').map(cell =>
      cell
        .replace(/^"([\s\S]*)"$/, '$1')
        .replaceAll('""', '"')
        .trim(),
    ),
  );
}

export interface PastedCell {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/**
 * Where pasted texts fall: from the block's corner over rows and week columns, skipping headings and totals, so that a
 * column copied from Excel lands on the customers in order. One copied cell fills the whole block.
 */
export function placePasted(cells: readonly (readonly string[])[], block: Block, field: Field): readonly PastedCell[] {
  const lines = rowsFrom(field, block.top);
  const columns = field.columns.flatMap((column, index) => (isEditable(column) && index >= block.left ? [index] : []));
  const only = cells.length === 1 && cells[0]?.length === 1 ? cells[0][0] : undefined;
  if (only !== undefined) {
    return lines
      .filter(line => line <= Math.max(block.bottom, lines[0] ?? -1))
      .flatMap(line =>
        columns
          .filter(column => column <= Math.max(block.right, columns[0] ?? -1))
          .map(column => ({line, column, text: only})),
      );
  }
  return cells.flatMap((row, down) =>
    row.flatMap((text, right) => {
      const [line, column] = [lines[down], columns[right]];
      return line === undefined || column === undefined ? [] : [{line, column, text}];
    }),
  );
}

function rowsFrom(field: Field, top: number): readonly number[] {
  return field.lines.flatMap((line, index) => (index >= top && line.kind === 'row' ? [index] : []));
}

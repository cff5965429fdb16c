/** How much room a column's cells want, and what of a cell its column cuts off. */
import type {Locale} from '../../core/base/text.ts';
import type {GridCell} from '../engine/protocol.ts';
import type {CellWords} from './cell-words.ts';
import type {ColumnLook} from './column-look.ts';

const MIN_WIDTH = 40;
const MAX_WIDTH = 600;

/** A column's width within what a sheet can store. */
export function clampWidth(width: number): number {
  return Math.round(Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, width)));
}

/** Padding of a cell and its hairline, both sides, and a little air. */
const AROUND = 20;

/** Width in CSS pixels at which the header and the given cells are whole. */
export function fittingWidth(
  look: ColumnLook,
  cells: readonly (GridCell | undefined)[],
  measure: (text: string) => number,
  words: CellWords,
  locale: Locale,
): number {
  const mark = look.column.type === 'computed' ? 20 : 4;
  let widest = measure(look.column.name[locale]) + mark;
  for (const cell of cells) {
    if (cell) widest = Math.max(widest, bodyWidth(look, measure(words.shown(look.column, cell))));
  }
  return Math.ceil(widest) + AROUND;
}

/** The whole of a text that its column cuts short, and what a drawn measure stands for; '' where nothing is lost. */
export function cutText(
  look: ColumnLook,
  cell: GridCell,
  width: number,
  measure: (text: string) => number,
  words: CellWords,
): string {
  const text = words.spoken(look, cell);
  return look.body === 'ageing' || measure(text) > width - AROUND + 4 ? text : '';
}

/** What a cell's body takes beside its text. */
function bodyWidth(look: ColumnLook, text: number): number {
  switch (look.body) {
    case 'warning':
      // Shape, word and the gaps between them.
      return text + 49;
    case 'limit':
      return text + 30;
    case 'ageing':
      return 60;
    case 'tick':
      return 14;
    default:
      return text;
  }
}

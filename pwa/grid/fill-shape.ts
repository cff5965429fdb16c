/** Where each cell of a paste or fill takes its value from. */
import {type Span, spanHeight, spanWidth} from './span.ts';

export interface Block {
  readonly height: number;
  readonly width: number;
}

/**
 * The cells that a pasted block goes into: the selection when the block fits into it a whole number of times (one cell
 * fits always), else as much as the block needs from the selection's corner. May reach past the sheet.
 */
export function pasteTarget(into: Span, block: Block): Span {
  const repeatsDown = spanHeight(into) % block.height === 0;
  const repeatsAcross = spanWidth(into) % block.width === 0;
  const height = repeatsDown ? spanHeight(into) : block.height;
  const width = repeatsAcross ? spanWidth(into) : block.width;
  return {top: into.top, left: into.left, bottom: into.top + height - 1, right: into.left + width - 1};
}

/** Index in a source of `length` for the cell `offset` away from its start; repeats in both directions. */
export function repeated(offset: number, length: number): number {
  return ((offset % length) + length) % length;
}

/** Puts the cursor's and the selection's marks on drawn cells, which know nothing of either. */
import {columnKey} from './columns.ts';
import type {Block, Field, Place} from './cursor.ts';

export interface MarkClasses {
  readonly active: string;
  readonly range: string;
}

/** Takes the old marks off and puts the new ones on; cells that are not drawn are left out. */
export function createMarker(
  find: (line: string, column: string) => HTMLElement | null,
  classes: MarkClasses,
): (place: Place, block: Block, field: Field, drawn: {readonly from: number; readonly to: number}) => void {
  let marked: HTMLElement[] = [];
  const mark = (cell: HTMLElement | null, name: string) => {
    if (!cell) return;
    cell.classList.add(name);
    cell.setAttribute('aria-selected', 'true');
    marked.push(cell);
  };
  return (place, block, field, drawn) => {
    for (const cell of marked) {
      cell.classList.remove(classes.active, classes.range);
      cell.removeAttribute('aria-selected');
    }
    marked = [];
    const cellAt = (line: number, column: number) => {
      const [row, col] = [field.lines[line], field.columns[column]];
      return row && col ? find(row.key, columnKey(col)) : null;
    };
    mark(cellAt(place.line, place.column), classes.active);
    if (block.top === block.bottom && block.left === block.right) return;
    const [from, to] = [Math.max(block.top, drawn.from), Math.min(block.bottom, drawn.to)];
    for (let line = from; line <= to; line += 1) {
      for (let column = block.left; column <= block.right; column += 1) mark(cellAt(line, column), classes.range);
    }
  };
}

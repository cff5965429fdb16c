/** What the selection adds up to. Rows that are not on the page are read in slices, so that the page never stands still. */
import {type Accessor, createEffect, createSignal, on, onCleanup} from 'solid-js';
import {isSummable} from '../../grid/cell-words.ts';
import type {ColumnLook} from '../../grid/column-look.ts';
import type {GridController} from '../../grid/controller.ts';
import {type Span, spanCells} from '../../grid/span.ts';

export interface SelectionSums {
  readonly cells: number;
  /** Set where every summable column of the selection has one unit. */
  readonly sum: number | null;
  readonly mean: number | null;
  readonly max: number | null;
  /** Column whose unit the figures have. */
  readonly look: ColumnLook | null;
}

const QUIET_MS = 60;

/** Follows the grid's selection; `null` while one cell only is selected. */
export function createSelectionSums(
  controller: Accessor<GridController | null>,
  columns: Accessor<readonly ColumnLook[]>,
  version: Accessor<number>,
): Accessor<SelectionSums | null> {
  const [sums, setSums] = createSignal<SelectionSums | null>(null);
  let run = 0;
  let timer = 0;
  const start = () => {
    const grid = controller();
    const mine = ++run;
    clearTimeout(timer);
    if (!grid) return;
    const ranges = grid.state().ranges;
    const cells = ranges.reduce((count, span) => count + spanCells(span), 0);
    if (cells < 2) {
      setSums(null);
      return;
    }
    timer = window.setTimeout(() => void reckon(grid, ranges, cells, mine), QUIET_MS);
  };

  const reckon = async (grid: GridController, ranges: readonly Span[], cells: number, mine: number) => {
    const looks = columns();
    const total = {sum: 0, count: 0, max: Number.NEGATIVE_INFINITY};
    const units = new Set<string>();
    let look: ColumnLook | null = null;
    for (const span of ranges) {
      const shown = looks.slice(span.left, span.right + 1).filter(each => isSummable(each.column));
      for (const each of shown) {
        units.add(unitOf(each));
        look ??= each;
      }
      const ids = shown.map(each => each.column.id);
      if (ids.length === 0) continue;
      const to = Math.min(span.bottom + 1, grid.rowCount());
      await grid.reader.all(span.top, to, ids, rows => {
        for (const row of rows) {
          for (const cell of row.cells) {
            if (typeof cell.value !== 'number') continue;
            total.sum += cell.value;
            total.count++;
            total.max = Math.max(total.max, cell.value);
          }
        }
        return mine === run;
      });
      if (mine !== run) return;
    }
    const known = units.size === 1 && total.count > 0;
    setSums({
      cells,
      sum: known ? total.sum : null,
      mean: known ? total.sum / total.count : null,
      max: known ? total.max : null,
      look,
    });
  };

  createEffect(on([() => controller()?.state().ranges, version], start));
  onCleanup(() => {
    run++;
    clearTimeout(timer);
  });
  return sums;
}

function unitOf(look: ColumnLook): string {
  return look.column.type === 'number' ? 'number' : 'money';
}

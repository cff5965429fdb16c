/** What of the grid is heard: the rows in sight for the accessible table, the active cell for the live region. */
import type {Locale} from '../../core/base/text.ts';
import {gridText} from '../../core/text/grid.ts';
import type {AriaRow} from './aria-rows.tsx';
import type {ColumnLook} from './column-look.ts';
import type {GridController} from './controller.ts';
import type {Range} from './geometry.ts';

export function rowsHeard(
  controller: GridController,
  columns: readonly ColumnLook[],
  sight: Range,
): readonly AriaRow[] {
  const rows: AriaRow[] = [];
  for (let index = sight.from; index < Math.min(sight.to, controller.rowCount()); index++) {
    rows.push({
      index,
      row: controller.row(index) ?? null,
      cells: columns.map(look => controller.cell(index, look.column.id)),
    });
  }
  return rows;
}

/** `累计余款 3 15,900`: column, row, content. */
export function cellSaid(controller: GridController, columns: readonly ColumnLook[], locale: Locale): string {
  const {row, col} = controller.state().active;
  const look = columns[col];
  if (!look) return '';
  const place = row < controller.rowCount() ? String(row + 1) : gridText.newRow[locale];
  return `${look.column.name[locale]} ${place} ${controller.words.spoken(look, controller.cell(row, look.column.id))}`;
}

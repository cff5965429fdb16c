/** A copy of a table kept from `Change`s alone: what everything derived (rollups, warnings, the grid) depends on. */
import {asId, type ColumnId, type RowId, type SheetId} from '../../../../core/base/ids.ts';
import type {Change} from '../../../../core/doc/change.ts';
import type {CellValue} from '../../../../core/schema/cell.ts';
import type {Table} from '../../../../core/table/table.ts';

export interface Shadow {
  follow(changes: readonly Change[]): void;
  /** How the copy differs from the table, or null. */
  difference(): string | null;
}

type Cells = Map<string, CellValue>;

/** A copy of what the table shows now. */
export function createShadow(table: Table, sheet: SheetId, names: readonly string[]): Shadow {
  const columns = names.map(asId<ColumnId>);
  let rows = new Map<RowId, Cells>();

  const read = (index: number): Cells => new Map(columns.map(column => [column, table.get(index, column)]));
  const readAll = (): Map<RowId, Cells> => {
    const all = new Map<RowId, Cells>();
    for (let i = 0; i < table.size; i++) if (table.isLive(i)) all.set(table.rowId(i), read(i));
    return all;
  };
  rows = readAll();

  function followOne(change: Change): void {
    if (change.kind === 'cell') {
      const cells = rows.get(change.row);
      if (cells === undefined) throw new Error(`a cell of ${change.row} changed, which is not shown`);
      if (!Object.is(cells.get(change.column) ?? null, change.before)) throw new Error(`${change.row}: wrong "before"`);
      cells.set(change.column, change.after);
    } else if (change.kind === 'row' && change.exists) rows.set(change.row, read(table.indexOf(change.row)));
    else if (change.kind === 'row') rows.delete(change.row);
    else if (change.kind === 'rows' && change.from === undefined) rows = readAll();
    else if (change.kind === 'rows') {
      const from = change.from ?? 0;
      for (let i = from; i < from + change.count; i++) if (table.isLive(i)) rows.set(table.rowId(i), read(i));
    }
  }

  return {
    follow(changes) {
      for (const change of changes) if ('sheet' in change && change.sheet === sheet) followOne(change);
    },
    difference() {
      const all = readAll();
      if (all.size !== rows.size || all.size !== table.liveCount) {
        return `${rows.size} rows by changes, ${all.size} in the table, ${table.liveCount} counted`;
      }
      for (const [row, cells] of all) {
        for (const [column, value] of cells) {
          const own = rows.get(row)?.get(column) ?? null;
          if (!Object.is(own, value)) return `${row}/${column}: ${own} by changes, ${value} in the table`;
        }
      }
      return null;
    },
  };
}

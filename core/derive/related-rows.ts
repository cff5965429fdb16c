import type {ColumnId, RowId, SheetId} from '../base/ids.ts';
import type {Change} from '../doc/change.ts';
import type {Tables} from '../table/table.ts';

/** Which rows of a sheet link to a row: made at the first question by one look at the column, kept until a link alters. */
export interface RelatedRows {
  /** Indexes of the live rows of `sheet` whose `link` names `row`, in order of arrival. */
  of(sheet: SheetId, link: ColumnId, row: RowId): readonly number[];
  /** Follows changes that the tables already show. */
  note(changes: readonly Change[]): void;
}

/** Nothing looked at yet. */
export function createRelatedRows(tables: Tables): RelatedRows {
  const known = new Map<SheetId, Map<ColumnId, Map<string, number[]>>>();

  function indexOf(sheet: SheetId, link: ColumnId): Map<string, number[]> {
    const bySheet = known.get(sheet) ?? new Map<ColumnId, Map<string, number[]>>();
    known.set(sheet, bySheet);
    const made = bySheet.get(link);
    if (made !== undefined) return made;
    const rows = new Map<string, number[]>();
    const table = tables.table(sheet);
    const links = table.column(link);
    for (let index = 0; index < table.size; index += 1) {
      if (!table.isLive(index)) continue;
      const target = links.text(index);
      if (target === '') continue;
      const list = rows.get(target);
      if (list === undefined) rows.set(target, [index]);
      else list.push(index);
    }
    bySheet.set(link, rows);
    return rows;
  }

  return {
    of: (sheet, link, row) => indexOf(sheet, link).get(row) ?? [],
    note(changes) {
      for (const change of changes) {
        if (change.kind === 'settings') continue;
        if (change.kind !== 'cell') known.delete(change.sheet);
        else known.get(change.sheet)?.delete(change.column);
      }
    },
  };
}

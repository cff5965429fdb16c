import type {ColumnId} from '../../base/ids.ts';
import {asId} from '../../base/ids.ts';
import type {Sheet} from '../../schema/sheet.ts';
import type {Pinyin} from '../../text/pinyin-key.ts';
import type {ArrangeSource} from './arrangement.ts';
import {type Collation, createCollation} from './collation.ts';
import {type ArrangeColumn, arrangeColumn, type ColumnSources} from './column.ts';
import {createSearchIndex} from './search.ts';

/**
 * What all arrangements of one sheet share: its columns, the ranks of their texts and the search index. Make it once
 * for an open sheet and again when the sheet's columns change.
 * @param pinyin asked at each search; `null` until the dictionary is loaded
 */
export function createArrangeSource(sheet: Sheet, sources: ColumnSources, pinyin: () => Pinyin | null): ArrangeSource {
  const table = sources.tables.table(sheet.id);
  const columns = new Map(sheet.columns.map(column => [column.id, arrangeColumn(table, column, sources)] as const));
  const collations = new Map<ColumnId, Collation>();
  return {
    table,
    column: id => columns.get(asId<ColumnId>(id)) ?? null,
    collation(column: ArrangeColumn) {
      const known = collations.get(column.id);
      if (known !== undefined) return known;
      const made = createCollation();
      collations.set(column.id, made);
      return made;
    },
    search: createSearchIndex([...columns.values()], pinyin),
  };
}

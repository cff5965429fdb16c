import type {ColumnId} from '../../core/base/ids.ts';
import {asId} from '../../core/base/ids.ts';
import type {Command} from '../../core/doc/command.ts';
import {createTables} from '../../core/table/columns.ts';
import type {Tables} from '../../core/table/table.ts';

/** Tables as a workbook has them after imports into an empty one. */
export function filledTables(commands: readonly Command[]): Tables {
  const tables = createTables();
  for (const command of commands) {
    if (command.kind !== 'import') continue;
    for (const block of command.blocks) {
      const table = tables.table(block.sheet);
      const first = table.addRows(block.rows);
      block.rows.forEach((_, at) => {
        table.setLive(first + at, true);
        for (const [column, values] of Object.entries(block.columns)) {
          table.set(first + at, asId<ColumnId>(column), values[at] ?? null);
        }
      });
    }
  }
  return tables;
}

/** Rows that could not be taken go to the sheet "To check" with their text and what is wrong, in the same undo step. */
import {asId, type ColumnId, type SheetId} from '../base/ids.ts';
import {problemWords} from '../text/import-problems.ts';
import {forLive} from './draft.ts';
import {cellText, isBlank} from './file-sheets.ts';
import type {PlanContext, RowOutcome} from './outcome.ts';
import type {SniffedSheet} from './sniff.ts';

const TO_CHECK = asId<SheetId>('to_check');
/** Longest text that a cell may hold. */
const MAX_TEXT = 32_767;

/** Drafts a line for each bad row that is not on the sheet yet; returns how many rows were put aside. */
export function parkBadRows(
  ctx: PlanContext,
  file: string,
  sheets: readonly SniffedSheet[],
  outcomes: ReadonlyMap<string, ReadonlyMap<number, RowOutcome>>,
): number {
  const known = knownLines(ctx);
  let parked = 0;
  for (const {sheet, layout} of sheets) {
    if (layout === 'ignore') continue;
    for (const [row, outcome] of outcomes.get(sheet.name) ?? []) {
      if (outcome !== 'bad') continue;
      parked += 1;
      const cells = sheet.rows[row] ?? [];
      const content = cells
        .filter(cell => !isBlank(cell))
        .map(cellText)
        .join('  ')
        .slice(0, MAX_TEXT);
      if (known.has(`${sheet.name}\n${row + 1}\n${content}`)) continue;
      const problem = ctx.problems
        .badOf(sheet.name, row)
        .map(one => `${one.cell} ${problemWords(one)[ctx.locale]}`)
        .join(ctx.locale === 'zh' ? '；' : '; ');
      ctx.draft.add('to_check', {content, problem: problem || null, file, sheet: sheet.name, row: row + 1});
    }
  }
  return parked;
}

function knownLines(ctx: PlanContext): ReadonlySet<string> {
  const table = ctx.tables.table(TO_CHECK);
  const lines = new Set<string>();
  forLive(table, index => {
    const text = (column: string) => table.text(index, asId<ColumnId>(column));
    lines.add(`${text('sheet')}\n${table.number(index, asId<ColumnId>('row'))}\n${text('content')}`);
  });
  return lines;
}

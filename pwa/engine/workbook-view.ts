import {asDay, asMonth, type Month, monthOf} from '../../core/base/calendar-date.ts';
import {asId, type ColumnId, type SheetId} from '../../core/base/ids.ts';
import type {Book} from './book.ts';
import type {WorkbookView} from './protocol.ts';

const STAFF = asId<SheetId>('staff');
const NAME = asId<ColumnId>('name');
const ENTRIES = asId<SheetId>('entries');
const POSTED_ON = asId<ColumnId>('posted_on');

/** The open workbook as the page sees it. */
export function viewOf(book: Book): WorkbookView {
  const {workbook} = book;
  const sheets = workbook.sheets();
  return {
    id: book.id,
    settings: workbook.settings(),
    sheets,
    rowCounts: Object.fromEntries(sheets.map(({id}) => [id, book.liveCount(id)])),
    today: book.today,
    counts: book.counts,
    managers: managers(book),
    months: book.figures.isBegun ? book.figures.derivation.months() : months(book),
    readOnly: book.readOnly,
    undo: book.undoState,
  };
}

function managers(book: Book): WorkbookView['managers'] {
  const table = book.table(STAFF);
  if (!table) return [];
  return Array.from({length: table.size}, (_, index) => index)
    .filter(index => table.isLive(index))
    .map(index => ({id: table.rowId(index), name: table.text(index, NAME)}));
}

/** Months that have entries, oldest first. */
function months(book: Book): readonly Month[] {
  const table = book.table(ENTRIES);
  if (!table) return [];
  const posted = table.column(POSTED_ON);
  const found = new Set<number>();
  for (let index = 0; index < table.size; index += 1) {
    const day = posted.number(index);
    if (table.isLive(index) && !Number.isNaN(day)) found.add(monthOf(asDay(day)));
  }
  return [...found].sort((a, b) => a - b).map(asMonth);
}

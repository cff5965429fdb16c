import type {AppError} from '../../../core/base/app-error.ts';
import {asId, type ColumnId, type RowId, randomId, type SheetId} from '../../../core/base/ids.ts';
import {err, ok, type Result} from '../../../core/base/result.ts';
import {planWeekCells, type TypedWeekCell} from '../../../core/ledger/week-cell.ts';
import {entriesBehind} from '../../../core/ledger/week-typing.ts';
import type {Book} from '../book.ts';
import {customerCard} from '../customer-card.ts';
import type {Context, Engine, Handlers} from '../engine.ts';
import type {EntryLine, Requests} from '../protocol.ts';
import {userWrite} from './user-write.ts';

type Names = 'warning-table' | 'type-week' | 'type-weeks' | 'week-entries' | 'customer';

const ENTRIES = asId<SheetId>('entries');
const DOCUMENT_NO = asId<ColumnId>('document_no');
const REMARK = asId<ColumnId>('remark');

/** Requests about the ledger as the warning table shows it. */
export function ledgerRequests(engine: Engine): Pick<Handlers, Names> {
  const withBook = engine.withBook.bind(engine);
  return {
    'warning-table': async query => {
      await engine.figuresReady();
      return withBook(book => ok(book.month.ask(query)));
    },
    'type-week': (body, context) =>
      withBook(book => {
        const done = typeWeeks(book, 'type-week', [body], context);
        if (!done.ok) return done;
        const [refused] = done.value.rejected;
        return refused ? err(refused.error) : done;
      }),
    'type-weeks': ({month, label, cells}, context) =>
      withBook(book =>
        typeWeeks(
          book,
          label,
          cells.map(cell => ({...cell, month})),
          context,
        ),
      ),
    'week-entries': cell => withBook(book => ok(weekEntries(book, cell))),
    customer: ({row}) =>
      withBook(book => {
        const card = customerCard(book, row);
        return card ? ok(card) : err({kind: 'row-missing', row});
      }),
  };
}

function typeWeeks(
  book: Book,
  label: string,
  cells: readonly TypedWeekCell[],
  context: Context,
): Result<Requests['type-weeks'][1], AppError> {
  const {locale, intent, random} = context;
  const {derivation, day} = book.figures;
  const plan = planWeekCells(
    {
      ledger: customer => derivation.reckoning(customer)?.ledger,
      settings: book.workbook.settings(),
      today: day,
      locale,
      newEntry: () => ({id: randomId<RowId>(random), entryNo: book.numbers.next()}),
    },
    label,
    cells,
  );
  const rejected = plan.cells.flatMap((result, cell) => (result.ok ? [] : [{cell, error: result.error}]));
  if (plan.command === null) {
    if (intent !== null) book.env.stored([intent]);
    return ok({rows: [], skipped: 0, rejected});
  }
  const done = userWrite(book, plan.command, context);
  return done.ok ? ok({...done.value, rejected}) : done;
}

/** Entries that a week cell adds up, oldest first. */
function weekEntries(book: Book, cell: Requests['week-entries'][0]): readonly EntryLine[] {
  const ledger = book.figures.derivation.reckoning(cell.customer)?.ledger;
  const {weekScheme} = book.workbook.settings();
  const table = book.table(ENTRIES);
  if (!ledger || !table) return [];
  return entriesBehind(ledger, cell, weekScheme).map(
    ({id, entryNo, postedOn, entryDate, type, form, amount, proposed}) => {
      const index = table.indexOf(id);
      const documentNo = index < 0 ? '' : table.text(index, DOCUMENT_NO);
      const remark = index < 0 ? '' : table.text(index, REMARK);
      return {id, entryNo, postedOn, entryDate, type, form, amount, documentNo, remark, proposed};
    },
  );
}

import type {AppError} from '../../../core/base/app-error.ts';
import type {ColumnId, RowId, SheetId} from '../../../core/base/ids.ts';
import {err, ok, type Result} from '../../../core/base/result.ts';
import {matchKey} from '../../../core/base/text.ts';
import type {CellValue} from '../../../core/schema/cell.ts';
import type {Book} from '../book.ts';
import {cellMaker} from '../cells.ts';
import type {Engine, Handlers} from '../engine.ts';
import type {View} from '../views.ts';

type Names =
  | 'open-view'
  | 'change-view'
  | 'close-view'
  | 'toggle-group'
  | 'window'
  | 'find-row'
  | 'row-ids'
  | 'lookup'
  | 'distinct';

/** Requests about what the grid shows. They only read. */
export function viewRequests(engine: Engine): Pick<Handlers, Names> {
  const withBook = engine.withBook.bind(engine);
  const withView = <T>(number: number, run: (view: View) => T): Result<T, AppError> =>
    withBook(book => {
      const view = book.views.get(number);
      return view ? ok(run(view)) : err({kind: 'unexpected', detail: `view ${number} is closed`});
    });
  return {
    'open-view': spec =>
      withBook(book =>
        book.table(spec.sheet) ? ok(book.views.open(spec).state) : err({kind: 'sheet-missing', sheet: spec.sheet}),
      ),
    'change-view': ({view, spec}) =>
      withView(view, found => {
        found.change(spec);
        return found.state;
      }),
    'close-view': ({view}) =>
      withBook(book => {
        book.views.close(view);
        return ok(null);
      }),
    'toggle-group': ({view}) => withView(view, found => found.state),
    window: ({view, from, to, columns}) => withView(view, found => found.window(from, to, columns)),
    'find-row': ({view, row}) => withView(view, found => found.find(row)),
    'row-ids': ({view, from, to}) => withView(view, found => found.rowIds(from, to)),
    lookup: ({sheet, text, limit}) => withBook(book => ok(lookup(book, sheet, text, limit))),
    distinct: ({sheet, column, limit}) => withBook(book => ok(distinct(book, sheet, column, limit))),
  };
}

function lookup(book: Book, sheet: SheetId, text: string, limit: number) {
  const table = book.table(sheet);
  if (!table) return [];
  const label = book.labels.of(sheet);
  const key = matchKey(text);
  const found: {row: RowId; label: string; hint: string}[] = [];
  for (let index = 0; index < table.size && found.length < limit; index += 1) {
    if (!table.isLive(index)) continue;
    const row = table.rowId(index);
    const name = label(row);
    if (matchKey(name).includes(key)) found.push({row, label: name, hint: ''});
  }
  return found;
}

function distinct(book: Book, sheet: SheetId, column: ColumnId, limit: number) {
  const table = book.table(sheet);
  if (!table) return [];
  const make = cellMaker(
    book,
    table,
    book.workbook.sheet(sheet)?.columns.find(({id}) => id === column),
  );
  const found = new Map<CellValue, {value: CellValue; label: string; count: number}>();
  for (let index = 0; index < table.size; index += 1) {
    if (!table.isLive(index)) continue;
    const {value, label} = make(index);
    const known = found.get(value);
    if (known) known.count += 1;
    else found.set(value, {value, label: label ?? '', count: 1});
  }
  return [...found.values()].sort((a, b) => b.count - a.count).slice(0, limit);
}

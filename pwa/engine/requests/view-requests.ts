import type {AppError} from '../../../core/base/app-error.ts';
import type {ColumnId, SheetId} from '../../../core/base/ids.ts';
import {err, ok, type Result} from '../../../core/base/result.ts';
import type {CellValue} from '../../../core/schema/cell.ts';
import {lookupRows} from '../../../core/table/arrange/lookup.ts';
import type {Pinyin} from '../../../core/text/pinyin-key.ts';
import type {Book} from '../book.ts';
import {cellMaker} from '../cells.ts';
import type {Engine, Handlers} from '../engine.ts';
import type {Requests, ViewSpec} from '../protocol.ts';
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
  /** A search by pinyin needs the dictionary. */
  const searching = async ({search}: ViewSpec) => {
    if (search.trim() !== '') await engine.dictionary.load();
  };
  return {
    'open-view': async spec => {
      await searching(spec);
      return withBook(book =>
        book.table(spec.sheet) ? ok(book.views.open(spec).state) : err({kind: 'sheet-missing', sheet: spec.sheet}),
      );
    },
    'change-view': async ({view, spec}) => {
      await searching(spec);
      return withView(view, found => {
        found.change(spec);
        return found.state;
      });
    },
    'close-view': ({view}) =>
      withBook(book => {
        book.views.close(view);
        return ok(null);
      }),
    'toggle-group': ({view, index}) =>
      withView(view, found => {
        found.toggle(index);
        return found.state;
      }),
    window: ({view, from, to, columns}, {locale}) =>
      withView(view, found => ({version: found.state.version, rows: found.window(from, to, columns, locale)})),
    'find-row': ({view, row}) => withView(view, found => found.find(row)),
    'row-ids': ({view, from, to}) => withView(view, found => found.rowIds(from, to)),
    lookup: async ({sheet, text, limit}) => {
      const pinyin = await engine.dictionary.load();
      return withBook(book => ok(lookup(book, sheet, text, limit, pinyin)));
    },
    distinct: ({sheet, column, limit}) => withBook(book => ok(distinct(book, sheet, column, limit))),
  };
}

function lookup(book: Book, sheet: SheetId, text: string, limit: number, pinyin: Pinyin | null): Lookup {
  const table = book.table(sheet);
  if (!table) return [];
  const label = book.labels.of(sheet);
  return lookupRows(book.views.source(sheet), book.views.columns, sheet, text, pinyin, limit).map(index => {
    const row = table.rowId(index);
    return {row, label: label(row), hint: hintOf(book, sheet, index)};
  });
}

type Lookup = Requests['lookup'][1];

/** Columns that tell rows of one name apart, the first that is filled. */
const hintColumns = ['customer_no', 'account_manager', 'contact_person', 'customer', 'role', 'phone'];

function hintOf(book: Book, sheet: SheetId, index: number): string {
  const table = book.table(sheet);
  const described = book.workbook.sheet(sheet);
  for (const id of hintColumns) {
    const column = described?.columns.find(each => each.id === id);
    if (!table || !column || column.id === described?.title) continue;
    const {value, label} = cellMaker(book, table, column)(index);
    if (value !== null) return label ?? String(value);
  }
  return '';
}

function distinct(book: Book, sheet: SheetId, id: ColumnId, limit: number): Requests['distinct'][1] {
  const table = book.table(sheet);
  const column = book.workbook.sheet(sheet)?.columns.find(each => each.id === id);
  if (!table || !column) return [];
  const make = cellMaker(book, table, column);
  const counts = new Map<CellValue, number>();
  const labels = new Map<CellValue, string>();
  for (let index = 0; index < table.size; index += 1) {
    if (!table.isLive(index)) continue;
    const {value, label} = make(index);
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (label !== undefined) labels.set(value, label);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([value, count]) => ({value, label: labels.get(value) ?? '', count}));
}

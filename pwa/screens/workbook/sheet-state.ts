/** A sheet on screen: its looks, its view, what its menus do. One for the desk's grid and the phone's list. */
import {createMemo, createSignal} from 'solid-js';
import type {Day} from '../../../core/base/calendar-date.ts';
import {asId, type ColumnId, type RowId} from '../../../core/base/ids.ts';
import type {Column} from '../../../core/schema/column.ts';
import type {Sheet} from '../../../core/schema/sheet.ts';
import type {Engine, FilterTest, ViewSpec, WorkbookView} from '../../engine/protocol.ts';
import type {ColumnActions} from '../../grid/column-actions.ts';
import {type ColumnLook, columnLook} from '../../grid/column-look.ts';
import {createSheetView, type SheetView} from '../../grid/sheet-view.ts';
import {type Preset, presetsOf} from './presets.ts';
import {createSheetPrefs, type PrefsStore, type SheetFilter} from './sheet-prefs.ts';

export interface SheetState extends PrefsStore {
  readonly sheet: () => Sheet;
  readonly today: () => Day;
  readonly presets: () => readonly Preset[];
  /** Columns on screen, in order. */
  readonly looks: () => readonly ColumnLook[];
  readonly view: SheetView;
  readonly search: () => string;
  setSearch(text: string): void;
  filterOf(column: ColumnId): FilterTest | null;
  setFilter(column: ColumnId, test: FilterTest | null): void;
  /** Search, filters and tab back to everything. */
  showAll(): void;
  /** Whether anything keeps rows from being shown. */
  narrowed(): boolean;
  sortBy(column: ColumnId, how: 'ascending' | 'descending' | 'none', add: boolean): void;
  isShown(column: Column): boolean;
  show(column: Column, shown: boolean): void;
  readonly actions: ColumnActions;
  /** Column whose filter is open, and where. */
  readonly filtering: () => {readonly column: Column; readonly anchor: DOMRect} | null;
  closeFilter(): void;
}

export interface SheetStateOptions {
  readonly page: Window;
  readonly engine: Engine;
  readonly book: () => WorkbookView;
  readonly sheet: () => Sheet;
  readonly today: () => Day;
  /** Rows of this customer only, where the sheet has a customer column. */
  readonly customer: () => RowId | null;
}

const CUSTOMER = asId<ColumnId>('customer');

/** Call inside an owner; the sheet's id must stay the same. */
export function createSheetState(options: SheetStateOptions): SheetState {
  const {sheet, engine} = options;
  const store = createSheetPrefs(options.page, options.book().id, sheet().id);
  const {prefs, change} = store;
  const [search, setSearch] = createSignal('');
  const [filtering, setFiltering] = createSignal<{column: Column; anchor: DOMRect} | null>(null);
  // A dragged width shows at once, before the workbook's own columns come back with it.
  const [widths, setWidths] = createSignal<ReadonlyMap<ColumnId, number>>(new Map());

  const presets = createMemo(() => presetsOf(sheet().id, options.today()));
  const known = createMemo(() => new Set(sheet().columns.map(column => column.id)));
  const isShown = (column: Column) =>
    column.hidden ? prefs().shown.includes(column.id) : !prefs().hidden.includes(column.id);

  const looks = createMemo(() =>
    inOrder(sheet().columns, prefs().order)
      .filter(isShown)
      .map(column => {
        const width = widths().get(column.id);
        return columnLook(width === undefined ? column : {...column, width}, options.book().readOnly);
      }),
  );

  const spec = createMemo(
    (): ViewSpec => {
      const now = prefs();
      const preset = presets().find(each => each.id === now.tab);
      const customer = options.customer();
      const only: SheetFilter[] =
        customer !== null && known().has(CUSTOMER)
          ? [{column: CUSTOMER, test: {kind: 'equals', values: [customer]}}]
          : [];
      const filters = [...only, ...(preset?.filters ?? []), ...now.filters].filter(each => known().has(each.column));
      return {
        sheet: sheet().id,
        filters,
        sort: now.sort.filter(each => known().has(each.column)),
        group: now.group !== null && known().has(now.group) ? now.group : null,
        search: search().trim(),
      };
    },
    undefined,
    {equals: (a, b) => JSON.stringify(a) === JSON.stringify(b)},
  );
  const view = createSheetView(engine, spec);

  const filterOf = (column: ColumnId) => prefs().filters.find(each => each.column === column)?.test ?? null;
  const setFilter = (column: ColumnId, test: FilterTest | null) => {
    const others = prefs().filters.filter(each => each.column !== column);
    change({filters: test === null ? others : [...others, {column, test}]});
  };
  const sortBy = (column: ColumnId, how: 'ascending' | 'descending' | 'none', add: boolean) => {
    const others = add ? prefs().sort.filter(each => each.column !== column) : [];
    change({sort: how === 'none' ? others : [...others, {column, descending: how === 'descending'}]});
  };
  const show = (column: Column, shown: boolean) =>
    change({
      hidden: shown || column.hidden ? without(prefs().hidden, column.id) : [...prefs().hidden, column.id],
      shown: shown && column.hidden ? [...prefs().shown, column.id] : without(prefs().shown, column.id),
    });

  const actions: ColumnActions = {
    sortOf(column) {
      const {sort} = prefs();
      const place = sort.findIndex(each => each.column === column.id);
      const found = sort[place];
      return found ? {descending: found.descending, place: sort.length > 1 ? place + 1 : 0} : null;
    },
    sort: (column, how, add) => sortBy(column.id, how, add),
    isFiltered: column => filterOf(column.id) !== null,
    filter: (column, anchor) => setFiltering({column, anchor}),
    clearFilter: column => setFilter(column.id, null),
    isGroup: column => prefs().group === column.id,
    group: column => change({group: column?.id ?? null}),
    hide: column => show(column, false),
    freeze: count => change({frozen: count}),
    setWidth(column, width) {
      setWidths(old => new Map(old).set(column.id, width));
      view.source()?.setWidth(column.id, width);
    },
  };

  return {
    ...store,
    sheet,
    today: options.today,
    presets,
    looks,
    view,
    search,
    setSearch,
    filterOf,
    setFilter,
    showAll() {
      setSearch('');
      change({filters: [], tab: 'all'});
    },
    narrowed: () => search().trim() !== '' || prefs().filters.length > 0 || prefs().tab !== 'all',
    sortBy,
    isShown,
    show,
    actions,
    filtering,
    closeFilter: () => setFiltering(null),
  };
}

function inOrder(columns: readonly Column[], order: readonly ColumnId[]): readonly Column[] {
  if (order.length === 0) return columns;
  const place = new Map(order.map((id, index) => [id, index]));
  return columns.toSorted((a, b) => (place.get(a.id) ?? order.length) - (place.get(b.id) ?? order.length));
}

function without<T>(list: readonly T[], item: T): readonly T[] {
  return list.filter(each => each !== item);
}

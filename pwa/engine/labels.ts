import {asId, type RowId, type SheetId} from '../../core/base/ids.ts';
import {err, ok, type Result} from '../../core/base/result.ts';
import {matchKey, type Words} from '../../core/base/text.ts';
import type {Change} from '../../core/doc/change.ts';
import type {OpenWorkbook} from '../../core/doc/workbook-types.ts';

const NO_ROW: Words = {zh: '已有的一行（没有叫这个名字的）', en: 'an existing row (none has this name)'};
const SEVERAL: Words = {zh: '唯一的一行（有几行都叫这个名字）', en: 'a single row (several have this name)'};

/** What rows are called where others link to them, and back: the title column's text. */
export class Labels {
  readonly #workbook: OpenWorkbook;
  /** Sheet → match key → rows; made when first asked for, dropped when the sheet changes. */
  readonly #rows = new Map<SheetId, ReadonlyMap<string, readonly RowId[]>>();

  constructor(workbook: OpenWorkbook) {
    this.#workbook = workbook;
  }

  changed(changes: readonly Change[]): void {
    if (this.#rows.size === 0) return;
    for (const change of changes) {
      if (change.kind === 'settings') continue;
      const titled = change.kind !== 'cell' || this.#workbook.sheet(change.sheet)?.title === change.column;
      // a sheet titled by a link (agreements by customer) follows the sheet it links to
      if (titled) this.#rows.clear();
    }
  }

  /** Makes a function from row id to label for one sheet; the id itself where the row is not there. */
  of(sheet: SheetId): (row: string) => string {
    const target = this.#workbook.sheet(sheet);
    const title = target?.columns.find(({id}) => id === target.title);
    if (!title) return row => row;
    const table = this.#workbook.tables.table(sheet);
    const column = table.column(title.id);
    const linked = title.type === 'link' && title.target && title.target !== sheet ? this.of(title.target) : null;
    return row => {
      const index = table.indexOf(asId<RowId>(row));
      if (index < 0) return row;
      if (linked) return linked(column.text(index));
      const value = column.get(index);
      return value === null ? '' : String(value);
    };
  }

  /** The one live row that is called so, apart from case, width and punctuation. */
  find(sheet: SheetId, text: string): Result<RowId, Words> {
    const rows = this.#index(sheet).get(matchKey(text)) ?? [];
    const [row] = rows;
    if (row === undefined) return err(NO_ROW);
    return rows.length > 1 ? err(SEVERAL) : ok(row);
  }

  #index(sheet: SheetId): ReadonlyMap<string, readonly RowId[]> {
    const known = this.#rows.get(sheet);
    if (known) return known;
    const table = this.#workbook.tables.table(sheet);
    const label = this.of(sheet);
    const made = new Map<string, RowId[]>();
    for (let index = 0; index < table.size; index += 1) {
      if (!table.isLive(index)) continue;
      const row = table.rowId(index);
      const key = matchKey(label(row));
      const rows = made.get(key);
      if (rows) rows.push(row);
      else made.set(key, [row]);
    }
    this.#rows.set(sheet, made);
    return made;
  }
}

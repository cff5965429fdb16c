import type {AppError} from '../../../core/base/app-error.ts';
import {asId, type RowId, randomId, type SheetId} from '../../../core/base/ids.ts';
import {err, ok, type Result} from '../../../core/base/result.ts';
import type {Locale} from '../../../core/base/text.ts';
import {type CellWrite, type NewRow, writeCommand} from '../../../core/doc/command.ts';
import type {PlannedWrites} from '../../../core/rules/saving.ts';
import type {CellValue} from '../../../core/schema/cell.ts';
import {type CellTextContext, parseCellText} from '../../../core/schema/cell-text.ts';
import type {Column} from '../../../core/schema/column.ts';
import type {Pinyin} from '../../../core/text/pinyin-key.ts';
import type {Book} from '../book.ts';
import type {Context} from '../engine.ts';
import type {Requests} from '../protocol.ts';
import {PERIOD, periodRefused, savingChecks} from '../saving-checks.ts';
import {userWrite} from './user-write.ts';

const AGREEMENTS = asId<SheetId>('agreements');

type Body = Requests['write-texts'][0];
type Answer = Requests['write-texts'][1];
type Rejected = Answer['rejected'][number];

/** Writes texts as typed or pasted, parsed by column type. What does not parse is named and left as it was. */
export function writeTexts(book: Book, body: Body, context: Context, pinyin: Pinyin | null): Result<Answer, AppError> {
  const sheet = book.workbook.sheet(body.sheet);
  if (!sheet) return err({kind: 'sheet-missing', sheet: body.sheet});
  const reading: CellTextContext = {
    today: book.today,
    locale: context.locale,
    pinyin,
    link: (target, text) => book.labels.find(target, text),
  };
  const columns = body.columns.map(id => sheet.columns.find(column => column.id === id));
  const cells: CellWrite[] = [];
  const inserts: NewRow[] = [];
  const rejected: Rejected[] = [];
  const lines = new Map<RowId, number>();
  for (const [at, texts] of body.texts.entries()) {
    const known: RowId | null = body.rows[at] ?? null;
    const row = known ?? randomId<RowId>(context.random);
    lines.set(row, at);
    const made: Record<string, CellValue> = {};
    for (const [place, text] of texts.entries()) {
      const column = columns[place];
      if (text === null || !column) continue;
      const parsed = parseCellText(column, text, reading);
      if (!parsed.ok) rejected.push({row: at, column: place, error: parsed.error});
      else if (known) cells.push({sheet: sheet.id, row, column: column.id, value: parsed.value});
      else if (parsed.value !== null) made[column.id] = parsed.value;
    }
    // a pasted line of which nothing can be kept makes no row
    if (!known && Object.keys(made).length > 0) inserts.push({sheet: sheet.id, row, cells: made});
  }
  const typed: Typed = {lines, rejected, columns, texts: body.texts, locale: context.locale};
  const allowed = sheet.id === AGREEMENTS ? withoutRefused(book, {inserts, cells}, typed) : {inserts, cells};
  const done = userWrite(book, writeCommand(body.label, allowed), context);
  return done.ok ? ok({...done.value, rejected}) : done;
}

/** What was typed: the line that each row stands for, and what is named as not kept. */
interface Typed {
  readonly lines: ReadonlyMap<RowId, number>;
  readonly rejected: Rejected[];
  readonly columns: readonly (Column | undefined)[];
  readonly texts: Body['texts'];
  readonly locale: Locale;
}

/** Leaves out what a rule refuses to save (AR-01: an account period that is too long) and names it. */
function withoutRefused(book: Book, writes: PlannedWrites, typed: Typed): PlannedWrites {
  const place = typed.columns.findIndex(column => column?.id === PERIOD);
  const refused = new Set<RowId>();
  for (const check of savingChecks(book, writes)) {
    if (check.kind !== 'refused') continue;
    refused.add(check.row);
    const line = typed.lines.get(check.row) ?? 0;
    const error = periodRefused(book, check, typed.texts[line]?.[place] ?? '', typed.locale);
    typed.rejected.push({row: line, column: place, error});
  }
  if (refused.size === 0) return writes;
  const inserts = writes.inserts.map(insert => {
    if (!refused.has(insert.row)) return insert;
    const {[PERIOD]: _refused, ...cells} = insert.cells;
    return {...insert, cells};
  });
  return {
    cells: writes.cells.filter(({row, column}) => column !== PERIOD || !refused.has(row)),
    inserts: inserts.filter(({cells}) => Object.keys(cells).length > 0),
  };
}

/** `score ledger FILE`: a plain list of transactions through the import, and what lies in the ledger afterwards. */
import {existsSync} from 'node:fs';
import {asDay, formatDay} from '../../core/base/calendar-date.ts';
import {asId, type ColumnId, type SheetId} from '../../core/base/ids.ts';
import {WALK_IN} from '../../core/transfer/parties.ts';
import {filledWorkbook} from './filled-workbook.ts';
import {openImport, scoreSettings} from './import-file.ts';
import type {ScoreResult} from './score-result.ts';

export async function run(args: readonly string[]): Promise<ScoreResult> {
  const [path] = args;
  if (path === undefined || !existsSync(path)) throw new Error(`no file at ${path ?? 'FILE'}`);
  const session = await openImport(path);
  const commit = session.commitCommand();
  if (!commit.ok) throw new Error(JSON.stringify(commit.error));
  const {tables} = filledWorkbook(scoreSettings, [commit.value.command]);
  const customers = tables.table(asId<SheetId>('customers'));
  const entries = tables.table(asId<SheetId>('entries'));
  let named = 0;
  for (let index = 0; index < customers.size; index += 1) {
    const name = customers.text(index, asId<ColumnId>('name'));
    if (name !== WALK_IN.zh && name !== WALK_IN.en) named += 1;
  }
  let sum: number | null = null;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < entries.size; index += 1) {
    const amount = entries.number(index, asId<ColumnId>('amount'));
    const day = entries.number(index, asId<ColumnId>('entry_date'));
    const type = entries.text(index, asId<ColumnId>('entry_type'));
    // Returns are kept as positive amounts of their own type; the file writes them with a minus.
    const sign = type === 'sale_return' || type === 'refund' ? -1 : 1;
    if (!Number.isNaN(amount)) sum = (sum ?? 0) + sign * amount;
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return {
    score: 'ledger',
    totals: {},
    items: [],
    customers: named,
    entries: entries.size,
    sum,
    first: entries.size === 0 ? null : formatDay(asDay(first)),
    last: entries.size === 0 ? null : formatDay(asDay(last)),
    rejected: session.summary().counts.bad,
  };
}

/** Files through the product's import, for the tests of this folder. */
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {asDay, type Day, dayOf} from '../../../core/base/calendar-date.ts';
import {asId, type ColumnId, type Random, type SheetId} from '../../../core/base/ids.ts';
import type {CellValue} from '../../../core/schema/cell.ts';
import {type Settings, settingsSchema} from '../../../core/schema/settings.ts';
import {createTables} from '../../../core/table/columns.ts';
import type {Tables} from '../../../core/table/table.ts';
import type {DecodeText, ImportDeps, Problem} from '../../../core/transfer/import-types.ts';
import {createImport, type OpenImport} from '../../../core/transfer/session.ts';
import {type MemoryWorkbook, memoryWorkbook} from '../memory-workbook.ts';

export const decodeText: DecodeText = (bytes, encoding, fatal) => {
  try {
    return new TextDecoder(encoding, {fatal}).decode(bytes);
  } catch {
    return undefined;
  }
};

export const TODAY: Day = dayOf(2026, 5, 20);
export const testSettings: Settings = settingsSchema.parse({name: 'Test'});

let drawn = 0;
/** Ids from a counter, so that a failing run repeats. */
export const countedRandom: Random = bytes => {
  drawn += 1;
  new DataView(bytes.buffer).setUint32(bytes.byteOffset + 6, drawn);
  bytes[0] = 7;
  return bytes;
};

export function importDeps(changes: Partial<ImportDeps> = {}): ImportDeps {
  return {random: countedRandom, today: TODAY, settings: testSettings, decode: decodeText, ...changes};
}

/** Bytes of a file of test/fixtures/transfer. */
export function fixtureBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(resolve('test/fixtures/transfer', name)));
}

/** Opens bytes or a text as a file; fails the test where it cannot be read. */
export async function openFile(
  content: Uint8Array | string,
  name: string,
  tables: Tables = createTables(),
  deps: Partial<ImportDeps> = {},
): Promise<OpenImport> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const opened = await createImport(bytes, name, tables, importDeps(deps));
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

/** Opens a fixture against a workbook, an empty one by default. */
export async function openFixture(name: string, tables?: Tables, deps?: Partial<ImportDeps>): Promise<OpenImport> {
  return openFile(fixtureBytes(name), name, tables, deps);
}

/** Imports a session's plan into a workbook. */
export function commitInto(session: OpenImport, book: MemoryWorkbook = memoryWorkbook()): MemoryWorkbook {
  const commit = session.commitCommand();
  if (!commit.ok) throw new Error(JSON.stringify(commit.error));
  book.apply(commit.value.command);
  return book;
}

/** Live rows of a sheet as plain records of the given columns; links to customers, contacts and staff by name. */
export function rowsOf(
  tables: Tables,
  sheet: string,
  ...columns: readonly string[]
): readonly (readonly CellValue[])[] {
  const table = tables.table(asId<SheetId>(sheet));
  const rows: (readonly CellValue[])[] = [];
  for (let index = 0; index < table.size; index += 1) {
    if (!table.isLive(index)) continue;
    rows.push(columns.map(column => named(tables, column, table.get(index, asId<ColumnId>(column)))));
  }
  return rows;
}

const TARGETS: Readonly<Record<string, string>> = {
  customer: 'customers',
  contact: 'contacts',
  account_manager: 'staff',
};

function named(tables: Tables, column: string, value: CellValue): CellValue {
  const target = TARGETS[column];
  if (target === undefined || typeof value !== 'string') return value;
  const table = tables.table(asId<SheetId>(target));
  return table.text(table.indexOf(asId(value)), asId<ColumnId>('name'));
}

/** `kind cell` of a session's problems. */
export function problemsOf(session: OpenImport, severity?: Problem['severity']): readonly string[] {
  return session
    .summary()
    .problems.filter(problem => severity === undefined || problem.severity === severity)
    .map(problem => `${problem.kind} ${problem.cell}`);
}

export function day(text: string): Day {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  return asDay(dayOf(year, month, date));
}

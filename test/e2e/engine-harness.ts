/** Asks the engine in a page, as screens do, from a test. */
import type {Page} from 'playwright-core';
import type {AppError} from '../../core/base/app-error.ts';
import {asId, type ColumnId, type SheetId, type WorkbookId} from '../../core/base/ids.ts';
import type {Result} from '../../core/base/result.ts';
import type {CellValue} from '../../core/schema/cell.ts';
import type {Push, RequestName, Requests, SaveState} from '../../pwa/engine/protocol.ts';

/** The answer of one request, success or not. */
export async function tryAsk<N extends RequestName>(
  page: Page,
  name: N,
  body: Requests[N][0],
): Promise<Result<Requests[N][1], AppError>> {
  return page.evaluate(
    async ([requested, given]) => {
      return window.engine.ask(requested, given) as Promise<never>;
    },
    [name, body] as const,
  );
}

/** The answer of one request that must succeed. */
export async function ask<N extends RequestName>(page: Page, name: N, body: Requests[N][0]): Promise<Requests[N][1]> {
  const result = await tryAsk(page, name, body);
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** Waits for a save state of the given kind and answers it. */
export async function saveState<K extends SaveState['kind']>(page: Page, kind: K): Promise<SaveState> {
  const handle = await page.waitForFunction(wanted => {
    const last = window.pushes.findLast(push => push.kind === 'save');
    return last?.kind === 'save' && last.state.kind === wanted ? last.state : null;
  }, kind);
  const state = await handle.jsonValue();
  if (state === null) throw new Error('no save state');
  return state;
}

/** The last push of a kind. */
export async function lastPush<K extends Push['kind']>(page: Page, kind: K): Promise<Extract<Push, {kind: K}> | null> {
  const push = await page.evaluate(wanted => window.pushes.findLast(each => each.kind === wanted) ?? null, kind);
  return push as Extract<Push, {kind: K}> | null;
}

export const CUSTOMERS = asId<SheetId>('customers');
export const ENTRIES = asId<SheetId>('entries');
export const NAME = asId<ColumnId>('name');

/** A new workbook, opened. */
export async function newOpenWorkbook(page: Page, name = '云湖'): Promise<WorkbookId> {
  const workbook = await ask(page, 'create-workbook', {name, profile: 'trade'});
  await ask(page, 'open', {workbook});
  return workbook;
}

/** New rows typed as texts. */
export async function typeRows(
  page: Page,
  sheet: SheetId,
  columns: readonly string[],
  texts: readonly (readonly (string | null)[])[],
): Promise<Requests['write-texts'][1]> {
  return ask(page, 'write-texts', {
    label: 'paste',
    sheet,
    rows: texts.map(() => null),
    columns: columns.map(asId<ColumnId>),
    texts,
  });
}

/** Every live row of a sheet, cells in the order of `columns`. */
export async function rowsOf(
  page: Page,
  sheet: SheetId,
  columns: readonly string[],
): Promise<readonly (readonly CellValue[])[]> {
  const view = await ask(page, 'open-view', {sheet, filters: [], sort: [], group: null, search: ''});
  const {rows} = await ask(page, 'window', {
    view: view.view,
    from: 0,
    to: view.rowCount,
    columns: columns.map(asId<ColumnId>),
  });
  await ask(page, 'close-view', {view: view.view});
  return rows.flatMap(row => (row.kind === 'row' ? [row.cells.map(({value}) => value)] : []));
}

/** Adds an update to a document's store behind the engine's back. */
export async function appendUpdate(page: Page, document: string, update: Uint8Array): Promise<void> {
  await page.evaluate(
    async ([name, bytes]) => {
      const db = await new Promise<IDBDatabase>(done => {
        const request = indexedDB.open(name);
        request.onsuccess = () => done(request.result);
      });
      const transaction = db.transaction('updates', 'readwrite');
      transaction.objectStore('updates').add(new Uint8Array(bytes));
      await new Promise<void>(done => {
        transaction.oncomplete = () => done();
      });
      db.close();
    },
    [document, [...update]] as const,
  );
}

/** Flips a byte of the newest record of the ordinary rows document, as a failing disk would. */
export async function damageLastRecord(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({name}) => name ?? []);
    const rows = names.find(name => name.includes('/p/main/0/')) ?? '';
    const db = await new Promise<IDBDatabase>(done => {
      const request = indexedDB.open(rows);
      request.onsuccess = () => done(request.result);
    });
    const transaction = db.transaction('updates', 'readwrite');
    const cursor = transaction.objectStore('updates').openCursor(null, 'prev');
    cursor.onsuccess = () => {
      const found = cursor.result;
      if (!found) return;
      const bytes: Uint8Array = found.value;
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      found.update(bytes);
    };
    await new Promise<void>(done => {
      transaction.oncomplete = () => done();
    });
    db.close();
  });
}

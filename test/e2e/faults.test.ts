import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, inject, test} from 'vitest';
import * as Y from 'yjs';
import {rootName} from '../../core/doc/layout.ts';
import {FORMAT_VERSION} from '../../core/schema/version.ts';
import {
  appendUpdate,
  ask,
  CUSTOMERS,
  damageLastRecord,
  NAME,
  newOpenWorkbook,
  rowsOf,
  saveState,
  tryAsk,
  typeRows,
} from './engine-harness.ts';
import {engineSessions} from './engine-session.ts';

const sessions = engineSessions();

/** What a program of the future writes into the root document. */
function newerFormat(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 0xffffffff;
  doc.getMap('meta').set('format', FORMAT_VERSION + 1);
  // Yjs's last writer wins by client id
  return Y.encodeStateAsUpdate(doc);
}

/** Text that no disk can squeeze. */
function incompressible(length: number): string {
  return Array.from({length}, () => String.fromCharCode(0x4e00 + Math.floor(Math.random() * 20_000))).join('');
}

test('a full disk is said, editing goes on, and everything is stored once there is room', async () => {
  const profile = sessions.newProfile();
  const first = await sessions.start(profile);
  const workbook = await newOpenWorkbook(first.page);
  await typeRows(first.page, CUSTOMERS, ['name'], [['甲']]);
  await saveState(first.page, 'saved');
  const {usedBytes} = await ask(first.page, 'storage', {});
  await first.chromium.close();

  // Chromium keeps what it once knew of the room for a while: the disk is full before the page is there
  const {chromium, page} = await sessions.start(profile, 'about:blank');
  const url = inject('engineUrl');
  const {origin} = new URL(url);
  const cdp = await chromium.context.newCDPSession(page);
  await cdp.send('Storage.overrideQuotaForOrigin', {origin, quotaSize: usedBytes});
  await page.goto(url);
  await ask(page, 'open', {workbook});
  const rows = Array.from({length: 30}, (_, index) => [`乙${index}`, incompressible(30_000)]);
  await typeRows(page, CUSTOMERS, ['name', 'remark'], rows);
  expect(await saveState(page, 'failed')).toMatchObject({kind: 'failed', error: {kind: 'storage-full'}});
  await typeRows(page, CUSTOMERS, ['name'], [['丙']]);
  expect((await rowsOf(page, CUSTOMERS, ['name'])).length).toBe(32);
  await cdp.send('Storage.overrideQuotaForOrigin', {origin});
  await ask(page, 'retry-save', {});
  await saveState(page, 'saved');
  await chromium.kill();
  const again = await sessions.start(profile);
  await ask(again.page, 'open', {workbook});
  expect((await rowsOf(again.page, CUSTOMERS, ['name'])).length).toBe(32);
});

test('where the browser refuses storage everything works in memory, and the page is told at once', async () => {
  const profile = sessions.newProfile();
  mkdirSync(join(profile.folder, 'Default'), {recursive: true});
  // the user has forbidden this browser to keep site data
  const preferences = {profile: {default_content_setting_values: {cookies: 2}}};
  writeFileSync(join(profile.folder, 'Default/Preferences'), JSON.stringify(preferences));
  const {page} = await sessions.start(profile);
  const state = await saveState(page, 'memory');
  expect(state).toMatchObject({unsaved: 0, error: {kind: 'storage-refused'}});
  await newOpenWorkbook(page);
  await typeRows(page, CUSTOMERS, ['name'], [['甲']]);
  await page.waitForFunction(() =>
    window.pushes.some(push => push.kind === 'save' && push.state.kind === 'memory' && push.state.unsaved === 1),
  );
  expect(await rowsOf(page, CUSTOMERS, ['name'])).toEqual([['甲']]);
});

test('a second tab on the same workbook is told that it is open elsewhere, and gets it once the first is closed', async () => {
  const {chromium, page} = await sessions.start();
  const workbook = await newOpenWorkbook(page);
  await typeRows(page, CUSTOMERS, ['name'], [['甲']]);
  const second = await chromium.newPage(inject('engineUrl'));
  expect(await tryAsk(second, 'open', {workbook})).toMatchObject({ok: false, error: {kind: 'workbook-busy'}});
  expect((await ask(second, 'workbooks', {})).length).toBe(1);
  await page.close();
  await ask(second, 'open', {workbook});
  expect(await rowsOf(second, CUSTOMERS, ['name'])).toEqual([['甲']]);
});

test('a worker that dies is replaced, and what was typed before and while it was dead is there', async () => {
  const {page} = await sessions.start();
  await newOpenWorkbook(page);
  await typeRows(page, CUSTOMERS, ['name'], [['甲']]);
  const view = await ask(page, 'open-view', {sheet: CUSTOMERS, filters: [], sort: [], group: null, search: ''});
  const engine = page.workers().find(worker => /worker/.test(worker.url()) && !/keeper/.test(worker.url()));
  await page.evaluate(() => void window.pushes.splice(0));
  await engine?.evaluate(() => self.close());
  // asked of the dying worker: the edit is kept by the page and done by the next one
  await tryAsk(page, 'write-texts', {
    label: 'paste',
    sheet: CUSTOMERS,
    rows: [null],
    columns: [NAME],
    texts: [['乙']],
  });
  await page.waitForFunction(() => window.pushes.some(push => push.kind === 'changed' && push.all));
  expect(await rowsOf(page, CUSTOMERS, ['name'])).toEqual([['甲'], ['乙']]);
  expect(await ask(page, 'window', {view: view.view, from: 0, to: 9, columns: [NAME]})).toMatchObject({rows: [{}, {}]});
});

test('a workbook of a newer format is shown and cannot be edited', async () => {
  const {page} = await sessions.start();
  const workbook = await newOpenWorkbook(page);
  await typeRows(page, CUSTOMERS, ['name'], [['甲']]);
  await ask(page, 'close', {});
  await appendUpdate(page, rootName(workbook), newerFormat());
  const view = await ask(page, 'open', {workbook});
  expect(view.readOnly).toMatchObject({kind: 'workbook-newer'});
  expect(await rowsOf(page, CUSTOMERS, ['name'])).toEqual([['甲']]);
  expect(await tryAsk(page, 'write', {label: 'edit-cell', inserts: [], cells: []})).toMatchObject({
    ok: false,
    error: {kind: 'workbook-newer'},
  });
});

test('a damaged record is noticed: the rest is shown, nothing is written over it, and it can be taken out as a file', async () => {
  const {page} = await sessions.start();
  const workbook = await newOpenWorkbook(page);
  await typeRows(page, CUSTOMERS, ['name'], [['甲']]);
  await typeRows(page, CUSTOMERS, ['name'], [['乙']]);
  await ask(page, 'close', {});
  await damageLastRecord(page);
  const view = await ask(page, 'open', {workbook});
  expect(view.readOnly).toMatchObject({kind: 'workbook-damaged'});
  expect(await rowsOf(page, CUSTOMERS, ['name'])).toEqual([['甲']]);
  expect(await tryAsk(page, 'delete-rows', {sheet: CUSTOMERS, rows: []})).toMatchObject({
    ok: false,
    error: {kind: 'workbook-damaged'},
  });
  const copy = await page.evaluate(async () => {
    const file = await window.engine.ask('backup', {});
    if (!file.ok) return file;
    return window.engine.ask('restore', {fileName: 'rescue.wbk', bytes: file.value.bytes, how: 'copy'});
  });
  if (!copy.ok) throw new Error(JSON.stringify(copy.error));
  expect((await ask(page, 'open', {workbook: copy.value})).readOnly).toBeNull();
  expect(await rowsOf(page, CUSTOMERS, ['name'])).toEqual([['甲']]);
});

test('a document that is gone is not taken for an empty workbook', async () => {
  const {page} = await sessions.start();
  const workbook = await newOpenWorkbook(page);
  await typeRows(page, CUSTOMERS, ['name'], [['甲']]);
  await ask(page, 'close', {});
  await page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({name}) => name ?? []);
    const rows = names.find(name => name.includes('/p/main/0/'));
    await new Promise<void>(done => {
      const request = indexedDB.deleteDatabase(rows ?? '');
      request.onsuccess = () => done();
    });
  });
  expect((await ask(page, 'open', {workbook})).readOnly).toMatchObject({kind: 'workbook-damaged'});
});

test('a backup goes out and comes back, as a copy and in place, across a restart', async () => {
  const profile = sessions.newProfile();
  const {chromium, page} = await sessions.start(profile);
  const workbook = await ask(page, 'create-sample', {locale: 'zh'});
  const before = await ask(page, 'open', {workbook});
  const after = await page.evaluate(async () => {
    const file = await window.engine.ask('backup', {});
    if (!file.ok) throw new Error(file.error.kind);
    const view = await window.engine.ask('open-view', {
      sheet: 'entries' as never,
      filters: [],
      sort: [],
      group: null,
      search: '',
    });
    if (!view.ok) throw new Error(view.error.kind);
    const rows = await window.engine.ask('row-ids', {view: view.value.view, from: 0, to: 3});
    if (!rows.ok) throw new Error(rows.error.kind);
    const deleted = await window.engine.ask('delete-rows', {sheet: 'entries' as never, rows: rows.value});
    if (!deleted.ok) throw new Error(deleted.error.kind);
    const bytes = file.value.bytes;
    const copy = await window.engine.ask('restore', {fileName: 'a.wbk', bytes, how: 'copy'});
    const place = await window.engine.ask('restore', {fileName: 'a.wbk', bytes, how: 'in-place'});
    const damaged = bytes.slice();
    damaged[bytes.length >> 1] = (damaged[bytes.length >> 1] ?? 0) ^ 255;
    const refused = await window.engine.ask('restore', {fileName: 'a.wbk', bytes: damaged, how: 'copy'});
    return {copy, place, refused};
  });
  expect(after.refused).toMatchObject({ok: false, error: {kind: 'backup-damaged'}});
  expect(after.place).toEqual({ok: true, value: workbook});
  await chromium.kill();
  const again = await sessions.start(profile);
  expect((await ask(again.page, 'workbooks', {})).length).toBe(3);
  expect((await ask(again.page, 'open', {workbook})).rowCounts).toEqual(before.rowCounts);
  if (!after.copy.ok) throw new Error('copied');
  expect((await ask(again.page, 'open', {workbook: after.copy.value})).rowCounts).toMatchObject({
    customers: before.rowCounts.customers,
    entries: before.rowCounts.entries,
  });
});

/** Documents lie in y-indexeddb's own database format: it reads what we wrote, and we read what it wrote. */
import {expect, test} from 'vitest';
import * as Y from 'yjs';
import {ask, CUSTOMERS, newOpenWorkbook, rowsOf, typeRows} from './engine-harness.ts';
import {engineSessions} from './engine-session.ts';

const sessions = engineSessions();

test('y-indexeddb reads our documents, and a document that it wrote opens here', async () => {
  const {page} = await sessions.start();
  const workbook = await newOpenWorkbook(page);
  for (const name of ['甲', '乙', '丙']) await typeRows(page, CUSTOMERS, ['name'], [[name]]);
  await ask(page, 'close', {});
  const rows = await page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({name}) => name ?? []);
    return names.find(name => name.includes('/p/main/0/')) ?? '';
  });
  const read = await page.evaluate(async name => [...(await window.readByYIndexeddb(name))], rows);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, new Uint8Array(read));
  const lanes = [...doc.share.keys()].filter(key => key.startsWith('L:'));
  expect(lanes.length).toBe(1);
  const entries = doc.getArray<unknown>(lanes[0]).toArray();
  expect(
    entries.filter(entry => Array.isArray(entry) && entry[1] === 'name').map(entry => Array.isArray(entry) && entry[3]),
  ).toEqual(['甲', '乙', '丙']);

  // what y-indexeddb adds at its own opening is taken as it is
  expect((await ask(page, 'open', {workbook})).readOnly).toBeNull();
  expect(await rowsOf(page, CUSTOMERS, ['name'])).toEqual([['甲'], ['乙'], ['丙']]);
  await ask(page, 'close', {});
  await page.evaluate(async name => {
    await new Promise<void>(done => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = () => done();
    });
  }, rows);
  await page.evaluate(([name, update]) => window.writeByYIndexeddb(name, new Uint8Array(update)), [
    rows,
    read,
  ] as const);
  expect((await ask(page, 'open', {workbook})).readOnly).toBeNull();
  expect(await rowsOf(page, CUSTOMERS, ['name'])).toEqual([['甲'], ['乙'], ['丙']]);
});

import {expect, test} from 'vitest';
import {ask, CUSTOMERS, NAME, newOpenWorkbook, rowsOf, saveState, typeRows} from './engine-harness.ts';
import {engineSessions} from './engine-session.ts';

const sessions = engineSessions();

test('what was typed is there after a restart, with its undo steps', async () => {
  const profile = sessions.newProfile();
  const first = await sessions.start(profile);
  const workbook = await newOpenWorkbook(first.page);
  await typeRows(first.page, CUSTOMERS, ['name', 'phone'], [['东信电力', '13812345678']]);
  await typeRows(first.page, CUSTOMERS, ['name', 'phone'], [['云湖酒店', null]]);
  await saveState(first.page, 'saved');
  await first.chromium.close();

  const second = await sessions.start(profile);
  expect(await ask(second.page, 'open', {workbook})).toMatchObject({undo: {undo: 'paste', redo: null}});
  expect(await rowsOf(second.page, CUSTOMERS, ['name', 'phone'])).toEqual([
    ['东信电力', '13812345678'],
    ['云湖酒店', null],
  ]);
  await ask(second.page, 'undo', {});
  expect(await rowsOf(second.page, CUSTOMERS, ['name'])).toEqual([['东信电力']]);
  await ask(second.page, 'redo', {});
  expect(await rowsOf(second.page, CUSTOMERS, ['name'])).toEqual([['东信电力'], ['云湖酒店']]);
});

test('200 cells pasted and the browser killed as soon as the paste’s own task has returned: 200 of 200 are there', async () => {
  const names = Array.from({length: 200}, (_, index) => `客户${index}`);
  for (let round = 0; round < 5; round += 1) {
    const profile = sessions.newProfile();
    const {chromium, page} = await sessions.start(profile);
    const workbook = await newOpenWorkbook(page);
    await saveState(page, 'saved');
    // the task posts the paste and returns; nobody waits for its answer
    await page.evaluate(
      ([sheet, column, texts]) => {
        void window.engine.ask('write-texts', {
          label: 'paste',
          sheet,
          rows: texts.map(() => null),
          columns: [column],
          texts: texts.map(text => [text]),
        });
      },
      [CUSTOMERS, NAME, names] as const,
    );
    await chromium.kill();

    const again = await sessions.start(profile);
    await ask(again.page, 'open', {workbook});
    expect((await rowsOf(again.page, CUSTOMERS, ['name'])).length).toBe(200);
    await again.chromium.close();
  }
});

test('an edit that was stored but not yet forgotten by the page is not done twice', async () => {
  const profile = sessions.newProfile();
  const {chromium, page} = await sessions.start(profile);
  const workbook = await newOpenWorkbook(page);
  for (const name of ['甲', '乙', '丙']) await typeRows(page, CUSTOMERS, ['name'], [[name]]);
  await chromium.kill();
  const again = await sessions.start(profile);
  await ask(again.page, 'open', {workbook});
  expect(await rowsOf(again.page, CUSTOMERS, ['name'])).toEqual([['甲'], ['乙'], ['丙']]);
  await typeRows(again.page, CUSTOMERS, ['name'], [['丁']]);
  await again.chromium.kill();
  const third = await sessions.start(profile);
  await ask(third.page, 'open', {workbook});
  expect(await rowsOf(third.page, CUSTOMERS, ['name'])).toEqual([['甲'], ['乙'], ['丙'], ['丁']]);
});

test('an import that was answered is there after a kill, whole, as one undo step', async () => {
  const profile = sessions.newProfile();
  const {chromium, page} = await sessions.start(profile);
  const workbook = await newOpenWorkbook(page);
  const lines = Array.from(
    {length: 8000},
    (_, index) => `客户${index % 400},2026-0${1 + (index % 9)}-1${index % 9},${index}.50`,
  );
  const file = ['客户名称,日期,金额', ...lines].join('\n');
  const summary = await page.evaluate(
    async text => window.engine.ask('import-open', {fileName: '流水.csv', bytes: new TextEncoder().encode(text)}),
    file,
  );
  if (!summary.ok) throw new Error(JSON.stringify(summary.error));
  expect(summary.value.counts.entries).toBe(8000);
  const done = await ask(page, 'import-commit', {batch: summary.value.batch});
  await chromium.kill();
  expect(done.rows).toBe(8000);
  const again = await sessions.start(profile);
  const view = await ask(again.page, 'open', {workbook});
  expect(view.rowCounts).toMatchObject({customers: 400, entries: 8000});
  expect(view.undo.undo).toBe('import');
  await ask(again.page, 'undo', {});
  expect((await ask(again.page, 'workbook', {})).rowCounts).toMatchObject({customers: 0, entries: 0});
});

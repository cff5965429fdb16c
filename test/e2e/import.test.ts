/** A large file on its way in: the engine goes on answering, and reading can be broken off. */
import {expect, test} from 'vitest';
import {ask, newOpenWorkbook} from './engine-harness.ts';
import {engineSessions} from './engine-session.ts';

const sessions = engineSessions();

const lines = Array.from(
  {length: 150_000},
  (_, index) => `客户${index % 9000},2026-0${1 + (index % 9)}-1${index % 9},${index % 7000}.25,第${index}行`,
);
const file = ['客户名称,日期,金额,备注', ...lines].join('\n');

test('while a file is read the engine answers, and a cancel ends it with nothing written', async () => {
  const {page} = await sessions.start();
  await newOpenWorkbook(page);
  const seen = await page.evaluate(async text => {
    const order: string[] = [];
    const bytes = new TextEncoder().encode(text);
    const reading = window.engine.ask('import-open', {fileName: '流水.csv', bytes}).then(result => {
      order.push(result.ok ? 'read' : result.error.kind);
    });
    await window.engine.ask('workbook', {});
    order.push('answered');
    await window.engine.ask('import-cancel', {batch: '' as never});
    await reading;
    return order;
  }, file);
  expect(seen).toEqual(['answered', 'import-cancelled']);
  expect((await ask(page, 'workbook', {})).rowCounts).toMatchObject({customers: 0, entries: 0});
});

test('a large file comes in whole', async () => {
  const {page} = await sessions.start();
  await newOpenWorkbook(page);
  const done = await page.evaluate(async text => {
    const opened = await window.engine.ask('import-open', {
      fileName: '流水.csv',
      bytes: new TextEncoder().encode(text),
    });
    if (!opened.ok) return opened;
    return window.engine.ask('import-commit', {batch: opened.value.batch});
  }, file);
  expect(done).toMatchObject({ok: true, value: {rows: 150_000, parked: 0}});
  expect((await ask(page, 'workbook', {})).rowCounts).toMatchObject({customers: 9000, entries: 150_000});
});

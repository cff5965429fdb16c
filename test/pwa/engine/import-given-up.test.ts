import {expect, test} from 'vitest';
import {engineBench} from './engine-bench.ts';

const bytes = new TextEncoder().encode('客户名称,手机\n云栖粮油,13800138000\n');
const file = {fileName: '客户.csv', bytes};
const made = {name: '客户', profile: 'trade', forImport: true} as const;
const MINUTES = 5 * 60_000;

/** A page of the day after, at the same storage, after its start has settled. */
async function nextStart(bench: ReturnType<typeof engineBench>, later = MINUTES) {
  const next = engineBench({device: bench.device, now: bench.clock.now + later});
  await next.pass(11_000);
  return next;
}

test('a workbook made for an import is not listed, and is gone at a start after the page was closed', async () => {
  const bench = engineBench();
  const workbook = await bench.ask('create-workbook', made);
  await bench.ask('open', {workbook});
  await bench.ask('import-open', file);
  expect(await bench.ask('workbooks', {})).toEqual([]);

  const next = await nextStart(bench);
  expect(await next.ask('workbooks', {})).toEqual([]);
  expect(await bench.device.line(workbook)).toBeUndefined();
  expect(await bench.device.documentNames()).toEqual([]);
});

test('once the import is confirmed the workbook is listed and stays', async () => {
  const bench = engineBench();
  const workbook = await bench.ask('create-workbook', made);
  await bench.ask('open', {workbook});
  const {batch} = await bench.ask('import-open', file);
  await bench.ask('import-commit', {batch});
  expect(await bench.ask('workbooks', {})).toMatchObject([{id: workbook, name: '客户'}]);
  await bench.ask('close', {});

  const next = await nextStart(bench);
  expect(await next.ask('workbooks', {})).toMatchObject([{id: workbook, customers: 1}]);
});

test('a workbook that another page has only just made for an import is left to it', async () => {
  const bench = engineBench();
  const workbook = await bench.ask('create-workbook', made);
  await nextStart(bench, 0);
  expect(await bench.device.line(workbook)).toBeDefined();
});

test('a workbook that the user made and left empty stays', async () => {
  const bench = engineBench();
  const workbook = await bench.ask('create-workbook', {name: '新账', profile: 'trade'});
  const next = await nextStart(bench);
  expect(await next.ask('workbooks', {})).toMatchObject([{id: workbook, name: '新账'}]);
});

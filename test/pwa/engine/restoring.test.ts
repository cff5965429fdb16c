import {expect, test} from 'vitest';
import {present} from '../../../core/base/assert.ts';
import {asId, type ColumnId, type SheetId, type WorkbookId} from '../../../core/base/ids.ts';
import {DeviceMemory} from '../../../pwa/engine/store/device-memory.ts';
import {type Crash, crashingDevice} from './crashing-device.ts';
import {type EngineBench, engineBench} from './engine-bench.ts';

const CUSTOMERS = asId<SheetId>('customers');
const NAME = asId<ColumnId>('name');

async function names({ask}: EngineBench, workbook: WorkbookId): Promise<string> {
  expect((await ask('open', {workbook})).readOnly).toBeNull();
  const {view, rowCount} = await ask('open-view', {sheet: CUSTOMERS, filters: [], sort: [], group: null, search: ''});
  const {rows} = await ask('window', {view, from: 0, to: rowCount, columns: [NAME]});
  return rows.map(row => (row.kind === 'row' ? row.cells[0]?.value : '')).join('');
}

async function type({ask}: EngineBench, ...texts: readonly string[]): Promise<void> {
  await ask('write-texts', {
    label: 'paste',
    sheet: CUSTOMERS,
    rows: texts.map(() => null),
    columns: [NAME],
    texts: texts.map(text => [text]),
  });
}

test('a machine switched off after any write of a restore in place has the old state or the new one, never half', async () => {
  const seen = new Set<string>();
  for (let after = 0; ; after += 1) {
    const device = new DeviceMemory();
    const crash: Crash = {left: Number.POSITIVE_INFINITY, done: 0};
    const bench = engineBench({device: crashingDevice(device, crash)});
    const workbook = await bench.ask('create-workbook', {name: '账本', profile: 'trade'});
    await bench.ask('open', {workbook});
    await type(bench, '甲', '乙');
    const file = await bench.ask('backup', {});
    await type(bench, '丙');
    await bench.ask('set-setting', {key: 'name', value: '新账本'});
    crash.left = after;
    const answer = await bench.engine.handle(
      'restore',
      {fileName: file.fileName, bytes: file.bytes, how: 'in-place'},
      {locale: 'zh', intent: null},
    );
    const again = engineBench({device});
    const shown = `${await names(again, workbook)} ${(await again.ask('workbook', {})).settings.name}`;
    expect(['甲乙丙 新账本', '甲乙 账本']).toContain(shown);
    if (answer.ok) expect(shown).toBe('甲乙 账本');
    seen.add(shown);
    // and it can be worked on
    await type(again, '丁');
    await again.ask('close', {});
    expect(await names(engineBench({device}), workbook)).toMatch(/丁$/);
    if (crash.left > 0) break;
  }
  expect(seen.size).toBe(2);
});

test('a machine switched off after any write of a new workbook has it whole or not at all', async () => {
  for (let after = 0; ; after += 1) {
    const device = new DeviceMemory();
    const crash: Crash = {left: after, done: 0};
    const bench = engineBench({device: crashingDevice(device, crash)});
    const answer = await bench.engine.handle('create-sample', {locale: 'zh'}, {locale: 'zh', intent: null});
    const again = engineBench({device});
    const listed = await again.ask('workbooks', {});
    expect(listed.length).toBe(answer.ok ? 1 : 0);
    for (const {id, entries} of listed) {
      expect((await again.ask('open', {workbook: id})).rowCounts.entries).toBe(entries);
    }
    if (answer.ok) break;
  }
});

test('a workbook that was deleted is gone with all its documents, whenever the machine was switched off', async () => {
  for (let after = 1; ; after += 1) {
    const device = new DeviceMemory();
    const crash: Crash = {left: Number.POSITIVE_INFINITY, done: 0};
    const bench = engineBench({device: crashingDevice(device, crash)});
    const workbook = await bench.ask('create-sample', {locale: 'en'});
    crash.left = after;
    await bench.engine.handle('delete-workbook', {workbook}, {locale: 'zh', intent: null});
    const finished = crash.left > 0;
    const again = engineBench({device});
    expect(await again.ask('workbooks', {})).toEqual([]);
    await again.pass(60_000);
    expect(await device.documentNames()).toEqual([]);
    if (finished) break;
  }
});

test('a copy of a copy keeps its own name, and each goes its own way', async () => {
  const bench = engineBench();
  const {ask} = bench;
  const workbook = await ask('create-workbook', {name: '账本', profile: 'trade'});
  await ask('open', {workbook});
  await type(bench, '甲');
  const {fileName, bytes} = await ask('backup', {});
  const first = await ask('restore', {fileName, bytes, how: 'copy'});
  const second = await ask('restore', {fileName, bytes, how: 'copy'});
  const listed = new Map((await ask('workbooks', {})).map(({id, name}) => [id, name]));
  expect(new Set(listed.values()).size).toBe(3);
  expect(present(listed.get(first), 'the first copy')).toContain('副本');
  await ask('open', {workbook: first});
  await type(bench, '乙');
  expect(await names(bench, second)).toBe('甲');
  expect(await names(bench, workbook)).toBe('甲');
  expect(await names(bench, first)).toBe('甲乙');
});

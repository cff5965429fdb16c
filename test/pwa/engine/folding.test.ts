import {describe, expect, test} from 'vitest';
import {present} from '../../../core/base/assert.ts';
import {asId, type ColumnId, type SheetId, type WorkbookId} from '../../../core/base/ids.ts';
import {rowsName} from '../../../core/doc/layout.ts';
import type {Device} from '../../../pwa/engine/store/device.ts';
import {DeviceMemory} from '../../../pwa/engine/store/device-memory.ts';
import type {WorkbookRecord} from '../../../pwa/engine/store/workbook-record.ts';
import {type Crash, crashingDevice} from './crashing-device.ts';
import {type EngineBench, engineBench} from './engine-bench.ts';

const CUSTOMERS = asId<SheetId>('customers');
const NAME = asId<ColumnId>('name');
const all = {sheet: CUSTOMERS, filters: [], sort: [], group: null, search: ''};

/** Types so many customers, one command for each 5,000: two lane entries a row. */
async function typeCustomers({ask}: EngineBench, count: number, from = 0): Promise<void> {
  for (let at = from; at < from + count; at += 5000) {
    const texts = Array.from({length: Math.min(5000, from + count - at)}, (_, index) => [`客户${at + index}`]);
    await ask('write-texts', {label: 'paste', sheet: CUSTOMERS, rows: texts.map(() => null), columns: [NAME], texts});
  }
}

async function names({ask}: EngineBench): Promise<readonly unknown[]> {
  const {view, rowCount} = await ask('open-view', all);
  const {rows} = await ask('window', {view, from: 0, to: rowCount, columns: [NAME]});
  await ask('close-view', {view});
  return rows.map(row => row.kind === 'row' && row.cells[0]?.value).sort();
}

async function recordOf(device: Device, workbook: WorkbookId): Promise<WorkbookRecord> {
  const line = await device.line(workbook);
  if (line?.kind !== 'record') throw new Error('no record');
  return line.record;
}

/** A workbook on a device with more lane entries than an epoch may have, not folded yet. */
async function ripe(device: Device): Promise<{readonly bench: EngineBench; readonly workbook: WorkbookId}> {
  const bench = engineBench({device});
  const workbook = await bench.ask('create-workbook', {name: '账本', profile: 'trade'});
  await bench.ask('open', {workbook});
  await typeCustomers(bench, 10_050);
  return {bench, workbook};
}

test('a rows document that has grown past the threshold is folded into the next epoch, unseen', async () => {
  const device = new DeviceMemory();
  const {bench, workbook} = await ripe(device);
  const before = await recordOf(device, workbook);
  const shown = await names(bench);
  await bench.pass(10_000);
  const after = await recordOf(device, workbook);
  const epochOf = ({heads}: WorkbookRecord) =>
    present(
      heads.find(({level}) => level === '0'),
      'level 0',
    ).epoch;
  expect(epochOf(after)).not.toBe(epochOf(before));
  expect(after.past).toEqual([]);
  expect(after.vectors.map(({epoch}) => epoch)).toEqual([epochOf(before)]);
  expect((await device.segments(workbook)).size).toBe(1);
  const old = rowsName(
    workbook,
    present(
      before.heads.find(({level}) => level === '0'),
      'level 0',
    ),
  );
  expect((await device.document(old).load()).updates).toEqual([]);
  expect(await names(bench)).toEqual(shown);

  // it goes on: an edit and an undo after the fold, and all of it after a restart
  await typeCustomers(bench, 3, 20_000);
  await bench.ask('undo', {});
  await bench.ask('undo', {});
  expect((await names(bench)).length).toBe(10_000);
  await bench.ask('close', {});
  const again = engineBench({device});
  expect((await again.ask('open', {workbook})).readOnly).toBeNull();
  expect((await names(again)).length).toBe(10_000);
  await again.ask('redo', {});
  expect((await names(again)).length).toBe(10_050);
});

describe('a machine switched off after any write of a fold', () => {
  test('opens with everything, and folds then', async () => {
    let steps = 0;
    for (let after = 0; ; after += 1) {
      const device = new DeviceMemory();
      const crash: Crash = {left: Number.POSITIVE_INFINITY, done: 0};
      const {bench, workbook} = await ripe(crashingDevice(device, crash));
      const shown = await names(bench);
      crash.left = after;
      crash.done = 0;
      await bench.pass(10_000);
      const finished = crash.left > 0;
      steps = crash.done;

      const again = engineBench({device});
      const view = await again.ask('open', {workbook});
      expect(view.readOnly).toBeNull();
      expect(await names(again)).toEqual(shown);
      await typeCustomers(again, 2, 30_000);
      await again.pass(10_000);
      await again.ask('close', {});
      const third = engineBench({device});
      await third.ask('open', {workbook});
      expect((await names(third)).length).toBe(shown.length + 2);
      const record = await recordOf(device, workbook);
      expect([record.past, record.garbage]).toEqual([[], []]);
      if (finished) break;
    }
    expect(steps).toBeGreaterThan(3);
  });
});

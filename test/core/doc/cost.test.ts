/** What edits cost in bytes and structs: the figures that decide opening and syncing time, free of the clock. */
import {expect, test} from 'vitest';
import * as Y from 'yjs';
import {writeCommand} from '../../../core/doc/command.ts';
import {rowsName} from '../../../core/doc/layout.ts';
import {slotRowId} from '../../../core/table/row-directory.ts';
import {column, ENTRIES, makeDevice, row, taken} from './device.ts';

const EDITS = 2_000;

function edited() {
  const device = makeDevice();
  const workbook = device.open();
  const rows = Array.from({length: 10_000}, (_, i) => slotRowId('0123456789abcdef', i));
  const columns = {amount: rows.map((_, i) => i), entry_no: rows.map((_, i) => `E${i}`)};
  const blocks = [{sheet: ENTRIES, rows, columns}];
  // biome-ignore lint/suspicious/noThenProperty: the command's own word
  taken(workbook.apply({kind: 'import', label: 'import', blocks, then: []}, 'import'));
  const head = workbook.heads().find(each => each.level === '0');
  if (!head) throw new Error('level 0');
  const imported = workbook.encode(rowsName(workbook.id, head)).length;
  for (let i = 0; i < EDITS; i++) {
    const at = row(`0123456789abcdef.${(i * 7919) % 10_000}`);
    const cells = [{sheet: ENTRIES, row: at, column: column('amount'), value: i + 50_000}];
    taken(workbook.apply(writeCommand('edit', {cells}), 'user'));
  }
  return {device, workbook, head, imported};
}

function structsOf(update: Uint8Array): number {
  return Y.decodeUpdate(update).structs.length;
}

test('an import leaves a reference in the document, not its rows', () => {
  expect(edited().imported).toBeLessThan(400);
});

test('an edit is at most 64 bytes on the wire and 45 in the document', () => {
  const {device, workbook, head} = edited();
  const name = rowsName(workbook.id, head);
  const updates = device.stored.updates.get(name) ?? [];
  expect(Math.max(...updates.slice(-EDITS).map(update => update.length))).toBeLessThanOrEqual(64);
  expect(workbook.encode(name).length / EDITS).toBeLessThanOrEqual(45);
});

test('a lane is one struct, however many edits it holds', () => {
  const {workbook, head} = edited();
  expect(structsOf(workbook.encode(rowsName(workbook.id, head)))).toBeLessThanOrEqual(2);
});

test('folded edits take at most 20 bytes each, and the next document one struct a segment', async () => {
  const {device, workbook, head} = edited();
  const before = new Set(device.stored.segments.keys());
  taken(await workbook.fold(head, device.authority()));
  const packs = [...device.stored.segments].filter(([hash]) => !before.has(hash)).map(([, bytes]) => bytes.length);
  expect(packs).toHaveLength(1);
  expect((packs[0] ?? 0) / EDITS).toBeLessThanOrEqual(20);
  const next = workbook.heads().find(each => each.level === '0');
  expect(structsOf(workbook.encode(rowsName(workbook.id, next ?? head)))).toBe(2);
});

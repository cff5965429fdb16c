import {utils, write} from '@e965/xlsx';
import {expect, test} from 'vitest';
import {guardOle2} from '../../../core/transfer/ole2-guard.ts';

function workbook(rows: number): Uint8Array {
  const book = utils.book_new();
  const cells = Array.from({length: rows}, (_, index) => [`row ${index}`, index]);
  utils.book_append_sheet(book, utils.aoa_to_sheet(cells), 'Sheet');
  const written: ArrayBuffer = write(book, {type: 'array', bookType: 'biff8'});
  return new Uint8Array(written);
}

/** The last link of the first chain that is longer than one sector leads back to its beginning. */
function circular(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const table = (view.getInt32(76, true) + 1) * 512;
  for (let sector = 0; sector < 100; sector += 1) {
    if (view.getInt32(table + sector * 4, true) !== sector + 1) continue;
    view.setInt32(table + (sector + 1) * 4, sector, true);
    return copy;
  }
  throw new Error('no chain');
}

test('a sound container passes, small or large', () => {
  for (const rows of [1, 20, 5000]) expect(guardOle2(workbook(rows), 'a.xls')).toEqual({ok: true, value: null});
});

test('a chain of sectors that runs in a circle is refused', () => {
  const guarded = guardOle2(circular(workbook(5000)), 'a.xls');
  expect(guarded).toMatchObject({
    ok: false,
    error: {kind: 'file-damaged', detail: 'a chain of sectors runs in a circle'},
  });
});

test('a container that is cut off or has no sectors is refused', () => {
  expect(guardOle2(workbook(1).subarray(0, 300), 'a.xls')).toMatchObject({ok: false, error: {kind: 'file-damaged'}});
  const copy = workbook(1);
  copy[30] = 40;
  expect(guardOle2(copy, 'a.xls')).toMatchObject({ok: false, error: {kind: 'file-damaged'}});
});

import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {FORMAT_VERSION} from '../../../core/schema/version.ts';
import {contents, deviceFrom, taken} from './device.ts';
import {goldenPath, readGolden} from './golden.ts';

const versions = Array.from({length: FORMAT_VERSION}, (_, i) => i + 1);

test('every format version that ever was has its golden workbook', () => {
  expect(readdirSync('test/fixtures/golden').sort()).toEqual(versions.map(version => `format-${version}.json`).sort());
});

describe.each(versions)('the golden workbook of format %i', version => {
  const read = () => readGolden(readFileSync(goldenPath(version), 'utf8'));

  test('opens to what it showed when it was made', () => {
    const {golden, stored} = read();
    const workbook = deviceFrom(stored).open({sheets: [], author: 'u2'});
    expect(JSON.parse(JSON.stringify(contents(workbook)))).toEqual(golden.contents);
    expect(workbook.settings()).toEqual(golden.settings);
    expect(workbook.undoState()).toEqual(golden.undo);
    expect(workbook.readOnly).toBeNull();
    expect(workbook.missing()).toEqual([]);
  });

  test('can be undone, redone, folded and opened again', async () => {
    const {golden, stored} = read();
    const device = deviceFrom(stored);
    const workbook = device.open({sheets: [], author: 'u2'});
    taken(workbook.redo());
    taken(workbook.undo());
    let undone = 0;
    while (workbook.undo().ok) undone++;
    expect(undone).toBeGreaterThan(2);
    while (workbook.redo().ok);
    for (const head of workbook.heads()) taken(await workbook.fold(head, device.authority()));
    const again = device.open({sheets: [], author: 'u2'});
    expect(contents(again)).toEqual(contents(workbook));
    expect(Object.keys(contents(again)).sort()).toEqual(Object.keys(golden.contents).sort());
  });
});

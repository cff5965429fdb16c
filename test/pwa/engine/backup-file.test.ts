import fc from 'fast-check';
import {strToU8, unzipSync, zipSync} from 'fflate';
import {expect, test} from 'vitest';
import {
  asId,
  type DeviceId,
  type EpochId,
  type LevelId,
  type PortfolioId,
  type WorkbookId,
} from '../../../core/base/ids.ts';
import {type Backup, readBackup, writeBackup} from '../../../pwa/engine/backup-file.ts';
import {crc32} from '../../../pwa/engine/store/checksum.ts';

const bytes = (length: number, seed: number) => Uint8Array.from({length}, (_, index) => (index * seed + seed) & 0xff);

const backup: Backup = {
  format: 1,
  workbook: asId<WorkbookId>('w1'),
  device: asId<DeviceId>('d1'),
  name: '云湖酒店 账本',
  savedAt: 1_790_000_000_000,
  customers: 12,
  entries: 340,
  root: bytes(50, 3),
  rows: [
    {
      head: {portfolio: asId<PortfolioId>('p'), level: asId<LevelId>('0'), epoch: asId<EpochId>('e1')},
      update: bytes(900, 7),
    },
    {
      head: {portfolio: asId<PortfolioId>('p'), level: asId<LevelId>('finance'), epoch: asId<EpochId>('e2')},
      update: bytes(0, 1),
    },
  ],
  segments: [{hash: 'ab'.repeat(32), bytes: bytes(5000, 11)}],
};

/** The file with its manifest changed and sealed again. */
function withManifest(change: (manifest: Record<string, unknown>) => void): Uint8Array {
  const files = unzipSync(writeBackup(backup));
  const manifest: Record<string, unknown> = JSON.parse(new TextDecoder().decode(files['manifest.json']));
  change(manifest);
  const text = strToU8(JSON.stringify(manifest));
  return zipSync({...files, 'manifest.json': text, 'manifest.crc': strToU8(crc32(text).toString(16).padStart(8, '0'))});
}

test('a backup reads back as it was written', () => {
  expect(readBackup('a.wbk', writeBackup(backup), 1)).toEqual({ok: true, value: backup});
});

test('the same workbook gives a file that any zip program opens', () => {
  expect(Object.keys(unzipSync(writeBackup(backup))).sort()).toEqual([
    'documents/0',
    'documents/1',
    'documents/2',
    'manifest.crc',
    'manifest.json',
    `segments/${'ab'.repeat(32)}`,
  ]);
});

test('a file cut off anywhere is refused', () => {
  const file = writeBackup(backup);
  fc.assert(
    fc.property(fc.integer({min: 0, max: file.length - 1}), length => {
      expect(readBackup('a.wbk', file.slice(0, length), 1)).toMatchObject({
        ok: false,
        error: {kind: 'backup-damaged', file: 'a.wbk'},
      });
    }),
  );
});

test('a file with any byte changed is refused or reads the same', () => {
  const file = writeBackup(backup);
  fc.assert(
    fc.property(fc.integer({min: 0, max: file.length - 1}), fc.integer({min: 1, max: 255}), (at, flip) => {
      const changed = file.slice();
      changed[at] = (changed[at] ?? 0) ^ flip;
      const result = readBackup('a.wbk', changed, 1);
      // dates and attributes inside the zip carry nothing
      if (result.ok) expect(result.value).toEqual(backup);
      else expect(result.error.kind).toMatch(/^backup-(damaged|newer)$/);
    }),
    {numRuns: 2000},
  );
});

test.each([
  ['of a newer backup version', (manifest: Record<string, unknown>) => void (manifest.version = 2), 2],
  ['of a newer stored format', (manifest: Record<string, unknown>) => void (manifest.format = 5), 5],
])('a file %s says so', (_, change, version) => {
  expect(readBackup('a.wbk', withManifest(change), 1)).toEqual({
    ok: false,
    error: {kind: 'backup-newer', file: 'a.wbk', version},
  });
});

test.each([
  ['a text', strToU8('hello')],
  ['nothing', new Uint8Array(0)],
  ['another zip', zipSync({'a.txt': strToU8('a')})],
  ['a manifest that is not one', withManifest(manifest => void (manifest.kind = 'something'))],
  [
    'a manifest whose hash names a path',
    withManifest(manifest => void (manifest.segments = [{hash: '../x', bytes: 0, crc: 0}])),
  ],
])('%s is refused', (_, file) => {
  expect(readBackup('x', file, 1)).toMatchObject({ok: false, error: {kind: 'backup-damaged'}});
});

test('fields that a newer version adds do not hinder reading', () => {
  expect(
    readBackup(
      'a.wbk',
      withManifest(manifest => void (manifest.colour = 'green')),
      1,
    ),
  ).toEqual({
    ok: true,
    value: backup,
  });
});

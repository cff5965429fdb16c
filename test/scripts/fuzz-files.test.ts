import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import {strToU8} from 'fflate';
import {expect, test} from 'vitest';
import {xlsxBytes} from '../../core/transfer/write-xlsx.ts';
import {fuzzFiles, originals} from '../../scripts/fuzz/files.ts';
import {mutate, mutationOf} from '../../scripts/fuzz/mutate.ts';

const corpus = resolve('../shared/corpus/excel');
if (!existsSync(corpus)) console.info('only our own files are damaged: no corpus');

const column = {heading: '', format: '', width: 10, hidden: false};

async function ownFiles() {
  const rows = Array.from({length: 50}, (_, index) => [`row ${index}`, index]);
  const bytes = await xlsxBytes([
    {
      name: 'Sheet',
      columns: [column, column],
      head: [['name', 'amount']],
      rows,
      merges: [],
      frozen: {rows: 1, columns: 0},
      bold: new Set(),
    },
  ]);
  return [
    {name: 'own.xlsx', bytes},
    {name: 'own.csv', bytes: strToU8(rows.map(row => row.join(',')).join('\r\n'))},
    {name: 'own.vcf', bytes: strToU8('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann\r\nEND:VCARD\r\n')},
  ];
}

test('damaged files are read or refused, never crash or hang the reader, and reach no network', async () => {
  const files = [...originals(corpus), ...(await ownFiles())];
  const found = await fuzzFiles(files, 312, 100);
  expect({crashes: found.crashes, hangs: found.hangs, requests: found.requests}).toEqual({
    crashes: [],
    hangs: [],
    requests: 0,
  });
  expect(found.read).toBeGreaterThan(0);
  expect(Object.values(found.refused).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
});

test('a seed gives the same damage each time', () => {
  const bytes = strToU8('name,amount\nAnn,1\n');
  for (let seed = 0; seed < 20; seed += 1) {
    expect(mutate(bytes, mutationOf(seed))).toEqual(mutate(bytes, mutationOf(seed)));
  }
});

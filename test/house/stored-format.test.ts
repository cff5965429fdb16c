/**
 * The stored format may only change together with its version: a workbook made by this code must be, to the byte, the
 * golden one of this version, and what root documents may hold must have the schemas recorded with it.
 */
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {FORMAT_VERSION} from '../../core/schema/version.ts';
import {goldenPath, makeGolden, readGolden, schemasHash} from '../core/doc/golden.ts';

const HOW =
  'The stored format changed. Released already? Then raise FORMAT_VERSION (core/schema/version.ts), add a line to its ' +
  'history and a migration, and keep the old golden file. Not released yet? Then `node scripts/golden.ts`.';

test('the golden workbook of this version is made to the byte', async () => {
  const expected = readFileSync(goldenPath(FORMAT_VERSION), 'utf8');
  const made = await makeGolden();
  expect(made === expected, HOW).toBe(true);
});

test('the schemas of settings, sheets, columns and cells are those recorded with this version', () => {
  const {golden} = readGolden(readFileSync(goldenPath(FORMAT_VERSION), 'utf8'));
  expect(golden.format).toBe(FORMAT_VERSION);
  expect(schemasHash(), HOW).toBe(golden.schemas);
});

/**
 * Writes the golden workbook of the current format version. Only for a version that has not been released: the files of
 * released versions are what users' workbooks look like, and must never change.
 */
import {writeFileSync} from 'node:fs';
import {FORMAT_VERSION} from '../core/schema/version.ts';
import {goldenPath, makeGolden} from '../test/core/doc/golden.ts';

writeFileSync(goldenPath(FORMAT_VERSION), await makeGolden());
console.log(`written: ${goldenPath(FORMAT_VERSION)}`);

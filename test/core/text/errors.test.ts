import {expect, test} from 'vitest';
import type {AppError, AppErrorKind} from '../../../core/base/app-error.ts';
import {errorLine, errorWords} from '../../../core/text/errors.ts';

/** One of each kind; the type makes this list complete. */
const samples: {readonly [K in AppErrorKind]: Extract<AppError, {kind: K}>} = {
  'file-not-readable': {kind: 'file-not-readable', file: '十一月.xlsx', detail: 'EBUSY'},
  'file-damaged': {kind: 'file-damaged', file: '十一月.xlsx', detail: 'bad zip'},
  'file-encrypted': {kind: 'file-encrypted', file: '十一月.xlsx'},
  'file-too-large': {kind: 'file-too-large', file: '十一月.xlsx', limitMb: 200},
  'file-hostile': {kind: 'file-hostile', file: '十一月.xlsx', detail: 'ratio 1:9000'},
  'file-kind-unknown': {kind: 'file-kind-unknown', file: '十一月.doc', found: 'OLE2'},
  'file-empty': {kind: 'file-empty', file: '十一月.xlsx'},
  'import-layout-unknown': {kind: 'import-layout-unknown', file: '十一月.xlsx'},
  'import-month-missing': {kind: 'import-month-missing', file: '十一月.xlsx'},
  'import-cancelled': {kind: 'import-cancelled'},
  'value-invalid': {kind: 'value-invalid', column: '金额', input: '6 万', expected: '数字'},
  'value-required': {kind: 'value-required', column: '客户'},
  'value-out-of-range': {kind: 'value-out-of-range', column: '账期天数', input: '400', limit: '0–366'},
  'column-read-only': {kind: 'column-read-only', column: '累计余款', reason: 'computed'},
  'row-missing': {kind: 'row-missing', row: 'r1'},
  'sheet-missing': {kind: 'sheet-missing', sheet: '拜访'},
  'month-closed': {kind: 'month-closed', month: '2026-10'},
  'row-in-use': {kind: 'row-in-use', row: '岚溪茶行', entries: 103},
  'nothing-to-undo': {kind: 'nothing-to-undo'},
  'undo-skipped': {kind: 'undo-skipped', skipped: 2, done: 198},
  'formula-invalid': {kind: 'formula-invalid', formula: '[余款] >', at: 4, detail: 'operand expected'},
  'storage-full': {kind: 'storage-full', unsaved: 1, neededMb: 50},
  'storage-refused': {kind: 'storage-refused', detail: 'SecurityError'},
  'storage-failed': {kind: 'storage-failed', unsaved: 12, detail: 'AbortError'},
  'workbook-missing': {kind: 'workbook-missing', workbook: 'w1'},
  'workbook-busy': {kind: 'workbook-busy', workbook: 'w1'},
  'workbook-newer': {kind: 'workbook-newer', workbook: 'w1', version: 9},
  'workbook-damaged': {kind: 'workbook-damaged', workbook: 'w1', detail: 'hash'},
  'segment-missing': {kind: 'segment-missing', hash: 'abc'},
  'backup-damaged': {kind: 'backup-damaged', file: '拾味楼.wbk', detail: 'crc'},
  'backup-newer': {kind: 'backup-newer', file: '拾味楼.wbk', version: 9},
  'backup-other-workbook': {kind: 'backup-other-workbook', file: '拾味楼.wbk'},
  'engine-stopped': {kind: 'engine-stopped', detail: 'out of memory'},
  unexpected: {kind: 'unexpected', detail: 'TypeError'},
};

for (const error of Object.values(samples)) {
  test(`${error.kind} says what happened, what is safe and what to do, in both languages`, () => {
    const words = errorWords(error);
    for (const part of [words.happened, words.safe, words.next]) {
      expect(part.zh).toMatch(/\p{Script=Han}.*[。]$/u);
      expect(part.en).toMatch(/^[“A-Z0-9].*[.]$/u);
      expect(part.en).not.toMatch(/\p{Script=Han}{3,}.*\p{Script=Han}{3,}/u);
    }
    expect(words.detail.split('\n')[0]).toBe(error.kind);
  });

  test(`${error.kind} blames nobody, shouts at nobody and keeps to the house's words`, () => {
    const line = errorLine(error);
    expect(line.zh).not.toMatch(/[！!]|抱歉|undefined|NaN|出错了。$/u);
    expect(line.en).not.toMatch(/!|sorry|something went wrong|undefined|NaN|please/iu);
  });
}

test('a figure of the error stands in its sentence', () => {
  expect(errorWords(samples['storage-full']).happened.zh).toBe('存不下了，1 处没有写进去。');
  expect(errorWords(samples['storage-full']).next.en).toContain('50 MB');
  expect(errorWords(samples['undo-skipped']).happened.en).toBe('Undid 198 cells; 2 were changed since and left alone.');
});

/** A worker that reads one file, so that the engine goes on answering meanwhile and reading can be broken off. */
import type {AppError} from '../../core/base/app-error.ts';
import {ok, type Result} from '../../core/base/result.ts';
import type {FileSheets, RawRow} from '../../core/transfer/file-sheets.ts';
import {readFile} from '../../core/transfer/read.ts';
import {decodeText} from './decode-text.ts';

export interface ToReader {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly encoding: string | null;
}

/** Rows come ahead in slices that are quickly taken over; `done` brings everything else. */
export type FromReader =
  | {readonly kind: 'rows'; readonly sheet: number; readonly rows: readonly RawRow[]}
  | {readonly kind: 'done'; readonly result: Result<FileSheets, AppError>};

const SLICE_ROWS = 1000;
const scope = workerScope();

scope.onmessage = async ({data}: MessageEvent<ToReader>) => {
  const choices = data.encoding === null ? {} : {encoding: data.encoding};
  const result = await readFile(data.bytes, data.fileName, decodeText, choices);
  if (!result.ok) {
    say({kind: 'done', result});
    return;
  }
  for (const [sheet, {rows}] of result.value.sheets.entries()) {
    for (let at = 0; at < rows.length; at += SLICE_ROWS) {
      say({kind: 'rows', sheet, rows: rows.slice(at, at + SLICE_ROWS)});
    }
  }
  const sheets = result.value.sheets.map(sheet => ({...sheet, rows: []}));
  say({kind: 'done', result: ok({...result.value, sheets})});
};

function say(message: FromReader): void {
  scope.postMessage(message);
}

/** The DOM's types call every global scope a window; in this file it is a dedicated worker's. */
function workerScope(): DedicatedWorkerGlobalScope {
  return globalThis as unknown as DedicatedWorkerGlobalScope;
}

import type {AppError} from '../../core/base/app-error.ts';
import {err, ok, type Result} from '../../core/base/result.ts';
import type {FileSheets, RawRow} from '../../core/transfer/file-sheets.ts';
import type {FromReader, ToReader} from './reader.ts';

/** A million rows take a quarter of this; what takes longer is read for ever. */
const LIMIT_MS = 120_000;

/**
 * Reads a file in a worker of its own; `signal` breaks it off at once. Errors: those of `readFile`, `import-cancelled`;
 * `file-hostile` after two minutes.
 */
export function readInWorker(
  bytes: Uint8Array,
  fileName: string,
  encoding: string | null,
  signal: AbortSignal,
): Promise<Result<FileSheets, AppError>> {
  if (signal.aborted) return Promise.resolve(err({kind: 'import-cancelled'}));
  return new Promise(done => {
    const worker = new Worker(new URL('./reader.ts', import.meta.url), {type: 'module', name: 'watchbook-reader'});
    const rows: RawRow[][] = [];
    const finish = (result: Result<FileSheets, AppError>) => {
      clearTimeout(limit);
      worker.terminate();
      signal.removeEventListener('abort', cancel);
      done(result);
    };
    const cancel = () => finish(err({kind: 'import-cancelled'}));
    const limit = setTimeout(
      () => finish(err({kind: 'file-hostile', file: fileName, detail: `not read in ${LIMIT_MS / 1000} s`})),
      LIMIT_MS,
    );
    signal.addEventListener('abort', cancel);
    worker.onerror = event => {
      event.preventDefault();
      finish(err({kind: 'file-not-readable', file: fileName, detail: event.message}));
    };
    worker.onmessage = ({data}: MessageEvent<FromReader>) => {
      if (data.kind === 'done') finish(data.result.ok ? ok(withRows(data.result.value, rows)) : data.result);
      else for (const row of data.rows) of(rows, data.sheet).push(row);
    };
    const message: ToReader = {bytes, fileName, encoding};
    worker.postMessage(message);
  });
}

function withRows(file: FileSheets, rows: readonly (readonly RawRow[])[]): FileSheets {
  return {...file, sheets: file.sheets.map((sheet, index) => ({...sheet, rows: rows[index] ?? []}))};
}

function of(rows: RawRow[][], sheet: number): RawRow[] {
  const found = rows[sheet] ?? [];
  rows[sheet] = found;
  return found;
}

/**
 * Everything that can go wrong in the world, by kind. Core and engine return these as values; `core/text/errors.ts`
 * turns each into three sentences: what happened, what is safe, what to do. A new kind must be worded there (the
 * switch ends in `assertNever`) and have a test.
 */
export type AppError =
  // files and import
  | {readonly kind: 'file-not-readable'; readonly file: string; readonly detail: string}
  | {readonly kind: 'file-damaged'; readonly file: string; readonly detail: string}
  | {readonly kind: 'file-encrypted'; readonly file: string}
  | {readonly kind: 'file-too-large'; readonly file: string; readonly limitMb: number}
  | {readonly kind: 'file-hostile'; readonly file: string; readonly detail: string}
  | {readonly kind: 'file-kind-unknown'; readonly file: string; readonly found: string}
  | {readonly kind: 'file-empty'; readonly file: string}
  | {readonly kind: 'import-layout-unknown'; readonly file: string}
  | {readonly kind: 'import-month-missing'; readonly file: string}
  | {readonly kind: 'import-cancelled'}
  // input
  | {readonly kind: 'value-invalid'; readonly column: string; readonly input: string; readonly expected: string}
  | {readonly kind: 'value-required'; readonly column: string}
  | {readonly kind: 'value-out-of-range'; readonly column: string; readonly input: string; readonly limit: string}
  | {readonly kind: 'column-read-only'; readonly column: string; readonly reason: 'computed' | 'right' | 'newer-format'}
  | {readonly kind: 'row-missing'; readonly row: string}
  | {readonly kind: 'sheet-missing'; readonly sheet: string}
  | {readonly kind: 'month-closed'; readonly month: string}
  /** A customer or contact that entries name. */
  | {readonly kind: 'row-in-use'; readonly row: string; readonly entries: number}
  | {readonly kind: 'nothing-to-undo'}
  | {readonly kind: 'undo-skipped'; readonly skipped: number; readonly done: number}
  | {readonly kind: 'formula-invalid'; readonly formula: string; readonly at: number; readonly detail: string}
  // storage
  | {readonly kind: 'storage-full'; readonly unsaved: number; readonly neededMb: number}
  | {readonly kind: 'storage-refused'; readonly detail: string}
  | {readonly kind: 'storage-failed'; readonly unsaved: number; readonly detail: string}
  | {readonly kind: 'workbook-missing'; readonly workbook: string}
  | {readonly kind: 'workbook-busy'; readonly workbook: string}
  | {readonly kind: 'workbook-newer'; readonly workbook: string; readonly version: number}
  | {readonly kind: 'workbook-damaged'; readonly workbook: string; readonly detail: string}
  | {readonly kind: 'segment-missing'; readonly hash: string}
  // backup
  | {readonly kind: 'backup-damaged'; readonly file: string; readonly detail: string}
  | {readonly kind: 'backup-newer'; readonly file: string; readonly version: number}
  | {readonly kind: 'backup-other-workbook'; readonly file: string}
  // runtime
  | {readonly kind: 'engine-stopped'; readonly detail: string}
  | {readonly kind: 'unexpected'; readonly detail: string};

export type AppErrorKind = AppError['kind'];

import type {AppError} from '../base/app-error.ts';
import type {Day, Month} from '../base/calendar-date.ts';
import type {BatchId, Random} from '../base/ids.ts';
import type {Result} from '../base/result.ts';
import type {Locale} from '../base/text.ts';
import type {Command} from '../doc/command.ts';
import type {Settings} from '../schema/settings.ts';
import type {Sheet} from '../schema/sheet.ts';
import type {Tables} from '../table/table.ts';
import type {FileSheets} from './file-sheets.ts';
import type {RememberedSource} from './remembered.ts';

/** What a sheet of a file is. `sheet` = one that Watchbook exported, with its row ids; `ignore` = remarks, empty, a chart sheet, or switched off by the user. */
export type Layout = 'customers' | 'entries' | 'invoices' | 'paper' | 'sheet' | 'ignore';

export type DateOrder = 'ymd' | 'mdy' | 'dmy';

/** Why a column was taken for its field; `answer` = a person said so. */
export type GuessBasis = 'name' | 'content' | 'name-and-content' | 'answer' | 'none';

/** A column of the file and what it was taken for. */
export interface ColumnGuess {
  readonly index: number;
  /** Header text, rows of a merged header joined by a space; '' where the file has none. */
  readonly header: string;
  /** Field of the layout (core/transfer/fields.ts) or null when it is not imported. */
  readonly field: string | null;
  readonly type: 'text' | 'number' | 'money' | 'date' | 'month' | 'boolean';
  readonly basis: GuessBasis;
  /** 0–1 */
  readonly confidence: number;
  readonly samples: readonly string[];
  /** Cells of this column that a person should look at. */
  readonly problems: number;
}

/** How the header was found: `weeks` = the paper table's two rows, `merged` = two rows joined, `none` = no header. */
export type HeaderKind = 'row' | 'merged' | 'weeks' | 'none';

export interface SheetGuess {
  readonly sheet: number;
  readonly name: string;
  readonly hidden: boolean;
  /** Rows with data, header and notes left out. */
  readonly rows: number;
  readonly columnsCount: number;
  readonly layout: Layout;
  /** The layout found in the file, whatever a person has chosen since. */
  readonly found: Layout;
  readonly header: HeaderKind;
  /** Index of the header's last row, 0-based, or null. */
  readonly headerRow: number | null;
  /** Account managers whose blocks stand on this sheet (paper only). */
  readonly managers: readonly string[];
  readonly columns: readonly ColumnGuess[];
  /** Rows that "Import" would take, rows put aside, rows that look like customers already there. */
  readonly ready: number;
  readonly bad: number;
  readonly duplicates: number;
}

export type ProblemKind =
  | 'number-expected'
  | 'days-expected'
  | 'date-expected'
  | 'date-impossible'
  | 'required-missing'
  | 'amount-missing'
  | 'amount-too-large'
  | 'choice-unknown'
  | 'phone-digits'
  | 'cell-error'
  | 'rounded-to-fen'
  | 'read-as-text'
  | 'name-not-split'
  | 'person-without-organisation'
  | 'settlement-without-name'
  | 'two-settlement-marks'
  | 'sector-unknown'
  | 'total-differs'
  | 'balance-differs'
  | 'opened-later'
  | 'duplicate-row'
  | 'left-over-of-week'
  | 'row-skipped';

/** One thing a person should know of, with its cell. Rows with a `bad` one are put aside, not imported. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly severity: 'bad' | 'note';
  /** Name of the file's sheet. */
  readonly sheet: string;
  /** `B12` */
  readonly cell: string;
  /** 1-based row of the file. */
  readonly row: number;
  /** 0-based column of the file. */
  readonly column: number;
  readonly input: string;
  /** A value that would be accepted, or ''. */
  readonly suggestion: string;
}

export interface PossibleDuplicate {
  readonly sheet: string;
  /** 1-based row of the file. */
  readonly row: number;
  readonly name: string;
  readonly existingName: string;
  readonly existingRow: string;
  /** 0–1 */
  readonly likeness: number;
  readonly why: 'same-phone' | 'same-tax-id' | 'same-name' | 'similar-name';
  /** `merge` adds to the existing customer, `skip` leaves the row out, `keep` makes a new customer. */
  readonly choice: DuplicateChoice;
}

export type DuplicateChoice = 'merge' | 'skip' | 'keep';

/** A row of the preview: the file's own texts, one for each column of the sheet's guess. */
export interface PreviewRow {
  /** 1-based row of the file. */
  readonly row: number;
  readonly cells: readonly string[];
  readonly state: 'header' | 'ready' | 'bad' | 'duplicate' | 'skipped';
}

export interface SheetPreview {
  readonly sheet: number;
  /** First rows, header rows included. */
  readonly rows: readonly PreviewRow[];
  /** First rows that have a problem. */
  readonly withProblems: readonly PreviewRow[];
}

/** How a text file was read. */
export interface TextFormat {
  /** WHATWG label, such as `utf-8` or `gb18030`. */
  readonly encoding: string;
  readonly delimiter: ',' | '\t' | ';' | '|' | 'spaces';
}

/** The file as understood so far, and what importing it would do. Nothing is written. */
export interface ImportSummary {
  readonly batch: BatchId;
  readonly fileName: string;
  readonly fileBytes: number;
  /** `null` for workbooks. */
  readonly text: TextFormat | null;
  readonly sheets: readonly SheetGuess[];
  /** Paper tables without a month in the file ask for it. */
  readonly needsMonth: boolean;
  readonly month: Month | null;
  readonly dateOrder: DateOrder | null;
  /** Where day and month cannot be told apart. */
  readonly dateOrderUnsure: boolean;
  /** Rows of the file by what importing them would do; `customers` and `entries` are what would be made. */
  readonly counts: {
    readonly new: number;
    readonly changed: number;
    readonly same: number;
    readonly bad: number;
    readonly customers: number;
    readonly entries: number;
  };
  /** The first `MAX_LISTED_PROBLEMS`, bad ones first; `problemCount` counts all. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  readonly duplicates: readonly PossibleDuplicate[];
  readonly preview: readonly SheetPreview[];
  /** Something can be imported and no question is open. */
  readonly ready: boolean;
}

/** What a person changes in the wizard; absent fields stay. */
export interface ImportAnswer {
  readonly month?: Month;
  readonly dateOrder?: DateOrder;
  /** Read a text file again with this encoding. */
  readonly encoding?: string;
  readonly layout?: {readonly sheet: number; readonly layout: Layout};
  readonly headerRow?: {readonly sheet: number; readonly row: number | null};
  readonly column?: {readonly sheet: number; readonly index: number; readonly field: string | null};
  readonly duplicate?: {readonly sheet: string; readonly row: number; readonly choice: DuplicateChoice};
  /** Another text for one cell (`B12`) of the file; the file itself is not changed. */
  readonly cell?: {readonly sheet: string; readonly cell: string; readonly text: string};
  /** Leave a row of the file out, or take it after all. 1-based. */
  readonly row?: {readonly sheet: string; readonly row: number; readonly skip: boolean};
}

/** Bytes to text by WHATWG label; `undefined` where the label is unknown, or `fatal` and the bytes are malformed. */
export type DecodeText = (bytes: Uint8Array, encoding: string, fatal: boolean) => string | undefined;

/** Bytes to sheets of raw cells. `encoding`: chosen by a person for a text file. */
export type ReadSheets = (
  bytes: Uint8Array,
  fileName: string,
  choices: {readonly encoding?: string},
) => Promise<Result<FileSheets, AppError>>;

export type ImportStep = 'reading' | 'planning';

/** What an import needs of the world. */
export interface ImportDeps {
  readonly random: Random;
  readonly today: Day;
  readonly settings: Settings;
  /** Language of the texts that the import itself writes (walk-in customer, "To check"); Chinese by default. */
  readonly locale?: Locale;
  /** The workbook's sheets; the built-in ones by default. */
  readonly sheets?: readonly Sheet[];
  readonly decode: DecodeText;
  /** How files of known sources were mapped (remembered.ts). */
  readonly remembered?: readonly RememberedSource[];
  /** Reads the file, where it is to be read elsewhere (in a worker of its own); `readFile` of read.ts by default. */
  readonly read?: ReadSheets;
  /** `of` is null while the size is unknown. */
  readonly progress?: (step: ImportStep, done: number, of: number | null) => void;
  /** Awaited between chunks of work, so that the worker hears messages; true = the user cancelled. */
  readonly cancelled?: () => Promise<boolean>;
}

/** The `import` command of a plan, with what the toast says about it. */
export interface ImportCommit {
  readonly command: Extract<Command, {kind: 'import'}>;
  /** Rows of the file that are imported. */
  readonly rows: number;
  /** Rows put aside in "To check" (sheet `to_check` of the same command). */
  readonly parked: number;
  /** Months that get entries, oldest first. */
  readonly months: readonly Month[];
}

/**
 * One file on its way in, from `createImport` (session.ts) to commit or forgetting. Holds the parsed file; nothing is
 * written by it. `answer` and `commitCommand` may fail with `import-cancelled`, `import-month-missing`,
 * `import-layout-unknown`.
 */
export interface ImportSession {
  readonly batch: BatchId;
  summary(): ImportSummary;
  answer(answer: ImportAnswer): Promise<Result<ImportSummary, AppError>>;
  commitCommand(): Result<ImportCommit, AppError>;
  /** The file's sheets as they are mapped now, to be kept when they are imported. */
  remembered(): readonly RememberedSource[];
}

/** `createImport` of session.ts: reads, sniffs, guesses and plans. `tables` = the open workbook's, read only. */
export type CreateImport = (
  bytes: Uint8Array,
  fileName: string,
  tables: Tables,
  deps: ImportDeps,
) => Promise<Result<ImportSession, AppError>>;

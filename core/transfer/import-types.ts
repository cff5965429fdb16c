import type {Month} from '../base/calendar-date.ts';
import type {BatchId} from '../base/ids.ts';

/** What a sheet of a file is. `ignore` = remarks, empty, a chart sheet, or switched off by the user. */
export type Layout = 'customers' | 'entries' | 'invoices' | 'paper' | 'ignore';

/** A column of the file and what it was taken for. */
export interface ColumnGuess {
  readonly index: number;
  /** Header text, rows of a merged header joined by a space; '' where the file has none. */
  readonly header: string;
  /** Field of the layout (core/transfer/fields.ts) or null when it is not imported. */
  readonly field: string | null;
  readonly type: 'text' | 'number' | 'money' | 'date' | 'month' | 'boolean';
  /** 0–1 */
  readonly confidence: number;
  readonly samples: readonly string[];
}

export interface SheetGuess {
  readonly sheet: number;
  readonly name: string;
  readonly rows: number;
  readonly columnsCount: number;
  readonly layout: Layout;
  readonly headerRow: number | null;
  readonly columns: readonly ColumnGuess[];
}

export type ProblemKind =
  | 'number-expected'
  | 'date-expected'
  | 'date-ambiguous'
  | 'date-impossible'
  | 'required-missing'
  | 'choice-unknown'
  | 'rounded-to-fen'
  | 'read-as-text'
  | 'name-not-split'
  | 'settlement-without-name'
  | 'two-settlement-marks'
  | 'total-differs'
  | 'duplicate-row'
  | 'left-over-of-week'
  | 'row-skipped'
  | 'text-in-number';

/** One thing a person should know of, with its cell. `severity: bad` rows are not imported but parked. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly severity: 'bad' | 'note';
  readonly sheet: string;
  /** `B12` */
  readonly cell: string;
  readonly input: string;
  /** A value that would be accepted, or ''. */
  readonly suggestion: string;
}

export interface PossibleDuplicate {
  readonly sheet: string;
  readonly row: number;
  readonly name: string;
  readonly existingName: string;
  readonly existingRow: string;
  /** 0–1 */
  readonly likeness: number;
  readonly why: 'same-phone' | 'same-tax-id' | 'same-name' | 'similar-name';
}

/** The file as understood so far, and what importing it would do. Nothing is written. */
export interface ImportSummary {
  readonly batch: BatchId;
  readonly fileName: string;
  readonly sheets: readonly SheetGuess[];
  /** Paper tables without a month in the file ask for it. */
  readonly needsMonth: boolean;
  readonly month: Month | null;
  readonly dateOrder: 'ymd' | 'mdy' | 'dmy' | null;
  /** Where day and month cannot be told apart. */
  readonly dateOrderUnsure: boolean;
  readonly counts: {
    readonly new: number;
    readonly changed: number;
    readonly same: number;
    readonly bad: number;
    readonly customers: number;
    readonly entries: number;
  };
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  readonly duplicates: readonly PossibleDuplicate[];
  /** First rows of each sheet as text, with the header rows. */
  readonly preview: readonly {readonly sheet: number; readonly rows: readonly (readonly string[])[]}[];
  readonly ready: boolean;
}

/** What a person changes in the wizard; absent fields stay. */
export interface ImportAnswer {
  readonly month?: Month;
  readonly dateOrder?: 'ymd' | 'mdy' | 'dmy';
  readonly layout?: {readonly sheet: number; readonly layout: Layout};
  readonly headerRow?: {readonly sheet: number; readonly row: number | null};
  readonly column?: {readonly sheet: number; readonly index: number; readonly field: string | null};
  /** Row of the file → existing customer to add to, or null for a new one. */
  readonly duplicate?: {readonly sheet: string; readonly row: number; readonly existing: string | null};
}

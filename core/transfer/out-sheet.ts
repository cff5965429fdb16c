/** A sheet on its way out, the same for .xlsx and .csv: headings, widths and typed cells. */
import type {Day} from '../base/calendar-date.ts';

/** `money` in fen and `share` as a part of one: the writers show them as yuan and per cent. */
export type OutCell =
  | null
  | string
  | number
  | boolean
  | {readonly kind: 'date'; readonly day: Day}
  | {readonly kind: 'money'; readonly fen: number}
  | {readonly kind: 'share'; readonly share: number};

export interface OutColumn {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  /** Number format of the column's cells in .xlsx; '' = general. */
  readonly format: string;
  readonly hidden: boolean;
}

/** 0-based, inclusive. */
export interface OutMerge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface OutSheet {
  readonly name: string;
  readonly columns: readonly OutColumn[];
  /** Lines above the data, heading rows included. */
  readonly head: readonly (readonly OutCell[])[];
  /** Read once, in order. */
  readonly rows: Iterable<readonly OutCell[]>;
  readonly merges: readonly OutMerge[];
  /** Rows and columns that stay in sight. */
  readonly frozen: {readonly rows: number; readonly columns: number};
  /** 0-based rows, `head` counted, in bold: headings, groups, totals. */
  readonly bold: ReadonlySet<number>;
}

/**
 * What the page may ask the engine (the worker that owns the documents), what it answers and what it says unasked.
 * Plain data only. Every answer is a `Result`; the page never sees a document and keeps no copy of truth.
 */
import type {AppError} from '../../core/base/app-error.ts';
import type {Day, Month} from '../../core/base/calendar-date.ts';
import type {BatchId, ColumnId, RowId, RuleId, SheetId, WorkbookId} from '../../core/base/ids.ts';
import type {Fen} from '../../core/base/money.ts';
import type {Result} from '../../core/base/result.ts';
import type {Locale} from '../../core/base/text.ts';
import type {CellWrite, NewRow} from '../../core/doc/command.ts';
import type {MonthRow, MonthSheet, MonthTotal, WeekSpan} from '../../core/ledger/month-table-types.ts';
import type {EntryType, SettlementForm} from '../../core/ledger/types.ts';
import type {Explanation} from '../../core/rules/explain.ts';
import type {Facts, Level, Subject} from '../../core/rules/types.ts';
import type {CellValue} from '../../core/schema/cell.ts';
import type {Settings} from '../../core/schema/settings.ts';
import type {Sheet} from '../../core/schema/sheet.ts';
import type {ImportAnswer, ImportSummary} from '../../core/transfer/import-types.ts';
import type {Intent} from './store/intent-log.ts';

// ── workbooks ────────────────────────────────────────────────────────────────────────────────────────────────────
export interface LevelCounts {
  readonly red: number;
  readonly orange: number;
  readonly yellow: number;
  readonly blue: number;
}

export interface WorkbookSummary {
  readonly id: WorkbookId;
  readonly name: string;
  readonly sample: boolean;
  readonly customers: number;
  readonly entries: number;
  readonly bytes: number;
  /** Milliseconds since 1970 of the last change. */
  readonly changedAt: number;
  readonly backedUpAt: number | null;
  readonly counts: LevelCounts;
  /** Anything but `ready` says why it cannot be edited. */
  readonly state:
    | {readonly kind: 'ready'}
    | {readonly kind: 'newer'; readonly version: number}
    | {readonly kind: 'damaged'; readonly error: AppError};
}

export interface WorkbookView {
  readonly id: WorkbookId;
  readonly settings: Settings;
  readonly sheets: readonly Sheet[];
  readonly rowCounts: Readonly<Record<string, number>>;
  readonly today: Day;
  readonly counts: LevelCounts;
  readonly managers: readonly {readonly id: RowId; readonly name: string}[];
  /** Months that have entries, oldest first. */
  readonly months: readonly Month[];
  readonly readOnly: AppError | null;
  readonly undo: UndoState;
}

export interface UndoState {
  /** core/text label of the step that undo / redo would take, or null. */
  readonly undo: string | null;
  readonly redo: string | null;
}

// ── grid views ───────────────────────────────────────────────────────────────────────────────────────────────────
export type FilterTest =
  | {readonly kind: 'contains'; readonly text: string}
  | {readonly kind: 'equals'; readonly values: readonly CellValue[]}
  | {readonly kind: 'between'; readonly from: number | null; readonly to: number | null}
  | {readonly kind: 'empty'}
  | {readonly kind: 'not-empty'};

export interface ViewSpec {
  readonly sheet: SheetId;
  readonly filters: readonly {readonly column: ColumnId; readonly test: FilterTest}[];
  readonly sort: readonly {readonly column: ColumnId; readonly descending: boolean}[];
  readonly group: ColumnId | null;
  /** Matches text, pinyin initials, full pinyin and phone tails. */
  readonly search: string;
}

/** A cell as the grid needs it. Links carry the label they show; computed cells their measure's value. */
export interface GridCell {
  readonly value: CellValue;
  /** Text shown where it is not plain formatting of `value`: link labels, masked phones. */
  readonly label?: string;
  readonly level?: Level | null;
  /** Parts of an ageing bar in fen: not due, 1–30, 31–60, 61–90, over 90. */
  readonly parts?: readonly number[];
  /** Facts of the highest warning, for the warning column. */
  readonly reason?: WarningLine;
  readonly invalid?: AppError;
  readonly pending?: boolean;
}

export type GridRow =
  | {readonly kind: 'row'; readonly id: RowId; readonly level: Level | null; readonly cells: readonly GridCell[]}
  | {
      readonly kind: 'group';
      readonly label: string;
      readonly count: number;
      readonly sums: Readonly<Record<string, number>>;
      readonly collapsed: boolean;
    };

export interface ViewState {
  readonly view: number;
  /** Rises with each change that the view may show. */
  readonly version: number;
  readonly rowCount: number;
  readonly totalCount: number;
}

// ── warnings ─────────────────────────────────────────────────────────────────────────────────────────────────────
export interface WarningLine {
  readonly rule: RuleId;
  readonly subject: Subject;
  readonly subjectName: string;
  readonly manager: RowId | null;
  readonly managerName: string;
  /** Level as the conditions stand; `null` while it is clearing. */
  readonly level: Level | null;
  readonly facts: Facts;
  readonly since: Day | null;
  readonly state:
    | {readonly kind: 'standing'; readonly until: Day | null}
    | {readonly kind: 'clearing'; readonly closesOn: Day}
    | {readonly kind: 'closed'; readonly on: Day};
  readonly caseNo: string | null;
  readonly entries: readonly RowId[];
  /** Thresholds and what would clear it; absent on what is clearing or closed. */
  readonly explanation?: Explanation;
  /** Whom to ask: the signing contact or contact person. */
  readonly contactName?: string;
}

export interface NotEvaluatedLine {
  readonly rule: RuleId;
  readonly subject: Subject;
  readonly subjectName: string;
  readonly missing: string;
}

export interface CustomerCard {
  readonly id: RowId;
  readonly name: string;
  readonly managerName: string;
  readonly sector: string | null;
  readonly grade: string | null;
  readonly level: Level | null;
  /** Families that raised several yellows to one orange, or null. */
  readonly combined: readonly string[] | null;
  readonly balance: number;
  readonly onAccountBalance: number;
  readonly storedValue: number;
  readonly creditLimit: number | null;
  readonly monthSales: number;
  readonly prevMonthSales: number | null;
  /** Fen: not due, 1–30, 31–60, 61–90, over 90. */
  readonly ageing: readonly number[];
  readonly oldestDaysPastDue: number;
  readonly warnings: readonly WarningLine[];
  readonly notEvaluated: readonly NotEvaluatedLine[];
  /** As typed, for a phone's dialler; '' where none is known. */
  readonly phone: string;
  /** The customer's rows on the running month's warning table; no rows where it is not listed. */
  readonly running: {
    readonly month: Month;
    readonly weeks: readonly WeekSpan[];
    readonly runningWeek: number;
    readonly rows: readonly MonthRow[];
  };
  /** Last twelve months' sales in fen, oldest first; null = unknown. */
  readonly salesByMonth: readonly {readonly month: Month; readonly sales: number | null}[];
  readonly lastEntries: readonly {
    readonly id: RowId;
    readonly day: Day;
    readonly type: EntryType;
    readonly form: SettlementForm;
    readonly contact: string;
    readonly amount: number;
  }[];
}

/** One week cell of the warning table. */
export interface WeekCell {
  readonly customer: RowId;
  readonly row: RowId;
  readonly manager: RowId | null;
  readonly week: number;
  readonly side: 'sales' | 'collection';
}

/** An entry as a list of sources shows it. */
export interface EntryLine {
  readonly id: RowId;
  readonly entryNo: string;
  readonly postedOn: Day;
  readonly entryDate: Day | null;
  readonly type: EntryType;
  readonly form: SettlementForm;
  readonly amount: Fen;
  readonly documentNo: string;
  readonly remark: string;
  readonly proposed: boolean;
}

/**
 * What a change altered in the warning table that the page asked for last (same month and manager): the touched
 * customers' rows, whole, and the totals above them. The page keeps every other row as it is.
 */
export interface WarningTablePatch {
  readonly month: Month;
  readonly manager: RowId | null | 'all';
  /** Rows to replace, by `row` and `manager`; a row the page does not have means that it must ask for the table again. */
  readonly rows: readonly MonthRow[];
  readonly groups: readonly {
    readonly manager: RowId | null;
    readonly sector: string | null;
    readonly total: MonthTotal;
  }[];
  readonly totals: readonly {readonly manager: RowId | null; readonly total: MonthTotal}[];
  readonly warnings: WarningTable['warnings'];
}

/** The month's warning table as the screen draws it. */
export interface WarningTable {
  readonly month: Month;
  readonly weeks: readonly WeekSpan[];
  /** Index of the week that today lies in, or −1. */
  readonly runningWeek: number;
  readonly closed: boolean;
  readonly sheets: readonly MonthSheet[];
  readonly managerNames: Readonly<Record<string, string>>;
  /** Highest level by customer row id, with every warning line; on a table of very many customers with the worst line only. */
  readonly warnings: Readonly<Record<string, {readonly level: Level | null; readonly lines: readonly WarningLine[]}>>;
}

// ── saving ───────────────────────────────────────────────────────────────────────────────────────────────────────
export type SaveState =
  | {readonly kind: 'saved'; readonly at: number}
  | {readonly kind: 'saving'; readonly unsaved: number}
  | {readonly kind: 'failed'; readonly unsaved: number; readonly error: AppError}
  /** Storage is refused altogether; edits live in memory only. */
  | {readonly kind: 'memory'; readonly unsaved: number; readonly error: AppError};

export interface StorageHealth {
  readonly persisted: boolean;
  readonly usedBytes: number;
  readonly quotaBytes: number;
}

export interface Exported {
  readonly fileName: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What stands against a sale that was saved all the same (AR-11, AR-14); one a rule and customer. */
export interface SavingNotice {
  /** `needs_approval`: a supervisor has to agree · `fires`: the rule has raised its warning. */
  readonly kind: 'needs_approval' | 'fires';
  readonly rule: RuleId;
  readonly customer: RowId;
  readonly customerName: string;
  readonly facts: Facts;
}

export interface Applied {
  /** Rows that the command made, in order. */
  readonly rows: readonly RowId[];
  /** Cells whose undo was skipped because somebody changed them since. */
  readonly skipped: number;
  /** Absent where nothing stands against what was saved. */
  readonly notices?: readonly SavingNotice[];
}

// ── requests ─────────────────────────────────────────────────────────────────────────────────────────────────────
/** Name → [request, answer]. */
export interface Requests {
  workbooks: [Record<string, never>, readonly WorkbookSummary[]];
  'create-workbook': [
    {
      readonly name: string;
      readonly profile: Settings['profile'];
      /** Listed only once an import into it is confirmed. */
      readonly forImport?: boolean;
    },
    WorkbookId,
  ];
  'create-sample': [{readonly locale: 'zh' | 'en'}, WorkbookId];
  open: [{readonly workbook: WorkbookId}, WorkbookView];
  close: [Record<string, never>, null];
  rename: [{readonly workbook: WorkbookId; readonly name: string}, null];
  'delete-workbook': [{readonly workbook: WorkbookId}, null];
  workbook: [Record<string, never>, WorkbookView];

  'open-view': [ViewSpec, ViewState];
  'change-view': [{readonly view: number; readonly spec: ViewSpec}, ViewState];
  'close-view': [{readonly view: number}, null];
  'toggle-group': [{readonly view: number; readonly index: number}, ViewState];
  /** Rows from … to (exclusive) of a view, cells in the order of `columns`. */
  window: [
    {readonly view: number; readonly from: number; readonly to: number; readonly columns: readonly ColumnId[]},
    {readonly version: number; readonly rows: readonly GridRow[]},
  ];
  /** Position of a row in a view, −1 where the view does not show it. */
  'find-row': [{readonly view: number; readonly row: RowId}, number];
  'row-ids': [{readonly view: number; readonly from: number; readonly to: number}, readonly RowId[]];
  /** Rows of a link's target sheet that match typed text; for pickers and link parsing. */
  lookup: [
    {readonly sheet: SheetId; readonly text: string; readonly limit: number},
    readonly {readonly row: RowId; readonly label: string; readonly hint: string}[],
  ];
  distinct: [
    {readonly sheet: SheetId; readonly column: ColumnId; readonly limit: number},
    readonly {readonly value: CellValue; readonly label: string; readonly count: number}[],
  ];

  write: [{readonly label: string; readonly inserts: readonly NewRow[]; readonly cells: readonly CellWrite[]}, Applied];
  /** Texts as typed or pasted; the engine parses them by column type. A cell that does not parse keeps its text in `rejected`. */
  'write-texts': [
    {
      readonly label: string;
      readonly sheet: SheetId;
      readonly rows: readonly (RowId | null)[];
      readonly columns: readonly ColumnId[];
      /** rows × columns; null leaves a cell as it is, null rows are new. */
      readonly texts: readonly (readonly (string | null)[])[];
    },
    Applied & {readonly rejected: readonly {readonly row: number; readonly column: number; readonly error: AppError}[]},
  ];
  'delete-rows': [{readonly sheet: SheetId; readonly rows: readonly RowId[]}, Applied];
  undo: [Record<string, never>, Applied];
  redo: [Record<string, never>, Applied];
  'set-setting': [{readonly key: string; readonly value: unknown}, null];
  'set-column-width': [{readonly sheet: SheetId; readonly column: ColumnId; readonly width: number}, null];

  'warning-table': [{readonly month: Month; readonly manager: RowId | null | 'all'}, WarningTable];
  'type-week': [
    {
      readonly month: Month;
      readonly customer: RowId;
      readonly row: RowId;
      readonly manager: RowId | null;
      readonly week: number;
      readonly side: 'sales' | 'collection';
      /** The figure the cell should show, as typed; '' clears. */
      readonly text: string;
    },
    Applied,
  ];
  /** A pasted or cleared block of week cells, one undo step. A text that is no amount is left out and named. */
  'type-weeks': [
    {readonly month: Month; readonly label: string; readonly cells: readonly (WeekCell & {readonly text: string})[]},
    Applied & {readonly rejected: readonly {readonly cell: number; readonly error: AppError}[]},
  ];
  /** The entries behind a week cell, oldest first. */
  'week-entries': [{readonly month: Month} & WeekCell, readonly EntryLine[]];
  warnings: [
    {readonly level: Level | null; readonly manager: RowId | null; readonly subject: string | null},
    {
      readonly lines: readonly WarningLine[];
      readonly notEvaluated: readonly NotEvaluatedLine[];
      /** Lines left out where a level has more than the engine sends at once; `null` for those that are clearing. */
      readonly omitted: readonly {readonly level: Level | null; readonly lines: number}[];
      readonly rulesChecked: number;
      readonly subjectsChecked: number;
      readonly at: number;
    },
  ];
  /** A reviewer closes a warning that closes in no other way (AR-14); one undo step. */
  'review-warning': [{readonly rule: RuleId; readonly subject: Subject}, Applied];
  customer: [{readonly row: RowId}, CustomerCard];

  'import-open': [{readonly fileName: string; readonly bytes: Uint8Array}, ImportSummary];
  'import-answer': [{readonly batch: BatchId; readonly answer: ImportAnswer}, ImportSummary];
  'import-commit': [
    {readonly batch: BatchId},
    {readonly rows: number; readonly parked: number; readonly months: readonly Month[]},
  ];
  'import-cancel': [{readonly batch: BatchId}, null];

  export: [
    {
      readonly what:
        | {readonly kind: 'sheet'; readonly sheet: SheetId}
        | {readonly kind: 'all-sheets'}
        | {readonly kind: 'warning-table'; readonly month: Month};
      readonly format: 'xlsx' | 'csv';
      readonly locale: 'zh' | 'en';
    },
    Exported,
  ];
  backup: [Record<string, never>, Exported];
  'restore-look': [
    {readonly fileName: string; readonly bytes: Uint8Array},
    {
      readonly name: string;
      readonly savedAt: number;
      readonly customers: number;
      readonly entries: number;
      readonly sameOnDevice: WorkbookId | null;
    },
  ];
  restore: [{readonly fileName: string; readonly bytes: Uint8Array; readonly how: 'copy' | 'in-place'}, WorkbookId];

  storage: [Record<string, never>, StorageHealth];
  persist: [Record<string, never>, StorageHealth];
  'retry-save': [Record<string, never>, null];
}

export type RequestName = keyof Requests;

export interface RequestMessage<N extends RequestName = RequestName> {
  readonly kind: 'request';
  readonly id: number;
  readonly name: N;
  readonly body: Requests[N][0];
  /** Language of the page, for what an error quotes. */
  readonly locale: Locale;
  /** Id under which the page keeps this request until the engine says that it is stored. */
  readonly intent: string | null;
}

export interface ReplyMessage<N extends RequestName = RequestName> {
  readonly kind: 'reply';
  readonly id: number;
  /** Long lists in it were sent ahead in pieces (`parts.ts`). */
  readonly result: Result<Requests[N][1], AppError>;
}

/** Said unasked. */
export type Push =
  | {
      readonly kind: 'changed';
      readonly version: number;
      readonly sheets: readonly SheetId[];
      /** Rows whose cells or levels changed; empty with `all`. */
      readonly rows: readonly RowId[];
      readonly all: boolean;
      readonly counts: LevelCounts;
      readonly undo: UndoState;
      /** States of the open views after the change. */
      readonly views: readonly ViewState[];
      /** Absent where the change does not fit a patch: the page asks for the table again. */
      readonly table?: WarningTablePatch;
    }
  | {readonly kind: 'save'; readonly workbook: WorkbookId | null; readonly state: SaveState}
  | {
      readonly kind: 'progress';
      readonly batch: BatchId | null;
      readonly step: 'reading' | 'planning' | 'writing' | 'opening' | 'exporting';
      readonly done: number;
      readonly of: number | null;
    }
  | {readonly kind: 'day'; readonly today: Day}
  | {readonly kind: 'stopped'; readonly error: AppError};

/**
 * `alive` comes first and names a lock that the worker holds as long as it lives, `null` where there are no locks. `stored`: these intents are in the
 * documents, the page may forget them.
 */
export type ToPage =
  | ReplyMessage
  | {readonly kind: 'piece'; readonly id: number; readonly items: readonly unknown[]}
  | {readonly kind: 'stored'; readonly intents: readonly string[]}
  | {readonly kind: 'push'; readonly push: Push}
  | {readonly kind: 'alive'; readonly lock: string | null};

/** `resume` tells a new worker what was open in the one that died; `spent`: the page has forgotten these intents. */
export type FromPage =
  | RequestMessage
  | {readonly kind: 'spent'; readonly intents: readonly string[]}
  | {
      readonly kind: 'resume';
      readonly workbook: WorkbookId;
      readonly views: readonly {readonly view: number; readonly spec: ViewSpec}[];
      /** Edits that the dead one had not said to be stored, in order. */
      readonly intents: readonly Intent[];
    };

/** The page's end of the wire, as `pwa/engine/client.ts` makes it and every screen gets it (`useApp().engine`). */
export interface Engine {
  /** Never rejects: a stopped or failing engine answers with an error as well. */
  ask<N extends RequestName>(name: N, body: Requests[N][0]): Promise<Result<Requests[N][1], AppError>>;
  /** Hears every push until the returned function is called. */
  hear(listener: (push: Push) => void): () => void;
}

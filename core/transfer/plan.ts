/** A file against a workbook: what importing it would do. Nothing is written; the draft holds what would be. */
import {type Day, type Month, monthOf} from '../base/calendar-date.ts';
import type {Locale} from '../base/text.ts';
import type {Settings} from '../schema/settings.ts';
import type {Sheet} from '../schema/sheet.ts';
import type {Tables} from '../table/table.ts';
import {createCustomerDirectory} from './customer-directory.ts';
import {dateOrderOf, statedMonth} from './dates.ts';
import {createDraft, type Draft, type Slots} from './draft.ts';
import {type FileSheets, isBlank} from './file-sheets.ts';
import type {DateOrder, DuplicateChoice, Layout, PossibleDuplicate} from './import-types.ts';
import type {PlanContext, RowOutcome} from './outcome.ts';
import {createOwnSheets, type OwnSheets} from './own-sheets.ts';
import {type PaperRow, paperStyle, readPaper} from './paper-rows.ts';
import {parkBadRows} from './park.ts';
import {planCustomers} from './plan-customers.ts';
import {planEntries} from './plan-entries.ts';
import {planInvoices} from './plan-invoices.ts';
import {planPaper} from './plan-paper.ts';
import {createProblemList, type ProblemList} from './problem-list.ts';
import type {SniffedSheet} from './sniff.ts';
import {createTableCells} from './table-cells.ts';

export interface PlanInput {
  readonly file: FileSheets;
  readonly fileName: string;
  readonly sheets: readonly SniffedSheet[];
  readonly tables: Tables;
  /** The workbook's own descriptions, for sheets that it exported. */
  readonly workbookSheets: readonly Sheet[];
  readonly settings: Settings;
  readonly today: Day;
  readonly locale: Locale;
  readonly slots: Slots;
  readonly month: Month | null;
  readonly dateOrder: DateOrder | null;
  readonly duplicates: ReadonlyMap<string, DuplicateChoice>;
  /** `sheet\nrow`, 0-based. */
  readonly skipped: ReadonlySet<string>;
  readonly progress: (done: number, of: number) => void;
  readonly cancelled: () => Promise<boolean>;
}

export interface Plan {
  readonly draft: Draft;
  /** By name of the file's sheet, then by 0-based row. */
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<number, RowOutcome>>;
  readonly problems: ProblemList;
  readonly duplicates: readonly PossibleDuplicate[];
  readonly order: {readonly order: DateOrder; readonly unsure: boolean} | null;
  /** Of the paper tables: answered, or stated by the file; `null` where neither. */
  readonly month: Month | null;
  readonly needsMonth: boolean;
  /** Rows of the paper tables as read, by sheet name. */
  readonly paper: ReadonlyMap<string, readonly PaperRow[]>;
  readonly parked: number;
  /** Some sheet of the file is of a layout that can be imported, be it without rows. */
  readonly understood: boolean;
}

/** The plan, or `cancelled`. */
export async function planFile(input: PlanInput): Promise<Plan | 'cancelled'> {
  const {file, sheets, tables} = input;
  const problems = createProblemList();
  const outcomes = new Map<string, Map<number, RowOutcome>>();
  const duplicates: PossibleDuplicate[] = [];
  const draft = createDraft(tables, input.slots);
  const order = orderOf(input);
  const months = monthsOf(input);
  const of = sheets.reduce((sum, {sheet, layout}) => sum + (layout === 'ignore' ? 0 : sheet.rows.length), 0);
  let before = 0;
  const ctx: PlanContext = {
    tables,
    settings: input.settings,
    today: input.today,
    locale: input.locale,
    order: order?.order ?? 'ymd',
    date1904: file.date1904,
    textFile: file.text !== null,
    month: months.month ?? monthOf(input.today),
    draft,
    directory: createCustomerDirectory(tables),
    problems,
    duplicates,
    duplicateChoice: (sheet, row) => input.duplicates.get(`${sheet}\n${row}`),
    isSkipped: (sheet, row) => input.skipped.size > 0 && input.skipped.has(`${sheet}\n${row}`),
    outcome(sheet, row, outcome) {
      const rows = outcomes.get(sheet) ?? new Map<number, RowOutcome>();
      outcomes.set(sheet, rows);
      rows.set(row, outcome);
    },
    pause(done) {
      input.progress(before + done, of);
      return input.cancelled();
    },
  };
  const paper = readPapers(input, problems, months.stated);
  const ownSheets = createOwnSheets(ctx, input.workbookSheets);
  for (const sniffed of inOrder(sheets)) {
    if (await planSheet(ctx, sniffed, paper, ownSheets)) return 'cancelled';
    before += sniffed.sheet.rows.length;
  }
  const parked = parkBadRows(ctx, input.fileName, sheets, outcomes);
  return {
    draft,
    outcomes,
    problems,
    duplicates,
    order,
    month: months.month,
    needsMonth: months.needsMonth,
    paper,
    parked,
    understood: sheets.some(({layout}) => layout !== 'ignore'),
  };
}

/** Layouts in the order in which they know their customers, exported sheets in the order in which they link. */
const LAYOUTS: readonly Layout[] = ['sheet', 'customers', 'paper', 'invoices', 'entries'];
const LINKED = ['staff', 'customers', 'contacts', 'products'];

function inOrder(sheets: readonly SniffedSheet[]): readonly SniffedSheet[] {
  const rank = ({layout, own}: SniffedSheet) => {
    const place = LAYOUTS.indexOf(layout) * 100;
    const linked = LINKED.indexOf(own?.sheet ?? '');
    return place + (linked < 0 ? LINKED.length : linked);
  };
  return sheets.filter(({layout}) => layout !== 'ignore').sort((a, b) => rank(a) - rank(b));
}

async function planSheet(
  ctx: PlanContext,
  sniffed: SniffedSheet,
  paper: ReadonlyMap<string, readonly PaperRow[]>,
  ownSheets: OwnSheets,
): Promise<boolean> {
  const {sheet, shape, guess, blocks, layout, own} = sniffed;
  if (layout === 'paper') return planPaper(ctx, sheet.name, blocks, paper.get(sheet.name) ?? []);
  if (layout === 'sheet') return own === null ? false : ownSheets.plan(sheet, own);
  const cells = createTableCells(sheet, shape, guess.columns, ctx);
  if (layout === 'customers') return planCustomers(ctx, sheet.name, shape, cells);
  if (layout === 'invoices') return planInvoices(ctx, sheet.name, shape, cells);
  return layout === 'entries' ? planEntries(ctx, sheet.name, shape, cells) : false;
}

function readPapers(
  input: PlanInput,
  problems: ProblemList,
  stated: Month | null,
): ReadonlyMap<string, readonly PaperRow[]> {
  const papers = input.sheets.filter(({layout}) => layout === 'paper');
  const style = paperStyle(papers, input.file.text !== null);
  return new Map(
    papers.map(({sheet, blocks}) => {
      const reading = readPaper(sheet, blocks, style);
      for (const problem of reading.problems) problems.add({...problem, sheet: sheet.name});
      const month = input.month ?? stated;
      // One answer, or one stated month, holds for every block that states none itself.
      const rows = reading.rows.map(row => (row.month === null && month !== null ? {...row, month} : row));
      return [sheet.name, rows] as const;
    }),
  );
}

interface Months {
  readonly month: Month | null;
  /** The one month that the file states, wherever; `null` where none or several. */
  readonly stated: Month | null;
  readonly needsMonth: boolean;
}

function monthsOf({sheets, month, fileName}: PlanInput): Months {
  const blocks = sheets.filter(({layout}) => layout === 'paper').flatMap(sheet => sheet.blocks);
  const said = new Set(blocks.map(block => block.month).filter(own => own !== null));
  const byFile = statedMonth(fileName.replace(/\.[^.]*$/, ''));
  const [only] = said;
  const stated = said.size === 1 && only !== undefined ? only : said.size === 0 ? (byFile ?? null) : null;
  const isOpen = blocks.some(block => block.month === null) && stated === null;
  return {month: month ?? stated, stated, needsMonth: isOpen && month === null};
}

/** Date order over all date columns of all tables, or the answer. */
function orderOf({sheets, today, dateOrder}: PlanInput): Plan['order'] {
  if (dateOrder !== null) return {order: dateOrder, unsure: false};
  const columns: string[][] = [];
  for (const {sheet, shape, guess, layout} of sheets) {
    if (layout !== 'customers' && layout !== 'entries' && layout !== 'invoices') continue;
    for (const [column, match] of guess.columns) {
      if (match.field.kind !== 'date') continue;
      const texts: string[] = [];
      for (const row of shape.rows) {
        const cell = sheet.rows[row]?.[column];
        if (typeof cell === 'string' && !isBlank(cell)) texts.push(cell.trim());
        if (texts.length >= 20_000) break;
      }
      columns.push(texts);
    }
  }
  return dateOrderOf(columns, today);
}

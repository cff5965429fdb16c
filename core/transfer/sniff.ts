/** What each sheet of a file is, with whatever its layout needs to be read. */
import {foldText} from '../base/text.ts';
import {cellText, type FileSheet, type FileSheets, isBlankRow} from './file-sheets.ts';
import {type ColumnAnswers, guessTable, type TableGuess} from './guess.ts';
import {shapeOf, type TableShape} from './header.ts';
import type {Layout} from './import-types.ts';
import {isSummaryName, type PaperBlock, paperBlocks} from './paper-blocks.ts';

/** Answers of the wizard that bear on what a sheet is. */
export interface SheetAnswers {
  readonly layout?: Layout;
  /** `null` = the sheet has no heading. */
  readonly headerRow?: number | null;
  readonly columns: ColumnAnswers;
}

export interface SniffedSheet {
  readonly sheet: FileSheet;
  readonly found: Layout;
  readonly layout: Layout;
  /** For tables. */
  readonly shape: TableShape;
  readonly guess: TableGuess;
  /** For the paper table. */
  readonly blocks: readonly PaperBlock[];
  /** For a sheet that Watchbook exported: its id, and where its row ids stand. */
  readonly own: OwnSheet | null;
}

export interface OwnSheet {
  readonly sheet: string;
  readonly headerRow: number;
  readonly idColumn: number;
}

const NO_SHAPE: TableShape = {header: 'none', headerRows: [], names: [], rows: [], skipped: [], managers: new Map()};
const NO_GUESS: TableGuess = {layout: 'ignore', columns: new Map(), profiles: []};

/** Headings of the column of row ids in exported sheets, with the sheet's id: the reader and the writer share them. */
export const ROW_ID_HEADING = {zh: '守账行号', en: 'Watchbook row'} as const;

/** The sheets of a file, understood. @param answers by index of the sheet */
export function sniffSheets(file: FileSheets, answers: ReadonlyMap<number, SheetAnswers>): readonly SniffedSheet[] {
  const sheets = file.sheets.map((sheet, index) => sniffSheet(sheet, answers.get(index) ?? {columns: new Map()}));
  // A sheet that adds the managers' sheets up would count everything twice.
  const papers = sheets.filter(sheet => sheet.layout === 'paper');
  return sheets.map((sheet, index) => {
    const asked = answers.get(index)?.layout;
    const isSummary = sheet.layout === 'paper' && papers.length > 1 && isSummaryName(sheet.sheet.name);
    return asked === undefined && (isSummary || sheet.sheet.hidden) ? {...sheet, layout: 'ignore'} : sheet;
  });
}

function sniffSheet(sheet: FileSheet, answers: SheetAnswers): SniffedSheet {
  const base = {sheet, shape: NO_SHAPE, guess: NO_GUESS, blocks: [], own: null} as const;
  if (sheet.rows.every(isBlankRow)) return {...base, found: 'ignore', layout: 'ignore'};
  const own = ownSheet(sheet);
  const blocks = own === null ? paperBlocks(sheet) : [];
  const wanted = answers.layout;
  if (own !== null && (wanted === undefined || wanted === 'sheet' || wanted === 'ignore')) {
    return {...base, own, found: 'sheet', layout: wanted ?? 'sheet'};
  }
  if (blocks.length > 0 && (wanted === undefined || wanted === 'paper' || wanted === 'ignore')) {
    return {...base, blocks, found: 'paper', layout: wanted ?? 'paper'};
  }
  const shape = shapeOf(sheet, answers.headerRow);
  const guess = guessTable(sheet, shape, answers.columns, wanted);
  const found =
    blocks.length > 0
      ? 'paper'
      : wanted === undefined
        ? guess.layout
        : guessTable(sheet, shape, answers.columns).layout;
  return {...base, shape, guess, blocks, found, layout: wanted === undefined || wanted === 'paper' ? found : wanted};
}

const OWN = new RegExp(`^(?:${ROW_ID_HEADING.zh}|${ROW_ID_HEADING.en}) ([A-Za-z0-9_-]+)$`);

function ownSheet(sheet: FileSheet): OwnSheet | null {
  for (let row = 0; row < Math.min(3, sheet.rows.length); row += 1) {
    const cells = sheet.rows[row] ?? [];
    for (let column = cells.length - 1; column >= 0; column -= 1) {
      const match = OWN.exec(foldText(cellText(cells[column])));
      if (match?.[1] !== undefined) return {sheet: match[1], headerRow: row, idColumn: column};
    }
  }
  return null;
}

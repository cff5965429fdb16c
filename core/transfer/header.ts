/** Where a table's heading stands, and which rows below it are its data. */
import {foldText} from '../base/text.ts';
import {isDateText} from './column-profile.ts';
import {FIELDS} from './fields.ts';
import {cellText, type FileSheet, isBlank, isBlankRow, type RawCell, type RawRow} from './file-sheets.ts';
import {compact, headerKey} from './header-key.ts';
import type {HeaderKind} from './import-types.ts';
import {nameScore} from './name-score.ts';

/** A heading is looked for in the first rows that hold anything. */
const LOOK = 40;

export interface TableShape {
  readonly header: HeaderKind;
  /** Rows of the heading, 0-based; empty for `none`. */
  readonly headerRows: readonly number[];
  /** One for each column, '' where it has none. */
  readonly names: readonly string[];
  /** Data rows, 0-based, in order. */
  readonly rows: readonly number[];
  /** Rows left out on purpose: totals, notes, repeated headings. */
  readonly skipped: readonly number[];
  /** Account manager that a line above the heading or between the rows names, by data row. */
  readonly managers: ReadonlyMap<number, string>;
}

/** Finds the heading by itself, or takes the row a person named (`null` = there is none). */
export function shapeOf(sheet: FileSheet, chosen?: number | null): TableShape {
  if (chosen === null) return withRows(sheet, 'none', []);
  if (chosen !== undefined) return withRows(sheet, 'row', [chosen]);
  const filled: number[] = [];
  for (let row = 0; row < sheet.rows.length && filled.length < LOOK; row += 1) {
    if (!isBlankRow(sheet.rows[row])) filled.push(row);
  }
  let best: {readonly rows: readonly number[]; readonly score: number} = {rows: [], score: 0};
  for (const row of filled) {
    const single = headingScore(namesOf(sheet, [row]), sheet.rows[row]);
    if (single > best.score + 0.25) best = {rows: [row], score: single};
    const below = row + 1;
    if (filled.includes(below) && isHeadingPair(sheet, row)) {
      const pair = headingScore(namesOf(sheet, [row, below]), sheet.rows[below]);
      if (pair > best.score + 0.25) best = {rows: [row, below], score: pair};
    }
  }
  if (best.score >= 1.5) return withRows(sheet, best.rows.length === 2 ? 'merged' : 'row', best.rows);
  const first = filled[0];
  if (first !== undefined && isHeadingByContrast(sheet, first, filled)) return withRows(sheet, 'row', [first]);
  return best.score >= 0.9 && best.rows[0] === first && best.rows.length === 1 && textOnly(sheet.rows[first ?? 0])
    ? withRows(sheet, 'row', best.rows)
    : withRows(sheet, 'none', []);
}

/** Heading texts of each column; a merged or blank parent cell speaks for the columns to its right. */
export function namesOf(sheet: FileSheet, rows: readonly number[]): readonly string[] {
  const width = Math.max(0, ...rows.map(row => sheet.rows[row]?.length ?? 0));
  const [upper, lower] = rows;
  if (upper === undefined) return [];
  if (lower === undefined) return Array.from({length: width}, (_, column) => textAt(sheet, upper, column));
  let parent = '';
  return Array.from({length: width}, (_, column) => {
    const above = textAt(sheet, upper, column);
    const below = textAt(sheet, lower, column);
    if (above !== '') parent = above;
    else if (below === '' || isTall(sheet, upper, column)) parent = '';
    if (below === '') return above;
    return parent === '' || parent === below ? below : `${parent} ${below}`;
  });
}

function textAt(sheet: FileSheet, row: number, column: number): string {
  return foldText(cellText(sheet.rows[row]?.[column]).replace(/\s+/g, ' '));
}

/** True for a cell that is merged down over the heading's second row. */
function isTall(sheet: FileSheet, row: number, column: number): boolean {
  return sheet.merges.some(
    merge => merge.top <= row && merge.bottom > row && merge.left <= column && merge.right >= column,
  );
}

/** Two rows of texts of which the upper has merged or blank cells over filled ones below. */
function isHeadingPair(sheet: FileSheet, row: number): boolean {
  const upper = sheet.rows[row] ?? [];
  const lower = sheet.rows[row + 1] ?? [];
  if (!textOnly(upper) || !textOnly(lower)) return false;
  const spans = sheet.merges.some(merge => merge.top === row && (merge.bottom === row + 1 || merge.right > merge.left));
  const gaps = lower.some((cell, column) => !isBlank(cell) && isBlank(upper[column]) && column > 0);
  const filledUpper = upper.filter(cell => !isBlank(cell)).length;
  return (spans || gaps) && filledUpper >= 2;
}

function textOnly(row: RawRow | undefined): boolean {
  let texts = 0;
  for (const cell of row ?? []) {
    if (isBlank(cell)) continue;
    if (typeof cell !== 'string' || /^[-+¥$]?[\d.,]+%?$/.test(cell.trim()) || isDateText(cell.trim())) return false;
    texts += 1;
  }
  return texts > 0;
}

/** How much a row reads like a heading: its recognised names, less what no heading has. */
function headingScore(names: readonly string[], row: RawRow | undefined): number {
  const filled = names.filter(name => name !== '');
  if (filled.length === 0 || filled.some(name => name.length > 60)) return 0;
  let best = 0;
  for (const fields of Object.values(FIELDS)) {
    const taken = new Set<string>();
    let sum = 0;
    for (const name of filled) {
      const key = headerKey(name);
      let top = 0;
      let id = '';
      for (const field of fields) {
        const score = taken.has(field.id) ? 0 : nameScore(field, key);
        if (score > top) [top, id] = [score, field.id];
      }
      if (top >= 0.45) {
        taken.add(id);
        sum += top;
      }
    }
    best = Math.max(best, sum);
  }
  const doubles = filled.length - new Set(filled.map(compact)).size;
  const values = (row ?? []).filter(cell => !isBlank(cell) && !isText(cell)).length;
  return best - doubles * 0.3 - values * 0.5;
}

function isText(cell: unknown): boolean {
  return typeof cell === 'string' && !/^[-+¥$]?[\d.,]+%?$/.test(cell.trim()) && !isDateText(cell.trim());
}

/** A first row of texts over columns of figures or dates: a heading in words that are not known. */
function isHeadingByContrast(sheet: FileSheet, first: number, filled: readonly number[]): boolean {
  const head = sheet.rows[first] ?? [];
  if (!textOnly(head) || filled.length < 3) return false;
  const names = head.filter(cell => !isBlank(cell)).map(cell => compact(cellText(cell)));
  if (new Set(names).size < names.length || names.some(name => name === '')) return false;
  const below = filled.filter(row => row !== first);
  return head.some((cell, column) => {
    if (isBlank(cell)) return false;
    const cells = below.map(row => sheet.rows[row]?.[column]).filter(value => !isBlank(value));
    return cells.length >= 2 && cells.every(value => !isText(value));
  });
}

const TOTAL =
  /^(?:合\s*计|小\s*计|总\s*计|共\s*计|累\s*计|本页合计|本月合计|本页小计|部门合计|合计金额|sub\s*-?\s*total|grand\s*total|totals?|sum)\s*[:：]?(?:\(.*\))?$/iu;
const NOTE =
  /^(?:制表|审核|填表|复核|主管|会计|出纳|负责人|打印|单位\s*[:：]|日期\s*[:：]|备注\s*[:：]|说明\s*[:：]|注\s*[:：]|第\s*\d+\s*页|page\s+\d+|printed|prepared by|note\s*:)/iu;

/** First letters of all the words above: most rows are told by one look. */
const ASIDE_START = /^\s*[合小总共累本部制审填复主会出负打单日备说注第sgtpnＳＧＴＰＮ]/iu;

/** True for a line of totals. */
export function isTotalText(text: string): boolean {
  return TOTAL.test(text);
}

/** The account manager that a title line names (`客户代表:罗以澜`), or `undefined`. */
export function titleManager(text: string): string | undefined {
  const folded = foldText(text);
  const match =
    /(?:客户代表|客户经理|业务员|销售代表|业务代表|责任人|[Aa]ccount\s+[Mm]anager|[Ss]ales\s*(?:[Rr]ep|[Pp]erson))\s*[:：]\s*([^\s:：,，;；()（）]{1,20}(?:\s[\p{Lu}][^\s\d:：,，;；()（）]{0,20}){0,4})/u.exec(
      folded,
    ) ?? /(?:客户代表|客户经理|业务员|销售代表)\s+(\p{Script=Han}{2,4})(?=\s|$)/u.exec(folded);
  return match?.[1];
}

function withRows(sheet: FileSheet, header: HeaderKind, headerRows: readonly number[]): TableShape {
  const names = namesOf(sheet, headerRows);
  const isHeading = headingTest(sheet, headerRows);
  const first = headerRows.length === 0 ? 0 : (headerRows.at(-1) ?? 0) + 1;
  const rows: number[] = [];
  const skipped: number[] = [];
  const managers = new Map<number, string>();
  let manager: string | undefined;
  for (let row = 0; row < first; row += 1) manager = managerOfTitle(sheet.rows[row]) ?? manager;
  const width = Math.max(names.filter(name => name !== '').length, 1);
  for (let row = first; row < sheet.rows.length; row += 1) {
    const cells = sheet.rows[row];
    if (cells === undefined || isBlankRow(cells)) continue;
    const title = managerOfTitle(cells);
    if (title !== undefined) manager = title;
    if (title !== undefined || isHeading(cells) || isAside(cells, width)) skipped.push(row);
    else {
      rows.push(row);
      if (manager !== undefined) managers.set(row, manager);
    }
  }
  return {header, headerRows, names, rows, skipped, managers};
}

/** True for a row that prints the heading again. Most rows fail at their first text; the others are compared whole. */
function headingTest(sheet: FileSheet, headerRows: readonly number[]): (cells: RawRow) => boolean {
  const heads = headerRows.map(row => sheet.rows[row] ?? []);
  const keys = new Set(heads.map(rowKey));
  const firsts = new Set(heads.map(cells => cells.find(cell => !isBlank(cell))));
  return cells => {
    const first = cells.find(cell => !isBlank(cell));
    return firsts.has(first) && keys.has(rowKey(cells));
  };
}

function managerOfTitle(cells: RawRow | undefined): string | undefined {
  let only: RawCell | undefined;
  for (const cell of cells ?? []) {
    if (isBlank(cell)) continue;
    if (only !== undefined) return undefined;
    only = cell;
  }
  return typeof only === 'string' ? titleManager(only) : undefined;
}

function rowKey(cells: RawRow | undefined): string {
  return (cells ?? [])
    .map(cell => compact(cellText(cell)))
    .join('\n')
    .trim();
}

/** Totals, notes and signatures below or between the rows of a table of `width` named columns. */
function isAside(cells: RawRow, width: number): boolean {
  let texts = 0;
  for (const cell of cells) {
    if (isBlank(cell)) continue;
    texts += 1;
    // 合计 stands in one of the first columns: before the name, in its place, or after the date.
    if (texts > 3) return false;
    if (typeof cell !== 'string' || cell.length < 2) continue;
    if (cell.length > 40) return texts === 1 && width >= 3 && filledCells(cells) <= 2;
    if (!ASIDE_START.test(cell)) continue;
    const text = foldText(cell);
    if (isTotalText(text)) return true;
    if (texts === 1 && width >= 3 && NOTE.test(text) && filledCells(cells) <= 2) return true;
  }
  return false;
}

function filledCells(cells: RawRow): number {
  return cells.reduce<number>((sum, cell) => sum + (isBlank(cell) ? 0 : 1), 0);
}

/**
 * Finds the paper warning table on a sheet: one block for each account manager, each under its own title and heading of
 * two rows (week over 消费 | 回款), stacked or alone.
 */
import type {Month} from '../base/calendar-date.ts';
import {foldText} from '../base/text.ts';
import {type AmountStyle, statedScale} from './amounts.ts';
import {statedMonth} from './dates.ts';
import {cellText, type FileSheet, isBlank, isBlankRow, type RawCell} from './file-sheets.ts';
import {titleManager} from './header.ts';
import {compact} from './header-key.ts';

/** Columns of a block, 0-based; −1 where it has none. */
export interface PaperColumns {
  readonly seq: number;
  readonly sector: number;
  readonly name: number;
  readonly contact: number;
  readonly grade: number;
  /** Sales and collection of each week. */
  readonly weeks: readonly {readonly sales: number; readonly collection: number}[];
  readonly monthSales: number;
  readonly monthCollection: number;
  readonly adjustment: number;
  readonly transferred: number;
  readonly prevSales: number;
  readonly opening: number;
  readonly balance: number;
  readonly settlement: number;
  readonly remark: number;
}

export interface PaperBlock {
  /** `null` where neither title nor sheet names one. */
  readonly manager: string | null;
  readonly month: Month | null;
  readonly columns: PaperColumns;
  readonly scale: AmountStyle['scale'];
  /** Heading rows, 0-based. */
  readonly headerRows: readonly number[];
  /** First row below the heading, and the row after the last. */
  readonly from: number;
  readonly to: number;
}

const WEEK = /^(?:第?([一二三四五1-5])周|week([1-5])|w([1-5])|wk([1-5])|([一二三四五])周)/;
const SALES = /^(?:消费|销售|消费额|消费金额|签单|挂账|sales?|sold|consumption|bought|spent)$/;
const COLLECTION = /^(?:回款|回款额|回款金额|收款|还款|结账|collections?|collected|payments?|paid|received|receipts?)$/;

/** The blocks of a sheet, top to bottom; none where the sheet is no paper table. */
export function paperBlocks(sheet: FileSheet): readonly PaperBlock[] {
  const headings: {readonly rows: readonly number[]; readonly columns: PaperColumns}[] = [];
  for (let row = 0; row < sheet.rows.length; row += 1) {
    if (weekLabels(sheet, row).length < 2) continue;
    const columns = columnsOf(sheet, row);
    if (columns === undefined) continue;
    headings.push({rows: isSubHeading(sheet, row + 1) ? [row, row + 1] : [row], columns});
  }
  const blocks: PaperBlock[] = [];
  let floor = 0;
  let before: PaperBlock | undefined;
  for (const [index, {rows, columns}] of headings.entries()) {
    const top = rows[0] ?? 0;
    const title = titleAbove(sheet, top, floor);
    const next = headings[index + 1]?.rows[0];
    const from = (rows.at(-1) ?? top) + 1;
    const to = next === undefined ? sheet.rows.length : titleStart(sheet, next, from);
    // A heading printed again in the middle of a block has no title of its own and carries the block on.
    const inherited = title.isNamed ? null : (before?.manager ?? null);
    const manager: string | null = title.manager ?? inherited ?? managerOfName(sheet.name);
    const heading = headingText(sheet, rows);
    const scale = Math.max(title.scale, statedScale(heading)) as AmountStyle['scale'];
    before = {
      manager,
      month: title.month ?? (title.isNamed ? null : before?.month) ?? statedMonth(sheet.name) ?? null,
      columns,
      scale: scale === 1 && title.untitled ? (before?.scale ?? 1) : scale,
      headerRows: rows,
      from,
      to,
    };
    blocks.push(before);
    floor = from;
  }
  return blocks;
}

function label(sheet: FileSheet, row: number, column: number): string {
  return compact(foldText(cellText(sheet.rows[row]?.[column])));
}

/** Every cell of every sheet is asked this, so what cannot be a week's label is told without folding it. */
function mayNameWeek(cell: RawCell | undefined): boolean {
  return typeof cell === 'string' && cell.length <= 24 && (cell.includes('周') || /^\s*[wｗ]/iu.test(cell));
}

function weekLabels(sheet: FileSheet, row: number): readonly {readonly week: number; readonly column: number}[] {
  const found: {week: number; column: number}[] = [];
  const cells = sheet.rows[row] ?? [];
  for (let column = 0; column < cells.length; column += 1) {
    if (!mayNameWeek(cells[column])) continue;
    const match = WEEK.exec(label(sheet, row, column));
    const figure = match?.slice(1).find(part => part !== undefined);
    if (figure === undefined) continue;
    const week = '一二三四五'.indexOf(figure) + 1 || Number(figure);
    found.push({week, column});
  }
  return found;
}

function isSubHeading(sheet: FileSheet, row: number): boolean {
  const cells = sheet.rows[row] ?? [];
  const labels = cells.map((_, column) => label(sheet, row, column)).filter(text => text !== '');
  return labels.filter(text => SALES.test(text) || COLLECTION.test(text)).length >= 4;
}

function columnsOf(sheet: FileSheet, row: number): PaperColumns | undefined {
  const sub = isSubHeading(sheet, row + 1);
  const weeks = weekPairs(sheet, row, sub);
  if (weeks.length < 4) return undefined;
  const inWeeks = new Set(weeks.flatMap(week => [week.sales, week.collection]));
  const width = Math.max(sheet.rows[row]?.length ?? 0, sheet.rows[row + 1]?.length ?? 0);
  const names = new Map<string, number>();
  for (let column = 0; column < width; column += 1) {
    if (inWeeks.has(column)) continue;
    const name = label(sheet, row, column) + (sub ? label(sheet, row + 1, column) : '');
    if (name !== '' && !names.has(name)) names.set(name, column);
  }
  const find = (pattern: RegExp) => {
    for (const [name, column] of names) if (pattern.test(name)) return column;
    return -1;
  };
  const contact = find(/^(?:签单人|联系人|签单客户|signingcontact|contact|signer|person)/);
  const name = find(/^(?:客户名称|客户|单位名称|单位|名称|姓名|customer|organisation|organization|client|name)/);
  return {
    weeks,
    seq: find(/^(?:序号|编号|no|seq|#)/),
    sector: find(/^(?:系统|行业|sector|industry)/),
    name: name === -1 ? contact : name,
    contact: name === -1 ? -1 : contact,
    grade: find(/^(?:级别|等级|grade|level)/),
    monthSales: find(/^(?:本月(?:消费|销售)|(?:sales)?thismonth|monthsales|total(?:sales)?$|本月合计|合计消费)/),
    monthCollection: find(/^(?:本月(?:回款|收款)|collect\w*thismonth|monthcollection)/),
    adjustment: find(/^(?:本月调整|调整|adjust)/),
    transferred: find(/^(?:转入转出|转入|转出|transferred)/),
    prevSales: find(/^(?:上月|(?:sales)?lastmonth|prev|salesoflastmonth)/),
    opening: find(/^(?:期初|上月余|上月结余|opening|broughtforward)/),
    balance: find(/^(?:至本月|累计余|余款|余额|欠款|本月余款|累计欠款|closing|balance|owed|outstanding)/),
    settlement: find(/^(?:消费形式|结算形式|结算方式|付款方式|形式|settlement|paymentform|form)/),
    remark: find(/^(?:备注|说明|remark|note)/),
  };
}

/** Pairs by week; the sub-heading says which column is which, else the week's own label does, else sales come first. */
function weekPairs(
  sheet: FileSheet,
  row: number,
  sub: boolean,
): readonly {readonly sales: number; readonly collection: number}[] {
  const labels = weekLabels(sheet, row);
  const pairs = new Map<number, {sales: number; collection: number}>();
  for (const [index, {week, column}] of labels.entries()) {
    const pair = pairs.get(week) ?? {sales: -1, collection: -1};
    pairs.set(week, pair);
    const end = Math.min(labels[index + 1]?.column ?? column + 2, column + 3);
    for (let at = column; at < end; at += 1) {
      const text = sub ? label(sheet, row + 1, at) : label(sheet, row, at).replace(WEEK, '');
      if (SALES.test(text) && pair.sales === -1) pair.sales = at;
      else if (COLLECTION.test(text) && pair.collection === -1) pair.collection = at;
    }
    if (!sub && pair.sales === -1 && pair.collection === -1 && end === column + 2) {
      pair.sales = column;
      pair.collection = column + 1;
    }
  }
  const ordered = [...pairs].sort((a, b) => a[0] - b[0]).map(([, pair]) => pair);
  return ordered.every(pair => pair.sales >= 0 && pair.collection >= 0) ? ordered : [];
}

interface Title {
  readonly manager: string | undefined;
  readonly month: Month | undefined;
  readonly scale: AmountStyle['scale'];
  readonly untitled: boolean;
  /** The form's own title stands there: another table begins. */
  readonly isNamed: boolean;
}

/** What the lines above a heading say: manager, month, unit of the figures. */
function titleAbove(sheet: FileSheet, top: number, floor: number): Title {
  let manager: string | undefined;
  let month: Month | undefined;
  let scale: AmountStyle['scale'] = 1;
  let isNamed = false;
  const start = titleStart(sheet, top, floor);
  for (let row = start; row < top; row += 1) {
    const text = lineText(sheet, row);
    manager ??= besideLabel(sheet, row) ?? titleManager(text);
    isNamed ||= /预警表|回款表|warning\s+(?:table|sheet)/iu.test(text);
    month ??= statedMonth(text);
    const stated = statedScale(text);
    if (stated !== 1) scale = stated;
  }
  return {manager, month, scale, untitled: start === top, isNamed: isNamed || manager !== undefined};
}

/** The cell right of one that holds nothing but the label 客户代表. */
function besideLabel(sheet: FileSheet, row: number): string | undefined {
  const filled = (sheet.rows[row] ?? []).filter(cell => !isBlank(cell)).map(cellText);
  const at = filled.findIndex(text =>
    /^\s*(?:客户代表|客户经理|业务员|account\s+manager|sales\s+rep)\s*[:：]\s*$/iu.test(text),
  );
  return at < 0 ? undefined : filled[at + 1]?.trim();
}

/** First of the title lines right above a heading: few cells, no figures, blank lines between allowed. */
function titleStart(sheet: FileSheet, top: number, floor: number): number {
  let start = top;
  for (let row = top - 1; row >= Math.max(floor, top - 8); row -= 1) {
    if (isBlankRow(sheet.rows[row])) continue;
    if (!isTitleLine(sheet, row)) break;
    start = row;
  }
  return start;
}

function isTitleLine(sheet: FileSheet, row: number): boolean {
  const filled = (sheet.rows[row] ?? []).filter(cell => !isBlank(cell));
  if (filled.length > 6 || filled.some(cell => typeof cell === 'number')) return false;
  const text = lineText(sheet, row);
  // Signatures belong to the block above, notes on unit and date to the one below.
  if (/审核|签字|复核/.test(text)) return false;
  return /预警表|回款表|消费回款|客户代表|客户经理|业务员|单位[:：]|制表|\d{4}\s*年|warning\s+(?:table|sheet)|account\s+manager|sales\s+rep|unit\s*:/iu.test(
    text,
  );
}

function lineText(sheet: FileSheet, row: number): string {
  const cells = sheet.rows[row] ?? [];
  return foldText(
    cells
      .filter(cell => !isBlank(cell))
      .map(cellText)
      .join(' '),
  );
}

function headingText(sheet: FileSheet, rows: readonly number[]): string {
  return rows.map(row => lineText(sheet, row)).join(' ');
}

/** The manager whom a sheet is named after; `null` for 预警表, Sheet1, 3月 and the like. */
export function managerOfName(name: string): string | null {
  const rest = foldText(name)
    .replace(/(?:19|20)\d{2}\s*(?:年|[-/.])?\s*\d{0,2}\s*(?:月份?)?|\d{1,2}\s*月份?/gu, '')
    .replace(
      /客户消费回款预警表|消费回款预警表|客户消费回款|消费回款|预警表|回款表|客户代表|warning\s+table|warning\s+sheet/giu,
      '',
    )
    .replace(/[\s()（）[\]【】\-_:：·.、]+/gu, ' ')
    .trim();
  if (rest === '' || rest.length > 20 || /^(?:sheet|工作表|表|table)?\s*\d*$/iu.test(rest)) return null;
  if (/汇总|合计|总表|全部|说明|目录|未分配|unassigned|summary|total|all|paper|import|export|\d/iu.test(rest))
    return null;
  return /^\p{Script=Han}{2,4}$/u.test(rest) || /^\p{Lu}[\p{L}'.-]*(?:\s\p{Lu}[\p{L}'.-]*){0,3}$/u.test(rest)
    ? rest
    : null;
}

/** True for a sheet that adds up the managers' sheets and would count them twice. */
export function isSummaryName(name: string): boolean {
  return /汇总|总表|合计|summary|totals?\b|overview/iu.test(name);
}

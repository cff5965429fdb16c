/** Reads the rows of a paper block: which are customers, whose, and what their cells say. */
import type {Month} from '../base/calendar-date.ts';
import {type Fen, ZERO} from '../base/money.ts';
import {foldText} from '../base/text.ts';
import type {SettlementForm} from '../ledger/types.ts';
import {type AmountReading, readAmountNumber, readAmountText, suggestAmount} from './amounts.ts';
import {gradeOf, sectorOf, settlementsOf} from './choice-words.ts';
import {cellText, type FileSheet, isBlankRow, type RawCell} from './file-sheets.ts';
import {isTotalText, titleManager} from './header.ts';
import type {ProblemKind} from './import-types.ts';
import type {PaperBlock} from './paper-blocks.ts';
import {isFullName, isOrganisation, isTitledPerson, joinedPersonAt, surnameLength} from './surnames.ts';

export interface PaperWeek {
  readonly sales: Fen;
  readonly collection: Fen;
}

/** A problem of one cell, before it is placed on a sheet. */
export interface CellProblem {
  readonly kind: ProblemKind;
  readonly severity: 'bad' | 'note';
  readonly row: number;
  readonly column: number;
  readonly input: string;
  readonly suggestion: string;
}

/** One line of the paper table: customer × contact under a manager. */
export interface PaperRow {
  /** 0-based row of the file's sheet. */
  readonly row: number;
  /** Month that its block states, or `null`. */
  readonly month: Month | null;
  readonly manager: string | null;
  /** `null`: no heading above it, or one that no sector is called. */
  readonly sector: string | null;
  readonly customer: string;
  readonly kind: 'organisation' | 'person';
  readonly contact: string | null;
  readonly grade: string | null;
  readonly weeks: readonly PaperWeek[];
  /** `null` = unknown. */
  readonly prevSales: Fen | null;
  /** Blank = 0. */
  readonly balance: Fen;
  /** Only where the table has such a column. */
  readonly adjustment: Fen;
  /** Marks as written; none = unspecified, two = mixed. */
  readonly forms: readonly SettlementForm[];
  readonly remark: string;
  /** 0-based columns of the weeks' sales and of the balance; −1 where there is none. */
  readonly columns: readonly number[];
  readonly balanceColumn: number;
  /** A bad cell: the row is put aside. */
  readonly bad: boolean;
}

export interface PaperReading {
  readonly rows: readonly PaperRow[];
  readonly problems: readonly CellProblem[];
}

/** What the file's own style says where a name alone does not. */
export interface PaperStyle {
  /** Titles after the surname of contacts that stand behind a colon (科长 of `东岚仲裁所:季科长`). */
  readonly titles: ReadonlySet<string>;
  /** Contacts behind a colon are mostly full names without a title. */
  readonly plainNames: boolean;
  /** Cells of a text file are texts anyway; only odd ones are worth a note. */
  readonly textFile: boolean;
}

type Line =
  | {readonly kind: 'sector'; readonly row: number; readonly label: string; readonly sector: string | null}
  | {readonly kind: 'row'; readonly row: number; readonly seq: number}
  | {readonly kind: 'other'};

/** Reads all blocks of a sheet; a heading that is printed again carries sector and organisation on. */
export function readPaper(sheet: FileSheet, blocks: readonly PaperBlock[], style: PaperStyle): PaperReading {
  const rows: PaperRow[] = [];
  const problems: CellProblem[] = [];
  let carried: Group = {sector: null, organisation: null};
  let manager: string | null | undefined;
  for (const block of blocks) {
    const continued = manager === block.manager && manager !== undefined;
    const lines = linesOf(sheet, block, problems);
    const groups = groupsOf(lines, continued ? carried.sector : null, problems, block);
    carried = readLines(sheet, block, lines, groups, style, continued ? carried : {sector: null, organisation: null}, {
      rows,
      problems,
    });
    manager = block.manager;
  }
  return {rows, problems};
}

/** The style of a file's names, from the rows that join organisation and person with a colon. */
export function paperStyle(
  sheets: readonly {readonly sheet: FileSheet; readonly blocks: readonly PaperBlock[]}[],
  textFile: boolean,
): PaperStyle {
  const titles = new Set<string>();
  let plain = 0;
  let all = 0;
  for (const {sheet, blocks} of sheets) {
    for (const block of blocks) {
      for (let row = block.from; row < block.to; row += 1) {
        const person = splitName(nameAt(sheet, row, block.columns.name)).contact;
        if (person === null || person === '' || person.length > 8) continue;
        all += 1;
        const surname = surnameLength(person);
        if (!isTitledPerson(person) && isFullName(person)) plain += 1;
        if (surname > 0 && person.length - surname >= 2) titles.add(person.slice(surname));
      }
    }
  }
  const plainNames = all > 0 && plain > all / 2;
  return {titles: plainNames ? new Set() : titles, plainNames, textFile};
}

function textAt(sheet: FileSheet, row: number, column: number): string {
  return column < 0 ? '' : foldText(cellText(sheet.rows[row]?.[column]));
}

/** What the export heads the rows without a sector with. */
const NO_SECTOR = /^(?:未分系统|no sector)$/iu;
/** Names keep their own brackets and letters; only blanks are tidied. */
function nameAt(sheet: FileSheet, row: number, column: number): string {
  return column < 0 ? '' : cellText(sheet.rows[row]?.[column]).replace(/\s+/gu, ' ').trim();
}

const NUMERAL = /^[（(]?(?:[一二三四五六七八九十]{1,3}|[IVX]{1,5})[、.．:：)）]?$/u;
const NUMERAL_LABEL = /^[（(]?(?:[一二三四五六七八九十]{1,3}|[IVX]{1,5})\s*[、.．:：)）\s]\s*(\S.*)$/u;
const SIGNATURE =
  /^(?:审核|制表|填表|复核|主管|会计|出纳|签字|财务|店长|客户代表签字|打印|单位\s*[:：]|日期\s*[:：]|备注\s*[:：]|说明\s*[:：]|注\s*[:：]|prepared|approved|checked|printed|page\s)/iu;

function linesOf(sheet: FileSheet, block: PaperBlock, problems: CellProblem[]): readonly Line[] {
  const lines: Line[] = [];
  for (let row = block.from; row < block.to; row += 1) {
    lines.push(isBlankRow(sheet.rows[row]) ? {kind: 'other'} : lineAt(sheet, block, row, problems));
  }
  return lines;
}

function lineAt(sheet: FileSheet, block: PaperBlock, row: number, problems: CellProblem[]): Line {
  const {columns} = block;
  const seq = textAt(sheet, row, columns.seq);
  const name = textAt(sheet, row, columns.name);
  const texts = (sheet.rows[row] ?? []).map(cell => foldText(cellText(cell))).filter(text => text !== '');
  const lead = texts[0] ?? '';
  if (texts.some(text => titleManager(text) !== undefined)) return {kind: 'other'};
  if (isTotalText(lead) || isTotalText(name) || isTotalText(seq) || /(?:小计|合计|总计)[:：]?$/u.test(name))
    return {kind: 'other'};
  const figures = hasFigures(sheet, block, row);
  const heading = sectorHeading(seq, name, lead, texts.length, figures);
  if (heading !== undefined) return {kind: 'sector', row, label: heading, sector: sectorOf(heading) ?? null};
  if (name === '' && textAt(sheet, row, columns.contact) === '')
    return nameless(sheet, block, row, figures, lead, problems);
  if (!figures && (SIGNATURE.test(lead) || SIGNATURE.test(name))) return {kind: 'other'};
  // A customer's line has a number, a grade, a mark or a figure; a text without any of them is a remark.
  const marks = [columns.grade, columns.settlement].some(column => textAt(sheet, row, column) !== '');
  if (!figures && !marks && !/^\d{1,3}$/.test(seq) && (texts.length === 1 || name.length > 30)) {
    problems.push(note('row-skipped', row, columns.name, name));
    return {kind: 'other'};
  }
  return {kind: 'row', row, seq: /^\d{1,3}$/.test(seq) ? Number(seq) : Number.NaN};
}

function nameless(
  sheet: FileSheet,
  block: PaperBlock,
  row: number,
  figures: boolean,
  lead: string,
  problems: CellProblem[],
): Line {
  const {columns} = block;
  const mark = textAt(sheet, row, columns.settlement);
  if (figures) problems.push({...note('required-missing', row, Math.max(0, columns.name), lead), severity: 'bad'});
  else if (mark !== '') problems.push(note('settlement-without-name', row, columns.settlement, mark));
  return {kind: 'other'};
}

function note(kind: ProblemKind, row: number, column: number, input: string, suggestion = ''): CellProblem {
  return {kind, severity: 'note', row, column: Math.max(0, column), input, suggestion};
}

/** True where a week, a sum or the balance holds an amount other than nothing. */
function hasFigures(sheet: FileSheet, block: PaperBlock, row: number): boolean {
  const {weeks, monthSales, prevSales, balance} = block.columns;
  const columns = [...weeks.flatMap(week => [week.sales, week.collection]), monthSales, prevSales, balance];
  return columns.some(column => {
    const reading = readCell(sheet.rows[row]?.[column], block);
    return reading.kind === 'amount' && reading.fen !== 0;
  });
}

/** The label of a sector heading: a numeral and a name, in two cells or one, or a known sector alone on its line. */
function sectorHeading(seq: string, name: string, lead: string, cells: number, figures: boolean): string | undefined {
  if (NUMERAL.test(seq) && name !== '' && (sectorOf(name) !== undefined || !figures)) return name;
  const joined = NUMERAL_LABEL.exec(lead)?.[1];
  if (joined !== undefined && (sectorOf(joined) !== undefined || (!figures && cells === 1))) return joined;
  if (figures || cells > 2) return undefined;
  if (/^\d+$/.test(seq)) return undefined;
  const text = name === '' ? lead : name;
  if (cells === 1 && sectorOf(text) !== undefined) return text;
  return cells === 1 && /系统$/u.test(text) && text.length <= 16 ? text : undefined;
}

interface Group {
  readonly sector: string | null;
  readonly organisation: {readonly name: string; readonly kind: 'organisation' | 'person'} | null;
}

/** Sector of each data row. A heading printed after its first row (1, heading, 2) takes that row along. */
function groupsOf(
  lines: readonly Line[],
  carried: string | null,
  problems: CellProblem[],
  block: PaperBlock,
): ReadonlyMap<number, {readonly sector: string | null; readonly group: number}> {
  const groups = new Map<number, {sector: string | null; group: number}>();
  const real = lines.filter(line => line.kind !== 'other');
  let sector = carried;
  let group = 0;
  // A heading printed again goes on with the group above it.
  let anyHeading = carried !== null;
  for (const [index, line] of real.entries()) {
    if (line.kind === 'row') {
      groups.set(line.row, {sector, group});
      continue;
    }
    if (line.kind !== 'sector') continue;
    sector = line.sector;
    group += 1;
    if (sector === null && !NO_SECTOR.test(line.label))
      problems.push(note('sector-unknown', line.row, Math.max(0, block.columns.name), line.label));
    const before = real[index - 1];
    const first = before?.kind === 'row' && real[index - 2]?.kind !== 'sector' ? before : undefined;
    const after = real[index + 1];
    const late = first !== undefined && (!anyHeading || (first.seq === 1 && after?.kind === 'row' && after.seq === 2));
    if (late && first !== undefined) {
      // Above the first heading of a block nothing else can own the rows.
      for (let back = index - 1; back >= 0; back -= 1) {
        const row = real[back];
        if (row?.kind !== 'row') break;
        groups.set(row.row, {sector, group});
        if (anyHeading) break;
      }
    }
    anyHeading = true;
  }
  return groups;
}

interface Sink {
  readonly rows: PaperRow[];
  readonly problems: CellProblem[];
}

function readLines(
  sheet: FileSheet,
  block: PaperBlock,
  lines: readonly Line[],
  groups: ReadonlyMap<number, {readonly sector: string | null; readonly group: number}>,
  style: PaperStyle,
  start: Group,
  sink: Sink,
): Group {
  let organisation = start.organisation;
  let lastGroup = 0;
  let sector = start.sector;
  for (const line of lines) {
    if (line.kind === 'sector') sector = line.sector;
    if (line.kind !== 'row') continue;
    const place = groups.get(line.row) ?? {sector, group: lastGroup};
    if (place.group !== lastGroup) organisation = null;
    lastGroup = place.group;
    const own = textAt(sheet, line.row, block.columns.sector);
    sector = (own === '' ? undefined : sectorOf(own)) ?? place.sector;
    const named = nameOf(sheet, block, line.row, organisation, style, sink.problems);
    if (named.kind === 'organisation') organisation = {name: named.customer, kind: 'organisation'};
    sink.rows.push(readRow(sheet, block, line.row, sector, named, style, sink.problems));
  }
  return {sector, organisation};
}

interface Named {
  readonly customer: string;
  readonly contact: string | null;
  readonly kind: 'organisation' | 'person';
}

/** Halves of `organisation：contact`; `contact` is null without a colon. */
function splitName(text: string): {readonly organisation: string; readonly contact: string | null} {
  const match = /^([^:：]*?)\s*[:：](?:\s*[:：])*\s*(.*)$/u.exec(text);
  if (!match) return {organisation: text, contact: null};
  return {organisation: (match[1] ?? '').trim(), contact: (match[2] ?? '').replace(/[:：\s]+$/u, '').trim()};
}

function nameOf(
  sheet: FileSheet,
  block: PaperBlock,
  row: number,
  above: Group['organisation'],
  style: PaperStyle,
  problems: CellProblem[],
): Named {
  const {columns} = block;
  const text = nameAt(sheet, row, columns.name);
  const separate = nameAt(sheet, row, columns.contact);
  // With a column for the person of its own, a colon inside the organisation's name is part of the name.
  const split = columns.contact < 0 ? splitName(text) : {organisation: text.replace(/[:：\s]+$/u, ''), contact: null};
  if (split.contact !== null || columns.contact >= 0) {
    const contact = (split.contact ?? '') === '' ? separate || null : split.contact;
    if (split.organisation !== '')
      return {customer: split.organisation, contact, kind: kindOf(split.organisation, contact)};
    if (contact !== null && above !== null) return {customer: above.name, contact, kind: above.kind};
    // Nobody above to belong to: a private customer.
    problems.push(note('person-without-organisation', row, columns.name, contact ?? text));
    return {customer: contact ?? text, contact: null, kind: 'person'};
  }
  if (isPersonHere(text, style)) {
    if (above !== null) return {customer: above.name, contact: text, kind: above.kind};
    problems.push(note('person-without-organisation', row, columns.name, text));
    return {customer: text, contact: null, kind: 'person'};
  }
  if (isFullName(text) || isTitledPerson(text)) {
    if (above !== null) problems.push(note('person-without-organisation', row, columns.name, text));
    return {customer: text, contact: null, kind: 'person'};
  }
  const at = joinedPersonAt(text);
  if (at > 0) problems.push(note('name-not-split', row, columns.name, text, `${text.slice(0, at)}：${text.slice(at)}`));
  return {customer: text, contact: null, kind: 'organisation'};
}

function kindOf(customer: string, contact: string | null): 'organisation' | 'person' {
  return contact === null && isFullName(customer) ? 'person' : 'organisation';
}

/** A person of the organisation above: by title, by a title that this file uses, or by a bare name where it writes so. */
function isPersonHere(text: string, style: PaperStyle): boolean {
  if (isTitledPerson(text)) return true;
  if (isOrganisation(text)) return false;
  const surname = surnameLength(text);
  if (surname > 0 && style.titles.has(text.slice(surname))) return true;
  return style.plainNames && isFullName(text);
}

function readRow(
  sheet: FileSheet,
  block: PaperBlock,
  row: number,
  sector: string | null,
  named: Named,
  style: PaperStyle,
  problems: CellProblem[],
): PaperRow {
  const {columns} = block;
  let bad = false;
  const money = (column: number): Fen | null => {
    if (column < 0) return null;
    const cell = sheet.rows[row]?.[column];
    const reading = readCell(cell, block);
    const problem = problemOf(cell, reading, style.textFile);
    if (problem !== null) {
      problems.push({...problem, row, column});
      if (problem.severity === 'bad') bad = true;
    }
    return reading.kind === 'amount' ? reading.fen : null;
  };
  const weeks = columns.weeks.map(week => ({
    sales: money(week.sales) ?? ZERO,
    collection: money(week.collection) ?? ZERO,
  }));
  const monthSales = money(columns.monthSales);
  if (monthSales !== null && monthSales !== weeks.reduce((sum, week) => sum + week.sales, 0)) {
    problems.push(note('total-differs', row, columns.monthSales, textAt(sheet, row, columns.monthSales)));
  }
  const forms = formsOf(sheet, block, row, problems);
  const grade = textAt(sheet, row, columns.grade);
  const prevSales = money(columns.prevSales);
  const balance = money(columns.balance) ?? ZERO;
  const adjustment = money(columns.adjustment) ?? ZERO;
  return {
    row,
    month: block.month,
    manager: block.manager,
    sector,
    ...named,
    grade: grade === '' ? null : (gradeOf(grade) ?? null),
    weeks,
    prevSales,
    balance,
    adjustment,
    forms,
    remark: textAt(sheet, row, columns.remark),
    columns: columns.weeks.map(week => week.sales),
    balanceColumn: columns.balance,
    bad,
  };
}

function formsOf(sheet: FileSheet, block: PaperBlock, row: number, problems: CellProblem[]): readonly SettlementForm[] {
  const column = block.columns.settlement;
  const text = textAt(sheet, row, column);
  if (text === '') return [];
  const forms = settlementsOf(text);
  if (forms === undefined) {
    problems.push(note('choice-unknown', row, column, text));
    return [];
  }
  if (forms.length > 1) problems.push(note('two-settlement-marks', row, column, text));
  return forms.filter(form => form !== 'unspecified');
}

function readCell(cell: RawCell | undefined, block: PaperBlock): AmountReading {
  if (cell === null || cell === undefined) return {kind: 'nothing'};
  if (typeof cell === 'number') return readAmountNumber(cell, block.scale);
  if (typeof cell === 'string') return readAmountText(cell, {decimal: '.', scale: block.scale});
  return {kind: 'not-an-amount'};
}

/** What a person should know of a money cell; `null` for plain numbers and blanks. */
function problemOf(
  cell: RawCell | undefined,
  reading: AmountReading,
  textFile: boolean,
): Omit<CellProblem, 'row' | 'column'> | null {
  const input = cellText(cell ?? null);
  if (reading.kind === 'not-an-amount') {
    const kind = typeof cell === 'object' && cell?.kind === 'error' ? 'cell-error' : 'number-expected';
    return {kind, severity: 'bad', input, suggestion: suggestAmount(input)};
  }
  if (reading.kind === 'too-large') return {kind: 'amount-too-large', severity: 'bad', input, suggestion: ''};
  if (reading.kind === 'amount' && reading.rounded)
    return {kind: 'rounded-to-fen', severity: 'note', input, suggestion: ''};
  const isPlain = textFile && /^-?\d+(?:\.\d{1,2})?$/.test(input);
  if (reading.kind === 'amount' && typeof cell === 'string' && !isPlain) {
    return {kind: 'read-as-text', severity: 'note', input, suggestion: ''};
  }
  return null;
}

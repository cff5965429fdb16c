/** What a cell of the warning table shows and what it copies. */
import type {RowId} from '../../../core/base/ids.ts';
import {fenToPlain} from '../../../core/base/money.ts';
import type {Locale, Words} from '../../../core/base/text.ts';
import type {MonthFigures, MonthRow, MonthTotal} from '../../../core/ledger/month-table-types.ts';
import {formName, gradeName, sectorName} from '../../../core/text/choices.ts';
import {formatMoney, formatPercent} from '../../../core/text/figures.ts';
import {levelName, levelsFromRed} from '../../../core/text/levels.ts';
import {tableText} from '../../../core/text/warning-table.ts';
import type {WarningTable} from '../../engine/protocol.ts';
import {amountIn, columnKey, type TableColumn} from './columns.ts';
import type {Line} from './lines.ts';

export interface CellStyle {
  readonly locale: Locale;
  /** Keys of the columns in which some amount has cents. */
  readonly cents: ReadonlySet<string>;
  /** Account managers by row id. */
  readonly names: Readonly<Record<string, string>>;
}

/** Where it cannot apply or is not known. */
const NONE = '—';

/** Text of a cell; '' for an empty one. The level cell and the index are drawn, not written. */
export function cellText(line: Line, column: TableColumn, style: CellStyle): string {
  if (column.kind === 'name') return lineName(line, style);
  if (line.kind === 'split') return splitText(line, column, style);
  const figures = line.kind === 'row' ? line.row : line.total;
  // a sector without customers is printed with its heading alone
  if (line.kind === 'group' && line.total.rows === 0) return '';
  switch (column.kind) {
    case 'index':
      return line.kind === 'row' ? String(line.seq) : '';
    case 'grade':
      return line.kind === 'row' && line.row.grade !== null ? gradeName(line.row.grade)[style.locale] : '';
    case 'form':
      return line.kind === 'row' ? formName(line.row.form)[style.locale] : '';
    case 'level':
      return levelText(line, style.locale);
    case 'ratio':
      return ratioText(figures, column.ratio);
    case 'week':
    case 'figure':
      return line.kind === 'manager' ? '' : amountText(figures, column, line.kind === 'total', style);
  }
}

/** Numbers as a spreadsheet takes them, everything else as shown. */
export function copyText(line: Line, column: TableColumn, style: CellStyle): string {
  if (line.kind === 'split') return splitText(line, column, style);
  if (column.kind !== 'week' && column.kind !== 'figure') return cellText(line, column, style);
  const figures = line.kind === 'row' ? line.row : line.total;
  const amount = amountIn(figures, column);
  if (amount === undefined || amount === null || isBlank(figures, column, amount, line.kind === 'total')) return '';
  return fenToPlain(amount).replace(/\.00$/, '');
}

/** Name of a line, as its row header says it. */
export function lineName(line: Line, style: Pick<CellStyle, 'locale' | 'names'>): string {
  const {locale} = style;
  switch (line.kind) {
    case 'manager':
      return managerName(line.manager, style);
    case 'group':
      return sectorName(line.sector)[locale];
    case 'row':
      return rowName(line.row, locale);
    case 'organisation':
      return `${line.name} ${tableText.total[locale]}`;
    case 'total':
      return totalName(line, style);
    case 'split':
      return `${tableText.receivable[locale]} / ${tableText.prepaid[locale]}`;
  }
}

/** Between organisation and signing contact, as the paper form has it. */
export const contactColon: Readonly<Record<Locale, string>> = {zh: '：', en: ': '};

/** `柏舟建设集团：程砚田`. */
export function rowName(row: MonthRow, locale: Locale): string {
  if (row.contactName === '') return row.customerName;
  return row.customerName === '' ? row.contactName : `${row.customerName}${contactColon[locale]}${row.contactName}`;
}

/** The account manager's name, or that there is none. */
export function managerName(manager: RowId | null, {locale, names}: Pick<CellStyle, 'locale' | 'names'>): string {
  return manager === null ? tableText.noManager[locale] : (names[manager] ?? '');
}

function totalName(line: Extract<Line, {kind: 'total'}>, style: Pick<CellStyle, 'locale' | 'names'>): string {
  const {locale} = style;
  switch (line.of) {
    case 'all':
      return tableText.grandTotal[locale];
    case 'sector':
      return `${sectorName(line.sector)[locale]} ${tableText.total[locale]}`;
    case 'manager':
      return line.key.endsWith(':foot')
        ? tableText.total[locale]
        : `${managerName(line.manager, style)} ${tableText.total[locale]}`;
  }
}

function splitText(line: Extract<Line, {kind: 'split'}>, column: TableColumn, style: CellStyle): string {
  if (column.kind === 'name') return lineName(line, style);
  if (column.kind !== 'figure' || column.figure !== 'closing') return '';
  return `${formatMoney(line.receivable)} / ${formatMoney(-line.prepaid)}`;
}

/** `应收 55,190 / 预收 −1,730`: a net balance would hide the debt in it. Fen. */
export function balanceSplit(total: {readonly receivable: number; readonly prepaid: number}, locale: Locale): string {
  const part = (name: Words, amount: number) => `${name[locale]} ${formatMoney(amount)}`;
  return `${part(tableText.receivable, total.receivable)} / ${part(tableText.prepaid, -total.prepaid)}`;
}

function ratioText(figures: MonthRow | MonthTotal, ratio: 'changeBp' | 'collectionRateBp'): string {
  const value = figures[ratio];
  return value === null ? NONE : formatPercent(value);
}

function amountText(figures: MonthFigures, column: TableColumn, total: boolean, style: CellStyle): string {
  const amount = amountIn(figures, column);
  if (amount === undefined) return '';
  if (amount === null) return NONE;
  if (isBlank(figures, column, amount, total)) return '';
  return formatMoney(amount, style.cents.has(columnKey(column)) ? 'always' : 'never');
}

/** Zero is blank in week cells without entries and in figures that moved nothing; a balance of 0 is written. */
function isBlank(figures: MonthFigures, column: TableColumn, amount: number, total: boolean): boolean {
  if (amount !== 0) return false;
  if (column.kind === 'figure') return column.figure !== 'closing' && !(total && column.figure === 'sales');
  if (column.kind !== 'week' || total) return true;
  const pair = figures.weeks[column.week];
  const entries = column.side === 'sales' ? pair?.salesEntries : pair?.collectionEntries;
  return !('customer' in figures) || !entries;
}

function levelText(line: Line, locale: Locale): string {
  if (line.kind === 'row') return line.level === null ? '' : levelName[line.level][locale];
  if (line.kind !== 'group') return '';
  return levelsFromRed
    .filter(level => line.counts[level] > 0)
    .map(level => `${levelName[level][locale]} ${line.counts[level]}`)
    .join(' ');
}

export interface CentsReader {
  /** Keys of the columns with cents in some rows. */
  read(rows: readonly MonthRow[]): ReadonlySet<string>;
  /** Those of a table's columns that have cents in some row. */
  columns(table: WarningTable, columns: readonly TableColumn[]): ReadonlySet<string>;
}

/**
 * Reads the keys of the money columns in which some amount is not whole yuan. Each list of rows is looked at once: an edit
 * costs its own group, not the table.
 */
export function createCentsReader(): CentsReader {
  const known = new WeakMap<readonly MonthRow[], ReadonlySet<string>>();
  const read = (rows: readonly MonthRow[]) => {
    const keys = known.get(rows) ?? keysWithCents(rows);
    known.set(rows, keys);
    return keys;
  };
  return {
    read,
    columns(table, columns) {
      const found = new Set<string>();
      for (const {rows} of table.sheets.flatMap(sheet => sheet.groups)) {
        const keys = read(rows);
        for (const column of columns) if (keys.has(columnKey(column))) found.add(columnKey(column));
      }
      return found;
    },
  };
}

const figures = ['sales', 'collection', 'adjustment', 'transferred', 'prevSales', 'opening', 'closing'] as const;

function keysWithCents(rows: readonly MonthRow[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const row of rows) {
    for (const figure of figures) if ((row[figure] ?? 0) % 100 !== 0) found.add(figure);
    row.weeks.forEach((pair, week) => {
      if (pair.sales % 100 !== 0) found.add(columnKey({kind: 'week', week, side: 'sales'}));
      if (pair.collection % 100 !== 0) found.add(columnKey({kind: 'week', week, side: 'collection'}));
    });
  }
  return found;
}

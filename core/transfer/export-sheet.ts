/** A sheet of the workbook as a sheet of a file, with its row ids in a hidden last column, so that it can come back. */
import {asDay, asMonth, formatMonth} from '../base/calendar-date.ts';
import type {Locale} from '../base/text.ts';
import type {CellValue} from '../schema/cell.ts';
import {cellSource} from '../schema/cell-text.ts';
import type {Column} from '../schema/column.ts';
import type {Sheet} from '../schema/sheet.ts';
import type {ColumnSources} from '../table/arrange/column.ts';
import type {Table} from '../table/table.ts';
import {forLive} from './draft.ts';
import type {OutCell, OutColumn, OutSheet} from './out-sheet.ts';
import {exportedText, outLabel} from './own-sheets.ts';
import {ROW_ID_HEADING} from './sniff.ts';

/** Formats of .xlsx by column type. */
const FORMATS: Readonly<Partial<Record<Column['type'], string>>> = {
  money: '#,##0.00',
  date: 'yyyy-mm-dd',
  percent: '0.00%',
  text: '@',
  phone: '@',
};

/**
 * The sheet's live rows in table order. Computed columns go out as they are shown; they are not read back.
 * @param rows indexes in the order wanted; all live rows by default
 */
export function exportSheet(sheet: Sheet, sources: ColumnSources, locale: Locale, rows?: readonly number[]): OutSheet {
  const table = sources.tables.table(sheet.id);
  const columns = sheet.columns.map(column => ({column, cell: cellWriter(table, column, sources, locale)}));
  const heading = `${ROW_ID_HEADING[locale]} ${sheet.id}`;
  return {
    name: sheet.name[locale],
    columns: [
      ...sheet.columns.map(column => outColumn(column, locale)),
      {heading, width: 12, format: '@', hidden: true},
    ],
    head: [[...sheet.columns.map(column => column.name[locale]), heading]],
    rows: (function* () {
      for (const index of rows ?? liveRows(table)) {
        yield [...columns.map(({cell}) => cell(index)), table.rowId(index)];
      }
    })(),
    merges: [],
    frozen: {rows: 1, columns: 1},
    bold: new Set([0]),
  };
}

function liveRows(table: Table): readonly number[] {
  const rows: number[] = [];
  forLive(table, index => rows.push(index));
  return rows;
}

function outColumn(column: Column, locale: Locale): OutColumn {
  return {
    heading: column.name[locale],
    width: Math.max(8, Math.round(column.width / 7)),
    format: FORMATS[column.type] ?? '',
    hidden: false,
  };
}

function cellWriter(table: Table, column: Column, sources: ColumnSources, locale: Locale): (index: number) => OutCell {
  if (column.type === 'computed') {
    const computed = sources.computed(column, table.sheet);
    return index => computed?.value(index) ?? null;
  }
  const cells = table.column(column.id);
  if (column.type === 'link') {
    const label = outLabel(column, sources);
    return index => {
      const row = cells.text(index);
      return row === '' ? null : label(row);
    };
  }
  return index => outCell(column, cells.get(index), locale);
}

function outCell(column: Column, value: CellValue, locale: Locale): OutCell {
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return exportedText(column, value, locale);
  switch (column.type) {
    case 'money':
      return {kind: 'money', fen: value};
    case 'percent':
      return {kind: 'share', share: value};
    case 'date':
      return {kind: 'date', day: asDay(value)};
    case 'month':
      return formatMonth(asMonth(value));
    case 'number':
      return value;
    default:
      return cellSource(column, value, locale);
  }
}

/** A file as read, before anything is understood: sheets of typed raw cells, the same for workbooks and text files. */
import {type Day, formatDay} from '../base/calendar-date.ts';
import type {TextFormat} from './import-types.ts';

export interface RawDate {
  readonly kind: 'date';
  readonly day: Day;
  /** Seconds after midnight. */
  readonly seconds: number;
}

/** An error value of the sheet (`#N/A`), or a date beyond the calendar. */
export interface RawError {
  readonly kind: 'error';
  readonly code: string;
}

/** Empty text is `null`; line breaks are `\n`. */
export type RawCell = null | string | number | boolean | RawDate | RawError;

export type RawRow = readonly RawCell[];

/** A merged range, 0-based, inclusive; its value stands in the first cell. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface FileSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Hidden so that only a macro can show it again. */
  readonly veryHidden?: boolean;
  /** Ragged: a row ends with its last cell. Index + 1 is the row number that people see. */
  readonly rows: readonly RawRow[];
  readonly merges: readonly Merge[];
}

export interface FileSheets {
  readonly sheets: readonly FileSheet[];
  /** Set for text files. */
  readonly text: TextFormat | null;
  /** The workbook counts its days from 1904. */
  readonly date1904: boolean;
}

/** A cell as a person would read it in the file; '' where it is empty. */
export function cellText(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (cell.kind === 'error') return cell.code;
  if (cell.seconds === 0) return formatDay(cell.day);
  const clock = [3600, 60, 1].map(unit => String(Math.floor(cell.seconds / unit) % 60).padStart(2, '0'));
  return `${formatDay(cell.day)} ${clock.join(':')}`;
}

/** True for a cell that shows nothing. */
export function isBlank(cell: RawCell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/** True for a row without anything in it. */
export function isBlankRow(row: RawRow | undefined): boolean {
  return row?.every(isBlank) ?? true;
}

/** `B12` of a 0-based row and column. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** `AB` of a 0-based column. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** 0-based row and column of `B12`, or `undefined`. */
export function parseCellName(name: string): {readonly row: number; readonly column: number} | undefined {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(name);
  if (!match) return undefined;
  let column = 0;
  for (const letter of match[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return {row: Number(match[2]) - 1, column: column - 1};
}

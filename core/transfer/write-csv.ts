/** Sheets as CSV: UTF-8 with a mark so that Excel knows it, `\r\n`, fields quoted where needed, formulas disarmed. */
import {formatDay} from '../base/calendar-date.ts';
import {decimalText} from '../base/decimal.ts';
import {fen, fenToPlain} from '../base/money.ts';
import type {Locale} from '../base/text.ts';
import {guard} from './formula-guard.ts';
import type {OutCell, OutSheet} from './out-sheet.ts';

/** Text of the file, its mark included; the edge encodes it. Reading it back gives the same cells. */
export function csvText(sheet: OutSheet, locale: Locale): string {
  return `\uFEFF${[...csvLines([sheet], locale)].join('')}`;
}

/** Lines of one or more sheets, one below the other: the paper table's managers. */
export function* csvLines(sheets: readonly OutSheet[], locale: Locale): Generator<string> {
  for (const sheet of sheets) {
    for (const row of sheet.head) yield csvLine(row, locale);
    for (const row of sheet.rows) yield csvLine(row, locale);
  }
}

function csvLine(row: readonly OutCell[], locale: Locale): string {
  return `${row.map(cell => quoted(guard(cellText(cell, locale)))).join(',')}\r\n`;
}

function cellText(cell: OutCell, locale: Locale): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return decimalText(cell);
  if (typeof cell === 'boolean') return locale === 'zh' ? (cell ? '是' : '否') : cell ? 'Yes' : 'No';
  if (cell.kind === 'date') return formatDay(cell.day);
  return cell.kind === 'money' ? fenToPlain(fen(cell.fen)) : `${decimalText(cell.share, 2)}%`;
}

/** Blanks at the ends and line breaks need quotes as well, lest a reader trims or splits them. */
function quoted(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

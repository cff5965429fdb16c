/** Typed reading of a table's cells by field, with what is wrong noted cell by cell. */
import type {Day} from '../base/calendar-date.ts';
import type {Fen} from '../base/money.ts';
import {foldText} from '../base/text.ts';
import {
  type AmountStyle,
  decimalMark,
  readAmountNumber,
  readAmountText,
  statedScale,
  suggestAmount,
} from './amounts.ts';
import {compactDay, dateParts, dayOfParts, dayOfSerial, looksLikeSerial} from './dates.ts';
import {cellText, type FileSheet, type RawCell} from './file-sheets.ts';
import type {ColumnMatch} from './guess.ts';
import type {TableShape} from './header.ts';
import type {DateOrder, ProblemKind} from './import-types.ts';
import type {ProblemList} from './problem-list.ts';

export interface TableCells {
  has(field: string): boolean;
  /** Goes to a row (0-based); `bad` starts as false. */
  at(row: number): void;
  /** A cell of the row could not be taken; the row is put aside. */
  readonly bad: boolean;
  /** Folded text of the field; '' where it is empty or has no column. */
  text(field: string): string;
  /** A name as the file has it, blanks tidied: full-width brackets and letters stay. */
  name(field: string): string;
  /** Text as the file has it, line breaks and inner blanks kept. */
  raw(field: string): string;
  money(field: string): Fen | null;
  date(field: string): Day | null;
  /** A whole number found in the cell (`月结30` → 30). */
  count(field: string): number | null;
  /** Decimal number of the cell, for quantities. */
  number(field: string): number | null;
  /** Notes a problem of the field's cell. */
  report(kind: ProblemKind, severity: 'bad' | 'note', field: string, suggestion?: string): void;
}

/** Words in a cell of dates or figures that mean "not yet". */
const OPEN = /^(?:[-–—―/\\.·]{1,4}|null|nil|none|n\/?a|open|unpaid|未付|未收|未结|未结清|无|0|0000-00-00|00000000)$/iu;

/** Texts that folding would leave as they are: the common case, told by one look. */
const PLAIN = /^[\w\-.\u4e00-\u9fff]*$/;

/** A reader of one sheet. `problems` gets what it finds. */
export function createTableCells(
  sheet: FileSheet,
  shape: TableShape,
  columns: ReadonlyMap<number, ColumnMatch>,
  options: {
    readonly order: DateOrder;
    readonly date1904: boolean;
    readonly textFile: boolean;
    readonly problems: ProblemList;
  },
): TableCells {
  const {order, date1904, textFile, problems} = options;
  const byField = new Map([...columns].map(([column, match]) => [match.field.id, column] as const));
  const styles = new Map<number, AmountStyle>();
  for (const [column, match] of columns) {
    if (match.field.kind === 'money') styles.set(column, styleOf(sheet, shape, column));
  }
  let cells: readonly RawCell[] = [];
  let current = -1;
  let bad = false;

  function report(kind: ProblemKind, severity: 'bad' | 'note', column: number, suggestion = ''): void {
    if (severity === 'bad') bad = true;
    const input = cellText(cells[column]);
    problems.add({kind, severity, sheet: sheet.name, row: current, column, input, suggestion});
  }

  const reader: TableCells = {
    has: field => byField.has(field),
    at(row) {
      current = row;
      cells = sheet.rows[row] ?? [];
      bad = false;
    },
    get bad() {
      return bad;
    },
    text(field) {
      const column = byField.get(field);
      const cell = column === undefined ? null : cells[column];
      if (cell === null || cell === undefined) return '';
      if (typeof cell === 'string') return PLAIN.test(cell) ? cell : foldText(cell);
      return cellText(cell);
    },
    name(field) {
      const column = byField.get(field);
      const cell = column === undefined ? null : cells[column];
      if (typeof cell === 'string' && PLAIN.test(cell)) return cell;
      return cellText(cell).replace(/\s+/gu, ' ').trim();
    },
    raw(field) {
      const column = byField.get(field);
      return column === undefined ? '' : cellText(cells[column]).trim();
    },
    money(field) {
      const column = byField.get(field);
      const cell = column === undefined ? null : cells[column];
      if (column === undefined || cell === null || cell === undefined) return null;
      const style = styles.get(column) ?? {decimal: '.', scale: 1};
      if (typeof cell === 'number' || typeof cell === 'string') {
        const reading = typeof cell === 'number' ? readAmountNumber(cell, style.scale) : readAmountText(cell, style);
        switch (reading.kind) {
          case 'amount':
            if (reading.rounded) report('rounded-to-fen', 'note', column);
            else if (!textFile && typeof cell === 'string') report('read-as-text', 'note', column);
            return reading.fen;
          case 'nothing':
            return null;
          case 'too-large':
            report('amount-too-large', 'bad', column);
            return null;
          case 'not-an-amount':
            report('number-expected', 'bad', column, suggestAmount(cellText(cell)));
            return null;
        }
      }
      report(typeof cell === 'object' && cell.kind === 'error' ? 'cell-error' : 'number-expected', 'bad', column);
      return null;
    },
    date(field) {
      const column = byField.get(field);
      const cell = column === undefined ? null : cells[column];
      if (column === undefined || cell === null || cell === undefined) return null;
      if (typeof cell === 'object' && cell.kind === 'date') return cell.day;
      if (typeof cell === 'number') {
        const day = compactDay(cell) ?? (looksLikeSerial(cell) ? dayOfSerial(cell, date1904) : undefined);
        if (day === undefined) report('date-expected', 'bad', column);
        return day ?? null;
      }
      if (typeof cell !== 'string') {
        report(typeof cell === 'object' ? 'cell-error' : 'date-expected', 'bad', column);
        return null;
      }
      const text = cell.trim();
      const parts = dateParts(text) ?? dateParts(text.replace(/\.0+$/, ''));
      const day = parts === undefined ? undefined : dayOfParts(parts, order);
      if (day !== undefined) return day;
      if (text === '' || OPEN.test(foldText(text))) return null;
      const serial = Number(text);
      const bySerial = looksLikeSerial(serial) ? dayOfSerial(serial, date1904) : undefined;
      if (bySerial !== undefined) return bySerial;
      report(parts === undefined ? 'date-expected' : 'date-impossible', 'bad', column);
      return null;
    },
    count(field) {
      const text = reader.text(field);
      if (text === '' || OPEN.test(text)) return null;
      const found = text.match(/\d+/g);
      if (found?.length !== 1) {
        report('days-expected', 'bad', byField.get(field) ?? 0);
        return null;
      }
      return Number(found[0]);
    },
    number(field) {
      const column = byField.get(field);
      const cell = column === undefined ? null : cells[column];
      if (typeof cell === 'number') return cell;
      const text = foldText(cellText(cell)).replace(/,(?=\d{3})/g, '');
      return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null;
    },
    report: (kind, severity, field, suggestion) => report(kind, severity, byField.get(field) ?? 0, suggestion),
  };
  return reader;
}

/** Decimal mark by the column's texts, unit by its heading or a line above it. */
function styleOf(sheet: FileSheet, shape: TableShape, column: number): AmountStyle {
  const texts: string[] = [];
  const step = Math.max(1, Math.floor(shape.rows.length / 500));
  for (let at = 0; at < shape.rows.length; at += step) {
    const cell = sheet.rows[shape.rows[at] ?? -1]?.[column];
    if (typeof cell === 'string') texts.push(cell);
  }
  let scale = statedScale(shape.names[column] ?? '');
  for (let row = 0; scale === 1 && row < (shape.headerRows[0] ?? 0); row += 1) {
    const line = (sheet.rows[row] ?? []).map(cellText).join(' ');
    if (/单位\s*[:：]|in (?:thousands|millions)/iu.test(line)) scale = statedScale(line);
  }
  return {decimal: decimalMark(texts), scale};
}

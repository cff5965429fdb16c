/** Problems of a plan: all are counted, the first of each severity kept, and rows with a bad one known. */
import {cellName} from './file-sheets.ts';
import type {Problem, ProblemKind} from './import-types.ts';

/** More are counted but not shown; nobody reads a thousand lines. */
export const MAX_LISTED_PROBLEMS = 1000;

export interface ProblemList {
  /** @param row, column 0-based */
  add(problem: {
    readonly kind: ProblemKind;
    readonly severity: 'bad' | 'note';
    readonly sheet: string;
    readonly row: number;
    readonly column: number;
    readonly input: string;
    readonly suggestion?: string;
  }): void;
  /** Bad ones first. */
  listed(): readonly Problem[];
  readonly count: number;
  inColumn(sheet: string, column: number): number;
  /** Rows with any problem, 0-based, in order of reporting. */
  rowsOf(sheet: string): readonly number[];
  /** Problems of a bad row, for the sheet "To check". */
  badOf(sheet: string, row: number): readonly Problem[];
}

/** An empty list. */
export function createProblemList(): ProblemList {
  const bad: Problem[] = [];
  const notes: Problem[] = [];
  const columns = new Map<string, number>();
  const rows = new Map<string, Set<number>>();
  const byRow = new Map<string, Problem[]>();
  let count = 0;
  return {
    add({kind, severity, sheet, row, column, input, suggestion = ''}) {
      count += 1;
      const key = `${sheet}\n${column}`;
      columns.set(key, (columns.get(key) ?? 0) + 1);
      const seen = rows.get(sheet) ?? new Set();
      rows.set(sheet, seen);
      if (seen.size < MAX_LISTED_PROBLEMS) seen.add(row);
      const list = severity === 'bad' ? bad : notes;
      if (severity === 'note' && list.length >= MAX_LISTED_PROBLEMS) return;
      const problem = {kind, severity, sheet, cell: cellName(row, column), row: row + 1, column, input, suggestion};
      if (list.length < MAX_LISTED_PROBLEMS) list.push(problem);
      if (severity === 'bad') {
        const rowKey = `${sheet}\n${row}`;
        const own = byRow.get(rowKey);
        if (own === undefined) byRow.set(rowKey, [problem]);
        else own.push(problem);
      }
    },
    listed: () => [...bad, ...notes].slice(0, MAX_LISTED_PROBLEMS),
    get count() {
      return count;
    },
    inColumn: (sheet, column) => columns.get(`${sheet}\n${column}`) ?? 0,
    rowsOf: sheet => [...(rows.get(sheet) ?? [])],
    badOf: (sheet, row) => byRow.get(`${sheet}\n${row}`) ?? [],
  };
}

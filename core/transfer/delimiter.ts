/** What separates the fields of a text file. */
import type {TextFormat} from './import-types.ts';

export type Delimiter = TextFormat['delimiter'];

/** Lines that are looked at. */
const SAMPLE_LINES = 400;
const MARKS = ['\t', ';', '|', ','] as const;

/** Splits a text into records at one delimiter; blank lines are records without fields. */
export type SplitRecords = (text: string, delimiter: ',' | '\t' | ';' | '|') => readonly (readonly string[])[];

/**
 * The delimiter under which most records have the same number of fields, at least two; runs of spaces where no mark
 * does it; `,` for a file of one column.
 */
export function guessDelimiter(text: string, split: SplitRecords): Delimiter {
  const head = sampleOf(text);
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const mark of MARKS) {
    if (!head.includes(mark)) continue;
    const score = steadiness(split(head, mark).map(record => record.length));
    if (score > bestScore) {
      best = mark;
      bestScore = score;
    }
  }
  if (bestScore >= 0.6) return best;
  // A heading of several words has more of them than there are columns; the lines below speak for themselves.
  const counts = head.split('\n').map(line => spaceFields(line).length);
  const spaced = Math.max(steadiness(counts), counts.length > 3 ? steadiness(counts.slice(1)) : 0);
  return spaced >= 0.9 && spaced > bestScore ? 'spaces' : best;
}

/** The first lines, cut where a line ends. */
function sampleOf(text: string): string {
  let at = 0;
  for (let line = 0; line < SAMPLE_LINES && at >= 0; line += 1) at = text.indexOf('\n', at + 1);
  return at < 0 ? text : text.slice(0, at);
}

/** Share of records with the most common number of fields; 0 where that number is one. */
function steadiness(counts: readonly number[]): number {
  const filled = counts.filter(count => count > 0);
  const tally = new Map<number, number>();
  for (const count of filled) tally.set(count, (tally.get(count) ?? 0) + 1);
  let common = 0;
  let share = 0;
  for (const [count, times] of tally) {
    if (count >= 2 && times > share) {
      common = count;
      share = times;
    }
  }
  if (common < 2) return 0;
  // Titles, totals and ragged ends are shorter; they do not speak against the delimiter. Longer records do.
  const shorter = filled.filter(count => count < common).length;
  return (share + shorter * 0.6) / filled.length;
}

/** Fields of a line set apart by runs of blanks. */
export function spaceFields(line: string): readonly string[] {
  const trimmed = line.trim();
  return trimmed === '' ? [] : trimmed.split(/[ \t\u3000]+/);
}

/**
 * Records of a text whose columns are set by spaces. Where a line has more words than the others (a heading of several
 * words), it is cut at the columns' own positions instead.
 */
export function splitSpaces(text: string): readonly (readonly string[])[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const tally = new Map<number, number>();
  for (const line of lines) {
    const count = spaceFields(line).length;
    if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1);
  }
  const common = [...tally].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  const regular = lines.filter(line => spaceFields(line).length === common);
  const starts = columnStarts(regular.slice(0, SAMPLE_LINES), common);
  return lines.map(line => {
    const fields = spaceFields(line);
    if (fields.length <= common) return fields;
    const wide = line.trim().split(/ {2,}|\t/);
    if (wide.length === common) return wide;
    return starts.map((start, index) => line.slice(start, starts[index + 1]).trim());
  });
}

/** Leftmost position of each column over the regular lines. */
function columnStarts(lines: readonly string[], columns: number): readonly number[] {
  const starts = new Array<number>(columns).fill(Number.MAX_SAFE_INTEGER);
  for (const line of lines) {
    let column = 0;
    for (const match of line.matchAll(/\S+/g)) {
      starts[column] = Math.min(starts[column] ?? 0, match.index);
      column += 1;
    }
  }
  if (starts[0] !== undefined) starts[0] = 0;
  return starts;
}

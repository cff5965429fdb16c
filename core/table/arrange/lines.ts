import type {CellValue} from '../../schema/cell.ts';
import type {Arrangement, RowGroup} from './arrangement.ts';

/** One line of a view: a row, or the heading of a group. */
export type Line =
  | {readonly kind: 'row'; readonly index: number}
  | {readonly kind: 'group'; readonly group: RowGroup; readonly collapsed: boolean};

/** An arrangement as lines, with groups that can be folded away. */
export interface Lines {
  readonly count: number;
  /** `undefined` outside 0 … count − 1. */
  at(line: number): Line | undefined;
  /** Line of a row, −1 where it is not shown or its group is folded away. */
  lineOf(index: number): number;
  /** Folds or unfolds the group whose heading stands on a line; false where there is none. */
  toggle(line: number): boolean;
  /** After the arrangement changed. */
  refresh(): void;
}

/**
 * Lays out an arrangement.
 * @param folded values of the groups that are folded away, kept up by `toggle`; hand the same set in when the view is
 *   arranged anew and they stay folded
 */
export function createLines(arrangement: Arrangement, folded: Set<CellValue> = new Set()): Lines {
  /** First line of each group. */
  let starts: number[] = [];
  let count = 0;

  function refresh(): void {
    starts = [];
    count = arrangement.groups.length === 0 ? arrangement.count : 0;
    for (const group of arrangement.groups) {
      starts.push(count);
      count += 1 + (folded.has(group.value) ? 0 : group.count);
    }
  }

  function groupAt(line: number): number {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= line) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  function at(line: number): Line | undefined {
    if (line < 0 || line >= count) return undefined;
    const place = groupAt(line);
    const group = arrangement.groups[place];
    if (group === undefined) return rowLine(arrangement.rows[line]);
    const offset = line - (starts[place] ?? 0);
    if (offset === 0) return {kind: 'group', group, collapsed: folded.has(group.value)};
    return rowLine(arrangement.rows[group.start + offset - 1]);
  }

  refresh();
  return {
    get count() {
      return count;
    },
    at,
    lineOf(index) {
      const place = arrangement.place(index);
      if (place < 0 || arrangement.groups.length === 0) return place;
      const groupPlace = arrangement.groups.findIndex(group => place < group.start + group.count);
      const group = arrangement.groups[groupPlace];
      if (group === undefined || folded.has(group.value)) return -1;
      return (starts[groupPlace] ?? 0) + 1 + place - group.start;
    },
    toggle(line) {
      const found = at(line);
      if (found?.kind !== 'group') return false;
      if (!folded.delete(found.group.value)) folded.add(found.group.value);
      refresh();
      return true;
    },
    refresh,
  };
}

function rowLine(index: number | undefined): Line | undefined {
  return index === undefined ? undefined : {kind: 'row', index};
}

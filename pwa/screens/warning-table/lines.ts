/** The table as a list of lines of one height, which is what a virtual view draws: headings, rows, subtotals, totals. */
import type {RowId} from '../../../core/base/ids.ts';
import type {MonthGroup, MonthRow, MonthSheet, MonthTotal} from '../../../core/ledger/month-table-types.ts';
import {sumRows} from '../../../core/ledger/month-total.ts';
import type {Level} from '../../../core/rules/types.ts';
import type {LevelCounts, WarningLine, WarningTable} from '../../engine/protocol.ts';
import {sameData} from './same-data.ts';
import {sumTotals} from './sum-totals.ts';

export type Line =
  /** Start of a manager's sheet, where all are shown. */
  | {readonly kind: 'manager'; readonly key: string; readonly manager: RowId | null; readonly total: MonthTotal}
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly manager: RowId | null;
      readonly sector: string | null;
      readonly total: MonthTotal;
      readonly counts: LevelCounts;
      readonly collapsed: boolean;
    }
  | {
      readonly kind: 'row';
      readonly key: string;
      readonly row: MonthRow;
      /** Restarts in each group. */
      readonly seq: number;
      /** Same organisation as the line above. */
      readonly continued: boolean;
      readonly level: Level | null;
      readonly warnings: readonly WarningLine[];
    }
  | {readonly kind: 'organisation'; readonly key: string; readonly name: string; readonly total: MonthTotal}
  | {
      readonly kind: 'total';
      readonly key: string;
      readonly of: 'manager' | 'sector' | 'all';
      readonly manager: RowId | null;
      readonly sector: string | null;
      readonly total: MonthTotal;
    }
  /** Receivable and prepaid apart, because netting would hide debt. */
  | {readonly kind: 'split'; readonly key: string; readonly receivable: number; readonly prepaid: number};

export type RowLine = Extract<Line, {kind: 'row'}>;

/** Shared by all rows without a warning, so that two such rows compare equal. */
const noWarnings: readonly WarningLine[] = [];

/** Lines that scroll, and those that stay in sight at the foot. */
export interface TableLines {
  readonly body: readonly Line[];
  readonly foot: readonly Line[];
}

/** Name of a row that survives an edit: the same contact may stand on two managers' sheets. */
export function rowKey(row: Pick<MonthRow, 'row' | 'manager'>): string {
  return `${row.row}@${row.manager ?? '-'}`;
}

/** Name of a sector group, for remembering which are folded. */
export function groupKey(manager: RowId | null, sector: string | null): string {
  return `group:${manager ?? '-'}:${sector ?? '-'}`;
}

export interface LineChoice {
  /** Keys of folded groups. */
  readonly collapsed: ReadonlySet<string>;
  /** Sectors without customers keep their heading, as on paper. */
  readonly emptyGroups: boolean;
}

/** Everything, as it is printed. */
export const allLines: LineChoice = {collapsed: new Set(), emptyGroups: true};

/** What a group's lines are made of. */
export interface GroupLines {
  readonly counts: LevelCounts;
  readonly rows: readonly Line[];
}

export type GroupReader = (table: WarningTable, group: MonthGroup) => GroupLines;

const readGroup: GroupReader = (table, group) => ({
  counts: levelCounts(table, group.rows),
  rows: rowLines(table, group.rows),
});

/** Reads groups and remembers each until it or the warnings change: a table of many rows can be read group by group. */
export function createGroupReader(): GroupReader {
  const known = new WeakMap<MonthGroup, {readonly warnings: WarningTable['warnings']; readonly lines: GroupLines}>();
  return (table, group) => {
    const before = known.get(group);
    if (before?.warnings === table.warnings) return before.lines;
    const lines = readGroup(table, group);
    known.set(group, {warnings: table.warnings, lines});
    return lines;
  };
}

/** Lines of a table. */
export function tableLines(table: WarningTable, choice: LineChoice, read: GroupReader = readGroup): TableLines {
  const whole = table.sheets.length > 1;
  const body = table.sheets.flatMap(sheet => sheetLines(table, sheet, choice, whole, read));
  const only = table.sheets[0];
  if (!whole) return {body, foot: only ? totalLines('manager', 'foot', only.manager, null, only.total) : []};
  const all = allTotals(table);
  return {
    body: [
      ...body,
      ...all.sectors.flatMap(each => totalLines('sector', each.sector ?? '-', null, each.sector, each.total)),
    ],
    foot: totalLines('all', 'foot', null, null, all.total),
  };
}

function sheetLines(
  table: WarningTable,
  sheet: MonthSheet,
  choice: LineChoice,
  whole: boolean,
  read: GroupReader,
): readonly Line[] {
  const shown = sheet.groups.filter(group => choice.emptyGroups || group.rows.length > 0);
  const groups = shown.flatMap(group => groupLines(sheet, group, choice.collapsed, read(table, group)));
  if (!whole) return groups;
  const name = sheet.manager ?? '-';
  return [
    {kind: 'manager', key: `manager:${name}`, manager: sheet.manager, total: sheet.total},
    ...groups,
    ...totalLines('manager', name, sheet.manager, null, sheet.total),
  ];
}

function groupLines(
  sheet: MonthSheet,
  group: MonthGroup,
  collapsed: ReadonlySet<string>,
  {counts, rows}: GroupLines,
): readonly Line[] {
  const key = groupKey(sheet.manager, group.sector);
  const folded = collapsed.has(key);
  const heading: Line = {
    kind: 'group',
    key,
    manager: sheet.manager,
    sector: group.sector,
    total: group.total,
    counts,
    collapsed: folded,
  };
  return folded ? [heading] : [heading, ...rows];
}

function rowLines(table: WarningTable, rows: readonly MonthRow[]): readonly Line[] {
  const lines: Line[] = [];
  rows.forEach((row, index) => {
    const warned = table.warnings[row.customer];
    lines.push({
      kind: 'row',
      key: rowKey(row),
      row,
      seq: index + 1,
      continued: rows[index - 1]?.customer === row.customer,
      level: warned?.level ?? null,
      warnings: warned?.lines ?? noWarnings,
    });
    const organisation = endingOrganisation(rows, index);
    if (organisation.length > 1) {
      lines.push({
        kind: 'organisation',
        key: `organisation:${rowKey(row)}`,
        name: row.customerName,
        total: sumRows(organisation, row.weeks.length),
      });
    }
  });
  return lines;
}

/** The rows of one organisation that end at `index`; nothing while it goes on. */
function endingOrganisation(rows: readonly MonthRow[], index: number): readonly MonthRow[] {
  const customer = rows[index]?.customer;
  if (customer === undefined || rows[index + 1]?.customer === customer) return [];
  let from = index;
  while (rows[from - 1]?.customer === customer) from -= 1;
  return rows.slice(from, index + 1);
}

function totalLines(
  of: 'manager' | 'sector' | 'all',
  name: string,
  manager: RowId | null,
  sector: string | null,
  total: MonthTotal,
): readonly Line[] {
  const line: Line = {kind: 'total', key: `total:${of}:${name}`, of, manager, sector, total};
  if (total.prepaid === 0) return [line];
  return [line, {kind: 'split', key: `split:${of}:${name}`, receivable: total.receivable, prepaid: total.prepaid}];
}

interface AllTotals {
  readonly total: MonthTotal;
  readonly sectors: readonly {readonly sector: string | null; readonly total: MonthTotal}[];
}

/** Sums over all managers' sheets: everything, and sector by sector. Adds totals, so its cost does not grow with the rows. */
export function allTotals(table: Pick<WarningTable, 'sheets' | 'weeks'>): AllTotals {
  const bySector = new Map<string | null, MonthTotal[]>();
  for (const group of table.sheets.flatMap(sheet => sheet.groups)) {
    if (group.total.rows === 0) continue;
    const totals = bySector.get(group.sector);
    if (totals) totals.push(group.total);
    else bySector.set(group.sector, [group.total]);
  }
  const weeks = table.weeks.length;
  return {
    total: sumTotals(
      table.sheets.map(sheet => sheet.total),
      weeks,
    ),
    sectors: [...bySector].map(([sector, totals]) => ({sector, total: sumTotals(totals, weeks)})),
  };
}

/** Lines of `next` with every one that says the same as its forerunner replaced by it, so that only changed ones are drawn. */
export function reuseLines(previous: TableLines | null, next: TableLines): TableLines {
  if (previous === null) return next;
  const before = new Map([...previous.body, ...previous.foot].map(line => [line.key, line]));
  const reuse = (line: Line): Line => {
    const old = before.get(line.key);
    return old && sameLine(old, line) ? old : line;
  };
  return {body: next.body.map(reuse), foot: next.foot.map(reuse)};
}

/** A row's figures and warnings are the same objects while they have not changed; everything else is compared by value. */
function sameLine(old: Line, line: Line): boolean {
  if (old.kind !== 'row' || line.kind !== 'row') return sameData(old, line);
  return (
    old.row === line.row && old.warnings === line.warnings && old.seq === line.seq && old.continued === line.continued
  );
}

/** How many customers of some rows stand at each level; a customer with two contacts counts once. */
export function levelCounts(table: Pick<WarningTable, 'warnings'>, rows: Iterable<MonthRow>): LevelCounts {
  const counts = {red: 0, orange: 0, yellow: 0, blue: 0};
  const seen = new Set<RowId>();
  for (const row of rows) {
    if (seen.has(row.customer)) continue;
    seen.add(row.customer);
    const level = table.warnings[row.customer]?.level;
    if (level) counts[level] += 1;
  }
  return counts;
}

/** All rows of a table in its order. */
export function tableRows(table: Pick<WarningTable, 'sheets'>): readonly MonthRow[] {
  return table.sheets.flatMap(sheet => sheet.groups.flatMap(group => group.rows));
}

/** A plan as the wizard shows it. */
import type {BatchId} from '../base/ids.ts';
import type {FileSheets} from './file-sheets.ts';
import {cellText, type FileSheet, isBlankRow, type RawRow} from './file-sheets.ts';
import {contentScore} from './guess.ts';
import type {
  ColumnGuess,
  GuessBasis,
  HeaderKind,
  ImportSummary,
  PreviewRow,
  SheetGuess,
  SheetPreview,
} from './import-types.ts';
import type {RowOutcome} from './outcome.ts';
import type {Plan} from './plan.ts';
import {MAX_LISTED_PROBLEMS} from './problem-list.ts';
import type {SniffedSheet} from './sniff.ts';

/** Rows shown of each sheet, and rows with problems. */
const PREVIEW_ROWS = 40;
const PROBLEM_ROWS = 200;
const SAMPLES = 3;

/** The summary of a plan. */
export function summarise(
  batch: BatchId,
  fileName: string,
  fileBytes: number,
  file: FileSheets,
  sheets: readonly SniffedSheet[],
  plan: Plan,
): ImportSummary {
  const counts = countsOf(plan);
  const guesses = sheets.map((sheet, index) => sheetGuess(sheet, index, plan));
  return {
    batch,
    fileName,
    fileBytes,
    text: file.text,
    sheets: guesses,
    needsMonth: plan.needsMonth,
    month: plan.month,
    dateOrder: plan.order?.order ?? null,
    dateOrderUnsure: plan.order?.unsure ?? false,
    counts,
    problems: plan.problems.listed(),
    problemCount: plan.problems.count,
    duplicates: plan.duplicates.slice(0, MAX_LISTED_PROBLEMS),
    preview: sheets.map((sheet, index) => preview(sheet, index, plan)),
    ready: !plan.needsMonth && counts.new + counts.changed + counts.bad > 0,
  };
}

function countsOf(plan: Plan): ImportSummary['counts'] {
  const counts = {new: 0, changed: 0, same: 0, bad: 0};
  for (const rows of plan.outcomes.values()) {
    for (const outcome of rows.values()) {
      if (outcome === 'new' || outcome === 'changed' || outcome === 'same' || outcome === 'bad') counts[outcome] += 1;
    }
  }
  return {...counts, customers: plan.draft.count('customers'), entries: plan.draft.count('entries')};
}

function sheetGuess(sniffed: SniffedSheet, index: number, plan: Plan): SheetGuess {
  const {sheet, shape, blocks, layout, found, own} = sniffed;
  const outcomes = [...(plan.outcomes.get(sheet.name)?.values() ?? [])];
  const count = (...kinds: readonly RowOutcome[]) => outcomes.filter(outcome => kinds.includes(outcome)).length;
  const managers = [...new Set(blocks.map(block => block.manager).filter(manager => manager !== null))];
  return {
    sheet: index,
    name: sheet.name,
    hidden: sheet.hidden,
    rows: layout === 'ignore' ? shape.rows.length : outcomes.length,
    columnsCount: widthOf(sheet),
    layout,
    found,
    header: headerKind(sniffed),
    headerRow: own?.headerRow ?? blocks[0]?.headerRows.at(-1) ?? shape.headerRows.at(-1) ?? null,
    managers,
    columns: layout === 'paper' || layout === 'sheet' ? [] : columnGuesses(sniffed, plan),
    ready: count('new', 'changed', 'same'),
    bad: count('bad'),
    duplicates: plan.duplicates.filter(duplicate => duplicate.sheet === sheet.name).length,
  };
}

function headerKind({own, blocks, shape, layout}: SniffedSheet): HeaderKind {
  if (own !== null) return 'row';
  return blocks.length > 0 && layout === 'paper' ? 'weeks' : shape.header;
}

function widthOf(sheet: FileSheet): number {
  return sheet.rows.slice(0, 200).reduce((most, row) => Math.max(most, row.length), 0);
}

function columnGuesses({sheet, shape, guess}: SniffedSheet, plan: Plan): readonly ColumnGuess[] {
  return guess.profiles.map((profile, index) => {
    const match = guess.columns.get(index);
    const basis: GuessBasis = match?.basis ?? 'none';
    return {
      index,
      header: shape.names[index] ?? '',
      field: match?.field.ignored === true ? null : (match?.field.id ?? null),
      type: typeOf(profile),
      basis: match?.field.ignored === true ? 'none' : basis,
      confidence: match === undefined ? 0 : Math.min(match.confidence, contentScore(match.field, profile) + 0.3),
      samples: [...new Set(profile.texts)].slice(0, SAMPLES),
      problems: plan.problems.inColumn(sheet.name, index),
    };
  });
}

/** A type only where nearly all cells read as it and would be printed back as they stand. */
function typeOf(profile: SniffedSheet['guess']['profiles'][number]): ColumnGuess['type'] {
  if (profile.filled === 0) return 'text';
  if (profile.date >= 0.95) return 'date';
  if (profile.yesNo >= 0.95) return 'boolean';
  if (profile.phone >= 0.9) return 'text';
  if (profile.number >= 0.95) return profile.decimal > 0.3 ? 'money' : 'number';
  return profile.amount >= 0.95 && profile.code < 0.05 && profile.phone < 0.5 ? 'money' : 'text';
}

function preview(sniffed: SniffedSheet, index: number, plan: Plan): SheetPreview {
  const {sheet, shape, blocks, own} = sniffed;
  const headers = new Set([
    ...shape.headerRows,
    ...blocks.flatMap(block => block.headerRows),
    ...(own === null ? [] : [own.headerRow]),
  ]);
  const outcomes = plan.outcomes.get(sheet.name);
  const width = widthOf(sheet);
  const rowAt = (row: number): PreviewRow => ({
    row: row + 1,
    cells: texts(sheet.rows[row] ?? [], width),
    state: headers.has(row) ? 'header' : stateOf(outcomes?.get(row)),
  });
  const first: PreviewRow[] = [];
  for (let row = 0; row < sheet.rows.length && first.length < PREVIEW_ROWS; row += 1) {
    if (!isBlankRow(sheet.rows[row])) first.push(rowAt(row));
  }
  const withProblems = [...plan.problems.rowsOf(sheet.name)].sort((a, b) => a - b).slice(0, PROBLEM_ROWS);
  return {sheet: index, rows: first, withProblems: withProblems.map(rowAt)};
}

function stateOf(outcome: RowOutcome | undefined): PreviewRow['state'] {
  switch (outcome) {
    case 'bad':
      return 'bad';
    case 'duplicate':
      return 'duplicate';
    case 'new':
    case 'changed':
    case 'same':
      return 'ready';
    default:
      return 'skipped';
  }
}

function texts(row: RawRow, width: number): readonly string[] {
  return Array.from({length: width}, (_, column) => cellText(row[column]));
}

/** Episodes as rows of the sheet `episodes`, and back. */
import {asDay, type Day} from '../base/calendar-date.ts';
import {asId, type ColumnId, type RowId, type RuleId, type SheetId} from '../base/ids.ts';
import {type CellWrite, type Command, type NewRow, writeCommand} from '../doc/command.ts';
import type {CellValue} from '../schema/cell.ts';
import type {Table, Tables} from '../table/table.ts';
import type {Episode} from './episodes.ts';
import {type Level, levels, type SubjectKind, subjectKinds} from './types.ts';

const EPISODES = asId<SheetId>('episodes');

/** All episodes of a workbook; rows that are no episodes (a newer version's, half a record) are left out. */
export function readEpisodes(tables: Tables): readonly Episode[] {
  const table = tables.table(EPISODES);
  const episodes: Episode[] = [];
  for (let index = 0; index < table.size; index += 1) {
    const episode = table.isLive(index) ? episodeAt(table, index) : null;
    if (episode !== null) episodes.push(episode);
  }
  return episodes;
}

/** One row as an episode. */
export function episodeAt(table: Table, index: number): Episode | null {
  const text = (column: string): string => table.text(index, asId<ColumnId>(column));
  const day = (column: string): Day | null => {
    const value = table.number(index, asId<ColumnId>(column));
    return Number.isInteger(value) ? asDay(value) : null;
  };
  const kind = subjectKindOf(text('subject_kind'));
  const raisedOn = day('raised_on');
  const raisedLevel = levelOf(text('raised_level'));
  const level = levelOf(text('level'));
  if (kind === null || raisedOn === null || raisedLevel === null || level === null) return null;
  const nights = table.number(index, asId<ColumnId>('clear_nights'));
  return {
    id: table.rowId(index),
    rule: asId<RuleId>(text('rule')),
    subject: {kind, id: text('subject')},
    about: text('about') === '' ? null : asId<RowId>(text('about')),
    raisedOn,
    raisedLevel,
    level,
    levelOn: day('level_on') ?? raisedOn,
    clearNights: Number.isInteger(nights) ? nights : 0,
    clearedOn: day('cleared_on'),
    caseNo: text('case_no'),
    history: historyOf(text('history')),
    reviewed:
      text('reviewed') === ''
        ? []
        : text('reviewed')
            .split(' ')
            .map(asId<RowId>),
  };
}

/**
 * The command that records changed and new episodes; `null` when there are none. Rows that are there are written cell by
 * cell, only where they differ.
 */
export function episodeCommand(tables: Tables, changed: readonly Episode[]): Command | null {
  const table = tables.table(EPISODES);
  const inserts: NewRow[] = [];
  const cells: CellWrite[] = [];
  for (const episode of changed) {
    const wanted = cellsOf(episode);
    const index = table.indexOf(episode.id);
    if (index < 0) {
      inserts.push({sheet: EPISODES, row: episode.id, cells: wanted});
      continue;
    }
    for (const [column, value] of Object.entries(wanted)) {
      const id = asId<ColumnId>(column);
      if (table.get(index, id) !== value) cells.push({sheet: EPISODES, row: episode.id, column: id, value});
    }
  }
  return inserts.length === 0 && cells.length === 0 ? null : writeCommand('episodes', {inserts, cells});
}

function cellsOf(episode: Episode): Readonly<Record<string, CellValue>> {
  return {
    rule: episode.rule,
    subject_kind: episode.subject.kind,
    subject: episode.subject.id,
    about: episode.about,
    raised_on: episode.raisedOn,
    raised_level: episode.raisedLevel,
    level: episode.level,
    level_on: episode.levelOn,
    clear_nights: episode.clearNights,
    cleared_on: episode.clearedOn,
    case_no: episode.caseNo,
    history: episode.history.map(({on, level}) => `${on}:${level}`).join(' '),
    reviewed: episode.reviewed.length === 0 ? null : episode.reviewed.join(' '),
  };
}

function historyOf(text: string): Episode['history'] {
  return text.split(' ').flatMap(part => {
    const [on = '', name = ''] = part.split(':');
    const level = levelOf(name);
    return level !== null && /^-?\d+$/.test(on) ? [{on: asDay(Number(on)), level}] : [];
  });
}

function levelOf(text: string): Level | null {
  return levels.find(level => level === text) ?? null;
}

function subjectKindOf(text: string): SubjectKind | null {
  return subjectKinds.find(kind => kind === text) ?? null;
}

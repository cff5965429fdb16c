/**
 * Warnings over time (warning-rules.md, Release): what a nightly evaluation makes of the episodes before it. Pure: night
 * after night the same, whether the device was on or the nights are done in one go.
 */
import {asDay, civil, type Day} from '../base/calendar-date.ts';
import type {RowId, RuleId} from '../base/ids.ts';
import {builtInRule} from '../catalog/rules.ts';
import type {Rule} from '../schema/rule.ts';
import {type EpisodeKey, episodeId, keyText} from './episode-id.ts';
import type {Finding, Level, Subject} from './types.ts';

/** One run of a warning, from the night it was raised to the night it closed: a row of the sheet `episodes`. */
export interface Episode {
  /** `episodeId` of its key and the day it was raised. */
  readonly id: RowId;
  readonly rule: RuleId;
  readonly subject: Subject;
  readonly about: RowId | null;
  readonly raisedOn: Day;
  readonly raisedLevel: Level;
  /** Level at the last nightly evaluation at which it held. */
  readonly level: Level;
  readonly levelOn: Day;
  /** Nightly evaluations running at which its condition was false: 0 or 1 while it is open. */
  readonly clearNights: number;
  readonly clearedOn: Day | null;
  /** Kept when it is raised again within 30 days. */
  readonly caseNo: string;
  /** Levels with the day from which each held, oldest first. */
  readonly history: readonly {readonly on: Day; readonly level: Level}[];
  /** Entries that a reviewer has settled by closing it. */
  readonly reviewed: readonly RowId[];
}

/** Nights at which a daily rule must be clear before its episode closes. */
export const CLEAR_NIGHTS = 2;
/** Days within which a warning that comes back keeps its case number. */
const REOPEN_DAYS = 30;

/** What a night found: what fired, and which rules could not be told. */
export interface NightFindings {
  readonly fired: Iterable<Finding>;
  /** True where an input was missing: neither true nor false. */
  notEvaluated(key: EpisodeKey): boolean;
}

/** How an episode's rule closes. */
export type Closing = 'nights' | 'at_once' | 'reviewer';

/** A month-close result closes at once when it is false; what a reviewer must close stays. */
export function closingOf(rule: Pick<Rule, 'clocks' | 'closes'> | undefined): Closing {
  if (rule === undefined) return 'at_once';
  if (rule.closes === 'reviewer') return 'reviewer';
  return rule.clocks.includes('daily') || rule.clocks.includes('saving') ? 'nights' : 'at_once';
}

/**
 * Episodes after the nightly evaluation before `today`. Only those that changed or are new are returned.
 * @param known episodes before, closed ones included (they lend their case numbers)
 */
export function nightlyEpisodes(known: readonly Episode[], findings: NightFindings, today: Day): readonly Episode[] {
  const open = new Map<string, Episode>();
  const closed = new Map<string, Episode>();
  for (const episode of known) {
    const key = keyText(episode);
    if (episode.clearedOn === null) open.set(key, episode);
    else if ((closed.get(key)?.clearedOn ?? -Infinity) <= episode.clearedOn) closed.set(key, episode);
  }
  const changed: Episode[] = [];
  const held = new Set<string>();
  for (const finding of findings.fired) {
    if (finding.outcome.kind !== 'fired') continue;
    const key = keyText(finding);
    held.add(key);
    const episode = open.get(key);
    if (episode === undefined) changed.push(raise(finding, finding.outcome.level, today, closed.get(key)));
    else {
      const next = hold(episode, finding.outcome.level, today);
      if (next !== episode) changed.push(next);
    }
  }
  for (const [key, episode] of open) {
    if (held.has(key) || findings.notEvaluated(episode)) continue;
    const next = release(episode, today);
    if (next !== episode) changed.push(next);
  }
  return changed;
}

/** A new episode. @param before the same warning's last one, whose case number it keeps within 30 days */
export function raise(key: EpisodeKey, level: Level, on: Day, before: Episode | undefined): Episode {
  const id = episodeId(key, on);
  const reopened = before?.clearedOn != null && on - before.clearedOn <= REOPEN_DAYS;
  return {
    id,
    rule: key.rule,
    subject: key.subject,
    about: key.about ?? null,
    raisedOn: on,
    raisedLevel: level,
    level,
    levelOn: on,
    clearNights: 0,
    clearedOn: null,
    caseNo: reopened ? before.caseNo : caseNumber(key.rule, on, id),
    history: [{on, level}],
    reviewed: [],
  };
}

function hold(episode: Episode, level: Level, today: Day): Episode {
  if (level === episode.level) return episode.clearNights === 0 ? episode : {...episode, clearNights: 0};
  return {...episode, level, levelOn: today, clearNights: 0, history: [...episode.history, {on: today, level}]};
}

function release(episode: Episode, today: Day): Episode {
  const rule = builtInRule(episode.rule);
  switch (closingOf(rule)) {
    case 'reviewer':
      return episode;
    case 'at_once':
      return {...episode, clearNights: 1, clearedOn: today};
    case 'nights': {
      const clearNights = episode.clearNights + 1;
      const monthClosed = rule?.clocks.includes('month_close') === true && civil(today).day === 1;
      return {...episode, clearNights, clearedOn: clearNights >= CLEAR_NIGHTS || monthClosed ? today : null};
    }
  }
}

/** `AR-03-260430-7k2m`: rule, day raised, four characters of the id. */
function caseNumber(rule: RuleId, on: Day, id: RowId): string {
  const {year, month, day} = civil(on);
  const date = [year % 100, month, day].map(part => String(part).padStart(2, '0')).join('');
  return `${rule}-${date}-${id.slice(0, 4)}`;
}

/** The day on which an open episode closes if its condition stays false; `null` for one that a reviewer must close. */
export function closesOn(episode: Episode, today: Day): Day | null {
  switch (closingOf(builtInRule(episode.rule))) {
    case 'reviewer':
      return null;
    case 'at_once':
      return asDay(today + 1);
    case 'nights':
      return asDay(today + Math.max(1, CLEAR_NIGHTS - episode.clearNights));
  }
}

/** An episode closed by a reviewer, with the entries that this settles. */
export function reviewed(episode: Episode, entries: readonly RowId[], today: Day): Episode {
  return {...episode, clearedOn: today, clearNights: 0, reviewed: [...new Set([...episode.reviewed, ...entries])]};
}

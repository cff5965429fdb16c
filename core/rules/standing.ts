/** What a screen shows of a warning: the finding as the conditions stand, with the episode it belongs to. */
import type {Day} from '../base/calendar-date.ts';
import type {RowId, RuleId} from '../base/ids.ts';
import type {Reckoning} from '../ledger/reckoning.ts';
import {keyText} from './episode-id.ts';
import type {EpisodeIndex} from './episode-index.ts';
import {closesOn, type Episode} from './episodes.ts';
import {type Explanation, explain} from './explain.ts';
import type {Facts, Finding, Level, Subject} from './types.ts';
import type {RuleWatch} from './watch.ts';

/** One warning of a subject. */
export interface StandingWarning {
  readonly rule: RuleId;
  readonly subject: Subject;
  readonly about: RowId | null;
  /** As the conditions stand; `null` while it is clearing. */
  readonly level: Level | null;
  readonly facts: Facts;
  readonly entries: readonly RowId[];
  readonly explanation: Explanation | null;
  /** When it was raised, or when the dates say that it began. */
  readonly since: Day | null;
  readonly state:
    | {readonly kind: 'standing'; readonly until: Day | null}
    | {readonly kind: 'clearing'; readonly closesOn: Day};
  readonly caseNo: string | null;
}

/**
 * Warnings of one subject: what fired, then what is clearing (open episodes whose condition no longer holds).
 * @param reckoning of the customer, for subjects that are one
 */
export function standingWarnings(
  watch: RuleWatch,
  subject: Subject,
  episodes: EpisodeIndex,
  reckoning: Reckoning | null,
): readonly StandingWarning[] {
  const fired = watch.findings(subject).filter(({outcome}) => outcome.kind === 'fired');
  const held = new Set(fired.map(keyText));
  const warnings = fired.flatMap(finding => standing(watch, finding, episodes.get(finding), reckoning) ?? []);
  for (const episode of episodes.ofSubject(subject)) {
    if (episode.clearedOn === null && !held.has(keyText(episode))) warnings.push(clearing(episode, watch.clock.today));
  }
  return warnings;
}

function standing(
  watch: RuleWatch,
  finding: Finding,
  episode: Episode | undefined,
  reckoning: Reckoning | null,
): StandingWarning | null {
  const {outcome} = finding;
  if (outcome.kind !== 'fired') return null;
  const explanation = explain(finding, watch.clock, watch.book, reckoning);
  const open = episode?.clearedOn === null ? episode : undefined;
  return {
    rule: finding.rule,
    subject: finding.subject,
    about: finding.about ?? null,
    level: outcome.level,
    facts: outcome.facts,
    entries: outcome.entries,
    explanation,
    since: earlier(open?.raisedOn ?? null, explanation.since),
    state: {kind: 'standing', until: explanation.until},
    caseNo: open?.caseNo ?? null,
  };
}

function clearing(episode: Episode, today: Day): StandingWarning {
  const closing = closesOn(episode, today);
  return {
    rule: episode.rule,
    subject: episode.subject,
    about: episode.about,
    // What only a reviewer closes keeps its colour until then.
    level: closing === null ? episode.level : null,
    facts: {},
    entries: [],
    explanation: null,
    since: episode.raisedOn,
    state: closing === null ? {kind: 'standing', until: null} : {kind: 'clearing', closesOn: closing},
    caseNo: episode.caseNo,
  };
}

function earlier(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

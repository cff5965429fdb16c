import {contentId} from '../base/content-id.ts';
import type {RowId, RuleId} from '../base/ids.ts';
import type {Subject} from './types.ts';

/** What an episode is about: one rule, one subject, perhaps one customer within it. */
export interface EpisodeKey {
  readonly rule: RuleId;
  readonly subject: Subject;
  readonly about?: RowId | null;
}

/** The key as one string, for maps. */
export function keyText({rule, subject, about}: EpisodeKey): string {
  return `${rule}|${subject.kind}|${subject.id}|${about ?? ''}`;
}

/** Row id of the episode that a rule raises for a subject on a day: every device that evaluates the same night writes the same row. */
export function episodeId(key: EpisodeKey, raisedOn: number): RowId {
  return contentId<RowId>(`${keyText(key)}|${raisedOn}`);
}

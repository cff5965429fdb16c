import {type EpisodeKey, keyText} from './episode-id.ts';
import type {Episode} from './episodes.ts';
import type {Subject} from './types.ts';

/** The latest episode of each warning, an open one before closed ones. */
export interface EpisodeIndex {
  get(key: EpisodeKey): Episode | undefined;
  ofSubject(subject: Subject): Iterable<Episode>;
  /** Subjects that have episodes, open ones or not. */
  subjects(): Iterable<Subject>;
}

/** Indexes all episodes of a workbook (`readEpisodes`). */
export function indexEpisodes(episodes: Iterable<Episode>): EpisodeIndex {
  const bySubject = new Map<string, {readonly subject: Subject; readonly latest: Map<string, Episode>}>();
  for (const episode of episodes) {
    const name = subjectText(episode.subject);
    const group = bySubject.get(name) ?? {subject: episode.subject, latest: new Map<string, Episode>()};
    bySubject.set(name, group);
    const key = keyText(episode);
    const before = group.latest.get(key);
    if (before === undefined || isNewer(episode, before)) group.latest.set(key, episode);
  }
  return {
    get: key => bySubject.get(subjectText(key.subject))?.latest.get(keyText(key)),
    ofSubject: subject => bySubject.get(subjectText(subject))?.latest.values() ?? [],
    *subjects() {
      for (const {subject} of bySubject.values()) yield subject;
    },
  };
}

function isNewer(episode: Episode, before: Episode): boolean {
  if ((episode.clearedOn === null) !== (before.clearedOn === null)) return episode.clearedOn === null;
  return episode.raisedOn >= before.raisedOn;
}

function subjectText({kind, id}: Subject): string {
  return `${kind} ${id}`;
}

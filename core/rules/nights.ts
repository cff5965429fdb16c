/**
 * The nightly evaluation (warning-rules.md, Evaluation and Release): once for each calendar day, in order, on what was
 * posted by the day before. A device that was off does the missed nights when it next runs, with the same result.
 */
import {asDay, type Day} from '../base/calendar-date.ts';
import {asId, type RowId} from '../base/ids.ts';
import type {Command} from '../doc/command.ts';
import {reckon} from '../ledger/reckoning.ts';
import {createLedgerSource} from '../ledger/source.ts';
import type {Settings} from '../schema/settings.ts';
import type {Tables} from '../table/table.ts';
import {nightClock} from './clock.ts';
import type {EpisodeIndex} from './episode-index.ts';
import {episodeCommand, readEpisodes} from './episode-rows.ts';
import {type Episode, type NightFindings, nightlyEpisodes, raise} from './episodes.ts';
import {createRuleWatch, type RuleWatch} from './watch.ts';

/** What the nightly evaluation works on. */
export interface NightInput {
  readonly tables: Tables;
  settings(): Settings;
}

/** Evaluations of one customer that a first run may spend on the nights before today. */
const FIRST_RUN = 20_000;
/** Nights before today that a first run looks back at most. */
const FIRST_NIGHTS = 60;
/** Customers between two signs of life. */
const CHUNK = 100;

/**
 * Nights to do on `today`: those since the last one done; on the first run as many before today as a small workbook
 * affords, so that its warnings have a history. Empty when today's is done.
 */
export function nightsDue(settings: Settings, customers: number, firstEntry: Day | null, today: Day): readonly Day[] {
  const back = Math.min(FIRST_NIGHTS, Math.floor(FIRST_RUN / Math.max(1, customers)));
  const from =
    settings.evaluatedThrough !== null
      ? settings.evaluatedThrough + 1
      : Math.max(today - back, Math.min(firstEntry === null ? today : firstEntry + 1, today));
  return Array.from({length: Math.max(0, today - from + 1)}, (_, index) => asDay(from + index));
}

/**
 * Does the given nights in order. Yields the number of customers judged now and then; returns the commands that record
 * the result (origin `system`), none when there is nothing to do. The tables must not change in between: when the user
 * edits meanwhile, drop it and begin again.
 */
export function* catchUp(input: NightInput, nights: readonly Day[]): Generator<number, readonly Command[], undefined> {
  const last = nights.at(-1);
  if (last === undefined) return [];
  const source = createLedgerSource(input.tables, input.settings);
  const watch = createRuleWatch(input.tables, input.settings);
  const before = readEpisodes(input.tables);
  const episodes = new Map<RowId, Episode>(before.map(episode => [episode.id, episode]));
  const changed = new Map<RowId, Episode>();
  let done = 0;
  for (const night of nights) {
    watch.restart(nightClock(night));
    for (const index of source.customers()) {
      watch.judge(reckon(source.ledger(index), input.settings()));
      done += 1;
      if (done % CHUNK === 0) yield done;
    }
    watch.settle();
    for (const episode of nightlyEpisodes([...episodes.values()], nightFindings(watch), night)) {
      episodes.set(episode.id, episode);
      changed.set(episode.id, episode);
    }
  }
  const command = episodeCommand(input.tables, [...changed.values()]);
  const mark: Command = {kind: 'set-setting', key: 'evaluatedThrough', value: last};
  return command === null ? [mark] : [command, mark];
}

/** What a watch has found, as the episodes ask for it. */
export function nightFindings(watch: RuleWatch): NightFindings {
  return {
    fired: watch.fired(),
    notEvaluated({rule, subject}) {
      if (subject.kind === 'customer') {
        return watch.customer(asId<RowId>(subject.id))?.notEvaluated.some(each => each.rule === rule) === true;
      }
      return watch.findings(subject).some(each => each.rule === rule && each.outcome.kind === 'not_evaluated');
    },
  };
}

/**
 * Episodes to raise right after a save: of rules that only a reviewer closes (AR-14), so that what was saved in spite of
 * the check cannot be taken back unseen. `null` when there are none.
 */
export function raiseAfterSave(
  tables: Tables,
  watch: RuleWatch,
  customers: Iterable<RowId>,
  known: EpisodeIndex,
  today: Day,
): Command | null {
  const raised: Episode[] = [];
  for (const id of customers) {
    for (const finding of watch.customer(id)?.fired ?? []) {
      const rule = watch.book.rule(finding.rule)?.rule;
      if (finding.outcome.kind !== 'fired' || rule?.closes !== 'reviewer') continue;
      const before = known.get(finding);
      if (before !== undefined && before.clearedOn === null) continue;
      raised.push(raise(finding, finding.outcome.level, today, before));
    }
  }
  return episodeCommand(tables, raised);
}

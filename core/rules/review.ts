import type {Day} from '../base/calendar-date.ts';
import type {Command} from '../doc/command.ts';
import type {Tables} from '../table/table.ts';
import type {EpisodeKey} from './episode-id.ts';
import {keyText} from './episode-id.ts';
import type {EpisodeIndex} from './episode-index.ts';
import {episodeCommand} from './episode-rows.ts';
import {raise, reviewed} from './episodes.ts';
import type {RuleWatch} from './watch.ts';

/**
 * The command with which a reviewer closes a warning (AR-14): its episode ends today and the entries behind it are settled,
 * so that they do not raise it again. One step to undo. `null` where the rule closes by itself or nothing stands.
 */
export function reviewCommand(
  tables: Tables,
  watch: RuleWatch,
  episodes: EpisodeIndex,
  key: EpisodeKey,
  today: Day,
): Command | null {
  if (watch.book.rule(key.rule)?.rule.closes !== 'reviewer') return null;
  const finding = watch.findings(key.subject).find(each => keyText(each) === keyText(key));
  const fired = finding?.outcome.kind === 'fired' ? finding.outcome : null;
  const known = episodes.get(key);
  const open = known?.clearedOn === null ? known : undefined;
  const episode = open ?? (fired === null ? undefined : raise(key, fired.level, today, known));
  if (episode === undefined) return null;
  const command = episodeCommand(tables, [reviewed(episode, fired?.entries ?? [], today)]);
  return command === null || command.kind !== 'write' ? command : {...command, label: 'review-warning'};
}

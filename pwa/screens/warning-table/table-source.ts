/** The table on screen: asked for once, then kept up to date by what the engine says of each change. */
import {createEffect, createSignal, on, onCleanup} from 'solid-js';
import type {AppError} from '../../../core/base/app-error.ts';
import type {Month} from '../../../core/base/calendar-date.ts';
import {asId, type RowId} from '../../../core/base/ids.ts';
import {type Level, levelRank} from '../../../core/rules/types.ts';
import type {ManagerChoice} from '../../app/route.ts';
import type {Engine, Push, WarningTable} from '../../engine/protocol.ts';
import {applyPatch, shareSteps} from './patch.ts';
import {inSlices} from './slices.ts';

export interface TableQuery {
  readonly month: Month;
  readonly manager: ManagerChoice;
}

export interface LevelChange {
  readonly customer: RowId;
  readonly before: Level | null;
  readonly after: Level | null;
}

export interface TableSource {
  /** The last table that arrived; the old one stays until a new one is there. */
  readonly table: () => WarningTable | null;
  readonly error: () => AppError | null;
  /** The table on screen is not yet the one that was asked for. */
  readonly waiting: () => boolean;
  again(): void;
}

/**
 * Follows `query`. `onLevels` hears which customers' levels an edit changed (not those of another month or manager).
 * `prepare` may read a table before it is shown.
 */
export function createTableSource(
  engine: Engine,
  query: () => TableQuery,
  onLevels: (changes: readonly LevelChange[]) => void,
  prepare: (table: WarningTable) => Promise<void> = async () => {},
): TableSource {
  const [table, setTable] = createSignal<WarningTable | null>(null);
  const [error, setError] = createSignal<AppError | null>(null);
  const [waiting, setWaiting] = createSignal(false);
  let shown: TableQuery | null = null;
  let asking = false;
  let stale = false;

  /** The table on screen where it answers `of`. */
  const shownOf = (of: TableQuery) =>
    shown !== null && shown.month === of.month && shown.manager === of.manager ? table() : null;

  const read = async (next: WarningTable, of: TableQuery): Promise<WarningTable> => {
    const before = shownOf(of);
    const shared = before ? await inSlices(shareSteps(before, next)) : next;
    await prepare(shared);
    return shared;
  };

  const show = (next: WarningTable, of: TableQuery) => {
    const before = shownOf(of);
    shown = of;
    setError(null);
    setTable(next);
    if (before) tell(before, next);
  };

  const tell = (before: WarningTable, after: WarningTable) => {
    const changes = levelChanges(before, after);
    if (changes.length > 0) onLevels(changes);
  };

  const ask = async () => {
    if (asking) {
      stale = true;
      return;
    }
    asking = true;
    do {
      stale = false;
      const of = query();
      const answer = await engine.ask('warning-table', of);
      const next = answer.ok ? await read(answer.value, of) : null;
      const now = query();
      // another month or manager was picked meanwhile: this answer is of no use
      if (now.month !== of.month || now.manager !== of.manager) stale = true;
      else if (next) show(next, of);
      else if (!answer.ok) setError(answer.error);
    } while (stale);
    asking = false;
    setWaiting(false);
  };

  const hear = (push: Push) => {
    if (push.kind === 'day') void ask();
    if (push.kind !== 'changed') return;
    const before = table();
    const patch = push.table;
    const wanted = query();
    if (before && patch && !asking && patch.month === wanted.month && patch.manager === wanted.manager) {
      const next = applyPatch(before, patch);
      if (next) {
        setTable(next);
        tell(before, next);
        return;
      }
    }
    void ask();
  };
  onCleanup(engine.hear(hear));

  createEffect(
    on(
      () => [query().month, query().manager] as const,
      () => {
        setWaiting(true);
        void ask();
      },
    ),
  );

  return {table, error, waiting, again: () => void ask()};
}

/** Customers whose level differs between two states of one table, the worst first. */
export function levelChanges(before: WarningTable, after: WarningTable): readonly LevelChange[] {
  if (before.warnings === after.warnings) return [];
  const customers = new Set([...Object.keys(before.warnings), ...Object.keys(after.warnings)]);
  const changes: LevelChange[] = [];
  for (const customer of customers) {
    const [was, is] = [before.warnings[customer]?.level ?? null, after.warnings[customer]?.level ?? null];
    if (was !== is) changes.push({customer: asId<RowId>(customer), before: was, after: is});
  }
  return changes.sort((a, b) => levelRank(b.after) - levelRank(a.after));
}

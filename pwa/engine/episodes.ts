import {asId, type SheetId} from '../../core/base/ids.ts';
import type {Change} from '../../core/doc/change.ts';
import {type EpisodeIndex, indexEpisodes} from '../../core/rules/episode-index.ts';
import {readEpisodes} from '../../core/rules/episode-rows.ts';
import type {Tables} from '../../core/table/table.ts';

const EPISODES = asId<SheetId>('episodes');

/** Episodes of the open workbook, read when first asked for and after each change of their sheet. */
export class Episodes {
  readonly #tables: Tables;
  #index: EpisodeIndex | null = null;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  get index(): EpisodeIndex {
    this.#index ??= indexEpisodes(readEpisodes(this.#tables));
    return this.#index;
  }

  changed(changes: readonly Change[]): void {
    if (changes.some(change => change.kind !== 'settings' && change.sheet === EPISODES)) this.#index = null;
  }
}

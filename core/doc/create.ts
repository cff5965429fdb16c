/** New workbooks, as they lie in storage before they are first opened. */
import * as Y from 'yjs';
import {asId, type EpochId, type PortfolioId, type Random, randomId, type WorkbookId} from '../base/ids.ts';
import {builtInSheets} from '../catalog/built-in-sheets.ts';
import type {Settings} from '../schema/settings.ts';
import type {Sheet} from '../schema/sheet.ts';
import {FORMAT_VERSION} from '../schema/version.ts';
import {newDocument, ORDINARY_LEVEL, rootMap, rootName} from './layout.ts';
import {type RootWrite, readLevels, settingWrites, sheetWrites} from './root.ts';
import {levelWrites} from './root-state.ts';
import type {StoredWorkbook} from './workbook-types.ts';

/** The portfolio of a workbook that has not been divided. */
export const MAIN_PORTFOLIO = asId<PortfolioId>('main');

export interface NewWorkbook {
  readonly id: WorkbookId;
  /** At least the name; what is left out has its default. */
  readonly settings: Partial<Settings> & {readonly name: string};
  readonly random: Random;
  readonly sheets?: readonly Sheet[];
}

/** A workbook with every built-in sheet and no rows. Store its heads and its one update, then open it. */
export function newWorkbook({id, settings, random, sheets = builtInSheets}: NewWorkbook): StoredWorkbook {
  const root = newDocument(rootName(id), random);
  const put = (writes: readonly RootWrite[]): void => {
    for (const {map, key, value} of writes) rootMap(root, map).set(key, value);
  };
  root.transact(() => {
    put([
      {map: 'meta', key: 'format', value: FORMAT_VERSION},
      {map: 'meta', key: 'id', value: id},
      {map: 'portfolios', key: MAIN_PORTFOLIO, value: {order: 0}},
      {map: 'levels', key: ORDINARY_LEVEL, value: {order: 0}},
    ]);
    put(Object.entries(settings).flatMap(([key, value]) => settingWrites(root, key, value)));
    put(sheets.flatMap(sheetWrites));
    put(levelWrites(root, sheets));
  });
  const heads = readLevels(root).map(level => ({
    portfolio: MAIN_PORTFOLIO,
    level,
    epoch: randomId<EpochId>(random),
  }));
  const updates = new Map([[rootName(id), [Y.encodeStateAsUpdate(root)]]]);
  root.destroy();
  return {id, heads, past: [], updates, segments: new Map(), journal: []};
}

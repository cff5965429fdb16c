/** The root document as an open workbook uses it: parsed once, read again when it changed, written key by key. */
import type * as Y from 'yjs';
import type {LevelId, PortfolioId, SheetId, WorkbookId} from '../base/ids.ts';
import type {Settings} from '../schema/settings.ts';
import type {Sheet} from '../schema/sheet.ts';
import {FORMAT_VERSION} from '../schema/version.ts';
import type {Change} from './change.ts';
import {ROOT_MAPS, type RootMap, rootMap} from './layout.ts';
import {
  columnWrites,
  type RootWrite,
  readLevels,
  readPortfolios,
  readSettings,
  readSheets,
  sameJson,
  sheetOfKey,
  sheetWrites,
} from './root.ts';

export interface RootState {
  settings(): Settings;
  sheets(): readonly Sheet[];
  sheet(sheet: SheetId): Sheet | undefined;
  /** Level of a column's cells; `undefined` for a column that is not known. */
  levelOf(sheet: SheetId, column: string): LevelId | undefined;
  portfolios(): readonly PortfolioId[];
  levels(): readonly LevelId[];
  /** Stored format; a greater one than ours may be read and not written. */
  format(): number;
  held(map: RootMap, key: string): unknown;
  /** Those of the writes that would change something. */
  effective(writes: readonly RootWrite[]): readonly RootWrite[];
  write(writes: readonly RootWrite[]): void;
  /** What changed since the last call. */
  news(): readonly Change[];
  /** What an older workbook lacks of the catalogue: whole sheets, single columns, levels. */
  lacking(catalogue: readonly Sheet[]): readonly RootWrite[];
}

/** Watches a root document. */
export function openRootState(doc: Y.Doc, workbook: WorkbookId): RootState {
  let settings: Settings | null = null;
  let sheets: ReadonlyMap<SheetId, Sheet> | null = null;
  let levels: ReadonlyMap<SheetId, ReadonlyMap<string, LevelId>> | null = null;
  const news = new Map<string, Change>();

  for (const map of ROOT_MAPS) {
    rootMap(doc, map).observe(event => {
      if (map === 'settings') settings = null;
      if (map === 'sheets' || map === 'columns') {
        sheets = null;
        levels = null;
      }
      for (const key of event.keysChanged) {
        const change = changeOf(map, String(key));
        if (change !== null) news.set(JSON.stringify(change), change);
      }
    });
  }

  function bySheet(): ReadonlyMap<SheetId, Sheet> {
    return (sheets ??= new Map(readSheets(doc).map(sheet => [sheet.id, sheet])));
  }

  function effective(writes: readonly RootWrite[]): readonly RootWrite[] {
    return writes.filter(({map, key, value}) => !sameJson(rootMap(doc, map).get(key), value));
  }

  return {
    settings: () => (settings ??= readSettings(doc, workbook)),
    sheets: () => [...bySheet().values()],
    sheet: id => bySheet().get(id),
    levelOf(sheet, column) {
      levels ??= new Map(
        [...bySheet()].map(([id, {columns}]) => [id, new Map(columns.map(each => [each.id, each.level]))]),
      );
      return levels.get(sheet)?.get(column);
    },
    portfolios: () => readPortfolios(doc),
    levels: () => readLevels(doc),
    format() {
      const format = rootMap(doc, 'meta').get('format');
      return typeof format === 'number' ? format : FORMAT_VERSION;
    },
    held: (map, key) => rootMap(doc, map).get(key),
    effective,
    write(writes) {
      for (const {map, key, value} of effective(writes)) {
        if (value === undefined) rootMap(doc, map).delete(key);
        else rootMap(doc, map).set(key, value);
      }
    },
    news() {
      const changes = [...news.values()];
      news.clear();
      return changes;
    },
    lacking(catalogue) {
      const known = rootMap(doc, 'sheets');
      const columns = rootMap(doc, 'columns');
      return [
        ...catalogue.flatMap((sheet, order) => {
          const writes = sheetWrites(sheet, order);
          if (!writes.some(({map, key}) => map === 'sheets' && known.has(key))) return writes;
          return sheet.columns.flatMap((column, place) => {
            const own = columnWrites(sheet.id, column, place);
            return own.some(({key}) => columns.has(key)) ? [] : own;
          });
        }),
        ...levelWrites(doc, catalogue),
      ];
    },
  };
}

/** The writes that list every level the sheets' columns name. */
export function levelWrites(doc: Y.Doc, sheets: readonly Sheet[]): readonly RootWrite[] {
  const listed = readLevels(doc);
  const named = new Set(sheets.flatMap(sheet => sheet.columns.map(column => column.level)));
  const fresh = [...named].filter(level => !listed.includes(level)).sort();
  return fresh.map((level, i) => ({map: 'levels', key: level, value: {order: listed.length + i}}));
}

function changeOf(map: RootMap, key: string): Change | null {
  switch (map) {
    case 'settings':
      return {kind: 'settings', key: key.split('/')[0] ?? key};
    case 'views':
      return {kind: 'settings', key: `views/${key}`};
    case 'sheets':
    case 'columns':
      return {kind: 'columns', sheet: sheetOfKey(key)};
    default:
      return null;
  }
}

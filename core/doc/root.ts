/**
 * What the root document says: settings, sheets and columns as values. Everything lies flat, one key per leaf, so that
 * two people who change two things never overwrite each other, and what a newer version added stays where it is.
 */
import type * as Y from 'yjs';
import type {LevelId, PortfolioId, SheetId, WorkbookId} from '../base/ids.ts';
import {asId} from '../base/ids.ts';
import {type Column, columnSchema} from '../schema/column.ts';
import {type Settings, settingsSchema} from '../schema/settings.ts';
import {type Sheet, sheetSchema} from '../schema/sheet.ts';
import {type RootMap, rootMap} from './layout.ts';

/** One key of a root map and its new JSON value; `undefined` takes the key away. */
export interface RootWrite {
  readonly map: RootMap;
  readonly key: string;
  readonly value: unknown;
}

/** The settings, with defaults where the document says nothing or nothing that this version understands. */
export function readSettings(root: Y.Doc, workbook: WorkbookId): Settings {
  const raw: Record<string, unknown> = {name: String(workbook)};
  const keys = [...rootMap(root, 'settings').keys()].sort((a, b) => a.length - b.length);
  for (const key of keys) putLeaf(raw, key.split('/').map(fromKeyPart), rootMap(root, 'settings').get(key));
  for (;;) {
    const parsed = settingsSchema.safeParse(raw);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) delete raw[String(issue.path[0])];
    raw.name ??= String(workbook);
  }
}

/** The writes that make a setting hold `value`: an object is taken apart into its leaves. */
export function settingWrites(root: Y.Doc, key: string, value: unknown): readonly RootWrite[] {
  const map = rootMap(root, 'settings');
  const leaves = new Map(leavesOf(key, value));
  const gone = [...map.keys()].filter(held => (held === key || held.startsWith(`${key}/`)) && !leaves.has(held));
  return [
    ...gone.map(held => ({map: 'settings' as const, key: held, value: undefined})),
    ...[...leaves].map(([leaf, json]) => ({map: 'settings' as const, key: leaf, value: json})),
  ];
}

/** Sheets in list order, their columns in order. What does not parse is of a newer version: kept, not shown. */
export function readSheets(root: Y.Doc): readonly Sheet[] {
  const columns = groupedBySheet(rootMap(root, 'columns'));
  const sheets = [...attributesByOwner(rootMap(root, 'sheets'))].map(([id, attributes]) => {
    const own = [...(columns.get(id) ?? [])].sort(byOrder).flatMap(([column, raw]) => parseColumn(column, raw));
    const {order, ...rest} = attributes;
    const parsed = sheetSchema.safeParse({...rest, id: fromKeyPart(id), columns: own});
    return {order: typeof order === 'number' ? order : Number.POSITIVE_INFINITY, parsed};
  });
  return sheets.sort((a, b) => a.order - b.order).flatMap(({parsed}) => (parsed.success ? [parsed.data] : []));
}

/** The writes that make a sheet known, columns included. */
export function sheetWrites(sheet: Sheet, order: number): readonly RootWrite[] {
  const {columns, id, ...attributes} = sheet;
  return [
    ...Object.entries({...attributes, order}).map(([name, value]) => ({
      map: 'sheets' as const,
      key: `${keyPart(id)}/${keyPart(name)}`,
      value,
    })),
    ...columns.flatMap((column, i) => columnWrites(sheet.id, column, i)),
  ];
}

/** The writes that make a column what `column` says. Its place stays, unless `order` names another. */
export function columnWrites(sheet: SheetId, column: Column, order?: number): readonly RootWrite[] {
  const {id, ...attributes} = column;
  const all = order === undefined ? attributes : {order, ...attributes};
  return Object.entries(all).map(([name, value]) => ({
    map: 'columns' as const,
    key: `${keyPart(sheet)}/${keyPart(id)}/${keyPart(name)}`,
    value,
  }));
}

/** Names of the attributes the document holds for a column; empty for one it has never heard of. */
export function columnAttributes(root: Y.Doc, sheet: SheetId, column: string): readonly string[] {
  const prefix = `${keyPart(sheet)}/${keyPart(column)}/`;
  return [...rootMap(root, 'columns').keys()]
    .filter(key => key.startsWith(prefix))
    .map(key => fromKeyPart(key.slice(prefix.length)));
}

/** The sheet that a key of the maps `sheets` and `columns` belongs to. */
export function sheetOfKey(key: string): SheetId {
  return asId<SheetId>(fromKeyPart(key.split('/')[0] ?? ''));
}

/** Portfolios and levels in order; a rows document exists for every pair. */
export function readPortfolios(root: Y.Doc): readonly PortfolioId[] {
  return ordered(rootMap(root, 'portfolios')).map(asId<PortfolioId>);
}

/** Levels in order, the ordinary one first. */
export function readLevels(root: Y.Doc): readonly LevelId[] {
  return ordered(rootMap(root, 'levels')).map(asId<LevelId>);
}

/** Whether two JSON values are the same, whatever the order of keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, i) => sameJson(each, b[i]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every(key => key in b && sameJson(a[key], b[key]));
}

function ordered(map: Y.Map<unknown>): readonly string[] {
  const place = (value: unknown): number => (isRecord(value) && typeof value.order === 'number' ? value.order : 0);
  return [...map.entries()].sort(([a, x], [b, y]) => place(x) - place(y) || (a < b ? -1 : 1)).map(([key]) => key);
}

function leavesOf(key: string, value: unknown): readonly (readonly [string, unknown])[] {
  if (!isRecord(value)) return value === undefined ? [] : [[key, value]];
  return Object.entries(value).flatMap(([name, part]) => leavesOf(`${key}/${keyPart(name)}`, part));
}

function putLeaf(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  // A key is somebody else's text; this one would reach every object there is.
  if (first === '__proto__') return;
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const held = into[first];
  const inner = isRecord(held) ? held : {};
  into[first] = inner;
  putLeaf(inner, rest, value);
}

type Attributes = Record<string, unknown>;

function attributesByOwner(map: Y.Map<unknown>): ReadonlyMap<string, Attributes> {
  const owners = new Map<string, Attributes>();
  for (const [key, value] of map.entries()) {
    const cut = key.lastIndexOf('/');
    const owner = key.slice(0, cut);
    const attributes = owners.get(owner) ?? {};
    attributes[fromKeyPart(key.slice(cut + 1))] = value;
    owners.set(owner, attributes);
  }
  return owners;
}

function groupedBySheet(map: Y.Map<unknown>): ReadonlyMap<string, [string, Attributes][]> {
  const sheets = new Map<string, [string, Attributes][]>();
  for (const [owner, attributes] of attributesByOwner(map)) {
    const [sheet = '', column = ''] = owner.split('/');
    const columns = sheets.get(sheet) ?? [];
    columns.push([column, attributes]);
    sheets.set(sheet, columns);
  }
  return sheets;
}

function byOrder([a, x]: [string, Attributes], [b, y]: [string, Attributes]): number {
  const place = (each: Attributes): number => (typeof each.order === 'number' ? each.order : Number.MAX_SAFE_INTEGER);
  return place(x) - place(y) || (a < b ? -1 : 1);
}

function parseColumn(id: string, {order: _order, ...attributes}: Attributes): readonly Column[] {
  const parsed = columnSchema.safeParse({...attributes, id: fromKeyPart(id)});
  return parsed.success ? [parsed.data] : [];
}

/** Keys are paths; a part that holds a slash must not become two. */
function keyPart(part: string): string {
  return part.replaceAll('%', '%25').replaceAll('/', '%2F');
}

function fromKeyPart(part: string): string {
  return part.replaceAll('%2F', '/').replaceAll('%25', '%');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

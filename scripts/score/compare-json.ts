import type {ScoreItem} from './score-result.ts';

/** A JSON value as `JSON.parse` makes it. */
export type Json = null | boolean | number | string | readonly Json[] | {readonly [key: string]: Json};

/**
 * One item per leaf of `expected` (an empty list or object is a leaf), with its JSON path as id; what `actual` has beyond
 * it fails under its own path.
 */
export function compareJson(expected: Json, actual: Json | undefined, group: string): readonly ScoreItem[] {
  const items: ScoreItem[] = [];
  walk(expected, actual, '$', (id, want, got) => {
    const pass = want === got;
    items.push(pass ? {id, group, pass} : {id, group, pass, why: `expected ${want}, got ${got}`});
  });
  return items;
}

type Report = (path: string, want: string, got: string) => void;

const ABSENT = 'nothing';

function walk(expected: Json | undefined, actual: Json | undefined, path: string, report: Report): void {
  if (isBranch(expected) || isBranch(actual)) {
    const sameKind = Array.isArray(expected) === Array.isArray(actual);
    const wanted = isBranch(expected) ? entriesOf(expected) : [];
    const found = new Map(isBranch(actual) && (sameKind || expected === undefined) ? entriesOf(actual) : []);
    if (isLeaf(expected)) report(path, said(expected), said(actual));
    for (const [key, value] of wanted) {
      walk(value, found.get(key), path + key, report);
      found.delete(key);
    }
    for (const [key, value] of found) walk(undefined, value, path + key, report);
    return;
  }
  report(path, said(expected), said(actual));
}

/** A list or object with something in it. */
function isBranch(value: Json | undefined): value is readonly Json[] | {readonly [key: string]: Json} {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function isLeaf(value: Json | undefined): boolean {
  return value !== undefined && !isBranch(value);
}

function entriesOf(value: readonly Json[] | {readonly [key: string]: Json}): readonly (readonly [string, Json])[] {
  if (Array.isArray(value)) return value.map((item, index) => [`[${index}]`, item] as const);
  return Object.entries(value).map(([key, item]) => [keyPath(key), item] as const);
}

function keyPath(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `['${key.replaceAll("'", "\\'")}']`;
}

function said(value: Json | undefined): string {
  return value === undefined ? ABSENT : JSON.stringify(value);
}

/** Where the page is, and how the address says it. Every place of the app can be linked to. */
import {formatMonth, type Month, parseMonth} from '../../core/base/calendar-date.ts';
import {asId, type RowId, type SheetId, type WorkbookId} from '../../core/base/ids.ts';

/** Whose sheet: one manager's, that of customers nobody looks after (`null`), or all of them. */
export type ManagerChoice = RowId | null | 'all';

export type Route =
  | {readonly kind: 'home'}
  /** Import into an open workbook, or into a new one. */
  | {readonly kind: 'import'; readonly workbook: WorkbookId | null}
  | {
      readonly kind: 'sheet';
      readonly workbook: WorkbookId;
      readonly sheet: SheetId;
      /** Show the entries, agreements … of this customer only. */
      readonly customer: RowId | null;
      /** Select this row. */
      readonly row: RowId | null;
    }
  | {
      readonly kind: 'warning-table';
      readonly workbook: WorkbookId;
      /** `null` = the running month. */
      readonly month: Month | null;
      /** `undefined` = not chosen: the first manager. */
      readonly manager: ManagerChoice | undefined;
      /** Put the cursor on this customer. */
      readonly customer: RowId | null;
    }
  | {readonly kind: 'warnings'; readonly workbook: WorkbookId; readonly customer: RowId | null}
  /** The customer's card (on phones a page, elsewhere beside the table). */
  | {readonly kind: 'customer'; readonly workbook: WorkbookId; readonly customer: RowId}
  /** Phone: put down one entry. */
  | {readonly kind: 'entry'; readonly workbook: WorkbookId; readonly customer: RowId | null}
  | {readonly kind: 'settings'; readonly workbook: WorkbookId}
  /** Phone: everything that has no tab of its own. */
  | {readonly kind: 'more'; readonly workbook: WorkbookId}
  | {readonly kind: 'missing'};

export type RouteKind = Route['kind'];
export type RouteOf<K extends RouteKind> = Extract<Route, {kind: K}>;

/** The workbook that a route lies in. */
export function workbookOf(route: Route): WorkbookId | null {
  return 'workbook' in route ? route.workbook : null;
}

const NOBODY = '-';

/** The address of a route, with its leading `#`. */
export function printRoute(route: Route): string {
  switch (route.kind) {
    case 'home':
    case 'missing':
      return '#/';
    case 'import':
      return route.workbook === null ? '#/import' : `#/wb/${route.workbook}/import`;
    case 'sheet':
      return `#/wb/${route.workbook}/sheet/${encodeURIComponent(route.sheet)}${query({customer: route.customer, row: route.row})}`;
    case 'warning-table':
      return `#/wb/${route.workbook}/warning-table${monthPath(route.month, route.manager)}${query({customer: route.customer})}`;
    case 'warnings':
      return `#/wb/${route.workbook}/warnings${query({customer: route.customer})}`;
    case 'customer':
      return `#/wb/${route.workbook}/customer/${encodeURIComponent(route.customer)}`;
    case 'entry':
      return `#/wb/${route.workbook}/entry${query({customer: route.customer})}`;
    case 'settings':
    case 'more':
      return `#/wb/${route.workbook}/${route.kind}`;
  }
}

function monthPath(month: Month | null, manager: ManagerChoice | undefined): string {
  if (month === null && manager === undefined) return '';
  const monthPart = month === null ? 'now' : formatMonth(month);
  return manager === undefined ? `/${monthPart}` : `/${monthPart}/${encodeURIComponent(manager ?? NOBODY)}`;
}

function query(fields: Readonly<Record<string, string | null>>): string {
  const parts = Object.entries(fields).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** The route of an address; `missing` where no page has it. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?');
  const parts = path
    .split('/')
    .filter(part => part !== '')
    .map(decode);
  const field = (name: string): RowId | null => {
    const value = new URLSearchParams(search).get(name);
    return value === null || value === '' ? null : asId<RowId>(value);
  };
  const [first, workbook, page, ...rest] = parts;
  if (first === undefined) return {kind: 'home'};
  if (first === 'import') return {kind: 'import', workbook: null};
  if (first !== 'wb' || workbook === undefined) return {kind: 'missing'};
  return parsePage(asId<WorkbookId>(workbook), page, rest, field);
}

function parsePage(
  workbook: WorkbookId,
  page: string | undefined,
  rest: readonly string[],
  field: (name: string) => RowId | null,
): Route {
  const [first, second] = rest;
  switch (page) {
    case undefined:
      return {kind: 'warning-table', workbook, month: null, manager: undefined, customer: null};
    case 'warning-table': {
      const month = first === undefined || first === 'now' ? null : parseMonth(first);
      if (month === undefined) return {kind: 'missing'};
      return {kind: 'warning-table', workbook, month, manager: parseManager(second), customer: field('customer')};
    }
    case 'sheet':
      if (first === undefined) return {kind: 'missing'};
      return {kind: 'sheet', workbook, sheet: asId<SheetId>(first), customer: field('customer'), row: field('row')};
    case 'customer':
      return first === undefined ? {kind: 'missing'} : {kind: 'customer', workbook, customer: asId<RowId>(first)};
    case 'entry':
      return {kind: 'entry', workbook, customer: field('customer')};
    case 'warnings':
      return {kind: 'warnings', workbook, customer: field('customer')};
    case 'import':
    case 'settings':
    case 'more':
      return {kind: page, workbook};
    default:
      return {kind: 'missing'};
  }
}

function parseManager(text: string | undefined): ManagerChoice | undefined {
  if (text === undefined) return undefined;
  if (text === NOBODY) return null;
  return text === 'all' ? 'all' : asId<RowId>(text);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

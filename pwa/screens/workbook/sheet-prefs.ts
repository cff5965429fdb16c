/** How somebody last looked at a sheet on this device: order, filters, columns. Never part of the workbook. */
import {createEffect, createSignal} from 'solid-js';
import {z} from 'zod';
import {asId, type ColumnId, type SheetId, type WorkbookId} from '../../../core/base/ids.ts';
import {cellValueSchema} from '../../../core/schema/cell.ts';
import type {FilterTest, ViewSpec} from '../../engine/protocol.ts';

export type SheetFilter = ViewSpec['filters'][number];
export type SheetSort = ViewSpec['sort'][number];

export interface SheetPrefs {
  readonly filters: readonly SheetFilter[];
  readonly sort: readonly SheetSort[];
  readonly group: ColumnId | null;
  readonly hidden: readonly ColumnId[];
  /** Columns shown although the sheet hides them. */
  readonly shown: readonly ColumnId[];
  /** Columns in the order of the screen; others follow as the sheet has them. */
  readonly order: readonly ColumnId[];
  readonly frozen: number;
  readonly tab: string;
  readonly panel: boolean;
}

const column = z.string().transform(asId<ColumnId>);
const test: z.ZodType<FilterTest> = z.discriminatedUnion('kind', [
  z.object({kind: z.literal('contains'), text: z.string()}),
  z.object({kind: z.literal('equals'), values: z.array(cellValueSchema)}),
  z.object({kind: z.literal('between'), from: z.number().nullable(), to: z.number().nullable()}),
  z.object({kind: z.literal('empty')}),
  z.object({kind: z.literal('not-empty')}),
]);
const prefsSchema = z.object({
  filters: z.array(z.object({column, test})).default([]),
  sort: z.array(z.object({column, descending: z.boolean()})).default([]),
  group: column.nullable().default(null),
  hidden: z.array(column).default([]),
  shown: z.array(column).default([]),
  order: z.array(column).default([]),
  frozen: z.number().int().min(0).max(20).default(1),
  tab: z.string().default('all'),
  panel: z.boolean().default(false),
});

/** How a sheet looks before anybody changed it: customers with the worst warning first and their figures at the left. */
export function firstPrefs(sheet: SheetId): SheetPrefs {
  return prefsSchema.parse(String(sheet) === 'customers' ? customersFirst : {});
}

const customersFirst = {
  panel: true,
  sort: [{column: 'warning', descending: true}],
  order: [
    'name',
    'grade',
    'account_manager',
    'phone',
    'month_sales',
    'mom_change',
    'balance',
    'ageing',
    'limit_use',
    'warning',
    'sector',
    'kind',
    'customer_no',
  ],
};

export interface PrefsStore {
  readonly prefs: () => SheetPrefs;
  change(part: Partial<SheetPrefs>): void;
}

/** Reads what was kept for the sheet and keeps what is changed. Call inside an owner. */
export function createSheetPrefs(page: Window, workbook: WorkbookId, sheet: SheetId): PrefsStore {
  const key = `watchbook.sheet.${workbook}.${sheet}`;
  const [prefs, setPrefs] = createSignal<SheetPrefs>(kept(page, key) ?? firstPrefs(sheet));
  createEffect(() => keep(page, key, prefs()));
  return {prefs, change: part => setPrefs(now => ({...now, ...part}))};
}

function kept(page: Window, key: string): SheetPrefs | undefined {
  try {
    const text = page.localStorage.getItem(key);
    return text === null ? undefined : prefsSchema.safeParse(JSON.parse(text)).data;
  } catch {
    // Refused storage, or text that is no JSON: the first look stands.
    return undefined;
  }
}

function keep(page: Window, key: string, prefs: SheetPrefs): void {
  try {
    page.localStorage.setItem(key, JSON.stringify(prefs));
  } catch {
    // Refused storage: the look lasts until the page closes.
  }
}

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
  frozen: z.number().int().min(0).max(20).default(1),
  tab: z.string().default('all'),
  panel: z.boolean().default(true),
});

/** Nothing filtered, sorted or hidden; the first column frozen. */
export const plainPrefs: SheetPrefs = prefsSchema.parse({});

export interface PrefsStore {
  readonly prefs: () => SheetPrefs;
  change(part: Partial<SheetPrefs>): void;
}

/** Reads what was kept for the sheet and keeps what is changed. Call inside an owner. */
export function createSheetPrefs(page: Window, workbook: WorkbookId, sheet: SheetId): PrefsStore {
  const key = `watchbook.sheet.${workbook}.${sheet}`;
  const [prefs, setPrefs] = createSignal<SheetPrefs>(kept(page, key));
  createEffect(() => keep(page, key, prefs()));
  return {prefs, change: part => setPrefs(now => ({...now, ...part}))};
}

function kept(page: Window, key: string): SheetPrefs {
  try {
    const parsed = prefsSchema.safeParse(JSON.parse(page.localStorage.getItem(key) ?? '{}'));
    return parsed.success ? parsed.data : plainPrefs;
  } catch {
    // Refused storage, or text that is no JSON: the plain look stands.
    return plainPrefs;
  }
}

function keep(page: Window, key: string, prefs: SheetPrefs): void {
  try {
    page.localStorage.setItem(key, JSON.stringify(prefs));
  } catch {
    // Refused storage: the look lasts until the page closes.
  }
}

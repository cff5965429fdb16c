import {z} from 'zod';
import {asId, type SheetId} from '../base/ids.ts';
import type {Words} from '../base/text.ts';
import {type ColumnSpec, columnSchema, wordsSchema} from './column.ts';

export const sheetSchema = z
  .looseObject({
    id: z.string().transform(asId<SheetId>),
    /** Form of the trade it stands for (`F02`), or '' for a user's own sheet. */
    form: z.string(),
    name: wordsSchema,
    /** lucide icon name. */
    icon: z.string(),
    /** Column that names a row to people (links show it). */
    title: z.string(),
    /** Shown in the sheet list; the engine's own record sheets are not. */
    listed: z.boolean(),
    columns: z.array(columnSchema),
  })
  .readonly();
export type Sheet = z.infer<typeof sheetSchema>;

export interface SheetSpec {
  readonly id: string;
  readonly form: string;
  readonly name: Words;
  readonly icon: string;
  readonly title: string;
  readonly listed: boolean;
  readonly columns: readonly ColumnSpec[];
}

/** Fills the defaults of a catalogue sheet. Throws on a mistake in the catalogue itself. */
export function defineSheet(spec: SheetSpec): Sheet {
  return sheetSchema.parse({
    ...spec,
    columns: spec.columns.map(column => ({level: '0', width: 120, ...column})),
  });
}

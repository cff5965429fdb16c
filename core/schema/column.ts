import {z} from 'zod';
import type {ColumnId, LevelId, SheetId} from '../base/ids.ts';
import {asId} from '../base/ids.ts';
import type {Words} from '../base/text.ts';

/** The types a column can have; `computed` columns hold no cells. */
export const columnTypes = [
  'text',
  'number',
  'money',
  'percent',
  'date',
  'month',
  'boolean',
  'choice',
  'link',
  'phone',
  'email',
  'url',
  'computed',
] as const;
export type ColumnType = (typeof columnTypes)[number];

export const wordsSchema = z.object({zh: z.string(), en: z.string()});

export const choiceSchema = z.object({id: z.string(), name: wordsSchema});
export type Choice = z.infer<typeof choiceSchema>;

export const columnSchema = z
  .looseObject({
    id: z.string().transform(asId<ColumnId>),
    name: wordsSchema,
    type: z.enum(columnTypes),
    /** Group of columns with the same readers; `0` is the ordinary one. */
    level: z.string().transform(asId<LevelId>),
    /** CSS pixels at density compact. */
    width: z.number().int().min(40).max(600),
    required: z.boolean().default(false),
    /** For `choice`. */
    choices: z.array(choiceSchema).optional(),
    /** For `link`: the sheet whose rows it names. */
    target: z
      .string()
      .transform(asId<SheetId>)
      .optional(),
    /** For `computed`: the measure (core/derive) that fills it, or a formula. */
    formula: z.string().optional(),
    measure: z.string().optional(),
    hidden: z.boolean().default(false),
  })
  .readonly();
/** `choices` is set for choice columns, `target` for links, `measure` or `formula` for computed ones. */
export type Column = z.infer<typeof columnSchema>;

/** What the catalogue writes down; defaults are filled by `columnSchema`. */
export interface ColumnSpec {
  readonly id: string;
  readonly name: Words;
  readonly type: ColumnType;
  readonly level?: string;
  readonly width?: number;
  readonly required?: boolean;
  readonly choices?: readonly {readonly id: string; readonly name: Words}[];
  readonly target?: string;
  readonly formula?: string;
  readonly measure?: string;
  readonly hidden?: boolean;
}

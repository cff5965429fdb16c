/** How files of one source were mapped, so that the next one of it needs no questions. */
import {z} from 'zod';
import {headerKey} from './header-key.ts';
import type {SniffedSheet} from './sniff.ts';

const layoutSchema = z.enum(['customers', 'entries', 'invoices', 'ignore']);

/** One sheet of a source, as a person has confirmed it. Holds headings, never data. */
export const rememberedSourceSchema = z.object({
  /** `sourceKey` of the sheet as it is read without any answer. */
  key: z.string(),
  layout: layoutSchema,
  /** WHATWG label, where a person chose one. */
  encoding: z.string().optional(),
  /** 0-based row of the heading, `null` for none; absent where it was found rightly. */
  headerRow: z.number().int().nullable().optional(),
  dateOrder: z.enum(['ymd', 'mdy', 'dmy']).optional(),
  /** Field by heading; `null` = not imported. */
  columns: z.array(z.object({heading: z.string(), field: z.string().nullable()})),
});

export type RememberedSource = z.infer<typeof rememberedSourceSchema>;

/** Sources that a device keeps. */
const MAX_SOURCES = 200;

/**
 * The fingerprint of a sheet: its headings in any order, letters and figures only. `null` where nothing tells it from
 * others: no headings, or a layout that needs no mapping.
 */
export function sourceKey({layout, shape}: SniffedSheet): string | null {
  if (layout === 'paper' || layout === 'sheet' || shape.header === 'none') return null;
  const names = headings(shape.names).filter(name => !name.startsWith('#'));
  return names.length < 2 ? null : names.sort().join('|');
}

/** Each column's heading, told apart from others of the same words: `amount#0`, `amount#1`. */
function headings(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map(name => {
    const {whole} = headerKey(name);
    const count = seen.get(whole) ?? 0;
    seen.set(whole, count + 1);
    return `${whole}#${count}`;
  });
}

/** What to keep of a sheet at its import. @param answered what a person has said beyond the columns */
export function remember(
  key: string,
  {layout, shape, guess}: SniffedSheet,
  answered: Pick<RememberedSource, 'encoding' | 'headerRow' | 'dateOrder'>,
): RememberedSource | null {
  const known = layoutSchema.safeParse(layout);
  if (!known.success) return null;
  return {
    key,
    layout: known.data,
    ...answered,
    columns: headings(shape.names).map((heading, index) => ({
      heading,
      field: guess.columns.get(index)?.field.id ?? null,
    })),
  };
}

/** The remembered fields by index of the sheet's columns; columns that the source did not have are left to the guess. */
export function recallColumns({shape}: SniffedSheet, source: RememberedSource): ReadonlyMap<number, string | null> {
  const fields = new Map(source.columns.map(({heading, field}) => [heading, field]));
  const columns = new Map<number, string | null>();
  for (const [index, heading] of headings(shape.names).entries()) {
    const field = fields.get(heading);
    if (field !== undefined) columns.set(index, field);
  }
  return columns;
}

/** The kept sources with those of one more import, newest last. */
export function withSources(
  kept: readonly RememberedSource[],
  added: readonly RememberedSource[],
): readonly RememberedSource[] {
  const keys = new Set(added.map(({key}) => key));
  return [...kept.filter(({key}) => !keys.has(key)), ...added].slice(-MAX_SOURCES);
}

/** Text for the device's store, and back; text that is none, or a newer program's, counts as nothing kept. */
export function writeSources(sources: readonly RememberedSource[]): string {
  return JSON.stringify(sources);
}

/** Inverse of `writeSources`. */
export function readSources(text: string | undefined): readonly RememberedSource[] {
  if (text === undefined) return [];
  try {
    return z.array(rememberedSourceSchema).safeParse(JSON.parse(text)).data ?? [];
  } catch {
    return [];
  }
}

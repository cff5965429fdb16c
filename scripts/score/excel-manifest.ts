/** The files of `../shared/corpus/excel`: what an independent reader saw, and what is to become of each file. */
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {z} from 'zod';

const cellSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.object({date: z.string()}),
  z.object({string_prefix: z.string(), length: z.number()}),
]);

const sheetSchema = z.object({
  name: z.string(),
  state: z.string(),
  merged: z.number().nullish(),
  cells: z.record(z.string(), cellSchema),
});

const importSchema = z.object({
  reader: z.string().optional(),
  sheets: z.array(sheetSchema).optional(),
  encoding: z.string().optional(),
  lines: z.number().optional(),
  first_lines: z.array(z.string()).optional(),
});

const fileSchema = z.object({file: z.string(), container: z.string(), import: importSchema.optional()});

const verdictSchema = z.object({
  file: z.string(),
  verdict: z.enum(['import', 'special', 'refuse', 'optional']),
  expect: z.string().optional(),
});

const encodingSchema = z.object({
  encoding: z.string().optional(),
  rows_without_header: z.number(),
  columns: z.number().optional(),
  header: z.array(z.string()).optional(),
  first_row: z.array(z.string()),
});

export type ManifestCell = z.infer<typeof cellSchema>;
export type ManifestSheet = z.infer<typeof sheetSchema>;
export type ManifestFile = z.infer<typeof fileSchema>;
export type Verdict = z.infer<typeof verdictSchema>;
export type EncodingCase = z.infer<typeof encodingSchema>;

export interface ExcelCorpus {
  readonly files: ReadonlyMap<string, ManifestFile>;
  readonly verdicts: readonly Verdict[];
  readonly encodings: Readonly<Record<string, EncodingCase>>;
}

/** Throws where a part is missing or of another shape. */
export function readCorpus(folder: string): ExcelCorpus {
  const json = (name: string): unknown => JSON.parse(readFileSync(resolve(folder, name), 'utf8'));
  const files = z.array(fileSchema).parse(json('manifest.auto.json'));
  return {
    files: new Map(files.map(file => [file.file, file])),
    verdicts: z.array(verdictSchema).parse(json('verdicts.json')),
    encodings: z.record(z.string(), encodingSchema).parse(json('encodings/expected.json')),
  };
}

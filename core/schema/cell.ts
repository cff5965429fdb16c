import {z} from 'zod';

/**
 * What a cell holds, whatever its column's type. Canonical (storage-spec R7) since `core/doc/canonical.ts`:
 * text without lone surrogates · numbers finite, no −0 · money in integer fen · dates as day numbers, months as month
 * numbers (`core/base/calendar-date.ts`) · choice as the choice's id · link as the target's row id · absence is `null`.
 */
export type CellValue = null | boolean | number | string;

export const cellValueSchema = z.union([z.null(), z.boolean(), z.number(), z.string()]);

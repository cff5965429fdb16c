import {z} from 'zod';
import {asId, type EpochId, type LevelId, type PortfolioId, type WorkbookId} from '../../../core/base/ids.ts';

const count = z.number().int().min(0);

/** Of whatever buffer; zod's own `instanceof` would insist on one kind. */
const bytes = z.custom<Uint8Array>(value => value instanceof Uint8Array);

const headSchema = z.object({
  portfolio: z.string().transform(asId<PortfolioId>),
  level: z.string().transform(asId<LevelId>),
  epoch: z.string().transform(asId<EpochId>),
});

/** The catalogue's line of one workbook. Its heads are the one commit of a fold (F4, A3). */
export const workbookRecordSchema = z
  .looseObject({
    id: z.string().transform(asId<WorkbookId>),
    /** Version of the stored format, so that a newer one is known before anything is decoded. */
    format: z.number().int(),
    name: z.string(),
    sample: z.boolean(),
    /** Made for an import that has not been confirmed yet: not listed, and gone at a later start if it never is. */
    forImport: z.boolean().optional(),
    /** Milliseconds since 1970. */
    createdAt: z.number(),
    changedAt: z.number(),
    backedUpAt: z.number().nullable(),
    /** Current epoch of every rows document. */
    heads: z.array(headSchema).readonly(),
    /** Epochs folded away whose documents may still be here. */
    past: z.array(headSchema.extend({vector: bytes.nullable()})).readonly(),
    /** Final state vectors of epochs whose documents are gone; kept for ever. */
    vectors: z.array(headSchema.extend({vector: bytes})).readonly(),
    /** Documents that have been stored; one of them without a record is a damaged workbook, not an empty one. */
    kept: z.array(z.string()).readonly(),
    /** Documents that nothing names any more and that a crash may have left; the next opening deletes them. */
    garbage: z.array(z.string()).readonly(),
    /** State that the root document is to be replaced by (restoring in place); the next opening does it first. */
    pendingRoot: bytes.nullable(),
    /** What the last opening found wrong; null where all was sound. */
    damage: z.string().nullable(),
    /** Shown on the home screen without opening. */
    customers: count,
    entries: count,
    bytes: count,
    counts: z.object({red: count, orange: count, yellow: count, blue: count}),
  })
  .readonly();

export type WorkbookRecord = z.infer<typeof workbookRecordSchema>;

import {z} from 'zod';

/** Trades the catalogue knows; they switch rules and sheets on and off. */
export const profiles = ['hotel', 'salon', 'trade', 'repair', 'property', 'bank', 'retail'] as const;
export type Profile = (typeof profiles)[number];

export const settingsSchema = z
  .looseObject({
    name: z.string().min(1).max(120),
    profile: z.enum(profiles).default('trade'),
    currency: z.literal('CNY').default('CNY'),
    /** IANA name; "today" and the nightly evaluation follow it. */
    timeZone: z.string().default('Asia/Shanghai'),
    /** `four`: 1–7, 8–14, 15–21, 22–end · `five`: day 29 to month end apart (F01 reckoning rule 2). */
    weekScheme: z.enum(['four', 'five']).default('four'),
    /** Last closed month as a month number; `null` before the first close. */
    closedThrough: z.number().int().nullable().default(null),
    /** First month the ledger itself covers; typed last-month figures belong to the month before. */
    ledgerBegins: z.number().int().nullable().default(null),
    /** With a finance user typed payments are proposals until posted (F01 reckoning rule 1). */
    hasFinanceUser: z.boolean().default(false),
    defaultAccountPeriodDays: z.number().int().min(0).max(366).default(30),
    defaultDueBasis: z.enum(['from_statement', 'from_bill']).default('from_statement'),
    /** 1–31; 31 = last day of the month. */
    defaultSettlementDay: z.number().int().min(1).max(31).default(31),
    /** Non-working days as day numbers, besides Saturdays and Sundays. */
    holidays: z.array(z.number().int()).default([]),
    /** Working weekend days (调休) as day numbers. */
    workdays: z.array(z.number().int()).default([]),
    /** rule id → threshold name → value, where the workbook differs from the catalogue. */
    thresholds: z.record(z.string(), z.record(z.string(), z.number())).default({}),
    /** customer row id → rule id → threshold name → value. */
    customerThresholds: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.number()))).default({}),
    /** Day of the last nightly evaluation; `null` before the first. */
    evaluatedThrough: z.number().int().nullable().default(null),
    /** Rules switched off. */
    rulesOff: z.array(z.string()).default([]),
    /** True for the made-up company, so that it can say so. */
    sample: z.boolean().default(false),
  })
  .readonly();
/** A workbook's settings, as stored in its root document. Unknown keys of newer versions are kept. */
export type Settings = z.infer<typeof settingsSchema>;

import type {Day, Month} from '../base/calendar-date.ts';
import type {RowId, RuleId} from '../base/ids.ts';
import type {Words} from '../base/text.ts';

/** In rising order; `levelRank` compares. */
export const levels = ['blue', 'yellow', 'orange', 'red'] as const;
export type Level = (typeof levels)[number];

const ranks: Readonly<Record<Level, number>> = {blue: 1, yellow: 2, orange: 3, red: 4};

/** 0 none, 1 blue … 4 red. */
export function levelRank(level: Level | null): number {
  return level === null ? 0 : ranks[level];
}

/** The higher of two levels. */
export function higherLevel(a: Level | null, b: Level | null): Level | null {
  return levelRank(a) >= levelRank(b) ? a : b;
}

/** When a rule is evaluated (warning-rules.md, "How AR and SAL are evaluated", 7). */
export const ruleClocks = ['saving', 'daily', 'month_close', 'quarter_close'] as const;
export type RuleClock = (typeof ruleClocks)[number];

/** What a fact's number means. Percentages are basis points (1/100 %), `x100` hundredths of a plain number. */
export const factUnits = ['fen', 'day', 'month', 'bp', 'count', 'days', 'text', 'x100', 'level'] as const;
export type FactUnit = (typeof factUnits)[number];

/** A fact of a finding: money in fen, dates as day numbers, ratios in basis points; `unit` says which. */
export interface Fact {
  readonly value: number | string | null | readonly (number | string)[];
  readonly unit: FactUnit;
}

export type Facts = Readonly<Record<string, Fact>>;

/** What a rule says of a subject. Not applicable (a floor, a profile, a zero base) is clear with the reason kept. */
export type Outcome =
  | {readonly kind: 'fired'; readonly level: Level; readonly facts: Facts; readonly entries: readonly RowId[]}
  | {readonly kind: 'clear'; readonly facts: Facts; readonly why: string | null}
  | {readonly kind: 'not_evaluated'; readonly missing: string};

export const subjectKinds = ['customer', 'manager', 'product', 'contract', 'shop', 'region'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export interface Subject {
  readonly kind: SubjectKind;
  /** Row id of the customer, staff member or contract; the product's or region's name as orders write it; `shop` for the whole workbook. */
  readonly id: string;
}

export interface Finding {
  readonly rule: RuleId;
  readonly subject: Subject;
  /** Where a subject can have several findings of one rule: the customer that this one is about (AR-17), else absent. */
  readonly about?: RowId;
  readonly outcome: Outcome;
}

/**
 * The moment that rules are evaluated for. Made by `core/rules/clock.ts`; `{today, closedMonth}` alone is the evening
 * of `today` with all of its entries.
 */
export interface EvaluationClock {
  /** Due dates and promises are compared with it. */
  readonly today: Day;
  /** Month whose close the month-close rules speak of: the last month that is over (or, at a month's last evening after close, that month). */
  readonly closedMonth: Month;
  /** Entries posted later are not known yet. Default `today`. */
  readonly known?: Day;
  /** Last day that is over; a week that ends later is running. Default `today`. */
  readonly over?: Day;
}

/** Catalogue entry of a rule, the same shape for built-in and users' own rules. */
export interface RuleText {
  readonly id: RuleId;
  readonly name: Words;
}

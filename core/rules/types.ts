import type {Day, Month} from '../base/calendar-date.ts';
import type {RowId, RuleId} from '../base/ids.ts';
import type {Words} from '../base/text.ts';

/** In rising order; `levelRank` compares. */
export const levels = ['blue', 'yellow', 'orange', 'red'] as const;
export type Level = (typeof levels)[number];

/** 0 none, 1 blue … 4 red. */
export function levelRank(level: Level | null): number {
  return level === null ? 0 : levels.indexOf(level) + 1;
}

/** When a rule is evaluated (warning-rules.md, "How AR and SAL are evaluated", 7). */
export type RuleClock = 'saving' | 'daily' | 'month_close' | 'quarter_close';

/** A fact of a finding: money in fen, dates as day numbers, ratios in basis points; `unit` says which. */
export interface Fact {
  readonly value: number | string | null | readonly (number | string)[];
  readonly unit: 'fen' | 'day' | 'month' | 'bp' | 'count' | 'days' | 'text' | 'x100' | 'level';
}

export type Facts = Readonly<Record<string, Fact>>;

/** What a rule says of a subject. Not applicable (a floor, a profile, a zero base) is clear with the reason kept. */
export type Outcome =
  | {readonly kind: 'fired'; readonly level: Level; readonly facts: Facts; readonly entries: readonly RowId[]}
  | {readonly kind: 'clear'; readonly facts: Facts; readonly why: string | null}
  | {readonly kind: 'not_evaluated'; readonly missing: string};

export type SubjectKind = 'customer' | 'manager' | 'product' | 'contract' | 'shop' | 'region';

export interface Subject {
  readonly kind: SubjectKind;
  /** Row id of the customer, staff member, product or contract; the workbook's id for the shop. */
  readonly id: string;
}

export interface Finding {
  readonly rule: RuleId;
  readonly subject: Subject;
  readonly outcome: Outcome;
}

/** The evening that rules are evaluated for. */
export interface EvaluationClock {
  /** Known: what was posted on or before this day. */
  readonly today: Day;
  /** Month whose close the month-close rules speak of: the last month that is over (or, at a month's last evening after close, that month). */
  readonly closedMonth: Month;
}

/** Catalogue entry of a rule, the same shape for built-in and users' own rules. */
export interface RuleText {
  readonly id: RuleId;
  readonly name: Words;
}

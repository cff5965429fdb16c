import type {RowId} from '../../base/ids.ts';
import type {RuleValues} from '../book.ts';

/**
 * What a measure found out for a rule: its values by name, or the field that is not recorded, or the reason why the rule
 * does not apply. Thresholds and floors are the rule's own business.
 */
export type Measured =
  | {readonly kind: 'values'; readonly values: RuleValues; readonly entries: Entries}
  | {readonly kind: 'missing'; readonly field: string}
  | {readonly kind: 'not_applicable'; readonly why: NotApplicable};

/** Entries (or rows of a feeding sheet) that cause what was found, oldest first; asked for only where a rule fires. */
export type Entries = readonly RowId[] | (() => readonly RowId[]);

/** Why a rule does not apply. */
export type NotApplicable =
  | 'no_balance'
  | 'no_overdue'
  | 'no_sales'
  | 'no_orders'
  | 'no_agreed_terms'
  | 'default_terms'
  | 'no_limit'
  | 'not_on_account'
  | 'nothing_due'
  | 'not_listed'
  | 'no_promise'
  | 'no_stored_value'
  | 'no_mortgage'
  | 'paid_up'
  | 'few_customers'
  | 'not_ranked'
  | 'no_promotion'
  | 'floor';

/** Several forms of one rule (SAL-01 by month and by running month): the one that fires highest speaks. `null`: no such subject, no finding. */
export type MeasuredForms = Measured | readonly Measured[] | null;

const NONE: readonly RowId[] = [];

/** Values found. */
export function found(values: RuleValues, entries: Entries = NONE): Measured {
  return {kind: 'values', values, entries};
}

/** A field that the rule needs is not recorded. */
export function lacks(field: string): Measured {
  return {kind: 'missing', field};
}

/** The rule does not apply. */
export function notApplicable(why: NotApplicable): Measured {
  return {kind: 'not_applicable', why};
}

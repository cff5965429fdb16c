/** SAL-15: the month's total of the 25 sales-capability criteria against the month before (F45). */
import {asMonth, type Month} from '../../base/calendar-date.ts';
import type {CapabilityScore} from '../feeds.ts';
import {found, lacks, type Measured, type MeasuredForms} from './measured.ts';

/** Field ids of the criteria, in the form's order. */
export const criteria = [
  'c01_system',
  'c02_sales_mgmt',
  'c03_hr',
  'c04_training',
  'c05_rep_number',
  'c06_rep_quality',
  'c07_sales_per_rep',
  'c08_customer_number',
  'c09_customer_level',
  'c10_customer_relations',
  'c11_average_usage',
  'c12_promotion_skill',
  'c13_advertising',
  'c14_corporate_image',
  'c15_government',
  'c16_media',
  'c17_stock_mgmt',
  'c18_delivery_capacity',
  'c19_complaint_handling',
  'c20_technical_service',
  'c21_last_year_plan',
  'c22_this_year_plan',
  'c23_agent_market_share',
  'c24_sales_potential',
  'c25_credit',
] as const;

/** `null` where the customer is not scored at all. */
export function capabilityFall(scores: readonly CapabilityScore[] | null, closed: Month): MeasuredForms {
  if (scores === null || scores.length === 0) return null;
  const now = scores.find(({month}) => month === closed);
  const before = scores.find(({month}) => month === asMonth(closed - 1));
  if (now === undefined) return lacks('total');
  if (before === undefined) return lacks('previous total');
  const unscored = firstUnscored(now) ?? firstUnscored(before);
  if (unscored !== null) return lacks(unscored);
  const total = totalOf(now);
  const prev_total = totalOf(before);
  const collapsed = criteria.filter((_, index) => before.scores[index] === 4 && now.scores[index] === 1);
  return collapsedOr({total, prev_total, fall: prev_total - total, collapsed: collapsed.length}, collapsed, now);
}

function collapsedOr(
  values: Readonly<Record<string, number>>,
  collapsed: readonly string[],
  now: CapabilityScore,
): Measured {
  return found(collapsed.length > 0 ? {...values, criteria: collapsed} : values, [now.id]);
}

function firstUnscored({scores}: CapabilityScore): string | null {
  return criteria.find((_, index) => (scores[index] ?? null) === null) ?? null;
}

function totalOf({scores}: CapabilityScore): number {
  return scores.reduce<number>((sum, score) => sum + (score ?? 0), 0);
}

/** Why a finding stands: the threshold it crossed and the next one, since when, until when, and what would clear it. */
import {asDay, asMonth, type Day, firstDay, type Month, monthOf} from '../base/calendar-date.ts';
import {asId, type RowId} from '../base/ids.ts';
import {lastTrackingDay, trackingDayOf} from '../ledger/arrears-list.ts';
import {positionAt} from '../ledger/position.ts';
import type {Reckoning} from '../ledger/reckoning.ts';
import type {RuleBook, Thresholds} from './book.ts';
import {closedQuarter, type FullClock, fullClock} from './clock.ts';
import {
  type EvaluationClock,
  type Fact,
  type Facts,
  type FactUnit,
  type Finding,
  type Level,
  levelRank,
  levels,
} from './types.ts';
import {isWorkingDay, type WorkCalendar, workingDayBefore} from './working-days.ts';

/** A threshold of a level. */
export interface LevelThreshold {
  readonly level: Level;
  readonly value: number;
  readonly unit: FactUnit;
}

export interface Explanation {
  /** Threshold of the level that stands; `null` where that level has none of its own (AR-04 blue). */
  readonly crossed: LevelThreshold | null;
  /** Threshold of the next level up; `null` at the top. */
  readonly next: LevelThreshold | null;
  /** All thresholds in force for this subject. */
  readonly thresholds: Thresholds;
  /** First day on which it stood at this level, as far as dates alone tell; else ask the episode. */
  readonly since: Day | null;
  /** A month-close or quarter-close result stands until then; `null` for daily rules. */
  readonly until: Day | null;
  /** Figures that the texts may use: `pay`, `pay_step`, `until`, `month`, `sales_needed`, `balance_below` … */
  readonly clearing: Facts;
}

/**
 * Explains a fired finding.
 * @param reckoning of the customer, for findings about one
 */
export function explain(
  finding: Finding,
  clock: EvaluationClock,
  book: RuleBook,
  reckoning: Reckoning | null = null,
): Explanation {
  const full = fullClock(clock);
  const customer = finding.subject.kind === 'customer' ? asId<RowId>(finding.subject.id) : null;
  const thresholds = book.thresholds(finding.rule, customer);
  const rule = book.rule(finding.rule)?.rule;
  if (finding.outcome.kind !== 'fired' || rule === undefined) {
    return {crossed: null, next: null, thresholds, since: null, until: null, clearing: {}};
  }
  const {level, facts} = finding.outcome;
  const above = levels.filter(each => levelRank(each) > levelRank(level));
  const of = (each: Level): LevelThreshold | null => {
    const spec = rule.thresholds[each];
    const value = thresholds[each];
    return spec === undefined || value === undefined ? null : {level: each, value, unit: spec.unit};
  };
  const until = standsUntil(rule.clocks, facts, full);
  const clearing: Record<string, Fact> = {month: {value: full.closedMonth, unit: 'month'}};
  if (finding.rule === 'AR-04') Object.assign(clearing, nextTracking(full.today, book.settings));
  if (until !== null) clearing.until = {value: until, unit: 'day'};
  for (const [name, amount] of Object.entries(
    clearingFigures(finding.rule, level, facts, thresholds, full, reckoning),
  )) {
    clearing[name] = {value: amount, unit: 'fen'};
  }
  return {
    crossed: of(level),
    next: above.map(of).find(each => each !== null) ?? null,
    thresholds,
    since: sinceWhen(finding.rule, level, facts, thresholds, full),
    until,
    clearing,
  };
}

/** The next tracking day; on a day off it is kept and people are reminded on the last working day before (AR-04). */
function nextTracking(today: Day, calendar: WorkCalendar): Facts {
  const tracking = trackingDayOf(asMonth(monthOf(lastTrackingDay(today)) + 1));
  const remind = isWorkingDay(tracking, calendar) ? tracking : workingDayBefore(tracking, calendar);
  return {next_tracking: {value: tracking, unit: 'day'}, remind_on: {value: remind, unit: 'day'}};
}

function standsUntil(clocks: readonly string[], facts: Facts, clock: FullClock): Day | null {
  // The running month's form of SAL-01 is a daily one.
  if (facts.closed_weeks !== undefined) return null;
  if (clocks.includes('quarter_close')) return firstDay(asMonth((closedQuarter(clock) + 2) * 3));
  return clocks.includes('month_close') ? firstDay(asMonth(clock.closedMonth + 2)) : null;
}

/** Amounts in fen that the rule's texts name. */
function clearingFigures(
  rule: string,
  level: Level,
  facts: Facts,
  thresholds: Thresholds,
  clock: FullClock,
  reckoning: Reckoning | null,
): Readonly<Record<string, number>> {
  const lowest = thresholds.blue ?? 0;
  const at = thresholds[level] ?? 0;
  switch (rule) {
    case 'AR-02':
    case 'AR-16':
      return {pay: number(facts, 'overdue_amount')};
    case 'AR-03': {
      const pay = number(facts, 'overdue_amount');
      return {pay, pay_step: reckoning === null ? pay : olderThan(reckoning, at, clock)};
    }
    case 'AR-04':
      return {pay: number(facts, 'still_unpaid')};
    case 'AR-08':
      return {balance_last: last(facts, 'balances')};
    case 'AR-09': {
      const [sum = 0, known = 1] = pair(facts, 'mean_sales_x');
      return {balance_below: Math.floor((sum * lowest) / (known * 100))};
    }
    case 'AR-10':
      return {pay: number(facts, 'balance')};
    case 'AR-11': {
      const used = number(facts, 'used');
      const limit = number(facts, 'limit');
      // Greatest use that is still below a share of the limit.
      const below = (share: number): number => used - (Math.ceil((limit * share) / 10_000) - 1);
      return {pay: below(lowest), pay_step: below(at)};
    }
    case 'AR-12':
      return {
        balance_below: Math.floor((number(facts, 'sales') * (number(facts, 'agreed_days') + lowest)) / 90),
      };
    case 'AR-13':
      return {pay: number(facts, 'promised') - number(facts, 'received_now')};
    case 'AR-18':
      return {pay: number(facts, 'unpaid')};
    case 'AR-20': {
      const [sum = 0, uses = 1] = pair(facts, 'deductions');
      return {recharge: Math.ceil(sum / uses) - number(facts, 'stored_value')};
    }
    case 'SAL-01': {
      const before = number(facts, 'prev_month_sales');
      return {sales_needed: Math.floor((before * (10_000 + lowest)) / 10_000) + 1 - number(facts, 'month_sales')};
    }
    case 'SAL-13': {
      const [target, actual] = [number(facts, 'target'), number(facts, 'actual')];
      const [gone, days] = [number(facts, 'days_gone'), number(facts, 'days')];
      if (gone >= days) return {};
      const enough = Math.floor((gone * target - (days * target * lowest) / 10_000) / days) + 1;
      return {sales_needed: enough - actual};
    }
    default:
      return {};
  }
}

/** Fen unpaid of bills more than so many days past due. */
function olderThan(reckoning: Reckoning, days: number, clock: FullClock): number {
  return positionAt(reckoning, clock.known)
    .openBills.filter(({bill}) => clock.today - bill.dueDate > days)
    .reduce((sum, {unpaid}) => sum + unpaid, 0);
}

function sinceWhen(
  rule: string,
  level: Level,
  facts: Facts,
  thresholds: Thresholds,
  {today, closedMonth}: FullClock,
): Day | null {
  const at = thresholds[level] ?? 0;
  const day = (days: number): Day => asDay(Math.min(days, today));
  switch (rule) {
    case 'AR-02':
    case 'AR-03':
      return day(today - number(facts, 'days_past_due') + at + 1);
    case 'AR-04': {
      const listed = lastTrackingDay(today);
      const back = level === 'blue' ? 0 : number(facts, 'n') - at;
      return trackingDayOf(asMonth(monthOf(listed) - back));
    }
    case 'AR-08':
    case 'AR-10':
    case 'SAL-02':
      return day(closedSince(closedMonth, number(facts, 'months') - at));
    case 'AR-13':
      return day(number(facts, 'promised_date') + 1);
    case 'AR-18':
      return day(number(facts, 'due_date') + at);
    case 'AR-19':
      return day(number(facts, 'apply_before') - at + (level === 'red' ? 1 : 0));
    case 'AR-20':
      return facts.last_use === undefined ? null : day(number(facts, 'last_use') + at);
    case 'SAL-16':
      return day(number(facts, 'expected_run_out') - at);
    case 'SAL-18':
      return day(number(facts, 'next_service_due') + (level === 'yellow' ? at : -at));
    case 'AR-06':
    case 'AR-09':
    case 'AR-12':
    case 'AR-17':
    case 'SAL-04':
    case 'SAL-05':
    case 'SAL-06':
    case 'SAL-09':
    case 'SAL-11':
    case 'SAL-12':
    case 'SAL-15':
      return day(closedSince(closedMonth, 0));
    case 'SAL-01':
      return facts.closed_weeks === undefined ? day(closedSince(closedMonth, 0)) : null;
    default:
      return null;
  }
}

/** First day after the close, some months back. */
function closedSince(closed: Month, back: number): Day {
  return firstDay(asMonth(closed + 1 - back));
}

function number(facts: Facts, name: string): number {
  const value = facts[name]?.value;
  return typeof value === 'number' ? value : 0;
}

function pair(facts: Facts, name: string): readonly number[] {
  const value = facts[name]?.value;
  return Array.isArray(value) ? value.map(Number) : [];
}

function last(facts: Facts, name: string): number {
  return pair(facts, name).at(-1) ?? 0;
}

/** Measures of falling sales of one customer: SAL-01, SAL-02, SAL-03, SAL-04, SAL-14. */
import {asMonth, firstDay, monthOf} from '../../base/calendar-date.ts';
import {changeBp} from '../../ledger/ratio.ts';
import {sheetWeek} from '../../ledger/weeks.ts';
import {closedQuarter} from '../clock.ts';
import type {CustomerFigures} from '../customer-figures.ts';
import {roundedRatio} from '../ratio.ts';
import {monthsWithoutSales} from './exposure.ts';
import {found, lacks, type Measured, notApplicable} from './measured.ts';

/** SAL-01: the closed month against the one before; and the closed weeks of the running month against the same weeks. */
export function dropAgainstLastMonth(figures: CustomerFigures): readonly Measured[] {
  const closed = figures.clock.closedMonth;
  const forms = [againstBefore(figures.sales(closed), figures.sales(asMonth(closed - 1)))];
  const running = runningMonth(figures);
  if (running !== null) forms.push(running);
  return forms;
}

function againstBefore(month_sales: number | null, prev_month_sales: number | null): Measured {
  if (prev_month_sales === null || month_sales === null) return lacks('prev_month_sales');
  const change = month_sales - prev_month_sales;
  const change_bp = changeBp(month_sales, prev_month_sales);
  return found({month_sales, prev_month_sales, change, change_bp});
}

/** `null` before week 1 is closed, after the month's close and where last month's weeks are not known. */
function runningMonth(figures: CustomerFigures): Measured | null {
  const {clock, reckoning} = figures;
  const month = monthOf(clock.today);
  if (month <= clock.closedMonth) return null;
  const {weekScheme} = reckoning.settings;
  const last = figures.closedWeeks.at(-1);
  const first = figures.firstMonth;
  const before = asMonth(month - 1);
  if (last === undefined || last.month !== month || first === null || before < first) return null;
  const same = sheetWeek(before, last.index, weekScheme);
  const month_sales = figures.salesBetween(firstDay(month), last.to);
  const prev_month_sales = figures.salesBetween(firstDay(before), same.to);
  const change = month_sales - prev_month_sales;
  const change_bp = changeBp(month_sales, prev_month_sales);
  return found({month_sales, prev_month_sales, change, change_bp, closed_weeks: last.index + 1});
}

/** SAL-02: closed months in a row without sales, directly after a known month with sales. */
export function monthsAtZero(figures: CustomerFigures): Measured {
  const closed = figures.clock.closedMonth;
  if (figures.sales(closed) === null || figures.sales(asMonth(closed - 1)) === null) return lacks('prev_month_sales');
  const months = monthsWithoutSales(figures);
  if (months === 0) return found({months, last_sales: null});
  const before = figures.sales(asMonth(closed - months));
  return before === null ? notApplicable('no_sales') : found({months, last_sales: before});
}

/** SAL-03: the last four closed weeks, each lower per day than the one before. */
export function weeklyDecline(figures: CustomerFigures): Measured {
  const weeks = figures.closedWeeks.slice(-4);
  const [first] = weeks;
  const known = figures.firstMonth;
  if (known === null) return notApplicable('no_sales');
  if (first === undefined || first.month < known) return lacks('week_sales history');
  const sums = weeks.map(week => ({sales: figures.salesBetween(week.from, week.to), days: week.days}));
  const falls = sums.every((week, index) => {
    const before = sums[index - 1];
    return before === undefined || week.sales * before.days < before.sales * week.days;
  });
  const [a] = sums;
  const z = sums.at(-1);
  if (a === undefined || z === undefined) return lacks('week_sales history');
  // (first − last) / first, per day, as whole numbers: both sides times the days of both weeks.
  const fall = a.sales * z.days - z.sales * a.days;
  const base = a.sales * z.days;
  return found({
    falling: falls ? 1 : 0,
    first_week: a.sales,
    fall,
    base,
    fall_per_day_bp: base <= 0 ? null : roundedRatio(fall, base, 10_000),
    weeks: sums.map(({sales}) => sales),
  });
}

/** SAL-04: the closed month against the same month last year. */
export function fallAgainstLastYear(figures: CustomerFigures): Measured {
  const closed = figures.clock.closedMonth;
  return againstLastYear(figures.sales(closed), figures.sales(asMonth(closed - 12)));
}

/** The figures of SAL-04, for a customer or the shop. */
export function againstLastYear(month_sales: number | null, last_year_sales: number | null): Measured {
  if (month_sales === null || last_year_sales === null) return lacks('same month last year');
  const change = month_sales - last_year_sales;
  const change_bp = changeBp(month_sales, last_year_sales);
  return found({month_sales, last_year_sales, change, change_bp});
}

/** SAL-14: the closed quarter against the quarter before. */
export function quarterChange(figures: CustomerFigures): Measured {
  const quarter = closedQuarter(figures.clock);
  const quarter_sales = quarterSales(figures, quarter);
  const prev_quarter_sales = quarterSales(figures, quarter - 1);
  if (quarter_sales === null || prev_quarter_sales === null) return lacks('previous quarter');
  const change = quarter_sales - prev_quarter_sales;
  const change_bp = changeBp(quarter_sales, prev_quarter_sales);
  return found({quarter, quarter_sales, prev_quarter_sales, change, change_bp});
}

/** A customer's sales of a calendar quarter (years since 1970 × 4 + 0 … 3); `null` when a month of it is unknown. */
export function quarterSales(figures: CustomerFigures, quarter: number): number | null {
  let sum = 0;
  for (let month = quarter * 3; month < quarter * 3 + 3; month += 1) {
    const sales = figures.sales(asMonth(month));
    if (sales === null) return null;
    sum += sales;
  }
  return sum;
}

/** A plan as one command: one transaction, one undo step. */
import type {AppError} from '../base/app-error.ts';
import {asDay, formatMonth, type Month, monthOf} from '../base/calendar-date.ts';
import {err, ok, type Result} from '../base/result.ts';
import {isClosed} from '../ledger/closing.ts';
import type {Settings} from '../schema/settings.ts';
import type {ImportCommit} from './import-types.ts';
import type {Plan} from './plan.ts';

/**
 * The command of a plan. Errors: `import-month-missing`, `month-closed` for a paper table of a closed month,
 * `import-layout-unknown` where no sheet of the file could be understood.
 */
export function commitPlan(plan: Plan, file: string, settings: Settings): Result<ImportCommit, AppError> {
  if (plan.needsMonth) return err({kind: 'import-month-missing', file});
  for (const rows of plan.paper.values()) {
    for (const {month} of rows) {
      if (month !== null && isClosed(month, settings.closedThrough)) {
        return err({kind: 'month-closed', month: formatMonth(month)});
      }
    }
  }
  const blocks = plan.draft.blocks();
  const then = plan.draft.writes();
  if (!plan.understood) return err({kind: 'import-layout-unknown', file});
  let rows = 0;
  for (const outcomes of plan.outcomes.values()) {
    for (const outcome of outcomes.values()) if (outcome === 'new' || outcome === 'changed') rows += 1;
  }
  const months = new Set<Month>();
  for (const block of blocks) {
    for (const day of block.columns.posted_on ?? []) if (typeof day === 'number') months.add(monthOf(asDay(day)));
  }
  return ok({
    command: {kind: 'import', label: 'import', blocks, then},
    rows,
    parked: plan.parked,
    months: [...months].sort((a, b) => a - b),
  });
}

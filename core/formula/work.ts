/** Steps that one evaluation may take: about a tenth of a second to half a second of work. A step is a value looked at. */
export const MAX_STEPS = 5_000_000;
/** Most values in a list that a formula makes itself (a row of 1,000 times a column of 1,000). */
export const MAX_ITEMS = 1_000_000;

/** Counts what an evaluation does, so that no formula can hang whoever asked for its value. */
export interface Work {
  /** Called before work of so many steps; throws `OverBudget` where it would be too much. */
  spend(steps: number): void;
  /** A new evaluation begins; returns what was left, to be given to `resume` when it is over. */
  begin(): number;
  resume(left: number): void;
}

/** Ends an evaluation from within; caught by `evaluate` only, which makes it `#NUM!`. */
export class OverBudget extends Error {}

/** A fresh count. */
export function createWork(): Work {
  let left = MAX_STEPS;
  return {
    spend(steps) {
      left -= steps;
      if (left < 0) throw new OverBudget('too much work');
    },
    begin() {
      const before = left;
      left = MAX_STEPS;
      return before;
    },
    resume(before) {
      left = before;
    },
  };
}

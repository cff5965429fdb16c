/** One thing compared. `why` says how it differs. */
export interface ScoreItem {
  readonly id: string;
  readonly group: string;
  readonly pass: boolean;
  readonly why?: string;
}

/** What every score prints; a score may add fields of its own. */
export interface ScoreResult {
  readonly score: string;
  readonly totals: Readonly<Record<string, {readonly pass: number; readonly of: number}>>;
  readonly items: readonly ScoreItem[];
  readonly [extra: string]: unknown;
}

/** A score's module: `scripts/score/<name>.ts`. Throws an error with a plain sentence when it cannot run. */
export interface ScoreModule {
  run(args: readonly string[]): Promise<ScoreResult>;
}

/** Totals by group, in order of first appearance. */
export function totalsOf(items: readonly ScoreItem[]): ScoreResult['totals'] {
  const totals: Record<string, {pass: number; of: number}> = {};
  for (const item of items) {
    const total = (totals[item.group] ??= {pass: 0, of: 0});
    total.of += 1;
    if (item.pass) total.pass += 1;
  }
  return totals;
}
